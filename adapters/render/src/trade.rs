//! Which texts are said to businesses.

use bot_core::reply::{NumberedRow, Times, TradeLabel, TradePassage, TradeRow};

use crate::passages;
use crate::text::Text;

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
            let rows = rows.iter().map(|one| row("trade-row", one).time("time", one.at));
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
    Text::new("trade-numbered")
        .count("number", row.number)
        .clock("time", row.at)
        .words("reference", &row.reference)
}

fn times(Times { office, times }: &Times) -> Text<'_> {
    let times = times.iter().map(|(time, places)| {
        let text = Text::new("trade-time").clock("time", *time);
        text.case("several", if *places > 1 { "yes" } else { "no" }).count("places", *places)
    });
    Text::new("trade-times").words("office", office).texts("times", times)
}
