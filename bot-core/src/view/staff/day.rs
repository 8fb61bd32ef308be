//! An office's day, as staff see it.

use chrono::{DateTime, NaiveDate, Utc};

use crate::conversation::{Action, DayAction, DayPrompt, StaffAction};
use crate::day::{Before, Called, CheckInCode, DAY_PAGE, Expected, Presence, Which};
use crate::ids::OfficeId;
use crate::reply::{DayLabel, DayPassage, DayRow, DaySheet, Label, Passage, StaffLabel, StaffPassage};
use crate::staff::Attendance;
use crate::tell::Teller;
use crate::view::View;

pub(super) fn prompt(tell: &Teller, prompt: &DayPrompt, now: DateTime<Utc>) -> View {
    match prompt {
        DayPrompt::List { which, expected, page, total } => {
            list(tell, which, expected, *page, *total, tell.local(now).date())
        }
        DayPrompt::Codes { day, codes } => self::codes(tell, *day, codes),
        DayPrompt::Called { called } => self::called(tell, called),
        DayPrompt::Nobody { office, before } => {
            let nobody = say(DayPassage::Nobody { office: tell.office(office) });
            View { passages: told_before(before).chain([nobody]).collect(), choices: Vec::new() }
                .row([next(), today()])
        }
    }
}

fn say(passage: DayPassage) -> Passage {
    Passage::Staff(StaffPassage::Day(passage))
}

fn choice(label: DayLabel, action: DayAction) -> (Label, Action) {
    (Label::Staff(StaffLabel::Day(label)), Action::Staff(StaffAction::Day(action)))
}

fn next() -> (Label, Action) {
    choice(DayLabel::Next, DayAction::Next)
}

/// The appointments of today.
pub(super) fn today() -> (Label, Action) {
    let action = DayAction::List { which: Which::default(), page: None };
    (Label::Staff(StaffLabel::Today), Action::Staff(StaffAction::Day(action)))
}

fn list(
    tell: &Teller,
    which: &Which,
    expected: &[Expected],
    page: u16,
    total: u32,
    today: NaiveDate,
) -> View {
    let day = which.day.unwrap_or(today);
    if expected.is_empty() {
        let empty = if day == today { DayPassage::EmptyToday } else { DayPassage::Empty(day) };
        return View { passages: vec![say(empty)], choices: Vec::new() }.back();
    }
    let rows: Vec<DayRow> = expected.iter().map(|expected| row(tell, expected)).collect();
    let choices: Vec<_> = rows
        .iter()
        .map(|row| {
            let action = StaffAction::Expected(row.reference.clone());
            (Label::Staff(StaffLabel::Expected(row.clone())), Action::Staff(action))
        })
        .collect();
    let more = DayAction::List { which: which.clone(), page: Some(page.saturating_add(1)) };
    let more = (Label::More, Action::Staff(StaffAction::Day(more)));
    let someone_waits =
        day == today && expected.iter().any(|expected| expected.presence == Presence::CheckedIn);
    View { passages: vec![say(DayPassage::List { day, total, rows })], choices: Vec::new() }
        .rows(choices)
        .row((total > u32::from(DAY_PAGE)).then_some(more))
        .row(someone_waits.then(next))
        .row([choice(DayLabel::Sheet, DayAction::Sheet(which.clone()))])
        .back()
}

fn codes(tell: &Teller, day: NaiveDate, codes: &[(OfficeId, CheckInCode)]) -> View {
    let lines = codes
        .iter()
        .map(|(office, code)| say(DayPassage::Code { office: tell.office(office), code: code.to_string() }));
    let passages = std::iter::once(say(DayPassage::Codes(day))).chain(lines).collect();
    View { passages, choices: Vec::new() }.row([today()])
}

fn told_before(before: &[Before]) -> impl Iterator<Item = Passage> {
    before.iter().map(|Before { reference, came }| {
        let reference = reference.clone();
        say(if *came { DayPassage::IsDone { reference } } else { DayPassage::DidNotCome { reference } })
    })
}

fn called(tell: &Teller, called: &Called) -> View {
    let Called { expected, has_chat, before } = called;
    let reference = &expected.appointment.reference;
    let who = say(DayPassage::Called { row: row(tell, expected), has_chat: *has_chat });
    let mark = |mark| {
        let action = StaffAction::Mark(reference.clone(), mark);
        (Label::Staff(StaffLabel::Mark(mark)), Action::Staff(action))
    };
    let view = View { passages: told_before(before).chain([who]).collect(), choices: Vec::new() };
    let view = match expected.presence {
        Presence::Called { .. } => view
            .row([choice(DayLabel::Serve, DayAction::Serve(reference.clone()))])
            .row([choice(DayLabel::Again, DayAction::Again(reference.clone()))])
            .row([mark(Attendance::Missed)]),
        _ => view.row([mark(Attendance::Done)]),
    };
    view.row([next(), today()])
}

/// One of those who are expected, and what can be marked about them.
pub(super) fn expected(tell: &Teller, expected: &Expected, now: DateTime<Utc>) -> View {
    let reference = &expected.appointment.reference;
    let serve = choice(DayLabel::Serve, DayAction::Serve(reference.clone()));
    let again = choice(DayLabel::Again, DayAction::Again(reference.clone()));
    let is_called = matches!(expected.presence, Presence::Called { .. });
    let marks = marks(expected.presence).iter().map(|mark| {
        let action = StaffAction::Mark(reference.clone(), *mark);
        (Label::Staff(StaffLabel::Mark(*mark)), Action::Staff(action))
    });
    let day = tell.local(expected.appointment.starts_at).date();
    let list = match day == tell.local(now).date() {
        true => today(),
        false => {
            let which = Which { day: Some(day), office: None };
            choice(DayLabel::List(day), DayAction::List { which, page: None })
        }
    };
    View { passages: vec![Passage::Staff(StaffPassage::Expected(row(tell, expected)))], choices: Vec::new() }
        .row(is_called.then_some(serve))
        .row(is_called.then_some(again))
        .rows(marks)
        .row([list])
}

/// What can come next, or be corrected.
fn marks(presence: Presence) -> &'static [Attendance] {
    match presence {
        Presence::Expected | Presence::Late { .. } => &[Attendance::Arrived, Attendance::Missed],
        Presence::CheckedIn | Presence::Called { .. } | Presence::Served { .. } => {
            &[Attendance::Done, Attendance::Missed]
        }
        Presence::Done => &[Attendance::Arrived, Attendance::Missed],
        Presence::Missed => &[Attendance::Arrived],
    }
}

fn row(tell: &Teller, Expected { appointment, presence }: &Expected) -> DayRow {
    let (service, quantity) = tell.errands(&appointment.errands());
    DayRow {
        at: tell.local(appointment.starts_at),
        reference: appointment.reference.clone(),
        service: if quantity > 1 { format!("{quantity} × {service}") } else { service },
        office: tell.office(&appointment.office),
        presence: *presence,
    }
}

/// A day on paper.
pub(crate) fn sheet(tell: &Teller, which: Which, expected: &[Expected], now: DateTime<Utc>) -> DaySheet {
    let written_at = tell.local(now);
    DaySheet {
        language: tell.language().clone(),
        day: which.day.unwrap_or_else(|| written_at.date()),
        office: which.office.map(|office| tell.office(&office)),
        written_at,
        rows: expected.iter().map(|expected| row(tell, expected)).collect(),
    }
}
