//! What the benchmark tells the process of the citizens to do, and what comes of it: one JSON object
//! a line, through pipes.

use serde::{Deserialize, Serialize};

/// How citizens come.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum Coming {
    /// So many are active at once, and each acts as soon as it is answered: what can be done?
    Closed {
        /// How many.
        active: usize,
    },
    /// So many act each second, answered or not: how long do they wait?
    Open {
        /// How many.
        each_second: f64,
    },
}

/// A phase of the run.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Phase {
    /// How they come.
    pub coming: Coming,
    /// For how long, in seconds; otherwise until each citizen has come once more.
    pub seconds: Option<f64>,
    /// The process of the bot.
    pub bot: u32,
}

/// What the process of the citizens says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Said {
    /// It answers calls here.
    Listening(u16),
    /// A phase is over, and all that was begun is answered.
    Over(Outcome),
}

/// What came of a phase.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// Turns in the steady part, answered by all that belongs to them.
    pub steady_turns: u64,
    /// How long that was, in seconds.
    pub steady_seconds: f64,
    /// The processor time of the bot in it, in seconds,
    pub bot_seconds: f64,
    /// that of the fake,
    pub fake_seconds: f64,
    /// and that of everything else on the machine, which disturbs what is measured.
    pub other_seconds: f64,
    /// Taps since the process began,
    pub taps: u64,
    /// among them holds
    pub holds: u64,
    /// and confirmations,
    pub confirmations: u64,
    /// and those that came too late for their place.
    pub lost: u64,
    /// Appointments told to citizens since the process began.
    pub appointments: u64,
    /// So many of them were looked up before their message was accepted,
    pub looked_up: u64,
    /// and so many were not there.
    pub missing: u64,
    /// Half of the citizens saw the edit within this time, in milliseconds,
    pub p50: f64,
    /// all but one in a hundred within this,
    pub p99: f64,
    /// all within this.
    pub longest: f64,
    /// What no citizen could make sense of.
    pub puzzled: Option<String>,
}

impl Outcome {
    /// Turns a second in the steady part.
    pub fn rate(&self) -> f64 {
        self.steady_turns as f64 / self.steady_seconds
    }
}
