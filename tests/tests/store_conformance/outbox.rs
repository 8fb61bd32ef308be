use std::time::Duration;

use bot_core::delivery::Delivery;
use bot_core::ids::ChatId;
use chrono::{DateTime, TimeDelta, Utc};
use store::outbox::{self, Claimed, Kind, Lane, NewRow, Outcome, Record};
use store::{Store, StoreError, chats};
use tests::on_both_engines;

use crate::sample::{chat_id, later, now};

const LEASE: TimeDelta = TimeDelta::seconds(60);

/// `"live message hello"`, due now.
fn row(chat: &ChatId, text: &str) -> NewRow {
    let mut words = text.splitn(3, ' ');
    let lane = match words.next().unwrap() {
        "live" => Lane::Live,
        "due" => Lane::Due,
        _ => Lane::Bulk,
    };
    let kind = match words.next().unwrap() {
        "message" => Kind::Message,
        "toast" => Kind::Toast,
        _ => Kind::File,
    };
    NewRow {
        chat: chat.clone(),
        lane,
        kind,
        stands_below: false,
        body: words.next().unwrap().into(),
        due_at: now(),
    }
}

async fn enqueue(store: &Store, rows: &[NewRow]) {
    let mut tx = store.begin().await.unwrap();
    outbox::enqueue(&mut tx, store.codec(), rows, now()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn say(store: &Store, chat: &ChatId, texts: &[&str]) {
    enqueue(store, &texts.iter().map(|text| row(chat, text)).collect::<Vec<_>>()).await;
}

async fn claim_some(store: &Store, lanes: &[Lane], at: DateTime<Utc>, limit: u32) -> Vec<Claimed> {
    let mut tx = store.begin().await.unwrap();
    let claimed = outbox::claim(&mut tx, store.codec(), "telegram", lanes, at, LEASE, limit).await.unwrap();
    tx.commit().await.unwrap();
    claimed
}

async fn claim(store: &Store, at: DateTime<Utc>) -> Vec<Claimed> {
    claim_some(store, Lane::ALL, at, 100).await
}

fn bodies(claimed: &[Claimed]) -> Vec<&str> {
    claimed.iter().map(|row| std::str::from_utf8(&row.body).unwrap()).collect()
}

async fn record(store: &Store, row: &Claimed, outcome: Outcome, at: DateTime<Utc>) {
    let mut tx = store.begin().await.unwrap();
    outbox::record(&mut tx, &[Record::of(row, outcome)], at).await.unwrap();
    tx.commit().await.unwrap();
}

fn delivered(message: &str) -> Outcome {
    Outcome::Delivered { message: Some(message.to_owned()) }
}

/// Claims and delivers until nothing is left; what was sent, one claim a line.
async fn send_all(store: &Store, at: DateTime<Utc>) -> Vec<String> {
    let mut sent = Vec::new();
    loop {
        let claimed = claim(store, at).await;
        if claimed.is_empty() {
            return sent;
        }
        sent.push(bodies(&claimed).join(" "));
        for row in &claimed {
            record(store, row, Outcome::Delivered { message: None }, at).await;
        }
    }
}

async fn next_due(store: &Store, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let mut tx = store.begin_read().await.unwrap();
    outbox::next_due(&mut tx, "telegram", Lane::ALL, at).await.unwrap()
}

/// Every row as `text: outcome, attempts/unknown`, in order.
async fn rows(store: &Store) -> Vec<String> {
    let mut tx = store.begin_read().await.unwrap();
    let rows =
        tx.rows("select body_sealed, outcome, attempts, unknown from outbox order by id", &[]).await.unwrap();
    rows.iter()
        .map(|row| {
            let body =
                store.codec().open("outbox.body", &row.maybe_bytes("body_sealed").unwrap().unwrap()).unwrap();
            let outcome = row.maybe_text("outcome").unwrap().unwrap_or("open".into());
            let (attempts, unknown) = (row.int("attempts").unwrap(), row.int("unknown").unwrap());
            format!("{}: {outcome}, {attempts}/{unknown}", String::from_utf8(body).unwrap())
        })
        .collect()
}

async fn prompt_message(store: &Store, chat: &ChatId) -> Option<String> {
    let mut tx = store.begin().await.unwrap();
    chats::find(&mut tx, store.codec(), chat).await.unwrap().unwrap().prompt_message
}

mod order {
    use super::*;

    on_both_engines! {
        async fn a_claimed_row_says_all_the_sender_needs(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["live message hello"]).await;
            let claimed = claim(&store, now()).await;
            assert_eq!(claimed, [Claimed {
                id: claimed[0].id,
                lease_until: now() + LEASE,
                chat: ada,
                address: "ada".into(),
                platform: "telegram".into(),
                lane: Lane::Live,
                kind: Kind::Message,
                body: b"hello".into(),
                attempts: 1,
                prompt_message: None,
                expired_lease: false,
            }]);
            assert!(claim(&store, now()).await.is_empty(), "it is under way");
        }

        async fn people_come_before_reminders_before_notices(store: Store) {
            for (address, text) in [("a", "bulk message notice"), ("b", "due message reminder"), ("c", "live message answer")] {
                let chat = chat_id(&store, address).await;
                say(&store, &chat, &[text]).await;
            }
            assert_eq!(bodies(&claim_some(&store, Lane::ALL, now(), 2).await), ["answer", "reminder"]);
            assert_eq!(bodies(&claim_some(&store, &[Lane::Live], now(), 2).await), [""; 0]);
            assert_eq!(bodies(&claim_some(&store, Lane::ALL, now(), 2).await), ["notice"]);
        }

        async fn one_chat_gets_one_at_a_time_live_first(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["bulk message notice", "due message first", "due message second", "live message answer", "live file ics"]).await;
            assert_eq!(send_all(&store, now()).await, ["answer", "ics", "first", "second", "notice"]);
        }

        async fn nothing_goes_out_before_its_time(store: Store) {
            let ada = chat_id(&store, "ada").await;
            enqueue(&store, &[NewRow { due_at: later(60), ..row(&ada, "due message reminder") }, row(&ada, "due message now")]).await;
            assert_eq!(send_all(&store, later(59)).await, ["now"]);
            assert_eq!(send_all(&store, later(60)).await, ["reminder"]);
        }

        async fn toasts_wait_for_nothing(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["live message hello"]).await;
            let under_way = claim(&store, now()).await;
            say(&store, &ada, &["live toast one", "live toast two"]).await;
            assert_eq!(bodies(&claim(&store, now()).await), ["one", "two"]);
            record(&store, &under_way[0], Outcome::Wait(Duration::from_secs(30)), now()).await;
            say(&store, &ada, &["live toast three"]).await;
            assert_eq!(bodies(&claim(&store, now()).await), ["three"]);
        }

        async fn each_platform_sends_its_own(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["live message hello"]).await;
            let mut tx = store.begin().await.unwrap();
            let claimed = outbox::claim(&mut tx, store.codec(), "matrix", Lane::ALL, now(), LEASE, 9).await.unwrap();
            assert_eq!(claimed, []);
            assert_eq!(outbox::next_due(&mut tx, "matrix", Lane::ALL, now()).await.unwrap(), None);
        }

        async fn a_row_for_nobody_is_refused(store: Store) {
            let mut tx = store.begin().await.unwrap();
            let rows = [row(&ChatId::new("nobody"), "live message hello")];
            let error = outbox::enqueue(&mut tx, store.codec(), &rows, now()).await.unwrap_err();
            assert!(matches!(error, StoreError::Data { column: "chat", .. }), "{error}");
        }

        async fn two_senders_never_take_the_same_or_the_same_chat(store: Store) {
            for address in ["a", "b", "c", "d"] {
                let chat = chat_id(&store, address).await;
                say(&store, &chat, &["live message first", "live file second", "due message third"]).await;
            }
            let claim = async || {
                let mut tx = store.begin().await.unwrap();
                let claimed = outbox::claim(&mut tx, store.codec(), "telegram", Lane::ALL, now(), LEASE, 2).await.unwrap();
                tokio::task::yield_now().await;
                tx.commit().await.unwrap();
                claimed
            };
            let (one, two, three) = tokio::join!(claim(), claim(), claim());
            let mut chats: Vec<_> = [one, two, three].concat().into_iter().map(|row| row.address).collect();
            chats.sort();
            assert_eq!(chats, ["a", "b", "c", "d"]);
        }
    }
}

