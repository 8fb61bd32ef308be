//! When to look again.

use super::*;

on_both_engines! {
    async fn the_next_one_is_told_exactly(store: Store) {
        assert_eq!(next_due(&store, now()).await, None);
        let (ada, bob) = (chat_id(&store, "ada").await, chat_id(&store, "bob").await);
        enqueue(&store, &[NewRow { due_at: later(500), ..row(&ada, "bulk aside later") }]).await;
        assert_eq!(next_due(&store, now()).await, Some(later(500)));
        enqueue(&store, &[NewRow { due_at: later(90), ..row(&bob, "due aside reminder") }]).await;
        assert_eq!(next_due(&store, now()).await, Some(later(90)));

        say(&store, &ada, &["live prompt hello", "live file ics"]).await;
        assert_eq!(next_due(&store, now()).await, Some(now()), "at once");
        let claimed = claim(&store, now()).await;
        assert_eq!(next_due(&store, now()).await, Some(now() + LEASE), "when the lease ends, at the latest");
        record(&store, &claimed[0], delivered("1"), now()).await;
        assert_eq!(next_due(&store, now()).await, Some(now()), "the file's turn has come");
    }

    async fn who_sleeps_until_then_misses_nothing_and_never_spins(store: Store) {
        for address in ["a", "b", "c"] {
            let chat = chat_id(&store, address).await;
            say(&store, &chat, &["live prompt one", "live file two", "due aside three"]).await;
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
                    2 => {
                        record(
                            &store,
                            row,
                            Outcome::Retry { due_at: at + TimeDelta::seconds(3), reason: String::new() },
                            at,
                        )
                        .await
                    }
                    _ => record(&store, row, delivered("1"), at).await,
                }
            }
            assert!(round < 500, "it never ends");
        }
        assert!(rows(&store).await.iter().all(|row| row.contains("delivered")));
    }
}
