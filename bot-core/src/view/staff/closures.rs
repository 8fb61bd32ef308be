//! The prompts for staff who close an office.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime};

use crate::closure::{Closure, Extent, Plan};
use crate::conversation::{Action, StaffAction};
use crate::desk::Hours;
use crate::ids::OfficeId;
use crate::reply::{Label, Passage, StaffLabel, StaffPassage};
use crate::tell::Teller;
use crate::view::View;

/// So many days are to choose from; others can be written.
const DAYS: usize = 14;

pub(super) fn closing(
    tell: &Teller,
    plan: &Plan,
    offices: &[OfficeId],
    extent: Option<Extent>,
    today: NaiveDate,
) -> View {
    let (Some(office), Some(day), Some(extent)) = (&plan.office, plan.day, extent) else {
        return missing(tell, plan, offices, today);
    };
    let view = View::say(Passage::Staff(StaffPassage::Closing {
        office: tell.office(office),
        day,
        hours: plan.hours,
        desks: plan.desks,
        reason: plan.reason.clone(),
        extent,
    }));
    let one_desk = Plan { desks: Some(1), ..plan.clone() };
    let one_desk = plan.desks.is_none().then(|| look(Label::Staff(StaffLabel::OneDesk), one_desk));
    view.row([(Label::Staff(StaffLabel::Close), Action::Staff(StaffAction::Close(plan.clone())))])
        .row(one_desk)
        .back()
}

fn missing(tell: &Teller, plan: &Plan, offices: &[OfficeId], today: NaiveDate) -> View {
    let Some(office) = &plan.office else {
        let offices = offices.iter().map(|office| {
            look(Label::Name(tell.office(office)), Plan { office: Some(office.clone()), ..plan.clone() })
        });
        return View::say(Passage::Staff(StaffPassage::CloseWhich)).rows(offices).back();
    };
    let view = View::say(Passage::Staff(StaffPassage::CloseWhen { office: tell.office(office) }));
    let days: Vec<NaiveDate> = today.iter_days().take(DAYS).collect();
    let on = |day: &NaiveDate| look(Label::Day(*day), Plan { day: Some(*day), ..plan.clone() });
    let weeks = days.chunk_by(|one, other| one.iso_week() == other.iso_week());
    weeks.fold(view, |view, week| view.row(week.iter().map(on))).back()
}

fn look(label: Label, plan: Plan) -> (Label, Action) {
    (label, Action::Staff(StaffAction::LookAtClosing(plan)))
}

pub(super) fn closures(tell: &Teller, closures: &[Closure]) -> View {
    if closures.is_empty() {
        return View::say(Passage::Staff(StaffPassage::NoClosures)).back();
    }
    let passages = closures.iter().map(|closure| {
        Passage::Staff(StaffPassage::Closure {
            office: tell.office(&closure.office),
            day: tell.local(closure.from).date(),
            hours: hours(tell.local(closure.from), tell.local(closure.until)),
            desks: closure.desks,
            progress: closure.progress,
        })
    });
    let reopen = closures.iter().map(|closure| {
        let label =
            StaffLabel::Reopen { office: tell.office(&closure.office), from: tell.local(closure.from) };
        (Label::Staff(label), Action::Staff(StaffAction::Reopen(closure.id.clone())))
    });
    View { passages: passages.collect(), choices: Vec::new() }.rows(reopen).back()
}

/// The hours of a day that are closed; `None` is the whole day.
fn hours(from: NaiveDateTime, until: NaiveDateTime) -> Option<Hours> {
    let to = (until.date() == from.date()).then(|| until.time());
    (to.is_some() || from.time() != NaiveTime::MIN).then(|| Hours { from: from.time(), to })
}
