//! A chat that waited gets one prompt, with the newest state and what the older ones had to tell.

use super::*;

on_both_engines! {
    async fn a_chat_that_waited_gets_one_message(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt first"]).await;
        let under_way = claim(&store, now()).await;
        say(&store, &ada, &["live prompt second", "live prompt third"]).await;
        assert!(claim(&store, now()).await.is_empty());
        record(&store, &under_way[0], delivered("1"), now()).await;
        say(&store, &ada, &["live prompt fourth"]).await;
        assert_eq!(send_all(&store, now()).await, ["second+third+fourth"]);
        let expected = [
            "first: delivered, 1/0",
            "second: superseded, 0/0",
            "second+third: superseded, 0/0",
            "second+third+fourth: delivered, 1/0",
        ];
        assert_eq!(rows(&store).await, expected);
    }

    async fn none_is_skipped_before_a_file(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(
            &store,
            &ada,
            &[
                "live prompt a",
                "live prompt booked",
                "live file ics",
                "live prompt b",
                "live prompt menu",
            ],
        )
        .await;
        assert_eq!(send_all(&store, now()).await, ["a+booked", "ics", "b+menu"]);
    }

    async fn reminders_and_notices_are_never_skipped(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["due aside one", "due aside two", "bulk aside three", "bulk aside four"])
            .await;
        assert_eq!(send_all(&store, now()).await, ["one", "two", "three", "four"]);
    }

    async fn an_answer_that_may_have_been_sent_is_closed_as_unknown(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt lost"]).await;
        claim(&store, now()).await;
        say(&store, &ada, &["live prompt newer"]).await;
        assert_eq!(send_all(&store, later(61)).await, ["lost+newer"]);
        assert_eq!(rows(&store).await, ["lost: unknown, 1/0", "lost+newer: delivered, 1/0"]);
    }

    async fn a_newer_answer_does_not_wait_for_an_older_ones_retry(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt old"]).await;
        let claimed = claim(&store, now()).await;
        record(
            &store,
            &claimed[0],
            Outcome::Retry { due_at: later(300), reason: "no network".into() },
            now(),
        )
        .await;
        say(&store, &ada, &["live prompt new"]).await;
        assert_eq!(send_all(&store, later(1)).await, ["old+new"]);
        assert_eq!(rows(&store).await, ["old: superseded, 1/0", "old+new: delivered, 1/0"]);
    }

    async fn asides_are_never_skipped(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live aside one", "live prompt old", "live aside two", "live prompt new"]).await;
        assert_eq!(send_all(&store, now()).await, ["one", "two", "old+new"]);
    }

    async fn each_platform_and_each_chat_by_itself(store: Store) {
        let (ada, bob) = (chat_id(&store, "ada").await, chat_id(&store, "bob").await);
        for text in ["live prompt a", "live prompt b", "live prompt c"] {
            say(&store, &ada, &[text]).await;
            say(&store, &bob, &[text]).await;
        }
        let mut tx = store.begin().await.unwrap();
        outbox::supersede(&mut tx, store.codec(), "matrix", now(), merged).await.unwrap();
        tx.commit().await.unwrap();
        assert!(rows(&store).await.iter().all(|row| row.contains("open")));
        assert_eq!(send_all(&store, now()).await, ["a+b+c a+b+c"]);
    }
}
