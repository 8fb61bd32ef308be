//! The key beside a SQLite database, made the first time: `terminlotse.key` beside `terminlotse.db`.
//!
//! What is sealed with a key is lost without it. So a key is never overwritten, a database that has
//! lost its key is not given another one, and a process that dies in between leaves a whole key or
//! none.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::config::SealingKey;

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// The database has lost its key.
    #[error(
        "{} is there, but its key file {} is not, and what is sealed there stays unreadable without it: put the file back, or set database.key",
        database.display(), file.display()
    )]
    Lost {
        /// Which database.
        database: PathBuf,
        /// The file that should be beside it.
        file: PathBuf,
    },
    /// Something else is in it.
    #[error("the key file {} does not hold 64 hexadecimal digits; put the right one back", file.display())]
    NoKey {
        /// Which file.
        file: PathBuf,
    },
    /// It can't be read or made.
    #[error("the key file {} can't be used: {reason}", file.display())]
    Unusable {
        /// Which file.
        file: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
}

/// The key beside this database; made of `fresh` when there is no database yet.
///
/// # Errors
/// See [`KeyFileError`].
pub fn key_beside(database: &Path, fresh: [u8; 32]) -> Result<SealingKey, KeyFileError> {
    let file = database.with_extension("key");
    let unusable = |reason| KeyFileError::Unusable { file: file.clone(), reason };
    let mut digits = read(&file).map_err(unusable)?;
    if digits.is_none() && holds_something(database) {
        // Another process may have made both since we looked, the key first.
        digits = read(&file).map_err(unusable)?;
        if digits.is_none() {
            return Err(KeyFileError::Lost { database: database.to_owned(), file });
        }
    }
    let digits = match digits {
        Some(digits) => digits,
        None => make(&file, &hex::encode(fresh)).map_err(unusable)?,
    };
    SealingKey::from_hex(digits.trim()).ok_or(KeyFileError::NoKey { file })
}

/// To SQLite an empty file is a database that nobody has written to.
fn holds_something(database: &Path) -> bool {
    fs::metadata(database).is_ok_and(|database| database.len() > 0)
}

fn read(file: &Path) -> io::Result<Option<String>> {
    match fs::read_to_string(file) {
        Ok(digits) => Ok(Some(digits)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes the key under another name first: under its own it is whole. Returns what the file holds
/// then; where another process was faster, that is its key.
fn make(file: &Path, digits: &str) -> io::Result<String> {
    let unfinished = file.with_extension(format!("key.{}", std::process::id()));
    // One of a process that had our number, and died.
    fs::remove_file(&unfinished).or_else(unless(ErrorKind::NotFound))?;
    write(&unfinished, digits)?;
    let named = name(&unfinished, file);
    fs::remove_file(&unfinished).or_else(unless(ErrorKind::NotFound))?;
    named?;
    keep_folder_of(file)?;
    fs::read_to_string(file)
}

/// Gives a finished file its name, unless that is taken.
fn name(unfinished: &Path, file: &Path) -> io::Result<()> {
    match fs::hard_link(unfinished, file) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        // Some file systems know no second names.
        Err(_) if !file.exists() => fs::rename(unfinished, file),
        named => named,
    }
}

/// Readable only to whoever runs the program.
fn write(file: &Path, digits: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut made = options.open(file)?;
    made.write_all(digits.as_bytes())?;
    made.sync_all()
}

/// A name survives a power cut only when its folder is on the disk as well.
fn keep_folder_of(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Forgives one kind of error.
fn unless(kind: ErrorKind) -> impl FnOnce(io::Error) -> io::Result<()> {
    move |error| if error.kind() == kind { Ok(()) } else { Err(error) }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use tempfile::TempDir;

    use super::*;

    struct Place {
        folder: TempDir,
        database: PathBuf,
        file: PathBuf,
    }

    fn place() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let path = |name| folder.path().join(name);
        Place { database: path("a.db"), file: path("a.key"), folder }
    }

    /// What it complains of, without the folder's name.
    fn complaint(place: &Place) -> String {
        let folder = format!("{}/", place.folder.path().display());
        key_beside(&place.database, [2; 32]).unwrap_err().to_string().replace(&folder, "")
    }

    #[test]
    fn a_key_is_made_once_and_nothing_else_is_left_in_the_folder() {
        let place = place();
        let made = key_beside(&place.database, [1; 32]).unwrap();
        assert_eq!(made.expose(), &[1; 32]);
        fs::write(&place.database, "something").unwrap();
        assert_eq!(key_beside(&place.database, [2; 32]).unwrap(), made);
        assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let place = place();
        key_beside(&place.database, [1; 32]).unwrap();
        assert_eq!(fs::metadata(&place.file).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_database_that_has_lost_its_key_gets_no_other() {
        let place = place();
        fs::write(&place.database, "something").unwrap();
        expect!["a.db is there, but its key file a.key is not, and what is sealed there stays unreadable without it: put the file back, or set database.key"]
            .assert_eq(&complaint(&place));
        assert!(!place.file.exists());
    }

    #[test]
    fn an_empty_database_is_none_yet() {
        let place = place();
        fs::write(&place.database, "").unwrap();
        assert!(key_beside(&place.database, [1; 32]).is_ok());
    }

    #[test]
    fn a_key_that_is_none_is_neither_used_nor_replaced() {
        let place = place();
        fs::write(&place.file, "abc").unwrap();
        expect!["the key file a.key does not hold 64 hexadecimal digits; put the right one back"]
            .assert_eq(&complaint(&place));
        assert_eq!(fs::read_to_string(&place.file).unwrap(), "abc");
    }

    #[test]
    fn what_a_dead_process_left_unfinished_is_no_key() {
        let place = place();
        let unfinished = place.file.with_extension(format!("key.{}", std::process::id()));
        fs::write(&unfinished, "").unwrap();
        assert_eq!(key_beside(&place.database, [1; 32]).unwrap().expose(), &[1; 32]);
        assert!(!unfinished.exists());
    }

    #[test]
    fn who_comes_second_takes_the_key_of_the_first() {
        let place = place();
        fs::write(&place.file, hex::encode([1; 32])).unwrap();
        assert_eq!(make(&place.file, &hex::encode([2; 32])).unwrap(), hex::encode([1; 32]));
    }
}
