//! Lanes: for whom a place is.
//!
//! ```text
//!            ┌ public ◄────────────────┐   citizens, in the chat, from its release on
//!            │                         │ falls: unused, `emergency_opens` before it begins
//!  desks ────┼ trade     (stays)       │   registered businesses
//!  of a rule │                         │
//!            ├ staff     (stays)       │   staff, for people who called or wrote
//!            │                         │
//!            └ emergency ──────────────┘   staff, with a stated reason
//! ```
//!
//! A rule says how many of its desks each lane has ([`Lanes`]); the rest is public. The public has the
//! first desks. Nothing else moves a place from one lane to another.

use serde::{Deserialize, Serialize};

/// For whom a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lane {
    /// Everybody, in the chat.
    Public,
    /// Registered businesses.
    Trade,
    /// Booked by staff for people who called or wrote.
    Staff,
    /// Kept back; booked by staff with a stated reason.
    Emergency,
}

impl Lane {
    /// All of them, in the order in which a rule's desks are dealt.
    pub const ALL: [Lane; 4] = [Lane::Public, Lane::Trade, Lane::Staff, Lane::Emergency];

    /// Its name in files and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Lane::Public => "public",
            Lane::Trade => "trade",
            Lane::Staff => "staff",
            Lane::Emergency => "emergency",
        }
    }
}

/// How many desks of a rule are kept back from the public, and for whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lanes {
    /// For registered businesses.
    #[serde(default, skip_serializing_if = "is_none")]
    pub trade: u16,
    /// For people who called or wrote.
    #[serde(default, skip_serializing_if = "is_none")]
    pub staff: u16,
    /// For emergencies.
    #[serde(default, skip_serializing_if = "is_none")]
    pub emergency: u16,
}

fn is_none(desks: &u16) -> bool {
    *desks == 0
}

impl Lanes {
    /// Whether all desks are public.
    pub fn is_public(&self) -> bool {
        *self == Self::default()
    }

    /// How many desks are not public.
    pub fn kept_back(&self) -> u16 {
        self.trade.saturating_add(self.staff).saturating_add(self.emergency)
    }

    /// The lane of a desk, counted from 1, of so many.
    pub(super) fn of_desk(&self, desk: u16, desks: u16) -> Lane {
        let public = desks.saturating_sub(self.kept_back());
        let trade = public.saturating_add(self.trade);
        let staff = trade.saturating_add(self.staff);
        match desk {
            desk if desk <= public => Lane::Public,
            desk if desk <= trade => Lane::Trade,
            desk if desk <= staff => Lane::Staff,
            _ => Lane::Emergency,
        }
    }
}
