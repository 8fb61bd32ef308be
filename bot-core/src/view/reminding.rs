//! The prompts around reminders.

use chrono::{DateTime, Utc};

use super::View;
use crate::conversation::Action;
use crate::desk::Appointment;
use crate::reminding::{Reminder, Wording};
use crate::reply::{Coming, Label, Missed, Passage};
use crate::setting::Setting;
use crate::tell::Teller;

pub(super) fn reminded(setting: &Setting, tell: &Teller, reminder: &Reminder) -> View {
    let appointment = &reminder.appointment;
    View::say(Passage::Reminder {
        told: tell.appointment(appointment),
        reference: appointment.reference.clone(),
        bring: tell.bring(&appointment.errands()),
        missed: missed(setting, reminder),
        question: match reminder.confirm_until {
            Some(until) => Coming::By(tell.local(until)),
            None if reminder.confirmed => Coming::Said,
            None => Coming::Open,
        },
    })
    .row([(Label::Coming, Action::Coming)])
    .row([
        (Label::Move { which: None, whom: None }, Action::Move(appointment.id.clone())),
        (Label::Cancel { which: None, whom: None }, Action::NotComing),
    ])
}

fn missed(setting: &Setting, reminder: &Reminder) -> Missed {
    let length = reminder.appointment.ends_at - reminder.appointment.starts_at;
    match reminder.wording {
        Wording::Costs => Missed::Costs {
            minutes: u32::try_from(length.num_minutes()).unwrap_or_default(),
            euros: setting.city.city.missed_costs,
            waiting: reminder.waiting,
        },
        Wording::Generally => Missed::Generally,
    }
}

/// Is all there? Where something is missing: what is needed, and the way to another day.
pub(super) fn ready(setting: &Setting, tell: &Teller, appointment: &Appointment, missing: bool) -> View {
    if missing {
        return View::say(Passage::NotAllThere {
            bring: tell.bring(&appointment.errands()),
            phone: tell.phone(),
            hours: tell.phone_hours(),
        })
        .row([(Label::Coming, Action::AllThere)])
        .row([(Label::Move { which: None, whom: None }, Action::Move(appointment.id.clone()))])
        .row([(Label::Person, Action::Person)]);
    }
    let question = setting.city.service(&appointment.service).map(|service| tell.text(&service.ready));
    View::say(Passage::Ready { question: question.unwrap_or_default() })
        .row([(Label::AllThere, Action::AllThere), (Label::NotAllThere, Action::NotAllThere)])
}

/// The place is given away; `instead` is what the citizen has now.
pub(super) fn released(
    tell: &Teller,
    appointment: &Appointment,
    asked_at: DateTime<Utc>,
    instead: View,
) -> View {
    View::say(Passage::Released {
        told: tell.appointment(appointment),
        asked_on: tell.local(asked_at).date(),
    })
    .above(instead)
    .row([(Label::Object, Action::Object)])
}
