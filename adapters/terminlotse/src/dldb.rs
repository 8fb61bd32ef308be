//! Catalogues as cities with the zmsdldb system export them: what `import dldb` reads.
//!
//! There is a file of services and one of locations, each with an English twin. The way through them:
//! [`reading`] takes a file as it is [`written`], whole or not at all; [`pairs`] puts together what
//! both say of a service at a location; [`catalogue`] makes a city of it, with the [`overlay`] over it,
//! and leaves out what is bad by itself; [`told`] says what became of everything.
//!
//! What the files say about booking a service at a location, and what it means here:
//!
//! | in the file | here |
//! |---|---|
//! | `allowed: false`, `public: false` | not bookable: the office doesn't offer it |
//! | `external: true` | booked elsewhere: citizens get the link, where there is one |
//! | `slots: "0"` | as long as the overlay says for the service, else by `duration`, else one slot |
//! | `slots: "2"` | two slots in a row at this office |
//! | `slotTimeInMinutes` | how long a slot is at this office, and what its `slots` count |
//! | `duration` | minutes, rounded up to whole slots |
//! | `maxQuantity` | the smallest number said for the service, at most 20 |
//! | `combinable` | kept with the service, for the day when one visit serves several |
//! | `requirements`, `fees`, `meta.keywords` | what to bring, what it costs, other words for it |
//!
//! `geo` is not read: Berlin's files carry one placeholder for all places.

mod catalogue;
mod error;
mod overlay;
mod pairs;
mod reading;
mod text;
mod told;
mod written;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bot_core::city::{About, City};
use bot_core::language::Language;
use chrono::TimeDelta;
use serde::de::DeserializeOwned;

use crate::city_file::{CityFileError, Source};
use catalogue::Catalogue;
use overlay::Overlay;
use pairs::Pairs;
use written::{Entry, Location, Service};

pub use catalogue::OTHER_GROUP;
pub use error::DldbError;

/// The language of the twins.
const ENGLISH: &str = "en";
/// The language of a file that doesn't say its own.
const GERMAN: &str = "de";

/// The files of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
pub struct Files {
    /// The services, such as services_de.json
    #[arg(long, value_name = "FILE")]
    pub services: PathBuf,
    /// The locations, such as locations_de.json
    #[arg(long, value_name = "FILE")]
    pub locations: PathBuf,
    /// The services in English
    #[arg(long, value_name = "FILE")]
    pub services_en: Option<PathBuf>,
    /// The locations in English
    #[arg(long, value_name = "FILE")]
    pub locations_en: Option<PathBuf>,
    /// What the files don't say: opening hours, names of groups, … [default: city.toml, where there is one]
    #[arg(long, value_name = "FILE")]
    pub overlay: Option<PathBuf>,
}

/// A catalogue that can be imported.
#[derive(Debug)]
pub struct Dldb {
    /// As a city.
    pub city: City,
    /// What was read, and what became of it, line by line.
    pub told: Vec<String>,
}

/// All entries of all files.
struct Written {
    services: Vec<Service>,
    locations: Vec<Location>,
    /// The English twins, by id.
    services_en: BTreeMap<String, Service>,
    locations_en: BTreeMap<String, Location>,
    /// The language of the others.
    language: Language,
}

/// Reads a catalogue. `before` is what the city said about itself until now: it still holds where the
/// overlay doesn't say otherwise. `slot` is how long a slot is where neither file nor overlay says it.
///
/// # Errors
/// A file is not whole, or something in it is not of its type; or the overlay is wrong. What is bad by
/// itself is no error: it is left out, and told.
pub fn read(files: &Files, before: Option<About>, slot: TimeDelta) -> Result<Dldb, DldbError> {
    let written = Written::read(files)?;
    let file = overlay::chosen(files.overlay.as_deref());
    let name = file.as_deref().map(|file| file.display().to_string()).unwrap_or_default();
    let text = file.as_deref().map(read_text).transpose()?.unwrap_or_default();
    let source = Source::parse(&name, &text)?;
    let overlay: Overlay = source.read()?;
    source.refuse_or_remark(overlay.findings())?;

    let pairs = Pairs::of(&written.services, &written.locations);
    let catalogue = Catalogue { written: &written, overlay: &overlay, pairs: &pairs, slot };
    let made = catalogue.make(before)?;
    let strangers = source.refuse_or_remark(overlay.strangers(&written.known()))?;
    let told = std::iter::once(told::overlay(file.as_deref(), files.overlay.is_some()))
        .chain(told::told(&written, &pairs, &made))
        .chain(strangers.into_iter().map(|remark| format!("warning: {remark}")));
    Ok(Dldb { told: told.collect(), city: made.city })
}

fn read_text(file: &Path) -> Result<String, CityFileError> {
    std::fs::read_to_string(file)
        .map_err(|reason| CityFileError::Unreadable { file: file.display().to_string(), reason })
}

impl Written {
    fn read(files: &Files) -> Result<Self, DldbError> {
        let services = reading::read(&files.services)?;
        let locations = reading::read(&files.locations)?;
        let language = services.language.or(locations.language).unwrap_or_else(|| Language::new(GERMAN));
        Ok(Self {
            services: services.entries,
            locations: locations.entries,
            services_en: twin(files.services_en.as_deref())?,
            locations_en: twin(files.locations_en.as_deref())?,
            language,
        })
    }

    fn known(&self) -> overlay::Known<'_> {
        overlay::Known {
            topics: self.services.iter().map(|service| service.relation.root_topic.as_str()).collect(),
            authorities: self.locations.iter().map(|location| location.authority.id.as_str()).collect(),
            services: self.services.iter().map(Entry::id).collect(),
            locations: self.locations.iter().map(Entry::id).collect(),
            kinds: self.locations.iter().map(|location| location.office.as_str()).collect(),
        }
    }
}

/// The entries of an English twin; none when there is no such file.
fn twin<T: DeserializeOwned + Entry>(file: Option<&Path>) -> Result<BTreeMap<String, T>, DldbError> {
    let Some(file) = file else { return Ok(BTreeMap::new()) };
    let read = reading::read::<T>(file)?;
    match read.language {
        Some(language) if language.code() != ENGLISH => Err(DldbError::Refused {
            file: file.display().to_string(),
            reason: format!("the file should be in English, but says that it is in “{}”", language.code()),
        }),
        _ => Ok(read.entries.into_iter().map(|entry| (entry.id().to_owned(), entry)).collect()),
    }
}
