//! Which texts are said to businesses.

use bot_core::reply::{NumberedRow, Times, TradeFile, TradeLabel, TradePassage, TradeRow};
use bot_core::trade::{LONGEST_NOTE, ListProblem};

use crate::text::Text;
use crate::{passages, table};

/// The paragraphs of a passage.
pub(crate) fn passage(passage: &TradePassage) -> Vec<Text<'_>> {
    let only = |key: &'static str| vec![Text::new(key)];
    match passage {
        TradePassage::WrongCode => only("wrong-invitation"),
        TradePassage::TooManyTries => only("too-many-invitations"),
        TradePassage::Joined => only("trade-joined"),
        TradePassage::Ledger { name, quota, total } => {
            let head = Text::new("trade-ledger").words("name", name).count("quota", *quota);
            let hint = Text::new(if *total == 0 { "trade-empty" } else { "trade-how" });
            vec![head.count("total", *total as usize), hint]
        }
        TradePassage::Day { day, left, rows } => {
            let rows = rows.iter().map(|one| noted(row("trade-row", one).time("time", one.at), &one.note));
            vec![Text::new("trade-day").day(*day).count("left", *left).lines("rows", rows)]
        }
        TradePassage::WhichService => only("trade-which-service"),
        TradePassage::HowMany => only("trade-how-many"),
        TradePassage::WhichDay => only("trade-which-day"),
        TradePassage::Preview { service, wanted, day, hours, found, offices, left } => {
            let what =
                Text::new("trade-preview").words("service", service).count("wanted", *wanted).day(*day);
            let found = Text::new("trade-found")
                .case("all", if found == wanted { "yes" } else { "no" })
                .count("found", *found)
                .count("wanted", *wanted)
                .lines("offices", offices.iter().map(times));
            let left = Text::new("trade-left").count("left", *left);
            vec![passages::hours(what, *hours), found, left]
        }
        TradePassage::Booked { service, day, count, left } => {
            let head = Text::new("trade-booked").words("service", service).day(*day).count("count", *count);
            vec![head, Text::new("trade-left-now").count("left", *left)]
        }
        TradePassage::BookedAt { office, rows } => {
            vec![
                Text::new("trade-booked-at").words("office", office).lines("rows", rows.iter().map(numbered)),
            ]
        }
        TradePassage::Without(notes) => {
            vec![Text::new("trade-without").count("count", notes.len()).series("notes", notes)]
        }
        TradePassage::OtherTimes(asked) => {
            vec![
                row("trade-other-times", asked).at(asked.at),
                Text::new("trade-other-times-how").words("reference", &asked.reference),
            ]
        }
        TradePassage::NoOtherTime => only("trade-no-other-time"),
        TradePassage::TimeGone => only("trade-time-gone"),
        TradePassage::Swapped(swapped) => vec![row("trade-swapped", swapped).at(swapped.at)],
        TradePassage::FileComes => only("trade-file-comes"),
        TradePassage::ListProblem(problem) => vec![list_problem(*problem)],
        TradePassage::ConfirmCancel(asked) => vec![row("trade-confirm-cancel", asked).at(asked.at)],
        TradePassage::Cancelled(cancelled) => vec![row("trade-cancelled", cancelled).at(cancelled.at)],
        TradePassage::FallsOut { office, days, reason } => {
            let reason = (!reason.is_empty()).then(|| Text::new("closure-reason").words("reason", reason));
            let days = days.iter().map(|(day, rows)| {
                Text::new("trade-fallen-day").day(*day).lines("rows", rows.iter().map(numbered))
            });
            std::iter::once(Text::new("trade-falls-out").words("office", office))
                .chain(days)
                .chain(reason)
                .chain([Text::new("trade-falls-out-help")])
                .collect()
        }
        TradePassage::NothingToCancel => only("trade-nothing-to-cancel"),
        TradePassage::TooLate => only("trade-too-late"),
        TradePassage::NotInLane { service } => vec![Text::new("trade-not-in-lane").words("service", service)],
        TradePassage::TooManyAtOnce { most } => vec![Text::new("trade-too-many").count("most", *most)],
        TradePassage::QuotaUsed { day, quota } => {
            vec![Text::new("trade-quota-used").day(*day).count("quota", *quota)]
        }
        TradePassage::Paused => only("trade-paused"),
        TradePassage::NothingFree { day } => vec![Text::new("trade-nothing-free").day(*day)],
        TradePassage::NotAll => only("trade-not-all"),
    }
}

