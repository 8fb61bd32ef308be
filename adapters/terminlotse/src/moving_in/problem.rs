//! What is wrong with lines: each a sentence that names file, line and column, and says what to do.

use std::collections::BTreeMap;
use std::fmt;

use bot_core::desk::Field;
use chrono::{DateTime, Utc};
use store::moving_in::Obstacle;

use super::file::{Column, Rows};

/// Nobody reads more than that.
const MOST: usize = 100;

/// What is wrong with a line.
#[derive(Debug)]
pub(super) enum Problem {
    /// It has more cells than there are columns.
    Cells { there: usize, wanted: usize },
    /// A cell does not end.
    Endless,
    /// Nothing stands there.
    Empty,
    /// A spreadsheet would calculate it.
    Formula,
    /// Nothing has this id or name.
    Unknown { kind: &'static str, written: String, meant: Option<String> },
    /// Several have this name.
    Ambiguous { written: String, ids: String },
    /// So many can't be had at once.
    TooMany { most: u8 },
    /// One visit can't serve these services.
    NotTogether,
    /// The office doesn't serve it.
    NotServed { office: String },
    /// It is no time.
    NoTime { written: String },
    /// The clock jumps over it.
    SkippedTime { written: String },
    /// It is no name, number or address.
    NotA(Field),
    /// It is no language that the bot speaks.
    NoLanguage { written: String, known: String },
    /// It is no number of minutes.
    NoMinutes { written: String, most: u16 },
    /// An earlier line is the same.
    Repeated { earlier: u64 },
    /// It has passed.
    Past,
    /// It moved in before, and its line said something else then.
    SaysOtherwise,
    /// The calendar has no room.
    Obstacle(Obstacle),
}

impl Problem {
    /// The column by which a line is known that could be read.
    pub(super) fn column(&self) -> Column {
        match self {
            Problem::SaysOtherwise | Problem::Obstacle(Obstacle::ReferenceTaken) => Column::Reference,
            Problem::Obstacle(Obstacle::HasAlready { .. }) => Column::Name,
            _ => Column::Starts,
        }
    }

