//! The prompts on the way to an appointment.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};

use super::{PLACES, View};
use crate::city::Office;
use crate::conversation::{Action, Draft, Listing};
use crate::desk::{Contact, Hold, Hours, Place, Wish};
use crate::directory::Directory;
use crate::ids::ServiceId;
use crate::month::Month;
use crate::reply::{Among, Label, Passage};
use crate::setting::Setting;
use crate::tell::Teller;

pub(super) fn places(
    setting: &Setting,
    tell: &Teller,
    draft: &Draft,
    places: &[Place],
    next_release: Option<DateTime<Utc>>,
) -> View {
    let wish = &draft.wish;
    let (service, quantity) = tell.errands(&wish.errands());
    let office = tell.whereabouts(&wish.offices);
    let passage = if places.is_empty() {
        nothing_free(tell, draft, wish.day, next_release)
    } else {
        let moving = draft.old.as_ref().map(|old| tell.local(old.starts_at));
        Passage::Places {
            service,
            whom: draft.ward(),
            quantity,
            office,
            day: wish.day,
            since: since(tell, wish),
            within: within(tell, wish),
            moving,
        }
    };
    let choices = places.iter().map(|place| {
        let office = (wish.offices.len() != 1).then(|| tell.office(&place.office));
        (Label::Place { at: tell.local(place.starts_at), office }, Action::Place(place.clone()))
    });
    // Where nothing is free at all, no other day helps.
    let hopeless = places.is_empty() && wish.day.is_none() && wish.hours.is_none();
    let full = places.len() >= usize::from(PLACES);
    let later = full.then_some((Label::Later, Action::Later));
    let other_day = (!hopeless).then_some((Label::OtherDay, Action::OtherDay));
    View::say(passage)
        .rows(choices)
        .row(later.into_iter().chain(other_day))
        .row(wait(setting, draft, places.is_empty()))
        .row(other_office(setting, draft).filter(|_| !hopeless || !wish.offices.is_empty()))
        .row(otherwise(setting, draft))
        .row(with_others(setting, tell, draft, !places.is_empty()))
        .back()
}

/// One errand more in the same visit where there are places, and fewer of them where there are none. What is
/// moved stays what it is.
fn with_others(setting: &Setting, tell: &Teller, draft: &Draft, has_places: bool) -> Option<(Label, Action)> {
    let services = draft.wish.services();
    let more = has_places && !setting.city.besides(&services).is_empty();
    let fewer = !has_places && services.len() > 1;
    match draft.old {
        None if more => Some((Label::OneMoreErrand, Action::OneMoreErrand)),
        None if fewer => {
            Some((Label::OnlyThisErrand(tell.service(&draft.wish.service)), Action::OnlyThisErrand))
        }
        _ => None,
    }
}

pub(super) fn besides(setting: &Setting, tell: &Teller, draft: &Draft, page: usize) -> View {
    let services = draft.wish.services();
    let others = setting.city.besides(&services).into_iter();
    let others =
        others.map(|other| (Label::Name(tell.text(&other.name)), Action::AddErrand(other.id.clone())));
    View::say(Passage::ChooseErrand { service: tell.services(&services) }).page(others.collect(), page).back()
}

/// The first day that is wished for, where no day is.
pub(super) fn since(tell: &Teller, wish: &Wish) -> Option<NaiveDate> {
    wish.from.filter(|_| wish.day.is_none()).map(|from| tell.local(from).date())
}

/// The hours that are wished for; a time on a day is where they begin.
pub(super) fn within(tell: &Teller, wish: &Wish) -> Option<Hours> {
    let from = wish.from.filter(|_| wish.day.is_some()).map(|from| tell.local(from).time());
    wish.hours.or_else(|| from.map(|from| Hours { from, to: None }))
}

fn nothing_free(
    tell: &Teller,
    draft: &Draft,
    day: Option<NaiveDate>,
    next_release: Option<DateTime<Utc>>,
) -> Passage {
    let wish = &draft.wish;
    let (service, quantity) = tell.errands(&wish.errands());
    Passage::NothingFree {
        service,
        whom: draft.ward(),
        quantity,
        several: !wish.also.is_empty(),
        office: tell.whereabouts(&wish.offices),
        day,
        since: since(tell, wish),
        within: within(tell, wish),
        next_release: next_release.map(|at| tell.local(at)),
        phone: tell.phone(),
        hours: tell.phone_hours(),
    }
}

