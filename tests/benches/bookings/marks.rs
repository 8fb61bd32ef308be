//! What had been done, and used of the machine, at some moment.

use std::time::{Duration, Instant};

use tests::measuring::{machine_time, now, processor_time};

use crate::protocol::Outcome;

/// A moment.
pub struct Mark {
    at: Instant,
    turns: u64,
    bot: Duration,
    fake: Duration,
    machine: Duration,
}

impl Mark {
    /// Now, after so many turns of this bot, in the process of the fake.
    pub fn now(turns: u64, bot: u32) -> Self {
        Self {
            at: now(),
            turns,
            bot: processor_time(bot).unwrap_or_default(),
            fake: processor_time(std::process::id()).unwrap_or_default(),
            machine: machine_time(),
        }
    }

    /// What was done from this moment to a later one.
    pub fn until(&self, end: &Mark) -> Outcome {
        let bot = end.bot.saturating_sub(self.bot);
        let fake = end.fake.saturating_sub(self.fake);
        let machine = end.machine.saturating_sub(self.machine);
        Outcome {
            steady_turns: end.turns - self.turns,
            steady_seconds: (end.at - self.at).as_secs_f64(),
            bot_seconds: bot.as_secs_f64(),
            fake_seconds: fake.as_secs_f64(),
            other_seconds: machine.saturating_sub(bot + fake).as_secs_f64(),
            ..Outcome::default()
        }
    }
}
