//! A booking in the making.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::desk::{Appointment, Ward, Wish};
use crate::ids::ServiceId;

/// A booking in the making.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Draft {
    pub(crate) wish: Wish,
    /// The appointment that is to be moved.
    pub(crate) old: Option<Appointment>,
    /// Places from this instant on were asked for by "later".
    pub(crate) later_than: Option<DateTime<Utc>>,
    /// Who comes; the wish names them to the desk.
    #[serde(default)]
    pub(crate) whom: Whom,
}

/// For whom a booking is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) enum Whom {
    /// The citizen.
    #[default]
    Myself,
    /// Somebody who is asked for when a place is chosen.
    SomebodyElse,
    /// This person.
    Ward(Ward),
}

/// Of what there are as many as one may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Limit {
    /// Appointments for one service.
    #[default]
    Service,
    /// Appointments of one person.
    Person,
    /// Appointments of all whom a citizen books for.
    Account,
    /// Appointments under one name and number, from other chats.
    Elsewhere,
}

/// Which offices are to choose from, and in which order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Listing {
    /// All of them.
    All,
    /// Those of a district.
    Of(String),
    /// All of them, the nearest to this postal code first.
    Near(String),
}

impl Draft {
    /// A first booking of this service.
    pub(crate) fn new(service: ServiceId) -> Self {
        Self::of(Wish::new(service))
    }

    /// A first booking of what is wished for.
    pub(crate) fn of(wish: Wish) -> Self {
        Self { wish, old: None, later_than: None, whom: Whom::Myself }
    }

    /// One more booking of all that an appointment is for, and for whoever comes then.
    pub(crate) fn like(appointment: &Appointment) -> Self {
        let whom = appointment.whom.clone().map_or(Whom::Myself, Whom::Ward);
        Self { whom, ..Self::of(Wish::like(appointment)) }
    }

    /// The move of an appointment, with all that it is for. Most who move want another time, not another way.
    pub(crate) fn moving(old: Appointment) -> Self {
        let offices = vec![old.office.clone()];
        let wish = Wish { offices, moving: Some(old.id.clone()), ..Wish::like(&old) };
        let again = Self::like(&old);
        Self { wish, old: Some(old), ..again }
    }

    /// It is for this person from now on, or for the citizen.
    pub(crate) fn book_for(&mut self, whom: Option<Ward>) {
        self.wish.whom = whom.as_ref().map(|ward| ward.id.clone());
        self.whom = whom.map_or(Whom::Myself, Whom::Ward);
    }

    /// The name of who comes, if it is not the citizen.
    pub(crate) fn ward(&self) -> Option<String> {
        match &self.whom {
            Whom::Ward(ward) => Some(ward.name.clone()),
            Whom::Myself | Whom::SomebodyElse => None,
        }
    }
}
