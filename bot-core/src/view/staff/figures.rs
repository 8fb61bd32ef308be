//! Figures, in words and as pictures.

use chrono::{DateTime, Utc};

use crate::conversation::{Action, FiguresAction, FiguresLook, FiguresPrompt, StaffAction};
use crate::figures::{Step, Summary, Tally, Theme};
use crate::reply::{
    FiguresLabel, FiguresPassage, Frame, Label, MinutesRow, NextRow, Passage, Picture, Shows, StaffLabel,
    StaffPassage,
};
use crate::tell::Teller;
use crate::view::View;

/// So many offices have a choice of their own.
const OFFICES: usize = 8;

pub(super) fn prompt(tell: &Teller, prompt: &FiguresPrompt) -> View {
    let FiguresPrompt { summary, office, offices, weeks, theme, at } = prompt;
    let choice = |label, action| {
        (Label::Staff(StaffLabel::Figures(label)), Action::Staff(StaffAction::Figures(action)))
    };
    let of = |office| FiguresAction::Office(FiguresLook { office, weeks: *weeks, theme: *theme });
    let colours = FiguresLook { office: office.clone(), weeks: *weeks, theme: theme.other() };
    let others = offices.iter().filter(|id| offices.len() > 1 && Some(*id) != office.as_ref()).take(OFFICES);
    let others = others.map(|id| choice(FiguresLabel::Office(tell.office(id)), of(Some(id.clone()))));
    let all = office.as_ref().filter(|_| offices.len() > 1);
    View { passages: words(tell, summary, *at), choices: Vec::new() }
        .row([choice(FiguresLabel::Theme(theme.other()), FiguresAction::Colours(colours))])
        .row(all.map(|_| choice(FiguresLabel::AllOffices, of(None))))
        .rows(others)
        .back()
}

/// The figures in words; what there is nothing to tell about is not told.
pub(crate) fn words(tell: &Teller, summary: &Summary, now: DateTime<Utc>) -> Vec<Passage> {
    let say = |passage| Passage::Staff(StaffPassage::Figures(passage));
    let (whole, running) = (summary.whole(), summary.running());
    let (next, minutes) = (next_rows(tell, summary), minutes_rows(tell, summary));
    let requests = summary.requests.clone();
    let waits = summary.waiting > 0 || !requests.is_empty();
    let told = [
        (whole != Tally::default()).then_some(FiguresPassage::Numbers { whole, running }),
        waits.then_some(FiguresPassage::Waiting { waiting: summary.waiting, requests }),
        (!next.is_empty()).then_some(FiguresPassage::Next(next)),
        (!summary.lanes.is_empty()).then(|| FiguresPassage::Lanes(summary.lanes.clone())),
        (!minutes.is_empty()).then_some(FiguresPassage::Minutes(minutes)),
        began(summary).then(|| FiguresPassage::Steps(summary.steps.clone())),
    ];
    let mut told: Vec<Passage> = told.into_iter().flatten().map(say).collect();
    if told.is_empty() {
        told.push(say(FiguresPassage::Nothing));
    }
    told.insert(0, say(FiguresPassage::Head(frame(tell, summary, now))));
    told
}

/// The pictures of all there is something to show of.
pub(crate) fn pictures(tell: &Teller, summary: &Summary, theme: Theme, now: DateTime<Utc>) -> Vec<Picture> {
    let frame = frame(tell, summary, now);
    let whole = summary.whole();
    let weeks = || summary.weeks.clone();
    let known = |tally: &Tally| tally.known() > 0;
    let offices = || summary.by_office.iter().filter(|(_, tally)| known(tally));
    let named = || offices().map(|(id, tally)| (tell.office(id), *tally)).collect();
    let (next, minutes) = (next_rows(tell, summary), minutes_rows(tell, summary));
    let shows = [
        (whole.booked > 0).then(|| Shows::Bookings(weeks())),
        (known(&whole) || whole.cancelled_late > 0).then(|| Shows::Misses(weeks())),
        (offices().count() > 1).then(|| Shows::Offices(named())),
        (whole.freed > 0).then(|| Shows::Refilled(weeks())),
        (!next.is_empty()).then_some(Shows::Next(next)),
        (summary.lanes.len() > 1).then(|| Shows::Lanes(summary.lanes.clone())),
        (!minutes.is_empty()).then_some(Shows::Minutes(minutes)),
        began(summary).then(|| Shows::Steps(summary.steps.clone())),
    ];
    let picture = |shows| Picture { language: tell.language().clone(), theme, frame: frame.clone(), shows };
    shows.into_iter().flatten().map(picture).collect()
}

fn began(summary: &Summary) -> bool {
    summary.reached(Step::Began) > 0
}

fn frame(tell: &Teller, summary: &Summary, now: DateTime<Utc>) -> Frame {
    let until = tell.local(now).date();
    Frame {
        offices: summary.offices.iter().map(|office| tell.office(office)).collect(),
        since: summary.weeks.first().map_or(until, |(monday, _)| *monday),
        until,
    }
}

fn next_rows(tell: &Teller, summary: &Summary) -> Vec<NextRow> {
    let row = |service: &crate::figures::summary::ServiceSummary| NextRow {
        service: tell.service(&service.service),
        days: service.next_in,
        waiting: service.waiting,
    };
    summary.services.iter().map(row).collect()
}

fn minutes_rows(tell: &Teller, summary: &Summary) -> Vec<MinutesRow> {
    let measured = summary.services.iter().filter_map(|service| Some((service, service.minutes?)));
    measured
        .map(|(service, minutes)| MinutesRow { service: tell.service(&service.service), minutes })
        .collect()
}
