//! Places: which are free, and who has which.
//!
//! A place is one row per office, desk and start. An errand of k slots takes k rows in a row at one
//! desk. Whoever takes places has an [`Occupancy`]: first a hold, then an appointment's, then, for
//! the minute in which a cancellation can be taken back, a grace. The rows name their occupancy,
//! and the database refuses to overwrite it.
//!
//! ```text
//!              released                  tapped              booked
//!   laid out ───────────→ free ──────────────────→ hold ───────────────→ appointment
//!                        ↑ │ ↑                     ↑ │                     ↑ │
//!                        │ │ └───── run out ───────┼─┘        taken back,  │ │ cancelled, moved,
//!          nobody waits  │ │ somebody waits for it │          in a minute  │ ↓ missed
//!          any more      │ └──────────→ offer ─────┘ accepted              grace
//!                        │              │ ↻ declined, run out: the next      │
//!                        └──────────────┘                                    │
//!                        ↑    after a short random delay, unless closed      │
//!                        └───────────────────────────────────────────────────┘
//! ```
//!
//! What is released is shown to those who wait before the public sees it, as is what comes back. For whom it is at
//! all, its lane says ([`bot_core::opening::lane`] has the diagram).
//!
//! - [`search`]: the next free places, and which days have some
//! - [`occupancy`]: taking places, giving them back, and what runs out by itself
//! - [`bulk`]: many of them at once, for businesses
//! - [`lanes`]: how places that were kept back become public
//! - [`rush`]: what is shown when many ask at the same moment

use bot_core::ids::{OfficeId, PlaceId};
use chrono::{DateTime, Utc};

pub mod bulk;
pub mod lanes;
pub mod occupancy;
pub mod rush;
pub mod search;

pub use occupancy::{Claim, Kind, Occupancy};
pub use search::{FreePlace, Search, Span};

/// The time that `slots` places in a row fill, from place `p` on, if all of them are free for the
/// public (`visible_from`), for those who wait (`since: "waiting_from"`), or in another `lane`: the end of the last one, otherwise
/// null.
///
/// Of the next `$slots` rows of the desk it compares the free time with the time from the first
/// begin to the last end: a gap or a row that isn't free makes the first one shorter.
///
/// `limit $1` alone would make SQLite plan the statement anew for each number; `limit $1 + 0` doesn't.
macro_rules! end_of_free_run {
    (slots: $slots:literal, visible_at: $visible_at:literal) => {
        end_of_free_run!(slots: $slots, visible_at: $visible_at, since: "visible_from")
    };
    (slots: $slots:literal, visible_at: $visible_at:literal, since: $since:literal) => {
        end_of_free_run!(slots: $slots, visible_at: $visible_at, since: $since, lane: "public")
    };
    (slots: $slots:literal, visible_at: $visible_at:literal, since: $since:literal, lane: $lane:literal) => {
        concat!(
            "(select case when count(*) = ",
            $slots,
            " and sum(case when run.occupant is null
                     and run.lane = '",
            $lane,
            "' and run.",
            $since,
            " <= ",
            $visible_at,
            "
                     then run.ends_at - run.starts_at end) = max(run.ends_at) - p.starts_at
                 then max(run.ends_at) end
              from (select q.* from place q
                    where q.office = p.office and q.desk = p.desk and q.starts_at >= p.starts_at
                    order by q.starts_at limit ",
            $slots,
            " + 0) run)"
        )
    };
}
pub(crate) use end_of_free_run;

/// A place as the core knows it: where and when; the desk's number is decided when it's taken.
pub(crate) fn place_id(office: &OfficeId, starts_at: DateTime<Utc>) -> PlaceId {
    PlaceId::new(format!("{office}@{}", starts_at.timestamp_micros()))
}
