//! A row of another key is closed, and nobody else waits for it.

use store::seal::Codec;

use super::*;

/// What another key sealed, in the middle of what ours did.
async fn say_sealed_elsewhere(store: &Store, chat: &ChatId, text: &str) {
    let mut tx = store.begin().await.unwrap();
    let other_key = Codec::from_hex(&"01".repeat(32)).unwrap();
    outbox::enqueue(&mut tx, &other_key, &[row(chat, text)], now()).await.unwrap();
    tx.commit().await.unwrap();
}

/// The reasons of refused rows.
async fn refused(store: &Store) -> Vec<String> {
    let mut tx = store.begin_read().await.unwrap();
    let sql = "select reason from outbox where outcome = 'refused' and closed_at is not null order by id";
    tx.rows(sql, &[]).await.unwrap().iter().map(|row| row.text("reason").unwrap()).collect()
}

const REASON: &str = "a sealed value does not open with this database.key; was the key changed?";

on_both_engines! {
    async fn a_claim_goes_on_without_it(store: Store) {
        let (ada, bob) = (chat_id(&store, "ada").await, chat_id(&store, "bob").await);
        say_sealed_elsewhere(&store, &ada, "live aside lost").await;
        say(&store, &ada, &["live aside next"]).await;
        say(&store, &bob, &["live aside hello"]).await;
        assert_eq!(bodies(&claim(&store, now()).await), ["hello"]);
        assert_eq!(refused(&store).await, [REASON]);
        assert_eq!(bodies(&claim(&store, now()).await), ["next"]);
    }

    async fn prompts_give_way_around_it(store: Store) {
        for lost in 0..3 {
            let chat = chat_id(&store, &format!("chat {lost}")).await;
            for (number, text) in ["live prompt a", "live prompt b", "live prompt c"].into_iter().enumerate() {
                if number == lost {
                    say_sealed_elsewhere(&store, &chat, text).await;
                } else {
                    say(&store, &chat, &[text]).await;
                }
            }
        }
        assert_eq!(bodies(&claim(&store, now()).await), ["b+c", "a+c", "a+b"]);
        assert_eq!(refused(&store).await, [REASON; 3]);
    }
}