/// What is booked stays, and who waits comes first when it goes on.
pub(super) fn paused(setting: &Setting, tell: &Teller, draft: &Draft, sentence: &str) -> View {
    let (service, quantity) = tell.errands(&draft.wish.errands());
    View::say(Passage::Paused {
        service,
        quantity,
        sentence: sentence.to_owned(),
        phone: tell.phone(),
        hours: tell.phone_hours(),
    })
    .row(wait(setting, draft, true))
    .back()
}

fn other_office(setting: &Setting, draft: &Draft) -> Option<(Label, Action)> {
    let several = setting.city.offices_for(&draft.wish.services()).len() > 1;
    several.then_some((Label::OtherOffice, Action::OtherOffice))
}

/// Where nothing is free nobody is sent away; and who moves may hope for something better.
fn wait(setting: &Setting, draft: &Draft, nothing_free: bool) -> Option<(Label, Action)> {
    let offered = setting.abilities.offers && (nothing_free || draft.old.is_some());
    offered.then_some((Label::Wait, Action::Wait))
}

/// Ways to be less choosy, and for several.
fn otherwise(setting: &Setting, draft: &Draft) -> Vec<(Label, Action)> {
    let wish = &draft.wish;
    let mut row = Vec::new();
    if !wish.offices.is_empty() {
        row.push((Label::AnyOffice, Action::AnyOffice));
    }
    if wish.day.is_some() || wish.from.is_some() {
        row.push((Label::AnyDay, Action::AnyDay));
    }
    if wish.hours.is_some() {
        row.push((Label::AnyHour, Action::AnyHour));
    }
    if setting.city.most(&wish.services()) > 1 && draft.old.is_none() {
        row.push((Label::ForSeveral, Action::ForSeveral));
    }
    row
}

pub(super) fn elsewhere(setting: &Setting, tell: &Teller, service: &ServiceId) -> View {
    if setting.city.elsewhere_for(service).next().is_none() {
        let (phone, hours) = (tell.phone(), tell.phone_hours());
        return View::say(Passage::NotBookable { service: tell.service(service), phone, hours }).back();
    }
    let offices = setting.city.elsewhere_for(service);
    View::say(Passage::Elsewhere {
        service: tell.service(service),
        offices: offices.map(|(office, address)| (tell.text(&office.name), address.to_owned())).collect(),
        phone: tell.phone(),
        hours: tell.phone_hours(),
    })
    .back()
}

pub(super) fn districts(setting: &Setting, tell: &Teller, draft: &Draft, page: usize) -> View {
    let services = &draft.wish.services();
    let districts = setting.city.districts_for(services).into_iter().map(|district| {
        let name = district.name.to_owned();
        let label = Label::District { name: name.clone(), offices: district.offices.len() };
        (label, Action::District(name))
    });
    let postal_codes = setting.city.knows_postal_codes_for(services);
    View::say(Passage::ChooseDistrict { service: tell.services(services), postal_codes })
        .page(districts.collect(), page)
        .row([(Label::AnyOffice, Action::AnyOffice), (Label::Back, Action::Back)])
}

/// The offices of a listing, in its order.
pub(crate) fn listed<'a>(city: &'a Directory, draft: &Draft, listing: &Listing) -> Vec<&'a Office> {
    let services = &draft.wish.services();
    match listing {
        Listing::All => city.offices_for(services),
        Listing::Of(district) => {
            let offices = city.offices_for(services).into_iter();
            offices.filter(|office| office.district == *district).collect()
        }
        Listing::Near(postal_code) => city.nearest_for(services, postal_code),
    }
}

