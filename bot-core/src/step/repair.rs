//! What a text changes about the booking in the making: its day, its hours, its place, its number; only
//! what it names, and all else stays. "Nein, Mittwoch", "lieber nachmittags", "in Hörde".

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};

use super::dates::monday_of;
use super::said::Said;
use super::talk::Talk;
use crate::conversation::{Draft, Listing, Overlay, Stage};
use crate::desk::{Hold, Hours, Wish};
use crate::directory::postal_code_of;
use crate::ids::{OfficeId, ServiceId};
use crate::month::Month;
use crate::reply::Placement;

/// What a text names of a wish.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Change {
    day: Option<NaiveDate>,
    /// Places from this time on, on the day.
    time: Option<NaiveTime>,
    hours: Option<Hours>,
    /// Places from this day on.
    since: Option<NaiveDate>,
    month: Option<Month>,
    /// One of these.
    offices: Vec<OfficeId>,
    quantity: Option<u8>,
}

impl Talk<'_> {
    /// Changes what the text names, and looks for places again; false where it names nothing.
    pub(super) fn repair(&mut self, said: &Said<'_>) -> bool {
        let Some(draft) = self.under_way().filter(|_| !said.is_negated()) else { return false };
        let mut change = self.named_in(said, &draft.wish.services());
        if draft.old.is_some() {
            // What is moved stays what it is.
            change.quantity = None;
        }
        if self.wants_too_many(said, &draft) {
            self.abandon_hold();
            self.go(Stage::Quantity { draft }, Placement::New);
            return true;
        }
        let near = postal_code_of(said.text)
            .filter(|_| self.setting.city.knows_postal_codes_for(&draft.wish.services()));
        match near {
            Some(postal_code) => self.make_near(draft, change, postal_code),
            None => self.make(draft, change),
        }
    }

    /// Begins to move the appointment that is shown, as the text wishes: "umbuchen auf Dienstag", "nein,
    /// lieber nachmittags". False where none is shown, or nothing is wished.
    pub(super) fn move_as_wished(&mut self, said: &Said<'_>) -> bool {
        let shown = match &self.conversation.stage {
            Stage::Over(Overlay::Appointments { appointments }, _) => match appointments.as_slice() {
                [only] => Some(only),
                _ => None,
            },
            stage => stage.appointment(),
        };
        let Some(shown) = shown else { return false };
        let change = Change { quantity: None, ..self.named_in(said, &shown.services()) };
        if change == Change::default() {
            return false;
        }
        if !self.tell(|tell| tell.may_move(shown)) {
            self.moved_too_often(Placement::New);
            return true;
        }
        let mut draft = Draft::moving(shown.clone());
        self.apply(&mut draft, change);
        self.ask_places(draft, Placement::New);
        true
    }

    /// Goes to a day, in words or by its date.
    pub(super) fn go_to_day(&mut self, day: NaiveDate) -> bool {
        let Some(draft) = self.under_way() else { return false };
        let changed = self.make(draft, Change { day: Some(day), ..Change::default() });
        if !changed {
            // It is the day of the place that is held.
            self.show_open_prompt();
        }
        true
    }

    /// What a text names of a wish for these services.
    pub(super) fn named_in(&self, said: &Said<'_>, services: &[ServiceId]) -> Change {
        let named = self.setting.city.offices_named(services, said.text, self.setting.vocabulary);
        let week = said.weeks.map(|weeks| monday_of(self.today() + Days::new(7 * u64::from(weeks))));
        let in_week = week.zip(said.weekday).map(|(monday, day)| monday + Days::new(day.into()));
        let day = in_week.or_else(|| said.wanted_day(self.today()));
        let month = said.month.map(|month| Month::of(self.today()).next_called(month));
        Change {
            day,
            time: said.time,
            hours: said.hours,
            since: week.filter(|_| day.is_none()).map(|monday| monday.max(self.today())),
            month: month.filter(|_| day.is_none()),
            // A phrase that means something as a whole names no office by one of its words.
            offices: match said.word {
                None => named.into_iter().map(|office| office.id.clone()).collect(),
                Some(_) => Vec::new(),
            },
            quantity: self.quantity_named(said, services),
        }
    }

    /// The booking in the making, unless another question lies over it.
    pub(super) fn under_way(&self) -> Option<Draft> {
        match &self.conversation.stage {
            Stage::Places { draft, .. }
            | Stage::Paused { draft, .. }
            | Stage::Districts { draft, .. }
            | Stage::Offices { draft, .. }
            | Stage::Days { draft, .. }
            | Stage::Quantity { draft }
            | Stage::Besides { draft, .. }
            | Stage::Held { draft, .. } => Some(draft.clone()),
            _ => None,
        }
    }

    fn make(&mut self, mut draft: Draft, mut change: Change) -> bool {
        if change == Change::default() {
            return false;
        }
        if let Stage::Held { hold, .. } = &self.conversation.stage {
            self.drop_what_is_held(&mut change, &draft.wish, hold);
            if change == Change::default() {
                return false;
            }
        }
        self.abandon_hold();
        if let Some(month) = change.only_month() {
            self.ask_days(draft, Some(month), Placement::New);
            return true;
        }
        self.apply(&mut draft, change);
        self.ask_places(draft, Placement::New);
        true
    }

    /// Changes the rest, and lists the offices, the nearest to a postal code first.
    fn make_near(&mut self, mut draft: Draft, change: Change, postal_code: &str) -> bool {
        self.abandon_hold();
        self.apply(&mut draft, Change { offices: Vec::new(), ..change });
        let listing = Listing::Near(postal_code.to_owned());
        self.go(Stage::Offices { draft, listing, page: 0 }, Placement::New);
        true
    }

    /// Writes into a draft what was named.
    pub(super) fn apply(&self, draft: &mut Draft, change: Change) {
        let Change { day, time, hours, since, month, offices, quantity } = change;
        let since = since.or(month.map(Month::first_day));
        // A time alone is meant for the day that was wished for, else for any.
        let day = day.or(draft.wish.day.filter(|_| time.is_some() && since.is_none()));
        let wish = &mut draft.wish;
        draft.later_than = None;
        if day.is_some() || since.is_some() {
            wish.day = day;
            wish.from = since.and_then(|day| self.instant(day, NaiveTime::MIN));
        }
        match (time, day, since) {
            (Some(time), Some(day), _) => wish.from = self.instant(day, time),
            (Some(from), None, _) => wish.hours = Some(Hours { from, to: None }),
            (None, ..) => {}
        }
        if time.is_some() && day.is_some() {
            wish.hours = None;
        }
        wish.hours = hours.or(wish.hours);
        if !offices.is_empty() {
            wish.offices = offices;
        }
        if let Some(quantity) = quantity {
            wish.for_each(quantity);
        }
    }

    fn instant(&self, day: NaiveDate, time: NaiveTime) -> Option<DateTime<Utc>> {
        self.tell(|tell| tell.instant(day.and_time(time)))
    }

    /// "Ja, Dienstag um neun passt" is no other wish than the place that is held.
    fn drop_what_is_held(&self, change: &mut Change, wish: &Wish, hold: &Hold) {
        let at = self.tell(|tell| tell.local(hold.place.starts_at));
        change.day = change.day.filter(|day| *day != at.date());
        change.time = change.time.filter(|time| *time != at.time() || change.day.is_some());
        let holds = |hours: &Hours| hours.from <= at.time() && hours.to.is_none_or(|to| at.time() < to);
        change.hours = change.hours.filter(|hours| !holds(hours));
        change.since = change.since.filter(|since| monday_of(*since) != monday_of(at.date()));
        change.month = change.month.filter(|month| !month.contains(at.date()));
        change.quantity = change.quantity.filter(|quantity| *quantity != wish.quantity);
        if change.offices.contains(&hold.place.office) {
            change.offices.clear();
        }
    }

    /// Whether one can book for several, but not for so many.
    fn wants_too_many(&self, said: &Said<'_>, draft: &Draft) -> bool {
        let most = self.setting.city.most(&draft.wish.services());
        draft.old.is_none() && most > 1 && said.people.is_some_and(|people| people > most)
    }

    /// "Für 2 Personen", as far as one can book for so many.
    fn quantity_named(&self, said: &Said<'_>, services: &[ServiceId]) -> Option<u8> {
        let most = self.setting.city.most(services);
        said.people.filter(|people| (1..=most).contains(people))
    }
}

impl Change {
    /// The month, if nothing else is named: that is a wish to look at it.
    fn only_month(&self) -> Option<Month> {
        let rest = Change { month: None, ..self.clone() };
        self.month.filter(|_| rest == Change::default())
    }
}
