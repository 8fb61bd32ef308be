use std::slice::from_ref;

use bot_core::desk::Contact;
use bot_core::ids::AppointmentId;
use store::{appointments, people};
use tests::calendar::{Calendar, book, booked, cancel, minute, wish};
use tests::on_both_engines;

fn contact(name: Option<&str>, phone: Option<&str>, email: Option<&str>) -> Contact {
    Contact {
        name: name.map(str::to_owned),
        phone: phone.map(str::to_owned),
        email: email.map(str::to_owned),
    }
}

on_both_engines! {
    async fn a_reference_that_is_taken_is_thrown_again(store: Store) {
        let calendar = Calendar::open(&store).await;
        // Everybody's dice throw the same.
        let ada = calendar.citizen("Ada").await.books(minute(0), "id-card").await;
        let bob = calendar.citizen("Bob").await.books(minute(0), "id-card").await;
        assert_ne!(ada.reference, bob.reference);
        assert_ne!(ada.id, bob.id);
        assert_eq!((ada.reference.len(), ada.sequence), (7, 0));
    }

    async fn live_ones_are_ones_own_and_not_over_earliest_first(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let later = {
            let mut wish = wish("car");
            wish.day = Some("2026-11-24".parse().unwrap());
            let place = ada.places(minute(0), wish.clone()).await.remove(0);
            let hold = ada.holds(minute(0), &place.id, wish).await;
            booked(ada.calls(minute(0), book(&hold.id)).await)
        };
        let first = ada.books(minute(0), "id-card").await;
        assert_eq!(ada.appointments(minute(0)).await, [first.clone(), later.clone()]);
        assert_eq!(ada.appointments(minute(74)).await, [first.clone(), later.clone()], "it has begun");
        assert_eq!(ada.appointments(minute(75)).await, from_ref(&later), "it is over");
        assert_eq!(bob.appointments(minute(0)).await, []);
        ada.calls(minute(75), cancel(&later.id)).await;
        assert_eq!(ada.appointments(minute(75)).await, []);

        let mut tx = store.begin().await.unwrap();
        let found = appointments::find(&mut tx, &ada.who.person, &first.id).await.unwrap().unwrap();
        assert_eq!((found.booked, found.appointment), (true, first.clone()));
        assert_eq!(appointments::find(&mut tx, &bob.who.person, &first.id).await.unwrap(), None);
        let of_hold = found.occupancy.unwrap();
        assert!(appointments::of_occupancy(&mut tx, &ada.who.person, &of_hold).await.unwrap().is_some());
        assert_eq!(appointments::of_occupancy(&mut tx, &bob.who.person, &of_hold).await.unwrap(), None);
        let unknown = AppointmentId::new("'; drop table place; --");
        assert_eq!(appointments::find(&mut tx, &ada.who.person, &unknown).await.unwrap(), None);
    }

    async fn contacts_are_remembered_sealed_and_forgotten(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await.who.person;
        let codec = store.codec();
        let mut tx = store.begin().await.unwrap();
        assert_eq!(people::contact(&mut tx, codec, &ada).await.unwrap(), Contact::default());
        people::remember(&mut tx, codec, &ada, &contact(Some("Ada Löwe"), Some("0221 / 47-11"), None)).await.unwrap();
        people::remember(&mut tx, codec, &ada, &contact(None, None, Some(" Ada@Example.org"))).await.unwrap();
        people::remember(&mut tx, codec, &ada, &Contact::default()).await.unwrap();
        let all = contact(Some("Ada Löwe"), Some("0221 / 47-11"), Some(" Ada@Example.org"));
        assert_eq!(people::contact(&mut tx, codec, &ada).await.unwrap(), all);

        let row = tx.row("select * from person where name_sealed is not null", &[]).await.unwrap().unwrap();
        let sealed = row.maybe_bytes("name_sealed").unwrap().unwrap();
        assert!(!sealed.windows(3).any(|part| part == b"Ada"), "it can be read");
        let index = |column| row.text(column).unwrap();
        assert_eq!(index("name_index"), codec.index("person.name", "adalowe"));
        assert_eq!(index("phone_index"), codec.index("person.phone", "02214711"));
        assert_eq!(index("email_index"), codec.index("person.email", "ada@example.org"));

        people::forget(&mut tx, &ada, minute(1)).await.unwrap();
        assert_eq!(people::contact(&mut tx, codec, &ada).await.unwrap(), Contact::default());
        let row = tx.row("select * from person where forgotten_at is not null", &[]).await.unwrap().unwrap();
        for column in ["name_index", "phone_index", "email_index"] {
            assert_eq!(row.maybe_text(column).unwrap(), None, "{column}");
        }
    }
}
