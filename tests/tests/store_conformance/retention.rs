use std::collections::BTreeMap;

use bot_core::desk::Contact;
use bot_core::ids::OrderId;
use chrono::TimeDelta;
use store::outbox::{self, Kind, Lane, NewRow, Outcome, Record};
use store::retention::{Forgotten, forget_old};
use store::sql::Arg;
use store::sync::{self, Withheld};
use store::{Tx, chats, links, people, tries, updates};
use tests::on_both_engines;

use crate::sample::{chat, count, dice, later, now};

const RETENTION: TimeDelta = TimeDelta::days(90);
const DAY: i64 = 86_400;

/// The rows an appointment names.
const WORLD: &[&str] = &[
    "insert into service (id, position, body) values ('passport', 0, '{}')",
    "insert into office (id, position, body) values ('centre', 0, '{}')",
    "insert into opening_rule (id, office, position, body) values ('rule', 'centre', 0, '{}')",
];

/// A person with contact data and one appointment that many days ago.
async fn appointment(tx: &mut Tx, name: &str, days_ago: i64) {
    let (from, to) = (later(-days_ago * DAY), later(-days_ago * DAY + 900));
    let person = "insert into person (id, name_sealed, name_index, created_at) values ($1, $2, 'x', 0)";
    tx.execute(person, &[name.into(), Arg::Bytes(Some(b"sealed"))]).await.unwrap();
    let account =
        "insert into account (id, platform, address, person, created_at) values ($1, 'telegram', $1, $1, 0)";
    tx.execute(account, &[name.into()]).await.unwrap();
    let statements = [
        "insert into occupancy (id, kind, person, service, quantity, office, desk, slots, starts_at, ends_at,
                created_at)
            values ($1, 'appointment', $1, 'passport', 1, 'centre', 1, 1, $2, $3, 0)",
        "insert into place (office, desk, starts_at, ends_at, lane, visible_from, rule, occupant)
            values ('centre', 1, $2, $3, 'public', 0, 'rule', $1)",
        "insert into place (office, desk, starts_at, ends_at, lane, visible_from, rule)
            values ('centre', 2, $2, $3, 'public', 0, 'rule')",
        "insert into appointment (id, reference, state, occupancy, person, booked_by, service, quantity, office,
                starts_at, ends_at, sequence, created_at, changed_at)
            values ($1, $1, 'booked', $1, $1, $1, 'passport', 1, 'centre', $2, $3, 0, 0, 0)",
    ];
    for sql in statements {
        tx.execute(sql, &[name.into(), from.into(), to.into()]).await.unwrap();
    }
}

