//! From bytes to rows: the encoding, the separator, the names of the columns.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use bot_core::fold::fold;

use crate::toml_source::line_at;

/// A file has at most so many appointments, which takes some seconds, and as long nobody else can book.
pub const LINES: usize = 5_000;
/// A file that is larger than so many lines of a thousand bytes is something else.
const BYTES: u64 = 1_000 * LINES as u64;
/// A longer cell is several, between which a quotation mark is missing.
const LONGEST_CELL: usize = 500;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Office,
    Service,
    Starts,
    Name,
    Phone,
    Email,
    Language,
    Minutes,
    Reference,
}

impl Column {
    /// Each with its names, folded but for the first, and whether it must be there.
    const ALL: [(Column, &'static [&'static str], bool); 9] = [
        (Column::Office, &["office", "amt", "standort"], true),
        (Column::Service, &["service", "services", "leistung", "leistungen"], true),
        (Column::Starts, &["starts", "termin", "beginn"], true),
        (Column::Name, &["name"], true),
        (Column::Phone, &["phone", "telefon"], false),
        (Column::Email, &["email", "mail"], false),
        (Column::Language, &["language", "sprache"], false),
        (Column::Minutes, &["minutes", "minuten", "dauer"], false),
        (Column::Reference, &["reference", "referenz", "nummer"], false),
    ];

    fn named(name: &str) -> Option<Column> {
        let folded = fold(name);
        let found = Self::ALL.iter().find(|(_, names, _)| names.iter().any(|known| fold(known) == folded));
        found.map(|(column, ..)| *column)
    }
}

/// Why a file can't be read as a table of appointments.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It could not be opened.
    #[error("{file} can't be read: {reason}")]
    Unreadable {
        /// Which file.
        file: String,
        /// What the system says.
        reason: io::Error,
    },
    /// There is more in it than can move in at once.
    #[error("{file} has more than {LINES} lines; please divide it, by offices for example")]
    TooLong {
        /// Which file.
        file: String,
    },
    /// It is written in another encoding.
    #[error(
        "{file}, line {line}: this is not UTF-8; please save the table as “CSV UTF-8”, or with the character set “Unicode (UTF-8)”"
    )]
    Encoding {
        /// Which file.
        file: String,
        /// In which line, counted from 1.
        line: usize,
    },
    /// Nothing stands in it.
    #[error("{file} is empty; its first line names the columns: {}", columns())]
    Empty {
        /// Which file.
        file: String,
    },
    /// A column has no name that we know.
    #[error("{file}, line 1: there is no column “{name}”; the columns are {}", columns())]
    UnknownColumn {
        /// Which file.
        file: String,
        /// As it stands there.
        name: String,
    },
    /// Two columns are the same.
    #[error("{file}, line 1: the column “{name}” is there twice; please take one of them out")]
    Twice {
        /// Which file.
        file: String,
        /// As the second one is written.
        name: String,
    },
    /// A column is not there.
    #[error("{file}, line 1: the column “{name}” is missing; the columns are {}", columns())]
    Missing {
        /// Which file.
        file: String,
        /// Which column.
        name: &'static str,
    },
}

/// `office, service, starts, name, and as wanted phone, …`
fn columns() -> String {
    let names = |wanted: bool| {
        let all = Column::ALL.iter().filter(|(.., needed)| *needed == wanted);
        all.filter_map(|(_, names, _)| names.first().copied()).collect::<Vec<_>>().join(", ")
    };
    format!("{}, and as wanted {}", names(true), names(false))
}

/// A table.
pub(super) struct Rows {
    /// The file's name.
    pub(super) file: String,
    /// The columns as they are called in it.
    pub(super) names: BTreeMap<Column, String>,
    positions: BTreeMap<Column, usize>,
    /// How many columns there are.
    pub(super) width: usize,
    pub(super) rows: Vec<Row>,
}

/// A row of it.
pub(super) struct Row {
    /// In which line it begins, counted from 1.
    pub(super) line: u64,
    cells: Vec<String>,
}

