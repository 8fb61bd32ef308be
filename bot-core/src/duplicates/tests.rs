use chrono::{DateTime, TimeDelta, Utc};

use super::*;
use crate::ids::{AppointmentId, OfficeId, ServiceId};

/// Of a passport, so many days after a Monday morning, from an account that nobody else has.
pub(super) fn booking(reference: &str, name: &str, phone: &str, days: i64) -> Booking {
    let starts_at = "2026-11-23T08:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::days(days);
    let given = |value: &str| (!value.is_empty()).then(|| value.to_owned());
    Booking {
        appointment: Appointment {
            id: AppointmentId::new(reference),
            reference: reference.to_owned(),
            service: ServiceId::new("passport"),
            quantity: 1,
            also: Vec::new(),
            office: OfficeId::new("centre"),
            starts_at,
            ends_at: starts_at + TimeDelta::minutes(15),
            sequence: 0,
            whom: None,
            moves: 0,
            falls_out: false,
        },
        person: PersonId::new(reference),
        contact: Contact { name: given(name), phone: given(phone), email: None },
    }
}

/// What is found, as `score references`.
fn found(bookings: &[Booking]) -> Vec<String> {
    let line = |group: Group<'_>| {
        let references: Vec<&str> =
            group.bookings.iter().map(|booking| booking.appointment.reference.as_str()).collect();
        format!("{} {}", group.score, references.join(" "))
    };
    find(bookings).into_iter().map(line).collect()
}

#[test]
fn the_same_number_and_a_name_written_differently_are_found() {
    let mut bookings = vec![
        booking("A", "Jörg Müller", "0231 471100", 0),
        booking("B", "Mueller, Joerg", "+49 231 47 11 00", 2),
        booking("C", "J. Müller", "0231/471100", 30),
    ];
    let groups = find(&bookings);
    let [group] = &groups[..] else { panic!("{groups:?}") };
    assert_eq!((group.score, group.days()), (60, 30));
    let reasons =
        [Reason::SamePhone, Reason::SameName, Reason::NameInPart, Reason::UniqueName, Reason::SameWeek];
    assert_eq!(group.reasons, BTreeSet::from(reasons));

    bookings[1].appointment.service = ServiceId::new("id-card");
    assert_eq!(found(&bookings), ["60 A C"], "another service is another errand");
}

#[test]
fn a_family_under_one_number_is_none() {
    let family = ["Anna Vogel", "Ben Vogel", "Jan Vogel", "Jana Vogel", "Anna Maria Stein"];
    let bookings: Vec<_> =
        (0..).zip(family).map(|(day, name)| booking(&format!("{day}"), name, "0231 471100", day)).collect();
    assert_eq!(found(&bookings), [""; 0]);
}

#[test]
fn an_initial_that_fits_two_people_is_nobodys() {
    let bookings =
        ["Max Vogel", "M. Vogel", "Moritz Vogel"].map(|name| booking(name, name, "0231 471100", 0));
    assert_eq!(found(&bookings[..2]), ["70 M. Vogel Max Vogel"]);
    assert_eq!(found(&bookings), [""; 0]);
}

#[test]
fn nobody_is_joined_with_another_through_a_third() {
    let mut bookings = [
        booking("A", "Max Vogel", "0231 471100", 0),
        booking("B", "M. Vogel", "0231 471100", 1),
        booking("C", "Moritz Vogel", "", 20),
    ];
    for booking in &mut bookings[1..] {
        booking.contact.email = Some("vogel@example.org".into());
    }
    assert_eq!(found(&bookings[1..]), ["60 B C"]);
    assert_eq!(found(&bookings), ["70 A B"]);
}

#[test]
fn a_surname_alone_is_of_the_only_one_under_its_number() {
    let bookings = ["Max Vogel", "Vogel", "Anna Vogel"].map(|name| booking(name, name, "0231 471100", 0));
    assert_eq!(found(&bookings[..2]), ["70 Max Vogel Vogel"]);
    assert_eq!(found(&bookings), [""; 0]);
}

#[test]
fn a_mistyped_number_is_no_other_number() {
    let with = |phone: &str| {
        let bookings = [booking("A", "Anna Vogel", "0231 471100", 0), booking("B", "Anna Vogel", phone, 30)];
        find(&bookings).first().map(|group| group.reasons.clone()).unwrap_or_default()
    };
    assert!(with("0231 471101").contains(&Reason::PhoneAlike));
    assert!(with("0231 417100").contains(&Reason::PhoneAlike));
    assert!(!with("0231 888888").contains(&Reason::PhoneAlike));
}

#[test]
fn one_account_for_several_people_is_none() {
    let mut bookings = [booking("A", "Anna Vogel", "", 0), booking("B", "Ben Vogel", "", 0)];
    bookings[1].person = bookings[0].person.clone();
    assert_eq!(found(&bookings), [""; 0]);
    bookings[1].contact.name = Some("Anna Vogel".into());
    assert_eq!(found(&bookings), ["100 A B"]);
}

#[test]
fn a_name_alone_must_be_rare() {
    let twice = |name: &str, days| [booking("A", name, "", 0), booking("B", name, "", days)];
    assert_eq!(found(&twice("Ada Löwe", 7)), ["75 A B"]);
    assert_eq!(found(&twice("Ada Löwe", 30)), ["65 A B"]);
    let others =
        ["Ada Stein", "Ada Bach", "Ada Wolf", "Ada Roth", "Ben Löwe", "Lea Löwe", "Tim Löwe", "Jan Löwe"];
    let others = (1..).zip(others).map(|(day, name)| booking(&format!("{day}"), name, "", day));
    let all: Vec<_> = twice("Ada Löwe", 1).into_iter().chain(others).collect();
    assert_eq!(found(&all), [""; 0]);
}

#[test]
fn fifty_bookings_of_one_person_are_one_case() {
    let bookings: Vec<_> = (0..50)
        .map(|at| {
            booking(&format!("{at:02}"), ["Anna Vogel", "Vogel, Anna"][at % 2], "0231 471100", at as i64)
        })
        .collect();
    let groups = find(&bookings);
    assert_eq!(groups.iter().map(|group| group.bookings.len()).collect::<Vec<_>>(), [50]);
    assert_eq!(groups[0].days(), 49);
}

#[test]
fn without_anything_known_nobody_is_suspected() {
    assert_eq!(found(&[booking("A", "", "", 0), booking("B", "", "", 0)]), [""; 0]);
    assert_eq!(found(&[booking("A", "", "0231 471100", 0), booking("B", "", "0231 471100", 0)]), [""; 0]);
    assert_eq!(found(&[]), [""; 0]);
}
