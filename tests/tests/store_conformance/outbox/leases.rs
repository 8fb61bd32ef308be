//! Senders that die, and those that come late.

use super::*;

on_both_engines! {
    async fn a_sender_that_died_is_succeeded_and_the_doubt_counted(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt hello"]).await;
        claim(&store, now()).await;
        assert!(claim(&store, later(59)).await.is_empty());
        let again = claim(&store, later(60)).await;
        assert_eq!(again[0].attempts, 2);
        record(&store, &again[0], delivered("5"), later(61)).await;
        assert_eq!(rows(&store).await, ["hello: delivered, 2/1"]);
    }

    async fn a_late_record_counts_while_nobody_else_took_the_row(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt hello"]).await;
        let claimed = claim(&store, now()).await;
        record(&store, &claimed[0], delivered("5"), later(90)).await;
        assert_eq!(rows(&store).await, ["hello: delivered, 1/0"]);
    }

    async fn a_record_of_a_lost_lease_is_ignored(store: Store) {
        let ada = chat_id(&store, "ada").await;
        say(&store, &ada, &["live prompt hello"]).await;
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
