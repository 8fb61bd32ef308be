//! Randomness of one turn, from a seed that came in with it: a turn that is rerun throws the same.

use bot_core::linking::{Code, LETTERS};
use bot_core::on_behalf::ClaimCode;
use bot_core::staff::Invitation;
use chrono::TimeDelta;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// Throws ids, references and codes.
pub struct Dice(StdRng);

impl Dice {
    /// The dice of this seed.
    pub fn new(seed: [u8; 32]) -> Self {
        Self(StdRng::from_seed(seed))
    }

    /// An id nobody has: 128 bits, which don't collide in the life of a city.
    pub fn id(&mut self) -> String {
        let mut bytes = [0; 16];
        self.0.fill_bytes(&mut bytes);
        hex::encode(bytes)
    }

    /// A reference `XXX-XXX`. 30 bits: the store throws again when it is taken.
    pub fn reference(&mut self) -> String {
        let mut reference = letters(self.0.next_u32().into(), 6);
        reference.insert(3, '-');
        reference
    }

    /// One of these, each as likely as the others; none where there are none.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let thrown = self.0.next_u64().checked_rem(all.len() as u64)?;
        all.get(usize::try_from(thrown).ok()?)
    }

    /// A while between none and this, to the microsecond.
    pub fn up_to(&mut self, most: TimeDelta) -> TimeDelta {
        let micros =
            most.num_microseconds().and_then(|micros| u64::try_from(micros).ok()).unwrap_or_default();
        let thrown = self.0.next_u64().checked_rem(micros.saturating_add(1)).unwrap_or_default();
        TimeDelta::microseconds(i64::try_from(thrown).unwrap_or_default())
    }

    /// A one-time code of 40 bits. One in twenty throws is thrown again, because it could be a word: a code
    /// has a letter and a digit.
    pub fn code(&mut self) -> Code {
        loop {
            if let Some(code) = Code::in_message(&letters(self.0.next_u64(), Code::LENGTH)) {
                return code;
            }
        }
    }

    /// A one-time code by which a chat takes an appointment over.
    pub fn claim_code(&mut self) -> ClaimCode {
        let letters = letters(self.0.next_u64(), ClaimCode::LENGTH);
        #[expect(clippy::expect_used, reason = "it is as long as it must be, and of the right letters")]
        ClaimCode::read(&letters).expect("these are the letters of a code")
    }

    /// A one-time code that gives a role.
    pub fn invitation(&mut self) -> Invitation {
        let letters: String = (0..Invitation::LENGTH).map(|_| letters(self.0.next_u32().into(), 1)).collect();
        #[expect(clippy::expect_used, reason = "it is as long as it must be, and of the right letters")]
        Invitation::read(&letters).expect("these are the letters of a code")
    }
}

/// So many letters, five bits each.
fn letters(bits: u64, count: usize) -> String {
    let letter = |position| {
        #[expect(clippy::indexing_slicing, reason = "five bits stay below 32")]
        char::from(LETTERS[(bits >> (5 * position) & 31) as usize])
    };
    (0..count).map(letter).collect()
}