mod newest_state {
    use super::*;

    on_both_engines! {
        async fn a_chat_that_waited_gets_one_message(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["live message first"]).await;
            let under_way = claim(&store, now()).await;
            say(&store, &ada, &["live message second", "live message third"]).await;
            assert!(claim(&store, now()).await.is_empty());
            record(&store, &under_way[0], delivered("1"), now()).await;
            say(&store, &ada, &["live message fourth"]).await;
            assert_eq!(send_all(&store, now()).await, ["fourth"]);
            let expected = ["first: delivered, 1/0", "second: superseded, 0/0", "third: superseded, 0/0", "fourth: delivered, 1/0"];
            assert_eq!(rows(&store).await, expected);
        }

        async fn none_is_skipped_before_a_file(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["live message a", "live message booked", "live file ics", "live message b", "live message menu"]).await;
            assert_eq!(send_all(&store, now()).await, ["booked", "ics", "menu"]);
        }

        async fn reminders_and_notices_are_never_skipped(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["due message one", "due message two", "bulk message three", "bulk message four"]).await;
            assert_eq!(send_all(&store, now()).await, ["one", "two", "three", "four"]);
        }

        async fn an_answer_that_may_have_been_sent_is_closed_as_unknown(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["live message lost"]).await;
            claim(&store, now()).await;
            say(&store, &ada, &["live message newer"]).await;
            assert_eq!(send_all(&store, later(61)).await, ["newer"]);
            assert_eq!(rows(&store).await, ["lost: unknown, 1/0", "newer: delivered, 1/0"]);
        }

        async fn a_newer_answer_does_not_wait_for_an_older_ones_retry(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["live message old"]).await;
            let claimed = claim(&store, now()).await;
            record(&store, &claimed[0], Outcome::Retry { due_at: later(300), reason: "no network".into() }, now()).await;
            say(&store, &ada, &["live message new"]).await;
            assert_eq!(send_all(&store, later(1)).await, ["new"]);
            assert_eq!(rows(&store).await, ["old: superseded, 1/0", "new: delivered, 1/0"]);
        }
    }
}

