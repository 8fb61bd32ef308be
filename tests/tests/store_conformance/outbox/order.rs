//! Who comes first.

use super::*;

on_both_engines! {
    async fn a_claimed_row_says_all_the_sender_needs(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt hello"]).await;
        let claimed = claim(&store, now()).await;
        assert_eq!(
            claimed,
            [Claimed {
                id: claimed[0].id,
                lease_until: now() + LEASE,
                chat: ada,
                address: "ada".into(),
                lane: Lane::Live,
                kind: Kind::Prompt,
                body: b"hello".into(),
                written_at: now(),
                attempts: 1,
                prompt_message: None,
            }]
        );
        assert!(claim(&store, now()).await.is_empty(), "it is under way");
    }

    async fn people_come_before_reminders_before_notices(store: Store) {
        for (address, text) in
            [("a", "bulk aside notice"), ("b", "due aside reminder"), ("c", "live prompt answer")]
        {
            let chat = chat_id(&store, address).await;
            say(&store, &chat, &[text]).await;
        }
        assert_eq!(bodies(&claim_some(&store, Lane::ALL, now(), 2).await), ["answer", "reminder"]);
        assert_eq!(bodies(&claim_some(&store, &[Lane::Live], now(), 2).await), [""; 0]);
        assert_eq!(bodies(&claim_some(&store, Lane::ALL, now(), 2).await), ["notice"]);
    }

    async fn one_chat_gets_one_at_a_time_live_first(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(
            &store,
            &ada,
            &[
                "bulk aside notice",
                "due aside first",
                "due aside second",
                "live prompt answer",
                "live file ics",
            ],
        )
        .await;
        assert_eq!(send_all(&store, now()).await, ["answer", "ics", "first", "second", "notice"]);
    }

    async fn what_waits_for_its_next_try_holds_back_its_lane(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt booked", "live file ics", "due aside reminder"]).await;
        let claimed = claim(&store, now()).await;
        let retry = Outcome::Retry { due_at: later(5), reason: "no network".into() };
        record(&store, &claimed[0], retry, now()).await;
        assert_eq!(send_all(&store, later(1)).await, ["reminder"], "another lane goes on");
        assert_eq!(next_due(&store, later(1)).await, Some(later(5)));
        say(&store, &ada, &["live toast ok"]).await;
        assert_eq!(send_all(&store, later(4)).await, ["ok"]);
        assert_eq!(send_all(&store, later(5)).await, ["booked", "ics"]);
    }

    async fn what_is_given_up_holds_back_nobody(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt booked", "live file ics"]).await;
        let claimed = claim(&store, now()).await;
        let retry = Outcome::Retry { due_at: later(5), reason: "no network".into() };
        record(&store, &claimed[0], retry, now()).await;
        let again = claim(&store, later(5)).await;
        record(&store, &again[0], Outcome::Unreachable("no network".into()), later(5)).await;
        assert_eq!(send_all(&store, later(5)).await, ["ics"]);
    }

    async fn nothing_goes_out_before_its_time(store: Store) {
        let ada = chat_id(&store, "ada").await;
        enqueue(
            &store,
            &[
                NewRow { due_at: later(60), ..row(&ada, "due aside reminder") },
                row(&ada, "due aside now"),
            ],
        )
        .await;
        assert_eq!(send_all(&store, later(59)).await, ["now"]);
        assert_eq!(send_all(&store, later(60)).await, ["reminder"]);
    }

    async fn toasts_wait_for_nothing(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt hello"]).await;
        let under_way = claim(&store, now()).await;
        say(&store, &ada, &["live toast one", "live toast two"]).await;
        assert_eq!(bodies(&claim(&store, now()).await), ["one", "two"]);
        record(&store, &under_way[0], Outcome::Wait(Duration::from_secs(30)), now()).await;
        say(&store, &ada, &["live toast three"]).await;
        assert_eq!(bodies(&claim(&store, now()).await), ["three"]);
    }

    async fn there_can_be_room_for_answers_only(store: Store) {
        let (ada, bob, cem) = (chat_id(&store, "ada").await, chat_id(&store, "bob").await, chat_id(&store, "cem").await);
        say(&store, &ada, &["bulk prompt notice"]).await;
        say(&store, &bob, &["due prompt reminder"]).await;
        say(&store, &cem, &["live prompt answer"]).await;
        let with = async |room: Room| {
            let mut tx = store.begin().await.unwrap();
            let claimed = outbox::claim(&mut tx, store.codec(), "telegram", Lane::ALL, now(), LEASE, &room).await.unwrap();
            bodies(&claimed).join(" ")
        };
        assert_eq!(with(Room { unasked: 0, ..Room::of(9) }).await, "answer");
        assert_eq!(with(Room { unasked: 1, ..Room::of(9) }).await, "answer reminder", "reminders go before notices");
        assert_eq!(with(Room { unasked: 9, ..Room::of(1) }).await, "answer");
        let resting = vec![bob.clone(), cem.clone()];
        assert_eq!(with(Room { resting, ..Room::of(9) }).await, "answer notice", "no answer rests");
    }

    async fn each_platform_sends_its_own(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt hello"]).await;
        let mut tx = store.begin().await.unwrap();
        let claimed =
            outbox::claim(&mut tx, store.codec(), "matrix", Lane::ALL, now(), LEASE, &Room::of(9)).await.unwrap();
        assert_eq!(claimed, []);
        assert_eq!(outbox::next_due(&mut tx, "matrix", Lane::ALL, now()).await.unwrap(), None);
    }

    async fn a_row_for_nobody_is_refused(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let rows = [row(&ChatId::new("nobody"), "live prompt hello")];
        let error = outbox::enqueue(&mut tx, store.codec(), &rows, now()).await.unwrap_err();
        assert!(matches!(error, StoreError::Data { column: "chat", .. }), "{error}");
    }

    async fn two_senders_never_take_the_same_or_the_same_chat(store: Store) {
        for address in ["a", "b", "c", "d"] {
            let chat = chat_id(&store, address).await;
            say(&store, &chat, &["live prompt first", "live file second", "due aside third"]).await;
        }
        let claim = async || {
            let mut tx = store.begin().await.unwrap();
            let claimed =
                outbox::claim(&mut tx, store.codec(), "telegram", Lane::ALL, now(), LEASE, &Room::of(2)).await.unwrap();
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
