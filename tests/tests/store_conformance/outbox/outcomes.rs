//! What became of what was sent, and what the chat learns of it.

use super::*;

on_both_engines! {
    async fn an_answer_that_arrived_shows_the_prompt(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt hello"]).await;
        let claimed = claim(&store, now()).await;
        record(
            &store,
            &claimed[0],
            Outcome::of(Delivery::Delivered { message: Some("41".into()) }, now()),
            now(),
        )
        .await;
        assert_eq!(prompt_message(&store, &ada).await.as_deref(), Some("41"));

        say(&store, &ada, &["live prompt edit"]).await;
        let claimed = claim(&store, now()).await;
        assert_eq!(claimed[0].prompt_message.as_deref(), Some("41"));
        record(&store, &claimed[0], Outcome::of(Delivery::Edited, now()), now()).await;

        say(&store, &ada, &["live file ics", "live aside sorry", "due aside reminder"]).await;
        for message in ["42", "43", "44"] {
            let claimed = claim(&store, now()).await;
            record(&store, &claimed[0], delivered(message), now()).await;
        }
        assert_eq!(
            prompt_message(&store, &ada).await.as_deref(),
            Some("41"),
            "files and asides show no prompt"
        );
        let expected =
            [
                "hello: delivered, 1/0",
                "edit: edited, 1/0",
                "ics: delivered, 1/0",
                "sorry: delivered, 1/0",
                "reminder: delivered, 1/0",
            ];
        assert_eq!(rows(&store).await, expected);
    }

    async fn many_are_recorded_together(store: Store) {
        let mut chats = Vec::new();
        for address in ["a", "b", "c"] {
            let chat = chat_id(&store, address).await;
            say(&store, &chat, &["live prompt hello", "live toast ok"]).await;
            chats.push(chat);
        }
        let claimed = claim(&store, now()).await;
        assert_eq!(claimed.len(), 6);
        let message = |row: &Claimed| delivered(&format!("{} in {}", row.id, row.address));
        let records: Vec<_> = claimed.iter().map(|row| Record::of(row, message(row))).collect();
        let mut tx = store.begin().await.unwrap();
        outbox::record(&mut tx, &records, now()).await.unwrap();
        tx.commit().await.unwrap();
        for row in claimed.iter().filter(|row| row.kind == Kind::Prompt) {
            assert_eq!(
                prompt_message(&store, &row.chat).await,
                Some(format!("{} in {}", row.id, row.address))
            );
        }
        assert!(rows(&store).await.iter().all(|row| row.contains("delivered")));
    }

    async fn a_pause_is_for_its_chat_alone_and_counts_no_attempt(store: Store) {
        let (ada, bob) = (chat_id(&store, "ada").await, chat_id(&store, "bob").await);
        say(&store, &ada, &["live prompt hello", "due aside reminder"]).await;
        let claimed = claim(&store, now()).await;
        record(&store, &claimed[0], Outcome::Wait(Duration::from_secs(30)), now()).await;
        say(&store, &bob, &["live prompt hi"]).await;
        assert_eq!(send_all(&store, later(29)).await, ["hi"]);
        assert_eq!(next_due(&store, later(29)).await, Some(later(30)));
        assert_eq!(rows(&store).await[0], "hello: open, 0/0");
        assert_eq!(send_all(&store, later(30)).await, ["hello", "reminder"]);
    }

    async fn a_pause_of_any_length_is_no_danger(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt hello"]).await;
        let claimed = claim(&store, now()).await;
        record(&store, &claimed[0], Outcome::Wait(Duration::MAX), now()).await;
        assert!(next_due(&store, now()).await.unwrap() > later(1_000_000_000));
    }

    async fn what_failed_is_tried_again_when_the_sender_says(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt hello"]).await;
        let claimed = claim(&store, now()).await;
        record(&store, &claimed[0], Outcome::of(Delivery::Failed("no network".into()), later(5)), now())
            .await;
        assert!(claim(&store, later(4)).await.is_empty());
        let again = claim(&store, later(5)).await;
        assert_eq!(again[0].attempts, 2);
        assert_eq!(rows(&store).await, ["hello: open, 2/0"]);
    }

    async fn who_blocked_the_bot_gets_nothing_until_they_return(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt hello", "live file ics", "due aside reminder"]).await;
        let claimed = claim(&store, now()).await;
        record(&store, &claimed[0], Outcome::of(Delivery::Blocked, now()), now()).await;
        say(&store, &ada, &["due aside too late"]).await;
        let expected =
            ["hello: blocked, 1/0", "ics: blocked, 0/0", "reminder: blocked, 0/0", "too late: blocked, 0/0"];
        assert_eq!(rows(&store).await, expected);
        assert_eq!((claim(&store, later(9)).await, next_due(&store, later(9)).await), (vec![], None));

        let mut tx = store.begin().await.unwrap();
        assert!(chats::find(&mut tx, store.codec(), &ada).await.unwrap().unwrap().left);
        chats::mark_returned(&mut tx, &ada).await.unwrap();
        tx.commit().await.unwrap();
        say(&store, &ada, &["live prompt welcome back"]).await;
        assert_eq!(send_all(&store, later(9)).await, ["welcome back"]);
    }

    async fn who_left_is_sent_nothing_that_waited(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt hello", "due aside reminder"]).await;
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
            say(&store, &chat, &["live prompt hello"]).await;
            let claimed = claim(&store, now()).await;
            record(&store, &claimed[0], Outcome::of(delivery, now()), later(3)).await;
            let mut tx = store.begin_read().await.unwrap();
            let sql = "select outcome, reason, closed_at, lease_until from outbox order by id desc limit 1";
            let row = tx.row(sql, &[]).await.unwrap().unwrap();
            assert_eq!(row.maybe_text("outcome").unwrap().as_deref(), Some(outcome));
            assert_eq!(row.maybe_text("reason").unwrap().as_deref(), reason);
            assert_eq!(
                (row.instant("closed_at").unwrap(), row.maybe_int("lease_until").unwrap()),
                (later(3), None)
            );
        }
    }
}
