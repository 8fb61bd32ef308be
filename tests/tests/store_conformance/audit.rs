use chrono::TimeDelta;
use store::audit::{self, Action, Actor};
use store::retention::forget_old;
use store::{Store, Tx};
use tests::on_both_engines;

use crate::sample::{count, later, now};

const DAY: i64 = 86_400;

async fn note(tx: &mut Tx, store: &Store, days: i64) {
    let (actor, at) = (Actor::CommandLine, later(days * DAY));
    audit::note(tx, store.codec(), actor, Action::Revoked, "ABC-DEF", Some("left us"), at).await.unwrap();
}

on_both_engines! {
    async fn an_entry_says_who_what_and_why(store: Store) {
        let mut tx = store.begin().await.unwrap();
        note(&mut tx, &store, 0).await;
        let entries = audit::all(&mut tx, store.codec()).await.unwrap();
        assert_eq!(entries.len(), 1);
        let audit::Entry { at, actor, name, role, action, subject, reason } = entries[0].clone();
        assert_eq!((at, &*actor, name, role), (now(), "command line", None, None));
        assert_eq!((&*action, &*subject, reason.as_deref()), ("revoked", "ABC-DEF", Some("left us")));
    }

    async fn nobody_changes_or_deletes_an_entry(store: Store) {
        let mut tx = store.begin().await.unwrap();
        note(&mut tx, &store, 0).await;
        tx.commit().await.unwrap();
        let attempts = [
            "update audit set actor = 'nobody'",
            "update audit set at = 0",
            "delete from audit",
            "delete from audit_kept",
            "update audit_kept set since = -1",
        ];
        for sql in attempts {
            let mut tx = store.begin().await.unwrap();
            assert!(tx.execute(sql, &[]).await.is_err(), "{sql}");
        }
        let mut tx = store.begin().await.unwrap();
        if let Tx::Sqlite(_) = tx {
            let sql = "insert or replace into audit (id, at, actor, action, subject) select id, 0, 'x', 'x', 'x' from audit";
            assert!(tx.execute(sql, &[]).await.is_err(), "{sql}");
        } else {
            assert!(tx.execute("truncate audit", &[]).await.is_err());
        }
        drop(tx);
        assert_eq!(audit::all(&mut store.begin().await.unwrap(), store.codec()).await.unwrap().len(), 1);
    }

    async fn entries_are_kept_for_a_year(store: Store) {
        let mut tx = store.begin().await.unwrap();
        for days in [0, 1, 2] {
            note(&mut tx, &store, days).await;
        }
        let forgotten = forget_old(&mut tx, later(366 * DAY), TimeDelta::days(90)).await.unwrap();
        assert_eq!(forgotten.audit, 1);
        assert_eq!(count(&mut tx, "select count(*) as count from audit").await, 2);
        // A clock that went back takes nothing along.
        let forgotten = forget_old(&mut tx, later(365 * DAY), TimeDelta::days(90)).await.unwrap();
        assert_eq!(forgotten.audit, 0);
    }
}
