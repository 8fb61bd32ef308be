//! What somebody wants who called or wrote, read from what staff type or paste. What is not clear is left out: it can
//! be typed, and nothing is booked without a tap.

use crate::desk::{Contact, Field, Hours};
use crate::ids::{OfficeId, ServiceId};
use crate::on_behalf::Commission;
use crate::step::fields::is_a;
use crate::step::said::LONGEST;
use crate::step::talk::Talk;
use crate::step::trade::short_weekday;

/// A telephone number has at least so many digits.
const DIGITS: usize = 6;
/// What stands in names in small letters.
const PARTICLES: [&str; 8] = ["von", "van", "der", "den", "de", "zu", "zur", "dos"];

impl Talk<'_> {
    /// What is said in any order: "Personalausweis Rathaus Dienstag vormittag", or a mail. Where no service stands in
    /// it, its offices are those for a `known` one.
    pub(super) fn commission_in(&self, text: &str, known: &[ServiceId]) -> Commission {
        let contact = self.contact_in(text);
        // Digits of a number are no time, and a name is no office.
        let wanted = without(text, &contact);
        let said = self.look_at(&wanted);
        let today = self.today();
        let day = said.wanted_day(today).or_else(|| short_weekday(&said.words, today));
        let services = self.services_wanted(&wanted);
        Commission {
            offices: self.offices_wanted(if services.is_empty() { known } else { &services }, &wanted),
            services,
            // In a mail stands many a day that is over.
            day: day.filter(|day| *day >= today),
            hours: said.hours.or_else(|| said.time.map(|from| Hours { from, to: None })),
            contact,
            ..Commission::default()
        }
    }

    /// In a mail the line counts that names a service clearly; else all that was typed.
    pub(super) fn services_wanted(&self, text: &str) -> Vec<ServiceId> {
        let vocabulary = self.setting.vocabulary;
        let mut clearly: Vec<ServiceId> = Vec::new();
        for line in text.lines() {
            let named = self.setting.city.find_services(line, vocabulary);
            if let ([service], true) = (named.services.as_slice(), named.clearly)
                && !clearly.contains(&service.id)
            {
                clearly.push(service.id.clone());
            }
        }
        match clearly.is_empty() {
            true => self.services_in(&text.split_whitespace().collect::<Vec<_>>(), text),
            false => clearly,
        }
    }

    fn offices_wanted(&self, services: &[ServiceId], text: &str) -> Vec<OfficeId> {
        if let Some(office) = self.office_in(text) {
            return vec![office];
        }
        // In a story, words of an office's name mean anything.
        if services.len() != 1 || text.chars().count() > LONGEST {
            return Vec::new();
        }
        let named = self.setting.city.offices_named(services, text, self.setting.vocabulary);
        named.into_iter().map(|office| office.id.clone()).collect()
    }

    /// Number and address, wherever they stand; the name, where a mail says that it is one.
    pub(super) fn contact_in(&self, text: &str) -> Contact {
        Contact { name: self.name_in(text), phone: phone_in(text), email: email_in(text) }
    }

    /// The name below a mail's last greeting, or behind "Name:" or "my name is".
    fn name_in(&self, text: &str) -> Option<String> {
        let vocabulary = self.setting.vocabulary;
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        while let Some(line) = lines.next() {
            let told = vocabulary.without_introduction(line);
            let name = match vocabulary.is_closing(line) {
                true => lines.next(),
                false => Some(told).filter(|told| told.len() < line.len()),
            };
            if let Some(name) = name.map(leading_name).filter(|name| self.is_full_name(name)) {
                return Some(name);
            }
        }
        None
    }

    /// "Für Dienstag", "ich bin Rentner": only first and last name together are surely one.
    fn is_full_name(&self, name: &str) -> bool {
        let vocabulary = self.setting.vocabulary;
        let unknown = name.split_whitespace().filter(|word| vocabulary.word(word).is_none());
        is_a(Field::Name, name)
            && unknown.count() > 1
            && !self.setting.city.find_services(name, vocabulary).clearly
    }
}

/// The name that a text begins with: "Erika von der Mühle und ich" is more than one.
fn leading_name(text: &str) -> String {
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) || PARTICLES.contains(word);
    let words: Vec<&str> = text.split_whitespace().take_while(is_name).collect();
    words.join(" ").trim_end_matches([',', '.']).to_owned()
}

/// A text without what is told of who comes.
fn without(text: &str, contact: &Contact) -> String {
    let told = [&contact.name, &contact.phone, &contact.email].into_iter().flatten();
    told.fold(text.to_owned(), |text, told| text.replace(told.as_str(), " "))
}

/// The first address in a text.
fn email_in(text: &str) -> Option<String> {
    let words = text.split(|letter: char| letter.is_whitespace() || "<>(),;:\"".contains(letter));
    let mut addresses = words.map(|word| word.trim_end_matches('.')).filter(|word| is_a(Field::Email, word));
    addresses.next().map(str::to_owned)
}

/// The first telephone number in a text: it begins with a zero or a plus, which no date and no postal code of so many
/// digits does.
fn phone_in(text: &str) -> Option<String> {
    let is_part = |letter: char| letter.is_ascii_digit() || "+-/() ".contains(letter);
    let runs = text.split(|letter: char| !is_part(letter));
    let digits = |run: &str| run.chars().filter(char::is_ascii_digit).count();
    // "10 0231 4711": it begins where no digit stands before.
    let numbers = runs.flat_map(|run| {
        let begins = run.match_indices(['0', '+', '(']).map(|(at, _)| at);
        let after_digit =
            |at: usize| run.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
        begins
            .filter(move |at| !after_digit(*at))
            .filter_map(|at| run.get(at..).map(str::trim))
            .collect::<Vec<_>>()
    });
    let mut numbers = numbers.filter(|run| digits(run) >= DIGITS && is_a(Field::Phone, run));
    numbers.next().map(|number| number.trim_end_matches(['-', '/', '(', ' ']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_addresses_are_found_wherever_they_stand() {
        let phone = |text| phone_in(text).unwrap_or_default();
        assert_eq!(phone("Tel.: 0231 / 47 11-00, danke"), "0231 / 47 11-00");
        assert_eq!(phone("erreichbar unter +49 (0)170 1234567."), "+49 (0)170 1234567");
        assert_eq!(phone("am 24.11.2026 um 08:00 in 44137 Dortmund"), "");
        assert_eq!(phone("am 01.12.2026"), "");
        let email = |text| email_in(text).unwrap_or_default();
        assert_eq!(email("Von: Erika Muster <erika@example.org>, Betreff: Pass"), "erika@example.org");
        assert_eq!(email("schreiben Sie an erika@example.org."), "erika@example.org");
        assert_eq!(email("@home, a@b"), "");
    }
}
