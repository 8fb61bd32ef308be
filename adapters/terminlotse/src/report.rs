//! `terminlotse report`: what is worth a look, for staff and operators.
//!
//! To add a report: its variant of [`Matter`](crate::cli::Matter), a function that returns its table, and
//! its arm in `main`.

mod audit;
mod day;
mod duplicates;
mod figures;
mod forecast;
mod reminders;

pub use audit::{audit, emergencies};
pub use day::day;
pub use duplicates::duplicates;
pub use figures::{FiguresError, figures};
pub use forecast::forecast;
pub use reminders::reminders;
