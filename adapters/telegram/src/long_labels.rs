//! Choices too long for a button: a phone shows their first words and cuts off what tells them apart.
//! So the text lists them in full under their numbers, and each button carries number and beginning.

use bot_core::delivery::Rendered;

use crate::fit;

/// So many UTF-16 units a narrow phone shows on a button of full width.
const SHOWN: usize = 38;

/// How many choices, from the first on, the text lists: up to the last that is too long.
pub fn listed(rendered: &Rendered) -> usize {
    let choices: Vec<_> = rendered.choices.iter().flatten().collect();
    choices.iter().rposition(|choice| fit::units(&choice.text) > SHOWN).map_or(0, |last| last + 1)
}

/// The text with the choices that are too long for buttons, and those before them.
pub fn text(rendered: &Rendered) -> String {
    let mut left = listed(rendered);
    if left == 0 {
        return fit::text(&rendered.text, fit::MESSAGE).into_owned();
    }
    let mut list = rendered.clone();
    for row in &mut list.choices {
        row.truncate(left);
        left -= row.len();
    }
    fit::numbered(&list)
}

/// "2) Personalausweis für in Berlin nicht…"
pub fn on_button(number: usize, words: &str) -> String {
    fit::text(&format!("{number}) {words}"), SHOWN).into_owned()
}
