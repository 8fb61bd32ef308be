//! `terminlotse import appointments FILE`: what is booked in another calendar moves in, whole or not at all.
//!
//! The file is a table of comma-separated values in UTF-8, with commas, semicolons or tabs, at most [`LINES`] lines. Its
//! first line names the columns, in any order, in English or in German:
//!
//! | column | in German | what stands in it |
//! |---|---|---|
//! | `office` | `Amt` | the office's id, or its name |
//! | `service` | `Leistung` | the service's id or name; `2 reisepass + personalausweis` for more in one visit |
//! | `starts` | `Termin` | `2026-12-01 08:30` or `01.12.2026 08:30` by the city's clock, or RFC 3339 |
//! | `name` | `Name` | who comes |
//! | `phone` | `Telefon` | optional |
//! | `email` | `E-Mail` | optional |
//! | `language` | `Sprache` | optional: the language of the letter with the code |
//! | `minutes` | `Dauer` | optional: how long it takes, where that is not what the city says |
//! | `reference` | `Nummer` | optional: what it is called there. One of our form (`XXX-XXX`) is kept; else it gets another |
//!
//! Each line becomes an appointment that occupies a place of the public, or else of staff's, and is its citizen's as
//! soon as they take it over by a code. All codes stand in one file (`--codes`), with what a letter needs. A line that
//! has moved in before is known again, by its reference or else by all that stands in it, and changes nothing.
//!
//! - [`file`]: from bytes to rows; [`line`]: from a row to an appointment
//! - [`problem`]: what is wrong, with file, line and column; [`codes`]: the file of codes
//!
//! To add a column: its variant and names in [`file::Column`], its line above, and what is read of it in [`line`].

mod codes;
mod file;
mod line;
mod problem;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bot_core::ids::AppointmentId;
use chrono::{DateTime, Utc};
use clap::Args;
use store::audit::{self, Action, Actor};
use store::dice::Dice;
use store::moving_in::{Mark, Mover, Residents};
use store::{Store, StoreError, Tx, catalogue, claims};

use crate::bot::Bot;
use crate::desk::Desk;

pub use codes::CodesError;
pub use file::{FileError, LINES};
pub use problem::Problems;

use codes::Codes;
use line::Line;
use problem::Problem;

/// What is to move in.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Order {
    /// The file
    #[arg(value_name = "FILE.csv")]
    pub file: PathBuf,
    /// Write a code for each appointment into this file, by which its citizen takes it over in a chat
    #[arg(long, value_name = "FILE.csv")]
    pub codes: Option<PathBuf>,
    /// Only check it, and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Why nothing has moved in.
