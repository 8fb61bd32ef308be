use bot_core::delivery::Delivery;
use bot_core::trouble::{Lasting, Trouble};
use chrono::TimeDelta;
use store::outbox::{self, Kind, Lane, NewRow, Outcome, Record, Room};
use store::troubles::{self, Seen};
use store::{Store, Tx, chats};
use tests::on_both_engines;

use crate::sample::{chat, later, now};

fn stuck() -> Trouble {
    Trouble::Stuck { platform: "telegram".to_owned() }
}

/// Something is to be said to somebody.
async fn enqueue(tx: &mut Tx, store: &Store, address: &str, lane: Lane) {
    let chat = chat(tx, store, address).await.id;
    let row = NewRow { chat, lane, kind: Kind::Aside, body: b"hello".to_vec(), due_at: now() };
    outbox::enqueue(tx, store.codec(), &[row], now()).await.unwrap();
}

async fn seen(tx: &mut Tx, seconds: i64) -> Vec<Trouble> {
    troubles::seen(tx, later(seconds)).await.unwrap().into_iter().map(|seen| seen.trouble).collect()
}

on_both_engines! {
    async fn what_waits_too_long_is_trouble_and_a_notice_is_not(store: Store) {
        let mut tx = store.begin().await.unwrap();
        enqueue(&mut tx, &store, "ada", Lane::Bulk).await;
        assert_eq!(seen(&mut tx, 600).await, []);
        enqueue(&mut tx, &store, "bob", Lane::Due).await;
        assert_eq!(seen(&mut tx, 60).await, []);
        assert_eq!(seen(&mut tx, 181).await, [stuck()]);
    }

    async fn a_chat_that_was_asked_to_wait_or_that_is_left_is_no_trouble(store: Store) {
        let mut tx = store.begin().await.unwrap();
        enqueue(&mut tx, &store, "ada", Lane::Live).await;
        let room = Room::of(9);
        let claimed = outbox::claim(&mut tx, store.codec(), "telegram", Lane::ALL, now(), TimeDelta::minutes(1), &room)
            .await
            .unwrap();
        let wait = Delivery::Wait(std::time::Duration::from_secs(900));
        let records: Vec<_> =
            claimed.iter().map(|row| Record::of(row, Outcome::of(wait.clone(), now()))).collect();
        outbox::record(&mut tx, &records, now()).await.unwrap();
        assert_eq!(seen(&mut tx, 600).await, []);
        enqueue(&mut tx, &store, "bob", Lane::Live).await;
        let bob = chat(&mut tx, &store, "bob").await.id;
        chats::mark_left(&mut tx, &bob, now()).await.unwrap();
        assert_eq!(seen(&mut tx, 600).await, []);
    }

    async fn each_trouble_is_told_when_it_begins_and_when_it_is_over(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let is_stuck = Seen { trouble: stuck(), since: now(), times: None };
        let begins = troubles::changed(&mut tx, std::slice::from_ref(&is_stuck), later(200)).await.unwrap();
        assert_eq!(begins, [(stuck(), Lasting::Since(now()))]);
        assert_eq!(troubles::changed(&mut tx, &[is_stuck], later(230)).await.unwrap(), []);
        let over = troubles::changed(&mut tx, &[], later(260)).await.unwrap();
        assert_eq!(over, [(stuck(), Lasting::Over(now(), later(260)))]);
        assert_eq!(troubles::changed(&mut tx, &[], later(290)).await.unwrap(), []);
    }

    async fn what_is_counted_is_told_again_when_it_is_more(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let counted = |times| [Seen { trouble: Trouble::Failed, since: now(), times: Some(times) }];
        for (times, told) in [(1, Some(1)), (1, None), (3, Some(3)), (2, None), (4, Some(4))] {
            let changed = troubles::changed(&mut tx, &counted(times), now()).await.unwrap();
            let expected: Vec<_> = told.map(|told| (Trouble::Failed, Lasting::Counted(told))).into_iter().collect();
            assert_eq!(changed, expected);
        }
        assert_eq!(troubles::changed(&mut tx, &[], now()).await.unwrap(), [], "its end is no news");
    }
}
