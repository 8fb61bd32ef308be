//! What happened: every call in order, and the rules that were broken.

use serde_json::Value;

use super::errors::{ApiError, Refused};

/// A call of the bot.
#[derive(Clone, Debug)]
pub struct Call {
    /// Calls count from one.
    pub number: usize,
    /// As the bot spelled it.
    pub method: String,
    /// What it brought along; of files only what they are.
    pub params: Value,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Carried out and answered.
    Done,
    /// Carried out, but the answer was lost.
    AnswerLost,
    /// Lost before it was carried out.
    CallLost,
    /// Refused.
    Refused(ApiError),
}

impl Outcome {
    /// Whether it was carried out, whatever the bot knows of it.
    pub fn applied(self) -> bool {
        matches!(self, Self::Done | Self::AnswerLost)
    }
}

/// All calls and violations.
#[derive(Debug)]
pub struct Journal {
    calls: Vec<Call>,
    count: usize,
    keeps_calls: bool,
    violations: Vec<String>,
    expected: Vec<ApiError>,
}

impl Default for Journal {
    fn default() -> Self {
        Self { calls: Vec::new(), count: 0, keeps_calls: true, violations: Vec::new(), expected: Vec::new() }
    }
}

impl Journal {
    /// A call was answered.
    pub fn record(&mut self, method: &str, params: Value, outcome: Outcome) {
        self.count += 1;
        if self.keeps_calls {
            self.calls.push(Call { number: self.count, method: method.to_owned(), params, outcome });
        }
    }

    /// A call was refused; if that is the bot's fault and nobody expected it, a rule was broken.
    pub fn blame(&mut self, method: &str, params: &Value, refused: Refused) {
        if refused.violation && !self.expected.contains(&refused.error) {
            self.violations.push(format!("{method} {params}: {}", refused.error.text()));
        }
    }

    /// This refusal is what the test is about.
    pub fn expect(&mut self, error: ApiError) {
        self.expected.push(error);
    }

    /// Keeps only the number of calls from now on, for long rehearsals.
    pub fn keep_no_calls(&mut self) {
        self.keeps_calls = false;
    }

    /// Every call, in the order they were carried out.
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// The calls of one method.
    pub fn calls_of(&self, method: &str) -> impl Iterator<Item = &Call> {
        self.calls.iter().filter(move |call| call.method.eq_ignore_ascii_case(method))
    }

    /// How many calls there were.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The rules that were broken: which call, and what Telegram said.
    pub fn violations(&self) -> &[String] {
        &self.violations
    }
}
