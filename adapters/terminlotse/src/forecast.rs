//! When services have free places, for the city's website and the hotline's announcement: as data, and as sentences that
//! can be read aloud.

use std::sync::Arc;

use bot_core::forecast::Forecast;
use bot_core::{Directory, Language};
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use store::StoreError;
use tokio::sync::Mutex;

use crate::bot::Bot;
use crate::desk::Desk;

/// So long a forecast is told before it is made anew: a website may ask for every visitor.
const FRESH: TimeDelta = TimeDelta::seconds(30);

/// The forecasts of a city, made when somebody asks.
pub struct Forecasts<D> {
    bot: Arc<Bot<D>>,
    last: Mutex<Option<Arc<Made>>>,
}

/// The forecasts of one moment.
struct Made {
    city: Arc<Directory>,
    at: DateTime<Utc>,
    forecasts: Vec<Forecast>,
}

/// What is told of a city.
#[derive(Debug, Serialize)]
pub struct Outlook {
    /// The city's name.
    pub city: String,
    /// In this language.
    pub language: Language,
    /// As of this moment.
    pub at: DateTime<Utc>,
    /// Every service that can be booked here, in the city's order.
    pub services: Vec<ServiceOutlook>,
}

/// What is told of a service.
#[derive(Debug, Serialize)]
pub struct ServiceOutlook {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The next free place.
    pub next: Option<NextPlace>,
    /// Where there is none: when more become bookable.
    pub next_release: Option<String>,
    /// How many wait for one.
    pub waiting: u32,
    /// In about how many days whoever joins them now gets one; null where recent days don't tell.
    pub waitlist_days: Option<u16>,
    /// All of it as it can be read aloud.
    pub sentence: String,
}

/// The next free place.
#[derive(Debug, Serialize)]
pub struct NextPlace {
    /// When, by the office's clock and with its distance from UTC (RFC 3339).
    pub at: String,
    /// The office's id
    pub office: String,
    /// and name.
    pub office_name: String,
}

impl<D: Desk> Forecasts<D> {
    /// The forecasts of this bot's city.
    pub fn new(bot: Arc<Bot<D>>) -> Self {
        Self { bot, last: Mutex::default() }
    }

    /// What is told in this language; in the city's where it is not spoken.
    ///
    /// # Errors
    /// The database's own.
    pub async fn outlook(&self, language: Option<&str>, now: DateTime<Utc>) -> Result<Outlook, StoreError> {
        let made = self.made(now).await?;
        let language = self.bot.language(language);
        let services = made.forecasts.iter().map(|forecast| self.service(&made.city, forecast, &language));
        Ok(Outlook { city: made.city.city.name.clone(), at: made.at, services: services.collect(), language })
    }

    /// Whoever asks while they are made waits for them, rather than making them, too.
    async fn made(&self, now: DateTime<Utc>) -> Result<Arc<Made>, StoreError> {
        let mut last = self.last.lock().await;
        if let Some(made) = last.as_ref().filter(|made| now - made.at < FRESH) {
            return Ok(made.clone());
        }
        let city = self.bot.city();
        let mut tx = self.bot.store.begin_read().await?;
        let forecasts = self.bot.desk.forecasts(&mut tx, &city, now).await?;
        let made = Arc::new(Made { city, at: now, forecasts });
        *last = Some(made.clone());
        Ok(made)
    }

    fn service(&self, city: &Directory, forecast: &Forecast, language: &Language) -> ServiceOutlook {
        let told = forecast.told(city, language);
        let zone = city.city.timezone;
        let local = |at: DateTime<Utc>| at.with_timezone(&zone).to_rfc3339();
        let sentence = self.bot.locales.forecast(&told, language);
        let office_name = told.next.map(|(_, office)| office).unwrap_or_default();
        ServiceOutlook {
            id: forecast.service.to_string(),
            name: told.service,
            next: forecast.next.as_ref().map(|place| NextPlace {
                at: local(place.starts_at),
                office: place.office.to_string(),
                office_name,
            }),
            next_release: forecast.next_release.map(local),
            waiting: forecast.waiting,
            waitlist_days: forecast.days,
            sentence,
        }
    }
}

impl Outlook {
    /// The sentences, one line for each service.
    pub fn sentences(&self) -> String {
        self.services.iter().map(|service| format!("{}\n", service.sentence)).collect()
    }
}
