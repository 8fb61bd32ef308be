//! How far conversations get on their way to an appointment, and where they end.
//!
//! A conversation makes an *attempt* from the first question on, until something is booked or waited for, or until it
//! has rested for so long that whoever goes on begins anew. Each step counts once in an attempt, however often it goes
//! back and forth, and skipped ones count, too: whoever follows a link has answered what for. So of those who got to
//! one step, whoever did not get to the next has dropped out. What is counted is a number for each day and step;
//! nobody can tell whose it was.
//!
//! What moves an appointment, and what began with an offer of the waitlist, is no attempt.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::conversation::{Draft, Overlay, Stage};
use crate::reply::News;

/// After so long an attempt is over.
const RESTS: TimeDelta = TimeDelta::hours(6);

/// A step on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// What for?
    Began,
    /// When, and where?
    Chose,
    /// A place is held: who, and really?
    Held,
    /// It is booked.
    Booked,
    /// Nothing suited, and they are on the waitlist. This one follows none.
    Waits,
}

impl Step {
    /// Every step with its name, in their order.
    pub const ALL: [(Step, &'static str); 5] = [
        (Step::Began, "began"),
        (Step::Chose, "chose"),
        (Step::Held, "held"),
        (Step::Booked, "booked"),
        (Step::Waits, "waits"),
    ];

    /// Its name, as it is kept.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(step, _)| *step == self).map_or("", |(_, name)| name)
    }

    /// The step of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(step, _)| *step)
    }

    fn is_end(self) -> bool {
        self >= Step::Booked
    }
}

/// How far an attempt has got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Attempt {
    reached: Step,
    /// Since when.
    at: DateTime<Utc>,
}

impl Attempt {
    /// Where the attempt stands after this stage, and which steps are new.
    pub(crate) fn goes_on(
        before: Option<Attempt>,
        stage: &Stage,
        now: DateTime<Utc>,
    ) -> (Option<Attempt>, Vec<Step>) {
        let Some(step) = step_of(stage) else { return (before, Vec::new()) };
        let standing = before.filter(|attempt| now - attempt.at < RESTS);
        let reached = match standing {
            Some(attempt) if step <= attempt.reached => return (before, Vec::new()),
            Some(attempt) => Some(attempt.reached),
            // It began with an offer, or was ended before.
            None if step > Step::Chose => return (None, Vec::new()),
            None => None,
        };
        let is_new = |new: &Step| match step {
            Step::Waits => *new == step,
            _ => Some(*new) > reached && *new <= step,
        };
        let steps = Step::ALL.iter().map(|(step, _)| *step).filter(is_new).collect();
        let attempt = (!step.is_end()).then_some(Attempt { reached: step, at: now });
        (attempt, steps)
    }
}

/// The step that a stage belongs to.
fn step_of(stage: &Stage) -> Option<Step> {
    let of_new = |draft: &Draft, step| draft.old.is_none().then_some(step);
    match stage {
        Stage::Groups { .. } | Stage::Group { .. } | Stage::Matches { .. } | Stage::Elsewhere { .. } => {
            Some(Step::Began)
        }
        Stage::Places { draft, .. }
        | Stage::Districts { draft, .. }
        | Stage::Offices { draft, .. }
        | Stage::Days { draft, .. }
        | Stage::Quantity { draft }
        | Stage::Besides { draft, .. }
        | Stage::Over(Overlay::Whom { draft, .. }, _) => of_new(draft, Step::Chose),
        Stage::Held { draft, .. } | Stage::Limit { draft, .. } => of_new(draft, Step::Held),
        Stage::Standing { news: News::Booked, .. } => Some(Step::Booked),
        Stage::Waits { .. } => Some(Step::Waits),
        // Whoever serves, or books for a business, does something else meanwhile.
        Stage::Over(Overlay::Staff(_) | Overlay::Trade(_), _) => None,
        Stage::Over(_, under) => step_of(under),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ServiceId;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    fn places() -> Stage {
        let draft = Draft::new(ServiceId::new("id-card"));
        Stage::Places { draft, places: Vec::new(), next_release: None }
    }

    /// The steps that are new with each of these stages, a minute apart.
    fn steps(stages: &[(i64, Stage)]) -> Vec<Vec<Step>> {
        let mut attempt = None;
        let mut take = |(minutes, stage): &(i64, Stage)| {
            let (after, steps) = Attempt::goes_on(attempt, stage, at(*minutes));
            attempt = after;
            steps
        };
        stages.iter().map(&mut take).collect()
    }

    #[test]
    fn each_step_counts_once_however_often_it_goes_back_and_forth() {
        let way = [(0, Stage::FIRST), (1, places()), (2, Stage::FIRST), (3, places())];
        assert_eq!(steps(&way), [vec![Step::Began], vec![Step::Chose], vec![], vec![]]);
    }

    #[test]
    fn what_a_link_skips_counts_too() {
        assert_eq!(steps(&[(0, places())]), [[Step::Began, Step::Chose]]);
    }

    #[test]
    fn whoever_comes_back_after_hours_begins_anew() {
        let way = [(0, Stage::FIRST), (5 * 60, Stage::FIRST), (6 * 60, places())];
        assert_eq!(steps(&way), [vec![Step::Began], vec![], vec![Step::Began, Step::Chose]]);
    }

    #[test]
    fn every_step_has_a_name_of_its_own() {
        for (step, name) in Step::ALL {
            assert_eq!((step.name(), Step::named(name)), (name, Some(step)));
        }
    }
}
