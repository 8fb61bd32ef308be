//! The prompts for staff who book for somebody who called or wrote.

use crate::conversation::{Action, OnBehalfAction, OnBehalfPrompt, StaffAction};
use crate::desk::{Appointment, Contact, Place};
use crate::ids::{OfficeId, ServiceId};
use crate::on_behalf::{ClaimCode, Commission, Found, Kept, PLACES};
use crate::reply::{Label, OnBehalfLabel, OnBehalfPassage, OnBehalfRow, Passage, StaffLabel, StaffPassage};
use crate::setting::Setting;
use crate::tell::Teller;
use crate::view::{PAGE, View};

pub(super) fn prompt(setting: &Setting, tell: &Teller, prompt: &OnBehalfPrompt) -> View {
    match prompt {
        OnBehalfPrompt::WhichService { commission } => which_service(setting, tell, commission),
        OnBehalfPrompt::WhichReason { .. } => View::say(about(OnBehalfPassage::WhichReason)).back(),
        OnBehalfPrompt::WhichOffice { commission, offices } => which_office(tell, commission, offices),
        OnBehalfPrompt::Places { commission, places, offices } => {
            places_for(tell, commission, places, offices)
        }
        OnBehalfPrompt::Kept { commission, kept } => kept_for(tell, commission, kept),
        OnBehalfPrompt::Waiting { commission } => waiting(tell, commission),
        OnBehalfPrompt::AtLimit { appointments, .. } => at_limit(tell, appointments),
        OnBehalfPrompt::Booked { appointment, code } => booked(tell, appointment, code),
        OnBehalfPrompt::Found { found } => list(tell, found),
        OnBehalfPrompt::One { found, code } => one(tell, found, code.as_ref()),
        OnBehalfPrompt::Cancelling { found, reason } => cancelling(tell, found, reason),
    }
}

/// An appointment, as staff see it.
pub(crate) fn row(tell: &Teller, appointment: &Appointment) -> OnBehalfRow {
    OnBehalfRow {
        at: tell.local(appointment.starts_at),
        reference: appointment.reference.clone(),
        service: tell.errands(&appointment.errands()).0,
        office: tell.office(&appointment.office),
    }
}

fn about(passage: OnBehalfPassage) -> Passage {
    Passage::Staff(StaffPassage::OnBehalf(passage))
}

fn choice(label: OnBehalfLabel, action: OnBehalfAction) -> (Label, Action) {
    (Label::Staff(StaffLabel::OnBehalf(label)), act(action))
}

fn act(action: OnBehalfAction) -> Action {
    Action::Staff(StaffAction::OnBehalf(action))
}

/// Those that could be meant; else the first of the city, which are booked most.
fn which_service(setting: &Setting, tell: &Teller, commission: &Commission) -> View {
    let offered = || setting.city.services.iter().map(|service| &service.id);
    let meant: Vec<&ServiceId> = match commission.services.is_empty() {
        true => offered().filter(|id| setting.city.is_offered(id)).take(PAGE).collect(),
        false => commission.services.iter().take(PAGE).collect(),
    };
    let services =
        meant.into_iter().map(|id| (Label::Name(tell.service(id)), act(OnBehalfAction::Service(id.clone()))));
    View::say(about(OnBehalfPassage::WhichService)).rows(services).back()
}

fn which_office(tell: &Teller, commission: &Commission, offices: &[OfficeId]) -> View {
    let service = tell.services(&commission.services);
    let named = offices
        .iter()
        .map(|id| (Label::Name(tell.office(id)), act(OnBehalfAction::Office(Some(id.clone())))));
    View::say(about(OnBehalfPassage::WhichOffice { service }))
        .rows(named)
        .row([(Label::AnyOffice, act(OnBehalfAction::Office(None)))])
        .back()
}

fn places_for(tell: &Teller, commission: &Commission, places: &[Place], offices: &[OfficeId]) -> View {
    let passage = OnBehalfPassage::Places {
        service: tell.services(&commission.services),
        office: tell.whereabouts(&commission.offices),
        day: commission.day,
        hours: commission.hours,
        emergency: commission.emergency.is_some(),
        moving: commission.moving.clone(),
        free: !places.is_empty(),
    };
    let free = places.iter().map(|place| {
        let label =
            OnBehalfLabel::Place { at: tell.local(place.starts_at), office: tell.office(&place.office) };
        choice(label, OnBehalfAction::Keep(place.clone()))
    });
    let later = (places.len() >= PLACES).then(|| (Label::Later, act(OnBehalfAction::Later)));
    let elsewhere = (offices.len() > 1).then(|| (Label::OtherOffice, act(OnBehalfAction::OtherOffice)));
    let waits = places.is_empty() && commission.may_wait();
    let wait = waits.then(|| choice(OnBehalfLabel::Wait, OnBehalfAction::AskWait));
    View::say(about(passage)).rows(free).row(later.into_iter().chain(elsewhere)).row(wait).back()
}

