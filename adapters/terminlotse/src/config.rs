//! The configuration: `terminlotse.toml`, and the environment over it.
//!
//! ```text
//! terminlotse.toml               the environment
//! [telegram]
//! token = "123456:ABC"           TERMINLOTSE_TELEGRAM__TOKEN=123456:ABC
//! token_file = "/run/token"      TERMINLOTSE_TELEGRAM__TOKEN_FILE=/run/token
//! [policy]
//! hold = "10m"                   TERMINLOTSE_POLICY__HOLD=10m
//! reminders = ["5d", "24h"]      TERMINLOTSE_POLICY__REMINDERS=5d,24h
//! ```
//!
//! Every secret `x` can stand in a file of its own, named by `x_file`. What is wrong or unknown is
//! an error of one sentence that names the file and line, or the variable; a secret is never quoted.
//!
//! To add a key: its field here, with its default where the defaults are, and its line in
//! [`keys`]'s table. What two keys must agree on is said in [`Config::check_together`].

mod given;
mod keys;
mod secret;
mod value;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use bot_core::quiet_hours::QuietHours;
use bot_core::{City, Language};
use chrono::{NaiveTime, TimeDelta};
use chrono_tz::Tz;

pub use secret::{SealingKey, Secret};

/// Where the configuration stands when nothing else is said.
pub const DEFAULT_FILE: &str = "terminlotse.toml";

/// All that can be configured.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// `database.…`
    pub database: Database,
    /// `http.…`
    pub http: Http,
    /// `telegram.…`
    pub telegram: Telegram,
    /// `matrix.…`
    pub matrix: Matrix,
    /// `city.…`
    pub city: CityConfig,
    /// `policy.…`
    pub policy: Policy,
}

/// Where everything is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Database {
    /// `sqlite://…` or `postgres://…`. A secret, because there may be a password in it.
    pub url: Secret,
    /// Seals contact data and conversations.
    pub key: Option<SealingKey>,
}

/// What is served over HTTP.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Http {
    /// On which address; nothing is served when it is unset.
    pub listen: Option<SocketAddr>,
}

/// The Telegram bot; it runs when there is a token.
#[derive(Clone, Debug, PartialEq)]
pub struct Telegram {
    /// As BotFather gave it.
    pub token: Option<Secret>,
    /// Another Bot API server than Telegram's own, without a slash at its end.
    pub api_url: Option<String>,
    /// How updates arrive.
    pub mode: TelegramMode,
    /// Where Telegram brings them.
    pub webhook: Webhook,
    /// The pace of reminders and notices.
    pub messages_per_second: u32,
}

/// How updates arrive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TelegramMode {
    /// We ask for them.
    #[default]
    Polling,
    /// Telegram brings them.
    Webhook,
}

/// Where Telegram brings updates, and how we know that it was Telegram.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Webhook {
    /// As seen from outside.
    pub url: Option<String>,
    /// What Telegram sends along.
    pub secret: Option<Secret>,
}

/// The Matrix bot; it runs when there is a homeserver.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// Its address.
    pub homeserver: Option<String>,
    /// `@termine:example.org`
    pub user: Option<String>,
    /// Used for the first login, and again when the homeserver has ended the session.
    pub password: Option<Secret>,
    /// The folder of its keys.
    pub store: PathBuf,
    /// Opens the backup of its keys.
    pub recovery_key: Option<Secret>,
}

/// The city, and what wins over its file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CityConfig {
    /// The city file; unset, the city that was imported, or the demo city.
    pub file: Option<PathBuf>,
    /// The zone of the offices' clocks.
    pub timezone: Option<Tz>,
    /// The language of those whose own we don't know.
    pub language: Option<Language>,
}

impl CityConfig {
    /// The city as it is served: what stands here wins over what its file says.
    pub fn overrule(&self, mut city: City) -> City {
        if let Some(timezone) = self.timezone {
            city.city.timezone = timezone;
        }
        if let Some(language) = &self.language {
            city.city.language = language.clone();
        }
        city
    }
}

/// The rules of the house.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// How long one slot is where the opening rule doesn't say.
    pub slot: TimeDelta,
    /// How long a chosen place is held.
    pub hold: TimeDelta,
    /// How far ahead places are laid out.
    pub horizon: TimeDelta,
    /// How long a freed place is held for somebody who waits.
    pub offer: TimeDelta,
    /// How near a deadline must be to come before all who wait longer.
    pub near_deadline: TimeDelta,
    /// Within how long a cancelled appointment's place is free for the public again.
    pub return_delay: TimeDelta,
    /// How long other places are held for those whose own is closed; shorter where one of the times is near.
    pub closure_answer: TimeDelta,
    /// How long before an appointment its citizen is reminded, as it was written.
    pub reminders: Vec<TimeDelta>,
    /// How long before an appointment it must have been confirmed.
    pub confirm_by: Option<TimeDelta>,
    /// How many live appointments a person may have for one service.
    pub live_bookings_per_service: u32,
    /// How many live appointments a person may have at all.
    pub live_bookings: u32,
    /// How many live appointments an account and those linked to it may have booked, for themselves and for
    /// others: by default as many as two persons may have, a couple's or a parent's and a child's.
    pub live_bookings_per_account: u32,
    /// How often an appointment can be moved by its citizen, whatever changes at once. Britain's driving tests
    /// could be changed six times, until trade in dates made it two in March 2026 (gov.uk, "changes to booking
    /// car driving tests"); an office's appointment is worth less to a trader.
    pub moves: u32,
    /// After how many missed appointments staff are asked whether only near places shall be open to a person; at
    /// least two, for whoever missed one is told beforehand what another would mean.
    pub no_show_limit: Option<u32>,
    /// For how long a missed appointment counts.
    pub no_show_window: TimeDelta,
    /// How soon a place begins that is open to who missed too many.
    pub short_notice: TimeDelta,
    /// How long what is over is kept.
    pub retention: TimeDelta,
    /// A second person approves each notice.
    pub four_eyes: bool,
    /// Staff see names and numbers on Telegram, too, which reads along.
    pub names_on_telegram: bool,
    /// For how long nobody takes a request for a person until supervisors, and its citizen, are told; quiet hours in
    /// which it was made don't count.
    pub escalate_after: TimeDelta,
    /// When nobody is written to unasked.
    pub quiet_hours: QuietHours,
}

