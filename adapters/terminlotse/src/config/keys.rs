//! The one table of keys: what each is called, how it is read, and where it goes.
//!
//! To add a key, add its field to [`Config`] and its line to [`KEYS`]. A [`secret`] gets its
//! `…_file` by itself.

use std::collections::HashMap;

use bot_core::Language;

use super::given::Given;
use super::secret::{SealingKey, Secret};
use super::value::Value;
use super::{Config, ConfigError, TelegramMode};

/// A key of the configuration.
struct Key {
    name: &'static str,
    read: Read,
}

enum Read {
    /// Reads a value into its field.
    Plain(fn(&mut Config, &Value) -> Result<(), String>),
    /// Takes a secret, or says what it should look like, without quoting it.
    Secret(fn(&mut Config, &str) -> Result<(), &'static str>),
}

const fn key(name: &'static str, read: fn(&mut Config, &Value) -> Result<(), String>) -> Key {
    Key { name, read: Read::Plain(read) }
}

const fn secret(name: &'static str, read: fn(&mut Config, &str) -> Result<(), &'static str>) -> Key {
    Key { name, read: Read::Secret(read) }
}

const MODES: [(&str, TelegramMode); 2] =
    [("polling", TelegramMode::Polling), ("webhook", TelegramMode::Webhook)];
const ZONE: &str = "a time zone such as \"Europe/Berlin\"";
const LANGUAGE: &str = "a language such as \"de\"";
const LISTEN: &str = "an address and port such as \"127.0.0.1:8080\"";

/// Every key there is, a line each.
#[rustfmt::skip]
const KEYS: &[Key] = &[
    secret("database.url", |c, text| put(&mut c.database.url, database_url(text))),
    secret("database.key", |c, text| put(&mut c.database.key, sealing_key(text).map(Some))),
    key("http.listen", |c, v| put(&mut c.http.listen, v.such_as(LISTEN, |text| text.parse().ok()).map(Some))),
    secret("telegram.token", |c, text| put(&mut c.telegram.token, bot_token(text).map(Some))),
    key("telegram.api_url", |c, v| put(&mut c.telegram.api_url, v.url().map(Some))),
    key("telegram.mode", |c, v| put(&mut c.telegram.mode, v.one_of(&MODES))),
    key("telegram.webhook.url", |c, v| put(&mut c.telegram.webhook.url, v.url().map(Some))),
    secret("telegram.webhook.secret", |c, text| put(&mut c.telegram.webhook.secret, webhook_secret(text).map(Some))),
    key("telegram.messages_per_second", |c, v| put(&mut c.telegram.messages_per_second, v.number(1..=1_000))),
    key("matrix.homeserver", |c, v| put(&mut c.matrix.homeserver, v.url().map(Some))),
    key("matrix.user", |c, v| put(&mut c.matrix.user, v.text().map(|text| Some(text.to_owned())))),
    secret("matrix.password", |c, text| put(&mut c.matrix.password, Ok(Some(Secret::new(text))))),
    key("matrix.store", |c, v| put(&mut c.matrix.store, v.text().map(Into::into))),
    secret("matrix.recovery_key", |c, text| put(&mut c.matrix.recovery_key, Ok(Some(Secret::new(text))))),
    key("city.file", |c, v| put(&mut c.city.file, v.text().map(|text| Some(text.into())))),
    key("city.timezone", |c, v| put(&mut c.city.timezone, v.such_as(ZONE, |text| text.parse().ok()).map(Some))),
    key("city.language", |c, v| put(&mut c.city.language, v.such_as(LANGUAGE, language).map(Some))),
    key("policy.slot", |c, v| put(&mut c.policy.slot, v.duration("8h"))),
    key("policy.hold", |c, v| put(&mut c.policy.hold, v.duration("24h"))),
    key("policy.horizon", |c, v| put(&mut c.policy.horizon, v.duration("366d"))),
    key("policy.offer", |c, v| put(&mut c.policy.offer, v.duration("7d"))),
    key("policy.near_deadline", |c, v| put(&mut c.policy.near_deadline, v.duration("366d"))),
    key("policy.return_delay", |c, v| put(&mut c.policy.return_delay, v.duration("24h"))),
    key("policy.closure_answer", |c, v| put(&mut c.policy.closure_answer, v.duration("14d"))),
    key("policy.reminders", |c, v| put(&mut c.policy.reminders, v.durations(10, "366d"))),
    key("policy.confirm_by", |c, v| put(&mut c.policy.confirm_by, v.duration("366d").map(Some))),
    key("policy.live_bookings_per_service", |c, v| put(&mut c.policy.live_bookings_per_service, v.number(1..=100))),
    key("policy.live_bookings", |c, v| put(&mut c.policy.live_bookings, v.number(1..=1_000))),
    key("policy.live_bookings_per_account", |c, v| put(&mut c.policy.live_bookings_per_account, v.number(1..=1_000))),
    key("policy.moves", |c, v| put(&mut c.policy.moves, v.number(0..=1_000))),
    key("policy.no_show_window", |c, v| put(&mut c.policy.no_show_window, v.duration("3660d"))),
    key("policy.short_notice", |c, v| put(&mut c.policy.short_notice, v.duration("366d"))),
    key("policy.no_show_limit", |c, v| put(&mut c.policy.no_show_limit, v.number(2..=100).map(Some))),
    key("policy.retention", |c, v| put(&mut c.policy.retention, v.duration("3660d"))),
    key("policy.four_eyes", |c, v| put(&mut c.policy.four_eyes, v.yes_or_no())),
    key("policy.names_on_telegram", |c, v| put(&mut c.policy.names_on_telegram, v.yes_or_no())),
    key("policy.escalate_after", |c, v| put(&mut c.policy.escalate_after, v.duration("14d"))),
    key("policy.quiet_hours", |c, v| put(&mut c.policy.quiet_hours, v.hours())),
];

/// Puts what was read into its field.
fn put<T, E>(field: &mut T, read: Result<T, E>) -> Result<(), E> {
    *field = read?;
    Ok(())
}

fn database_url(text: &str) -> Result<Secret, &'static str> {
    // Without a file there is nothing beside which the key could lie.
    let is_file = |rest: &str| !rest.is_empty() && !rest.starts_with([':', '?']);
    let on_sqlite = text.strip_prefix("sqlite://").is_some_and(is_file);
    let on_postgres = ["postgres://", "postgresql://"].iter().any(|scheme| text.starts_with(scheme));
    (on_sqlite || on_postgres)
        .then(|| Secret::new(text))
        .ok_or("this must be such as sqlite://terminlotse.db or postgres://user@host/database")
}

