//! Messages out.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use bot_core::delivery::{Delivery, Parcel};

/// Prints what the bot says.
pub struct Paper<W> {
    out: Mutex<W>,
    folder: PathBuf,
}

impl<W: Write> Paper<W> {
    /// Prints to `out` and saves files in `folder`.
    pub fn new(out: W, folder: impl Into<PathBuf>) -> Self {
        Self { out: Mutex::new(out), folder: folder.into() }
    }

    /// Prints a parcel.
    pub fn print(&self, parcel: &Parcel) -> Delivery {
        match self.try_print(parcel) {
            Ok(()) => Delivery::Delivered { message: None },
            // Nobody reads any more; there is no point in another try.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Delivery::Unreachable(error.to_string()),
            Err(error) => Delivery::Refused(error.to_string()),
        }
    }

    fn try_print(&self, parcel: &Parcel) -> io::Result<()> {
        let mut out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        match parcel {
            Parcel::Message { rendered, .. } => writeln!(out, "{}\n", rendered.numbered_text())?,
            Parcel::Toast { text: Some(text), .. } => writeln!(out, "({text})\n")?,
            Parcel::Toast { text: None, .. } => {}
            Parcel::File { name, content, .. } => {
                let path = self.folder.join(name);
                std::fs::write(&path, content)?;
                writeln!(out, "📎 {}\n", path.display())?;
            }
        }
        out.flush()
    }
}
