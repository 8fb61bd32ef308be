use bot_core::desk::{Answer, Call, Outcome};
use bot_core::ids::OfficeId;
use bot_core::waitlist::Entry;
use chrono::{DateTime, TimeDelta, Utc};
use store::Store;
use store::sql::Arg;
use tests::calendar::{Calendar, Citizen, minute, wish};
use tests::on_both_engines;

fn second(seconds: i64) -> DateTime<Utc> {
    minute(0) + TimeDelta::seconds(seconds)
}

/// Five people ask for an identity card at seven: one more, and it is a rush.
async fn a_crowd(calendar: &Calendar) {
    for name in ["Ben", "Bob", "Carl", "Dora", "Emil"] {
        calendar.citizen(name).await.places(second(0), wish("id-card")).await;
    }
}

/// What somebody is shown: which office, and so many minutes after seven.
async fn shown(citizen: &Citizen<'_>, seconds: i64) -> Vec<(String, i64)> {
    let places = citizen.places(second(seconds), wish("id-card")).await;
    places
        .iter()
        .map(|place| (place.office.to_string(), (place.starts_at - minute(0)).num_minutes()))
        .collect()
}

async fn waits(citizen: &Citizen<'_>, at: DateTime<Utc>) -> Entry {
    match citizen.calls(at, Call::Wait { wish: wish("id-card") }).await {
        Answer::Ok(Outcome::Waits(entry)) => entry,
        other => panic!("{other:?}"),
    }
}

/// So many more entries, all of one person, since a second before seven.
async fn many_wait(store: &Store, entry: &Entry, many: i64) {
    let sql = "insert into waitlist_entry (id, person, chat, service, wish, until, until_at, state, created_at, free_since)
        with recursive count (n) as (select 1 union all select n + 1 from count where n < $3 + 0)
        select 'many-' || n, person, chat, service, wish, until, until_at, 'waiting', $2 + n, free_since
        from count, waitlist_entry where id = $1";
    let since = second(-1);
    let mut tx = store.begin().await.unwrap();
    tx.execute(sql, &[Arg::from(entry.id.as_str()), Arg::from(since), Arg::from(many)]).await.unwrap();
    tx.commit().await.unwrap();
}

on_both_engines! {
    async fn in_a_rush_the_earliest_that_nobody_else_looks_at_are_shown(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        let at = |office: &str, minutes: i64| (office.to_owned(), minutes);
        a_crowd(&calendar).await;
        // Two desks in the centre: each of these is there twice.
        let (first, second) = (shown(&ada, 1).await, shown(&eva, 1).await);
        assert_eq!(first, [at("centre", 60), at("centre", 75), at("centre", 90)]);
        assert_eq!(second, first);
        let ida = calendar.citizen("Ida").await;
        assert_eq!(shown(&ida, 1).await, [at("north", 90), at("centre", 105), at("north", 105)]);
        assert_eq!(shown(&ida, 40).await, first, "and when they have gone, the earliest again");
    }

    async fn a_place_that_is_looked_at_is_offered_to_nobody_until_it_is_let_go(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, ida) = (calendar.citizen("Ada").await, calendar.citizen("Ida").await);
        a_crowd(&calendar).await;
        // Two weeks of places are free; Ida wants one of two, and Ada looks at them.
        let mut north = wish("id-card");
        north.offices = vec![OfficeId::new("north")];
        north.day = Some("2026-11-20".parse().unwrap());
        assert_eq!(ada.places(second(0), north.clone()).await.len(), 2);
        let Answer::Ok(Outcome::Waits(entry)) = ida.calls(second(1), Call::Wait { wish: north.clone() }).await else {
            panic!("she waits")
        };
        let (desk, city) = (&calendar.desk, &calendar.city);
        let mut tx = store.begin().await.unwrap();
        assert!(!desk.offer(&mut tx, city, &entry.id, second(2)).await.unwrap(), "Ada looks at both");
        drop(tx);
        ada.holds(second(3), &ada.places(second(3), north.clone()).await[0].id, north).await;
        let mut tx = store.begin().await.unwrap();
        let candidates = desk.candidates(&mut tx, second(2), second(4)).await.unwrap();
        assert_eq!(candidates.iter().map(|candidate| &candidate.entry).collect::<Vec<_>>(), [&entry.id]);
        assert!(desk.offer(&mut tx, city, &entry.id, second(4)).await.unwrap(), "the other is free");
    }

    async fn who_wants_the_same_is_told_apart_from_who_does_not(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, eva, ida) =
            (calendar.citizen("Ada").await, calendar.citizen("Eva").await, calendar.citizen("Ida").await);
        waits(&ada, second(1)).await;
        ida.calls(second(2), Call::Wait { wish: wish("passport") }).await;
        waits(&eva, second(3)).await;
        let mut tx = store.begin().await.unwrap();
        let candidates = calendar.desk.candidates(&mut tx, second(0), second(4)).await.unwrap();
        let wants: Vec<_> = candidates.iter().map(|candidate| candidate.wants).collect();
        assert_eq!(wants, [0, 1, 0]);
    }

    async fn of_a_long_list_everybody_is_told_how_long_it_is(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let adas = waits(&ada, second(0)).await;
        many_wait(&store, &adas, 700).await;
        let mut names = Vec::new();
        for number in 0..5 {
            names.push(calendar.citizen(&format!("citizen {number}")).await);
        }
        assert_eq!(waits(&names[0], second(1)).await.ahead, 701);
        assert_eq!(waits(&names[1], second(2)).await.ahead, 702, "counted from the one before");
        let mut tx = store.begin().await.unwrap();
        tx.execute("delete from waitlist_entry where id like 'many-1%'", &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(waits(&names[2], second(3)).await.ahead, 703, "who left is noticed later");
        assert_eq!(waits(&names[3], second(62)).await.ahead, 703 - 110);
        let Answer::Ok(Outcome::Entries(entries)) = ada.calls(second(63), Call::Entries).await else { panic!() };
        let first = entries.iter().find(|entry| entry.id.as_str() == "many-2").unwrap();
        assert_eq!(first.ahead, 0, "the second of those that are left");
    }
}
