//! What is counted: in words, as a table, and as pictures.

use std::io;
use std::path::{Path, PathBuf};

use bot_core::Language;
use bot_core::figures::{self, Figures, LaneWeek, OfficeWeek, Scope, ServiceFigures, Summary, Tally};
use chrono::{DateTime, Utc};
use store::StoreError;
use store::desk::LocalDesk;

use crate::bot::Bot;
use crate::cli::WhichFigures;
use crate::offices::{self, UnknownOffice};

/// Why there are no figures; each is one sentence.
#[derive(Debug, thiserror::Error)]
pub enum FiguresError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The catalogue has no such office.
    #[error(transparent)]
    Office(#[from] UnknownOffice),
    /// A language that the bot does not speak.
    #[error("there is no language “{language}”; possible are {known}")]
    NoLanguage {
        /// As it was written.
        language: String,
        /// The ones there are.
        known: String,
    },
    /// A file can't be written.
    #[error("{}: {reason}", file.display())]
    File {
        /// Which one.
        file: PathBuf,
        /// Why.
        reason: io::Error,
    },
}

/// The figures in words, or as a table with a line for each; with a folder, both and their pictures are there
/// afterwards, and the words name the files.
///
/// # Errors
/// An office or the language is unknown, the folder can't be written, or the database failed.
pub async fn figures(
    bot: &Bot<LocalDesk>,
    asked: &WhichFigures,
    now: DateTime<Utc>,
) -> Result<String, FiguresError> {
    let language = language(bot, asked.language.as_deref())?;
    let city = bot.city();
    let mut tx = bot.store.begin_read().await?;
    let offices = offices::known(&mut tx, &asked.offices).await??;
    let scope = Scope { offices, weeks: asked.weeks };
    let figures = bot.desk.figures(&mut tx, &city, &scope, now).await?;
    drop(tx);
    let summary = Summary::of(&figures, city.city.timezone, now);
    let told = match asked.csv {
        true => table(&figures),
        false => {
            let words = figures::passages(&bot.setting(&city), &language, &summary, now);
            bot.locales.passages(&words, &language) + "\n"
        }
    };
    let Some(folder) = &asked.out else { return Ok(told) };
    let pictures = figures::pictures(&bot.setting(&city), &language, &summary, asked.theme, now);
    let drawn = pictures.iter().map(|picture| {
        let file = format!("{}.png", picture.shows.name());
        (file, charts::png(&bot.locales.drawing(picture), picture.theme))
    });
    let files = std::iter::once(("figures.csv".to_owned(), table(&figures).into_bytes())).chain(drawn);
    let written: Vec<String> =
        files.map(|(file, content)| write(folder, &file, &content)).collect::<Result<_, _>>()?;
    Ok(match asked.csv {
        true => told,
        false => format!("{told}\n{}", written.concat()),
    })
}

fn language(bot: &Bot<LocalDesk>, wanted: Option<&str>) -> Result<Language, FiguresError> {
    let known = bot.locales.languages();
    let Some(wanted) = wanted else { return Ok(bot.language(None)) };
    let found = known.iter().find(|language| language.code() == wanted).cloned();
    found.ok_or_else(|| FiguresError::NoLanguage {
        language: wanted.to_owned(),
        known: known.iter().map(Language::code).collect::<Vec<_>>().join(", "),
    })
}

/// Writes a file, and the folder it is in; a line that names it.
fn write(folder: &Path, file: &str, content: &[u8]) -> Result<String, FiguresError> {
    let path = folder.join(file);
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, content));
    match written {
        Ok(()) => Ok(format!("{}\n", path.display())),
        Err(reason) => Err(FiguresError::File { file: path, reason }),
    }
}

/// A line for each figure: what it is, of which week and office, about which lane, service, request or step, and how
/// much.
fn table(figures: &Figures) -> String {
    let mut lines = vec![["figure", "week", "office", "about", "value"].map(str::to_owned)];
    lines.extend(figures.tallies.iter().flat_map(of_week));
    lines.extend(figures.lanes.iter().flat_map(of_lane));
    lines.extend(figures.services.iter().filter(|service| service.offered).flat_map(of_service));
    for one in &figures.requests {
        lines.push(line("requests filed", "", "", &one.kind, one.filed));
        lines.push(line("requests open", "", "", &one.kind, one.open));
    }
    let steps = figures.steps.iter();
    lines.extend(steps.map(|(step, reached)| line("conversations", "", "", step.name(), *reached)));
    lines.iter().map(|cells| render::table::row(cells, ',')).collect()
}

