//! The prompts that ask what suits somebody who waits.

use chrono::{Days, NaiveDate, NaiveTime};

use super::waitlist::waited;
use super::{PAGE, View};
use crate::conversation::{Action, Wanted};
use crate::desk::Hours;
use crate::directory::Directory;
use crate::ids::{OfficeId, ServiceId};
use crate::reply::{Label, Passage};
use crate::setting::Setting;
use crate::tell::Teller;
use crate::waitlist::{Entry, Part};

/// A fortnight: the next release of most offices lies in it.
const TWO_WEEKS: Days = Days::new(14);
/// Nobody waits for longer without being asked.
const LONGEST: Days = Days::new(365);

/// Until when somebody waits who says that it may take as long as it takes.
pub(crate) fn as_long_as_it_takes(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(LONGEST).unwrap_or(today)
}

pub(super) fn wishes(
    setting: &Setting,
    tell: &Teller,
    today: NaiveDate,
    entry: &Entry,
    part: Option<Part>,
    page: usize,
) -> View {
    let view = View::say(Passage::Wishes { waited: waited(tell, entry), part });
    match part {
        None => which(setting, view, entry),
        Some(Part::Weekdays) => weekdays(setting, view, entry),
        Some(Part::Hours) => hours(view),
        Some(Part::Until) => until(view, today, entry),
        Some(part @ (Part::Offices | Part::Nearby)) => offices(setting, tell, view, entry, part, page),
    }
}

fn which(setting: &Setting, view: View, entry: &Entry) -> View {
    let several = setting.city.offices_for(&entry.wish.services()).len() > 1;
    let office = several.then_some((Label::OtherOffice, Action::AskWish(Part::Offices)));
    let until = (Label::UntilWhen, Action::AskWish(Part::Until));
    view.row([
        (Label::Weekdays, Action::AskWish(Part::Weekdays)),
        (Label::TimeOfDay, Action::AskWish(Part::Hours)),
    ])
    .row(office.into_iter().chain([until]))
    .row([(Label::Done, Action::Back)])
}

/// One row for two days of those on which the wanted offices open.
fn weekdays(setting: &Setting, view: View, entry: &Entry) -> View {
    let wish = &entry.wish;
    let open: Vec<u8> = setting.city.weekdays_for(&wish.services(), &wish.offices).named().collect();
    let choice = |weekday: &u8| {
        let chosen = wish.weekdays.name(*weekday);
        (Label::Weekday { weekday: *weekday, chosen }, Action::Wish(Wanted::Weekday(*weekday)))
    };
    let any = (!wish.weekdays.are_any()).then_some((Label::AnyDay, Action::Wish(Wanted::AnyWeekday)));
    open.chunks(2)
        .fold(view, |view, two| view.row(two.iter().map(choice)))
        .row(any.into_iter().chain([(Label::Done, Action::Back)]))
}

fn hours(view: View) -> View {
    let noon = NaiveTime::from_hms_opt(12, 0, 0);
    let wish = |hours| Action::Wish(Wanted::Hours(hours));
    let mornings = noon.map(|noon| Hours { from: NaiveTime::MIN, to: Some(noon) });
    let afternoons = noon.map(|noon| Hours { from: noon, to: None });
    view.row([(Label::Mornings, wish(mornings)), (Label::Afternoons, wish(afternoons))])
        .row([(Label::AnyHour, wish(None)), (Label::Back, Action::Back)])
}

fn until(view: View, today: NaiveDate, entry: &Entry) -> View {
    let only = entry.wish.day.unwrap_or(today);
    let until = |day, only| Action::Wish(Wanted::Until { day, only });
    let fortnight = today.checked_add_days(TWO_WEEKS).unwrap_or(today);
    view.row([(Label::OnlyOn(only), until(only, true)), (Label::TwoWeeks, until(fortnight, false))]).row([
        (Label::AsLongAsItTakes, until(as_long_as_it_takes(today), false)),
        (Label::Back, Action::Back),
    ])
}

fn offices(setting: &Setting, tell: &Teller, view: View, entry: &Entry, part: Part, page: usize) -> View {
    let wanted = if part == Part::Nearby { Wanted::Nearby } else { Wanted::Offices };
    let any = match part {
        Part::Nearby if !entry.wish.offices.is_empty() => Label::AsWished,
        _ => Label::AnyOffice,
    };
    let areas = areas(setting.city, tell, &entry.wish.services(), part).into_iter();
    let areas = areas.map(|(label, offices)| (label, Action::Wish(wanted(offices))));
    view.page(areas.collect(), page)
        .row([(any, Action::Wish(wanted(Vec::new()))), (Label::Back, Action::Back)])
}

/// Where one can wish to come: the offices, or where they are many, the districts. At short notice a district
/// says best what is near.
pub(crate) fn areas(
    city: &Directory,
    tell: &Teller,
    services: &[ServiceId],
    part: Part,
) -> Vec<(Label, Vec<OfficeId>)> {
    let districts = city.districts_for(services);
    let known = districts.iter().filter(|district| !district.name.is_empty()).count();
    let few = part != Part::Nearby && city.offices_for(services).len() <= PAGE;
    if known < 2 || few {
        let offices = city.offices_for(services).into_iter().map(|office| {
            let label = Label::Office { name: tell.text(&office.name), district: office.district.clone() };
            (label, vec![office.id.clone()])
        });
        return offices.collect();
    }
    let districts = districts.into_iter().map(|district| {
        let label = Label::District { name: district.name.to_owned(), offices: district.offices.len() };
        (label, district.offices.iter().map(|office| office.id.clone()).collect())
    });
    districts.collect()
}
