//! People who want a place: what they do about a message, and what becomes of it.
//!
//! Half of them write what they want, half come by a link of the city's website. They need a second to four to
//! read, tap the first place in three of four cases, otherwise the second or third, and book it; one in fifty goes
//! back instead and sees what else there is. Whoever gets none waits, and takes what is offered.

use bot_core::arrival::{Arrival, Happening};
use chrono::TimeDelta;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use super::{PLATFORM, SERVICE};

/// What somebody will do, and after which time.
#[derive(Clone, Debug)]
pub struct Act {
    /// Who.
    pub citizen: usize,
    /// In so long.
    pub after: TimeDelta,
    happening: Happening,
}

/// What has become of the crowd so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// First taps on a place,
    pub first_taps: u64,
    /// and how many of them got it.
    pub first_taps_held: u64,
    /// The same, while more than a tenth of the places were left.
    pub early_taps: u64,
    /// And of these.
    pub early_taps_held: u64,
    /// Places that were offered to those who wait.
    pub offers: u64,
    /// How many have an appointment,
    pub booked: u64,
    /// and how many are on the waitlist.
    pub waiting: u64,
    /// How many have or had one of both: whoever waits may get an appointment after all.
    pub served: u64,
}

/// Where somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Has not got through yet.
    Coming,
    /// Has tapped a place; for the first time, and while so many were left.
    Taps(Option<bool>),
    /// Has asked to be put on the waitlist.
    Joins,
    /// Is on it.
    Waits,
    /// Has tapped “Buchen”, or what was offered.
    Books,
    /// Has an appointment.
    Booked,
}

#[derive(Debug)]
struct Citizen {
    stage: Stage,
    has_tapped: bool,
    goes_back: bool,
    is_served: bool,
}

/// All people.
#[derive(Debug)]
pub struct Crowd {
    citizens: Vec<Citizen>,
    chance: StdRng,
    updates: u64,
    places: u64,
    /// Places that somebody has.
    taken: u64,
    /// What has become of them.
    pub tally: Tally,
    /// What nobody could make sense of.
    pub puzzled: Option<String>,
}

impl Crowd {
    /// So many people, who want some of so many places.
    pub fn new(people: usize, places: u32, seed: u64) -> Self {
        let mut chance = StdRng::seed_from_u64(seed);
        let citizen = |_| Citizen {
            stage: Stage::Coming,
            has_tapped: false,
            goes_back: chance.random_ratio(1, 50),
            is_served: false,
        };
        let citizens = (0..people).map(citizen).collect();
        let (places, tally) = (places.into(), Tally::default());
        Self { citizens, chance, updates: 0, places, taken: 0, tally, puzzled: None }
    }

    /// Each comes once within this time.
    pub fn come_within(&mut self, time: TimeDelta) -> Vec<Act> {
        let micros = time.num_microseconds().unwrap_or(i64::MAX);
        let mut acts: Vec<Act> = (0..self.citizens.len())
            .map(|citizen| {
                let text = if citizen.is_multiple_of(2) {
                    "Personalausweis".to_owned()
                } else {
                    format!("/start {SERVICE}")
                };
                let after = TimeDelta::microseconds(self.chance.random_range(0..micros));
                Act { citizen, after, happening: Happening::Said(text) }
            })
            .collect();
        acts.sort_by_key(|act| act.after);
        acts
    }

    /// An act, as it arrives.
    pub fn arrival(&mut self, act: Act) -> Arrival {
        self.updates += 1;
        Arrival {
            platform: PLATFORM.to_owned(),
            update: self.updates.to_string(),
            chat: act.citizen.to_string(),
            account: act.citizen.to_string(),
            language: Some("de".to_owned()),
            happening: act.happening,
        }
    }

    /// Whether everybody has an appointment or is on the waitlist, and nobody is about to change that.
    pub fn is_at_rest(&self) -> bool {
        self.tally.booked + self.tally.waiting == self.citizens.len() as u64
    }

