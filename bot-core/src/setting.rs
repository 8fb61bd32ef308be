//! What all conversations of a city have in common.

use crate::desk::Abilities;
use crate::directory::Directory;
use crate::language::Language;
use crate::vocabulary::Vocabulary;

/// What a conversation happens in; the same for all conversations of a city.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// What can be booked, and the ways through it.
    pub city: &'a Directory,
    /// What the desk can do.
    pub abilities: &'a Abilities,
    /// The words that do what buttons do.
    pub vocabulary: &'a Vocabulary,
    /// The languages the bot speaks.
    pub languages: &'a [Language],
}
