//! Commands, whether behind a slash or in words.

use super::talk::Talk;
use crate::conversation::{Overlay, Purpose, Stage};
use crate::desk::Call;
use crate::ids::{OfficeId, ServiceId};
use crate::on_behalf::ClaimCode;
use crate::poster::{Destination, Link};
use crate::reply::{Passage, Placement};
use crate::vocabulary::Command;

/// A command's name and what stands behind it, if the text is one: `/start passport`, `!book`.
/// What follows an `@` is the bot's own name, as groups write it.
pub(super) fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(['/', '!'])?;
    if !rest.starts_with(char::is_alphabetic) {
        return None;
    }
    let (name, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let name = name.split_once('@').map_or(name, |(name, _)| name);
    Some((name, argument.trim()))
}

impl Talk<'_> {
    /// Carries a command out. Answers to commands stand below all else.
    pub(super) fn command(&mut self, command: Command, argument: &str) {
        self.understood();
        match command {
            Command::Start => self.start(argument),
            Command::Book => self.book_named(argument),
            Command::Appointments => self.ask(Call::Appointments, Purpose::List, Placement::New),
            Command::Move => self.change(Purpose::ChooseMove),
            // What is only held is not booked yet: it is given back.
            Command::Cancel if matches!(&self.conversation.stage, Stage::Held { draft, .. } if draft.old.is_none()) =>
            {
                self.begin_booking(Placement::New);
            }
            Command::Cancel => self.change(Purpose::ChooseCancel),
            Command::Person => self.asks_for_person(),
            Command::End => self.end_talk(),
            Command::Language => self.overlay(Placement::New, Overlay::Language),
            Command::DeleteMe => self.overlay(Placement::New, Overlay::Forget),
            Command::Text => {
                self.conversation.numbered = !self.conversation.numbered;
                self.repeat(Passage::Numbered { on: self.conversation.numbered });
            }
            Command::Help => self.repeat(Passage::Help),
            Command::Privacy | Command::Imprint | Command::Accessibility => {
                let about = self.about(command);
                self.repeat(about);
            }
            Command::Link => self.link(argument),
            Command::Waitlist => self.waitlist(),
            Command::News => self.news(),
            Command::Claim => self.claim(argument),
        }
    }

    /// This can't be done here; a person can help.
    pub(super) fn not_yet(&mut self) {
        let phone = self.tell(|tell| tell.phone());
        self.repeat(Passage::NotYet { phone });
    }

    /// A deep link (`t.me/<bot>?start=<service>`) goes straight to the places, at an office where it names one; a code
    /// in it checks in at an office, or takes an appointment over.
    fn start(&mut self, argument: &str) {
        match Link::read(argument, self.setting.city) {
            Link::To(Destination { service, office }) => self.start_with(service, office),
            Link::NotThere(service) => {
                self.lead_with(Passage::LinkElsewhere);
                self.start_with(service, None);
            }
            Link::Outdated => {
                self.lead_with(Passage::LinkOutdated);
                self.begin_booking(Placement::New);
            }
            Link::Other if self.takes_check_in_code(argument) => {}
            Link::Other => match ClaimCode::read(argument) {
                Some(code) => self.take_over(code),
                None => self.begin_booking(Placement::New),
            },
        }
    }

    fn start_with(&mut self, service: ServiceId, office: Option<OfficeId>) {
        self.abandon_hold();
        self.begin_with(service, Placement::New, |_, draft| {
            if let Some(office) = office {
                draft.wish.offices = vec![office];
            }
        });
    }

    /// Books what is named behind the command, or asks.
    fn book_named(&mut self, argument: &str) {
        if argument.is_empty() || !self.find_service(argument) {
            self.begin_booking(Placement::New);
        }
    }

    /// Moves or cancels: the one that was just shown, or the only one, or one to choose.
    fn change(&mut self, purpose: Purpose) {
        match (self.conversation.stage.appointment(), &purpose) {
            (Some(appointment), Purpose::ChooseCancel) => {
                let appointment = appointment.clone();
                self.abandon_hold();
                self.go(Stage::ConfirmCancel { appointment }, Placement::New);
            }
            (Some(appointment), _) => {
                self.move_appointment(appointment.clone(), Placement::New);
            }
            _ => self.ask(Call::Appointments, purpose, Placement::New),
        }
    }

    /// Lays a prompt over the open one.
    pub(super) fn overlay(&mut self, placement: Placement, overlay: Overlay) {
        let under = std::mem::take(&mut self.conversation.stage).bottom();
        self.go(overlay.over(under), placement);
    }

    /// Back to what lies under the overlays, before anything is shown.
    pub(super) fn leave_overlay(&mut self) {
        self.conversation.stage = std::mem::take(&mut self.conversation.stage).bottom();
    }

    fn about(&self, command: Command) -> Passage {
        let about = &self.setting.city.city;
        self.tell(|tell| match command {
            // A city that has none yet (`check` says so) still says who it is.
            Command::Imprint if about.imprint.is_empty() => Passage::Imprint { text: tell.operator() },
            Command::Imprint => Passage::Imprint { text: tell.text(&about.imprint) },
            Command::Accessibility => Passage::Accessibility { text: tell.text(&about.accessibility) },
            _ => Passage::Privacy { operator: tell.operator(), privacy_url: about.privacy_url.clone() },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_command_is_a_slash_or_bang_and_a_word() {
        assert_eq!(split("/start reisepass"), Some(("start", "reisepass")));
        assert_eq!(split("!termin"), Some(("termin", "")));
        assert_eq!(split("/book@terminbot  Pass "), Some(("book", "Pass")));
        assert_eq!(split("/"), None);
        assert_eq!(split("!!!"), None);
        assert_eq!(split("termin"), None);
    }
}
