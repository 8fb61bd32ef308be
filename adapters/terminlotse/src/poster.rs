//! `terminlotse poster`: drawings to be printed, one for each service at each office, whose code opens the chat there.

use std::fs;
use std::io;
use std::path::PathBuf;

use bot_core::city::{Office, Service};
use bot_core::language::Language;
use bot_core::poster::{Destination, Messenger, Poster, Way};
use bot_core::{City, Directory};
use clap::Args;

use crate::bot::Bot;
use crate::config::Config;
use crate::desk::Desk;
use crate::telegram_chat::{self, ConnectError};

/// Telegram's names of bots have at most so many letters.
const LONGEST_NAME: usize = 32;

/// Which posters are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Order {
    /// Only of this office; may be given several times [default: of all]
    #[arg(long = "office", value_name = "ID")]
    pub offices: Vec<String>,
    /// Only for this service; may be given several times [default: for all that the office serves]
    #[arg(long = "service", value_name = "ID")]
    pub services: Vec<String>,
    /// In this language [default: the city's]
    #[arg(long, value_name = "CODE")]
    pub language: Option<String>,
    /// The bot's name on Telegram [default: Telegram is asked]
    #[arg(long, value_name = "NAME")]
    pub telegram: Option<String>,
    /// The folder they are written into
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

/// Why there are no posters; each is one sentence.
#[derive(Debug, thiserror::Error)]
pub enum PosterError {
    /// The catalogue does not have it.
    #[error("there is no {kind} “{id}” in the city")]
    Unknown {
        /// `office` or `service`
        kind: &'static str,
        /// As it was named.
        id: String,
    },
    /// The bot doesn't speak it.
    #[error("“{0}” is none of the languages there are: {1}")]
    NoLanguage(String, String),
    /// No office that was named serves what was named.
    #[error("none of these offices serves that")]
    Nothing,
    /// The chat can't be opened anywhere.
    #[error("no messenger is known: set telegram.token or matrix.user, or name the bot by --telegram NAME")]
    NoWay,
    /// It can't be the name of a bot.
    #[error("“{0}” is no name of a bot on Telegram such as termine_bot")]
    NoName(String),
    /// Telegram didn't tell the name.
    #[error("{0}; --telegram NAME says it without asking")]
    NotAsked(ConnectError),
    /// Service and office are too long together.
    #[error(
        "the ids {service} and {office} are too long together for a link of Telegram, which carries 64 letters"
    )]
    TooLong {
        /// The service,
        service: String,
        /// and the office.
        office: String,
    },
    /// The folder takes no file.
    #[error("{} can't be written: {reason}", file.display())]
    Unwritable {
        /// Which file.
        file: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
}

/// How the bot is reached.
struct Reached {
    telegram: Option<String>,
    matrix: Option<String>,
}

/// Writes the posters; which files these are, line by line.
///
/// # Errors
/// Something that was named is not there, or can't be written.
pub async fn write<D: Desk>(
    bot: &Bot<D>,
    config: &Config,
    order: &Order,
) -> Result<Vec<String>, PosterError> {
    let city = bot.city();
    let language = language(order, &city, bot.locales.languages())?;
    let wanted = wanted(order, &city)?;
    let reached = reached(config, order).await?;
    let mut drawn = Vec::new();
    for (office, service) in wanted {
        let too_long =
            || PosterError::TooLong { service: service.id.to_string(), office: office.id.to_string() };
        let ways = reached.ways(office, service).ok_or_else(too_long)?;
        let poster = Poster::of(&city, service, office, &language, ways);
        let name = format!("{}-{}.{}.svg", office.id, service.id, language.code());
        drawn.push((order.out.join(name), bot.locales.poster(&poster).ok_or_else(too_long)?));
    }
    let unwritable = |file: &PathBuf, reason| PosterError::Unwritable { file: file.clone(), reason };
    fs::create_dir_all(&order.out).map_err(|reason| unwritable(&order.out, reason))?;
    for (file, drawing) in &drawn {
        fs::write(file, drawing).map_err(|reason| unwritable(file, reason))?;
    }
    Ok(drawn.into_iter().map(|(file, _)| file.display().to_string()).collect())
}

fn language(order: &Order, city: &City, known: &[Language]) -> Result<Language, PosterError> {
    let Some(code) = &order.language else { return Ok(city.city.language.clone()) };
    known.iter().find(|language| language.code() == code).cloned().ok_or_else(|| {
        let codes: Vec<&str> = known.iter().map(Language::code).collect();
        PosterError::NoLanguage(code.clone(), codes.join(", "))
    })
}

/// Each service at each office that was named, or could be.
fn wanted<'c>(order: &Order, city: &'c Directory) -> Result<Vec<(&'c Office, &'c Service)>, PosterError> {
    let unknown = |kind, id: &str| PosterError::Unknown { kind, id: id.to_owned() };
    if let Some(id) =
        order.offices.iter().find(|id| city.offices.iter().all(|office| office.id.as_str() != **id))
    {
        return Err(unknown("office", id));
    }
    if let Some(id) = order.services.iter().find(|id| city.services.iter().all(|one| one.id.as_str() != **id))
    {
        return Err(unknown("service", id));
    }
    let named = |all: &[String], id: &str| all.is_empty() || all.iter().any(|one| one == id);
    let offices = city.offices.iter().filter(|office| named(&order.offices, office.id.as_str()));
    let wanted: Vec<_> = offices
        .flat_map(|office| {
            let services = city.services.iter().filter(|service| named(&order.services, service.id.as_str()));
            // Only where somebody who follows the code is served.
            let serving = |service: &Service| city.offices_for(std::slice::from_ref(&service.id));
            let served = move |service: &&Service| serving(service).iter().any(|one| one.id == office.id);
            services.filter(served).map(move |service| (office, service))
        })
        .collect();
    if wanted.is_empty() { Err(PosterError::Nothing) } else { Ok(wanted) }
}

async fn reached(config: &Config, order: &Order) -> Result<Reached, PosterError> {
    let telegram = match (&order.telegram, &config.telegram.token) {
        (Some(name), _) => Some(bot_name(name)?),
        (None, Some(token)) => {
            let myself = telegram_chat::ask(token.expose(), &config.telegram).await;
            Some(myself.map_err(PosterError::NotAsked)?.username)
        }
        (None, None) => None,
    };
    let reached = Reached { telegram, matrix: config.matrix.user.clone() };
    match (&reached.telegram, &reached.matrix) {
        (None, None) => Err(PosterError::NoWay),
        _ => Ok(reached),
    }
}

fn bot_name(written: &str) -> Result<String, PosterError> {
    let name = written.strip_prefix('@').unwrap_or(written);
    let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    match (1..=LONGEST_NAME).contains(&name.len()) && name.chars().all(fits) {
        true => Ok(name.to_owned()),
        false => Err(PosterError::NoName(written.escape_debug().to_string())),
    }
}

impl Reached {
    /// The ways to a service at an office; `None` where a link can't be so long.
    fn ways(&self, office: &Office, service: &Service) -> Option<Vec<Way>> {
        let mut ways = Vec::new();
        if let Some(name) = &self.telegram {
            let destination = Destination { service: service.id.clone(), office: Some(office.id.clone()) };
            let link = format!("https://t.me/{name}?start={}", destination.written()?);
            ways.push(Way { messenger: Messenger::Telegram, bot: format!("@{name}"), link });
        }
        if let Some(user) = &self.matrix {
            let link = format!("https://matrix.to/#/{user}");
            ways.push(Way { messenger: Messenger::Matrix, bot: user.clone(), link });
        }
        Some(ways)
    }
}
