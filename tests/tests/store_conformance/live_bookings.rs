use bot_core::desk::Contact;
use store::{live_bookings, people};
use tests::calendar::{Calendar, cancel, minute};
use tests::on_both_engines;

on_both_engines! {
    async fn live_bookings_are_everybodys_and_say_who_comes(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let card = ada.books(minute(0), "id-card").await;
        let passport = ada.books(minute(0), "passport").await;
        let car = bob.books(minute(0), "car").await;
        let given_up = bob.books(minute(0), "passport").await;
        bob.calls(minute(0), cancel(&given_up.id)).await;

        let mut tx = store.begin().await.unwrap();
        let known = Contact { name: Some("Ada Löwe".into()), phone: Some("0221 4711".into()), email: None };
        people::remember(&mut tx, store.codec(), &ada.who.person, &known).await.unwrap();
        let mut all = live_bookings::all(&mut tx, store.codec(), minute(0)).await.unwrap();
        all.sort_by_key(|booking| booking.appointment.id != card.id && booking.appointment.id != passport.id);
        let who = |booking: &bot_core::duplicates::Booking| (booking.person.clone(), booking.contact.clone());
        let adas = (ada.who.person.clone(), known);
        let bobs = (bob.who.person.clone(), Contact::default());
        assert_eq!(all.iter().map(who).collect::<Vec<_>>(), [adas.clone(), adas, bobs]);
        assert_eq!(all[2].appointment, car);

        let end = all.iter().map(|booking| booking.appointment.ends_at).max().unwrap();
        assert_eq!(live_bookings::all(&mut tx, store.codec(), end).await.unwrap(), []);
    }
}
