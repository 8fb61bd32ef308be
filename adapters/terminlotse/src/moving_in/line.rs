//! From a row to an appointment that wants to move in.

use std::collections::BTreeMap;

use bot_core::City;
use bot_core::city::{Office, Service};
use bot_core::desk::{Contact, Field, Wish};
use bot_core::errand::Errand;
use bot_core::fold::fold;
use bot_core::ids::{OfficeId, ServiceId};
use bot_core::language::{Language, Localized};
use bot_core::staff::attendance;
use bot_core::vocabulary::Vocabulary;
use chrono::{DateTime, NaiveDateTime, TimeZone as _, Utc};
use chrono_tz::Tz;
use store::moving_in::{Length, Mark, Newcomer};
use store::seal::Codec;

use super::file::{Column, Row, Rows};
use super::problem::{Problem, Problems};
use crate::bot::Bot;
use crate::desk::Desk;
use crate::toml_source::nearest;

/// An appointment takes at most so many minutes.
const LONGEST: u16 = 480;
/// How a local time may be written.
const TIMES: [&str; 6] = [
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y %H:%M:%S",
];

/// A row that says all that must be known.
pub(super) struct Line {
    /// Where it stands, counted from 1.
    pub(super) number: u64,
    /// What the appointment was called.
    pub(super) called: String,
    /// The language of the letter.
    pub(super) language: Option<Language>,
    pub(super) newcomer: Newcomer,
}

/// What rows can name.
pub(super) struct Known<'c> {
    city: &'c City,
    offices: Names<'c>,
    services: Names<'c>,
    languages: &'c [Language],
    vocabulary: &'c Vocabulary,
}

impl<'c> Known<'c> {
    pub(super) fn new<D: Desk>(bot: &'c Bot<D>, city: &'c City) -> Self {
        let offices = city.offices.iter().map(|Office { id, name, .. }| (id.as_str(), name, &[][..]));
        let services =
            city.services.iter().map(|Service { id, name, words, .. }| (id.as_str(), name, words.as_slice()));
        Self {
            city,
            offices: Names::new("office", offices),
            services: Names::new("service", services),
            languages: bot.locales.languages(),
            vocabulary: bot.vocabulary(),
        }
    }
}

/// What goes by an id and by names.
struct Names<'c> {
    kind: &'static str,
    /// Whose folded name it is; several may share one.
    by_name: BTreeMap<String, Vec<&'c str>>,
    ids: Vec<&'c str>,
}

impl<'c> Names<'c> {
    fn new(kind: &'static str, all: impl Iterator<Item = (&'c str, &'c Localized, &'c [String])>) -> Self {
        let (mut by_name, mut ids) = (BTreeMap::<String, Vec<&str>>::new(), Vec::new());
        for (id, name, words) in all {
            ids.push(id);
            let mut names: Vec<String> =
                name.texts().chain(words.iter().map(String::as_str)).map(fold).collect();
            names.sort_unstable();
            names.dedup();
            names.into_iter().for_each(|name| by_name.entry(name).or_default().push(id));
        }
        Self { kind, by_name, ids }
    }

    fn find(&self, written: &str) -> Result<&'c str, Problem> {
        if let Some(id) = self.ids.iter().find(|id| **id == written) {
            return Ok(id);
        }
        let kind = self.kind;
        match self.by_name.get(&fold(written)).map(Vec::as_slice) {
            Some([id]) => Ok(id),
            Some(several) => Err(Problem::Ambiguous { written: written.to_owned(), ids: several.join(", ") }),
            None => {
                let meant = nearest(written, self.ids.iter().copied()).map(str::to_owned);
                Err(Problem::Unknown { kind, written: written.to_owned(), meant })
            }
        }
    }
}

/// Reads all rows that can be read; what is wrong with the others is added to the problems.
pub(super) fn read(rows: &Rows, known: &Known<'_>, codec: &Codec, problems: &mut Problems) -> Vec<Line> {
    let mut subjects = BTreeMap::<String, u64>::new();
    let mut lines = Vec::new();
    for row in &rows.rows {
        if row.width() > rows.width {
            problems.add(row.line, None, Problem::Cells { there: row.width(), wanted: rows.width });
        } else if row.has_endless_cell() {
            problems.add(row.line, None, Problem::Endless);
        } else if let Some(line) = line(rows, row, known, codec, problems) {
            match subjects.insert(line.newcomer.mark.subject().to_owned(), line.number) {
                None => lines.push(line),
                Some(earlier) if line.called.is_empty() => {
                    problems.add(line.number, None, Problem::Repeated { earlier });
                }
                Some(earlier) => {
                    problems.add(line.number, Some(Column::Reference), Problem::Repeated { earlier });
                }
            }
        }
    }
    lines
}

