//! The command line.
//!
//! To add a call: a variant with its help text here, and its arm in `main`. Wrong usage ends with
//! exit code 2, by clap itself.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::dldb;

/// A booking assistant that lives in chats.
#[derive(Clone, Debug, PartialEq, Eq, Parser)]
#[command(name = "terminlotse", version, about, disable_help_subcommand = true)]
pub struct Cli {
    /// The configuration [default: terminlotse.toml, where there is one]
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,

    #[command(subcommand)]
    call: Option<Call>,
}

impl Cli {
    /// What to do; `run` when nothing was said.
    pub fn call(&self) -> Call {
        self.call.clone().unwrap_or(Call::Run)
    }
}

/// What the program can do.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Call {
    /// Serve every messenger that is configured; with none, open the terminal chat
    Run,
    /// Open the terminal chat, also through a pipe: one line in is one message
    Console {
        /// Chat as this citizen
        #[arg(long = "as", value_name = "NAME", default_value = "console")]
        name: String,
    },
    /// Load or update what can be booked
    Import {
        /// From where
        #[command(subcommand)]
        source: Source,
    },
    /// Check configuration and city, and reach every configured service
    Check,
    /// Tell staff what is worth a look
    Report {
        /// About what
        #[command(subcommand)]
        matter: Matter,
    },
    /// Bring the database up to date
    Migrate,
}

/// What can be imported.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Source {
    /// A city file
    City {
        /// The file
        #[arg(value_name = "FILE.toml")]
        file: PathBuf,
    },
    /// Files of the zmsdldb system, and what they don't say from an overlay
    Dldb(dldb::Files),
}

/// What can be reported.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Matter {
    /// Live appointments that are probably one person's, for the same service
    Duplicates {
        /// Also print names, telephone numbers and e-mail addresses
        #[arg(long)]
        names: bool,
    },
}

#[cfg(test)]
mod tests;
