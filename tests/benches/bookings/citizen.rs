//! One citizen with a phone: sees a prompt, chooses a button by what stands on it.

use std::borrow::Cow;
use std::time::Instant;

use tests::lean_bot_api::{Button, Markup};

use crate::city;

/// What a tap is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tap {
    /// It leads to places.
    Way,
    /// It takes a place.
    Hold,
    /// It books.
    Confirmation,
}

/// What a citizen does.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Begins with `/start`.
    Start,
    /// Taps a button that carries this.
    Tap(Tap, String),
}

/// What is waited for.
pub struct Waiting {
    /// Since when.
    pub since: Instant,
    /// What for.
    pub act: Act,
    /// The message is there.
    pub shown: bool,
    /// The tap is answered.
    pub answered: bool,
}

impl Waiting {
    /// Whether all of it has come.
    pub fn is_over(&self) -> bool {
        self.shown && (self.answered || self.act == Act::Start)
    }
}

/// A citizen.
#[derive(Default)]
pub struct Citizen {
    /// The prompt, as it was written last: its id, text and keyboard.
    pub prompt: i64,
    pub text: String,
    pub markup: String,
    /// What was done last, as long as it is not answered.
    pub waiting: Option<Waiting>,
    /// What will be done next.
    pub next: Option<Act>,
    /// How often an appointment was wanted.
    pub visits: usize,
}

impl Citizen {
    /// What to do about a keyboard; `number` is which citizen it is. `None` when there is nothing that
    /// leads to an appointment.
    pub fn choose(&self, markup: &Markup<'_>, number: usize) -> Option<Act> {
        let buttons: Vec<&Button<'_>> = markup.inline_keyboard.iter().flatten().collect();
        let tap = |tap, button: &Button<'_>| Act::Tap(tap, button.callback_data.to_string());
        if let Some(confirms) = buttons.iter().find(|button| button.text.starts_with('✅')) {
            return Some(tap(Tap::Confirmation, confirms));
        }
        let places: Vec<_> = buttons.iter().filter(|button| has_time(&button.text)).collect();
        if !places.is_empty() {
            // Not all want the earliest.
            return Some(tap(Tap::Hold, places[(number / 3 + number) % places.len()]));
        }
        let (group, service) =
            ((number / city::SERVICES + self.visits) % city::GROUPS, number % city::SERVICES);
        let wanted = [city::service_name(group, service), city::group_name(group)];
        let way = buttons.iter().find(|button| wanted.iter().any(|name| button.text == *name))?;
        Some(tap(Tap::Way, way))
    }
}

/// `Mo 23.11. 08:00 · Rathaus` has one.
fn has_time(label: &str) -> bool {
    label.split(' ').any(|word| {
        let bytes = word.as_bytes();
        bytes.len() == 5 && bytes[2] == b':' && [0, 1, 3, 4].iter().all(|at| bytes[*at].is_ascii_digit())
    })
}

/// The reference `XXX-XXX` of an appointment that a message tells of.
pub fn reference(text: &str) -> Option<String> {
    // The message comes as JSON.
    let text: Cow<'_, str> = serde_json::from_str(text).ok()?;
    let is_reference = |word: &&str| {
        let bytes = word.as_bytes();
        let is_sign = |at: usize| bytes[at].is_ascii_uppercase() || bytes[at].is_ascii_digit();
        bytes.len() == 7 && bytes[3] == b'-' && [0, 1, 2, 4, 5, 6].into_iter().all(is_sign)
    };
    text.split_whitespace().find(is_reference).map(str::to_owned)
}
