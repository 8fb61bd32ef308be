//! What happens without the citizen.

use bot_core::closure::{Alternative, Case, Message};
use bot_core::desk::Wish;
use bot_core::event::Event;
use bot_core::ids::{CaseId, EntryId, HoldId, RequestId, ServiceId};
use bot_core::plea::{Channel, Line, News, Phrase, Turn};
use bot_core::reminding::{Outdated, Release, Reminder, Wording};
use bot_core::tidings::{ByOffice, Limits, Tidings, WhichStays};
use bot_core::waitlist::{Entry, Offer, StaffHelp};
use chrono::TimeDelta;
use rand::RngExt as _;

use crate::Play;

impl Play {
    pub(crate) fn unasked(&mut self) -> Event {
        match self.chance.random_range(0..7) {
            0 => Event::Offered(Box::new(self.offer())),
            1 => Event::WaitedInVain(self.entry()),
            2 => Event::Reminded(Box::new(self.reminder())),
            3 => Event::ReminderOutdated(Outdated {
                appointment: self.appointment(),
                booked: self.chance.random(),
                seen: self.chance.random(),
            }),
            4 => Event::Released(Box::new(Release {
                appointment: self.appointment(),
                asked_at: self.now,
                entry: self.chance.random::<bool>().then(|| self.entry()),
                offer: self.chance.random::<bool>().then(|| self.offer()),
            })),
            5 => Event::Tidings(self.tidings()),
            _ => Event::Closure(Box::new(self.message())),
        }
    }

    pub(crate) fn entry(&mut self) -> Entry {
        Entry {
            id: EntryId::new(self.chance.random::<u64>().to_string()),
            wish: self.wish(),
            whom: self.whom(),
            until: self.day(),
            deadline: self.chance.random::<bool>().then(|| self.day()),
            at_short_notice: self.chance.random(),
            nearby: Vec::new(),
            ahead: self.chance.random_range(0..100),
            days: self.chance.random::<bool>().then(|| self.chance.random_range(0..99)),
            urgent: self.chance.random(),
            help: StaffHelp::Possible,
        }
    }

    pub(crate) fn offer(&mut self) -> Offer {
        Offer {
            entry: EntryId::new(self.chance.random::<u64>().to_string()),
            wish: self.wish(),
            whom: self.whom(),
            hold: HoldId::new(self.chance.random::<u64>().to_string()),
            place: self.place(),
            old: self.chance.random::<bool>().then(|| self.appointment()),
            until: self.now + TimeDelta::minutes(self.chance.random_range(-9..99)),
            delivered: self.chance.random(),
        }
    }

    pub(crate) fn case(&mut self) -> Case {
        let begins = self.place().starts_at;
        let alternatives = (0..self.chance.random_range(0..4)).map(|number| {
            let hold = HoldId::new(number.to_string());
            Alternative { hold, place: self.place() }
        });
        let alternatives: Vec<_> = alternatives.collect();
        Case {
            id: CaseId::new(self.chance.random::<u64>().to_string()),
            appointment: self.appointment(),
            closed: (begins, begins + TimeDelta::hours(2)),
            only_desks: self.chance.random(),
            reason: String::new(),
            until: (!alternatives.is_empty()).then_some(self.now + TimeDelta::hours(1)),
            alternatives,
        }
    }

    pub(crate) fn limits(&mut self) -> Limits {
        Limits { missed: 2, hours: 48, until: self.chance.random::<bool>().then_some(self.now) }
    }

    fn wish(&mut self) -> Wish {
        let service = if self.chance.random() { "personalausweis" } else { "verschwunden" };
        Wish::new(ServiceId::new(service))
    }

    fn reminder(&mut self) -> Reminder {
        Reminder {
            appointment: self.appointment(),
            wording: if self.chance.random() { Wording::Costs } else { Wording::Generally },
            waiting: self.chance.random_range(0..3),
            confirmed: self.chance.random(),
            confirm_until: self.chance.random::<bool>().then_some(self.now + TimeDelta::hours(2)),
            last: self.chance.random(),
            checks: self.chance.random(),
        }
    }

    fn tidings(&mut self) -> Tidings {
        match self.chance.random_range(0..8) {
            6 | 7 => Tidings::Plea(self.news()),
            5 => Tidings::ByOffice(ByOffice {
                appointment: self.appointment(),
                cancelled: self.chance.random(),
                reason: if self.chance.random() { "Die Heizung".into() } else { String::new() },
            }),
            4 => Tidings::Called { appointment: self.appointment(), desk: 4 },
            0 => Tidings::OneMore(self.limits()),
            1 => Tidings::NearOnly(self.limits()),
            2 => Tidings::AllOpen,
            _ => Tidings::WhichStays(WhichStays {
                request: RequestId::new("duplicates:1"),
                appointments: (0..self.chance.random_range(1..4)).map(|_| self.appointment()).collect(),
            }),
        }
    }

    fn news(&mut self) -> News {
        let all = [Line::Words("Guten Tag".into()), Line::Phrase(Phrase::Bring("Ausweis".into()))];
        News {
            request: RequestId::new(if self.chance.random() { "person:1" } else { "person:2" }),
            to_clerk: self.chance.random(),
            is_open: self.chance.random(),
            lines: all.into_iter().filter(|_| self.chance.random()).collect(),
            turn: match self.chance.random_range(0..6) {
                0 => Turn::Begun(Channel::Here),
                1 => Turn::Begun(Channel::Phone),
                2 => Turn::GoesOn,
                3 => Turn::Ended,
                4 => Turn::Waits,
                _ => Turn::TakesLonger { minutes: 30 },
            },
        }
    }

    fn message(&mut self) -> Message {
        match self.chance.random_range(0..7) {
            0 => Message::FallsOut(self.case()),
            1 => Message::CanYouComeLater(self.case()),
            2 => Message::NotNeeded(self.case()),
            3 => Message::Listed(self.case()),
            4 => Message::Restored(self.appointment()),
            5 => Message::FreeAgain { now: self.appointment(), before: self.place() },
            _ => {
                let place = self.place();
                Message::PlaceClosed { hold: HoldId::new("gone"), office: place.office }
            }
        }
    }
}
