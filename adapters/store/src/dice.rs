//! Randomness of one turn, from a seed that came in with it: a turn that is rerun throws the same.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// Crockford's base 32: no I, L, O, U, so that a reference can be read out over the telephone.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Throws ids and references.
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
        let mut bits = self.0.next_u32();
        let mut reference = String::with_capacity(7);
        for position in 0..6 {
            if position == 3 {
                reference.push('-');
            }
            #[expect(clippy::indexing_slicing, reason = "five bits stay below 32")]
            reference.push(LETTERS[(bits & 31) as usize].into());
            bits >>= 5;
        }
        reference
    }
}
