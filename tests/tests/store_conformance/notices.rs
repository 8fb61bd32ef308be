use std::collections::BTreeMap;

use bot_core::Language;
use bot_core::ids::{OrderId, PersonId, ServiceId};
use bot_core::notice::{Audience, Progress, State, Texts};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Europe;
use store::chats::Chat;
use store::notices::steer::{self, Order};
use store::notices::{self, CHUNK, Notice, Proposal, audience, board, letters, news, progress, queue, watch};
use store::outbox::{self, Claimed, Lane, Outcome, Record, Room};
use store::{Store, people, retention};
use tests::calendar::{Calendar, book, cancel, city, minute, visit};
use tests::on_both_engines;

use crate::sample::{chat, count, later, now};

/// Somebody who wants news.
async fn wants_news(store: &Store, name: &str, at: DateTime<Utc>) -> Chat {
    let mut tx = store.begin().await.unwrap();
    let chat = chat(&mut tx, store, name).await;
    news::take(&mut tx, &chat.person, at).await.unwrap();
    tx.commit().await.unwrap();
    chat
}

/// A notice that Eva wrote and Ida approved.
async fn approved(store: &Store, audience: &str, send_at: Option<DateTime<Utc>>) -> i64 {
    let mut texts = Texts::default();
    texts.insert(Language::new("de"), "Hallo".to_owned().into());
    let audience: Audience = audience.parse().unwrap();
    let proposal = Proposal { audience: &audience, texts: &texts, author: "Eva", send_at, order: None };
    let mut tx = store.begin().await.unwrap();
    let id = notices::propose(&mut tx, &proposal, now()).await.unwrap();
    assert!(notices::approve(&mut tx, id, "Ida", send_at, now()).await.unwrap());
    assert!(!notices::approve(&mut tx, id, "Ina", send_at, now()).await.unwrap(), "once is enough");
    tx.commit().await.unwrap();
    id
}

async fn found(store: &Store, id: i64) -> Notice {
    notices::find(&mut store.begin().await.unwrap(), id).await.unwrap().unwrap()
}

/// Puts the next chunk into the outbox, as one who found the notice like this.
async fn puts(store: &Store, notice: &Notice) -> bool {
    let codec = store.codec();
    let mut tx = store.begin().await.unwrap();
    let chunk = queue::chunk(&mut tx, codec, notice, Europe::Berlin).await.unwrap();
    let letter = |language: Option<&Language>| language.map_or("?", Language::code).into();
    let is_put = queue::put(&mut tx, codec, notice, &chunk, letter, now()).await.unwrap();
    tx.commit().await.unwrap();
    is_put
}

/// All of it; the notice as it is then.
async fn queued(store: &Store, id: i64) -> Notice {
    while puts(store, &found(store, id).await).await {}
    let notice = found(store, id).await;
    assert!(notice.queued_at.is_some());
    notice
}