impl Row {
    /// How many cells it has, without empty ones at its end.
    pub(super) fn width(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1)
    }

    pub(super) fn has_endless_cell(&self) -> bool {
        self.cells.iter().any(|cell| cell.chars().count() > LONGEST_CELL)
    }
}

impl Rows {
    /// What stands in a column, without spaces around it; nothing where there is no such column.
    pub(super) fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        let cell = self.positions.get(&column).and_then(|position| row.cells.get(*position));
        cell.map_or("", String::as_str)
    }
}

/// Reads a file.
pub(super) fn read(path: &Path) -> Result<Rows, FileError> {
    let file = path.display().to_string();
    let mut bytes = Vec::new();
    let opened = File::open(path).and_then(|opened| opened.take(BYTES + 1).read_to_end(&mut bytes));
    match opened {
        Err(reason) => Err(FileError::Unreadable { file, reason }),
        Ok(_) if bytes.len() as u64 > BYTES => Err(FileError::TooLong { file }),
        Ok(_) => table(file, &bytes),
    }
}

fn table(file: String, bytes: &[u8]) -> Result<Rows, FileError> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            return Err(FileError::Encoding {
                file,
                line: line_at(&String::from_utf8_lossy(valid), valid.len()),
            });
        }
    };
    // In UTF-16 every other byte of a plain text is zero.
    if let Some(zero) = text.find('\0') {
        return Err(FileError::Encoding { file, line: line_at(text, zero) });
    }
    let mut rows = Vec::new();
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    // What is UTF-8 and in memory is read to its end.
    let (mut seen, mut line) = (0, 1);
    for record in reader.into_records().map_while(Result::ok) {
        let begins = record.position().and_then(|position| usize::try_from(position.byte()).ok());
        // A position may stand before the end of the line that came before.
        let begins = begins.map_or(seen, |at| at + blank(text.get(at..).unwrap_or_default()));
        line +=
            text.get(seen..begins).unwrap_or_default().bytes().filter(|byte| *byte == b'\n').count() as u64;
        seen = begins.max(seen);
        let row = Row { line, cells: record.iter().map(|cell| cell.trim().to_owned()).collect() };
        if row.width() > 0 {
            rows.push(row);
        }
        if rows.len() > LINES + 1 {
            return Err(FileError::TooLong { file });
        }
    }
    if rows.is_empty() {
        return Err(FileError::Empty { file });
    }
    let head = rows.remove(0);
    with_head(file, &head, rows)
}

/// How many bytes of line ends a text begins with.
fn blank(text: &str) -> usize {
    text.len() - text.trim_start_matches(['\r', '\n']).len()
}

fn with_head(file: String, head: &Row, rows: Vec<Row>) -> Result<Rows, FileError> {
    let (mut names, mut positions) = (BTreeMap::new(), BTreeMap::new());
    for (position, name) in head.cells.iter().take(head.width()).enumerate() {
        let Some(column) = Column::named(name) else {
            return Err(FileError::UnknownColumn { file, name: shortened(name) });
        };
        if positions.insert(column, position).is_some() {
            return Err(FileError::Twice { file, name: name.clone() });
        }
        names.insert(column, name.clone());
    }
    let missing = Column::ALL.iter().find(|(column, _, needed)| *needed && !positions.contains_key(column));
    if let Some((_, [name, ..], _)) = missing {
        return Err(FileError::Missing { file, name });
    }
    Ok(Rows { file, names, positions, width: head.width(), rows })
}

/// A whole file may stand in its first cell.
fn shortened(name: &str) -> String {
    const SHOWN: usize = 30;
    let mut shown: String = name.chars().take(SHOWN).collect();
    if shown.len() < name.len() {
        shown.push('…');
    }
    shown.escape_debug().to_string()
}

/// The sign that parts the names of the columns: spreadsheets write what is usual where they are.
fn separator(text: &str) -> u8 {
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: &u8| head.bytes().filter(|byte| byte == separator).count();
    // Of those that are there equally often, the last one is taken: a comma, where there is none.
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}