fn line(figure: &str, week: &str, office: &str, about: &str, value: impl ToString) -> [String; 5] {
    [figure.to_owned(), week.to_owned(), office.to_owned(), about.to_owned(), value.to_string()]
}

fn of_week(OfficeWeek { office, monday, tally }: &OfficeWeek) -> Vec<[String; 5]> {
    let Tally { booked, due, came, missed, cancelled_late, freed, filled } = *tally;
    let counts = [
        ("booked", booked),
        ("due", due),
        ("came", came),
        ("missed", missed),
        ("cancelled late", cancelled_late),
        ("freed", freed),
        ("filled again", filled),
    ];
    let week = monday.to_string();
    counts.map(|(figure, count)| line(figure, &week, office.as_str(), "", count)).to_vec()
}

fn of_lane(LaneWeek { office, monday, lane, booked, waits }: &LaneWeek) -> Vec<[String; 5]> {
    let week = monday.to_string();
    let of = |figure, value: u32| line(figure, &week, office.as_str(), lane.name(), value);
    let days = waits.median().map(|days| of("days to the appointment (median)", days));
    std::iter::once(of("booked in the lane", *booked)).chain(days).collect()
}

fn of_service(figures: &ServiceFigures) -> Vec<[String; 5]> {
    let ServiceFigures { service, booked, next, waiting, planned, took, .. } = figures;
    let of = |figure, value: String| line(figure, "", "", service.as_str(), value);
    let minutes = [
        ("minutes planned (median)", planned.median()),
        ("minutes measured (median)", took.median()),
        ("minutes measured (four of five)", took.percentile(80)),
    ];
    let visits = (took.count() > 0).then(|| of("visits measured", took.count().to_string()));
    [of("booked for the service", booked.to_string()), of("waiting", waiting.to_string())]
        .into_iter()
        .chain(next.map(|at| of("next free (UTC)", at.format("%Y-%m-%dT%H:%M:%SZ").to_string())))
        .chain(minutes.into_iter().filter_map(|(figure, minutes)| Some(of(figure, minutes?.to_string()))))
        .chain(visits)
        .collect()
}

#[cfg(test)]
mod tests {
    use bot_core::figures::Spread;
    use bot_core::ids::{OfficeId, ServiceId};
    use bot_core::opening::lane::Lane;
    use expect_test::expect;

    use super::*;

    #[test]
    fn every_figure_has_its_line_and_no_name_is_a_formula() {
        let (office, monday) = (OfficeId::new("=rathaus"), "2026-11-16".parse().unwrap());
        let tally = Tally { booked: 12, due: 9, came: 6, missed: 2, cancelled_late: 1, freed: 4, filled: 3 };
        let figures = Figures {
            weeks: vec![monday],
            tallies: vec![OfficeWeek { office: office.clone(), monday, tally }],
            lanes: vec![LaneWeek {
                office,
                monday,
                lane: Lane::Staff,
                booked: 3,
                waits: Spread::from_iter([(2, 3)]),
            }],
            services: vec![ServiceFigures {
                service: ServiceId::new("passport"),
                booked: 12,
                offered: true,
                next: Some(DateTime::UNIX_EPOCH),
                waiting: 5,
                planned: Spread::from_iter([(15, 2)]),
                took: Spread::from_iter([(9, 1), (30, 1)]),
            }],
            ..Figures::default()
        };
        expect![[r#"
            "figure","week","office","about","value"
            "booked","2026-11-16","'=rathaus","","12"
            "due","2026-11-16","'=rathaus","","9"
            "came","2026-11-16","'=rathaus","","6"
            "missed","2026-11-16","'=rathaus","","2"
            "cancelled late","2026-11-16","'=rathaus","","1"
            "freed","2026-11-16","'=rathaus","","4"
            "filled again","2026-11-16","'=rathaus","","3"
            "booked in the lane","2026-11-16","'=rathaus","staff","3"
            "days to the appointment (median)","2026-11-16","'=rathaus","staff","2"
            "booked for the service","","","passport","12"
            "waiting","","","passport","5"
            "next free (UTC)","","","passport","1970-01-01T00:00:00Z"
            "minutes planned (median)","","","passport","15"
            "minutes measured (median)","","","passport","9"
            "minutes measured (four of five)","","","passport","30"
            "visits measured","","","passport","2"
        "#]]
        .assert_eq(&table(&figures).replace("\r\n", "\n"));
    }
}
