//! The waitlist: who waits for which place, and a place that is offered to them.
//!
//! ```text
//!             join                    a place that suits is free          ✅
//!   citizen ───────→ Entry (waits) ───────────────────────────→ Offer ─────────→ Hold → appointment
//!                       ↑   │                                     │
//!                       │   └─ its last day is over: told         │ ✖️, or nobody answered:
//!                       └─────────────────────────────────────────┘ the place goes to the next
//! ```
//!
//! What suits, and until when, can be [changed](Change) at any time.
//!
//! An entry keeps its rank through every offer that was declined or missed. Who has an appointment can
//! wait for an earlier one: then taking an offer is a move.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::desk::{Appointment, Place, Ward, Wish};
use crate::ids::{EntryId, HoldId, OfficeId};

/// Somebody waits for a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// For as long as they wait.
    pub id: EntryId,
    /// What must suit; its `moving` is the appointment that an earlier one would replace.
    pub wish: Wish,
    /// Who comes, if it is not the citizen.
    pub whom: Option<Ward>,
    /// The last day that suits, by the offices' clock.
    pub until: NaiveDate,
    /// Needed before this day is over; it is the last one, then, and near ones come first.
    pub deadline: Option<NaiveDate>,
    /// They can be there within the hour,
    pub at_short_notice: bool,
    /// at one of these offices then; where none is named, at those of the wish.
    #[serde(default)]
    pub nearby: Vec<OfficeId>,
    /// How many wait longer, or more urgently, for the same service.
    pub ahead: u32,
    /// In about how many days their turn comes, as far as recent days tell.
    pub days: Option<u16>,
    /// The deadline is near, and nothing at all is free before it.
    #[serde(default)]
    pub urgent: bool,
    /// What staff can do about it.
    #[serde(default)]
    pub help: StaffHelp,
}

/// Whether staff look at what somebody waits for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum StaffHelp {
    /// They can't be asked: they would not know how to reach whoever waits.
    #[default]
    Unreachable,
    /// They can be asked.
    Possible,
    /// They were asked.
    Asked,
}

/// A place that is held for somebody who waited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Who waited.
    pub entry: EntryId,
    /// What for.
    pub wish: Wish,
    /// Who comes, if it is not the citizen.
    pub whom: Option<Ward>,
    /// What keeps the place.
    pub hold: HoldId,
    /// Which one.
    pub place: Place,
    /// The appointment that it would replace.
    pub old: Option<Appointment>,
    /// When it passes on.
    pub until: DateTime<Utc>,
    /// Its message has reached the citizen.
    #[serde(default)]
    pub delivered: bool,
}

/// What shall suit, and until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    /// Where and when; of what for and how many an entry's own counts.
    pub wish: Wish,
    /// The last day that suits; as far as the desk looks when none is named.
    pub until: Option<NaiveDate>,
    /// Needed before this day is over.
    pub deadline: Option<NaiveDate>,
}

impl Wishes {
    /// Those of an entry.
    pub fn of(entry: &Entry) -> Self {
        Self { wish: entry.wish.clone(), until: Some(entry.until), deadline: entry.deadline }
    }
}

/// What can be changed about an entry while it waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// What suits.
    Wishes(Box<Wishes>),
    /// Whether they can be there within the hour.
    ShortNotice {
        /// Whether they can,
        wanted: bool,
        /// and at which offices; at those of the wish where none is named.
        nearby: Vec<OfficeId>,
    },
    /// They go on waiting, for as long again.
    Longer,
}

/// A part of an entry's wishes, as it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Part {
    /// On which days of the week?
    Weekdays,
    /// At which hours?
    Hours,
    /// At which offices?
    Offices,
    /// Until when?
    Until,
    /// Where at short notice?
    Nearby,
}