fn sealing_key(text: &str) -> Result<SealingKey, &'static str> {
    SealingKey::from_hex(text).ok_or("this must be 64 hex digits, as `openssl rand -hex 32` makes them")
}

fn bot_token(text: &str) -> Result<Secret, &'static str> {
    let good = text.contains(':') && !text.contains(|letter: char| letter.is_whitespace() || letter == '/');
    good.then(|| Secret::new(text))
        .ok_or("this must be a bot's token such as 123456:ABC-DEF, as BotFather gives it")
}

/// What Telegram allows in `secret_token`.
fn webhook_secret(text: &str) -> Result<Secret, &'static str> {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    let good = text.len() <= 256 && text.chars().all(fits);
    good.then(|| Secret::new(text)).ok_or("this must be 1 to 256 of A-Z, a-z, 0-9, _ and -")
}

fn language(text: &str) -> Option<Language> {
    let good = (2..=8).contains(&text.len())
        && text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
    good.then(|| Language::new(text))
}

/// The names of all keys, those of secrets' files included.
pub(super) fn names() -> Vec<String> {
    let files = KEYS
        .iter()
        .filter(|key| matches!(key.read, Read::Secret(_)))
        .map(|key| format!("{}{FILE}", key.name));
    KEYS.iter().map(|key| key.name.to_owned()).chain(files).collect()
}

/// Ends the key that names a secret's file.
const FILE: &str = "_file";

/// Whether there is such a key.
pub(super) fn is_known(name: &str) -> bool {
    find(name).is_some()
}

/// Whether keys lie in a table of this name.
pub(super) fn lie_in(table: &str) -> bool {
    KEYS.iter().any(|key| key.name.strip_prefix(table).is_some_and(|rest| rest.starts_with('.')))
}

/// The tables that keys lie in: `telegram`, `telegram.webhook`.
pub(super) fn tables() -> Vec<String> {
    KEYS.iter().filter_map(|key| key.name.rsplit_once('.')).map(|(table, _)| table.to_owned()).collect()
}

/// The key of a name, and whether the name is that of its file.
fn find(name: &str) -> Option<(&'static Key, bool)> {
    KEYS.iter().find_map(|key| match name.strip_prefix(key.name)? {
        "" => Some((key, false)),
        FILE if matches!(key.read, Read::Secret(_)) => Some((key, true)),
        _ => None,
    })
}

/// Reads all that was given into the configuration.
pub(super) fn apply(config: &mut Config, given: Vec<Given>) -> Result<(), ConfigError> {
    let mut seen: HashMap<&str, String> = HashMap::new();
    for one in given {
        let Some((key, in_file)) = find(&one.key) else {
            continue;
        };
        if let Some(other) = seen.insert(key.name, one.place.clone()) {
            return Err(one.wrong(format!("this is said twice, the other time in {other}; leave one out")));
        }
        match key.read {
            Read::Plain(read) => read(config, &one.value).map_err(|reason| one.wrong(reason))?,
            Read::Secret(read) => {
                let text = if in_file { secret_in_file(&one)? } else { secret_itself(&one)? };
                read(config, &text).map_err(|reason| one.wrong(reason))?;
            }
        }
    }
    Ok(())
}

fn secret_itself(given: &Given) -> Result<String, ConfigError> {
    given.value.text().map(str::to_owned).map_err(|reason| given.wrong(reason))
}

fn secret_in_file(given: &Given) -> Result<String, ConfigError> {
    let file = secret_itself(given)?;
    let text = std::fs::read_to_string(&file)
        .map_err(|reason| given.wrong(format!("{file} can't be read: {reason}")))?;
    match text.trim() {
        "" => Err(given.wrong(format!("{file} is empty"))),
        text => Ok(text.to_owned()),
    }
}
