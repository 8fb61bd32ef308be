//! Names, numbers and addresses that a city asks for: checked gently, for whoever writes them knows
//! best.

use super::said::Said;
use super::talk::Talk;
use crate::conversation::Stage;
use crate::desk::{Contact, Field};
use crate::reply::{Passage, Placement};
use crate::vocabulary::Word;

/// The longest address that mail servers take (RFC 5321, 4.5.3.1.3).
const LONGEST_FIELD: usize = 254;
/// More words are a sentence.
const LONGEST_NAME: usize = 6;

impl Talk<'_> {
    /// What is asked for before a held place can be booked.
    pub(super) fn missing_field(&self) -> Option<Field> {
        match &self.conversation.stage {
            Stage::Held { hold, .. } => hold.missing.first().copied(),
            _ => None,
        }
    }

    /// Takes the text as the name, number or address that is asked for, unless it is a word for
    /// something else.
    pub(super) fn answer_field(&mut self, field: Field, said: &Said<'_>) {
        // Digits are a choice's number only as far as there are choices: else a telephone's.
        let leads_on = matches!(
            said.word,
            Some(Word::Back | Word::MoreTime | Word::Myself | Word::Number(_) | Word::Command(_))
        );
        if leads_on && said.word.is_some_and(|word| self.word(word)) {
            return self.understood();
        }
        if field == Field::Name && self.is_wish(said) && self.repair(said) {
            return self.understood();
        }
        let Some(answer) = self.answer_in(field, said) else {
            return self.misunderstood_as(Passage::NotA(field));
        };
        if let Stage::Held { hold, contact, .. } = &mut self.conversation.stage {
            fill(contact, field, answer);
            hold.missing.retain(|missing| *missing != field);
        }
        self.understood();
        self.show(Placement::New);
    }

    /// The name, number or address in a text, unless it means something else.
    pub(super) fn answer_in<'t>(&self, field: Field, said: &Said<'t>) -> Option<&'t str> {
        let is_word = said.word.is_some_and(|word| !matches!(word, Word::Number(_)));
        // "Keine Ahnung", "morgen ist besser": nobody is called that.
        let first = said.text.split_whitespace().next().and_then(|word| self.setting.vocabulary.word(word));
        let is_talk = matches!(first, Some(Word::Not | Word::But | Word::InDays(_) | Word::No));
        let is_language = self.setting.vocabulary.language(said.text).is_some();
        let is_service = field == Field::Name && self.setting.city.is_service(said.text);
        let answer = self.setting.vocabulary.without_introduction(said.text);
        let is_answer = !(is_word || is_talk || is_language || is_service) && is_a(field, answer);
        is_answer.then_some(answer)
    }

    /// Whether a text changes the booking and is no name: "Nein, Mittwoch", "nächste Woche", "in Hörde".
    /// Names have a word that the vocabulary doesn't know; "Thomas Morgen" is one.
    fn is_wish(&self, said: &Said<'_>) -> bool {
        let vocabulary = self.setting.vocabulary;
        let objects = said.words.contains(&Word::No);
        let is_known = |word: &str| vocabulary.word(word).is_some() || !word.chars().any(char::is_alphabetic);
        let only_known = said.text.split_whitespace().all(is_known);
        let when = said.weeks.is_some() || said.time.is_some() || said.hours.is_some();
        let has_number = said.text.contains(|letter: char| letter.is_ascii_digit());
        let mut words = said.text.split_whitespace();
        let whereabouts = said.text.starts_with(char::is_lowercase)
            || words.any(|word| matches!(word, "in" | "im" | "bei"));
        objects || only_known || when || has_number || said.people.is_some() || whereabouts
    }
}

impl Field {
    /// Whether a text can be the answer.
    pub fn takes(self, text: &str) -> bool {
        is_a(self, text)
    }
}

/// Whether a text can be what was asked for.
pub(super) fn is_a(field: Field, text: &str) -> bool {
    if text.chars().count() > LONGEST_FIELD || text.chars().any(char::is_control) {
        return false;
    }
    match field {
        Field::Name => {
            let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
            // Scripts have marks that are no letters; what no name has is a question mark or a digit.
            let signs = text
                .chars()
                .all(|sign| !sign.is_ascii() || sign.is_ascii_alphabetic() || " -'.,".contains(sign));
            letters >= 2 && signs && text.split_whitespace().count() <= LONGEST_NAME
        }
        // E.164 has at most 15 digits; the shortest numbers of small towns have about 6.
        Field::Phone => {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let allowed = text.chars().all(|sign| sign.is_ascii_digit() || "+-/() .".contains(sign));
            allowed && (6..=15).contains(&digits)
        }
        Field::Email => text.split_once('@').is_some_and(|(user, host)| {
            let dotted = host.split('.').all(|part| !part.is_empty()) && host.contains('.');
            !user.is_empty() && dotted && !text.contains(char::is_whitespace) && !host.contains('@')
        }),
    }
}

/// Writes it down.
fn fill(contact: &mut Contact, field: Field, text: &str) {
    let slot = match field {
        Field::Name => &mut contact.name,
        Field::Phone => &mut contact.phone,
        Field::Email => &mut contact.email,
    };
    *slot = Some(text.to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_numbers_and_addresses_are_checked_gently() {
        for name in
            ["Li Wu", "Seán O’Neill-Öztürk", "Đặng Thị Ngọc", "Ferdinand Graf von der Mühle", "आर्या शर्मा"]
        {
            assert!(is_a(Field::Name, name), "{name}");
        }
        for no_name in ["1", "🙂", "Wozu?", "a@b.de", "das ist mir zu viel auf einmal hier"] {
            assert!(!is_a(Field::Name, no_name), "{no_name}");
        }
        assert!(
            is_a(Field::Phone, "+49 (231) 500-1234")
                && !is_a(Field::Phone, "12")
                && !is_a(Field::Phone, "ja")
        );
        assert!(
            is_a(Field::Email, "a@b.de") && !is_a(Field::Email, "a@b") && !is_a(Field::Email, "a b@c.de")
        );
    }
}
