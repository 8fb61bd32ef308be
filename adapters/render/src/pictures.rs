//! The words of pictures: a title, one sentence that says what there is to see, and a label for each bar.

use bot_core::drawing::{Bar, Drawing, Form, Group};
use bot_core::figures::summary::LaneFigures;
use bot_core::figures::{LATE_HOURS, Step, Tally, share};
use bot_core::opening::lane::Lane;
use bot_core::reply::{MinutesRow, NextRow, Picture, Shows};
use chrono::NaiveDate;

use crate::figures::{booked, frame, lane, of_next, share_of_began, step, wait, when};
use crate::text::Text;

/// One of ten, in percent: a picture of shares reaches at least so far.
const TENTH: f64 = 10.0;

/// A picture, with its texts said by `say`.
pub(crate) fn drawing(picture: &Picture, say: impl Fn(Text<'_>) -> String) -> Drawing {
    let say = &say;
    let drawing = match &picture.shows {
        Shows::Bookings(weeks) => bookings(weeks, say),
        Shows::Misses(weeks) => misses(weeks, say),
        Shows::Offices(offices) => by_office(offices, say),
        Shows::Refilled(weeks) => refilled(weeks, say),
        Shows::Next(rows) => next(rows, say),
        Shows::Lanes(lanes) => by_lane(lanes, say),
        Shows::Minutes(rows) => minutes(rows, say),
        Shows::Steps(steps) => how_far(steps, say),
    };
    Drawing { footer: say(frame("picture-footer", &picture.frame)), ..drawing }
}

/// Title, sentence and axis of one kind of picture.
fn blank(form: Form, title: String, message: String, axis: String) -> Drawing {
    Drawing {
        title,
        message,
        axis,
        series: Vec::new(),
        form,
        at_least: 0.0,
        groups: Vec::new(),
        footer: String::new(),
    }
}

fn whole(weeks: &[(NaiveDate, Tally)]) -> Tally {
    weeks.iter().fold(Tally::default(), |whole, (_, tally)| whole.plus(*tally))
}

/// A group for each week; the last one is not over.
fn weekly<'a>(
    weeks: &'a [(NaiveDate, Tally)],
    say: &impl Fn(Text<'_>) -> String,
    bars: impl Fn(&Tally) -> Vec<Bar> + 'a,
) -> Vec<Group> {
    let last = weeks.len().saturating_sub(1);
    let group = |(index, (monday, tally)): (usize, &(NaiveDate, Tally))| Group {
        label: say(Text::new("picture-week").date("monday", *monday)),
        unfinished: index == last,
        bars: bars(tally),
    };
    weeks.iter().enumerate().map(group).collect()
}

fn count(value: u32, text: String) -> Bar {
    Bar { value: Some(f64::from(value)), text }
}

fn percent(share: Option<u32>, say: &impl Fn(Text<'_>) -> String) -> Bar {
    match share {
        Some(share) => Bar {
            value: Some(f64::from(share) / 10.0),
            text: say(Text::new("picture-share").share("share", share)),
        },
        None => Bar { value: None, text: say(Text::new("picture-nothing")) },
    }
}

fn number(value: u32, say: &impl Fn(Text<'_>) -> String) -> String {
    say(Text::new("picture-number").number("number", value))
}

fn bookings(weeks: &[(NaiveDate, Tally)], say: &impl Fn(Text<'_>) -> String) -> Drawing {
    let running = weeks.last().map_or(0, |(_, tally)| tally.booked);
    let total = whole(weeks).booked as usize;
    let message = Text::new("picture-bookings-message").count("total", total).number("running", running);
    let drawing = blank(
        Form::Columns,
        say(Text::new("picture-bookings")),
        say(message),
        say(Text::new("picture-bookings-axis")),
    );
    let bars = |tally: &Tally| vec![count(tally.booked, number(tally.booked, say))];
    Drawing { groups: weekly(weeks, say, bars), ..drawing }
}

fn misses(weeks: &[(NaiveDate, Tally)], say: &impl Fn(Text<'_>) -> String) -> Drawing {
    let whole = whole(weeks);
    let message = Text::new("picture-missed-message").number("missed", whole.missed);
    let message = message.number("known", whole.known()).number("late", whole.cancelled_late);
    let drawing = blank(
        Form::Columns,
        say(Text::new("picture-missed")),
        say(message.count("hours", LATE_HOURS)),
        say(Text::new("picture-missed-axis")),
    );
    let bars = |tally: &Tally| vec![percent(tally.missed_share(), say), percent(tally.late_share(), say)];
    let series = ["picture-missed-series", "picture-late-series"].map(|key| say(Text::new(key))).to_vec();
    Drawing { groups: weekly(weeks, say, bars), series, at_least: TENTH, ..drawing }
}

fn by_office(offices: &[(String, Tally)], say: &impl Fn(Text<'_>) -> String) -> Drawing {
    let mut offices: Vec<&(String, Tally)> = offices.iter().collect();
    offices.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.missed_share()));
    let worst = offices.first().map(|(name, _)| name.as_str()).unwrap_or_default();
    let drawing = blank(
        Form::Rows,
        say(Text::new("picture-offices")),
        say(Text::new("picture-offices-message").words("office", worst)),
        say(Text::new("picture-offices-axis")),
    );
    let group = |(name, tally): &&(String, Tally)| {
        let share = tally.missed_share().unwrap_or_default();
        let text = Text::new("picture-offices-text").share("share", share);
        let text = text.number("missed", tally.missed).number("known", tally.known());
        let bar = Bar { value: Some(f64::from(share) / 10.0), text: say(text) };
        Group { label: name.clone(), unfinished: false, bars: vec![bar] }
    };
    Drawing { groups: offices.iter().map(group).collect(), at_least: TENTH, ..drawing }
}

fn refilled(weeks: &[(NaiveDate, Tally)], say: &impl Fn(Text<'_>) -> String) -> Drawing {
    let whole = whole(weeks);
    let message = Text::new("picture-refilled-message").count("freed", whole.freed as usize);
    let message = message.number("filled", whole.filled);
    let drawing = blank(
        Form::Nested,
        say(Text::new("picture-refilled")),
        say(message.share("share", whole.filled_share().unwrap_or_default())),
        say(Text::new("picture-refilled-axis")),
    );
    let bars = |tally: &Tally| {
        let text = Text::new("picture-refilled-text").number("filled", tally.filled);
        let text = text.number("freed", tally.freed);
        vec![count(tally.freed, say(text)), count(tally.filled, String::new())]
    };
    let series = ["picture-freed-series", "picture-filled-series"].map(|key| say(Text::new(key))).to_vec();
    Drawing { groups: weekly(weeks, say, bars), series, ..drawing }
}

fn next(rows: &[NextRow], say: &impl Fn(Text<'_>) -> String) -> Drawing {
    // Nothing free is longer than any number of days.
    let longest = rows.iter().max_by_key(|row| row.days.unwrap_or(u32::MAX));
    let message = longest.map(|row| {
        let case = if row.days.is_some() { "days" } else { "none" };
        let text = Text::new("picture-next-message").case("case", case).words("service", &row.service);
        say(text.text("when", when(row.days)))
    });
    let drawing = blank(
        Form::Rows,
        say(Text::new("picture-next")),
        message.unwrap_or_default(),
        say(Text::new("picture-next-axis")),
    );
    let group = |row: &NextRow| Group {
        label: row.service.clone(),
        unfinished: false,
        bars: vec![Bar { value: row.days.map(f64::from), text: say(of_next("picture-next-text", row)) }],
    };
    Drawing { groups: rows.iter().map(group).collect(), ..drawing }
}

fn by_lane(lanes: &[LaneFigures], say: &impl Fn(Text<'_>) -> String) -> Drawing {
    let total = booked(lanes);
    let of_staff = lanes.iter().filter(|one| one.lane == Lane::Staff).map(|one| one.booked).sum();
    let message = Text::new("picture-lanes-message").number("booked", of_staff).number("total", total);
    let drawing = blank(
        Form::Rows,
        say(Text::new("picture-lanes")),
        say(message.share("share", share(of_staff, total).unwrap_or_default())),
        say(Text::new("picture-lanes-axis")),
    );
    let group = |one: &LaneFigures| {
        let part = share(one.booked, total).unwrap_or_default();
        let text = Text::new("picture-lanes-text").share("share", part);
        let text = match one.wait {
            Some(days) => text.text("wait", wait(days)),
            None => text.text("wait", Text::new("picture-nothing")),
        };
        let bar = Bar { value: one.wait.map(f64::from), text: say(text) };
        Group { label: say(lane(one.lane)), unfinished: false, bars: vec![bar] }
    };
    Drawing { groups: lanes.iter().map(group).collect(), ..drawing }
}

fn minutes(rows: &[MinutesRow], say: &impl Fn(Text<'_>) -> String) -> Drawing {
    let off = |row: &&MinutesRow| row.minutes.took.abs_diff(row.minutes.planned);
    let farthest = rows.iter().max_by_key(off).filter(|row| off(row) > 0);
    let message = Text::new("picture-minutes-message");
    let message = match farthest {
        Some(row) => {
            let longer = row.minutes.took > row.minutes.planned;
            let message = message.case("case", if longer { "longer" } else { "shorter" });
            let message = message.words("service", &row.service).number("took", row.minutes.took);
            message.number("planned", row.minutes.planned)
        }
        None => message.case("case", "same").words("service", "").words("took", "").words("planned", ""),
    };
    let drawing = blank(
        Form::Rows,
        say(Text::new("picture-minutes")),
        say(message),
        say(Text::new("picture-minutes-axis")),
    );
    let bar = |minutes| count(minutes, say(Text::new("picture-minutes-text").number("minutes", minutes)));
    let group = |row: &MinutesRow| Group {
        label: row.service.clone(),
        unfinished: false,
        bars: vec![bar(row.minutes.planned), bar(row.minutes.took)],
    };
    let series = ["picture-planned-series", "picture-took-series"].map(|key| say(Text::new(key))).to_vec();
    Drawing { groups: rows.iter().map(group).collect(), series, ..drawing }
}

fn how_far(steps: &[(Step, u32)], say: &impl Fn(Text<'_>) -> String) -> Drawing {
    let message = Text::new("picture-steps-message");
    let message = match most_lost(steps) {
        Some((before, lost)) => message.case("case", before.name()).number("lost", lost),
        None => message.case("case", "none").words("lost", ""),
    };
    let drawing = blank(
        Form::Rows,
        say(Text::new("picture-steps")),
        say(message),
        say(Text::new("picture-steps-axis")),
    );
    let group = |(of, reached): &(Step, u32)| {
        let text = Text::new("picture-steps-text").number("reached", *reached);
        let text = text.share("share", share_of_began(steps, *reached));
        Group { label: say(step(*of)), unfinished: false, bars: vec![count(*reached, say(text))] }
    };
    Drawing { groups: steps.iter().map(group).collect(), ..drawing }
}

/// Before which step most conversations ended, and how many. Who is on the waitlist has not gone.
fn most_lost(steps: &[(Step, u32)]) -> Option<(Step, u32)> {
    let reached = |step| steps.iter().find(|(known, _)| *known == step).map_or(0, |(_, reached)| *reached);
    let way = [Step::Began, Step::Chose, Step::Held, Step::Booked];
    let lost = |from, to| reached(from).saturating_sub(reached(to));
    let ended = way.windows(2).filter_map(|two| match two {
        [from, Step::Held] => {
            Some((Step::Held, lost(*from, Step::Held).saturating_sub(reached(Step::Waits))))
        }
        [from, to] => Some((*to, lost(*from, *to))),
        _ => None,
    });
    ended.max_by_key(|(_, lost)| *lost).filter(|(_, lost)| *lost > 0)
}
