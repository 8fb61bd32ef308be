//! Days as a calendar on the wall: seven columns, a row for each week, the days that can be chosen by
//! their number. Telegram knows no dead buttons, so all other days are dots, and a tap on one of them
//! is answered with a word.

use bot_core::delivery::Button;
use bot_core::reply::NO_CHOICE;
use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use teloxide::types::InlineKeyboardButton;

/// Stands for a day that can't be chosen.
const DOT: &str = "·";

/// A calendar while it is laid out.
#[derive(Default)]
pub struct Calendar {
    /// The Monday of the week that comes next; none before the first.
    next: Option<NaiveDate>,
}

impl Calendar {
    /// The rows down to the week of these days: before the first one the names of the weekdays, and a
    /// row of dots for each week that was left out.
    pub fn week(
        &mut self,
        days: &[(NaiveDate, &Button)],
        weekdays: &[String],
    ) -> Vec<Vec<InlineKeyboardButton>> {
        let Some((first, _)) = days.first() else { return Vec::new() };
        let monday = first.week(Weekday::Mon).first_day();
        let mut rows = Vec::new();
        let mut next = match self.next {
            Some(next) => next,
            None => {
                rows.push(weekdays.iter().map(|name| dead(name)).collect());
                monday
            }
        };
        while next < monday {
            rows.push(vec![dead(DOT); 7]);
            next = next + Days::new(7);
        }
        rows.push((0..7).map(|column| cell(days, monday + Days::new(column))).collect());
        self.next = Some(monday + Days::new(7));
        rows
    }
}

fn cell(days: &[(NaiveDate, &Button)], day: NaiveDate) -> InlineKeyboardButton {
    match days.iter().find(|(free, _)| *free == day) {
        Some((_, choice)) => InlineKeyboardButton::callback(day.day().to_string(), choice.token.clone()),
        None => dead(DOT),
    }
}

fn dead(words: &str) -> InlineKeyboardButton {
    InlineKeyboardButton::callback(words, NO_CHOICE)
}