mod outcomes {
    use super::*;

    on_both_engines! {
        async fn an_answer_that_arrived_shows_the_prompt(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["live message hello"]).await;
            let claimed = claim(&store, now()).await;
            record(&store, &claimed[0], Outcome::of(Delivery::Delivered { message: Some("41".into()) }, now()), now()).await;
            assert_eq!(prompt_message(&store, &ada).await.as_deref(), Some("41"));

            say(&store, &ada, &["live message edit"]).await;
            let claimed = claim(&store, now()).await;
            assert_eq!(claimed[0].prompt_message.as_deref(), Some("41"));
            record(&store, &claimed[0], Outcome::of(Delivery::Edited, now()), now()).await;

            say(&store, &ada, &["live file ics", "due message reminder"]).await;
            for message in ["42", "43"] {
                let claimed = claim(&store, now()).await;
                record(&store, &claimed[0], delivered(message), now()).await;
            }
            assert_eq!(prompt_message(&store, &ada).await.as_deref(), Some("41"), "files and reminders show no prompt");
            let expected = ["hello: delivered, 1/0", "edit: edited, 1/0", "ics: delivered, 1/0", "reminder: delivered, 1/0"];
            assert_eq!(rows(&store).await, expected);
        }

        async fn many_are_recorded_together(store: Store) {
            let mut chats = Vec::new();
            for address in ["a", "b", "c"] {
                let chat = chat_id(&store, address).await;
                say(&store, &chat, &["live message hello", "live toast ok"]).await;
                chats.push(chat);
            }
            let claimed = claim(&store, now()).await;
            assert_eq!(claimed.len(), 6);
            let message = |row: &Claimed| delivered(&format!("{} in {}", row.id, row.address));
            let records: Vec<_> = claimed.iter().map(|row| Record::of(row, message(row))).collect();
            let mut tx = store.begin().await.unwrap();
            outbox::record(&mut tx, &records, now()).await.unwrap();
            tx.commit().await.unwrap();
            for row in claimed.iter().filter(|row| row.kind == Kind::Message) {
                assert_eq!(prompt_message(&store, &row.chat).await, Some(format!("{} in {}", row.id, row.address)));
            }
            assert!(rows(&store).await.iter().all(|row| row.contains("delivered")));
        }

