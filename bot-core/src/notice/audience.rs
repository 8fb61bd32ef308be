//! Who gets a notice, in the words of the command line and the chat.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{OfficeId, ServiceId};

/// Who gets a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Audience {
    /// Everybody who agreed to news.
    News,
    /// Everybody on a waitlist.
    Waiting,
    /// Everybody with an appointment
    Booked {
        /// on one of these days, from this one
        from: NaiveDate,
        /// to this one,
        to: NaiveDate,
        /// at this office only,
        office: Option<OfficeId>,
        /// for this service only.
        service: Option<ServiceId>,
    },
    /// The person who has the appointment of this reference.
    Person {
        /// `XXX-XXX`
        reference: String,
    },
}

/// A text that names no audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoAudience(String);

impl fmt::Display for NoAudience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "“{}” is no audience; possible are news, waiting, booked:2026-12-01..2026-12-05[,office=…][,service=…] and person:XXX-XXX",
            self.0
        )
    }
}

impl std::error::Error for NoAudience {}

impl FromStr for Audience {
    type Err = NoAudience;

    fn from_str(text: &str) -> Result<Self, NoAudience> {
        let none = || NoAudience(text.to_owned());
        let (kind, rest) = text.trim().split_once(':').unwrap_or((text.trim(), ""));
        match (kind, rest) {
            ("news", "") => Ok(Self::News),
            ("waiting", "") => Ok(Self::Waiting),
            ("person", reference) if !reference.is_empty() => {
                Ok(Self::Person { reference: reference.trim().to_uppercase() })
            }
            ("booked", rest) => booked(rest).ok_or_else(none),
            _ => Err(none()),
        }
    }
}

fn booked(text: &str) -> Option<Audience> {
    let mut parts = text.split(',');
    let (from, to) = parts.next()?.split_once("..")?;
    let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    let (mut office, mut service) = (None, None);
    for part in parts {
        match part.trim().split_once('=')? {
            ("office", id) if office.is_none() && !id.is_empty() => office = Some(OfficeId::new(id)),
            ("service", id) if service.is_none() && !id.is_empty() => service = Some(ServiceId::new(id)),
            _ => return None,
        }
    }
    (from <= to).then_some(Audience::Booked { from, to, office, service })
}

impl TryFrom<String> for Audience {
    type Error = NoAudience;

    fn try_from(text: String) -> Result<Self, NoAudience> {
        text.parse()
    }
}

impl From<Audience> for String {
    fn from(audience: Audience) -> Self {
        audience.to_string()
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::News => f.write_str("news"),
            Self::Waiting => f.write_str("waiting"),
            Self::Person { reference } => write!(f, "person:{reference}"),
            Self::Booked { from, to, office, service } => {
                write!(f, "booked:{from}..{to}")?;
                office.iter().try_for_each(|office| write!(f, ",office={office}"))?;
                service.iter().try_for_each(|service| write!(f, ",service={service}"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audience_is_read_as_it_is_written() {
        for text in [
            "news",
            "waiting",
            "person:K7Q-2MX",
            "booked:2026-12-01..2026-12-05",
            "booked:2026-12-01..2026-12-01,office=mitte",
            "booked:2026-12-01..2026-12-05,office=mitte,service=pass",
        ] {
            assert_eq!(text.parse::<Audience>().unwrap().to_string(), text);
        }
        assert_eq!("person: k7q-2mx".parse::<Audience>().unwrap().to_string(), "person:K7Q-2MX");
    }

    #[test]
    fn what_names_nobody_is_refused() {
        for text in [
            "",
            "all",
            "news:x",
            "person:",
            "booked:",
            "booked:2026-12-01",
            "booked:2026-12-05..2026-12-01",
            "booked:2026-12-01..2026-12-05,room=1",
            "booked:2026-12-01..2026-12-05,office=",
            "booked:2026-12-01..2026-12-05,office=a,office=b",
        ] {
            assert!(text.parse::<Audience>().is_err(), "{text}");
        }
    }
}
