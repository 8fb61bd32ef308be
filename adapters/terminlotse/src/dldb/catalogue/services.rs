//! The services of the city.

use bot_core::city;
use bot_core::ids::{GroupId, ServiceId};
use bot_core::language::Localized;

use super::{Catalogue, Made, OTHER_GROUP, alphabetically};
use crate::city_file::checks::MOST_QUANTITY;
use crate::dldb::pairs::Booking;
use crate::dldb::text;
use crate::dldb::written::{Entry as _, Service};

impl Catalogue<'_> {
    /// Adds the services: first those that the overlay names, in its order, then the others by name.
    pub(super) fn add_services(&self, made: &mut Made) {
        for (index, written) in self.written.services.iter().enumerate() {
            let service = self.service(written);
            if made.takes("service", index, written, &service.name) {
                made.city.services.push(service);
            }
        }
        let wanted = &self.overlay.services;
        let language = &self.written.language;
        made.city.services.sort_by_cached_key(|service| {
            let named = wanted.iter().position(|named| named.id == service.id);
            (named.unwrap_or(wanted.len()), alphabetically(&service.name, service.id.as_str(), language))
        });
        self.add_combinations(made);
    }

    fn service(&self, written: &Service) -> city::Service {
        let english = self.written.services_en.get(written.id());
        let said = self.overlay.service(written.id());
        let name = || self.name(&written.name, english.map(|english| &english.name));
        city::Service {
            id: ServiceId::new(written.id()),
            group: self.group(written, said.and_then(|said| said.group.as_ref())),
            name: said.and_then(|said| said.name.clone()).unwrap_or_else(name),
            words: said.and_then(|said| said.words.clone()).unwrap_or_else(|| words(written, english)),
            bring: said.and_then(|said| said.bring.clone()).unwrap_or_else(|| self.bring(written, english)),
            ready: said.and_then(|said| said.ready.clone()).unwrap_or_default(),
            fee: said.and_then(|said| said.fee.clone()).unwrap_or_else(|| self.fee(written, english)),
            slots: said.and_then(|said| said.slots).unwrap_or(1),
            max_quantity: said.and_then(|said| said.max_quantity).unwrap_or_else(|| self.quantity(written)),
            ask: said.and_then(|said| said.ask.clone()).unwrap_or_default(),
            substitute: Localized::default(),
            combines: Vec::new(),
        }
    }

    /// The group the overlay puts it in, else that of its topic, if it has a name.
    fn group(&self, written: &Service, said: Option<&GroupId>) -> GroupId {
        let topic = GroupId::new(written.relation.root_topic.as_str());
        let group = said.cloned().unwrap_or(topic);
        let named = self.overlay.groups.iter().any(|known| known.id == group);
        if named { group } else { GroupId::new(OTHER_GROUP) }
    }

    /// The documents it needs. Twins that list different numbers of them say different things.
    fn bring(&self, written: &Service, english: Option<&Service>) -> Vec<Localized> {
        let twins = english.filter(|english| english.requirements.len() == written.requirements.len());
        let documents = written.requirements.iter().enumerate().map(|(index, document)| {
            let twin = twins.and_then(|english| english.requirements.get(index));
            self.name(&document.name, twin.map(|twin| &twin.name))
        });
        documents.filter(|document| !document.is_empty()).collect()
    }

    fn fee(&self, written: &Service, english: Option<&Service>) -> Localized {
        let fee = text::lines(written.fees.as_str());
        if fee.is_empty() {
            return Localized::default();
        }
        self.localized(fee, english.map(|english| text::lines(english.fees.as_str())))
    }

    /// The smallest number that is said for it, at whatever office: the catalogue has one for all.
    fn quantity(&self, written: &Service) -> u8 {
        let said =
            written.max_quantity.into_iter().chain(self.bookings(written).filter_map(|pair| pair.quantity));
        let least = said.min().unwrap_or(1).clamp(1, MOST_QUANTITY.into());
        u8::try_from(least).unwrap_or(MOST_QUANTITY)
    }

    fn bookings(&self, written: &Service) -> impl Iterator<Item = &Booking> {
        let here = (written.id().to_owned(), String::new())..;
        let pairs = self.pairs.known.range(here).take_while(|((service, _), _)| service == written.id());
        pairs.map(|(_, booking)| booking).filter(|booking| booking.allowed)
    }

    /// Services that go with another, by the overlay or else by the files; those that are not there are noted.
    fn add_combinations(&self, made: &mut Made) {
        for written in &self.written.services {
            let said = self.overlay.service(written.id()).and_then(|said| said.combines.as_ref());
            let others: Vec<&str> = match said {
                Some(said) => said.iter().map(ServiceId::as_str).collect(),
                None => written.combinable.iter().map(|other| other.0.as_str()).collect(),
            };
            let mut combines = Vec::new();
            for other in others {
                let known = made.city.services.iter().any(|service| service.id.as_str() == other);
                let id = ServiceId::new(other);
                if known && other != written.id() && !combines.contains(&id) {
                    combines.push(id);
                }
                // What the overlay names and nobody knows is told by its line.
                if !known && said.is_none() {
                    let missing = made.missing_combinations.entry(other.to_owned()).or_default();
                    missing.insert(written.id().to_owned());
                }
            }
            let service = made.city.services.iter_mut().find(|service| service.id.as_str() == written.id());
            if let Some(service) = service {
                service.combines = combines;
            }
        }
    }
}

/// Other words for it, in all languages.
fn words(written: &Service, english: Option<&Service>) -> Vec<String> {
    let keywords = std::iter::once(written).chain(english).map(|service| service.meta.keywords.as_str());
    let mut words = Vec::new();
    for word in keywords.flat_map(|words| words.split(',')).map(text::line) {
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}