async fn claims(store: &Store, at: DateTime<Utc>) -> Vec<Claimed> {
    let mut tx = store.begin().await.unwrap();
    let claimed = outbox::claim(
        &mut tx,
        store.codec(),
        "telegram",
        Lane::ALL,
        at,
        TimeDelta::seconds(60),
        &Room::of(100),
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    claimed
}

async fn records(store: &Store, row: &Claimed, outcome: Outcome) {
    let mut tx = store.begin().await.unwrap();
    outbox::record(&mut tx, &[Record::of(row, outcome)], now()).await.unwrap();
    tx.commit().await.unwrap();
}

fn arrived() -> Outcome {
    Outcome::Delivered { message: None }
}

async fn carries_out(store: &Store, id: i64, order: Order) -> u64 {
    let mut tx = store.begin().await.unwrap();
    let is_to_do = steer::is_to_do(&mut tx, id, order, now()).await.unwrap();
    let rows = steer::carry_out(&mut tx, id, order, now()).await.unwrap();
    assert_eq!(is_to_do, rows > 0);
    tx.commit().await.unwrap();
    rows
}

async fn progress(store: &Store, id: i64) -> Progress {
    let notice = found(store, id).await;
    progress::of(&mut store.begin().await.unwrap(), &notice).await.unwrap()
}

/// How many belong to an audience.
async fn people(store: &Store, audience: &str) -> u64 {
    let audience = audience.parse().unwrap();
    audience::count(&mut store.begin().await.unwrap(), &audience, Europe::Berlin, now()).await.unwrap()
}

on_both_engines! {
    async fn a_notice_is_kept_as_it_was_written(store: Store) {
        let id = approved(&store, "booked:2026-11-23..2026-11-24,office=centre", Some(later(60))).await;
        let notice = found(&store, id).await;
        assert_eq!(notice.audience.to_string(), "booked:2026-11-23..2026-11-24,office=centre");
        assert_eq!(notice.texts.text(&Language::new("en"), &Language::new("de")).unwrap().text, "Hallo");
        assert_eq!((notice.state, notice.author.as_str()), (State::Approved, "Eva"));
        assert_eq!((notice.approver.as_deref(), notice.send_at), (Some("Ida"), Some(later(60))));
        let mut tx = store.begin().await.unwrap();
        assert_eq!(notices::open(&mut tx).await.unwrap(), std::slice::from_ref(&notice));
        assert_eq!(notices::latest(&mut tx, 5).await.unwrap(), [notice]);
        assert_eq!(notices::find(&mut tx, id + 1).await.unwrap(), None);
    }

    async fn each_of_many_gets_it_once_whoever_puts_it_in(store: Store) {
        let mut tx = store.begin().await.unwrap();
        for number in 0..CHUNK + 3 {
            let chat = chat(&mut tx, &store, &format!("citizen-{number}")).await;
            news::take(&mut tx, &chat.person, now()).await.unwrap();
        }
        tx.commit().await.unwrap();
        let id = approved(&store, "news", None).await;
        let first = found(&store, id).await;
        assert!(puts(&store, &first).await);
        assert!(!puts(&store, &first).await, "another had looked at it before");
        let notice = queued(&store, id).await;
        assert_eq!(notice.recipients, CHUNK as u64 + 3);
        assert!(!puts(&store, &notice).await, "nobody is left");
        let mut tx = store.begin().await.unwrap();
        let sql = "select count(distinct chat) as count from outbox where lane = 'bulk' and kind = 'aside'";
        assert_eq!(count(&mut tx, sql).await, CHUNK as i64 + 3);
        assert_eq!(count(&mut tx, "select count(*) as count from outbox").await, CHUNK as i64 + 3);
        let lines = progress::list(&mut tx, id, 0, 1000).await.unwrap();
        assert!(lines.iter().map(|line| line.number).eq(1..=CHUNK as u64 + 3), "each has a number");
        assert!(lines.iter().all(|line| line.outcome == "waiting"));
    }

    async fn the_audience_is_that_of_the_approval(store: Store) {
        for (name, at) in [("before", now()), ("after", later(1))] {
            wants_news(&store, name, at).await;
        }
        let id = approved(&store, "news", None).await;
        assert_eq!(queued(&store, id).await.recipients, 1);
        assert_eq!(claims(&store, later(1)).await[0].address, "before");
    }

    async fn one_person_on_two_messengers_gets_it_where_they_are_reminded(store: Store) {
        let (home, work) = (wants_news(&store, "home", now()).await, wants_news(&store, "work", now()).await);
        let mut tx = store.begin().await.unwrap();
        store::links::join(&mut tx, &work.person, &work.account, &home.person).await.unwrap();
        people::remind(&mut tx, &home.person, &work.account).await.unwrap();
        tx.commit().await.unwrap();
        let id = approved(&store, "news", None).await;
        assert_eq!(queued(&store, id).await.recipients, 1);
        let claimed = claims(&store, now()).await;
        assert_eq!(claimed.iter().map(|row| row.address.as_str()).collect::<Vec<_>>(), ["work"]);
    }

    async fn everybody_reads_it_in_their_language(store: Store) {
        for (name, code) in [("ada", Some("en")), ("bob", Some("de")), ("eva", None)] {
            let chat = wants_news(&store, name, now()).await;
            let mut tx = store.begin().await.unwrap();
            let language = code.map(Language::new);
            let spoken = bot_core::Conversation::new(chat.id.clone(), Language::new("fr"), now());
            store::chats::save(&mut tx, store.codec(), &chat, &spoken.write(), None, language.as_ref(), now())
                .await
                .unwrap();
            tx.commit().await.unwrap();
        }
        wants_news(&store, "ida", now()).await;
        let id = approved(&store, "news", None).await;
        queued(&store, id).await;
        let claimed = claims(&store, now()).await;
        let read: BTreeMap<&str, &[u8]> =
            claimed.iter().map(|row| (row.address.as_str(), row.body.as_slice())).collect();
        let expected: [(&str, &[u8]); 4] = [("ada", b"en"), ("bob", b"de"), ("eva", b"fr"), ("ida", b"?")];
        assert_eq!(read, BTreeMap::from(expected));
    }

    async fn what_is_paused_waits_and_what_is_stopped_is_withdrawn(store: Store) {
        for name in ["ada", "bob", "eva"] {
            wants_news(&store, name, now()).await;
        }
        let id = approved(&store, "news", None).await;
        queued(&store, id).await;
        let under_way = claims(&store, now()).await.remove(0);
        let mut tx = store.begin().await.unwrap();
        // The other two were claimed with it; they fail, and would be tried again.
        tx.execute("update outbox set lease_until = null, attempts = 1 where id <> $1", &[under_way.id.into()])
            .await
            .unwrap();
        assert!(notices::pause(&mut tx, id).await.unwrap());
        assert!(!notices::pause(&mut tx, id).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(carries_out(&store, id, Order::Hold).await, 2);
        assert_eq!(carries_out(&store, id, Order::Hold).await, 0);
        assert_eq!(claims(&store, later(50)).await, [], "nothing of it goes out");
        records(&store, &under_way, arrived()).await;

        let mut tx = store.begin().await.unwrap();
        assert!(notices::resume(&mut tx, id).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(carries_out(&store, id, Order::LetGo(now())).await, 2);
        let next = claims(&store, now()).await;
        assert_eq!(next.len(), 2);
        records(&store, &next[0], Outcome::Retry { due_at: later(5), reason: "no network".to_owned() }).await;

        let mut tx = store.begin().await.unwrap();
        assert!(notices::stop(&mut tx, id).await.unwrap());
        assert!(!notices::resume(&mut tx, id).await.unwrap(), "that is for good");
        tx.commit().await.unwrap();
        assert_eq!(carries_out(&store, id, Order::Withdraw).await, 1, "the other is being sent");
        records(&store, &next[1], arrived()).await;
        assert_eq!(progress(&store, id).await, Progress { sent: 2, withdrawn: 1, ..Progress::default() });
    }

    async fn a_notice_that_waits_for_its_time_is_let_go_no_earlier(store: Store) {
        wants_news(&store, "ada", now()).await;
        let id = approved(&store, "news", Some(later(600))).await;
        queued(&store, id).await;
        assert_eq!(carries_out(&store, id, Order::Hold).await, 1);
        assert_eq!(carries_out(&store, id, Order::LetGo(later(600))).await, 1);
        assert_eq!(claims(&store, later(599)).await, []);
        assert_eq!(claims(&store, later(600)).await.len(), 1);
    }

    async fn what_became_of_it_is_counted_once_for_each(store: Store) {
        for name in ["ada", "bob", "eva", "ida", "ben"] {
            wants_news(&store, name, now()).await;
        }
        let mut tx = store.begin().await.unwrap();
        let gone = chat(&mut tx, &store, "ben").await;
        store::chats::mark_left(&mut tx, &gone.id, now()).await.unwrap();
        tx.execute("insert into person (id, created_at, news_at) values ('no-chat', 0, 0)", &[]).await.unwrap();
        tx.commit().await.unwrap();
        let id = approved(&store, "news", None).await;
        queued(&store, id).await;
        let claimed = claims(&store, now()).await;
        let of = |name: &str| claimed.iter().find(|row| row.address == name).unwrap();
        records(&store, of("ada"), arrived()).await;
        records(&store, of("bob"), Outcome::Blocked).await;
        records(&store, of("eva"), Outcome::Refused("no such chat".to_owned())).await;
        let seen = Progress { sent: 1, blocked: 2, unreachable: 2, left: 1, ..Progress::default() };
        assert_eq!(progress(&store, id).await, seen);

        // The process dies; another one sends Ida's again.
        let again = claims(&store, later(61)).await.remove(0);
        assert_eq!(again.address, "ida");
        records(&store, &again, arrived()).await;
        let result = Progress { unknown: 1, left: 0, ..seen };
        assert_eq!(progress(&store, id).await, result);

        let mut tx = store.begin().await.unwrap();
        assert!(!progress::is_under_way(&mut tx, id).await.unwrap());
        assert!(notices::end(&mut tx, id, result, later(70)).await.unwrap());
        assert!(!notices::end(&mut tx, id, result, later(71)).await.unwrap());
        let mut outcomes: Vec<&str> =
            progress::list(&mut tx, id, 0, 10).await.unwrap().iter().map(|line| line.outcome).collect();
        outcomes.sort_unstable();
        assert_eq!(outcomes, ["blocked", "blocked", "sent", "unknown", "unreachable", "unreachable"]);
        tx.execute("delete from outbox", &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(progress(&store, id).await, result, "the outbox forgets, the notice doesn't");
        let notice = found(&store, id).await;
        assert_eq!((notice.state, notice.ended_at), (State::Done, Some(later(70))));
    }

    async fn who_leaves_the_news_gets_nothing_that_is_on_its_way(store: Store) {
        let ada = wants_news(&store, "ada", now()).await;
        let id = approved(&store, "news", Some(later(600))).await;
        queued(&store, id).await;
        let mut tx = store.begin().await.unwrap();
        assert!(news::wants(&mut tx, &ada.person).await.unwrap());
        news::leave(&mut tx, &ada.person, now()).await.unwrap();
        assert!(!news::wants(&mut tx, &ada.person).await.unwrap());
        assert!(!news::wants(&mut tx, &PersonId::new("nobody")).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(claims(&store, later(600)).await, []);
        assert_eq!(progress(&store, id).await, Progress { withdrawn: 1, ..Progress::default() });
    }

    async fn appointments_make_an_audience_by_day_office_and_service(store: Store) {
        let mut city = city();
        city.services[1].combines = vec![ServiceId::new("id-card")];
        let calendar = Calendar::of(&store, city).await;
        let (ada, bob, eva) =
            (calendar.citizen("Ada").await, calendar.citizen("Bob").await, calendar.citizen("Eva").await);
        let passport = ada.books_at(minute(0), "centre", minute(60), "passport").await;
        ada.books_at(minute(0), "north", minute(90), "id-card").await;
        let wish = visit(&["id-card", "passport"]);
        let place = bob.places(minute(0), wish.clone()).await.remove(0);
        let hold = bob.holds(minute(0), &place.id, wish).await;
        bob.calls(minute(0), book(&hold.id)).await;
        let gone = eva.books_at(minute(0), "north", minute(105), "id-card").await;
        eva.calls(minute(0), cancel(&gone.id)).await;

        assert_eq!(people(&store, "booked:2026-11-20..2026-11-20").await, 2, "Ada once, Eva not");
        assert_eq!(people(&store, "booked:2026-11-21..2026-11-30").await, 0);
        assert_eq!(people(&store, "booked:2026-11-20..2026-11-20,office=north").await, 1);
        assert_eq!(people(&store, "booked:2026-11-20..2026-11-20,service=passport").await, 2, "beside another");
        assert_eq!(people(&store, &format!("person:{}", passport.reference)).await, 1);
        assert_eq!(people(&store, "person:AAA-AAA").await, 0);
        assert_eq!(people(&store, "waiting").await, 0);

        let id = approved(&store, "booked:2026-11-20..2026-11-20,office=centre,service=passport", None).await;
        queued(&store, id).await;
        let lines = progress::list(&mut store.begin().await.unwrap(), id, 0, 10).await.unwrap();
        assert!(lines.iter().any(|line| line.reference.as_ref() == Some(&passport.reference)));
    }

    async fn an_order_writes_a_notice_once(store: Store) {
        let order = OrderId::new("c-1-1");
        let (texts, audience) = (Texts::default(), Audience::News);
        let proposal =
            Proposal { audience: &audience, texts: &texts, author: "Eva", send_at: None, order: Some(&order) };
        let mut tx = store.begin().await.unwrap();
        assert_eq!(notices::of_order(&mut tx, &order).await.unwrap(), None);
        let id = notices::propose(&mut tx, &proposal, now()).await.unwrap();
        assert_eq!(notices::of_order(&mut tx, &order).await.unwrap().map(|notice| notice.id), Some(id));
        tx.commit().await.unwrap();
    }

    async fn staff_are_told_once(store: Store) {
        let eva = wants_news(&store, "eva", now()).await;
        let (texts, audience) = (Texts::default(), Audience::News);
        let proposal = Proposal { audience: &audience, texts: &texts, author: "Eva", send_at: None, order: None };
        let mut tx = store.begin().await.unwrap();
        let id = notices::propose(&mut tx, &proposal, now()).await.unwrap();
        assert_eq!(letters::to_announce(&mut tx).await.unwrap().len(), 1);
        assert!(letters::announced(&mut tx, id, later(1)).await.unwrap());
        assert!(!letters::announced(&mut tx, id, later(2)).await.unwrap());
        assert_eq!(letters::to_announce(&mut tx).await.unwrap(), []);
        assert_eq!(letters::to_report(&mut tx).await.unwrap(), []);
        assert!(notices::reject(&mut tx, id, later(3)).await.unwrap());
        assert_eq!(letters::to_report(&mut tx).await.unwrap().len(), 1);
        assert!(letters::reported(&mut tx, id, later(4)).await.unwrap());
        assert!(!letters::reported(&mut tx, id, later(5)).await.unwrap());
        assert_eq!(letters::to_report(&mut tx).await.unwrap(), []);

        letters::want_list(&mut tx, id, &eva.id).await.unwrap();
        letters::want_list(&mut tx, id, &eva.id).await.unwrap();
        assert_eq!(letters::wanted_lists(&mut tx).await.unwrap(), [(id, eva.id.clone())]);
        assert!(letters::list_sent(&mut tx, id, &eva.id).await.unwrap());
        assert!(!letters::list_sent(&mut tx, id, &eva.id).await.unwrap());
        tx.commit().await.unwrap();
    }

    async fn who_looks_is_shown_what_changes_and_nothing_else(store: Store) {
        let eva = wants_news(&store, "eva", now()).await;
        let mut tx = store.begin().await.unwrap();
        let before = board::digest(&mut tx).await.unwrap();
        watch::shown(&mut tx, &eva.id, &before, now()).await.unwrap();
        watch::shown(&mut tx, &eva.id, &before, later(1)).await.unwrap();
        assert!(!watch::is_watched(&mut tx, now()).await.unwrap(), "it was shown later");
        assert!(watch::is_watched(&mut tx, later(1)).await.unwrap());
        assert_eq!(watch::outdated(&mut tx, &before, later(1)).await.unwrap(), []);
        tx.commit().await.unwrap();

        approved(&store, "news", None).await;
        let mut tx = store.begin().await.unwrap();
        let after = board::digest(&mut tx).await.unwrap();
        assert_ne!(before, after);
        assert_eq!(watch::outdated(&mut tx, &after, now()).await.unwrap(), []);
        let outdated = watch::outdated(&mut tx, &after, later(1)).await.unwrap();
        assert_eq!(outdated.as_slice(), std::slice::from_ref(&eva.id));
        watch::end(&mut tx, &eva.id).await.unwrap();
        assert!(!watch::is_watched(&mut tx, later(9)).await.unwrap());
        tx.commit().await.unwrap();
    }

    async fn who_wants_news_is_not_forgotten_until_they_leave(store: Store) {
        let ada = wants_news(&store, "ada", now()).await;
        let (day, year) = (TimeDelta::days(90), now() + TimeDelta::days(365));
        let mut tx = store.begin().await.unwrap();
        retention::forget_old(&mut tx, year, day).await.unwrap();
        assert!(news::wants(&mut tx, &ada.person).await.unwrap(), "nobody said so in all that time");
        news::leave(&mut tx, &ada.person, year).await.unwrap();
        retention::forget_old(&mut tx, year, day).await.unwrap();
        assert_eq!(count(&mut tx, "select count(*) as count from person").await, 0);
        tx.commit().await.unwrap();
    }
}
