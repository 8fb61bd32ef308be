//! A city with a calendar and nothing around it: two offices, the local desk, and citizens who give
//! it orders. No chat, no core, and time is what each order says.

use std::sync::atomic::{AtomicU32, Ordering};

use bot_core::City;
use bot_core::desk::{Answer, Appointment, Call, Contact, Hold, Outcome, Place, Request, Wish};
use bot_core::errand::Errand;
use bot_core::ids::{AppointmentId, HoldId, OfficeId, OrderId, PlaceId, ServiceId};
use bot_core::quiet_hours::QuietHours;
use bot_core::staff::{Role, StaffCall};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use store::desk::{DeskPolicy, LocalDesk, Who};
use store::dice::Dice;
use store::layout::{Layout, Progress};
use store::staff::{self, Offer};
use store::{Store, catalogue, chats};

/// A Friday, 07:00 by the offices' clock: they open in an hour.
pub const FRIDAY: &str = "2026-11-20T06:00:00Z";

/// A city with its calendar.
pub struct Calendar {
    /// Where it is kept.
    pub store: Store,
    /// What it offers.
    pub city: City,
    /// Who answers.
    pub desk: LocalDesk,
    orders: AtomicU32,
}

/// On Friday morning, so many minutes after seven.
pub fn minute(minutes: i64) -> DateTime<Utc> {
    FRIDAY.parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minutes)
}

/// The centre serves at two desks from eight to nine, every working day, and does everything; north
/// opens on Friday from half past eight to nine and does papers. An identity card takes one slot of
/// 15 minutes, a passport too, but it can be up to three, a car takes two.
pub fn city() -> City {
    let every_day = ["mon", "tue", "wed", "thu", "fri"];
    serde_json::from_value(json!({
        "city": {
            "name": "Lindenau", "operator": "Stadt Lindenau", "phone": "0221 4710 115",
            "phone_hours": "Mo bis Fr", "privacy_url": "https://lindenau.example.org",
        },
        "group": [{ "id": "papers", "name": "Ausweise" }, { "id": "cars", "name": "Autos" }],
        "service": [
            { "id": "id-card", "group": "papers", "name": "Personalausweis" },
            { "id": "passport", "group": "papers", "name": "Reisepass", "max_quantity": 3, "ask": ["name", "phone"] },
            { "id": "car", "group": "cars", "name": "Auto zulassen", "slots": 2 },
        ],
        "office": [
            { "id": "centre", "name": "Rathaus", "address": "Marktplatz 1", "services": ["id-card", "passport", "car"],
              "opening": [{ "weekdays": every_day, "from": "08:00", "to": "09:00", "desks": 2 }] },
            { "id": "north", "name": "Nord", "address": "Nordweg 2", "services": ["id-card", "passport"],
              "opening": [{ "weekdays": ["fri"], "from": "08:30", "to": "09:00" }] },
        ],
    }))
    .unwrap()
}

/// How its places are laid out: two weeks ahead.
pub fn layout() -> Layout {
    layout_of(&city())
}

/// How another city's places are laid out, two weeks ahead too.
pub fn layout_of(city: &City) -> Layout {
    Layout { rules: city.city.opening_rules(TimeDelta::minutes(15)), horizon: TimeDelta::days(14) }
}

/// Ten minutes' holds, a minute to undo, one appointment per service and two in all.
pub fn policy() -> DeskPolicy {
    DeskPolicy {
        slot: TimeDelta::minutes(15),
        hold: TimeDelta::minutes(10),
        undo: TimeDelta::minutes(1),
        horizon: TimeDelta::days(14),
        live_bookings_per_service: 1,
        live_bookings: 2,
        live_bookings_per_account: 4,
        moves: 3,
        offer: TimeDelta::minutes(30),
        near_deadline: TimeDelta::days(14),
        quiet_hours: QuietHours::NONE,
        reminders: Vec::new(),
        confirm_by: None,
        return_delay: TimeDelta::zero(),
        closure_answer: TimeDelta::hours(24),
        no_show_limit: Some(2),
        no_show_window: TimeDelta::days(90),
        short_notice: TimeDelta::hours(48),
        retention: TimeDelta::days(90),
        four_eyes: true,
        names_on_telegram: false,
        escalate_after: TimeDelta::minutes(30),
        messages_per_second: 30,
    }
}

