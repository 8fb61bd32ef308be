//! One-time codes that bind an account or a person to something that the city gave: a role, a business. They are
//! kept only as keyed hashes, last an hour and are used once.

use bot_core::staff::Invitation;
use chrono::{DateTime, TimeDelta, Utc};

use crate::dice::Dice;
use crate::seal::Codec;

/// How long a code can be used.
pub const LASTS: TimeDelta = TimeDelta::hours(1);

/// A code, as it is made.
pub(crate) struct Made {
    /// Told once, and kept nowhere.
    pub(crate) code: Invitation,
    /// Under which it is found again.
    pub(crate) index: String,
    /// When it ends.
    pub(crate) expires_at: DateTime<Utc>,
}

/// Makes a code about something: those about something else are found under other indexes.
pub(crate) fn make(codec: &Codec, dice: &mut Dice, about: &'static str, now: DateTime<Utc>) -> Made {
    let code = dice.invitation();
    let index = index(codec, about, &code);
    Made { code, index, expires_at: now + LASTS }
}

/// Under which a code about something is found.
pub(crate) fn index(codec: &Codec, about: &'static str, code: &Invitation) -> String {
    codec.index(about, code.as_str())
}
