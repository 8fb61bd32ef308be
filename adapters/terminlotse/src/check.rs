//! `terminlotse check`: is everything there that the bot needs before citizens meet it?
//!
//! To add a check: a function that returns its line of the table, and its call in [`run`].

mod gaps;

use bot_core::{City, Language};
use matrix::Reached;
use render::Locales;
use store::{Store, StoreError, catalogue, staff};

use crate::assemble::{self, AssembleError};
use crate::city_file::{self, Weight};
use crate::config::Config;
use crate::{matrix_chat, telegram_chat};

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub subject: &'static str,
    /// How it is.
    pub mark: Mark,
    /// What was seen.
    pub seen: String,
}

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// As it should be.
    Good,
    /// Worth a look.
    Odd,
    /// The bot can't go public with it.
    Bad,
}

impl Finding {
    fn good(subject: &'static str, seen: impl Into<String>) -> Self {
        Self { subject, mark: Mark::Good, seen: seen.into() }
    }

    fn odd(subject: &'static str, seen: impl Into<String>) -> Self {
        Self { subject, mark: Mark::Odd, seen: seen.into() }
    }

    fn bad(subject: &'static str, seen: impl ToString) -> Self {
        Self { subject, mark: Mark::Bad, seen: seen.to_string() }
    }
}

/// Looks at everything; changes nothing but what opening the database changes.
pub async fn run(config: &Config, fresh_key: [u8; 32]) -> Vec<Finding> {
    let mut findings = vec![Finding::good("configuration", "read")];
    match assemble::open_store(config, fresh_key).await {
        Ok(store) => {
            findings.push(Finding::good("database", "reached, and up to date"));
            findings.extend(city(&store, config).await);
            findings.extend(staff(&store, config).await);
        }
        Err(error) => findings.push(Finding::bad("database", error)),
    }
    findings.push(telegram(config).await);
    findings.push(matrix(config).await);
    findings.extend(names(config));
    findings.extend(not_yet(config));
    findings
}

/// The city that would be served; what keeps it from going public, and what is odd.
async fn city(store: &Store, config: &Config) -> Vec<Finding> {
    let city = match served_city(store, config).await {
        Ok(Some(city)) => city,
        Ok(None) => {
            return vec![Finding::bad("city", "none was imported; `terminlotse import` does it")];
        }
        Err(error) => return vec![Finding::bad("city", error)],
    };
    let (services, offices) = (city.services.len(), city.offices.len());
    let seen = format!("{}: {services} services, {offices} offices", city.city.name);
    let findings = [city_file::findings(&city), city_file::released_too_early(&city, config.policy.horizon)];
    let found = findings.into_iter().flatten().filter_map(|finding| match finding.weight {
        Weight::Refused | Weight::NotPublic => Some(Finding::bad("city", finding)),
        Weight::Odd => Some(Finding::odd("city", finding.to_string())),
        Weight::Missing => None,
    });
    let gaps = gaps::gaps(&city).into_iter().map(|gap| Finding::odd("city", gap));
    std::iter::once(Finding::good("city", seen)).chain(found).chain(language(&city)).chain(gaps).collect()
}

/// Where citizens can ask for a person, somebody must hear of those whom nobody answers.
async fn staff(store: &Store, config: &Config) -> Option<Finding> {
    let seen = async {
        let mut tx = store.begin_read().await?;
        let serves = staff::anybody_serves(&mut tx).await?;
        Ok::<_, StoreError>(serves && staff::deciding(&mut tx, store.codec()).await?.is_empty())
    };
    let minutes = config.policy.escalate_after.num_minutes();
    match seen.await {
        Ok(true) => Some(Finding::odd(
            "staff",
            format!(
                "nobody is a supervisor who could hear of requests for a person that wait for {minutes} minutes; \
                 `terminlotse staff invite --role supervisor`"
            ),
        )),
        Ok(false) => None,
        Err(error) => Some(Finding::bad("staff", error)),
    }
}

/// The city's language, where the bot has no texts in it: it would speak German.
fn language(city: &City) -> Option<Finding> {
    let locales = match Locales::embedded() {
        Ok(locales) => locales,
        Err(error) => return Some(Finding::bad("locales", error)),
    };
    let wanted = &city.city.language;
    let spoken: Vec<&str> = locales.languages().iter().map(Language::code).collect();
    let there_is = spoken.join(", ");
    let seen = format!("city.language: the bot has no texts in “{}”, only in {there_is}", wanted.code());
    (!spoken.contains(&wanted.code())).then(|| Finding::bad("city", seen))
}

async fn served_city(store: &Store, config: &Config) -> Result<Option<City>, AssembleError> {
    let city = match &config.city.file {
        Some(file) => Some(city_file::read(file)?.city),
        None => catalogue::load(&mut store.begin_read().await?).await?,
    };
    Ok(city.map(|city| config.city.overrule(city)))
}

async fn telegram(config: &Config) -> Finding {
    let Some(token) = &config.telegram.token else {
        return Finding::good("telegram", "not configured (telegram.token)");
    };
    match telegram_chat::ask(token.expose(), &config.telegram).await {
        Ok(myself) => Finding::good("telegram", format!("reached as @{}", myself.username)),
        Err(error) => Finding::bad("telegram", error),
    }
}

async fn matrix(config: &Config) -> Finding {
    let Some(account) = matrix_chat::account(&config.matrix) else {
        return Finding::good("matrix", "not configured (matrix.homeserver, matrix.user)");
    };
    match matrix::reach(&account).await {
        Ok(Reached::LoggedIn(user)) => Finding::good("matrix", format!("reached as {user}")),
        Ok(Reached::Homeserver) => {
            Finding::good("matrix", format!("{} is reached; the first start logs in", account.homeserver))
        }
        Err(error) => Finding::bad("matrix", error),
    }
}

/// Telegram can read what bots write and are told: nothing there is encrypted end to end.
fn names(config: &Config) -> Option<Finding> {
    let seen =
        "policy.names_on_telegram: staff see citizens' names and numbers there, and Telegram can read them";
    config.policy.names_on_telegram.then(|| Finding::odd("telegram", seen))
}

/// What can be configured already, but is not served by this version.
fn not_yet(config: &Config) -> Option<Finding> {
    unserved(config).map(|key| Finding::bad(key, "is configured, but this version can't serve it yet"))
}

/// A key that asks for something this version can't do; running on would leave citizens unserved.
pub fn unserved(config: &Config) -> Option<&'static str> {
    (config.telegram.mode == crate::config::TelegramMode::Webhook).then_some("telegram.mode")
}

/// The findings as a table, and whether none of them is bad.
pub fn table(findings: &[Finding]) -> (String, bool) {
    let width = findings.iter().map(|finding| finding.subject.len()).max().unwrap_or(0);
    let lines = findings.iter().map(|Finding { subject, mark, seen }| {
        let mark = match mark {
            Mark::Good => "ok ",
            Mark::Odd => "odd",
            Mark::Bad => "BAD",
        };
        format!("{mark}  {subject:width$}  {seen}\n")
    });
    (lines.collect(), findings.iter().all(|finding| finding.mark != Mark::Bad))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn a_language_without_texts_is_bad() {
        let mut city = city_file::demo().unwrap();
        assert_eq!(language(&city), None);
        city.city.language = Language::new("fr");
        let found = language(&city).unwrap();
        assert_eq!(found.mark, Mark::Bad);
        expect!["city.language: the bot has no texts in “fr”, only in de, en"].assert_eq(&found.seen);
    }
}
