//! A notice while staff write it, and as they see it afterwards.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Audience, FURTHEST, Progress, State, Texts};
use crate::ids::OfficeId;

/// A notice in the making.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What it says so far.
    pub texts: Texts,
    /// Who gets it, once that is chosen.
    pub audience: Option<Audience>,
    /// Not before; at once where no time is named.
    pub send_at: Option<DateTime<Utc>>,
}

impl Draft {
    /// Whether it can be sent at the time it names.
    ///
    /// # Errors
    /// That has passed, or is too far away.
    pub fn check_time(&self, now: DateTime<Utc>) -> Result<(), NoticeRefusal> {
        match self.send_at {
            Some(at) if at <= now => Err(NoticeRefusal::Past),
            Some(at) if at - now > FURTHEST => Err(NoticeRefusal::TooFar),
            _ => Ok(()),
        }
    }
}

/// What sending a notice would bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// How many get it,
    pub recipients: u64,
    /// in so many seconds, as far as the platform's pace tells.
    pub seconds: u64,
    /// It goes out when nobody is written to unasked.
    pub in_quiet_hours: bool,
}

/// What somebody may do about notices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remit {
    /// They write to those who come to these offices; to everybody where none is named.
    pub offices: Vec<OfficeId>,
    /// A second person has to approve what they write (`policy.four_eyes`).
    pub four_eyes: bool,
}

impl Remit {
    /// Whether this audience is theirs as far as it is known; whose appointment it is about, only the desk knows.
    pub fn allows(&self, audience: &Audience) -> bool {
        match audience {
            _ if self.offices.is_empty() => true,
            Audience::Booked { office: Some(office), .. } => self.offices.contains(office),
            Audience::Person { .. } => true,
            Audience::Booked { office: None, .. } | Audience::News | Audience::Waiting => false,
        }
    }
}

/// A notice, as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Its number.
    pub number: i64,
    /// Where it stands.
    pub state: State,
    /// Who gets it.
    pub audience: Audience,
    /// How it begins, in the city's language.
    pub begins: String,
    /// Who wrote it,
    pub author: String,
    /// and who approved it, by name or role.
    pub approver: Option<String>,
    /// Not before.
    pub send_at: Option<DateTime<Utc>>,
    /// What became of it.
    pub progress: Progress,
    /// All of it has gone out, or was withdrawn.
    pub is_over: bool,
    /// How long it takes still, in seconds.
    pub seconds_to_go: u64,
}

/// What staff do about a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Steering {
    /// It may go out.
    Approve,
    /// It may not.
    Reject,
    /// Hold it back.
    Pause,
    /// Go on with it.
    Resume,
    /// Withdraw what is not sent.
    Stop,
    /// Send a list of what became of each.
    List,
}

/// Why a notice does not go out; nothing was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoticeRefusal {
    /// Nobody belongs to the audience.
    Nobody,
    /// There is no text in the city's language, which everybody gets who reads none of the others.
    NoText,
    /// Its time has passed.
    Past,
    /// Its time is more than [`FURTHEST`] ahead.
    TooFar,
    /// Whoever wrote it can't approve it.
    OnePerson,
    /// Only who decides approves or rejects.
    NotDeciding,
    /// The audience belongs to other offices.
    NotYours,
    /// It stands otherwise by now.
    Gone,
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn a_notice_goes_out_within_a_week() {
        let now = DateTime::UNIX_EPOCH;
        let at = |seconds| Draft { send_at: Some(now + TimeDelta::seconds(seconds)), ..Draft::default() };
        let week = FURTHEST.num_seconds();
        assert_eq!(Draft::default().check_time(now), Ok(()));
        assert_eq!(at(0).check_time(now), Err(NoticeRefusal::Past));
        assert_eq!(at(1).check_time(now), Ok(()));
        assert_eq!(at(week).check_time(now), Ok(()));
        assert_eq!(at(week + 1).check_time(now), Err(NoticeRefusal::TooFar));
    }

    #[test]
    fn who_serves_at_some_offices_writes_to_those_who_come_there() {
        let remit = Remit { offices: vec![OfficeId::new("mitte")], four_eyes: true };
        let allows = |text: &str| remit.allows(&text.parse().unwrap());
        assert!(allows("booked:2026-12-01..2026-12-05,office=mitte") && allows("person:K7Q-2MX"));
        for others in
            ["news", "waiting", "booked:2026-12-01..2026-12-05", "booked:2026-12-01..2026-12-05,office=nord"]
        {
            assert!(!allows(others), "{others}");
            assert!(Remit::default().allows(&others.parse().unwrap()), "{others}");
        }
    }
}
