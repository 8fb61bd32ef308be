//! What the program writes about itself, to standard error: for people on a terminal, otherwise one
//! JSON object a line.
//!
//! # The rules
//!
//! A log is read by people who have no business with citizens' matters, and it is kept longer than
//! they know. So at `info` and above:
//!
//! - **No names, message texts, contact data, tokens or keys.** Not whole, not in part, not inside
//!   an error that quotes its input: log what kind of thing failed, and where.
//! - **Chats and people only by our own opaque ids** (`ChatId`, `PersonId`), never by a platform's
//!   number or name: those lead to somebody.
//! - **Values are fields, sentences are constant**: `info!(chat = %id, taken_ms, "turn done")`. So
//!   lines can be counted, and nothing slips into a sentence.
//! - `error` wants a person now, `warn` one this week, `info` tells what an operator asks first
//!   (started, stopped, how many places were laid out), `debug` is for one who hunts a fault.
//!
//! `debug` and `trace` may name platform ids, and libraries say there what they like: they are for
//! machines without citizens.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// Which variable says what is written, in the words of `RUST_LOG`: `info,telegram=debug`.
pub const VARIABLE: &str = "TERMINLOTSE_LOG";

/// What is written by a program that serves. Each statement of sqlx would be a line, matrix-sdk names rooms
/// and persons, and the clients' connections say nothing an operator asks for.
pub const SERVING: &str = "info,sqlx=warn,matrix_sdk=off,\
    hyper=warn,hyper_util=warn,reqwest=warn,rustls=warn";

/// What is written beside a conversation on the same terminal.
pub const CHATTING: &str = "warn";

/// The variable says something that is no filter.
#[derive(Debug, thiserror::Error)]
#[error("{VARIABLE}: “{filter}” is no filter such as \"info,telegram=debug\": {reason}")]
pub struct NoFilter {
    filter: String,
    reason: String,
}

/// Begins to write; `default` counts when the variable is unset or empty. To be called once, by
/// `main`; a second call changes nothing.
pub fn start(default: &str) -> Result<(), NoFilter> {
    let wanted = std::env::var(VARIABLE).ok().filter(|filter| !filter.trim().is_empty());
    std::panic::set_hook(Box::new(|panic| {
        // Where, never what: a panic's words may quote a citizen.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a panic");
    }));
    let filter = filter(wanted.as_deref().unwrap_or(default))?;
    let terminal = std::io::stderr().is_terminal();
    let lines =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(terminal);
    // It fails only when somebody else, such as a test, listens already.
    let _ = if terminal { lines.try_init() } else { lines.json().flatten_event(true).try_init() };
    Ok(())
}

fn filter(text: &str) -> Result<EnvFilter, NoFilter> {
    EnvFilter::try_new(text).map_err(|error| NoFilter { filter: text.to_owned(), reason: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::{CHATTING, SERVING, filter};

    #[test]
    fn our_own_filters_are_filters() {
        assert!(filter(SERVING).is_ok() && filter(CHATTING).is_ok());
    }

    #[test]
    fn what_is_no_filter_is_named() {
        let error = filter("info,telegram=lots").unwrap_err().to_string();
        expect_test::expect![[r#"TERMINLOTSE_LOG: “info,telegram=lots” is no filter such as "info,telegram=debug": error parsing level filter: expected one of "off", "error", "warn", "info", "debug", "trace", or a number 0-5"#]].assert_eq(&error);
    }
}
