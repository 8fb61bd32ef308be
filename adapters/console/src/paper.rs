//! Messages out.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use bot_core::delivery::{Delivery, Parcel};

use crate::platform;

/// Prints what the bot says to one citizen.
pub struct Paper<W> {
    platform: String,
    out: Mutex<W>,
    folder: PathBuf,
}

impl<W: Write> Paper<W> {
    /// The paper of `name`: prints to `out` and saves files in `folder`.
    pub fn new(name: &str, out: W, folder: impl Into<PathBuf>) -> Self {
        Self { platform: platform(name), out: Mutex::new(out), folder: folder.into() }
    }

    /// The platform's name, as this terminal's arrivals name it.
    pub fn platform(&self) -> &str {
        &self.platform
    }

    /// Prints a parcel.
    pub fn print(&self, parcel: &Parcel) -> Delivery {
        match self.try_print(parcel) {
            Ok(()) => Delivery::Delivered { message: None },
            // Nobody reads any more; there is no point in another try.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                Delivery::Unreachable(error.to_string())
            }
            Err(error) => Delivery::Refused(error.to_string()),
        }
    }

    fn try_print(&self, parcel: &Parcel) -> io::Result<()> {
        let mut out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        match parcel {
            Parcel::Message { rendered, .. } => {
                writeln!(out, "{}\n", rendered.with_addresses().numbered_text())?
            }
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
