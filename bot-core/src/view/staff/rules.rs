//! The prompts for staff who set rules.

use crate::closure::Plan;
use crate::conversation::{Action, RuleAction, RulePrompt, StaffAction};
use crate::ids::OfficeId;
use crate::reply::{Before, Label, Passage, RuleLabel, RulePassage, StaffLabel, StaffPassage};
use crate::rules::{Booking, Gain, LastMoment};
use crate::tell::Teller;
use crate::view::View;

pub(super) fn prompt(tell: &Teller, prompt: &RulePrompt) -> View {
    match prompt {
        RulePrompt::Booking { booking } => booking_goes(tell, booking),
        RulePrompt::Extra { plan, offices, gain } => extra(tell, plan, offices, *gain),
        RulePrompt::Opened { plan, places } => opened(tell, plan, *places),
        RulePrompt::LastMoments { moments } => last_moments(tell, moments),
    }
}

fn booking_goes(tell: &Teller, booking: &Booking) -> View {
    let Booking { pause, holding, waiting } = booking;
    let (passage, choice) = match pause {
        None => (RulePassage::Goes { holding: *holding }, (RuleLabel::Pause, RuleAction::Pause)),
        Some(pause) => (
            RulePassage::Rests {
                since: tell.local(pause.since),
                sentence: pause.sentence.clone(),
                holding: *holding,
                waiting: *waiting,
            },
            (RuleLabel::Resume, RuleAction::Resume),
        ),
    };
    View::say(about(passage)).row([rule(choice)]).back()
}

fn extra(tell: &Teller, plan: &Plan, offices: &[OfficeId], gain: Option<Gain>) -> View {
    let Some(office) = &plan.office else {
        let offices = offices.iter().map(|office| {
            let plan = Plan { office: Some(office.clone()), ..plan.clone() };
            (
                Label::Name(tell.office(office)),
                Action::Staff(StaffAction::Rules(RuleAction::LookAtExtra(plan))),
            )
        });
        return View::say(about(RulePassage::ExtraWhich)).rows(offices).back();
    };
    let office = tell.office(office);
    let (Some(day), Some(hours), Some(gain)) = (plan.day, plan.hours, gain) else {
        return View::say(about(RulePassage::ExtraWhen { office })).back();
    };
    let desks = plan.desks.unwrap_or(1);
    View::say(about(RulePassage::Extra { office, day, hours, desks, gain }))
        .row([rule((RuleLabel::Open, RuleAction::OpenExtra(plan.clone())))])
        .back()
}

fn opened(tell: &Teller, plan: &Plan, places: u32) -> View {
    let office = plan.office.as_ref().map(|office| tell.office(office)).unwrap_or_default();
    let day = plan.day.unwrap_or_default();
    View::say(about(RulePassage::Opened { office, day, places })).back()
}

fn last_moments(tell: &Teller, moments: &[LastMoment]) -> View {
    let head = if moments.is_empty() { RulePassage::NoLastMoments } else { RulePassage::LastMoments };
    let rows = moments.iter().map(|moment| RulePassage::LastMoment {
        service: tell.service(&moment.service),
        before: Before::of(moment.minutes),
    });
    let passages = std::iter::once(head).chain(rows).chain([RulePassage::HowToSet]).map(about);
    View { passages: passages.collect(), choices: Vec::new() }.back()
}

fn rule((label, action): (RuleLabel, RuleAction)) -> (Label, Action) {
    (Label::Staff(StaffLabel::Rule(label)), Action::Staff(StaffAction::Rules(action)))
}

fn about(passage: RulePassage) -> Passage {
    Passage::Staff(StaffPassage::Rule(passage))
}