pub(super) fn offices(
    setting: &Setting,
    tell: &Teller,
    draft: &Draft,
    listing: &Listing,
    page: usize,
) -> View {
    let services = &draft.wish.services();
    let (among, any) = match listing {
        Listing::All => {
            let postal_codes = setting.city.knows_postal_codes_for(services);
            (Among::All { postal_codes }, (Label::AnyOffice, Action::AnyOffice))
        }
        Listing::Near(postal_code) => {
            (Among::Near(postal_code.clone()), (Label::AnyOffice, Action::AnyOffice))
        }
        Listing::Of(district) => {
            let any = (Label::AnyOfficeOf(district.clone()), Action::AnyOfficeOf(district.clone()));
            (Among::District(district.clone()), any)
        }
    };
    let offices = listed(setting.city, draft, listing).into_iter().map(|office| {
        // In a district, its name would only repeat itself.
        let district = if matches!(listing, Listing::Of(_)) { "" } else { &office.district };
        let label = Label::Office { name: tell.text(&office.name), district: district.to_owned() };
        (label, Action::Office(office.id.clone()))
    });
    // Somewhere else, nobody knows what combines.
    let only = services.first().filter(|_| services.len() == 1);
    let elsewhere = only.into_iter().flat_map(|service| setting.city.elsewhere_for(service));
    let elsewhere = elsewhere.filter(|(_, address)| !address.is_empty());
    let elsewhere: Vec<_> =
        elsewhere.map(|(office, address)| (tell.text(&office.name), address.to_owned())).collect();
    let mut view = View::say(Passage::ChooseOffice { service: tell.services(services), among });
    view.passages.extend((!elsewhere.is_empty()).then_some(Passage::AlsoElsewhere { offices: elsewhere }));
    view.page(offices.collect(), page).row([any, (Label::Back, Action::Back)])
}

/// A month, a row for each week, and the ways to the months before and after that have places.
pub(super) fn days(
    setting: &Setting,
    tell: &Teller,
    draft: &Draft,
    days: &[NaiveDate],
    month: Month,
) -> View {
    let (service, quantity) = tell.errands(&draft.wish.errands());
    let passage = match days {
        [] => nothing_free(tell, draft, None, None),
        _ => Passage::ChooseDay {
            service,
            quantity,
            office: tell.whereabouts(&draft.wish.offices),
            within: draft.wish.hours,
            month,
        },
    };
    let shown: Vec<NaiveDate> = days.iter().copied().filter(|day| month.contains(*day)).collect();
    let months = || days.iter().map(|day| Month::of(*day));
    let earlier = months().rfind(|other| *other < month).map(|month| (month, true));
    let later = months().find(|other| *other > month).map(|month| (month, false));
    let way = |(month, earlier)| (Label::Month { month, earlier }, Action::Month(month));
    shown
        .chunk_by(|one, other| one.iso_week() == other.iso_week())
        .fold(View::say(passage), |view, week| {
            view.row(week.iter().map(|day| (Label::Day(*day), Action::Day(*day))))
        })
        .row([earlier, later].into_iter().flatten().map(way))
        .row(wait(setting, draft, days.is_empty()).filter(|_| days.is_empty()))
        .row(days.is_empty().then(|| other_office(setting, draft)).flatten())
        .row([(Label::AnyDay, Action::AnyDay), (Label::Back, Action::Back)])
}

pub(super) fn quantity(setting: &Setting, tell: &Teller, draft: &Draft) -> View {
    let services = &draft.wish.services();
    let most = setting.city.most(services);
    View::say(Passage::ChooseQuantity { service: tell.services(services) })
        .rows((1..=most).map(|quantity| (Label::Quantity(quantity), Action::Quantity(quantity))))
        .back()
}

pub(super) fn held(tell: &Teller, draft: &Draft, hold: &Hold, contact: &Contact) -> View {
    let errands = draft.wish.errands();
    let held = Passage::Held {
        told: tell.place(&draft.wish, &hold.place, draft.ward()),
        bring: tell.bring(&errands),
        fee: tell.fee(&errands),
        until: tell.local(hold.until),
        // What falls out does not stay until something new is confirmed.
        moving: draft.old.as_ref().filter(|old| !old.falls_out).map(|old| tell.local(old.starts_at)),
    };
    let last_move = draft.old.as_ref().is_some_and(|old| tell.is_last_move(old));
    let held = std::iter::once(held).chain(last_move.then_some(Passage::LastMove));
    let more_time = hold.extendable.then_some((Label::MoreTime, Action::MoreTime));
    match hold.missing.first() {
        Some(field) => View { passages: held.chain([Passage::Ask(*field)]).collect(), choices: Vec::new() }
            .row(more_time.into_iter().chain([(Label::Back, Action::Back)])),
        None => {
            let confirm = if draft.old.is_some() { Label::ConfirmMove } else { Label::Book };
            let given = contact.given().next().is_some();
            let details = given.then(|| Passage::Details(contact.values()));
            View { passages: held.chain(details).collect(), choices: Vec::new() }
                .row([(confirm, Action::Book)])
                .row(given.then_some((Label::ChangeDetails, Action::ChangeDetails)))
                .row(more_time.into_iter().chain([(Label::Back, Action::Back)]))
        }
    }
}
