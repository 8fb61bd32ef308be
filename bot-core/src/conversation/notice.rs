//! A notice in the making, and what the choices about notices do.

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::notice::{self, Audience, Extent, Remit, Steering};

/// A notice in the making.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Writing {
    /// As far as it has come.
    pub(crate) draft: notice::Draft,
    /// What its author may do.
    pub(crate) remit: Remit,
    /// What is asked.
    pub(crate) ask: Ask,
}

impl Writing {
    /// What leads back to the question before; `None` where there is none.
    pub(crate) fn way_back(&self) -> Option<NoticeAction> {
        let is_empty = self.draft.texts.iter().next().is_none();
        match (&self.ask, &self.draft.audience) {
            (Ask::Text(_), _) if is_empty => None,
            (Ask::Audience, None) | (Ask::Send(_), _) => None,
            // It must be said which one.
            (Ask::Office { .. }, Some(Audience::Booked { office: None, .. }))
                if !self.remit.offices.is_empty() =>
            {
                Some(NoticeAction::Ask(Ask::Audience))
            }
            _ => Some(NoticeAction::LookAgain),
        }
    }
}

/// What is asked about a notice in the making.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Ask {
    /// What shall it say in this language?
    Text(Language),
    /// Who shall get it?
    Audience,
    /// Those who come on which days?
    Days,
    /// The person who has which appointment?
    Person,
    /// Only those who come to which office?
    Office { page: usize },
    /// Only those who come for which service?
    Service { page: usize },
    /// When shall it go out?
    When,
    /// All is said, and this would come of it: really?
    Send(Extent),
}

/// What a choice about notices does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum NoticeAction {
    /// Begin one.
    Write,
    Ask(Ask),
    To(Audience),
    /// Not at a time.
    AtOnce,
    /// Show what it would bring, as it stands.
    LookAgain,
    Propose,
    All,
    Open(i64),
    Steer(i64, Steering),
}
