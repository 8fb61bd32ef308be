//! Lines in.

use bot_core::arrival::{Arrival, Happening};

use crate::platform;

/// Makes arrivals of the lines somebody types.
pub struct Keyboard {
    name: String,
    session: String,
    lines: u64,
}

impl Keyboard {
    /// The keyboard of `name`, in a session whose id no other session has.
    pub fn new(name: impl Into<String>, session: impl Into<String>) -> Self {
        Self { name: name.into(), session: session.into(), lines: 0 }
    }

    /// A line was typed.
    pub fn typed(&mut self, line: &str) -> Arrival {
        self.lines += 1;
        Arrival {
            platform: platform(&self.name),
            update: format!("{}-{}", self.session, self.lines),
            chat: self.name.clone(),
            account: self.name.clone(),
            language: None,
            happening: Happening::Said(line.to_owned()),
        }
    }
}
