//! What is wrong with the bot itself, as far as staff can see to it: a messenger does not answer, messages wait, the
//! database was away.

use serde::{Deserialize, Serialize};

/// Something that is wrong. To add one: a variant with its name, where it is noticed, and its text in every locale.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Trouble {
    /// Nothing is heard from this messenger.
    Unheard {
        /// `telegram`, `matrix`.
        platform: String,
    },
    /// What is to be sent there waits.
    Stuck {
        /// `telegram`, `matrix`.
        platform: String,
    },
    /// Messages that a messenger will never take were set aside.
    SetAside,
    /// What citizens wrote could not be answered, for a defect.
    Failed,
    /// The database did not answer.
    Database,
}

impl Trouble {
    /// Under which name it is kept.
    pub fn name(&self) -> String {
        match self {
            Trouble::Unheard { platform } => format!("unheard {platform}"),
            Trouble::Stuck { platform } => format!("stuck {platform}"),
            Trouble::SetAside => "set aside".to_owned(),
            Trouble::Failed => "failed".to_owned(),
            Trouble::Database => "database".to_owned(),
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        let platform = |platform: &str| platform.to_owned();
        match name.split_once(' ') {
            Some(("unheard", known)) => Some(Trouble::Unheard { platform: platform(known) }),
            Some(("stuck", known)) => Some(Trouble::Stuck { platform: platform(known) }),
            _ => [Trouble::SetAside, Trouble::Failed, Trouble::Database]
                .into_iter()
                .find(|trouble| trouble.name() == name),
        }
    }

    /// The messenger that does not work: nobody is told there.
    pub fn platform(&self) -> Option<&str> {
        match self {
            Trouble::Unheard { platform } | Trouble::Stuck { platform } => Some(platform),
            _ => None,
        }
    }
}

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lasting<At> {
    /// Since then.
    Since(At),
    /// From then until then.
    Over(At, At),
    /// It happened so often within a day.
    Counted(u32),
}

impl<At> Lasting<At> {
    /// The same, by another clock.
    pub fn by<Other>(self, clock: impl Fn(At) -> Other) -> Lasting<Other> {
        match self {
            Lasting::Since(at) => Lasting::Since(clock(at)),
            Lasting::Over(from, until) => Lasting::Over(clock(from), clock(until)),
            Lasting::Counted(times) => Lasting::Counted(times),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_by_its_name() {
        let platform = || "telegram".to_owned();
        for trouble in [
            Trouble::Unheard { platform: platform() },
            Trouble::Stuck { platform: platform() },
            Trouble::SetAside,
            Trouble::Failed,
            Trouble::Database,
        ] {
            assert_eq!(Trouble::named(&trouble.name()), Some(trouble));
        }
        assert_eq!(Trouble::named("stuck"), None);
    }
}
