//! Reading dldb files and their overlay, on small samples of our own: `tests/samples/dldb`.

mod meaning;
mod overlay;
mod refusals;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use bot_core::city::{About, City, Office, Service};
use bot_core::language::Localized;
use chrono::TimeDelta;
use tempfile::TempDir;
use terminlotse::dldb::{self, Dldb, DldbError, Files};

/// The files of Musterhausen in a folder, where a test may change them.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/dldb");
        for file in ["services_de.json", "locations_de.json", "services_en.json", "locations_en.json"] {
            std::fs::copy(samples.join(file), folder.file(file)).unwrap();
        }
        std::fs::copy(samples.join("musterhausen.toml"), folder.file("overlay.toml")).unwrap();
        folder
    }

    /// With the first `good` of a file replaced.
    #[track_caller]
    fn with(self, file: &str, good: &str, broken: &str) -> Self {
        let text = std::fs::read_to_string(self.file(file)).unwrap();
        assert!(text.contains(good), "{good} does not stand in {file}");
        self.with_file(file, &text.replacen(good, broken, 1))
    }

    fn with_file(self, file: &str, text: &str) -> Self {
        std::fs::write(self.file(file), text).unwrap();
        self
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn files(&self) -> Files {
        Files {
            services: self.file("services_de.json"),
            locations: self.file("locations_de.json"),
            services_en: Some(self.file("services_en.json")),
            locations_en: Some(self.file("locations_en.json")),
            overlay: Some(self.file("overlay.toml")),
        }
    }

    fn read(&self) -> Result<Dldb, DldbError> {
        self.read_after(None)
    }

    fn read_after(&self, before: Option<About>) -> Result<Dldb, DldbError> {
        dldb::read(&self.files(), before, TimeDelta::minutes(15))
    }

    /// What is told, without the folder's name.
    fn told(&self) -> String {
        let lines = self.read().unwrap().told.into_iter();
        lines.map(|line| line.replace(&format!("{}/", self.0.path().display()), "") + "\n").collect()
    }

    /// Why it can't be read, without the folder's name.
    fn refusal(&self) -> String {
        let error = self.read().unwrap_err().to_string();
        error.replace(&format!("{}/", self.0.path().display()), "") + "\n"
    }
}

/// A city on a page.
fn page(city: &City) -> String {
    let mut page = format!("{}\n", city.city.name);
    for group in &city.groups {
        writeln!(page, "group {}: {}", group.id, texts(&group.name)).unwrap();
    }
    city.services.iter().for_each(|service| page.push_str(&service_line(service)));
    city.offices.iter().for_each(|office| page.push_str(&office_lines(office)));
    page
}

fn service_line(service: &Service) -> String {
    let mut line = format!("service {} in {}: {}", service.id, service.group, texts(&service.name));
    if !service.words.is_empty() {
        write!(line, "; words {}", service.words.join(", ")).unwrap();
    }
    if !service.bring.is_empty() {
        let documents: Vec<String> = service.bring.iter().map(texts).collect();
        write!(line, "; bring {}", documents.join(", ")).unwrap();
    }
    if !service.fee.is_empty() {
        write!(line, "; fee {}", texts(&service.fee).replace('\n', " / ")).unwrap();
    }
    if (service.slots, service.max_quantity) != (1, 1) {
        write!(line, "; {} slots, at most {}", service.slots, service.max_quantity).unwrap();
    }
    if !service.combines.is_empty() {
        let others: Vec<&str> = service.combines.iter().map(|other| other.as_str()).collect();
        write!(line, "; combines with {}", others.join(", ")).unwrap();
    }
    line + "\n"
}

fn office_lines(office: &Office) -> String {
    let mut lines = format!("office {}: {}, {}", office.id, texts(&office.name), office.address);
    if !office.district.is_empty() {
        write!(lines, " ({})", office.district).unwrap();
    }
    lines.push('\n');
    for rule in &office.opening {
        let slots =
            rule.slot_minutes.map_or(String::new(), |minutes| format!(" in slots of {minutes} minutes"));
        writeln!(lines, "    open {} to {}{slots}", rule.from.format("%H:%M"), rule.to.format("%H:%M"))
            .unwrap();
    }
    for offered in &office.services {
        let slots = offered.slots.map_or(String::new(), |slots| format!(", {slots} slots"));
        let elsewhere = offered.elsewhere.as_ref().map_or(String::new(), |at| format!(", elsewhere: “{at}”"));
        writeln!(lines, "    offers {}{slots}{elsewhere}", offered.service).unwrap();
    }
    lines
}

/// The text, or all its languages.
fn texts(text: &Localized) -> String {
    text.texts().collect::<Vec<_>>().join(" | ")
}
