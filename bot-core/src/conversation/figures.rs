//! Figures that staff look at, and what their choices do.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::figures::{Summary, Theme};
use crate::ids::OfficeId;

/// The figures in words, below their pictures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FiguresPrompt {
    pub(crate) summary: Summary,
    /// The one office they are of, or all of theirs.
    pub(crate) office: Option<OfficeId>,
    /// Which can be looked at by themselves.
    pub(crate) offices: Vec<OfficeId>,
    pub(crate) weeks: u8,
    pub(crate) theme: Theme,
    /// When they were counted.
    pub(crate) at: DateTime<Utc>,
}

/// What a choice does: the same once more, otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum FiguresAction {
    /// In other colours.
    Colours(FiguresLook),
    /// Of another office, or of all.
    Office(FiguresLook),
}

/// Which figures, and how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FiguresLook {
    pub(crate) office: Option<OfficeId>,
    pub(crate) weeks: u8,
    pub(crate) theme: Theme,
}
