//! What is said about closures.

use bot_core::closure::{ClosingRefusal, Extent, Progress};
use bot_core::reply::{Closed, Told};
use chrono::NaiveDateTime;

use crate::text::Text;

pub(crate) fn falls_out<'a>(
    told: &'a Told,
    what: &Closed,
    reason: &'a str,
    until: Option<NaiveDateTime>,
) -> Vec<Text<'a>> {
    let held = match until {
        Some(until) => Text::new("alternatives").at(until),
        None => Text::new("no-alternatives"),
    };
    closed(told, what, reason).chain([Text::new("falls-out").told(told), held]).collect()
}

pub(crate) fn can_you_come_later<'a>(
    told: &'a Told,
    what: &Closed,
    reason: &'a str,
    until: Option<NaiveDateTime>,
) -> Vec<Text<'a>> {
    let held = until.map(|until| Text::new("later-places").at(until));
    closed(told, what, reason).chain([Text::new("can-you-come-later").told(told)]).chain(held).collect()
}

pub(crate) fn listed<'a>(told: &'a Told, passed_on: bool, phone: &'a str, hours: &'a str) -> Vec<Text<'a>> {
    let listed = Text::new("closure-listed").told(told);
    let passed_on = passed_on.then(|| Text::new("alternatives-passed-on"));
    let person = Text::new("closure-person").words("phone", phone).words("hours", hours);
    [listed].into_iter().chain(passed_on).chain([person]).collect()
}

/// What is closed, and what staff say about it.
fn closed<'a>(told: &'a Told, closed: &Closed, reason: &'a str) -> impl Iterator<Item = Text<'a>> {
    let text = match closed {
        Closed::Day => Text::new("closed-day"),
        Closed::Hours { from, until } => Text::new("closed-hours").time("from", *from).time("until", *until),
        Closed::Desk => Text::new("closed-desk"),
    };
    let reason = (!reason.is_empty()).then(|| Text::new("closure-reason").words("reason", reason));
    [text.words("office", &told.office).day(told.at.date())].into_iter().chain(reason)
}

/// The whole office, or so many desks.
pub(crate) fn desks(text: Text<'_>, desks: Option<u16>) -> Text<'_> {
    match desks {
        Some(desks) => text.case("scope", "desks").count("desks", desks),
        None => text.case("scope", "office"),
    }
}

pub(crate) fn extent(extent: &Extent) -> Text<'static> {
    Text::new("closing-extent")
        .count("people", extent.people as usize)
        .count("seated", extent.seated as usize)
        .count("offered", extent.offered as usize)
        .count("calls", extent.without_chat as usize)
}

pub(crate) fn progress(progress: &Progress) -> Text<'static> {
    Text::new("closure-progress")
        .count("people", progress.people() as usize)
        .count("untold", progress.untold as usize)
        .count("asked", progress.asked as usize)
        .count("waiting", progress.waiting as usize)
        .count("listed", progress.listed as usize)
        .count("moved", progress.moved as usize)
        .count("cancelled", progress.cancelled as usize)
        .count("kept", progress.kept as usize)
}

pub(crate) fn refusal(refusal: ClosingRefusal) -> Text<'static> {
    match refusal {
        ClosingRefusal::Past => Text::new("closing-past"),
        ClosingRefusal::NotOpen => Text::new("closing-not-open"),
        ClosingRefusal::ClosedAlready => Text::new("closed-already"),
        ClosingRefusal::Desks(served) => Text::new("closing-desks").count("served", served),
        ClosingRefusal::Gone => Text::new("closing-gone"),
    }
}
