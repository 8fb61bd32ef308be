//! Which texts tell figures.

use bot_core::figures::summary::LaneFigures;
use bot_core::figures::{LATE_HOURS, RequestFigures, Step, Tally, Theme, share};
use bot_core::opening::lane::Lane;
use bot_core::reply::{FiguresLabel, FiguresPassage, Frame, MinutesRow, NextRow};

use crate::text::Text;

/// The paragraphs of a passage.
pub(crate) fn passage(passage: &FiguresPassage) -> Vec<Text<'_>> {
    let only = |key: &'static str| vec![Text::new(key)];
    match passage {
        FiguresPassage::Head(about) => vec![frame("figures-head", about)],
        FiguresPassage::Nothing => only("figures-nothing"),
        FiguresPassage::Numbers { whole, running } => vec![lines(numbers(*whole, *running))],
        FiguresPassage::Waiting { waiting, requests } => vec![lines(waits(*waiting, requests))],
        FiguresPassage::Next(rows) => {
            let row = |row| of_next("figures-next-row", row).words("service", &row.service);
            vec![Text::new("figures-next").lines("rows", rows.iter().map(row))]
        }
        FiguresPassage::Lanes(lanes) => {
            let total = booked(lanes);
            let rows = lanes.iter().map(|one| lane_row(one, total));
            vec![Text::new("figures-lanes").lines("rows", rows)]
        }
        FiguresPassage::Minutes(rows) => {
            vec![Text::new("figures-minutes").lines("rows", rows.iter().map(minutes_row))]
        }
        FiguresPassage::Steps(steps) => {
            let row = |(of, reached): &(Step, u32)| {
                let text = Text::new("figures-step-row").text("step", step(*of)).number("reached", *reached);
                text.share("share", share_of_began(steps, *reached))
            };
            vec![Text::new("figures-steps").lines("rows", steps.iter().map(row))]
        }
        FiguresPassage::WhichOffice => only("figures-which-office"),
        FiguresPassage::NotTheirs => only("not-their-office"),
    }
}

/// What is on a choice.
pub(crate) fn label(label: &FiguresLabel) -> Text<'_> {
    match label {
        FiguresLabel::Theme(theme) => Text::new("label-figures-theme").case("theme", theme_name(*theme)),
        FiguresLabel::Office(name) => Text::new("label-name").words("name", name),
        FiguresLabel::AllOffices => Text::new("label-figures-all"),
    }
}

fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

/// Of which offices and days something is.
pub(crate) fn frame<'a>(key: &'static str, frame: &'a Frame) -> Text<'a> {
    let scope = if frame.offices.is_empty() { "all" } else { "some" };
    let text = Text::new(key).case("scope", scope).series("offices", &frame.offices);
    text.short_day("since", frame.since).short_day("until", frame.until)
}

fn lines<'a>(texts: Vec<Text<'a>>) -> Text<'a> {
    Text::new("figures-lines").lines("lines", texts)
}

fn numbers(whole: Tally, running: Tally) -> Vec<Text<'static>> {
    let booked =
        Text::new("figures-booked").count("total", whole.booked as usize).number("running", running.booked);
    let missed = whole.missed_share().map(|share| {
        let text = Text::new("figures-missed").number("missed", whole.missed).number("known", whole.known());
        text.share("share", share)
    });
    let late = (whole.due > 0 || whole.cancelled_late > 0)
        .then(|| Text::new("figures-late").count("hours", LATE_HOURS).number("late", whole.cancelled_late));
    let filled = whole.filled_share().map(|share| {
        let text = Text::new("figures-filled").count("freed", whole.freed as usize);
        text.number("filled", whole.filled).share("share", share)
    });
    [Some(booked), missed, late, filled].into_iter().flatten().collect()
}

fn waits(waiting: u32, requests: &[RequestFigures]) -> Vec<Text<'_>> {
    let sum = |count: fn(&RequestFigures) -> u32| requests.iter().map(count).fold(0, u32::saturating_add);
    let all = (!requests.is_empty()).then(|| {
        let text = Text::new("figures-requests").number("filed", sum(|one| one.filed));
        text.number("open", sum(|one| one.open))
    });
    let kinds = requests.iter().map(|one| {
        let text = Text::new("figures-request").words("kind", &one.kind).number("filed", one.filed);
        text.number("open", one.open)
    });
    std::iter::once(Text::new("figures-waiting").number("waiting", waiting)).chain(all).chain(kinds).collect()
}

/// When a service has its next free place, and how many wait.
pub(crate) fn of_next<'a>(key: &'static str, row: &NextRow) -> Text<'a> {
    Text::new(key).text("when", when(row.days)).count("waiting", row.waiting as usize)
}

/// In so many days, or nothing is free.
pub(crate) fn when(days: Option<u32>) -> Text<'static> {
    match days {
        Some(days) => Text::new("figures-in-days").count("days", days as usize),
        None => Text::new("figures-none-free"),
    }
}

/// How many were booked in all lanes.
pub(crate) fn booked(lanes: &[LaneFigures]) -> u32 {
    lanes.iter().fold(0, |sum, lane| sum.saturating_add(lane.booked))
}

fn lane_row(one: &LaneFigures, total: u32) -> Text<'static> {
    let text = Text::new("figures-lane-row").text("lane", lane(one.lane)).number("booked", one.booked);
    let text = text.share("share", share(one.booked, total).unwrap_or_default());
    match one.wait {
        Some(days) => text.case("known", "yes").text("wait", wait(days)),
        None => text.case("known", "no").words("wait", ""),
    }
}

/// What a lane is called.
pub(crate) fn lane(lane: Lane) -> Text<'static> {
    Text::new("figures-lane").case("lane", lane.name())
}

/// How many days it was.
pub(crate) fn wait(days: u32) -> Text<'static> {
    Text::new("figures-wait").count("days", days as usize)
}

fn minutes_row(row: &MinutesRow) -> Text<'_> {
    let minutes = row.minutes;
    let text = Text::new("figures-minutes-row").words("service", &row.service);
    let text = text.number("planned", minutes.planned).number("took", minutes.took);
    text.number("mostly", minutes.mostly).number("visits", minutes.visits)
}

/// What a step is called.
pub(crate) fn step(step: Step) -> Text<'static> {
    Text::new("figures-step").case("step", step.name())
}

/// How many in a thousand of those who began that is.
pub(crate) fn share_of_began(steps: &[(Step, u32)], reached: u32) -> u32 {
    let began = steps.iter().find(|(step, _)| *step == Step::Began).map_or(0, |(_, began)| *began);
    share(reached, began).unwrap_or_default()
}
