//! The [conversations](../conversations/main.rs) once more, over Matrix: each in a plain room and in an
//! encrypted one, on a real homeserver, by citizens whose client stands on matrix-sdk.
//!
//! Three modules are left out. `only_on_telegram` says itself why. `linking` and `reminding_elsewhere` are about two
//! messengers at once.

#[path = "../conversations/about.rs"]
mod about;
#[path = "../conversations/bad_input.rs"]
mod bad_input;
#[path = "../conversations/booking.rs"]
mod booking;
#[path = "../conversations/cancelling.rs"]
mod cancelling;
#[path = "../conversations/choosing.rs"]
mod choosing;
#[path = "../conversations/details.rs"]
mod details;
#[path = "../conversations/limits.rs"]
mod limits;
#[path = "../conversations/losing.rs"]
mod losing;
#[path = "../conversations/moving.rs"]
mod moving;
#[path = "../conversations/reminding.rs"]
mod reminding;
#[path = "../conversations/repair.rs"]
mod repair;
#[path = "../conversations/repair_in_words.rs"]
mod repair_in_words;
#[path = "../conversations/urgent.rs"]
mod urgent;
#[path = "../conversations/waiting.rs"]
mod waiting;
#[path = "../conversations/wishes.rs"]
mod wishes;
#[path = "../conversations/words.rs"]
mod words;

use tests::town::over_matrix::{
    conversation, conversation_by_the_clock, conversation_in, conversation_under,
};
