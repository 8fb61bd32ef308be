//! The prompts around appointments that stand.

use super::View;
use crate::conversation::{Action, Draft, Limit};
use crate::desk::{Appointment, Ward};
use crate::reply::{Label, News, Passage};
use crate::setting::Setting;
use crate::tell::Teller;
use crate::tidings::WhichStays;

pub(super) fn standing(tell: &Teller, appointment: &Appointment, news: News) -> View {
    View::say(Passage::Booked {
        news,
        told: tell.appointment(appointment),
        reference: appointment.reference.clone(),
        bring: tell.bring(&appointment.errands()),
    })
    .row(change(tell, appointment, false))
}

pub(super) fn list(tell: &Teller, appointments: &[Appointment]) -> View {
    if appointments.is_empty() {
        return View::say(Passage::NoAppointments);
    }
    let told = appointments.iter().map(|appointment| one(tell, appointment));
    let passages = std::iter::once(Passage::Appointments).chain(told).collect();
    changes(View { passages, choices: Vec::new() }, tell, appointments)
}

fn one(tell: &Teller, appointment: &Appointment) -> Passage {
    Passage::Appointment {
        told: tell.appointment(appointment),
        reference: appointment.reference.clone(),
        falls_out: appointment.falls_out,
    }
}

pub(super) fn limit(
    setting: &Setting,
    tell: &Teller,
    draft: &Draft,
    appointments: &[Appointment],
    limit: Limit,
) -> View {
    let number = appointments.len();
    let (phone, hours) = (tell.phone(), tell.phone_hours());
    let first = match (limit, appointments) {
        (Limit::Elsewhere, _) => Passage::KnownElsewhere { phone, hours },
        (Limit::Account, _) => Passage::TooManyOfAccount { limit: number, phone, hours },
        (Limit::Service, [only]) => {
            Passage::SameService { told: tell.appointment(only), movable: tell.may_move(only) }
        }
        (Limit::Service | Limit::Person, _) => Passage::TooMany { limit: number, whom: draft.ward() },
    };
    // The one for the same service is told already.
    let is_told = matches!(first, Passage::SameService { .. });
    let listed = appointments.iter().filter(|_| !is_told).map(|appointment| one(tell, appointment));
    let passages = std::iter::once(first).chain(listed).collect();
    let for_others = setting.abilities.wards && limit != Limit::Account;
    let last = match limit {
        Limit::Elsewhere => (Label::Back, Action::Back),
        Limit::Service | Limit::Person | Limit::Account => (Label::Keep, Action::Keep),
    };
    // Waiting for an earlier one is a move.
    let movable = appointments.iter().all(|appointment| tell.may_move(appointment));
    let earlier = setting.abilities.offers && limit == Limit::Service && movable;
    changes(View { passages, choices: Vec::new() }, tell, appointments)
        .row(earlier.then_some((Label::WaitEarlier, Action::Wait)))
        .row(for_others.then_some((Label::ForSomebodyElse, Action::SomebodyElse)))
        .row([last])
}

pub(super) fn whom(draft: &Draft, wards: &[Ward]) -> View {
    View::say(Passage::AskWhom { known: !wards.is_empty() })
        .rows(wards.iter().map(|ward| (Label::Name(ward.name.clone()), Action::Ward(ward.clone()))))
        .row(draft.ward().map(|_| (Label::ForMyself, Action::Myself)))
        .back()
}

pub(super) fn confirm_cancel(tell: &Teller, appointment: &Appointment) -> View {
    View::say(Passage::ConfirmCancel { told: tell.appointment(appointment) })
        .row([(Label::ConfirmCancel, Action::ConfirmCancel), (Label::Keep, Action::Keep)])
}

pub(super) fn cancelled(tell: &Teller, appointment: &Appointment, undo: bool) -> View {
    let told = tell.appointment(appointment);
    View::say(Passage::Cancelled { told, undo, fell_out: appointment.falls_out })
        .row(undo.then_some((Label::Undo, Action::Undo)))
        .row([(Label::NewAppointment, Action::NewAppointment)])
}

pub(super) fn which_stays(tell: &Teller, question: &WhichStays) -> View {
    let appointments = &question.appointments;
    let service = appointments.first().map(|appointment| tell.service(&appointment.service));
    let asked = Passage::WhichStays { service: service.unwrap_or_default(), own: appointments.len() };
    let told = appointments.iter().map(|appointment| one(tell, appointment));
    let view = View { passages: std::iter::once(asked).chain(told).collect(), choices: Vec::new() };
    let view = match appointments.as_slice() {
        [one] => view
            .row([(Label::KeepThis, Action::KeepThis(one.id.clone()))])
            .row([(Label::GiveBack, Action::GiveBack)]),
        several => view.rows(several.iter().map(|appointment| {
            let label = Label::KeepOnly(tell.local(appointment.starts_at));
            (label, Action::KeepOnly(appointment.id.clone()))
        })),
    };
    view.row([(Label::AllNeeded, Action::AllNeeded)])
}

/// Move and cancel for each; with its time and service where there are several.
fn changes(view: View, tell: &Teller, appointments: &[Appointment]) -> View {
    match appointments {
        [appointment] => view.row(change(tell, appointment, false)),
        several => view.rows(several.iter().flat_map(|appointment| change(tell, appointment, true))),
    }
}

fn change(tell: &Teller, appointment: &Appointment, several: bool) -> Vec<(Label, Action)> {
    let which = several.then(|| (tell.local(appointment.starts_at), tell.services(&appointment.services())));
    let whom = appointment.whom.as_ref().filter(|_| several).map(|ward| ward.name.clone());
    let id = &appointment.id;
    let moving = (Label::Move { which: which.clone(), whom: whom.clone() }, Action::Move(id.clone()));
    let cancelling = (Label::Cancel { which, whom }, Action::Cancel(id.clone()));
    tell.may_move(appointment).then_some(moving).into_iter().chain([cancelling]).collect()
}