on_both_engines! {
    async fn an_empty_store_forgets_nothing(store: Store) {
        let mut tx = store.begin().await.unwrap();
        assert_eq!(forget_old(&mut tx, now(), RETENTION).await.unwrap(), Forgotten::default());
    }

    async fn appointments_are_kept_until_their_time_is_over(store: Store) {
        let mut tx = store.begin().await.unwrap();
        for sql in WORLD {
            tx.execute(*sql, &[]).await.unwrap();
        }
        for (name, days_ago) in [("old", 91), ("recent", 89), ("coming", -5)] {
            appointment(&mut tx, name, days_ago).await;
        }
        let forgotten = forget_old(&mut tx, now(), RETENTION).await.unwrap();
        assert_eq!(forgotten, Forgotten { appointments: 1, accounts: 1, persons: 1, ..Forgotten::default() });
        for (what, sql) in [
            ("appointments", "select count(*) as count from appointment"),
            ("occupancies", "select count(*) as count from occupancy"),
            (
                "contacts",
                "select count(*) as count from person where name_sealed is not null and name_index is not null",
            ),
            ("persons", "select count(*) as count from person"),
            ("taken places", "select count(*) as count from place where occupant is not null"),
        ] {
            assert_eq!(count(&mut tx, sql).await, 2, "{what}");
        }
        assert_eq!(
            forget_old(&mut tx, now(), RETENTION).await.unwrap(),
            Forgotten::default(),
            "once is enough"
        );
        tx.commit().await.unwrap();
    }

    async fn who_has_another_appointment_keeps_their_data(store: Store) {
        let mut tx = store.begin().await.unwrap();
        for sql in WORLD {
            tx.execute(*sql, &[]).await.unwrap();
        }
        for (name, days_ago) in [("ada", 93), ("bob", 92), ("cleo", 91), ("cancelled", 89), ("held", -1)] {
            appointment(&mut tx, name, days_ago).await;
        }
        for sql in [
            "update appointment set person = 'ada', state = 'cancelled', occupancy = null
                where id = 'cancelled'",
            "delete from appointment where id = 'held'",
            "update occupancy set person = 'bob', kind = 'hold', expires_at = 0 where id = 'held'",
        ] {
            tx.execute(sql, &[]).await.unwrap();
        }
        forget_old(&mut tx, now(), RETENTION).await.unwrap();
        let known = "select id from person where name_sealed is not null
            and id in ('ada', 'bob', 'cleo') order by id";
        let known = tx.rows(known, &[]).await.unwrap();
        assert_eq!(known.iter().map(|row| row.text("id").unwrap()).collect::<Vec<_>>(), ["ada", "bob"]);
    }

    async fn who_still_has_a_chat_stays_without_their_data(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ada = chat(&mut tx, &store, "ada").await;
        chats::save(&mut tx, store.codec(), &ada, b"hello", None, None, later(89 * DAY)).await.unwrap();
        let name = Contact { name: Some("Ada".into()), ..Contact::default() };
        people::remember(&mut tx, store.codec(), &ada.person, &name).await.unwrap();
        let forgotten = forget_old(&mut tx, later(91 * DAY), RETENTION).await.unwrap();
        assert_eq!(forgotten, Forgotten { contacts: 1, ..Forgotten::default() });
    }

    async fn updates_are_remembered_for_a_week(store: Store) {
        let mut tx = store.begin().await.unwrap();
        for (id, days_ago) in [("1", 8), ("2", 6)] {
            updates::first_time(&mut tx, "telegram", id, later(-days_ago * DAY)).await.unwrap();
        }
        for (id, days_ago) in [("3", 91), ("4", 89)] {
            updates::record_failure(&mut tx, store.codec(), "telegram", id, b"", "", later(-days_ago * DAY))
                .await
                .unwrap();
        }
        let forgotten = forget_old(&mut tx, now(), RETENTION).await.unwrap();
        assert_eq!(forgotten, Forgotten { updates: 1, failures: 1, ..Forgotten::default() });
        assert!(!updates::first_time(&mut tx, "telegram", "2", now()).await.unwrap());
    }

    async fn what_never_opened_is_kept_for_a_week(store: Store) {
        let mut tx = store.begin().await.unwrap();
        for (event, days_ago) in [("$old", 8), ("$recent", 6)] {
            let sealed = Withheld {
                event: event.into(),
                room: "!room".into(),
                sender: "@ada".into(),
                session: "x".into(),
                seen_at: later(-days_ago * DAY),
                asked: true,
            };
            sync::withhold(&mut tx, "matrix", &sealed).await.unwrap();
        }
        let forgotten = forget_old(&mut tx, now(), RETENTION).await.unwrap();
        assert_eq!(forgotten, Forgotten { withheld: 1, ..Forgotten::default() });
        let kept = sync::withheld(&mut tx, "matrix").await.unwrap();
        assert_eq!(kept.iter().map(|sealed| &*sealed.event).collect::<Vec<_>>(), ["$recent"]);
    }

    async fn a_room_is_remembered_as_long_as_its_chat(store: Store) {
        let mut tx = store.begin().await.unwrap();
        chat(&mut tx, &store, "here").await;
        let positions = [("here", "$1"), ("nowhere", "$2")].map(|(room, event)| (room.to_owned(), event.to_owned()));
        sync::advance(&mut tx, ["the bot", "telegram"], "s1", &BTreeMap::from(positions.clone())).await.unwrap();
        let forgotten = forget_old(&mut tx, now(), RETENTION).await.unwrap();
        assert_eq!(forgotten, Forgotten { positions: 1, ..Forgotten::default() });
        let [here, _] = positions;
        assert_eq!(sync::positions(&mut tx, "telegram").await.unwrap(), BTreeMap::from([here]));
    }

    async fn codes_are_kept_until_they_are_over(store: Store) {
        let mut tx = store.begin().await.unwrap();
        for (address, until) in [("over", 0), ("valid", 1)] {
            let chat = chat(&mut tx, &store, address).await;
            let (codec, mut dice) = (store.codec(), dice(9));
            links::make_code(&mut tx, codec, &mut dice, &chat.person, &chat.account, later(until)).await.unwrap();
            for (order, hours_ago) in [("old", 3), ("recent", 1)] {
                let order = OrderId::new(format!("{address} {order}"));
                let tried_at = later(-hours_ago * 3_600);
                tries::note_wrong(&mut tx, &order, &chat.account, tried_at).await.unwrap();
            }
        }
        let forgotten = forget_old(&mut tx, now(), RETENTION).await.unwrap();
        assert_eq!(forgotten, Forgotten { codes: 3, ..Forgotten::default() });
        assert_eq!(forget_old(&mut tx, now(), RETENTION).await.unwrap(), Forgotten::default());
    }

    async fn an_account_goes_with_its_codes_and_reminds_nobody(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let old = chat(&mut tx, &store, "old").await;
        let other = chat(&mut tx, &store, "other").await;
        people::remind(&mut tx, &other.person, &old.account).await.unwrap();
        links::make_code(&mut tx, store.codec(), &mut dice(9), &old.person, &old.account, later(9)).await.unwrap();
        tries::note_wrong(&mut tx, &OrderId::new("order"), &old.account, now()).await.unwrap();
        chats::save(&mut tx, store.codec(), &old, b"hello", None, None, later(-91 * DAY)).await.unwrap();
        for sql in ["update account set created_at = 0", "update person set created_at = 0"] {
            tx.execute(sql, &[]).await.unwrap();
        }
        let forgotten = forget_old(&mut tx, now(), RETENTION).await.unwrap();
        assert_eq!(forgotten, Forgotten { chats: 1, accounts: 1, persons: 1, ..Forgotten::default() });
        tx.commit().await.unwrap();
    }

    async fn what_was_sent_is_kept_for_thirty_days_or_the_retention(store: Store) {
        for (retention, days, gone) in [(RETENTION, 29, 0), (RETENTION, 31, 1), (TimeDelta::days(2), 3, 1)] {
            let mut tx = store.begin().await.unwrap();
            let ada = chat(&mut tx, &store, "ada").await;
            let row = |body: &[u8]| NewRow {
                chat: ada.id.clone(),
                lane: Lane::Due,
                kind: Kind::Aside,
                body: body.to_vec(),
                due_at: now(),
            };
            outbox::enqueue(&mut tx, store.codec(), &[row(b"sent"), row(b"waits")], now()).await.unwrap();
            let lease = TimeDelta::seconds(60);
            let claimed =
                outbox::claim(&mut tx, store.codec(), "telegram", Lane::ALL, now(), lease, &outbox::Room::of(1)).await.unwrap();
            outbox::record(&mut tx, &[Record::of(&claimed[0], Outcome::Edited)], now()).await.unwrap();
            let forgotten = forget_old(&mut tx, later(days * DAY), retention).await.unwrap();
            assert_eq!(forgotten.sent, gone, "{days} days, kept for {retention}");
            assert_eq!(count(&mut tx, "select count(*) as count from outbox where outcome is null").await, 1);
        }
    }

    async fn a_chat_nobody_touched_goes_with_all_who_were_in_it(store: Store) {
        let mut tx = store.begin().await.unwrap();
        for (address, days_ago, wake_at) in
            [("old", 91, None), ("recent", 89, None), ("waiting", 91, Some(later(9)))]
        {
            let chat = chat(&mut tx, &store, address).await;
            chats::save(&mut tx, store.codec(), &chat, b"hello", wake_at, None, later(-days_ago * DAY))
                .await
                .unwrap();
        }
        for sql in ["update account set created_at = 0", "update person set created_at = 0"] {
            tx.execute(sql, &[]).await.unwrap();
        }
        let forgotten = forget_old(&mut tx, now(), RETENTION).await.unwrap();
        assert_eq!(forgotten, Forgotten { chats: 1, accounts: 1, persons: 1, ..Forgotten::default() });
        for address in ["recent", "waiting"] {
            assert!(chat(&mut tx, &store, address).await.conversation.is_some());
        }
        assert_eq!(chat(&mut tx, &store, "old").await.conversation, None, "new here");
        tx.commit().await.unwrap();
    }

    async fn a_chat_stays_for_what_is_still_to_come(store: Store) {
        let mut tx = store.begin().await.unwrap();
        for sql in WORLD {
            tx.execute(*sql, &[]).await.unwrap();
        }
        appointment(&mut tx, "coming", -5).await;
        let coming = chat(&mut tx, &store, "coming").await;
        let reminded = chat(&mut tx, &store, "reminded").await;
        for chat in [&coming, &reminded] {
            chats::save(&mut tx, store.codec(), chat, b"hello", None, None, later(-91 * DAY)).await.unwrap();
        }
        let reminder = NewRow {
            chat: reminded.id.clone(),
            lane: Lane::Due,
            kind: Kind::Aside,
            body: b"soon".to_vec(),
            due_at: later(DAY),
        };
        outbox::enqueue(&mut tx, store.codec(), &[reminder], now()).await.unwrap();
        tx.execute("update person set created_at = 0", &[]).await.unwrap();
        tx.execute("update account set created_at = 0", &[]).await.unwrap();
        let forgotten = forget_old(&mut tx, now(), RETENTION).await.unwrap();
        assert_eq!(forgotten, Forgotten { conversations: 2, ..Forgotten::default() });
        assert_eq!(chat(&mut tx, &store, "coming").await.id, coming.id);
        assert_eq!(chat(&mut tx, &store, "reminded").await.id, reminded.id);
        tx.commit().await.unwrap();
    }
}
