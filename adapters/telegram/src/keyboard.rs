//! Choices as buttons under a message.

use std::ops::RangeInclusive;

use bot_core::delivery::{Button, Rendered};
use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use crate::fit;

/// So many buttons Telegram takes under one message.
const BUTTONS: RangeInclusive<usize> = 1..=100;
/// More in a row than this, and it breaks the row where it likes.
const IN_A_ROW: usize = 8;
/// A whole keyboard, as JSON.
const BYTES: usize = 10_000;
/// What a tap can carry.
const TOKEN: RangeInclusive<usize> = 1..=64;
/// More than this is not seen on any phone.
const LABEL: usize = 64;

/// The buttons for a message's choices. `None` where the choices belong into the text: because it
/// has none, because the citizen wants it so, or because Telegram would not take the keyboard.
pub fn keyboard(rendered: &Rendered) -> Option<InlineKeyboardMarkup> {
    let choices = || rendered.choices.iter().flatten();
    let fits = |button: &Button| TOKEN.contains(&button.token.len()) && !fit::is_blank(&button.text);
    if rendered.numbered || !BUTTONS.contains(&choices().count()) || !choices().all(fits) {
        return None;
    }
    let rows = rendered.choices.iter().filter(|row| !row.is_empty()).flat_map(|row| row.chunks(IN_A_ROW));
    let keyboard = InlineKeyboardMarkup::new(rows.map(|row| row.iter().map(button)));
    let size = serde_json::to_vec(&keyboard).map_or(usize::MAX, |json| json.len());
    (size <= BYTES).then_some(keyboard)
}

fn button(choice: &Button) -> InlineKeyboardButton {
    InlineKeyboardButton::callback(fit::text(&choice.text, LABEL).into_owned(), choice.token.clone())
}
