//! What all turns of a city share: its store, its desk, its catalogue and its words.

use std::sync::{Arc, PoisonError, RwLock};

use bot_core::city::City;
use bot_core::desk::Abilities;
use bot_core::vocabulary::Vocabulary;
use bot_core::{Directory, Language, Setting};
use render::Locales;
use store::Store;
use tokio::sync::watch;

use crate::config::CityConfig;
use crate::desk::Desk;
use crate::heard::Heard;
use crate::post::Post;

/// The bot of one city.
pub struct Bot<D> {
    /// Where everything is kept.
    pub store: Store,
    /// Who answers what the conversations ask.
    pub desk: D,
    /// The texts.
    pub locales: Locales,
    /// When each messenger was heard last.
    pub heard: Heard,
    abilities: Abilities,
    vocabulary: Vocabulary,
    city: RwLock<Arc<Directory>>,
    overrides: CityConfig,
    /// The short way between turns and senders.
    pub(crate) post: Post,
    /// Counts commits that may have left something in the outbox to be claimed.
    written: watch::Sender<u64>,
}

impl<D: Desk> Bot<D> {
    /// The bot of this city.
    pub fn new(store: Store, desk: D, locales: Locales, city: City) -> Self {
        Self {
            abilities: desk.abilities(),
            store,
            desk,
            vocabulary: locales.vocabulary(),
            locales,
            heard: Heard::default(),
            city: RwLock::new(Arc::new(Directory::new(city))),
            overrides: CityConfig::default(),
            post: Post::default(),
            written: watch::Sender::new(0),
        }
    }

    /// With what the configuration says otherwise, of this city and of every one that is imported later.
    pub fn with_overrides(self, overrides: &CityConfig) -> Self {
        let city = Directory::new(overrides.overrule(City::clone(&self.city())));
        Self { overrides: overrides.clone(), city: RwLock::new(Arc::new(city)), ..self }
    }

    /// The city as it is now; an import may change it while turns go on with the old one.
    pub fn city(&self) -> Arc<Directory> {
        self.city.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes the city as it stands in the catalogue now.
    pub fn set_city(&self, city: City) {
        let city = self.overrides.overrule(city);
        if city != **self.city() {
            *self.city.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(Directory::new(city));
        }
    }

    /// The setting of a step, in this city.
    pub fn setting<'a>(&'a self, city: &'a Directory) -> Setting<'a> {
        Setting {
            city,
            abilities: &self.abilities,
            vocabulary: &self.vocabulary,
            languages: self.locales.languages(),
        }
    }

    /// The words that citizens use.
    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The language of somebody with this tag of a platform, as far as we speak it.
    pub fn language(&self, tag: Option<&str>) -> Language {
        tag.and_then(|tag| Language::of_tag(tag, self.locales.languages()))
            .unwrap_or_else(|| self.city().city.language.clone())
    }

    /// Says that something may be in the outbox to be claimed.
    pub fn signal_outbox(&self) {
        self.written.send_modify(|count| *count = count.wrapping_add(1));
    }

    /// Changes when something may be in the outbox.
    pub fn watch_outbox(&self) -> watch::Receiver<u64> {
        self.written.subscribe()
    }
}
