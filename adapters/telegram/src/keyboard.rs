//! Choices as buttons under a message.

use std::ops::RangeInclusive;

use bot_core::delivery::{Button, Rendered};
use chrono::NaiveDate;
use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use crate::calendar::Calendar;
use crate::{fit, long_labels};

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
    if rendered.numbered || !choices().all(fits) {
        return None;
    }
    let rows = rows(rendered);
    if !BUTTONS.contains(&rows.iter().flatten().count()) {
        return None;
    }
    let keyboard = InlineKeyboardMarkup::new(rows);
    let size = serde_json::to_vec(&keyboard).map_or(usize::MAX, |json| json.len());
    (size <= BYTES).then_some(keyboard)
}

fn rows(rendered: &Rendered) -> Vec<Vec<InlineKeyboardButton>> {
    let listed = long_labels::listed(rendered);
    let mut number = 0;
    let mut rows = Vec::new();
    let mut calendar = Calendar::default();
    for row in &rendered.choices {
        let days: Option<Vec<(NaiveDate, &Button)>> =
            row.iter().map(|button| Some((button.day?, button))).collect();
        match days.filter(|days| !days.is_empty()) {
            Some(days) => {
                number += days.len();
                rows.extend(calendar.week(&days, &rendered.weekdays));
            }
            None => {
                let mut buttons = Vec::with_capacity(row.len());
                for choice in row {
                    number += 1;
                    let words = match number <= listed {
                        true => long_labels::on_button(number, &choice.text),
                        false => fit::text(&choice.text, LABEL).into_owned(),
                    };
                    buttons.push(InlineKeyboardButton::callback(words, choice.token.clone()));
                }
                rows.extend(buttons.chunks(IN_A_ROW).map(<[_]>::to_vec));
            }
        }
    }
    rows
}
