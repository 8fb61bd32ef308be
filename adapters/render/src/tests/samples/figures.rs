//! … and of figures.

use bot_core::Language;
use bot_core::figures::summary::{LaneFigures, Minutes};
use bot_core::figures::{RequestFigures, Step, Tally, Theme};
use bot_core::opening::lane::Lane;
use bot_core::reply::{FiguresLabel, FiguresPassage, Frame, MinutesRow, NextRow, Picture, Shows};
use chrono::NaiveDate;

use super::{monday, service, tuesday};

pub(in crate::tests) fn passages() -> Vec<FiguresPassage> {
    use FiguresPassage::*;
    let requests = || {
        let kinds = ["call_back", "duplicates", "falls_out", "missed", "objected", "person", "unconfirmed"];
        let kinds = kinds.into_iter().chain(["urgent", "waited", "something else"]);
        kinds.map(|kind| RequestFigures { kind: kind.into(), filed: 14, open: 3 }).collect()
    };
    let unknown = Tally { booked: 1, ..Tally::default() };
    every![FiguresPassage:
        Head => [frame(0), frame(2)].map(Head),
        Nothing => [Nothing],
        Numbers => [Numbers { whole: tally(1_204), running: tally(24) }, Numbers { whole: unknown, running: unknown }],
        Waiting => [Waiting { waiting: 5, requests: requests() }, Waiting { waiting: 5, requests: Vec::new() }],
        Next => [Next(next())],
        Lanes => [Lanes(lanes())],
        Minutes => [Minutes(minutes(9))],
        Steps => [Steps(steps())],
        WhichOffice => [WhichOffice],
        NotTheirs => [NotTheirs],
    ]
}

pub(in crate::tests) fn labels() -> Vec<FiguresLabel> {
    use FiguresLabel::*;
    every![FiguresLabel:
        Theme => [bot_core::figures::Theme::Light, bot_core::figures::Theme::Dark].map(Theme),
        Office => [Office("Bürgeramt Mitte".into())],
        AllOffices => [AllOffices],
    ]
}

pub(in crate::tests) fn pictures() -> Vec<Picture> {
    use Shows::*;
    let weeks = || vec![(monday().date(), tally(40)), (tuesday().date(), tally(8))];
    let offices =
        vec![("Bürgeramt Mitte".to_owned(), tally(40)), ("Bürgeramt Nord".to_owned(), Tally::default())];
    let soon = next().into_iter().filter(|row| row.days.is_some()).collect();
    let lost = |lost: usize| {
        let reached = |at: usize| if at < lost { 100 } else { 60 };
        Step::ALL.iter().enumerate().map(|(at, (step, _))| (*step, reached(at))).collect()
    };
    let shows = every![Shows:
        Bookings => [Bookings(weeks()), Bookings(vec![(monday().date(), tally(0))])],
        Misses => [Misses(weeks())],
        Offices => [Offices(offices)],
        Refilled => [Refilled(weeks())],
        Next => [Next(next()), Next(soon)],
        Lanes => [Lanes(lanes())],
        Minutes => [9, 15, 22].map(|took| Minutes(minutes(took))),
        Steps => (1..5).map(|at| Steps(lost(at))),
    ];
    let picture =
        |shows| Picture { language: Language::new("de"), theme: Theme::Light, frame: frame(1), shows };
    shows.into_iter().map(picture).collect()
}

fn frame(offices: usize) -> Frame {
    let offices =
        ["Bürgeramt Mitte", "Bürgeramt Nord"].into_iter().take(offices).map(str::to_owned).collect();
    let since = NaiveDate::from_ymd_opt(2026, 10, 12).unwrap();
    Frame { offices, since, until: tuesday().date() }
}

fn tally(booked: u32) -> Tally {
    Tally { booked, due: 96, came: 84, missed: 12, cancelled_late: 8, freed: 20, filled: 17 }
}

fn next() -> Vec<NextRow> {
    let rows = [(Some(0), 0), (Some(1), 1), (Some(12), 5), (None, 42)];
    rows.map(|(days, waiting)| NextRow { service: service(), days, waiting }).into()
}

fn lanes() -> Vec<LaneFigures> {
    let waits = [Some(9), Some(1), Some(0), None];
    Lane::ALL.into_iter().zip(waits).map(|(lane, wait)| LaneFigures { lane, booked: 1_020, wait }).collect()
}

fn minutes(took: u32) -> Vec<MinutesRow> {
    vec![MinutesRow {
        service: service(),
        minutes: Minutes { planned: 15, took, mostly: took + 5, visits: 34 },
    }]
}

fn steps() -> Vec<(Step, u32)> {
    vec![(Step::Began, 210), (Step::Chose, 180), (Step::Held, 150), (Step::Booked, 128), (Step::Waits, 9)]
}
