//! The prompts around closures.

use chrono::NaiveTime;

use super::View;
use crate::closure::{Alternative, Case};
use crate::conversation::Action;
use crate::reply::{Closed, Label, Passage};
use crate::tell::Teller;

pub(super) fn falls_out(tell: &Teller, case: &Case) -> View {
    let view = View::say(Passage::FallsOut {
        told: tell.appointment(&case.appointment),
        closed: closed(tell, case),
        reason: case.reason.clone(),
        until: case.until.map(|until| tell.local(until)),
    });
    let id = &case.appointment.id;
    alternatives(view, tell, case)
        .row([
            (Label::Move { which: None, whom: None }, Action::Move(id.clone())),
            (Label::Cancel { which: None, whom: None }, Action::Cancel(id.clone())),
        ])
        .row([(Label::Person, Action::Person)])
}

pub(super) fn can_you_come_later(tell: &Teller, case: &Case) -> View {
    let view = View::say(Passage::CanYouComeLater {
        told: tell.appointment(&case.appointment),
        closed: closed(tell, case),
        reason: case.reason.clone(),
        until: case.until.map(|until| tell.local(until)),
    });
    alternatives(view, tell, case).row([(Label::CannotComeLater, Action::CannotComeLater(case.id.clone()))])
}

fn alternatives(view: View, tell: &Teller, case: &Case) -> View {
    view.rows(case.alternatives.iter().map(|alternative| {
        let Alternative { place, .. } = alternative;
        let label =
            Label::Place { at: tell.local(place.starts_at), office: Some(tell.office(&place.office)) };
        (label, Action::TakeAlternative(case.id.clone(), alternative.clone()))
    }))
}

/// What is closed, as far as it concerns the citizen.
fn closed(tell: &Teller, case: &Case) -> Closed {
    let (from, until) = (tell.local(case.closed.0), tell.local(case.closed.1));
    let day = tell.local(case.appointment.starts_at).date();
    let whole_day = from <= day.and_time(NaiveTime::MIN) && until.date() > day;
    match case.only_desks {
        true => Closed::Desk,
        false if whole_day => Closed::Day,
        false => Closed::Hours { from, until },
    }
}
