//! When each messenger was heard last.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use bot_core::trouble::Trouble;
use chrono::{DateTime, TimeDelta, Utc};
use store::troubles::Seen;

/// A messenger that answers is heard more often, also where nobody writes: a poll of Telegram takes half a minute.
const SILENT: TimeDelta = TimeDelta::minutes(3);

/// When each messenger was heard last, in this process.
#[derive(Debug, Default)]
pub struct Heard(Mutex<BTreeMap<String, DateTime<Utc>>>);

impl Heard {
    /// It was heard now, or we begin to listen.
    pub fn note(&self, platform: &str, now: DateTime<Utc>) {
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        heard.insert(platform.to_owned(), now);
    }

    /// Which were not heard for too long.
    pub fn silent(&self, now: DateTime<Utc>) -> Vec<Seen> {
        let heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let silent = heard.iter().filter(|(_, last)| now - **last > SILENT);
        silent
            .map(|(platform, last)| Seen {
                trouble: Trouble::Unheard { platform: platform.clone() },
                since: *last,
                times: None,
            })
            .collect()
    }
}
