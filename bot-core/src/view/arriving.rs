//! The prompts on the day of an appointment.

use chrono::{DateTime, Utc};

use super::{View, named};
use crate::city::Service;
use crate::conversation::{Action, ArrivingPrompt};
use crate::directory::Directory;
use crate::ids::OfficeId;
use crate::reply::{ArrivingPassage, Label, Passage};
use crate::setting::Setting;
use crate::tell::Teller;

pub(super) fn prompt(setting: &Setting, tell: &Teller, prompt: &ArrivingPrompt, now: DateTime<Utc>) -> View {
    match prompt {
        ArrivingPrompt::WalkIn { office, page } => {
            let services = served_at(setting.city, office).map(|service| named(tell, service)).collect();
            let said = ArrivingPassage::WalkIn { office: tell.office(office) };
            View::say(Passage::Arriving(said)).page(services, *page).back()
        }
        ArrivingPrompt::Late { appointment, minutes } => {
            let still = appointment.starts_at > now;
            let told = tell.appointment(appointment);
            let said = ArrivingPassage::Late { told, minutes: *minutes, still };
            let change = [
                (Label::Move { which: None, whom: None }, Action::Move(appointment.id.clone())),
                (Label::Cancel { which: None, whom: None }, Action::Cancel(appointment.id.clone())),
            ];
            let view = View::say(Passage::Arriving(said));
            if still { view.row(change).back() } else { view.back() }
        }
    }
}

/// What can be booked at an office.
pub(crate) fn served_at<'c>(city: &'c Directory, office: &'c OfficeId) -> impl Iterator<Item = &'c Service> {
    let is_here = |service: &&Service| {
        let offices = city.offices_for(std::slice::from_ref(&service.id));
        offices.iter().any(|other| other.id == *office)
    };
    city.services.iter().filter(is_here)
}