    /// The sentence. `clock` shows a time of the day, `whose` the lines of references.
    fn told(&self, clock: &impl Fn(DateTime<Utc>) -> String, whose: &impl Fn(&[String]) -> String) -> String {
        match self {
            Problem::Cells { there, wanted } => format!(
                "there are {there} cells, but {wanted} columns; please put what has the separator in it between quotation marks"
            ),
            Problem::Endless => "a cell does not end; is a quotation mark missing?".to_owned(),
            Problem::Empty => "nothing stands here, but it is needed; please fill it in, or leave the line out".to_owned(),
            Problem::Formula => "this begins as a formula does; please write it as a plain text".to_owned(),
            Problem::Unknown { kind, written, meant } => {
                let meant = meant.as_ref().map(|id| format!("; is “{id}” meant?")).unwrap_or_default();
                format!("there is no {kind} “{}” in the city{meant}", written.escape_debug())
            }
            Problem::Ambiguous { written, ids } => {
                format!("several are called “{}”; please write one of {ids}", written.escape_debug())
            }
            Problem::TooMany { most } => format!("at most {most} of it can be had at once; please make it several lines"),
            Problem::NotTogether => {
                "one visit can't serve these together; please make it several lines, or let the city file say that they combine"
                    .to_owned()
            }
            Problem::NotServed { office } => {
                format!("the office “{office}” does not serve this; please name another, or add it to the city file")
            }
            Problem::NoTime { written } => {
                format!("“{}” is no time such as 2026-12-01 08:30 or 01.12.2026 08:30", written.escape_debug())
            }
            Problem::SkippedTime { written } => {
                format!("the clock jumps over {written} on that day; please write another time")
            }
            Problem::NotA(Field::Name) => "this is no name; please write first and last name".to_owned(),
            Problem::NotA(Field::Phone) => "this is no telephone number; please correct it, or leave it empty".to_owned(),
            Problem::NotA(Field::Email) => "this is no e-mail address; please correct it, or leave it empty".to_owned(),
            Problem::NoLanguage { written, known } => {
                format!("“{}” is none of the languages there are: {known}", written.escape_debug())
            }
            Problem::NoMinutes { written, most } => {
                format!("“{}” is no number of minutes from 1 to {most}", written.escape_debug())
            }
            Problem::Repeated { earlier } => format!("line {earlier} is the same; please leave one of them out"),
            Problem::Past => "this has begun already, or is over; please leave the line out".to_owned(),
            Problem::SaysOtherwise => {
                "this has moved in before, and its line said something else then; please change it in the chat (/find), and leave the line out"
                    .to_owned()
            }
            Problem::Obstacle(obstacle) => told(obstacle, clock, whose),
        }
    }
}

fn told(
    obstacle: &Obstacle,
    clock: &impl Fn(DateTime<Utc>) -> String,
    whose: &impl Fn(&[String]) -> String,
) -> String {
    match obstacle {
        Obstacle::ReferenceTaken => "another appointment has this number here; please leave it empty".to_owned(),
        Obstacle::HasAlready { references } => format!(
            "this person has an appointment for the same service already ({}); please leave one of them out",
            whose(references)
        ),
        Obstacle::NoPlace { nearest } if nearest.is_empty() => {
            "the office has no places on that day; please open it in the city file, set policy.horizon so far, or move the appointment"
                .to_owned()
        }
        Obstacle::NoPlace { nearest } => {
            let nearest: Vec<String> = nearest.iter().map(|at| clock(*at)).collect();
            format!("no place begins then; the nearest begin at {}", nearest.join(" and "))
        }
        Obstacle::Taken { places, references } => {
            let by = if references.is_empty() { "others".to_owned() } else { whose(references) };
            let places = match places {
                1 => "the one place that begins then is taken".to_owned(),
                places => format!("all {places} places that begin then are taken"),
            };
            format!("{places} ({by}); please move one of them, or open more desks in the city file")
        }
        Obstacle::TooShort => {
            "what is free then is not free for so long; please move it, or let it take fewer minutes".to_owned()
        }
    }
}

/// All that is wrong with a file.
#[derive(Debug)]
pub struct Problems {
    file: String,
    names: BTreeMap<Column, String>,
    all: Vec<(u64, Option<Column>, Problem)>,
    /// In which line the appointments of these references stand.
    lines: BTreeMap<String, u64>,
    told: Vec<String>,
}

impl Problems {
    /// None yet.
    pub(super) fn new(rows: &Rows) -> Self {
        let (file, names) = (rows.file.clone(), rows.names.clone());
        Self { file, names, all: Vec::new(), lines: BTreeMap::new(), told: Vec::new() }
    }

    pub(super) fn add(&mut self, line: u64, column: Option<Column>, problem: Problem) {
        self.all.push((line, column, problem));
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are more than anybody reads.
    pub(super) fn are_enough(&self) -> bool {
        self.all.len() >= MOST
    }

    pub(super) fn know_lines(&mut self, lines: BTreeMap<String, u64>) {
        self.lines = lines;
    }

    /// The sentences, by line; `None` where nothing is wrong.
    pub(super) fn told(mut self, clock: impl Fn(DateTime<Utc>) -> String) -> Option<Self> {
        if self.all.is_empty() {
            return None;
        }
        self.all.sort_by_key(|(line, column, _)| (*line, *column));
        let whose = |references: &[String]| {
            let line = |reference: &String| match self.lines.get(reference) {
                Some(line) => format!("line {line}"),
                None => reference.clone(),
            };
            references.iter().map(line).collect::<Vec<_>>().join(", ")
        };
        let sentence = |(line, column, problem): &(u64, Option<Column>, Problem)| {
            let column = column.and_then(|column| self.names.get(&column));
            let column = column.map(|name| format!(", {name}")).unwrap_or_default();
            format!("{}, line {line}{column}: {}", self.file, problem.told(&clock, &whose))
        };
        self.told = self.all.iter().take(MOST).map(sentence).collect();
        Some(self)
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.told.as_slice(), self.are_enough()) {
            ([only], _) => f.write_str(only),
            (all, is_cut) => {
                let more = if is_cut { ", and perhaps there are more" } else { "" };
                write!(f, "{}\nnothing has moved in: {} things are wrong{more}", all.join("\n"), all.len())
            }
        }
    }
}

impl std::error::Error for Problems {}
