//! What the database must say after all the deaths, on whichever messenger the citizens are.

use std::collections::BTreeMap;

use bot_core::City;
use bot_core::ids::{OfficeId, ServiceId};
use bot_core::language::{Language, Localized};
use bot_core::reply::{Passage, Placement, Reply, Told};
use chrono::{DateTime, Utc};
use render::Locales;
use tests::binary::Binary;

use crate::citizen::{Diary, Entry};

/// The name under which the binary finds the city,
const CITY_FILE: &str = "grossstadt.toml";
/// and what stands there.
const CITY: &str = include_str!("../../samples/grossstadt.toml");

/// Has the binary serve a city in which nobody is sent away.
pub fn in_grossstadt(binary: Binary) -> Binary {
    binary.write(CITY_FILE, CITY);
    // Who moves without rest shall not meet the limit, nor be reminded of what is about to begin.
    let quiet = binary.set("policy.moves", "1000").set("policy.reminders", "1s");
    quiet.set("policy.quiet_hours", "03:00-03:01").set("city.file", CITY_FILE)
}

pub async fn the_file_is_sound(binary: &Binary) {
    let integrity: Vec<String> = rows(binary, "pragma integrity_check").await;
    assert_eq!(integrity, ["ok"]);
    let dangling = binary.number("select count(*) from pragma_foreign_key_check").await;
    assert_eq!(dangling, 0, "rows that point nowhere");
}

/// Guarantee 1: what somebody has is so many slots in a row, at one desk, and nobody else's; it has
/// an owner, whose appointment says the same.
pub async fn each_place_is_sold_once(binary: &Binary) {
    let wrong = "select count(*) from occupancy
        left join (select occupant, count(*) as slots, count(distinct office || ' ' || desk) as desks, min(office) as office,
                min(desk) as desk, min(starts_at) as starts_at, max(ends_at) as ends_at, sum(ends_at - starts_at) as length
            from place where occupant is not null group by occupant) as taken on taken.occupant = occupancy.id
        where taken.slots is not occupancy.slots or taken.desks is not 1 or taken.office is not occupancy.office
            or taken.desk is not occupancy.desk or taken.starts_at is not occupancy.starts_at
            or taken.ends_at is not occupancy.ends_at or taken.length is not occupancy.ends_at - occupancy.starts_at";
    assert_eq!(binary.number(wrong).await, 0, "occupancies without their slots in a row at one desk");

    let wrong = "select count(*) from occupancy
        left join appointment on appointment.occupancy = occupancy.id and appointment.person = occupancy.person
            and appointment.service = occupancy.service and appointment.quantity = occupancy.quantity
            and appointment.office = occupancy.office and appointment.starts_at = occupancy.starts_at
            and appointment.ends_at = occupancy.ends_at
            and appointment.state = case occupancy.kind when 'appointment' then 'booked' when 'grace' then 'cancelled' end
        where appointment.id is null";
    assert_eq!(binary.number(wrong).await, 0, "occupancies without the appointment they are for");

    let wrong = "select count(*) from appointment left join occupancy on occupancy.id = appointment.occupancy
        where appointment.state = 'booked' and occupancy.kind is not 'appointment'";
    assert_eq!(binary.number(wrong).await, 0, "appointments without their places");

    let wrong = "select count(*) from occupancy as one join occupancy as other
            on one.id < other.id and one.office = other.office and one.desk = other.desk
                and one.starts_at < other.ends_at and other.starts_at < one.ends_at";
    assert_eq!(binary.number(wrong).await, 0, "pairs at one desk at the same time");

    let city = city();
    let taken = sqlx::query_as("select service, quantity, slots from occupancy");
    let taken: Vec<(String, i64, i64)> = taken.fetch_all(&mut binary.database().await).await.unwrap();
    for (service, quantity, slots) in taken {
        let each = city.service(&ServiceId::new(service)).expect("the city offers it").slots;
        assert_eq!(slots, quantity * i64::from(each));
    }
}

/// Guarantee 3: what citizens were told stands, no more and no less, and nothing was done twice.
pub async fn the_diaries_are_right(binary: &Binary, diaries: &[Diary]) -> usize {
    type Row = (String, String, String, i64, String, i64, String, i64);
    let rows: Vec<Row> = sqlx::query_as(
        "select chat.address, reference, state, sequence, service, quantity, office, starts_at
         from appointment join chat on chat.account = appointment.booked_by",
    )
    .fetch_all(&mut binary.database().await)
    .await
    .unwrap();
    let (city, locales) = (city(), Locales::embedded().unwrap());
    let kept =
        rows.into_iter().map(|(chat, reference, state, sequence, service, quantity, office, starts_at)| {
            let told = told(&city, &locales, &service, quantity, &office, starts_at);
            let entry = Entry { told, booked: state == "booked", changes: u32::try_from(sequence).unwrap() };
            ((chat, reference), entry)
        });
    let kept: BTreeMap<_, _> = kept.collect();
    let told: BTreeMap<_, _> = diaries
        .iter()
        .flat_map(|diary| {
            let entries = diary.entries.iter();
            entries.map(|(reference, entry)| ((diary.chat.clone(), reference.clone()), entry.clone()))
        })
        .collect();
    assert_eq!(kept, told, "left is the database, right is what citizens were told");
    kept.len()
}

/// An appointment of the database in the words in which it was told.
fn told(
    city: &City,
    locales: &Locales,
    service: &str,
    quantity: i64,
    office: &str,
    starts_at: i64,
) -> String {
    let name = |name: &Localized| name.text(&city.city.language, &city.city.language).to_owned();
    let office = city.office(&OfficeId::new(office)).expect("the city has it");
    let at: DateTime<Utc> = DateTime::from_timestamp_micros(starts_at).unwrap();
    let told = Told {
        service: name(&city.service(&ServiceId::new(service)).expect("the city offers it").name),
        whom: None,
        quantity: u8::try_from(quantity).unwrap(),
        at: at.with_timezone(&city.city.timezone).naive_local(),
        office: name(&office.name),
        address: office.address.clone(),
    };
    let reply = Reply {
        language: Language::new("de"),
        placement: Placement::New,
        serial: 0,
        numbered: false,
        aside: true,
        lead: Vec::new(),
        passages: vec![Passage::Appointment { told, reference: String::new(), falls_out: false }],
        choices: Vec::new(),
    };
    let text = locales.reply(&reply).text;
    text.rsplit_once("\nNummer:").expect("the reference stands last").0.to_owned()
}

/// No turn was given up, and nothing that was said.
pub async fn nothing_failed(binary: &Binary) {
    assert_eq!(binary.number("select count(*) from failed_turn").await, 0, "turns that failed");
    let lost = "select count(*) from outbox
        where outcome is null or outcome not in ('delivered', 'edited', 'superseded', 'unknown', 'expired')";
    assert_eq!(binary.number(lost).await, 0, "rows that reached nobody");
}

fn city() -> City {
    terminlotse::city_file::parse(CITY_FILE, CITY).unwrap().city
}

/// The texts in the one column that a query has.
pub async fn rows(binary: &Binary, sql: &'static str) -> Vec<String> {
    sqlx::query_scalar(sql).fetch_all(&mut binary.database().await).await.unwrap()
}
