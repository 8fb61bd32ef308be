//! The prompts around appointments that stand.

use super::View;
use crate::conversation::Action;
use crate::desk::Appointment;
use crate::reply::{Label, News, Passage};
use crate::tell::Teller;

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
    let told = appointments.iter().map(|appointment| Passage::Appointment {
        told: tell.appointment(appointment),
        reference: appointment.reference.clone(),
    });
    let passages = std::iter::once(Passage::Appointments).chain(told).collect();
    changes(View { passages, choices: Vec::new() }, tell, appointments)
}

/// `earlier` tells whether one can wait for an earlier place than that of the appointment.
pub(super) fn limit(tell: &Teller, appointments: &[Appointment], same_service: bool, earlier: bool) -> View {
    let passages = match appointments {
        [appointment] if same_service => vec![Passage::SameService { told: tell.appointment(appointment) }],
        _ => std::iter::once(Passage::TooMany { limit: appointments.len() })
            .chain(appointments.iter().map(|appointment| Passage::Appointment {
                told: tell.appointment(appointment),
                reference: appointment.reference.clone(),
            }))
            .collect(),
    };
    changes(View { passages, choices: Vec::new() }, tell, appointments)
        .row(earlier.then_some((Label::WaitEarlier, Action::Wait)))
        .row([(Label::Keep, Action::Keep)])
}

pub(super) fn confirm_cancel(tell: &Teller, appointment: &Appointment) -> View {
    View::say(Passage::ConfirmCancel { told: tell.appointment(appointment) })
        .row([(Label::ConfirmCancel, Action::ConfirmCancel), (Label::Keep, Action::Keep)])
}

pub(super) fn cancelled(tell: &Teller, appointment: &Appointment, undo: bool) -> View {
    View::say(Passage::Cancelled { told: tell.appointment(appointment), undo })
        .row(undo.then_some((Label::Undo, Action::Undo)))
        .row([(Label::NewAppointment, Action::NewAppointment)])
}

/// Move and cancel for each; with its time and service where there are several.
fn changes(view: View, tell: &Teller, appointments: &[Appointment]) -> View {
    match appointments {
        [appointment] => view.row(change(tell, appointment, false)),
        several => view.rows(several.iter().flat_map(|appointment| change(tell, appointment, true))),
    }
}

fn change(tell: &Teller, appointment: &Appointment, several: bool) -> [(Label, Action); 2] {
    let which = several.then(|| (tell.local(appointment.starts_at), tell.services(&appointment.services())));
    [
        (Label::Move { which: which.clone() }, Action::Move(appointment.id.clone())),
        (Label::Cancel { which }, Action::Cancel(appointment.id.clone())),
    ]
}