    /// Somebody reads a message and its buttons, each with what is on it and what it carries; what they will do.
    pub fn reads(&mut self, number: usize, text: &str, buttons: &[(&str, &str)]) -> Option<Act> {
        let before = self.citizens[number].stage;
        let button =
            |begins: &str| buttons.iter().find(|(text, _)| text.starts_with(begins)).map(|(_, token)| *token);
        if let Stage::Taps(early) = before {
            self.count_first_tap(early, button("✅").is_some());
        }
        let (stage, token) = match before {
            Stage::Joins => {
                self.tally.waiting += 1;
                (Stage::Waits, None)
            }
            Stage::Books if text.contains("Gebucht") => {
                self.tally.booked += 1;
                (Stage::Booked, None)
            }
            Stage::Booked => (Stage::Booked, None),
            Stage::Waits => {
                let token = button("✅ Platz nehmen");
                self.tally.offers += u64::from(token.is_some());
                self.tally.waiting -= u64::from(token.is_some());
                self.taken += u64::from(token.is_some());
                (if token.is_some() { Stage::Books } else { Stage::Waits }, token)
            }
            _ => self.chooses(number, buttons),
        };
        let citizen = &mut self.citizens[number];
        citizen.stage = stage;
        if matches!(stage, Stage::Waits | Stage::Booked) && !std::mem::replace(&mut citizen.is_served, true) {
            self.tally.served += 1;
        }
        if token.is_none() && !matches!(stage, Stage::Booked | Stage::Waits) {
            self.puzzled.get_or_insert_with(|| format!("{before:?}: {text} {buttons:?}"));
        }
        let after = TimeDelta::milliseconds(self.chance.random_range(1_000..4_000));
        let happening = |token: &str| Happening::Tapped {
            token: token.to_owned(),
            message: Some("1".to_owned()),
            callback: format!("{number}"),
        };
        token.map(|token| Act { citizen: number, after, happening: happening(token) })
    }

    /// Of a held place, of places, or of none.
    fn chooses<'b>(&mut self, number: usize, buttons: &[(&str, &'b str)]) -> (Stage, Option<&'b str>) {
        let find =
            |begins: &str| buttons.iter().find(|(text, _)| text.starts_with(begins)).map(|(_, token)| *token);
        if let Some(book) = find("✅ Buchen") {
            if std::mem::take(&mut self.citizens[number].goes_back) {
                self.taken -= 1;
                return (Stage::Coming, find("⬅️"));
            }
            return (Stage::Books, Some(book));
        }
        let places: Vec<&str> =
            buttons.iter().filter(|(text, _)| has_time(text)).map(|(_, token)| *token).collect();
        if places.is_empty() {
            return (Stage::Joins, find("🔔"));
        }
        let which = match self.chance.random_range(0..20) {
            0..15 => 0,
            15..18 => 1,
            _ => 2,
        };
        let is_first = !std::mem::replace(&mut self.citizens[number].has_tapped, true);
        let early = (self.places - self.taken.min(self.places)) * 10 > self.places;
        (Stage::Taps(is_first.then_some(early)), places.get(which).or(places.first()).copied())
    }

    fn count_first_tap(&mut self, early: Option<bool>, held: bool) {
        self.taken += u64::from(held);
        let Some(early) = early else { return };
        self.tally.first_taps += 1;
        self.tally.first_taps_held += u64::from(held);
        self.tally.early_taps += u64::from(early);
        self.tally.early_taps_held += u64::from(early && held);
    }
}

/// `Mo 23.11. 08:15 · Bürgeramt 3` has one.
fn has_time(label: &str) -> bool {
    label.split(' ').any(|word| {
        let bytes = word.as_bytes();
        bytes.len() == 5 && bytes[2] == b':' && [0, 1, 3, 4].iter().all(|at| bytes[*at].is_ascii_digit())
    })
}
