//! The command line.
//!
//! To add a call: a variant with its help text here, and its arm in `main`. Wrong usage ends with
//! exit code 2, by clap itself.

use std::num::NonZeroU16;
use std::path::PathBuf;

use bot_core::figures::Theme;
use bot_core::staff::Role;
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};

use crate::notice::order;
use crate::{dldb, moving_in, poster};

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
        /// Chat as somebody who serves, in a terminal of their own
        #[arg(long)]
        staff: bool,
    },
    /// Load or update what can be booked, or bring in what is booked elsewhere
    Import {
        /// From where
        #[command(subcommand)]
        source: Source,
    },
    /// Check configuration and city, and reach every configured service
    Check,
    /// Say who may do what from their chat
    Staff {
        /// What to do
        #[command(subcommand)]
        order: StaffOrder,
    },
    /// Tell by which code citizens check in at an office on a day, to be hung on its wall
    Checkin(OfficeDay),
    /// Write posters to be printed: their codes open the chat at a service and an office
    Poster(poster::Order),
    /// Say which businesses book in a lane of their own
    Trade {
        /// What to do
        #[command(subcommand)]
        order: TradeOrder,
    },
    /// Tell staff what is worth a look
    Report {
        /// About what
        #[command(subcommand)]
        matter: Matter,
    },
    /// Send notices to many, and see how far they are
    Notice {
        /// What to do
        #[command(subcommand)]
        call: NoticeCall,
    },
    /// Bring the database up to date
    Migrate,
}

/// A day at an office.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct OfficeDay {
    /// Which office
    #[arg(long, value_name = "ID")]
    pub office: String,
    /// Which day, as 2026-11-24 [default: today]
    #[arg(long, value_name = "DATE")]
    pub day: Option<NaiveDate>,
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
    /// What is booked in another calendar, as comma-separated values
    Appointments(moving_in::Order),
}

/// What can be done about roles.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum StaffOrder {
    /// Offer a role by a one-time code, to be written to the bot within an hour
    Invite {
        /// clerk, editor, supervisor or admin
        #[arg(long, value_parser = role)]
        role: Role,
        /// Only at this office; may be given several times
        #[arg(long = "office", value_name = "ID")]
        offices: Vec<String>,
        /// Of whom, for those who read the list
        #[arg(long)]
        name: Option<String>,
    },
    /// List who has a role, or can still take one
    List,
    /// Take a role away at once
    Revoke {
        /// Which one, as the list names it
        id: String,
    },
}

/// What can be done about businesses.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum TradeOrder {
    /// Register a business; a one-time code, to be written to the bot within an hour, lets it book
    Register {
        /// Its name
        #[arg(long)]
        name: String,
        /// How many places it may have a day
        #[arg(long, value_name = "N")]
        quota: NonZeroU16,
        /// Only at this office; may be given several times
        #[arg(long = "office", value_name = "ID")]
        offices: Vec<String>,
    },
    /// List the businesses there are
    List,
    /// End a business at once; what it has booked stays
    End {
        /// Which one, as the list names it
        id: String,
    },
}

fn role(name: &str) -> Result<Role, String> {
    let roles: Vec<&str> = Role::ALL.iter().map(|(_, name)| *name).collect();
    Role::named(name).ok_or_else(|| format!("one of {} is wanted", roles.join(", ")))
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
    /// What comes of reminders, by how they are worded
    Reminders {
        /// As comma-separated values
        #[arg(long)]
        csv: bool,
    },
    /// When each service has a free place next, and how long its waitlist takes
    Forecast {
        /// In this language [default: the city's]
        #[arg(long, value_name = "CODE")]
        language: Option<String>,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// The appointments of a day at an office, as a page to be printed (HTML); only references
    Day(OfficeDay),
    /// What is counted: who books, who comes, what is free when, how long visits take; no figure is of a clerk
    Figures(WhichFigures),
    /// What staff did: who, what, about what, why and when
    Audit {
        /// As comma-separated values
        #[arg(long)]
        csv: bool,
    },
    /// What staff have booked in emergencies: who, what, why and when
    Emergency {
        /// As comma-separated values
        #[arg(long)]
        csv: bool,
    },
}

/// Which figures, and how.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct WhichFigures {
    /// Of so many weeks, the running one among them: 1 to 12
    #[arg(long, value_name = "N", default_value_t = 6, value_parser = clap::value_parser!(u8).range(1..=12))]
    pub weeks: u8,
    /// Only of this office; may be given several times
    #[arg(long = "office", value_name = "ID")]
    pub offices: Vec<String>,
    /// As comma-separated values, office by office and week by week
    #[arg(long)]
    pub csv: bool,
    /// Also write figures.csv and the pictures (PNG) into this folder
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// The pictures' colours: light or dark
    #[arg(long, default_value = "light", value_parser = theme)]
    pub theme: Theme,
    /// In this language [default: the city's]
    #[arg(long, value_name = "CODE")]
    pub language: Option<String>,
}

fn theme(name: &str) -> Result<Theme, String> {
    match name {
        "light" => Ok(Theme::Light),
        "dark" => Ok(Theme::Dark),
        _ => Err("light or dark is wanted".to_owned()),
    }
}

/// What can be done with notices.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum NoticeCall {
    /// Send one, written as text with **bold**, [links](https://…) and lists
    Send(order::Send),
    /// Tell how far one is, or the latest
    Status {
        /// Its number
        number: Option<i64>,
        /// Also write a list of all recipients and what became of each
        #[arg(long, value_name = "FILE.csv", requires = "number")]
        list: Option<PathBuf>,
    },
    /// Hold back what is not sent yet
    Pause {
        /// Its number
        number: i64,
    },
    /// Go on with one that is paused
    Resume {
        /// Its number
        number: i64,
    },
    /// Withdraw what is not sent yet
    Stop {
        /// Its number
        number: i64,
    },
}

#[cfg(test)]
mod tests;
