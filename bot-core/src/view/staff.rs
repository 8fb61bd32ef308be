//! The prompts for staff.

mod closures;
mod day;
mod figures;
mod notices;
mod on_behalf;
mod plea;
mod rules;

pub(crate) use day::sheet as day_sheet;
pub(crate) use figures::{pictures as pictures_of, words as figures_in_words};
pub(crate) use notices::stands;
pub(crate) use on_behalf::row as on_behalf_row;

use chrono::{DateTime, Utc};

use super::View;
use crate::conversation::{Action, StaffAction, StaffPrompt};
use crate::reply::{Age, Label, OnBehalfPassage, Passage, StaffLabel, StaffPassage};
use crate::setting::Setting;
use crate::staff::{Matter, Member, PAGE, StaffRequest};
use crate::tell::Teller;

pub(super) fn prompt(setting: &Setting, tell: &Teller, prompt: &StaffPrompt, now: DateTime<Utc>) -> View {
    match prompt {
        StaffPrompt::Home { member } => home(tell, member),
        StaffPrompt::Requests { requests, .. } if requests.is_empty() => {
            View::say(Passage::Staff(StaffPassage::NoRequests)).back()
        }
        StaffPrompt::Requests { requests, page, total, at } => list(tell, requests, *page, *total, *at),
        StaffPrompt::Request { request, at } => one(tell, request, *at),
        StaffPrompt::Closing { plan, offices, extent, today } => {
            closures::closing(tell, plan, offices, *extent, *today)
        }
        StaffPrompt::Closures { closures } => closures::closures(tell, closures),
        StaffPrompt::Day(prompt) => day::prompt(tell, prompt, now),
        StaffPrompt::Expected { expected } => day::expected(tell, expected, now),
        StaffPrompt::Writing(writing) => notices::writing(setting, tell, writing, now),
        StaffPrompt::Notices { notices } => notices::notices(tell, notices, now),
        StaffPrompt::Approval { notice, languages, extent } => {
            notices::approval(tell, notice, languages, extent, now)
        }
        StaffPrompt::OnBehalf(prompt) => on_behalf::prompt(setting, tell, prompt),
        StaffPrompt::Rules(prompt) => rules::prompt(tell, prompt),
        StaffPrompt::Plea(prompt) => plea::prompt(tell, prompt),
        StaffPrompt::Figures(prompt) => figures::prompt(tell, prompt),
    }
}

fn home(tell: &Teller, member: &Member) -> View {
    let offices = member.offices.iter().map(|office| tell.office(office)).collect();
    let view =
        View::say(Passage::Staff(StaffPassage::Home { role: member.role, offices, waiting: member.waiting }));
    let requests = (Label::Staff(StaffLabel::Requests), Action::Staff(StaffAction::Requests { page: 0 }));
    view.row((member.waiting > 0).then_some(requests))
        .row(member.role.serves().then(day::today))
        .row(member.role.writes().then(notices::all))
        .back()
}

fn list(tell: &Teller, requests: &[StaffRequest], page: u16, total: u32, at: DateTime<Utc>) -> View {
    let passages = std::iter::once(Passage::Staff(StaffPassage::Requests { total }))
        .chain(requests.iter().flat_map(|request| told(tell, request, at)))
        .collect();
    let choices = requests.iter().map(|request| {
        let reference = request.appointments.first().map(|appointment| appointment.reference.clone());
        let label = StaffLabel::Request { matter: request.matter.clone(), reference };
        (Label::Staff(label), Action::Staff(StaffAction::Take(request.id.clone())))
    });
    let more = total > u32::from(PAGE);
    let next = Action::Staff(StaffAction::Requests { page: page.saturating_add(1) });
    View { passages, choices: Vec::new() }.rows(choices).row(more.then_some((Label::More, next))).back()
}

fn one(tell: &Teller, request: &StaffRequest, at: DateTime<Utc>) -> View {
    let handlings = request.handlings.iter().map(|handling| {
        let action = StaffAction::Handle(request.id.clone(), *handling);
        (Label::Staff(StaffLabel::Handle(*handling)), Action::Staff(action))
    });
    View { passages: told(tell, request, at).collect(), choices: Vec::new() }
        .rows(handlings)
        .row([(Label::Staff(StaffLabel::Requests), Action::Staff(StaffAction::Requests { page: 0 }))])
}

fn told(tell: &Teller, request: &StaffRequest, at: DateTime<Utc>) -> impl Iterator<Item = Passage> {
    // An appointment says both.
    let bare = request.appointments.is_empty();
    let about = StaffPassage::Request {
        matter: request.matter.clone(),
        service: request.service.as_ref().filter(|_| bare).map(|service| tell.service(service)),
        office: request.office.as_ref().filter(|_| bare).map(|office| tell.office(office)),
        age: Age::between(request.filed_at, at),
        taken_by: request.taken_by.clone(),
        question: request.question,
    };
    let call_back = match request.matter {
        Matter::CallBack { starts_at, until, .. } => {
            let (at, until) = (tell.local(starts_at), tell.local(until));
            Some(Passage::Staff(StaffPassage::OnBehalf(OnBehalfPassage::CallBack { at, until })))
        }
        _ => None,
    };
    let appointments = request.appointments.iter().map(|appointment| Passage::Appointment {
        told: tell.appointment(appointment),
        reference: appointment.reference.clone(),
        falls_out: appointment.falls_out,
    });
    std::iter::once(Passage::Staff(about)).chain(call_back).chain(appointments)
}
