//! What a text changes about the booking in the making: its day, its hours, its place, its number; only
//! what it names, and all else stays. "Nein, Mittwoch", "lieber nachmittags", "in Hörde".

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};

use super::dates::monday_of;
use super::said::Said;
use super::talk::Talk;
use crate::conversation::{Listing, Stage};
use crate::desk::{Hold, Hours, Wish};
use crate::directory::postal_code_of;
use crate::ids::OfficeId;
use crate::month::Month;
use crate::reply::Placement;
use crate::vocabulary::Word;

/// What a text names of a wish.
#[derive(Default)]
struct Change {
    day: Option<NaiveDate>,
    /// Places from this time on, on the day.
    time: Option<NaiveTime>,
    hours: Option<Hours>,
    /// Places from this day on.
    from: Option<NaiveDate>,
    /// One of these.
    offices: Vec<OfficeId>,
    quantity: Option<u8>,
}

impl Talk<'_> {
    /// Changes what the text names, and looks for places again; false where it names nothing.
    pub(super) fn repair(&mut self, said: &Said<'_>) -> bool {
        if said.is_negated() || !self.is_under_way() {
            return false;
        }
        if let Some(postal_code) = postal_code_of(said.text) {
            return self.show_nearest(postal_code);
        }
        let mut change = Change {
            day: said.wanted_day(self.today()),
            time: said.time,
            hours: said.hours,
            from: said.weeks.map(|weeks| monday_of(self.today() + Days::new(7 * u64::from(weeks)))),
            offices: self.offices_named(said),
            quantity: self.quantity_named(said),
        };
        if let Stage::Held { hold, .. } = self.conversation.stage.clone() {
            self.drop_what_is_held(&mut change, &hold);
        }
        self.make(change)
    }

    /// Goes to a day, in words or by its date.
    pub(super) fn go_to_day(&mut self, day: NaiveDate) -> bool {
        self.is_under_way() && self.make(Change { day: Some(day), ..Change::default() })
    }

    /// Shows the days of a month that is named.
    pub(super) fn go_to_month(&mut self, number: u32) -> bool {
        let Some(draft) = self.conversation.stage.draft().filter(|_| self.is_under_way()).cloned() else {
            return false;
        };
        let month = Month::of(self.today()).next_called(number);
        self.abandon_hold();
        self.ask_days(draft, Some(month), Placement::New);
        true
    }

    /// Whether a booking is in the making, and no other question lies over it.
    fn is_under_way(&self) -> bool {
        matches!(
            self.conversation.stage,
            Stage::Places { .. }
                | Stage::Districts { .. }
                | Stage::Offices { .. }
                | Stage::Days { .. }
                | Stage::Quantity { .. }
                | Stage::Held { .. }
        )
    }

    fn make(&mut self, change: Change) -> bool {
        let Change { day, time, hours, from, offices, quantity } = change;
        let open = self.open_day();
        let day_of_time = time.and(day.or(open));
        let begin =
            |talk: &Self, day: NaiveDate, time: NaiveTime| talk.tell(|tell| tell.instant(day.and_time(time)));
        let from = match (day_of_time.zip(time), from) {
            (Some((day, time)), _) => begin(self, day, time),
            (None, Some(monday)) => begin(self, monday, NaiveTime::MIN),
            (None, None) => None,
        };
        let day = day.or(day_of_time);
        if day.is_none() && from.is_none() && hours.is_none() && offices.is_empty() && quantity.is_none() {
            return false;
        }
        self.abandon_hold();
        self.change_wish(Placement::New, |wish| {
            set_when(wish, day, from);
            wish.hours = hours.or(wish.hours.filter(|_| time.is_none()));
            if !offices.is_empty() {
                wish.offices = offices;
            }
            wish.quantity = quantity.unwrap_or(wish.quantity);
        });
        true
    }

    /// The day that is wished for, or that the open prompt begins with.
    fn open_day(&self) -> Option<NaiveDate> {
        let first = match &self.conversation.stage {
            Stage::Places { places, .. } => places.first(),
            Stage::Held { hold, .. } => Some(&hold.place),
            _ => None,
        };
        let shown = first.map(|place| self.tell(|tell| tell.local(place.starts_at)).date());
        self.conversation.stage.draft()?.wish.day.or(shown)
    }

    /// "Ja, Dienstag um neun passt" is no other wish than the place that is held.
    fn drop_what_is_held(&self, change: &mut Change, hold: &Hold) {
        let at = self.tell(|tell| tell.local(hold.place.starts_at));
        change.day = change.day.filter(|day| *day != at.date());
        change.time = change.time.filter(|time| *time != at.time() || change.day.is_some());
        let holds = |hours: &Hours| hours.from <= at.time() && hours.to.is_none_or(|to| at.time() < to);
        change.hours = change.hours.filter(|hours| !holds(hours));
        if change.offices.contains(&hold.place.office) {
            change.offices.clear();
        }
    }

    /// The offices that the text names, by their own name or their district's; none where it doesn't
    /// tell one from another.
    fn offices_named(&self, said: &Said<'_>) -> Vec<OfficeId> {
        let Some(draft) = self.conversation.stage.draft() else { return Vec::new() };
        let named = self.setting.city.offices_named(&draft.wish.service, said.text);
        named.into_iter().map(|office| office.id.clone()).collect()
    }

    /// "Für 2 Personen", as far as one can book for so many.
    fn quantity_named(&self, said: &Said<'_>) -> Option<u8> {
        let service = self.setting.city.service(&self.conversation.stage.draft()?.wish.service)?;
        let quantity = said.words.windows(2).find_map(|pair| match pair {
            [Word::Number(number), Word::People] => u8::try_from(*number).ok(),
            _ => None,
        });
        quantity.filter(|quantity| (1..=service.max_quantity).contains(quantity))
    }

    /// Lists the offices, the nearest to a postal code first.
    pub(super) fn show_nearest(&mut self, postal_code: &str) -> bool {
        let Some(draft) = self.conversation.stage.draft().filter(|_| self.is_under_way()).cloned() else {
            return false;
        };
        if !self.setting.city.knows_postal_codes_for(&draft.wish.service) {
            return false;
        }
        self.abandon_hold();
        let listing = Listing::Near(postal_code.to_owned());
        self.go(Stage::Offices { draft, listing, page: 0 }, Placement::New);
        true
    }
}

/// A new day forgets the instant that the search began with, and the other way round.
fn set_when(wish: &mut Wish, day: Option<NaiveDate>, from: Option<DateTime<Utc>>) {
    if day.is_some() || from.is_some() {
        wish.day = day;
        wish.from = from;
    }
}
