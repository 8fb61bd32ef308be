//! Puts what the desk knows into words' arguments: names in the citizen's language, times by the
//! offices' clock.

use chrono::{DateTime, NaiveDateTime, TimeZone as _, Utc};

use crate::city::Service;
use crate::desk::{Appointment, Place, Wish};
use crate::errand::Errand;
use crate::ids::{OfficeId, ServiceId};
use crate::language::{Language, Localized};
use crate::reply::{CalendarFile, Told};
use crate::setting::Setting;

/// More names than that would fill the heading.
const NAMED_OFFICES: usize = 2;

/// Tells things in one language.
pub(crate) struct Teller<'a> {
    setting: &'a Setting<'a>,
    language: &'a Language,
}

impl<'a> Teller<'a> {
    pub(crate) fn new(setting: &'a Setting<'a>, language: &'a Language) -> Self {
        Self { setting, language }
    }

    pub(crate) fn text(&self, localized: &Localized) -> String {
        localized.text(self.language, &self.setting.city.city.language).to_owned()
    }

    /// In which language.
    pub(crate) fn language(&self) -> &Language {
        self.language
    }

    /// By the offices' clock.
    pub(crate) fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.with_timezone(&self.setting.city.city.timezone).naive_local()
    }

    /// The instant at which the offices' clock shows this; `None` in the hour that a clock change
    /// leaves out.
    pub(crate) fn instant(&self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        let local = self.setting.city.city.timezone.from_local_datetime(&local).earliest()?;
        Some(local.with_timezone(&Utc))
    }

    /// The name of a service; its id where the catalogue has lost it.
    pub(crate) fn service(&self, id: &ServiceId) -> String {
        self.setting.city.service(id).map_or_else(|| id.to_string(), |service| self.text(&service.name))
    }

    pub(crate) fn office(&self, id: &OfficeId) -> String {
        self.setting.city.office(id).map_or_else(|| id.to_string(), |office| self.text(&office.name))
    }

    /// Where places are looked for: an office, a district, or several offices; `None` is anywhere.
    pub(crate) fn whereabouts(&self, offices: &[OfficeId]) -> Option<String> {
        let district_of = |id: &OfficeId| self.setting.city.office(id).map(|office| &office.district);
        let (first, others) = offices.split_first()?;
        let district = district_of(first).filter(|district| !district.is_empty());
        match district {
            Some(district)
                if !others.is_empty() && others.iter().all(|id| district_of(id) == Some(district)) =>
            {
                Some(district.clone())
            }
            _ => {
                let mut names: Vec<String> =
                    offices.iter().take(NAMED_OFFICES).map(|id| self.office(id)).collect();
                names.extend((offices.len() > NAMED_OFFICES).then(|| "…".to_owned()));
                Some(names.join(", "))
            }
        }
    }

    /// The part of the city an office lies in; its own name where none is known.
    pub(crate) fn district(&self, id: &OfficeId) -> String {
        let district = self.setting.city.office(id).map(|office| office.district.clone());
        district.filter(|district| !district.is_empty()).unwrap_or_else(|| self.office(id))
    }

    fn address(&self, id: &OfficeId) -> String {
        self.setting.city.office(id).map(|office| office.address.clone()).unwrap_or_default()
    }

    /// All errands of a visit in one name, and for how many: "Personalausweis + 2 × Reisepass" is for one.
    pub(crate) fn errands(&self, errands: &[Errand]) -> (String, u8) {
        let named = |errand: &Errand| match (self.service(&errand.service), errand.quantity) {
            (name, 0 | 1) => name,
            (name, quantity) => format!("{quantity} × {name}"),
        };
        match errands {
            [only] => (self.service(&only.service), only.quantity),
            several => (several.iter().map(named).collect::<Vec<_>>().join(" + "), 1),
        }
    }

    /// The name of a visit, whatever its numbers.
    pub(crate) fn services(&self, services: &[ServiceId]) -> String {
        services.iter().map(|id| self.service(id)).collect::<Vec<_>>().join(" + ")
    }

    /// What to bring for all of them; what several need stands there once.
    pub(crate) fn bring(&self, errands: &[Errand]) -> Vec<String> {
        let mut things = Vec::new();
        for thing in self.served(errands).flat_map(|service| &service.bring).map(|thing| self.text(thing)) {
            if !things.contains(&thing) {
                things.push(thing);
            }
        }
        things
    }

    /// What they cost; of several each on its own line, by its name.
    pub(crate) fn fee(&self, errands: &[Errand]) -> String {
        let fees = self.served(errands).filter(|service| !service.fee.is_empty());
        let fees = fees.map(|service| match errands {
            [_] => self.text(&service.fee),
            _ => format!("{}: {}", self.text(&service.name), self.text(&service.fee)),
        });
        fees.collect::<Vec<_>>().join("\n")
    }

    fn served<'e>(&'e self, errands: &'e [Errand]) -> impl Iterator<Item = &'e Service> {
        errands.iter().filter_map(|errand| self.setting.city.service(&errand.service))
    }

    /// Who runs the bot; where that isn't said yet (`check` complains), the city itself.
    pub(crate) fn operator(&self) -> String {
        let about = &self.setting.city.city;
        if about.operator.is_empty() { about.name.clone() } else { self.text(&about.operator) }
    }

    pub(crate) fn phone(&self) -> String {
        self.setting.city.city.phone.clone()
    }

    pub(crate) fn phone_hours(&self) -> String {
        self.text(&self.setting.city.city.phone_hours)
    }

    /// Whether the desk lets the citizen move it once more,
    pub(crate) fn may_move(&self, appointment: &Appointment) -> bool {
        appointment.falls_out || self.setting.abilities.moves.is_none_or(|most| appointment.moves < most)
    }

    /// but never again after that.
    pub(crate) fn is_last_move(&self, appointment: &Appointment) -> bool {
        self.setting.abilities.moves.is_some_and(|most| appointment.moves.saturating_add(1) >= most)
    }

    pub(crate) fn place(&self, wish: &Wish, place: &Place, whom: Option<String>) -> Told {
        let (service, quantity) = self.errands(&wish.errands());
        Told {
            whom,
            service,
            quantity,
            at: self.local(place.starts_at),
            office: self.office(&place.office),
            address: self.address(&place.office),
        }
    }

    pub(crate) fn appointment(&self, appointment: &Appointment) -> Told {
        let (service, quantity) = self.errands(&appointment.errands());
        Told {
            whom: appointment.whom.as_ref().map(|ward| ward.name.clone()),
            service,
            quantity,
            at: self.local(appointment.starts_at),
            office: self.office(&appointment.office),
            address: self.address(&appointment.office),
        }
    }

    pub(crate) fn calendar_file(
        &self,
        appointment: &Appointment,
        cancelled: bool,
        now: DateTime<Utc>,
    ) -> CalendarFile {
        let told = self.appointment(appointment);
        CalendarFile {
            language: self.language.clone(),
            cancelled,
            uid: format!("{}@terminlotse", appointment.id),
            sequence: appointment.sequence,
            written_at: now,
            starts_at: appointment.starts_at,
            ends_at: appointment.ends_at,
            reference: appointment.reference.clone(),
            whom: told.whom,
            service: told.service,
            quantity: told.quantity,
            office: told.office,
            address: told.address,
            bring: self.bring(&appointment.errands()),
        }
    }
}