impl Default for Database {
    fn default() -> Self {
        Self { url: Secret::new("sqlite://terminlotse.db"), key: None }
    }
}

impl Default for Telegram {
    fn default() -> Self {
        let (mode, webhook) = (TelegramMode::default(), Webhook::default());
        Self { token: None, api_url: None, mode, webhook, messages_per_second: 30 }
    }
}

impl Default for Matrix {
    fn default() -> Self {
        Self {
            homeserver: None,
            user: None,
            password: None,
            store: "matrix-store".into(),
            recovery_key: None,
        }
    }
}

impl Default for Policy {
    fn default() -> Self {
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        Self {
            slot: TimeDelta::minutes(15),
            hold: TimeDelta::minutes(10),
            horizon: TimeDelta::days(42),
            offer: TimeDelta::minutes(30),
            near_deadline: TimeDelta::days(14),
            return_delay: TimeDelta::minutes(3),
            closure_answer: TimeDelta::hours(24),
            reminders: vec![TimeDelta::days(5), TimeDelta::hours(24), TimeDelta::hours(2)],
            confirm_by: None,
            live_bookings_per_service: 1,
            live_bookings: 3,
            live_bookings_per_account: 6,
            moves: 3,
            no_show_limit: None,
            no_show_window: TimeDelta::days(90),
            short_notice: TimeDelta::hours(48),
            retention: TimeDelta::days(90),
            four_eyes: true,
            names_on_telegram: false,
            escalate_after: TimeDelta::minutes(30),
            quiet_hours: QuietHours { from: hour(21), to: hour(8) },
        }
    }
}

/// Why the configuration can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file could not be opened.
    #[error("{file} can't be read: {reason}")]
    Unreadable {
        /// Which file.
        file: String,
        /// What the system says.
        reason: std::io::Error,
    },
    /// The file is no TOML.
    #[error("{file}, line {line}: this is no TOML: {reason}")]
    Syntax {
        /// Which file.
        file: String,
        /// In which line, counted from 1.
        line: usize,
        /// What the parser says.
        reason: String,
    },
    /// A key or its value is wrong.
    #[error("{place}: {reason}")]
    Wrong {
        /// File, line and key; or the variable.
        place: String,
        /// What is wrong, as the end of a sentence.
        reason: String,
    },
    /// Each key is right, but they don't fit together.
    #[error("{0}")]
    Together(String),
}

impl Config {
    /// Reads `path`, or [`DEFAULT_FILE`] where there is one, and lets `environment` win over it.
    pub fn load(
        path: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Config, ConfigError> {
        let mut config = Config::default();
        if let Some((file, text)) = read(path)? {
            keys::apply(&mut config, given::in_file(&file, &text)?)?;
        }
        keys::apply(&mut config, given::in_environment(environment)?)?;
        config.check_together()?;
        Ok(config)
    }

    /// What no single key can know.
    fn check_together(&self) -> Result<(), ConfigError> {
        let Self { http, telegram, matrix, .. } = self;
        let webhook = telegram.mode == TelegramMode::Webhook;
        let needed = [
            (webhook && http.listen.is_none(), "telegram.mode is \"webhook\", which needs http.listen"),
            (
                webhook && telegram.webhook.url.is_none(),
                "telegram.mode is \"webhook\", which needs telegram.webhook.url",
            ),
            (
                webhook && telegram.webhook.secret.is_none(),
                "telegram.mode is \"webhook\", which needs telegram.webhook.secret",
            ),
            (
                matrix.homeserver.is_some() != matrix.user.is_some(),
                "matrix.homeserver and matrix.user are needed together, and one is missing",
            ),
        ];
        let missing = needed.into_iter().find(|(missing, _)| *missing);
        missing.map_or(Ok(()), |(_, sentence)| Err(ConfigError::Together(sentence.to_owned())))
    }
}

/// The process's environment. Unlike `std::env::vars` it survives variables that are no Unicode.
pub fn environment() -> impl Iterator<Item = (String, String)> {
    let lossy = |text: std::ffi::OsString| text.to_string_lossy().into_owned();
    std::env::vars_os().map(move |(name, value)| (lossy(name), lossy(value)))
}

/// The configuration file and its text; `None` when nobody named one and there is none.
fn read(path: Option<&Path>) -> Result<Option<(String, String)>, ConfigError> {
    let named = path.unwrap_or(Path::new(DEFAULT_FILE));
    let file = named.display().to_string();
    match std::fs::read_to_string(named) {
        Ok(text) => Ok(Some((file, text))),
        Err(reason) if path.is_none() && reason.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(reason) => Err(ConfigError::Unreadable { file, reason }),
    }
}

#[cfg(test)]
mod tests;
