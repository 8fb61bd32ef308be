//! When an appointment's citizen is reminded, and when it is given away.

use bot_core::desk::Appointment;
use bot_core::quiet_hours::QuietHours;
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

/// So long before the quiet hours is said what would fall into them: time to read it, and to answer.
const BEFORE_QUIET: TimeDelta = TimeDelta::minutes(30);
/// So long before an appointment is given away its citizen is warned, and never later than half that way.
const WARNING: TimeDelta = TimeDelta::hours(2);
/// About a day ahead it is asked whether all is there that is needed.
const A_DAY: TimeDelta = TimeDelta::hours(24);

/// The rules of the house.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// How long before an appointment its citizen is reminded (`policy.reminders`).
    pub leads: &'a [TimeDelta],
    /// How long before it must be confirmed (`policy.confirm_by`).
    pub confirm_by: Option<TimeDelta>,
    /// When nobody is written to (`policy.quiet_hours`).
    pub quiet: QuietHours,
    /// The zone of the offices' clocks.
    pub zone: Tz,
}

/// What is done about an appointment; of what falls on the same moment, the last comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Its citizen is reminded.
    Remind {
        /// And asked whether all is there.
        checks: bool,
    },
    /// Its citizen is warned that it is given away.
    Warn,
    /// It is given away.
    Release,
}

impl Plan<'_> {
    /// All steps of an appointment, the earliest first. One that would fall into the quiet hours comes earlier.
    pub fn steps(&self, appointment: &Appointment, confirmed: bool) -> Vec<(DateTime<Utc>, Step)> {
        let starts_at = appointment.starts_at;
        // Of several leads within a day, the longest is "a day ahead".
        let day_ahead = self.leads.iter().copied().filter(|lead| *lead <= A_DAY).max();
        let remind = |lead: &TimeDelta| {
            let at = self.awake(before(starts_at, *lead));
            (at, Step::Remind { checks: Some(*lead) == day_ahead })
        };
        let mut steps: Vec<_> = self.leads.iter().map(remind).collect();
        if let Some(lead) = self.confirm_by.filter(|_| !confirmed) {
            let release = self.awake(before(starts_at, lead));
            let warning = self.awake(before(release, WARNING.min(lead / 2)));
            steps.extend([(warning, Step::Warn), (release, Step::Release)]);
        }
        steps.sort_unstable();
        steps
    }

    /// By when an appointment must be confirmed.
    pub fn confirm_until(&self, appointment: &Appointment) -> Option<DateTime<Utc>> {
        self.confirm_by.map(|lead| self.awake(before(appointment.starts_at, lead)))
    }

    /// When the quiet hours end in which this moment is.
    pub fn quiet_until(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.quiet.ends(at, self.zone)
    }

    /// This moment, or one shortly before the quiet hours in which it is.
    fn awake(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        self.quiet.began(at, self.zone).map_or(at, |began| before(began, BEFORE_QUIET))
    }
}

fn before(at: DateTime<Utc>, lead: TimeDelta) -> DateTime<Utc> {
    at.checked_sub_signed(lead).unwrap_or(DateTime::<Utc>::MIN_UTC)
}

#[cfg(test)]
mod tests {
    use bot_core::ids::{AppointmentId, OfficeId, ServiceId};
    use chrono::NaiveTime;
    use chrono_tz::Europe::Berlin;

    use super::*;
    use crate::local_day;

    const LEADS: [TimeDelta; 3] = [TimeDelta::days(5), TimeDelta::hours(24), TimeDelta::hours(2)];

    /// The steps of an appointment at this time in Berlin, by its clock.
    fn steps(at: &str, quiet: (u32, u32), confirm_by: Option<TimeDelta>) -> Vec<String> {
        let local = chrono::NaiveDateTime::parse_from_str(at, "%Y-%m-%d %H:%M").unwrap();
        let starts_at = local_day::at(local.date(), local.time(), Berlin).unwrap();
        let appointment = Appointment {
            id: AppointmentId::new("a"),
            reference: String::new(),
            service: ServiceId::new("s"),
            quantity: 1,
            also: Vec::new(),
            whom: None,
            moves: 0,
            office: OfficeId::new("o"),
            starts_at,
            ends_at: starts_at,
            sequence: 0,
            falls_out: false,
        };
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let (from, to) = (hour(quiet.0), hour(quiet.1));
        let plan = Plan { leads: &LEADS, confirm_by, quiet: QuietHours { from, to }, zone: Berlin };
        let told = |(at, step): (DateTime<Utc>, Step)| {
            assert!(plan.quiet_until(at).is_none() && at < starts_at);
            format!("{} {step:?}", local_day::clock(at, Berlin).format("%d. %H:%M"))
        };
        plan.steps(&appointment, false).into_iter().map(told).collect()
    }

    #[test]
    fn each_lead_is_a_reminder_and_the_one_a_day_ahead_checks() {
        assert_eq!(
            steps("2026-11-24 14:00", (21, 8), None),
            [
                "19. 14:00 Remind { checks: false }",
                "23. 14:00 Remind { checks: true }",
                "24. 12:00 Remind { checks: false }"
            ]
        );
    }

    #[test]
    fn what_falls_into_quiet_hours_comes_earlier_never_later() {
        assert_eq!(
            steps("2026-11-24 07:30", (21, 8), None),
            [
                "18. 20:30 Remind { checks: false }",
                "22. 20:30 Remind { checks: true }",
                "23. 20:30 Remind { checks: false }"
            ]
        );
        assert_eq!(steps("2026-11-24 14:30", (12, 13), None)[2], "24. 11:30 Remind { checks: false }");
        assert_eq!(steps("2026-11-24 08:00", (0, 0), None)[2], "24. 06:00 Remind { checks: false }");
    }

    #[test]
    fn the_quiet_hours_are_the_clocks_also_when_it_changes() {
        // On the 29th of March it is an hour earlier at once, on the 25th of October an hour later.
        assert_eq!(steps("2026-03-29 09:30", (21, 8), None)[1], "28. 08:30 Remind { checks: true }");
        assert_eq!(steps("2026-03-29 08:30", (21, 8), None)[1], "27. 20:30 Remind { checks: true }");
        assert_eq!(steps("2026-10-25 08:30", (21, 8), None)[1], "24. 09:30 Remind { checks: true }");
    }

    #[test]
    fn nothing_is_given_away_without_a_warning_before() {
        assert_eq!(
            steps("2026-11-24 14:00", (21, 8), Some(TimeDelta::hours(3)))[1..],
            [
                "23. 14:00 Remind { checks: true }",
                "24. 09:30 Warn",
                "24. 11:00 Release",
                "24. 12:00 Remind { checks: false }"
            ]
        );
        // Nobody wakes up to read that the place is gone.
        let early = steps("2026-11-24 09:00", (21, 8), Some(TimeDelta::hours(6)));
        assert_eq!(early[2..], ["23. 18:30 Warn", "23. 20:30 Remind { checks: false }", "23. 20:30 Release"]);
    }
}
