//! What a choice does, however it was made: tapped, by number, or in words.

use chrono::TimeDelta;

use super::talk::Talk;
use crate::conversation::{Action, ArrivingPrompt, Draft, Listing, Overlay, Purpose, Stage, Whom};
use crate::desk::{Appointment, Call, Contact, Place, Wish};
use crate::directory::Directory;
use crate::ids::{AppointmentId, OfficeId, ServiceId};
use crate::language::Language;
use crate::month::Month;
use crate::reply::{Passage, Placement};
use crate::tell::Teller;
use crate::tidings::Stay;
use crate::view::{PAGE, areas, groups, listed, served_at};
use crate::vocabulary::Command;
use crate::waitlist::{Change, Part};

impl Talk<'_> {
    pub(super) fn choose(&mut self, action: Action, placement: Placement) {
        match action {
            Action::Group(group) => self.go(Stage::Group { group, page: 0 }, placement),
            Action::Service(service) => self.begin_with(service, placement, |_, _| {}),
            Action::Place(place) => self.hold(place, placement),
            Action::District(district) => self.choose_district(district, placement),
            Action::Office(office) => self.choose_offices(vec![office], placement),
            Action::AnyOfficeOf(district) => {
                let offices = self.offices_of(&district);
                self.choose_offices(offices, placement);
            }
            Action::AnyOffice => self.change_wish(placement, |wish| wish.offices.clear()),
            Action::Month(month) => {
                self.with_draft(placement, |talk, draft| talk.ask_days(draft, Some(month), placement));
            }
            Action::Day(day) => self.change_wish(placement, |wish| {
                wish.day = Some(day);
                wish.from = None;
            }),
            Action::AnyDay => self.change_wish(placement, |wish| {
                wish.day = None;
                wish.from = None;
            }),
            Action::AnyHour => self.change_wish(placement, |wish| wish.hours = None),
            Action::Later => self.later(placement),
            Action::SomebodyElse => {
                if !self.ask_whom(placement) {
                    self.show_open_prompt();
                }
            }
            Action::Ward(ward) => self.book_for(Some(ward), placement),
            Action::Myself => self.book_for(None, placement),
            Action::Quantity(quantity) => self.change_wish(placement, |wish| wish.for_each(quantity)),
            Action::OtherOffice => self.with_draft(placement, |talk, draft| {
                talk.go(offices_by_district(talk.setting.city, draft), placement);
            }),
            Action::OtherDay => {
                self.with_draft(placement, |talk, draft| {
                    let month = draft.wish.day.map(Month::of);
                    talk.ask_days(draft, month, placement);
                });
            }
            Action::ForSeveral => self.with_draft(placement, |talk, draft| {
                talk.go(Stage::Quantity { draft }, placement);
            }),
            Action::OneMoreErrand => {
                self.with_draft(placement, |talk, draft| talk.choose_errand(draft, placement));
            }
            Action::AddErrand(service) => {
                self.with_draft(placement, |talk, draft| talk.add_errand(draft, service, placement));
            }
            Action::OnlyThisErrand => self.change_wish(placement, |wish| wish.also.clear()),
            Action::More => self.next_page(placement),
            Action::Back => self.back(placement),
            Action::Book => self.book(placement),
            Action::MoreTime => self.extend(placement),
            Action::ChangeDetails => self.change_details(placement),
            Action::Move(id) => self.begin_move(&id, placement),
            Action::Cancel(id) => self.begin_cancel(&id, placement),
            Action::ConfirmCancel => self.cancel(placement),
            Action::Keep => self.keep(placement),
            Action::Undo => self.undo(placement),
            Action::Wait => self.wait(placement),
            Action::ShortNotice(entry, wanted) => {
                let change = Change::ShortNotice { wanted, nearby: Vec::new() };
                self.change_entry(entry, change, placement);
            }
            Action::Entry(entry) => self.show_entry(&entry, placement),
            Action::AskWishes => self.ask_wishes(None, placement),
            Action::AskWish(part) => self.ask_wishes(Some(part), placement),
            Action::Wish(wanted) => self.wish_for(wanted, placement),
            Action::LeaveWaitlist(entry) => self.leave_waitlist(entry, placement),
            Action::AskStaff(entry) => self.ask_staff(entry, placement),
            Action::TakeOffer => self.take_offer(placement),
            Action::DeclineOffer => self.decline_offer(placement),
            Action::WaitLonger => self.wait_longer(placement),
            Action::Coming => self.coming(placement),
            Action::NotComing => self.not_coming(placement),
            Action::AllThere => self.all_there(placement),
            Action::NotAllThere => self.not_all_there(placement),
            Action::Object => self.object(placement),
            Action::TakeAlternative(case, alternative) => self.take_alternative(case, alternative, placement),
            Action::CannotComeLater(case) => self.cannot_come_later(case, placement),
            Action::Person => self.command(Command::Person, ""),
            Action::NewAppointment => self.begin_booking(placement),
            Action::Language(language) => self.speak(language, placement),
            Action::ConfirmForget => self.ask(Call::Forget, Purpose::Plain, placement),
            Action::LinkAnother => self.ask(Call::MakeLinkCode, Purpose::Plain, placement),
            Action::RemindHere => self.ask(Call::RemindHere, Purpose::Plain, placement),
            Action::ConfirmLink => self.confirm_link(placement),
            Action::Unlink => self.overlay(placement, Overlay::ConfirmUnlink),
            Action::ConfirmUnlink => self.confirm_unlink(placement),
            Action::KeepThis(appointment) | Action::KeepOnly(appointment) => {
                self.stay(Stay::Only(appointment), placement);
            }
            Action::GiveBack => self.stay(Stay::None, placement),
            Action::AllNeeded => self.stay(Stay::All, placement),
            Action::Staff(action) => self.choose_for_staff(action, placement),
            Action::TakeNews => self.want_news(true, placement),
            Action::LeaveNews => self.want_news(false, placement),
            Action::Trade(action) => self.choose_for_trade(action, placement),
            Action::Plea(action) => self.choose_about_plea(action, placement),
        }
    }

    /// From the first question on.
    pub(super) fn begin_booking(&mut self, placement: Placement) {
        self.abandon_hold();
        self.go(Stage::FIRST, placement);
    }

    /// Shows the places for a service, or where else it is booked.
    pub(super) fn begin_with(
        &mut self,
        service: ServiceId,
        placement: Placement,
        wishing: impl FnOnce(&Self, &mut Draft),
    ) {
        if !self.setting.city.is_booked_here(&service) {
            return self.go(Stage::Elsewhere { service }, placement);
        }
        let mut draft = Draft::new(service);
        self.wish_here(&mut draft);
        // What was wished for something else doesn't count here.
        self.conversation.stage = Stage::Idle;
        wishing(self, &mut draft);
        self.ask_places(draft, placement);
    }

    /// Looks for places at these offices.
    pub(super) fn choose_offices(&mut self, offices: Vec<OfficeId>, placement: Placement) {
        match offices.is_empty() {
            // The district has lost its offices meanwhile.
            true => self.choose(Action::OtherOffice, placement),
            false => self.change_wish(placement, |wish| wish.offices = offices),
        }
    }

    /// The offices of a district that are to choose from.
    fn offices_of(&self, district: &str) -> Vec<OfficeId> {
        let services = self.conversation.stage.draft().map(|draft| draft.wish.services());
        let offices = self.setting.city.offices_for(&services.unwrap_or_default()).into_iter();
        offices.filter(|office| office.district == district).map(|office| office.id.clone()).collect()
    }

    /// Goes on with the only office of a district, or lists them.
    fn choose_district(&mut self, district: String, placement: Placement) {
        let offices = self.offices_of(&district);
        match offices.len() {
            1 => self.choose_offices(offices, placement),
            _ => self.with_draft(placement, |talk, draft| {
                talk.go(Stage::Offices { draft, listing: Listing::Of(district), page: 0 }, placement);
            }),
        }
    }

    fn with_draft(&mut self, placement: Placement, then: impl FnOnce(&mut Self, Draft)) {
        match self.conversation.stage.draft().cloned() {
            Some(draft) => then(self, draft),
            None => self.begin_booking(placement),
        }
    }

    /// Changes one thing about the wish and looks again.
    pub(super) fn change_wish(&mut self, placement: Placement, change: impl FnOnce(&mut Wish)) {
        self.with_draft(placement, |talk, mut draft| {
            change(&mut draft.wish);
            draft.later_than = None;
            talk.ask_places(draft, placement);
        });
    }

    /// The places after those that are shown; after the last come the first.
    fn later(&mut self, placement: Placement) {
        let last = match &self.conversation.stage {
            Stage::Places { places, .. } => {
                places.last().map(|place| place.starts_at + TimeDelta::seconds(1))
            }
            _ => None,
        };
        self.with_draft(placement, |talk, draft| {
            talk.ask_places(Draft { later_than: last, ..draft }, placement);
        });
    }

    /// Asks again for what the citizen told about themselves.
    fn change_details(&mut self, placement: Placement) {
        if let Stage::Held { hold, contact, .. } = &mut self.conversation.stage {
            hold.missing.extend(contact.given());
            *contact = Contact::default();
        }
        self.show(placement);
    }

    fn hold(&mut self, place: Place, placement: Placement) {
        self.with_draft(placement, |talk, draft| match draft.whom {
            Whom::SomebodyElse => talk.ask(Call::Wards, Purpose::Whom(draft, Some(place)), placement),
            Whom::Myself | Whom::Ward(_) => talk.hold_for(draft, place, placement),
        });
    }

    /// Holds a place in place of the one that is held.
    pub(super) fn hold_for(&mut self, draft: Draft, place: Place, placement: Placement) {
        let instead_of = self.conversation.hold.clone();
        let call = Call::Hold { place: place.id.clone(), wish: draft.wish.clone(), instead_of };
        self.ask(call, Purpose::Hold(draft, place), placement);
    }

    fn book(&mut self, placement: Placement) {
        let Stage::Held { draft, hold, contact } = self.conversation.stage.clone().bottom() else {
            return self.show_open_prompt();
        };
        let atomic = self.setting.abilities.atomic_move;
        let call = match draft.wish.moving.clone() {
            Some(appointment) if atomic => Call::Move { appointment, hold: hold.id, contact },
            replaces => Call::Book { hold: hold.id, contact, replaces },
        };
        self.ask(call, Purpose::Draft(draft), placement);
    }

    fn extend(&mut self, placement: Placement) {
        match self.conversation.stage.clone().bottom() {
            Stage::Held { draft, hold, .. } => {
                self.ask(Call::Extend { hold: hold.id }, Purpose::Draft(draft), placement);
            }
            _ => self.show_open_prompt(),
        }
    }

    /// The appointment of this id, if the open prompt shows it.
    fn shown(&self, id: &AppointmentId) -> Option<Appointment> {
        let shown = match &self.conversation.stage {
            Stage::Over(Overlay::Appointments { appointments }, _) | Stage::Limit { appointments, .. } => {
                appointments.as_slice()
            }
            stage => stage.appointment().map(std::slice::from_ref).unwrap_or_default(),
        };
        let falls_out = self.conversation.stage.case().map(|case| &case.appointment);
        shown.iter().chain(falls_out).find(|appointment| appointment.id == *id).cloned()
    }

    fn begin_move(&mut self, id: &AppointmentId, placement: Placement) {
        let Some(appointment) = self.shown(id) else { return self.show_open_prompt() };
        if !self.tell(|tell| tell.may_move(&appointment)) {
            return self.moved_too_often(placement);
        }
        // Who met the limit has chosen a place already: that is where the appointment goes.
        let wanted = match &self.conversation.stage {
            Stage::Limit { draft, place, .. } if draft.wish.covers(&appointment) => {
                Some((draft.wish.clone(), place.clone()))
            }
            _ => None,
        };
        self.abandon_hold();
        match wanted {
            Some((wish, place)) => {
                let wish = Wish { moving: Some(appointment.id.clone()), ..wish };
                let call = Call::Hold { place: place.id.clone(), wish: wish.clone(), instead_of: None };
                let draft = Draft { wish, ..Draft::moving(appointment) };
                self.ask(call, Purpose::Hold(draft, place), placement);
            }
            None => self.move_appointment(appointment, placement),
        }
    }

    pub(super) fn move_appointment(&mut self, appointment: Appointment, placement: Placement) {
        if !self.tell(|tell| tell.may_move(&appointment)) {
            return self.moved_too_often(placement);
        }
        self.abandon_hold();
        self.ask_places(Draft::moving(appointment), placement);
    }

    fn begin_cancel(&mut self, id: &AppointmentId, placement: Placement) {
        match self.shown(id) {
            Some(appointment) => {
                self.abandon_hold();
                self.go(Stage::ConfirmCancel { appointment }, placement);
            }
            None => self.show_open_prompt(),
        }
    }

    /// It can be kept or cancelled, but not moved once more.
    pub(super) fn moved_too_often(&mut self, placement: Placement) {
        let passage =
            self.tell(|tell| Passage::MovedTooOften { phone: tell.phone(), hours: tell.phone_hours() });
        self.lead_with(passage);
        self.keep(placement);
    }

    /// All stays as it is, and nothing more is asked about it.
    fn keep(&mut self, placement: Placement) {
        self.conversation.stage = Stage::Idle;
        self.ask(Call::Appointments, Purpose::List, placement);
    }

    fn cancel(&mut self, placement: Placement) {
        match &self.conversation.stage {
            Stage::ConfirmCancel { appointment } => {
                let call = Call::Cancel { appointment: appointment.id.clone() };
                self.ask(call, Purpose::Plain, placement);
            }
            _ => self.show_open_prompt(),
        }
    }

    fn undo(&mut self, placement: Placement) {
        match &self.conversation.stage {
            Stage::Cancelled { appointment, .. } => {
                let call = Call::Undo { appointment: appointment.id.clone() };
                self.ask(call, Purpose::Plain, placement);
            }
            _ => self.show_open_prompt(),
        }
    }

    fn speak(&mut self, language: Language, placement: Placement) {
        self.conversation.choose_language(language);
        self.lead_with(Passage::LanguageChosen);
        self.uncover(placement);
    }

    /// Shows what lies under an overlay.
    fn uncover(&mut self, placement: Placement) {
        self.conversation.stage = match std::mem::take(&mut self.conversation.stage).bottom() {
            Stage::Idle => Stage::FIRST,
            stage => stage,
        };
        self.show(placement);
    }

    fn next_page(&mut self, placement: Placement) {
        let city = self.setting.city;
        if let Stage::Over(Overlay::Arriving(ArrivingPrompt::WalkIn { office, page }), _) =
            &mut self.conversation.stage
        {
            *page = after(*page, served_at(city, office).count());
            return self.show(placement);
        }
        self.leave_overlay();
        match &mut self.conversation.stage {
            Stage::Groups { page } => *page = after(*page, groups(self.setting.city).count()),
            Stage::Group { group, page } => {
                let entries = self.setting.city.services_of(group).count();
                *page = after(*page, entries);
            }
            Stage::Matches { services, page } => *page = after(*page, services.len()),
            Stage::Districts { draft, page } => {
                *page = after(*page, self.setting.city.districts_for(&draft.wish.services()).len());
            }
            Stage::Besides { draft, page } => {
                *page = after(*page, self.setting.city.besides(&draft.wish.services()).len());
            }
            Stage::Offices { draft, listing, page } => {
                *page = after(*page, listed(self.setting.city, draft, listing).len());
            }
            Stage::Wishes { entry, part: Some(part), page } => {
                let tell = Teller::new(self.setting, &self.conversation.language);
                *page = after(*page, areas(self.setting.city, &tell, &entry.wish.services(), *part).len());
            }
            _ => {}
        }
        self.show(placement);
    }

    /// Turns to the page before; false where there is none.
    fn turn_page_back(&mut self) -> bool {
        let page = match &mut self.conversation.stage {
            Stage::Groups { page }
            | Stage::Group { page, .. }
            | Stage::Matches { page, .. }
            | Stage::Districts { page, .. }
            | Stage::Besides { page, .. }
            | Stage::Offices { page, .. }
            | Stage::Wishes { page, .. }
            | Stage::Over(Overlay::Arriving(ArrivingPrompt::WalkIn { page, .. }), _) => page,
            _ => return false,
        };
        let before = page.checked_sub(1);
        *page = before.unwrap_or(0);
        before.is_some()
    }

    /// The group that a service stands in.
    fn back_to_group(&mut self, service: &ServiceId, placement: Placement) {
        if let Some(service) = self.setting.city.service(service) {
            self.conversation.stage = Stage::Group { group: service.group.clone(), page: 0 };
        }
        self.show(placement);
    }

    /// One stage towards the beginning; works everywhere.
    pub(super) fn back(&mut self, placement: Placement) {
        if self.turn_page_back() {
            return self.show(placement);
        }
        match std::mem::replace(&mut self.conversation.stage, Stage::FIRST) {
            Stage::Places { draft, .. } if draft.old.is_some() => {
                self.ask(Call::Appointments, Purpose::List, placement);
            }
            // Without what was added last.
            Stage::Places { mut draft, .. } if !draft.wish.also.is_empty() => {
                draft.wish.also.pop();
                self.ask_places(draft, placement);
            }
            Stage::Places { draft, .. } | Stage::Paused { draft, .. } => {
                self.back_to_group(&draft.wish.service, placement)
            }
            Stage::Elsewhere { service } => self.back_to_group(&service, placement),
            Stage::Offices { draft, listing: Listing::Of(_), .. } => {
                self.go(Stage::Districts { draft, page: 0 }, placement);
            }
            Stage::Districts { draft, .. }
            | Stage::Offices { draft, .. }
            | Stage::Days { draft, .. }
            | Stage::Quantity { draft }
            | Stage::Besides { draft, .. }
            | Stage::Limit { draft, .. } => self.ask_places(draft, placement),
            // The place shall be among those shown next.
            Stage::Held { draft, hold, .. } => {
                self.conversation.hold = None;
                self.ask(Call::Release { hold: hold.id }, Purpose::Draft(draft), placement);
            }
            Stage::Wishes { entry, part: Some(part), .. } if part != Part::Nearby => {
                self.go(Stage::Wishes { entry, part: None, page: 0 }, placement);
            }
            Stage::Wishes { entry, .. } => self.go(Stage::Waits { entry }, placement),
            Stage::ConfirmCancel { .. } => self.keep(placement),
            Stage::Over(Overlay::Reminded { .. }, under) => {
                self.conversation.stage = *under;
                self.uncover(placement);
            }
            stage if stage.is_overlay() => {
                self.conversation.stage = match stage.bottom() {
                    Stage::Idle => Stage::FIRST,
                    stage => stage,
                };
                self.show(placement);
            }
            _ => self.show(placement),
        }
    }
}

/// The offices to choose from, by district where they are many.
fn offices_by_district(city: &Directory, draft: Draft) -> Stage {
    let services = &draft.wish.services();
    let many = city.offices_for(services).len() > PAGE;
    let known = city.districts_for(services).iter().filter(|district| !district.name.is_empty()).count();
    match many && known > 1 {
        true => Stage::Districts { draft, page: 0 },
        false => Stage::Offices { draft, listing: Listing::All, page: 0 },
    }
}

/// The page after this one of so many entries; after the last comes the first.
fn after(page: usize, entries: usize) -> usize {
    if (page + 1) * PAGE < entries { page + 1 } else { 0 }
}