#[derive(Debug, thiserror::Error)]
pub enum MovingInError {
    /// The file as a whole.
    #[error(transparent)]
    File(#[from] FileError),
    /// Single lines.
    #[error(transparent)]
    Problems(#[from] Problems),
    /// The file of codes.
    #[error(transparent)]
    Codes(#[from] CodesError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether a city was imported or is configured: nothing shall move into the demo city.
///
/// # Errors
/// The database failed.
pub async fn has_city(store: &Store, configured: Option<&Path>) -> Result<bool, StoreError> {
    Ok(configured.is_some() || catalogue::load(&mut store.begin_read().await?).await?.is_some())
}

/// Moves all in, or none, where one may have so many appointments for one service; all places must be laid out.
/// Returns what is to be told, line by line.
///
/// # Errors
/// Something about the file is wrong, or the database failed, and nothing was changed.
pub async fn run<D: Desk>(
    bot: &Bot<D>,
    per_service: u32,
    order: &Order,
    seed: [u8; 32],
    now: DateTime<Utc>,
) -> Result<Vec<String>, MovingInError> {
    let (city, codec) = (bot.city(), bot.store.codec());
    let rows = file::read(&order.file)?;
    let mut problems = Problems::new(&rows);
    let lines = line::read(&rows, &line::Known::new(bot, &city), codec, &mut problems);

    let mut dice = Dice::new(seed);
    let mut tx = bot.store.begin().await?;
    let zone = city.city.timezone;
    let mover = Mover::new(&mut tx, codec, &mut dice, per_service, zone, now).await?;
    let moved = move_all(&mut tx, &mover, &mut dice, &lines, now, &mut problems).await?;
    let problems = problems.told(|at| at.with_timezone(&zone).format("%H:%M").to_string());
    problems.map_or(Ok(()), Err)?;
    if order.dry_run {
        return Ok(moved.told(order, 0));
    }
    let mut codes = Codes::new(&city);
    if let Some(file) = &order.codes {
        for one in &moved.lack_code {
            let code = claims::make(&mut tx, codec, &mut dice, &one.appointment, now).await?;
            codes.add(one.line, &one.reference, &code);
        }
        codes.write(file)?;
    }
    if moved.came > 0 {
        let (how_many, file) = (format!("{} appointments", moved.came), order.file.display().to_string());
        audit::note(&mut tx, codec, Actor::CommandLine, Action::MovedIn, &how_many, Some(&file), now).await?;
    }
    if let Err(error) = tx.commit().await {
        codes.take_back();
        return Err(error.into());
    }
    Ok(moved.told(order, codes.len()))
}

/// What came of the lines.
#[derive(Default)]
struct Moved<'l> {
    /// So many have moved in now,
    came: usize,
    /// so many had before.
    before: usize,
    /// Those that nobody could take over yet.
    lack_code: Vec<Here<'l>>,
}

/// An appointment that is here now.
struct Here<'l> {
    line: &'l Line,
    appointment: AppointmentId,
    reference: String,
}

async fn move_all<'l>(
    tx: &mut Tx,
    mover: &Mover<'_>,
    dice: &mut Dice,
    lines: &'l [Line],
    now: DateTime<Utc>,
    problems: &mut Problems,
) -> Result<Moved<'l>, StoreError> {
    let marks: Vec<Mark> = lines.iter().map(|line| line.newcomer.mark.clone()).collect();
    let residents = Residents::among(tx, &marks, now).await?;
    let mut moved = Moved::default();
    let mut references = BTreeMap::new();
    let mut in_order: Vec<&Line> = lines.iter().collect();
    // Desks fill best when whoever comes first goes first.
    in_order.sort_by_key(|line| (line.newcomer.starts_at, line.number));
    for line in in_order {
        if problems.are_enough() {
            break;
        }
        let newcomer = &line.newcomer;
        let problem = match residents.find(&newcomer.mark) {
            Some(resident) if resident.is_unchanged(&newcomer.mark) => {
                moved.before += 1;
                let here = resident.appointment.clone().zip(resident.reference.clone());
                let here = here.filter(|_| resident.lacks_code);
                moved.lack_code.extend(here.map(|(appointment, reference)| Here {
                    line,
                    appointment,
                    reference,
                }));
                continue;
            }
            Some(_) => Problem::SaysOtherwise,
            None if newcomer.starts_at <= now => Problem::Past,
            None => match mover.move_in(tx, dice, newcomer).await? {
                Ok(appointment) => {
                    moved.came += 1;
                    references.insert(appointment.reference.clone(), line.number);
                    let (appointment, reference) = (appointment.id, appointment.reference);
                    moved.lack_code.push(Here { line, appointment, reference });
                    continue;
                }
                Err(obstacle) => Problem::Obstacle(obstacle),
            },
        };
        let column = problem.column();
        problems.add(line.number, Some(column), problem);
    }
    problems.know_lines(references);
    moved.lack_code.sort_by_key(|here| here.line.number);
    Ok(moved)
}

impl Moved<'_> {
    fn told(&self, order: &Order, codes: usize) -> Vec<String> {
        let Moved { came, before, .. } = self;
        let known = if *before > 0 { format!("; {before} had moved in before") } else { String::new() };
        let mut told = vec![match (order.dry_run, came) {
            (true, _) => format!("nothing was changed: {came} appointments can move in{known}"),
            (false, 0) => format!("nothing has changed{known}"),
            (false, _) => format!("{came} appointments have moved in{known}"),
        }];
        match &order.codes {
            Some(file) if codes > 0 => told.push(format!(
                "{codes} codes stand in {}, with names: write the letters, and delete it",
                file.display()
            )),
            None if *came > 0 && !order.dry_run => told.push(
                "nobody can take them over yet: the same call with --codes FILE.csv makes the codes"
                    .to_owned(),
            ),
            _ => {}
        }
        told
    }
}