/// Imports a city and lays its places out; how many transactions that took.
pub async fn lay_out(store: &Store, city: &City, layout: &Layout, now: DateTime<Utc>) -> usize {
    let mut tx = store.begin().await.unwrap();
    catalogue::import(&mut tx, city, now).await.unwrap();
    tx.commit().await.unwrap();
    for transactions in 1.. {
        let mut tx = store.begin().await.unwrap();
        let progress = layout.run_once(&mut tx, now).await.unwrap();
        tx.commit().await.unwrap();
        if progress != Progress::More {
            return transactions;
        }
    }
    unreachable!("it ends")
}

impl Calendar {
    /// Opens the offices on an empty database.
    pub async fn open(store: &Store) -> Self {
        Self::of(store, city()).await
    }

    /// Opens the offices of another city.
    pub async fn of(store: &Store, city: City) -> Self {
        lay_out(store, &city, &layout_of(&city), minute(0)).await;
        Self { store: store.clone(), city, desk: LocalDesk::new(policy()), orders: AtomicU32::new(0) }
    }

    /// Somebody with this name, made when they are new.
    pub async fn citizen(&self, name: &str) -> Citizen<'_> {
        let mut seed = [0; 32];
        for (byte, letter) in seed.iter_mut().zip(name.bytes()) {
            *byte = letter;
        }
        let (codec, mut dice) = (self.store.codec(), Dice::new(seed));
        let mut tx = self.store.begin().await.unwrap();
        let chat = chats::meet(&mut tx, codec, &mut dice, "notebook", name, name, minute(0)).await.unwrap();
        tx.commit().await.unwrap();
        Citizen { calendar: self, who: Who { person: chat.person, account: chat.account, chat: chat.id } }
    }

    /// An order's id that no other has.
    pub fn order_id(&self) -> OrderId {
        OrderId::new(format!("order-{}", self.orders.fetch_add(1, Ordering::Relaxed)))
    }

    /// Ends what has run out.
    pub async fn expire(&self, now: DateTime<Utc>) -> u64 {
        let mut tx = self.store.begin().await.unwrap();
        let ended = store::desk::expire(&mut tx, now).await.unwrap();
        tx.commit().await.unwrap();
        ended
    }

    /// How many places nobody has.
    pub async fn free_places(&self) -> i64 {
        let mut tx = self.store.begin().await.unwrap();
        let sql = "select count(*) as count from place where occupant is null";
        tx.row(sql, &[]).await.unwrap().unwrap().int("count").unwrap()
    }
}

/// Somebody who stands at the desk.
pub struct Citizen<'a> {
    calendar: &'a Calendar,
    /// Their names at the desk.
    pub who: Who,
}

impl Citizen<'_> {
    /// Calls the desk, in a transaction of its own.
    pub async fn calls(&self, now: DateTime<Utc>, call: Call) -> Answer {
        self.repeats(now, &self.calendar.order_id(), call).await
    }

    /// Calls the desk under an id that may have been used.
    pub async fn repeats(&self, now: DateTime<Utc>, id: &OrderId, call: Call) -> Answer {
        let Calendar { store, city, desk, .. } = self.calendar;
        // The same dice for everybody: what they throw must be thrown again when it is taken.
        let mut dice = Dice::new([7; 32]);
        let mut tx = store.begin().await.unwrap();
        let request = Request { id: id.clone(), call };
        let answer =
            desk.answer(&mut tx, store.codec(), &mut dice, &self.who, city, &request, now).await.unwrap();
        tx.commit().await.unwrap();
        answer
    }

    /// The earliest places for a wish.
    pub async fn places(&self, now: DateTime<Utc>, wish: Wish) -> Vec<Place> {
        match self.calls(now, Call::Places { wish, limit: 3 }).await {
            Answer::Ok(Outcome::Places(places)) => places,
            Answer::Ok(Outcome::NothingFree { .. }) => Vec::new(),
            other => panic!("{other:?}"),
        }
    }

    /// The days with places that suit, as `2026-11-20`.
    pub async fn days(&self, now: DateTime<Utc>, wish: Wish) -> Vec<String> {
        match self.calls(now, Call::Days { wish }).await {
            Answer::Ok(Outcome::Days(days)) => days.iter().map(ToString::to_string).collect(),
            other => panic!("{other:?}"),
        }
    }

    /// Holds a place; it must be free.
    pub async fn holds(&self, now: DateTime<Utc>, place: &PlaceId, wish: Wish) -> Hold {
        held(self.calls(now, hold(place, wish)).await)
    }

    /// Holds and books the first place for a service; there must be one.
    pub async fn books(&self, now: DateTime<Utc>, service: &str) -> Appointment {
        let wish = wish(service);
        let place = self.places(now, wish.clone()).await.remove(0);
        let hold = self.holds(now, &place.id, wish).await;
        booked(self.calls(now, book(&hold.id)).await)
    }

    /// Holds and books the place at this office and time; it must be free.
    pub async fn books_at(
        &self,
        now: DateTime<Utc>,
        office: &str,
        starts_at: DateTime<Utc>,
        service: &str,
    ) -> Appointment {
        let place = PlaceId::new(format!("{office}@{}", starts_at.timestamp_micros()));
        let hold = self.holds(now, &place, wish(service)).await;
        booked(self.calls(now, book(&hold.id)).await)
    }

    /// What they have.
    pub async fn appointments(&self, now: DateTime<Utc>) -> Vec<Appointment> {
        match self.calls(now, Call::Appointments).await {
            Answer::Ok(Outcome::Appointments(appointments) | Outcome::FallsOut { appointments, .. }) => {
                appointments
            }
            other => panic!("{other:?}"),
        }
    }
}

