//! The prompts on the way to an appointment.

use chrono::NaiveDate;

use super::{PLACES, View};
use crate::conversation::{Action, Draft};
use crate::desk::{Contact, Hold, Place};
use crate::reply::{Label, Passage};
use crate::setting::Setting;
use crate::tell::Teller;

pub(super) fn places(setting: &Setting, tell: &Teller, draft: &Draft, places: &[Place]) -> View {
    let wish = &draft.wish;
    let service = tell.service(&wish.service);
    let office = wish.office.as_ref().map(|office| tell.office(office));
    let passage = if places.is_empty() {
        nothing_free(tell, draft, wish.day)
    } else {
        let moving = draft.old.as_ref().map(|old| tell.local(old.starts_at));
        Passage::Places { service, quantity: wish.quantity, office, day: wish.day, moving }
    };
    let choices = places.iter().map(|place| {
        let office = wish.office.is_none().then(|| tell.office(&place.office));
        (Label::Place { at: tell.local(place.starts_at), office }, Action::Place(place.clone()))
    });
    // Where nothing is free at all, no other day helps.
    let hopeless = places.is_empty() && wish.day.is_none();
    let full = places.len() >= usize::from(PLACES);
    let later = full.then_some((Label::Later, Action::Later));
    let other_day = (!hopeless).then_some((Label::OtherDay, Action::OtherDay));
    View::say(passage)
        .rows(choices)
        .row(later.into_iter().chain(other_day))
        .row(other_office(setting, draft).filter(|_| !hopeless || wish.office.is_some()))
        .row(otherwise(setting, draft))
        .back()
}

fn nothing_free(tell: &Teller, draft: &Draft, day: Option<NaiveDate>) -> Passage {
    let wish = &draft.wish;
    Passage::NothingFree {
        service: tell.service(&wish.service),
        quantity: wish.quantity,
        office: wish.office.as_ref().map(|office| tell.office(office)),
        day,
        phone: tell.phone(),
        hours: tell.phone_hours(),
    }
}

fn other_office(setting: &Setting, draft: &Draft) -> Option<(Label, Action)> {
    let several = setting.city.offices_for(&draft.wish.service).nth(1).is_some();
    several.then_some((Label::OtherOffice, Action::OtherOffice))
}

/// Ways to be less choosy, and for several.
fn otherwise(setting: &Setting, draft: &Draft) -> Vec<(Label, Action)> {
    let wish = &draft.wish;
    let mut row = Vec::new();
    if wish.office.is_some() {
        row.push((Label::AnyOffice, Action::AnyOffice));
    }
    if wish.day.is_some() {
        row.push((Label::AnyDay, Action::AnyDay));
    }
    let most = setting.city.service(&wish.service).map_or(1, |service| service.max_quantity);
    if most > 1 && draft.old.is_none() {
        row.push((Label::ForSeveral, Action::ForSeveral));
    }
    row
}

pub(super) fn offices(setting: &Setting, tell: &Teller, draft: &Draft, page: usize) -> View {
    let service = &draft.wish.service;
    let offices = setting.city.offices_for(service).map(|office| {
        let label = Label::Office { name: tell.text(&office.name), district: office.district.clone() };
        (label, Action::Office(office.id.clone()))
    });
    View::say(Passage::ChooseOffice { service: tell.service(service) })
        .page(offices.collect(), page)
        .row([(Label::AnyOffice, Action::AnyOffice), (Label::Back, Action::Back)])
}

pub(super) fn days(setting: &Setting, tell: &Teller, draft: &Draft, days: &[NaiveDate]) -> View {
    let passage = match days {
        [] => nothing_free(tell, draft, None),
        _ => Passage::ChooseDay { service: tell.service(&draft.wish.service) },
    };
    // Two in a row: a day is short, and a phone shows them all at once.
    days.chunks(2)
        .fold(View::say(passage), |view, pair| {
            view.row(pair.iter().map(|day| (Label::Day(*day), Action::Day(*day))))
        })
        .row((!days.is_empty()).then_some((Label::More, Action::More)))
        .row(days.is_empty().then(|| other_office(setting, draft)).flatten())
        .row([(Label::AnyDay, Action::AnyDay), (Label::Back, Action::Back)])
}

pub(super) fn quantity(setting: &Setting, tell: &Teller, draft: &Draft) -> View {
    let service = &draft.wish.service;
    let most = setting.city.service(service).map_or(1, |service| service.max_quantity);
    View::say(Passage::ChooseQuantity { service: tell.service(service) })
        .rows((1..=most).map(|quantity| (Label::Quantity(quantity), Action::Quantity(quantity))))
        .back()
}

pub(super) fn held(setting: &Setting, tell: &Teller, draft: &Draft, hold: &Hold, contact: &Contact) -> View {
    let wish = &draft.wish;
    let fee = setting.city.service(&wish.service).map(|service| tell.fee(service)).unwrap_or_default();
    let held = Passage::Held {
        told: tell.place(&wish.service, wish.quantity, &hold.place),
        bring: tell.bring(&wish.service),
        fee,
        until: tell.local(hold.until),
        moving: draft.old.as_ref().map(|old| tell.local(old.starts_at)),
    };
    let more_time = hold.extendable.then_some((Label::MoreTime, Action::MoreTime));
    match hold.missing.first() {
        Some(field) => View { passages: vec![held, Passage::Ask(*field)], choices: Vec::new() }
            .row(more_time.into_iter().chain([(Label::Back, Action::Back)])),
        None => {
            let confirm = if draft.old.is_some() { Label::ConfirmMove } else { Label::Book };
            let given = contact.given().next().is_some();
            let details = given.then(|| Passage::Details(contact.values()));
            View { passages: std::iter::once(held).chain(details).collect(), choices: Vec::new() }
                .row([(confirm, Action::Book)])
                .row(given.then_some((Label::ChangeDetails, Action::ChangeDetails)))
                .row(more_time.into_iter().chain([(Label::Back, Action::Back)]))
        }
    }
}
