use store::updates;
use tests::on_both_engines;

use crate::sample::{count, later, now};

on_both_engines! {
    async fn an_update_is_applied_once(store: Store) {
        let mut tx = store.begin().await.unwrap();
        assert!(updates::first_time(&mut tx, "telegram", "7", now()).await.unwrap());
        assert!(!updates::first_time(&mut tx, "telegram", "7", later(1)).await.unwrap());
        assert!(
            updates::first_time(&mut tx, "matrix", "7", now()).await.unwrap(),
            "ids are the platform's own"
        );
        tx.commit().await.unwrap();

        let mut tx = store.begin().await.unwrap();
        assert!(!updates::first_time(&mut tx, "telegram", "7", later(60)).await.unwrap());
    }

    async fn an_update_whose_turn_was_undone_may_come_again(store: Store) {
        let mut tx = store.begin().await.unwrap();
        tx.savepoint().await.unwrap();
        assert!(updates::first_time(&mut tx, "telegram", "7", now()).await.unwrap());
        tx.undo_savepoint().await.unwrap();
        assert!(updates::first_time(&mut tx, "telegram", "7", now()).await.unwrap());
        drop(tx);

        let mut tx = store.begin().await.unwrap();
        assert!(updates::first_time(&mut tx, "telegram", "7", now()).await.unwrap());
    }

    async fn two_deliveries_at_once_are_applied_once(store: Store) {
        let deliver = async || {
            let mut tx = store.begin().await.unwrap();
            let first = updates::first_time(&mut tx, "telegram", "7", now()).await.unwrap();
            tokio::task::yield_now().await;
            tx.commit().await.unwrap();
            first
        };
        let (one, other) = tokio::join!(deliver(), deliver());
        assert!(one ^ other, "{one} {other}");
    }

    async fn a_failed_update_is_kept_sealed_and_once(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let codec = store.codec();
        let arrival = b"{\"text\":\"secret\"}";
        updates::record_failure(&mut tx, codec, "telegram", "7", arrival, "no such place", now()).await.unwrap();
        updates::record_failure(&mut tx, codec, "telegram", "7", b"again", "again", later(1)).await.unwrap();

        let kept = tx.row("select error, arrival_sealed from failed_turn", &[]).await.unwrap().unwrap();
        assert_eq!(kept.text("error").unwrap(), "no such place");
        let sealed = kept.maybe_bytes("arrival_sealed").unwrap().unwrap();
        assert_eq!(codec.open("failed_turn.arrival", &sealed).unwrap(), arrival);
        assert_eq!(count(&mut tx, "select count(*) as count from failed_turn").await, 1);
    }
}
