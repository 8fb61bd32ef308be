//! Which texts are said on the day of an appointment.

use bot_core::day::{DayRefusal, Misread, Presence};
use bot_core::reply::{ArrivingPassage, DayLabel, DayPassage, DayRow};

use crate::text::Text;

/// The paragraphs of a passage for a citizen.
pub(crate) fn arriving(passage: &ArrivingPassage) -> Vec<Text<'_>> {
    let only = |key: &'static str| vec![Text::new(key)];
    match passage {
        ArrivingPassage::CheckedIn { told, reference } => vec![
            Text::new("checked-in")
                .words("service", &told.service)
                .words("office", &told.office)
                .time("time", told.at),
            Text::new("checked-in-next").words("reference", reference),
        ],
        ArrivingPassage::Called { desk, office, reference } => vec![
            Text::new("called").count("desk", *desk).words("office", office).words("reference", reference),
        ],
        ArrivingPassage::TooEarly => only("check-in-too-early"),
        ArrivingPassage::Elsewhere => only("check-in-elsewhere"),
        ArrivingPassage::Over { at, served: true } => vec![Text::new("check-in-served").time("time", *at)],
        ArrivingPassage::Over { at, served: false } => vec![Text::new("check-in-missed").time("time", *at)],
        ArrivingPassage::WalkIn { office } => vec![Text::new("walk-in").words("office", office)],
        ArrivingPassage::WrongCode => only("check-in-wrong"),
        ArrivingPassage::TooManyCodes => only("too-many-invitations"),
        ArrivingPassage::Late { told, minutes, still } => {
            let noted = match minutes {
                Some(minutes) => Text::new("late-by").count("minutes", *minutes),
                None => Text::new("late"),
            };
            let noted = noted.words("office", &told.office).time("time", told.at);
            vec![noted, Text::new(if *still { "late-honestly" } else { "late-begun" })]
        }
        ArrivingPassage::NothingNear => only("late-for-nothing"),
    }
}

/// The paragraphs of a passage for staff.
pub(crate) fn passage(passage: &DayPassage) -> Vec<Text<'_>> {
    let only = |key: &'static str| vec![Text::new(key)];
    let about = |key: &'static str, reference| vec![Text::new(key).words("reference", reference)];
    match passage {
        DayPassage::List { day, total, rows } => {
            let rows = rows.iter().map(|one| row("day-row", one).time("time", one.at));
            vec![Text::new("today").day(*day).count("total", *total as usize).lines("rows", rows)]
        }
        DayPassage::EmptyToday => only("empty-day"),
        DayPassage::Empty(day) => vec![Text::new("empty-other-day").day(*day)],
        DayPassage::Codes(day) => vec![Text::new("codes").day(*day)],
        DayPassage::Code { office, code } => {
            vec![Text::new("code-of-office").words("office", office).words("code", code)]
        }
        DayPassage::Called { row: one, has_chat } => {
            let who = row("called-now", one).time("time", one.at);
            let aloud = (!has_chat).then(|| Text::new("called-without-chat"));
            std::iter::once(who).chain(aloud).collect()
        }
        DayPassage::IsDone { reference } => about("before-done", reference),
        DayPassage::DidNotCome { reference } => about("before-did-not-come", reference),
        DayPassage::Nobody { office } => vec![Text::new("nobody-waits").words("office", office)],
        DayPassage::SheetComes => only("sheet-comes"),
        DayPassage::Refused(refusal) => only(match refusal {
            DayRefusal::Misread(Misread::Day) => "which-day",
            DayRefusal::Misread(Misread::Office) => "codes-of-which-office",
            DayRefusal::Misread(Misread::Desk) | DayRefusal::WhichDesk => "which-desk",
            DayRefusal::NotTheirs => "not-their-office",
            DayRefusal::WhichOffice => "which-office",
            DayRefusal::NotCalled => "not-called",
        }),
    }
}

/// What is on a choice.
pub(crate) fn label(label: &DayLabel) -> Text<'_> {
    match label {
        DayLabel::List(day) => Text::new("label-the-day").on_button(*day),
        DayLabel::Sheet => Text::new("label-sheet"),
        DayLabel::Next => Text::new("label-next"),
        DayLabel::Again => Text::new("label-call-again"),
        DayLabel::Serve => Text::new("label-serve"),
    }
}

/// An appointment in a list.
pub(crate) fn row<'a>(key: &'static str, row: &'a DayRow) -> Text<'a> {
    Text::new(key)
        .words("reference", &row.reference)
        .words("service", &row.service)
        .words("office", &row.office)
        .case("mark", mark(row.presence))
        .text("presence", presence(row.presence))
}

/// How far somebody has come, in words.
pub(crate) fn presence(presence: Presence) -> Text<'static> {
    match presence {
        Presence::Expected => Text::new("presence-expected"),
        Presence::Late { minutes: Some(minutes) } => Text::new("presence-late-by").count("minutes", minutes),
        Presence::Late { minutes: None } => Text::new("presence-late"),
        Presence::CheckedIn => Text::new("presence-checked-in"),
        Presence::Called { desk } => Text::new("presence-called").count("desk", desk),
        Presence::Served { desk } => Text::new("presence-served").count("desk", desk),
        Presence::Done => Text::new("presence-done"),
        Presence::Missed => Text::new("presence-missed"),
    }
}

/// The same as a case.
pub(crate) fn mark(presence: Presence) -> &'static str {
    match presence {
        Presence::Expected => "none",
        Presence::Late { .. } => "late",
        Presence::CheckedIn => "here",
        Presence::Called { .. } => "called",
        Presence::Served { .. } => "served",
        Presence::Done => "done",
        Presence::Missed => "missed",
    }
}
