//! What happens by itself: each job is `run_once(now)` and says when it wants to run again.
//!
//! To add one: a file here with a type that is a [`Job`], and a line in the binary's list.

mod answer;
mod closure;
mod duplicates;
mod expire;
mod fall;
mod lay_out;
mod notify;
mod offer;
mod pleas;
mod rank;
mod remind;
mod retain;
mod tell_staff;
mod tell_troubles;
mod tidings;
mod wake;

pub use answer::AnswerLate;
pub use closure::Closure;
pub use duplicates::Duplicates;
pub use expire::Expire;
pub use fall::Fall;
pub use lay_out::{LayOut, lay_out_all};
pub use notify::Notify;
pub use offer::Offer;
pub use pleas::Pleas;
pub use rank::Rank;
pub use remind::Remind;
pub use retain::Retain;
pub use tell_staff::TellStaff;
pub use tell_troubles::TellTroubles;
pub use tidings::Tidings;
pub use wake::Wake;

use chrono::{DateTime, Utc};
use store::StoreError;

/// A job. Running it twice does no harm, and neither does stopping it in the middle.
pub trait Job: Send {
    /// Its name in logs.
    const NAME: &'static str;

    /// Does what is to be done at `now`; returns when to look again.
    fn run_once(
        &mut self,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<DateTime<Utc>, StoreError>> + Send;
}
