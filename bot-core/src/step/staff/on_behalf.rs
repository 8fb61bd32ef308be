//! Staff book for somebody who called or wrote. Whether they may is the desk's to say, each time.

use chrono::TimeDelta;

use crate::conversation::{
    Action, OnBehalfAction, OnBehalfPrompt, Overlay, Purpose, StaffAction, StaffPrompt, Stage,
};
use crate::desk::{Answer, Appointment, Call, Contact, Field, Outcome, Refusal};
use crate::on_behalf::{
    Commission, Found, OnBehalfCall, OnBehalfCommand, OnBehalfOutcome, OnBehalfRefusal, is_reason,
};
use crate::reply::{OnBehalfPassage, OnBehalfRow, Passage, Placement, StaffPassage};
use crate::staff::{StaffCall, StaffOutcome, StaffRefusal, attendance};
use crate::step::fields::is_a;
use crate::step::said::Said;
use crate::step::talk::Talk;
use crate::view::on_behalf_row;
use crate::vocabulary::{Command, Word};

impl Talk<'_> {
    pub(super) fn on_behalf_command(&mut self, command: OnBehalfCommand, argument: &str) {
        match command {
            OnBehalfCommand::BookFor => {
                let commission = self.commission_in(argument, &[]);
                self.look_for(commission, Placement::New);
            }
            OnBehalfCommand::Emergency => {
                let (wanted, reason) = argument.split_once(": ").unwrap_or((argument, ""));
                let emergency = Some(reason.trim().to_owned());
                let commission = Commission { emergency, ..self.commission_in(wanted, &[]) };
                self.look_for(commission, Placement::New);
            }
            OnBehalfCommand::Find => self.find(argument, Placement::New),
        }
    }

    fn look_for(&mut self, commission: Commission, placement: Placement) {
        self.ask_on_behalf(OnBehalfCall::LookAt { commission }, placement);
    }

    fn find(&mut self, sought: &str, placement: Placement) {
        let sought = attendance::reference(sought).unwrap_or_else(|| sought.to_owned());
        self.ask_on_behalf(OnBehalfCall::Find { sought }, placement);
    }

    fn ask_on_behalf(&mut self, call: OnBehalfCall, placement: Placement) {
        self.ask(Call::Staff(StaffCall::OnBehalf(Box::new(call))), Purpose::Plain, placement);
    }

    fn on_behalf(&self) -> Option<&OnBehalfPrompt> {
        match &self.conversation.stage {
            Stage::Over(Overlay::Staff(StaffPrompt::OnBehalf(prompt)), _) => Some(prompt),
            _ => None,
        }
    }

    /// Whether a mail may be pasted now, however long it is.
    pub(in crate::step) fn awaits_commission(&self) -> bool {
        matches!(self.on_behalf(), Some(OnBehalfPrompt::WhichService { .. }))
    }

    /// Takes the text as what was asked for, unless it names a choice or means something else.
    pub(in crate::step) fn answers_on_behalf(&mut self, said: &Said<'_>) -> bool {
        let Some(prompt) = self.on_behalf().cloned() else { return false };
        if let (OnBehalfPrompt::Kept { .. }, Some(Word::Back)) = (&prompt, said.word) {
            self.choose_on_behalf(OnBehalfAction::OtherPlace, Placement::New);
            return true;
        }
        if said.word == Some(Word::Command(Command::Waitlist)) {
            let waits = |action: &&Action| {
                let waits = |action: &OnBehalfAction| {
                    matches!(action, OnBehalfAction::AskWait | OnBehalfAction::Wait)
                };
                matches!(action, Action::Staff(StaffAction::OnBehalf(action)) if waits(action))
            };
            if let Some(action) = self.conversation.choices.iter().find(waits).cloned() {
                self.choose(action, Placement::New);
                return true;
            }
        }
        if self.leads_on(said) {
            return false;
        }
        match prompt {
            OnBehalfPrompt::WhichService { commission } | OnBehalfPrompt::WhichOffice { commission, .. } => {
                self.take_more(commission, said)
            }
            OnBehalfPrompt::Places { commission, places, .. } => {
                let names = |at| said.time == Some(self.tell(|tell| tell.local(at)).time());
                let mut named = places.iter().filter(|place| names(place.starts_at));
                match (named.next(), named.next()) {
                    (Some(place), None) if said.day.is_none() && said.weekday.is_none() => {
                        let call = OnBehalfCall::Hold { commission, place: place.id.clone() };
                        self.ask_on_behalf(call, Placement::New);
                        true
                    }
                    _ => self.take_more(commission, said),
                }
            }
            OnBehalfPrompt::WhichReason { commission } => {
                match is_reason(said.text) {
                    true => {
                        let emergency = Some(said.text.to_owned());
                        self.look_for(Commission { emergency, ..commission }, Placement::New);
                    }
                    false => self.repeat(about(OnBehalfPassage::NoReason)),
                }
                true
            }
            OnBehalfPrompt::Kept { commission, kept } => match commission.missing() {
                Some(field) => {
                    if let Some(commission) = self.with_contact(commission, field, said) {
                        self.show_on_behalf(OnBehalfPrompt::Kept { commission, kept }, Placement::New);
                    }
                    true
                }
                None if commission.moving.is_some() && is_reason(said.text) => {
                    let commission = Commission { reason: said.text.to_owned(), ..commission };
                    self.show_on_behalf(OnBehalfPrompt::Kept { commission, kept }, Placement::New);
                    true
                }
                None => false,
            },
            OnBehalfPrompt::Waiting { commission } => match commission.missing_to_wait() {
                Some(field) => {
                    if let Some(commission) = self.with_contact(commission, field, said) {
                        self.show_on_behalf(OnBehalfPrompt::Waiting { commission }, Placement::New);
                    }
                    true
                }
                None => false,
            },
            OnBehalfPrompt::Cancelling { found, .. } if is_reason(said.text) => {
                let reason = said.text.to_owned();
                self.show_on_behalf(OnBehalfPrompt::Cancelling { found, reason }, Placement::New);
                true
            }
            _ => false,
        }
    }

    /// Whether a text does what a button or a command does.
    fn leads_on(&self, said: &Said<'_>) -> bool {
        match said.word {
            Some(Word::Number(number)) => (1..=self.conversation.choices.len()).contains(&number),
            Some(word) => matches!(
                word,
                Word::Back
                    | Word::More
                    | Word::Yes
                    | Word::YesTo(_)
                    | Word::No
                    | Word::OtherOffice
                    | Word::AnyOffice
                    | Word::Command(_)
            ),
            None => false,
        }
    }

    fn take_more(&mut self, commission: Commission, said: &Said<'_>) -> bool {
        let more = self.commission_in(said.text, &commission.services);
        if more == Commission::default() {
            return false;
        }
        self.look_for(commission.changed_by(more), Placement::New);
        true
    }

    /// With a name, a number, an address, or all of it at once; where the text is none of it, that is said.
    fn with_contact(&mut self, commission: Commission, field: Field, said: &Said<'_>) -> Option<Commission> {
        let typed = self.contact_in(said.text);
        let reach = typed.phone.is_some() || typed.email.is_some();
        let name = match field {
            Field::Name if reach => name_beside(said.text, &typed),
            Field::Name => self.answer_in(Field::Name, said).map(str::to_owned),
            _ => None,
        };
        if name.is_none() && (field == Field::Name || !reach) {
            self.repeat(about(OnBehalfPassage::NotA(field)));
            return None;
        }
        let contact = Contact { name, ..typed };
        Some(Commission { contact: commission.contact.completed_by(contact), ..commission })
    }

    pub(super) fn choose_on_behalf(&mut self, action: OnBehalfAction, placement: Placement) {
        let Some(prompt) = self.on_behalf().cloned() else { return self.show_open_prompt() };
        match (action, prompt) {
            (OnBehalfAction::Service(service), OnBehalfPrompt::WhichService { commission }) => {
                self.look_for(Commission { services: vec![service], ..commission }, placement);
            }
            (OnBehalfAction::OtherOffice, OnBehalfPrompt::Places { commission, offices, .. }) => {
                self.show_on_behalf(OnBehalfPrompt::WhichOffice { commission, offices }, placement);
            }
            (OnBehalfAction::Office(office), OnBehalfPrompt::WhichOffice { commission, .. }) => {
                let offices = office.into_iter().collect();
                self.look_for(Commission { offices, from: None, ..commission }, placement);
            }
            (OnBehalfAction::Later, OnBehalfPrompt::Places { commission, places, .. }) => {
                let last = places.last().map(|place| place.starts_at);
                let from = last.and_then(|last| last.checked_add_signed(TimeDelta::microseconds(1)));
                self.look_for(Commission { from, ..commission }, placement);
            }
            (OnBehalfAction::OtherPlace, OnBehalfPrompt::Kept { commission, kept }) => {
                self.release(kept.hold);
                self.look_for(Commission { from: None, ..commission }, placement);
            }
            (OnBehalfAction::Keep(place), OnBehalfPrompt::Places { commission, .. }) => {
                self.ask_on_behalf(OnBehalfCall::Hold { commission, place: place.id }, placement);
            }
            (OnBehalfAction::Book, OnBehalfPrompt::Kept { commission, kept }) => {
                self.ask_on_behalf(OnBehalfCall::Book { hold: kept.hold, commission }, placement);
            }
            (OnBehalfAction::AskWait, OnBehalfPrompt::Places { commission, .. }) => {
                self.show_on_behalf(OnBehalfPrompt::Waiting { commission }, placement);
            }
            (OnBehalfAction::Wait, OnBehalfPrompt::Waiting { commission }) => {
                self.ask_on_behalf(OnBehalfCall::Wait { commission }, placement);
            }
            (OnBehalfAction::Open(reference), _) => self.find(&reference, placement),
            (OnBehalfAction::Move(_), OnBehalfPrompt::One { found, .. }) => {
                self.look_for(moving(found.appointment), placement);
            }
            (OnBehalfAction::Move(reference), OnBehalfPrompt::AtLimit { commission, appointments }) => {
                match appointments.into_iter().find(|one| one.reference == reference) {
                    Some(appointment) => {
                        let Commission { offices, day, hours, .. } = commission;
                        let commission = Commission { offices, day, hours, ..moving(appointment) };
                        self.look_for(commission, placement);
                    }
                    None => self.show_open_prompt(),
                }
            }
            (OnBehalfAction::AskCancel, OnBehalfPrompt::One { found, .. }) => {
                let reason = String::new();
                self.show_on_behalf(OnBehalfPrompt::Cancelling { found, reason }, placement);
            }
            (OnBehalfAction::Cancel, OnBehalfPrompt::Cancelling { found, reason }) => {
                let reference = found.appointment.reference;
                self.ask_on_behalf(OnBehalfCall::Cancel { reference, reason }, placement);
            }
            (OnBehalfAction::NewCode(reference), _) => {
                self.ask_on_behalf(OnBehalfCall::NewCode { reference }, placement);
            }
            _ => self.show_open_prompt(),
        }
    }

    pub(super) fn on_behalf_answered(&mut self, call: OnBehalfCall, answer: Answer, placement: Placement) {
        let outcome = match answer {
            Answer::Ok(Outcome::Staff(StaffOutcome::OnBehalf(outcome))) => *outcome,
            Answer::Refused(Refusal::Staff(StaffRefusal::OnBehalf(refusal))) => {
                return self.on_behalf_refused(call, refusal, placement);
            }
            Answer::Gone => return self.on_behalf_gone(call, placement),
            _ => return self.desk_silent(placement),
        };
        match (call, outcome) {
            (OnBehalfCall::LookAt { commission }, OnBehalfOutcome::Places { places, offices }) => {
                self.show_on_behalf(OnBehalfPrompt::Places { commission, places, offices }, placement);
            }
            (OnBehalfCall::Hold { commission, .. }, OnBehalfOutcome::Held(kept)) => {
                self.show_on_behalf(OnBehalfPrompt::Kept { commission, kept }, placement);
            }
            (OnBehalfCall::Book { .. }, OnBehalfOutcome::Booked { appointment, code }) => {
                self.show_on_behalf(OnBehalfPrompt::Booked { appointment, code }, placement);
            }
            (OnBehalfCall::Book { commission, .. }, OnBehalfOutcome::AtLimit(appointments))
                if !appointments.is_empty() =>
            {
                self.show_on_behalf(OnBehalfPrompt::AtLimit { commission, appointments }, placement);
            }
            (OnBehalfCall::Wait { commission }, OnBehalfOutcome::Waits { until }) => {
                let service = self.tell(|tell| tell.services(&commission.services));
                self.leave_overlay();
                self.repeat(about(OnBehalfPassage::Waits { service, until }));
            }
            (OnBehalfCall::Book { .. }, OnBehalfOutcome::Moved(found)) => {
                let (row, has_chat) = self.told_of(&found);
                self.lead_with(about(OnBehalfPassage::Moved { row, has_chat }));
                self.show_on_behalf(OnBehalfPrompt::One { found, code: None }, placement);
            }
            (OnBehalfCall::Cancel { .. }, OnBehalfOutcome::Cancelled(found)) => {
                let (row, has_chat) = self.told_of(&found);
                self.leave_overlay();
                self.lead_with(about(OnBehalfPassage::Cancelled { row, has_chat }));
                self.show(placement);
            }
            (OnBehalfCall::NewCode { .. }, OnBehalfOutcome::Code { found, code }) => {
                self.show_on_behalf(OnBehalfPrompt::One { found, code: Some(code) }, placement);
            }
            (OnBehalfCall::Find { .. }, OnBehalfOutcome::OnlyByReference) => {
                self.repeat(about(OnBehalfPassage::OnlyByReference));
            }
            (OnBehalfCall::Find { .. }, OnBehalfOutcome::Found(mut found)) => match found.len() {
                0 => self.repeat(about(OnBehalfPassage::NothingFound)),
                1 => {
                    let found = found.remove(0);
                    self.show_on_behalf(OnBehalfPrompt::One { found, code: None }, placement);
                }
                _ => self.show_on_behalf(OnBehalfPrompt::Found { found }, placement),
            },
            (..) => self.desk_silent(placement),
        }
    }

    /// The place that a caller waited for is booked for them.
    pub(super) fn taken_for_caller(&mut self, outcome: OnBehalfOutcome, placement: Placement) {
        match outcome {
            OnBehalfOutcome::Booked { appointment, code } => {
                self.show_on_behalf(OnBehalfPrompt::Booked { appointment, code }, placement);
            }
            OnBehalfOutcome::AtLimit(appointments) if !appointments.is_empty() => {
                let commission = Commission::default();
                self.show_on_behalf(OnBehalfPrompt::AtLimit { commission, appointments }, placement);
            }
            _ => self.desk_silent(placement),
        }
    }

    /// What something was about is no longer there.
    fn on_behalf_gone(&mut self, call: OnBehalfCall, placement: Placement) {
        match call {
            OnBehalfCall::Find { sought } if sought.is_empty() => {
                self.repeat(about(OnBehalfPassage::FindWhat));
            }
            OnBehalfCall::Hold { commission, .. } | OnBehalfCall::Book { commission, .. } => {
                self.lead_with(about(OnBehalfPassage::Lost));
                self.look_for(commission, placement);
            }
            _ => self.repeat(about(OnBehalfPassage::NothingFound)),
        }
    }

    fn on_behalf_refused(&mut self, call: OnBehalfCall, refusal: OnBehalfRefusal, placement: Placement) {
        let commission = match call {
            OnBehalfCall::LookAt { commission }
            | OnBehalfCall::Hold { commission, .. }
            | OnBehalfCall::Book { commission, .. }
            | OnBehalfCall::Wait { commission } => commission,
            _ => Commission::default(),
        };
        let passage = match refusal {
            OnBehalfRefusal::Incomplete if commission.lacks_reason() => {
                return self.show_on_behalf(OnBehalfPrompt::WhichReason { commission }, placement);
            }
            OnBehalfRefusal::Incomplete => {
                return self.show_on_behalf(OnBehalfPrompt::WhichService { commission }, placement);
            }
            OnBehalfRefusal::NotHere => {
                let service = self.tell(|tell| tell.services(&commission.services));
                OnBehalfPassage::NotHere { service }
            }
            OnBehalfRefusal::TooLate => OnBehalfPassage::TooLate,
            OnBehalfRefusal::OfBusiness => OnBehalfPassage::OfBusiness,
            OnBehalfRefusal::HasChat => OnBehalfPassage::HasChat,
        };
        self.repeat(about(passage));
    }

    fn told_of(&self, found: &Found) -> (OnBehalfRow, bool) {
        (self.tell(|tell| on_behalf_row(tell, &found.appointment)), found.has_chat)
    }

    fn show_on_behalf(&mut self, prompt: OnBehalfPrompt, placement: Placement) {
        self.show_staff(StaffPrompt::OnBehalf(prompt), placement);
    }
}

fn about(passage: OnBehalfPassage) -> Passage {
    Passage::Staff(StaffPassage::OnBehalf(passage))
}

/// Most who move want another time, not another way.
fn moving(appointment: Appointment) -> Commission {
    Commission {
        services: appointment.services(),
        offices: vec![appointment.office],
        moving: Some(appointment.reference),
        ..Commission::default()
    }
}

/// The name in a text in which number or address stand, too.
fn name_beside(text: &str, typed: &Contact) -> Option<String> {
    let mut name = text.to_owned();
    for other in [&typed.phone, &typed.email].into_iter().flatten() {
        name = name.replace(other.as_str(), " ");
    }
    let name = name.split([',', ';', '\n']).flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    is_a(Field::Name, &name).then_some(name)
}