fn waiting(tell: &Teller, commission: &Commission) -> View {
    let missing = commission.missing_to_wait();
    let service = tell.services(&commission.services);
    let wait = missing.is_none().then(|| choice(OnBehalfLabel::Wait, OnBehalfAction::Wait));
    View::say(about(OnBehalfPassage::Waiting { service, missing })).row(wait).back()
}

fn kept_for(tell: &Teller, commission: &Commission, kept: &Kept) -> View {
    let place = OnBehalfPassage::Kept {
        service: tell.services(&commission.services),
        office: tell.office(&kept.place.office),
        at: tell.local(kept.place.starts_at),
        until: tell.local(kept.until),
    };
    let other = choice(OnBehalfLabel::OtherPlace, OnBehalfAction::OtherPlace);
    if let Some(field) = commission.missing() {
        let passages = vec![about(place), about(OnBehalfPassage::Ask(field))];
        return View { passages, choices: Vec::new() }.row([other]);
    }
    let (label, known) = match commission.moving {
        Some(_) => {
            (OnBehalfLabel::ConfirmMove, OnBehalfPassage::Reason { reason: commission.reason.clone() })
        }
        None => {
            let contact = shown(&commission.contact, kept.shows_names);
            (OnBehalfLabel::Book, OnBehalfPassage::Known { contact })
        }
    };
    let passages = vec![about(place), about(known)];
    View { passages, choices: Vec::new() }.row([choice(label, OnBehalfAction::Book)]).row([other])
}

/// Where names may not be shown, nothing is repeated that was typed.
fn shown(contact: &Contact, shows_names: bool) -> Vec<String> {
    if shows_names { contact.values() } else { Vec::new() }
}

fn at_limit(tell: &Teller, appointments: &[Appointment]) -> View {
    let rows = appointments.iter().map(|one| row(tell, one)).collect();
    let moves = appointments.iter().map(|one| {
        let reference = one.reference.clone();
        let label = OnBehalfLabel::Move { reference: Some(reference.clone()) };
        choice(label, OnBehalfAction::Move(reference))
    });
    View::say(about(OnBehalfPassage::AtLimit { rows })).rows(moves).back()
}

fn booked(tell: &Teller, appointment: &Appointment, code: &ClaimCode) -> View {
    let booked = about(OnBehalfPassage::Booked(row(tell, appointment)));
    let code = about(OnBehalfPassage::Code { code: code.to_string() });
    let open = OnBehalfAction::Open(appointment.reference.clone());
    View { passages: vec![booked, code], choices: Vec::new() }
        .row([choice(OnBehalfLabel::Open(row(tell, appointment)), open)])
        .back()
}

fn list(tell: &Teller, found: &[Found]) -> View {
    let rows: Vec<OnBehalfRow> = found.iter().map(|one| row(tell, &one.appointment)).collect();
    let open = rows
        .iter()
        .map(|row| choice(OnBehalfLabel::Open(row.clone()), OnBehalfAction::Open(row.reference.clone())));
    let open: Vec<_> = open.collect();
    View::say(about(OnBehalfPassage::Found { rows })).rows(open).back()
}

fn one(tell: &Teller, found: &Found, code: Option<&ClaimCode>) -> View {
    let contact = found.contact.as_ref().map(Contact::values).unwrap_or_default();
    let told = OnBehalfPassage::One { row: row(tell, &found.appointment), contact, has_chat: found.has_chat };
    let code = code.map(|code| OnBehalfPassage::Code { code: code.to_string() });
    let passages = std::iter::once(told).chain(code).map(about).collect();
    let reference = || found.appointment.reference.clone();
    let new_code =
        (!found.has_chat).then(|| choice(OnBehalfLabel::NewCode, OnBehalfAction::NewCode(reference())));
    View { passages, choices: Vec::new() }
        .row([choice(OnBehalfLabel::Move { reference: None }, OnBehalfAction::Move(reference()))])
        .row([choice(OnBehalfLabel::AskCancel, OnBehalfAction::AskCancel)])
        .row(new_code)
        .back()
}

fn cancelling(tell: &Teller, found: &Found, reason: &str) -> View {
    let passage = OnBehalfPassage::Cancelling {
        row: row(tell, &found.appointment),
        reason: reason.to_owned(),
        has_chat: found.has_chat,
    };
    let open = OnBehalfAction::Open(found.appointment.reference.clone());
    View::say(about(passage))
        .row([choice(OnBehalfLabel::Cancel, OnBehalfAction::Cancel)])
        .row([(Label::Back, act(open))])
}
