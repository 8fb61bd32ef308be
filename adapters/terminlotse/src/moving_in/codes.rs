//! The codes by which citizens take over what has moved in, in a file that is a letter's for each.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use bot_core::City;
use bot_core::language::Language;
use bot_core::on_behalf::ClaimCode;
use render::table;

use super::line::Line;

const HEAD: [&str; 10] =
    ["line", "number", "reference", "code", "name", "phone", "email", "language", "office", "starts"];

/// Why the codes can't be written down. Nothing has moved in.
#[derive(Debug, thiserror::Error)]
pub enum CodesError {
    /// Something is there already.
    #[error("{} is there already; please name another file for the codes, or take it away", .0.display())]
    Exists(PathBuf),
    /// It can't be written.
    #[error("{} can't be written: {reason}", file.display())]
    Unwritable {
        /// Which file.
        file: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
}

/// Codes, and the file they stand in.
pub(super) struct Codes<'c> {
    city: &'c City,
    rows: Vec<[String; HEAD.len()]>,
    written: Option<PathBuf>,
}

impl<'c> Codes<'c> {
    pub(super) fn new(city: &'c City) -> Self {
        Self { city, rows: Vec::new(), written: None }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The appointment of a line, its reference here and its code.
    pub(super) fn add(&mut self, line: &Line, reference: &str, code: &ClaimCode) {
        let about = &self.city.city;
        let contact = line.newcomer.contact.clone();
        let language = line.language.as_ref().unwrap_or(&about.language);
        let office = self.city.office(&line.newcomer.office);
        let office = office.map_or("", |office| office.name.text(language, &about.language));
        self.rows.push([
            line.number.to_string(),
            line.called.clone(),
            reference.to_owned(),
            code.to_string(),
            contact.name.unwrap_or_default(),
            contact.phone.unwrap_or_default(),
            contact.email.unwrap_or_default(),
            line.language.as_ref().map_or("", Language::code).to_owned(),
            office.to_owned(),
            line.newcomer.starts_at.with_timezone(&about.timezone).format("%Y-%m-%d %H:%M").to_string(),
        ]);
    }

    /// Writes them down, if there are any: before they count, because nobody could read them again.
    pub(super) fn write(&mut self, file: &Path) -> Result<(), CodesError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let rows = std::iter::once(HEAD.map(str::to_owned)).chain(self.rows.iter().cloned());
        match write(file, &table::for_spreadsheets(rows)) {
            Ok(()) => {
                self.written = Some(file.to_owned());
                Ok(())
            }
            Err(reason) if reason.kind() == ErrorKind::AlreadyExists => {
                Err(CodesError::Exists(file.to_owned()))
            }
            Err(reason) => Err(CodesError::Unwritable { file: file.to_owned(), reason }),
        }
    }

    /// Nothing has moved in after all: nothing is behind these codes.
    pub(super) fn take_back(&self) {
        if let Some(file) = &self.written {
            // What stays does no harm: its codes are wrong.
            fs::remove_file(file).ok();
        }
    }
}

/// Readable only to whoever runs the program.
fn write(file: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut made = options.open(file)?;
    made.write_all(text.as_bytes())?;
    made.sync_all()
}
