//! The desk has answered.

use chrono::{DateTime, NaiveDate, Utc};

use super::talk::Talk;
use crate::conversation::{Conversation, Draft, Limit, Overlay, Purpose, Stage, Waiting};
use crate::desk::{Answer, Appointment, Call, Contact, Hold, Outcome, Place, Refusal};
use crate::effect::Effect;
use crate::ids::{AppointmentId, OrderId};
use crate::month::Month;
use crate::reply::{Before, News, Passage, Placement};
use crate::view::PLACES;

impl Talk<'_> {
    pub(super) fn answered(&mut self, order: &OrderId, answer: Answer) {
        match self.conversation.waiting.take() {
            Some(waiting) if waiting.request.id == *order => self.take_answer(waiting, answer),
            waiting => {
                self.conversation.waiting = waiting;
                self.late_answer(answer);
            }
        }
    }

    /// Nobody waits for this answer any more. A place held by it would be kept from others.
    fn late_answer(&mut self, answer: Answer) {
        if let Answer::Ok(Outcome::Held(hold)) = answer
            && self.conversation.hold.as_ref() != Some(&hold.id)
        {
            let current = self.conversation.hold.replace(hold.id);
            self.release_hold();
            self.conversation.hold = current;
        }
    }

    fn take_answer(&mut self, waiting: Waiting, answer: Answer) {
        if answer == Answer::Unknown {
            return self.answer_unknown(waiting);
        }
        let Waiting { request, lead, placement, purpose, .. } = waiting;
        lead.into_iter().for_each(|passage| self.lead_with(passage));
        let answer = match answer {
            Answer::Ok(Outcome::Near { limits, outcome }) => {
                self.lead_with_limits(limits);
                Answer::Ok(*outcome)
            }
            answer => answer,
        };
        match (request.call, purpose, answer) {
            (Call::Places { .. }, Purpose::Draft(draft), Answer::Ok(Outcome::Places(places))) => {
                self.places(draft, places, None, placement);
            }
            (
                Call::Places { .. },
                Purpose::Draft(draft),
                Answer::Ok(Outcome::NothingFree { next_release }),
            ) => self.places(draft, Vec::new(), next_release, placement),
            (Call::Days { .. }, Purpose::Days(draft, wanted), Answer::Ok(Outcome::Days(days))) => {
                self.days(draft, days, wanted, placement);
            }
            (Call::Appointments, purpose, Answer::Ok(Outcome::Appointments(appointments))) => {
                self.appointments(&purpose, appointments, placement);
            }
            (Call::Appointments, purpose, Answer::Ok(Outcome::FallsOut { case, appointments })) => {
                self.appointments_falling_out(&purpose, *case, appointments, placement);
            }
            (Call::Places { .. }, Purpose::Draft(draft), Answer::Refused(Refusal::Paused { sentence }))
            | (Call::Days { .. }, Purpose::Days(draft, _), Answer::Refused(Refusal::Paused { sentence })) => {
                self.go(Stage::Paused { draft, sentence }, placement);
            }
            (
                Call::Places { .. } | Call::Days { .. },
                _,
                Answer::Refused(Refusal::PastLastMoment { minutes }),
            ) => self.past_last_moment(minutes, placement),
            (Call::Hold { .. }, Purpose::Hold(draft, place), answer) => {
                self.hold_answered(draft, place, answer, placement);
            }
            (Call::Wards | Call::NameWard { .. }, Purpose::Whom(draft, place), answer) => {
                self.whom_answered(draft, place, answer, placement);
            }
            (Call::Release { .. }, Purpose::Draft(draft), _) => self.ask_places(draft, placement),
            (Call::Extend { .. }, Purpose::Draft(draft), Answer::Ok(Outcome::Held(hold))) => {
                self.held(draft, hold, placement);
            }
            (Call::Extend { .. } | Call::Move { .. } | Call::Book { .. }, Purpose::Draft(draft), answer) => {
                self.booking_answered(draft, answer, placement);
            }
            (Call::Cancel { .. }, Purpose::EndOfMove { old, new }, answer) => {
                self.old_answered(&old, new, answer, placement);
            }
            (Call::Cancel { .. }, _, answer) => self.cancel_answered(answer, placement),
            (Call::Confirm { .. }, _, answer) => self.confirm_answered(answer, placement),
            (Call::Object { .. }, _, answer) => self.object_answered(answer, placement),
            (Call::Undo { appointment }, _, answer) => self.undo_answered(&appointment, answer, placement),
            (Call::Forget, ..) => self.forgotten(placement),
            (call, purpose, answer) if call.is_about_waitlist() => {
                self.waitlist_answered(call, purpose, answer, placement);
            }
            (call, _, answer) if call.is_about_closure() => self.closure_answered(call, answer, placement),
            (Call::Stay { stay, .. }, _, answer) => self.stay_answered(stay, answer, placement),
            (Call::Staff(call), _, answer) => self.staff_answered(call, answer, placement),
            (Call::News, _, Answer::Ok(Outcome::News { wanted })) => self.show_news(wanted, placement),
            (Call::WantNews { .. }, _, Answer::Ok(Outcome::News { wanted })) => {
                self.news_changed(wanted, placement);
            }
            (Call::Trade(call), _, answer) => self.trade_answered(call, answer, placement),
            (Call::Arriving(said), _, answer) => self.arriving_answered(said, answer, placement),
            (Call::Claim { .. }, _, answer) => self.claim_answered(answer, placement),
            (Call::Plea(call), _, answer) => self.plea_answered(call, answer, placement),
            (call, _, answer) if call.is_about_links() => self.link_answered(call, answer, placement),
            // An answer that doesn't fit its question.
            (..) => self.desk_silent(placement),
        }
    }

    /// The same request again will tell; not at once, since the desk seems to have trouble.
    fn answer_unknown(&mut self, waiting: Waiting) {
        // `due` takes over: it tells the citizen, repeats, and gives up when it's time.
        self.conversation.waiting = Some(waiting);
    }

    fn places(
        &mut self,
        mut draft: Draft,
        mut places: Vec<Place>,
        next_release: Option<DateTime<Utc>>,
        placement: Placement,
    ) {
        if let Some(old) = &draft.old {
            places.retain(|place| place.office != old.office || place.starts_at != old.starts_at);
        }
        places.truncate(usize::from(PLACES));
        // After the last page comes the first; and who just lost a place shall see some.
        let later_than = draft.later_than.filter(|_| places.is_empty());
        if places.is_empty() {
            draft.later_than = None;
        }
        if places.is_empty() && (later_than.is_some() || draft.wish.from.take().is_some()) {
            self.lead_with(Passage::NothingLater);
            return self.ask_places(draft, placement);
        }
        if places.is_empty() && self.after_a_loss() && draft.wish.day.take().is_some() {
            return self.ask_places(draft, placement);
        }
        self.go(Stage::Places { draft, places, next_release }, placement);
    }

    /// Shows the wanted month, or the nearest one after it that has places, or the first.
    fn days(&mut self, draft: Draft, days: Vec<NaiveDate>, wanted: Option<Month>, placement: Placement) {
        let mut months = days.iter().map(|day| Month::of(*day));
        let month = months
            .clone()
            .find(|month| wanted.is_none_or(|wanted| *month >= wanted))
            .or_else(|| months.next())
            .unwrap_or_else(|| Month::of(self.today()));
        self.go(Stage::Days { draft, days, month }, placement);
    }

    fn hold_answered(&mut self, draft: Draft, place: Place, answer: Answer, placement: Placement) {
        match answer {
            Answer::Ok(Outcome::Held(hold)) => self.held(draft, hold, placement),
            Answer::Refused(refusal) => self.refused(draft, place, refusal, placement),
            _ => {
                self.lead_with(Passage::PlaceLost);
                self.ask_places(draft, placement);
            }
        }
    }

    fn held(&mut self, draft: Draft, hold: Hold, placement: Placement) {
        let stage = self.stage_of_hold(draft, hold);
        self.go(stage, placement);
    }

    /// A place is held from now on, and this is the prompt to it.
    pub(super) fn stage_of_hold(&mut self, draft: Draft, mut hold: Hold) -> Stage {
        let abilities = self.setting.abilities;
        let longest = self.now.checked_add_signed(abilities.longest_hold);
        hold.until = longest.map_or(hold.until, |longest| hold.until.min(longest));
        let needed: Vec<_> =
            abilities.fields.iter().copied().filter(|field| !hold.missing.contains(field)).collect();
        hold.missing.extend(needed);
        self.conversation.hold = Some(hold.id.clone());
        let contact = match std::mem::take(&mut self.conversation.stage).bottom() {
            // Extended: what was answered meanwhile stays.
            Stage::Held { hold: old, contact, .. } if old.id == hold.id => {
                return Stage::Held { draft, hold: Hold { missing: old.missing, ..hold }, contact };
            }
            _ => Contact::default(),
        };
        Stage::Held { draft, hold, contact }
    }

    fn refused(&mut self, draft: Draft, place: Place, refusal: Refusal, placement: Placement) {
        let (appointments, limit) = match refusal {
            Refusal::SameService(appointment) => (vec![appointment], Limit::Service),
            Refusal::TooMany(appointments) => (appointments, Limit::Person),
            Refusal::TooManyOfAccount(appointments) => (appointments, Limit::Account),
            Refusal::KnownElsewhere => (Vec::new(), Limit::Elsewhere),
            Refusal::TooManyHolds => {
                self.lead_with(Passage::TooManyHolds);
                return self.ask_places(draft, placement);
            }
            Refusal::MovedTooOften => return self.moved_too_often(placement),
            Refusal::Paused { sentence } => return self.go(Stage::Paused { draft, sentence }, placement),
            Refusal::PastLastMoment { minutes } => return self.past_last_moment(minutes, placement),
            Refusal::TooLate
            | Refusal::Link(_)
            | Refusal::Staff(_)
            | Refusal::Trade(_)
            | Refusal::TooManyCodes => {
                let phone = self.tell(|tell| tell.phone());
                self.lead_with(Passage::TooLate { phone });
                return self.ask_places(draft, placement);
            }
        };
        self.release_hold();
        self.go(Stage::Limit { draft, place, appointments, limit }, placement);
    }

    fn booking_answered(&mut self, draft: Draft, answer: Answer, placement: Placement) {
        match answer {
            Answer::Ok(Outcome::Booked(new)) => {
                self.conversation.hold = None;
                match (draft.old, self.setting.abilities.atomic_move) {
                    (None, _) => self.stands(new, News::Booked, placement),
                    (Some(_), true) => self.stands(new, News::Moved, placement),
                    (Some(old), false) => {
                        let call = Call::Cancel { appointment: old.id.clone() };
                        self.ask(call, Purpose::EndOfMove { old, new }, placement);
                    }
                }
            }
            Answer::Refused(refusal) => match self.conversation.stage.clone().bottom() {
                Stage::Held { hold, .. } => {
                    self.release_hold();
                    self.refused(draft, hold.place, refusal, placement);
                }
                _ => self.ask(Call::Appointments, Purpose::List, placement),
            },
            _ => {
                self.conversation.hold = None;
                self.lead_with(Passage::HoldEnded);
                self.ask_places(draft, placement);
            }
        }
    }

    /// On a desk without atomic moves: the new appointment stands, and this became of the old one.
    fn old_answered(&mut self, old: &Appointment, new: Appointment, answer: Answer, placement: Placement) {
        match answer {
            Answer::Ok(Outcome::Cancelled { appointment, .. }) => {
                let file = self.tell(|tell| tell.calendar_file(&appointment, true, self.now));
                self.effect(Effect::File(file));
            }
            Answer::Refused(_) => {
                let remains = self
                    .tell(|tell| Passage::OldRemains { at: tell.local(old.starts_at), phone: tell.phone() });
                self.lead_with(remains);
            }
            _ => {}
        }
        self.stands(new, News::Moved, placement);
    }

    pub(super) fn stands(&mut self, appointment: Appointment, news: News, placement: Placement) {
        let file = self.tell(|tell| tell.calendar_file(&appointment, false, self.now));
        self.go(Stage::Standing { appointment, news }, placement);
        self.effect(Effect::File(file));
    }

    fn cancel_answered(&mut self, answer: Answer, placement: Placement) {
        match answer {
            Answer::Ok(Outcome::Cancelled { appointment, undo_until }) => {
                let file = self.tell(|tell| tell.calendar_file(&appointment, true, self.now));
                let undo_until = undo_until.filter(|_| self.setting.abilities.undo.is_some());
                self.go(Stage::Cancelled { appointment, undo_until }, placement);
                self.effect(Effect::File(file));
            }
            answer => self.not_changed(answer, placement),
        }
    }

    /// The appointment could not be changed: what is there?
    pub(super) fn not_changed(&mut self, answer: Answer, placement: Placement) {
        if let Answer::Refused(Refusal::PastLastMoment { minutes }) = answer {
            return self.past_last_moment(minutes, placement);
        }
        self.lead_with(match answer {
            Answer::Refused(_) => self.tell(|tell| Passage::TooLate { phone: tell.phone() }),
            _ => Passage::AppointmentGone,
        });
        self.ask(Call::Appointments, Purpose::List, placement);
    }

    /// Only staff change it now. What is there?
    fn past_last_moment(&mut self, minutes: u32, placement: Placement) {
        let past = self.tell(|tell| Passage::PastLastMoment {
            before: Before::of(minutes),
            phone: tell.phone(),
            hours: tell.phone_hours(),
        });
        self.lead_with(past);
        // It need not be asked again.
        if let Stage::ConfirmCancel { .. } = self.conversation.stage {
            self.conversation.stage = Stage::Idle;
        }
        self.ask(Call::Appointments, Purpose::List, placement);
    }

    fn undo_answered(&mut self, appointment: &AppointmentId, answer: Answer, placement: Placement) {
        match (answer, std::mem::replace(&mut self.conversation.stage, Stage::FIRST).bottom()) {
            (Answer::Ok(Outcome::Booked(appointment)), _) => {
                self.stands(appointment, News::Restored, placement)
            }
            (_, Stage::Cancelled { appointment: cancelled, .. }) if cancelled.id == *appointment => {
                self.lead_with(Passage::UndoGone);
                self.ask_places(Draft::like(&cancelled), placement);
            }
            _ => {
                self.lead_with(Passage::UndoGone);
                self.show(placement);
            }
        }
    }

    /// The citizen's own appointments, to show them or to change one.
    pub(super) fn appointments(
        &mut self,
        purpose: &Purpose,
        appointments: Vec<Appointment>,
        placement: Placement,
    ) {
        match (purpose, appointments.as_slice()) {
            (Purpose::ChooseMove, [_, ..])
                if !self.tell(|tell| appointments.iter().any(|one| tell.may_move(one))) =>
            {
                self.moved_too_often(placement);
            }
            (Purpose::ChooseMove, [one]) => self.move_appointment(one.clone(), placement),
            (Purpose::ChooseCancel, [one]) => {
                self.abandon_hold();
                self.go(Stage::ConfirmCancel { appointment: one.clone() }, placement);
            }
            _ => {
                let under = self.unfinished();
                if let (Stage::Over(Overlay::Reminded { reminder }, _), [one]) =
                    (&under, appointments.as_slice())
                    && reminder.appointment.id == one.id
                {
                    // It shows that one already.
                    return self.go(under, placement);
                }
                if appointments.is_empty() && under != Stage::Idle {
                    self.lead_with(Passage::NoAppointments);
                    return self.go(under, placement);
                }
                self.go(Stage::Over(Overlay::Appointments { appointments }, Box::new(under)), placement);
            }
        }
    }

    /// Of the open prompt what is worth coming back to.
    pub(super) fn unfinished(&mut self) -> Stage {
        match std::mem::take(&mut self.conversation.stage).bottom() {
            stage @ (Stage::Places { .. }
            | Stage::Paused { .. }
            | Stage::Districts { .. }
            | Stage::Offices { .. }
            | Stage::Days { .. }
            | Stage::Quantity { .. }
            | Stage::Besides { .. }
            | Stage::Group { .. }
            | Stage::Matches { .. }
            | Stage::Elsewhere { .. }
            | Stage::Held { .. }
            | Stage::ConfirmCancel { .. }
            | Stage::Cancelled { .. }
            | Stage::Waits { .. }
            | Stage::Wishes { .. }
            | Stage::Over(Overlay::Offered { .. }, _)
            | Stage::Over(Overlay::Reminded { .. }, _)
            | Stage::Over(Overlay::Closed { .. }, _)) => stage,
            _ => Stage::Idle,
        }
    }

    fn forgotten(&mut self, placement: Placement) {
        let old = &self.conversation;
        let new = Conversation {
            met: true,
            serial: old.serial,
            requests: old.requests,
            ..Conversation::new(old.chat.clone(), old.language.clone(), self.now)
        };
        self.conversation = new;
        self.lead_with(Passage::Forgotten);
        self.show(placement);
        // Whoever comes back is greeted like a stranger.
        self.conversation.met = false;
    }

    pub(super) fn desk_silent(&mut self, placement: Placement) {
        let phone = self.tell(|tell| tell.phone());
        self.lead_with(Passage::DeskSilent { phone });
        self.show(placement);
    }
}