/// Somebody who serves.
pub async fn serves<'a>(calendar: &'a Calendar, name: &str, role: Role, offices: &[&str]) -> Citizen<'a> {
    let citizen = calendar.citizen(name).await;
    let offices = offices.iter().map(|office| OfficeId::new(*office)).collect();
    let offer = Offer { role, offices, name: Some(name.to_owned()) };
    let mut tx = calendar.store.begin().await.unwrap();
    let mut dice = Dice::new([name.len() as u8; 32]);
    let (_, code) =
        staff::invite(&mut tx, calendar.store.codec(), &mut dice, &offer, minute(0)).await.unwrap();
    tx.commit().await.unwrap();
    citizen.calls(minute(0), Call::Staff(StaffCall::Join { code })).await;
    citizen
}

/// One of this, anywhere, any day.
pub fn wish(service: &str) -> Wish {
    Wish::new(ServiceId::new(service))
}

/// All of these in one visit, anywhere, any day.
pub fn visit(services: &[&str]) -> Wish {
    let (first, others) = services.split_first().unwrap();
    let also = others.iter().map(|other| Errand { service: ServiceId::new(*other), quantity: 1 });
    Wish { also: also.collect(), ..wish(first) }
}

/// The order to hold a place.
pub fn hold(place: &PlaceId, wish: Wish) -> Call {
    Call::Hold { place: place.clone(), wish, instead_of: None }
}

/// The order to book it.
pub fn book(hold: &HoldId) -> Call {
    Call::Book { hold: hold.clone(), contact: Contact::default(), replaces: None }
}

/// The order to cancel.
pub fn cancel(appointment: &AppointmentId) -> Call {
    Call::Cancel { appointment: appointment.clone() }
}

/// The order to take that back.
pub fn undo(appointment: &AppointmentId) -> Call {
    Call::Undo { appointment: appointment.clone() }
}

/// A hold as the desk tells of it; anything else is a failure.
#[track_caller]
pub fn held(answer: Answer) -> Hold {
    match answer {
        Answer::Ok(Outcome::Held(hold)) => hold,
        other => panic!("{other:?}"),
    }
}

/// An appointment that stands; anything else is a failure.
#[track_caller]
pub fn booked(answer: Answer) -> Appointment {
    match answer {
        Answer::Ok(Outcome::Booked(appointment)) => appointment,
        other => panic!("{other:?}"),
    }
}

/// An appointment that was cancelled, and until when that can be taken back; anything else is a
/// failure.
#[track_caller]
pub fn cancelled(answer: Answer) -> (Appointment, Option<DateTime<Utc>>) {
    match answer {
        Answer::Ok(Outcome::Cancelled { appointment, undo_until }) => (appointment, undo_until),
        other => panic!("{other:?}"),
    }
}