        async fn a_pause_is_for_its_chat_alone_and_counts_no_attempt(store: Store) {
            let (ada, bob) = (chat_id(&store, "ada").await, chat_id(&store, "bob").await);
            say(&store, &ada, &["live message hello", "due message reminder"]).await;
            let claimed = claim(&store, now()).await;
            record(&store, &claimed[0], Outcome::Wait(Duration::from_secs(30)), now()).await;
            say(&store, &bob, &["live message hi"]).await;
            assert_eq!(send_all(&store, later(29)).await, ["hi"]);
            assert_eq!(next_due(&store, later(29)).await, Some(later(30)));
            assert_eq!(rows(&store).await[0], "hello: open, 0/0");
            assert_eq!(send_all(&store, later(30)).await, ["hello", "reminder"]);
        }

        async fn a_pause_of_any_length_is_no_danger(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["live message hello"]).await;
            let claimed = claim(&store, now()).await;
            record(&store, &claimed[0], Outcome::Wait(Duration::MAX), now()).await;
            assert!(next_due(&store, now()).await.unwrap() > later(1_000_000_000));
        }

        async fn what_failed_is_tried_again_when_the_sender_says(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["live message hello"]).await;
            let claimed = claim(&store, now()).await;
            record(&store, &claimed[0], Outcome::of(Delivery::Failed("no network".into()), later(5)), now()).await;
            assert!(claim(&store, later(4)).await.is_empty());
            let again = claim(&store, later(5)).await;
            assert_eq!((again[0].attempts, again[0].expired_lease), (2, false));
        }

        async fn who_blocked_the_bot_gets_nothing_until_they_return(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["live message hello", "live file ics", "due message reminder"]).await;
            let claimed = claim(&store, now()).await;
            record(&store, &claimed[0], Outcome::of(Delivery::Blocked, now()), now()).await;
            say(&store, &ada, &["due message too late"]).await;
            let expected = ["hello: blocked, 1/0", "ics: blocked, 0/0", "reminder: blocked, 0/0", "too late: blocked, 0/0"];
            assert_eq!(rows(&store).await, expected);
            assert_eq!((claim(&store, later(9)).await, next_due(&store, later(9)).await), (vec![], None));

            let mut tx = store.begin().await.unwrap();
            assert!(chats::find(&mut tx, store.codec(), &ada).await.unwrap().unwrap().left);
            chats::mark_returned(&mut tx, &ada).await.unwrap();
            tx.commit().await.unwrap();
            say(&store, &ada, &["live message welcome back"]).await;
            assert_eq!(send_all(&store, later(9)).await, ["welcome back"]);
        }

        async fn who_left_is_sent_nothing_that_waited(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["live message hello", "due message reminder"]).await;
            let mut tx = store.begin().await.unwrap();
            chats::mark_left(&mut tx, &ada, now()).await.unwrap();
            tx.commit().await.unwrap();
            assert!(claim(&store, later(9)).await.is_empty());
            assert_eq!(rows(&store).await, ["hello: blocked, 0/0", "reminder: blocked, 0/0"]);
        }

        async fn the_others_are_closed_with_their_reason(store: Store) {
            let table = [
                (Delivery::Unreachable("chat not found".into()), "unreachable", Some("chat not found")),
                (Delivery::Refused("message is empty".into()), "refused", Some("message is empty")),
                (Delivery::Expired, "expired", None),
            ];
            for (delivery, outcome, reason) in table {
                let chat = chat_id(&store, outcome).await;
                say(&store, &chat, &["live message hello"]).await;
                let claimed = claim(&store, now()).await;
                record(&store, &claimed[0], Outcome::of(delivery, now()), later(3)).await;
                let mut tx = store.begin_read().await.unwrap();
                let sql = "select outcome, reason, closed_at, lease_until from outbox order by id desc limit 1";
                let row = tx.row(sql, &[]).await.unwrap().unwrap();
                assert_eq!(row.maybe_text("outcome").unwrap().as_deref(), Some(outcome));
                assert_eq!(row.maybe_text("reason").unwrap().as_deref(), reason);
                assert_eq!((row.instant("closed_at").unwrap(), row.maybe_int("lease_until").unwrap()), (later(3), None));
            }
        }
    }
}