/// What is on a choice.
pub(crate) fn label(label: &TradeLabel) -> Text<'_> {
    match label {
        TradeLabel::BookAll => Text::new("label-trade-book-all"),
        TradeLabel::AsManyAsFit { count } => Text::new("label-trade-as-many").count("count", *count),
        TradeLabel::Cancel(row) => Text::new("label-trade-cancel")
            .on_button(row.at.date())
            .time("time", row.at)
            .words("reference", &row.reference),
        TradeLabel::Ledger => Text::new("label-trade-ledger"),
        TradeLabel::OtherTime => Text::new("label-trade-other-time"),
        TradeLabel::Swap { at, office } => {
            Text::new("label-trade-swap").on_button(at.date()).time("time", *at).words("office", office)
        }
        TradeLabel::File => Text::new("label-trade-file"),
    }
}

fn row<'a>(key: &'static str, row: &'a TradeRow) -> Text<'a> {
    Text::new(key)
        .words("reference", &row.reference)
        .words("service", &row.service)
        .words("office", &row.office)
        .case("stands", if row.falls_out { "no" } else { "yes" })
}

fn numbered(row: &NumberedRow) -> Text<'_> {
    let text = Text::new("trade-numbered").count("number", row.number);
    noted(text.clock("time", row.at).words("reference", &row.reference), &row.note)
}

/// With what the business calls it, if it does.
fn noted<'a>(text: Text<'a>, note: &'a str) -> Text<'a> {
    text.case("named", if note.is_empty() { "no" } else { "yes" }).words("note", note)
}

fn list_problem(problem: ListProblem) -> Text<'static> {
    match problem {
        ListProblem::TooLong { line } => {
            Text::new("trade-list-too-long").count("line", line).count("most", LONGEST_NOTE)
        }
        ListProblem::Twice { line, earlier } => {
            Text::new("trade-list-twice").count("line", line).count("earlier", earlier)
        }
        ListProblem::Count { wanted, lines } => {
            Text::new("trade-list-count").count("wanted", wanted).count("lines", lines)
        }
    }
}

/// The columns of the file.
const COLUMNS: [&str; 8] = [
    "trade-column-number",
    "trade-column-note",
    "trade-column-day",
    "trade-column-time",
    "trade-column-service",
    "trade-column-office",
    "trade-column-reference",
    "trade-column-state",
];

/// All that a business has booked, for a spreadsheet; its texts said by `say`.
pub(crate) fn file(file: &TradeFile, say: impl Fn(Text<'_>) -> String) -> String {
    let head = COLUMNS.map(|column| say(Text::new(column)));
    let rows = file.rows.iter().zip(1..).map(|(row, number): (&TradeRow, u32)| {
        [
            number.to_string(),
            row.note.clone(),
            row.at.format("%Y-%m-%d").to_string(),
            row.at.format("%H:%M").to_string(),
            row.service.clone(),
            row.office.clone(),
            row.reference.clone(),
            say(Text::new("trade-state").case("stands", if row.falls_out { "no" } else { "yes" })),
        ]
    });
    table::for_spreadsheets(std::iter::once(head).chain(rows))
}

fn times(Times { office, times }: &Times) -> Text<'_> {
    let times = times.iter().map(|(time, places)| {
        let text = Text::new("trade-time").clock("time", *time);
        text.case("several", if *places > 1 { "yes" } else { "no" }).count("places", *places)
    });
    Text::new("trade-times").words("office", office).texts("times", times)
}
