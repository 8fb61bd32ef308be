//! What suits somebody who waits: asked part by part, or named in words.

use chrono::{Days, NaiveDate};

use super::dates::next_weekday;
use super::said::{Said, command_in};
use super::talk::Talk;
use crate::conversation::{Overlay, Purpose, Stage, Wanted};
use crate::desk::{Call, Hours};
use crate::ids::EntryId;
use crate::reply::Placement;
use crate::view::as_long_as_it_takes;
use crate::vocabulary::{Command, Word};
use crate::waitlist::{Change, Entry, Part, Wishes};
use crate::weekdays::Weekdays;

impl Talk<'_> {
    /// The entry whose wishes are shown or asked.
    pub(super) fn shown_entry(&self) -> Option<&Entry> {
        match &self.conversation.stage {
            Stage::Waits { entry } | Stage::Wishes { entry, .. } => Some(entry),
            _ => None,
        }
    }

    /// One of several entries.
    pub(super) fn show_entry(&mut self, id: &EntryId, placement: Placement) {
        let listed = match &self.conversation.stage {
            Stage::Over(Overlay::Entries { entries }, _) => {
                entries.iter().find(|entry| entry.id == *id).cloned()
            }
            _ => None,
        };
        match listed {
            Some(entry) => self.go(Stage::Waits { entry }, placement),
            None => self.show_open_prompt(),
        }
    }

    /// Asks for a part of the wishes, or first for which.
    pub(super) fn ask_wishes(&mut self, part: Option<Part>, placement: Placement) {
        match self.shown_entry().cloned() {
            Some(entry) => self.go(Stage::Wishes { entry, part, page: 0 }, placement),
            None => self.show_open_prompt(),
        }
    }

    /// Changes one thing about the wishes.
    pub(super) fn wish_for(&mut self, wanted: Wanted, placement: Placement) {
        let Some(entry) = self.shown_entry() else { return self.show_open_prompt() };
        let (id, mut wishes) = (entry.id.clone(), Wishes::of(entry));
        let wish = &mut wishes.wish;
        let mut purpose = Purpose::Plain;
        match wanted {
            Wanted::Weekday(weekday) => {
                wish.weekdays = wish.weekdays.toggled(weekday);
                purpose = Purpose::ChooseWeekdays;
            }
            Wanted::AnyWeekday => wish.weekdays = Weekdays::ANY,
            Wanted::Hours(hours) => wish.hours = hours,
            Wanted::Offices(offices) => wish.offices = offices,
            Wanted::Until { day, only } => {
                wish.day = only.then_some(day);
                (wishes.until, wishes.deadline) = (Some(day), None);
            }
            Wanted::Nearby(nearby) => {
                let change = Change::ShortNotice { wanted: true, nearby };
                return self.change_entry(id, change, placement);
            }
        }
        let change = Change::Wishes(Box::new(wishes));
        self.ask(Call::ChangeEntry { entry: id, change }, purpose, placement);
    }

    /// Takes what a text names of the wishes of the entry that is shown, unless something else is wanted.
    pub(super) fn takes_wishes(&mut self, said: &Said<'_>) -> bool {
        let Some(entry) = self.shown_entry().filter(|entry| !self.is_about_another(entry, said)) else {
            return false;
        };
        let id = entry.id.clone();
        match self.short_notice_in(entry, said).or_else(|| self.wishes_in(entry, said)) {
            Some(change) => {
                self.change_entry(id, change, Placement::New);
                true
            }
            None => false,
        }
    }

    fn is_about_another(&self, entry: &Entry, said: &Said<'_>) -> bool {
        let other = self.setting.city.find_services(said.text, self.setting.vocabulary).services;
        let commands = command_in(said).is_some_and(|command| command != Command::Appointments);
        commands || said.text.ends_with('?') || other.iter().any(|service| !entry.wish.is_for(&service.id))
    }

    /// "Kurzfristig auch in Hörde", or an office in answer to that question.
    fn short_notice_in(&self, entry: &Entry, said: &Said<'_>) -> Option<Change> {
        let asked = matches!(self.conversation.stage, Stage::Wishes { part: Some(Part::Nearby), .. });
        let is_meant = asked || said.words.contains(&Word::ShortNotice);
        let named =
            self.setting.city.offices_named(&entry.wish.services(), said.text, self.setting.vocabulary);
        let nearby = named.into_iter().map(|office| office.id.clone()).collect::<Vec<_>>();
        let nearby = Some(nearby).filter(|nearby| is_meant && !nearby.is_empty() && !said.is_negated())?;
        Some(Change::ShortNotice { wanted: true, nearby })
    }

    fn wishes_in(&self, entry: &Entry, said: &Said<'_>) -> Option<Change> {
        let mut wishes = Wishes::of(entry);
        let is_named = self.name_days(&mut wishes, said) | self.name_rest(&mut wishes, said);
        is_named.then(|| Change::Wishes(Box::new(wishes)))
    }

    /// A date is the day by which it is needed, or until which to look; a day of the week is one that suits.
    /// Whether there is one.
    fn name_days(&self, wishes: &mut Wishes, said: &Said<'_>) -> bool {
        let wish = &mut wishes.wish;
        if let Some(day) = self.last_day_in(said) {
            let endless = said.word == Some(Word::AsLongAsItTakes);
            let look = endless || said.words.contains(&Word::Look) || self.is_asked(Part::Until);
            (wishes.until, wishes.deadline) = (Some(day), (!look).then_some(day));
            wish.day = wish.day.filter(|wished| *wished <= day);
            return true;
        }
        let days = match said.word {
            Some(Word::AnyDay) => Weekdays::ANY,
            _ if said.weekdays.are_any() || said.day.is_some() => return false,
            _ if said.is_negated() => {
                let open = self.setting.city.weekdays_for(&wish.services(), &wish.offices);
                let before = if wish.weekdays.are_any() { open } else { wish.weekdays };
                before.without(said.weekdays)
            }
            _ => said.weekdays,
        };
        (wish.weekdays, wish.day) = (days, None);
        true
    }

    /// The last day that a text names: by its date, by a day of the week behind "until", in weeks.
    fn last_day_in(&self, said: &Said<'_>) -> Option<NaiveDate> {
        let (today, asked) = (self.today(), self.is_asked(Part::Until));
        let bounded = asked || said.words.contains(&Word::Until) || said.words.contains(&Word::Expires);
        let next = || said.weekday.filter(|_| bounded).map(|weekday| next_weekday(today, weekday));
        let in_weeks = || said.weeks.filter(|_| asked).map(|weeks| today + Days::new(7 * u64::from(weeks)));
        let endless = || (said.word == Some(Word::AsLongAsItTakes)).then(|| as_long_as_it_takes(today));
        let day = said.day.or_else(next).or_else(in_weeks).or_else(endless)?;
        (day >= today && !said.is_negated()).then_some(day)
    }

    /// Hours and offices; whether there are any.
    fn name_rest(&self, wishes: &mut Wishes, said: &Said<'_>) -> bool {
        let wish = &mut wishes.wish;
        match said.word {
            Some(Word::AnyHour) => wish.hours = None,
            Some(Word::AnyOffice) => wish.offices.clear(),
            _ if said.is_negated() => return false,
            word => {
                let hours = said.hours.or_else(|| hours_from(said));
                let named = match word {
                    None => {
                        self.setting.city.offices_named(&wish.services(), said.text, self.setting.vocabulary)
                    }
                    Some(_) => Vec::new(),
                };
                if hours.is_none() && named.is_empty() {
                    return false;
                }
                wish.hours = hours.or(wish.hours);
                if !named.is_empty() {
                    wish.offices = named.into_iter().map(|office| office.id.clone()).collect();
                }
            }
        }
        true
    }

    fn is_asked(&self, asked: Part) -> bool {
        matches!(self.conversation.stage, Stage::Wishes { part: Some(part), .. } if part == asked)
    }
}

/// A time alone is when the hours that suit begin.
fn hours_from(said: &Said<'_>) -> Option<Hours> {
    said.time.filter(|_| said.day.is_none()).map(|from| Hours { from, to: None })
}