mod leases {
    use super::*;

    on_both_engines! {
        async fn a_sender_that_died_is_succeeded_and_the_doubt_counted(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["live message hello"]).await;
            claim(&store, now()).await;
            assert!(claim(&store, later(59)).await.is_empty());
            let again = claim(&store, later(60)).await;
            assert_eq!((again[0].expired_lease, again[0].attempts), (true, 2));
            record(&store, &again[0], delivered("5"), later(61)).await;
            assert_eq!(rows(&store).await, ["hello: delivered, 2/1"]);
        }

        async fn a_late_record_counts_while_nobody_else_took_the_row(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["live message hello"]).await;
            let claimed = claim(&store, now()).await;
            record(&store, &claimed[0], delivered("5"), later(90)).await;
            assert_eq!(rows(&store).await, ["hello: delivered, 1/0"]);
        }

        async fn a_record_of_a_lost_lease_is_ignored(store: Store) {
            let ada = chat_id(&store, "ada").await;
            say(&store, &ada, &["live message hello"]).await;
            let first = claim(&store, now()).await;
            let second = claim(&store, later(61)).await;
            record(&store, &first[0], Outcome::Blocked, later(62)).await;
            assert_eq!(rows(&store).await, ["hello: open, 2/1"]);
            record(&store, &second[0], delivered("6"), later(63)).await;
            record(&store, &second[0], Outcome::Refused("twice".into()), later(64)).await;
            assert_eq!(rows(&store).await, ["hello: delivered, 2/1"]);
            assert_eq!(prompt_message(&store, &ada).await.as_deref(), Some("6"));
        }
    }
}

mod deadlines {
    use super::*;

    on_both_engines! {
        async fn the_next_one_is_told_exactly(store: Store) {
            assert_eq!(next_due(&store, now()).await, None);
            let (ada, bob) = (chat_id(&store, "ada").await, chat_id(&store, "bob").await);
            enqueue(&store, &[NewRow { due_at: later(500), ..row(&ada, "bulk message later") }]).await;
            assert_eq!(next_due(&store, now()).await, Some(later(500)));
            enqueue(&store, &[NewRow { due_at: later(90), ..row(&bob, "due message reminder") }]).await;
            assert_eq!(next_due(&store, now()).await, Some(later(90)));

            say(&store, &ada, &["live message hello", "live file ics"]).await;
            assert_eq!(next_due(&store, now()).await, Some(now()), "at once");
            let claimed = claim(&store, now()).await;
            assert_eq!(next_due(&store, now()).await, Some(now() + LEASE), "when the lease ends, at the latest");
            record(&store, &claimed[0], delivered("1"), now()).await;
            assert_eq!(next_due(&store, now()).await, Some(now()), "the file's turn has come");
        }

        async fn who_sleeps_until_then_misses_nothing_and_never_spins(store: Store) {
            for address in ["a", "b", "c"] {
                let chat = chat_id(&store, address).await;
                say(&store, &chat, &["live message one", "live file two", "due message three"]).await;
            }
            let (mut at, mut round) = (now(), 0);
            while let Some(next) = next_due(&store, at).await {
                let claimed = claim(&store, next).await;
                assert!(next > at || !claimed.is_empty(), "nothing to claim at {at}");
                at = next;
                for row in &claimed {
                    round += 1;
                    match round % 4 {
                        0 => record(&store, row, Outcome::Wait(Duration::from_secs(7)), at).await,
                        1 => {}
                        2 => record(&store, row, Outcome::Retry { due_at: at + TimeDelta::seconds(3), reason: String::new() }, at).await,
                        _ => record(&store, row, delivered("1"), at).await,
                    }
                }
                assert!(round < 500, "it never ends");
            }
            assert!(rows(&store).await.iter().all(|row| row.contains("delivered")));
        }
    }
}