/// All that is wrong with a row is said, not only what is found first.
fn line(rows: &Rows, row: &Row, known: &Known<'_>, codec: &Codec, problems: &mut Problems) -> Option<Line> {
    let before = problems.len();
    let mut reading = Reading { rows, row, problems };
    let office = reading.column(Column::Office, |cell| known.offices.find(cell).map(OfficeId::new));
    let wish = reading.column(Column::Service, |cell| wish(cell, known));
    let starts_at = reading.column(Column::Starts, |cell| time(cell, known.city.city.timezone));
    let name = reading.column(Column::Name, |cell| field(Field::Name, cell));
    let phone = reading.maybe(Column::Phone, |cell| field(Field::Phone, cell));
    let email = reading.maybe(Column::Email, |cell| field(Field::Email, cell));
    let language = reading.maybe(Column::Language, |cell| language(cell, known));
    let minutes = reading.maybe(Column::Minutes, minutes);
    let called = reading.maybe(Column::Reference, |cell| Ok(cell.to_owned())).unwrap_or_default();
    if problems.len() > before {
        return None;
    }
    let (office, wish, starts_at) = (office?, wish?, starts_at?);
    let Some((errand, also, slots)) = visit(&office, &wish, known.city) else {
        let office = office.to_string();
        problems.add(row.line, Some(Column::Service), Problem::NotServed { office });
        return None;
    };
    let contact = Contact { name, phone, email };
    let length = minutes.map_or(Length::Slots(slots), Length::Minutes);
    let content = format!("{office}\n{errand:?} {also:?}\n{starts_at}\n{contact:?}\n{length:?}");
    let mark = Mark::of(codec, (!called.is_empty()).then_some(called.as_str()), &content);
    let reference = ours(&called);
    let newcomer = Newcomer { mark, reference, contact, errand, also, office, starts_at, length };
    Some(Line { number: row.line, called, language, newcomer })
}

/// A row while its cells are read.
struct Reading<'r> {
    rows: &'r Rows,
    row: &'r Row,
    problems: &'r mut Problems,
}

impl<'r> Reading<'r> {
    /// What stands in a column in which something must stand.
    fn column<T>(&mut self, column: Column, read: impl FnOnce(&'r str) -> Result<T, Problem>) -> Option<T> {
        if self.rows.cell(self.row, column).is_empty() {
            self.problems.add(self.row.line, Some(column), Problem::Empty);
            return None;
        }
        self.maybe(column, read)
    }

    /// What stands in a column, if anything does.
    fn maybe<T>(&mut self, column: Column, read: impl FnOnce(&'r str) -> Result<T, Problem>) -> Option<T> {
        let cell = self.rows.cell(self.row, column);
        if cell.is_empty() {
            return None;
        }
        let international = column == Column::Phone && cell.starts_with('+');
        let read = match render::table::is_formula(cell) && !international {
            true => Err(Problem::Formula),
            false => read(cell),
        };
        read.map_err(|problem| self.problems.add(self.row.line, Some(column), problem)).ok()
    }
}

/// `personalausweis`, `2 reisepass + personalausweis`
fn wish(cell: &str, known: &Known<'_>) -> Result<Wish, Problem> {
    let errands = cell.split('+').map(|written| errand(written.trim(), known));
    let mut errands = errands.collect::<Result<Vec<Errand>, Problem>>()?.into_iter();
    let Some(Errand { service, quantity }) = errands.next() else { return Err(Problem::Empty) };
    let wish = Wish { quantity, also: errands.collect(), ..Wish::new(service) };
    if !known.city.all_combine(&wish.services()) {
        return Err(Problem::NotTogether);
    }
    Ok(wish)
}

fn errand(written: &str, known: &Known<'_>) -> Result<Errand, Problem> {
    // What a service is called may itself begin with a number.
    if let Ok(id) = known.services.find(written) {
        return Ok(Errand { service: ServiceId::new(id), quantity: 1 });
    }
    let counted = written.split_once(char::is_whitespace).and_then(|(number, rest)| {
        let number = number.trim_end_matches(['x', '×']);
        Some((number.parse::<u8>().ok()?, rest.trim()))
    });
    let (quantity, name) = counted.unwrap_or((1, written));
    let service = ServiceId::new(known.services.find(name)?);
    let most = known.city.service(&service).map_or(1, |service| service.max_quantity.max(1));
    match quantity {
        0 => Err(Problem::Empty),
        quantity if quantity > most => Err(Problem::TooMany { most }),
        quantity => Ok(Errand { service, quantity }),
    }
}

/// The errands as the office serves them, and how many slots in a row they take there.
fn visit(office: &OfficeId, wish: &Wish, city: &City) -> Option<(Errand, Vec<Errand>, u16)> {
    let errands = city.errands(wish)?;
    let slots = errands.slots_at(city.office(office)?)?;
    Some((errands.first(), errands.also(), slots))
}

fn time(cell: &str, zone: Tz) -> Result<DateTime<Utc>, Problem> {
    if let Ok(at) = DateTime::parse_from_rfc3339(cell) {
        return Ok(at.to_utc());
    }
    let local = TIMES.iter().find_map(|form| NaiveDateTime::parse_from_str(cell, form).ok());
    let Some(local) = local else { return Err(Problem::NoTime { written: cell.to_owned() }) };
    let at = zone.from_local_datetime(&local).earliest();
    at.map(|at| at.to_utc()).ok_or_else(|| Problem::SkippedTime { written: cell.to_owned() })
}

fn field(field: Field, cell: &str) -> Result<String, Problem> {
    match field.takes(cell) {
        true => Ok(cell.to_owned()),
        false => Err(Problem::NotA(field)),
    }
}

fn language(cell: &str, known: &Known<'_>) -> Result<Language, Problem> {
    let named = || known.vocabulary.language(cell).cloned();
    Language::of_tag(cell, known.languages).or_else(named).ok_or_else(|| {
        let codes: Vec<&str> = known.languages.iter().map(Language::code).collect();
        Problem::NoLanguage { written: cell.to_owned(), known: codes.join(", ") }
    })
}

fn minutes(cell: &str) -> Result<u16, Problem> {
    let minutes = cell.parse().ok().filter(|minutes| (1..=LONGEST).contains(minutes));
    minutes.ok_or_else(|| Problem::NoMinutes { written: cell.to_owned(), most: LONGEST })
}

/// The reference, if it was made as ours are: others may have as many letters by chance.
fn ours(called: &str) -> Option<String> {
    attendance::reference(called).filter(|reference| reference.eq_ignore_ascii_case(called))
}
