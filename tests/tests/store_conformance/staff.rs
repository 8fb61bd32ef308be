use bot_core::desk::{Answer, Call, Outcome, Refusal};
use bot_core::ids::OfficeId;
use bot_core::staff::{Invitation, Member, Role, StaffCall, StaffOutcome, StaffRefusal};
use chrono::{DateTime, TimeDelta, Utc};
use store::Store;
use store::retention::forget_old;
use store::staff::{self, Offer};
use tests::calendar::{Calendar, Citizen, minute};
use tests::on_both_engines;

use crate::sample::{count, dice};

/// Offers a role; its id and the code.
async fn invite(store: &Store, role: Role, now: DateTime<Utc>) -> (String, Invitation) {
    let offer = Offer { role, offices: vec![OfficeId::new("centre")], name: Some("Frau Öz".to_owned()) };
    let mut tx = store.begin().await.unwrap();
    // Other dice for each minute and role.
    let mut dice = dice(role.name().len() as u8 + now.timestamp() as u8);
    let invited = staff::invite(&mut tx, store.codec(), &mut dice, &offer, now).await.unwrap();
    tx.commit().await.unwrap();
    invited
}

fn join(code: &Invitation) -> Call {
    Call::Staff(StaffCall::Join { code: code.clone() })
}

async fn myself(citizen: &Citizen<'_>, now: DateTime<Utc>) -> Answer {
    citizen.calls(now, Call::Staff(StaffCall::Myself)).await
}

async fn revoke(store: &Store, id: &str, now: DateTime<Utc>) -> bool {
    let mut tx = store.begin().await.unwrap();
    let revoked = staff::revoke(&mut tx, store.codec(), id, now).await.unwrap();
    tx.commit().await.unwrap();
    revoked
}

fn member(role: Role) -> Answer {
    let member = Member { role, offices: vec![OfficeId::new("centre")], waiting: 0 };
    Answer::Ok(Outcome::Staff(StaffOutcome::Member(member)))
}

fn refused(refusal: StaffRefusal) -> Answer {
    Answer::Refused(Refusal::Staff(refusal))
}

fn wrong() -> Invitation {
    Invitation::read(&"0".repeat(Invitation::LENGTH)).unwrap()
}

on_both_engines! {
    async fn a_role_is_taken_once_and_within_an_hour(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, eve) = (calendar.citizen("Öz").await, calendar.citizen("Eve").await);
        assert_eq!(myself(&oez, minute(0)).await, refused(StaffRefusal::NotStaff));
        let (_, late) = invite(&store, Role::Clerk, minute(0)).await;
        assert_eq!(oez.calls(minute(60), join(&late)).await, Answer::Gone);
        let (_, code) = invite(&store, Role::Clerk, minute(1)).await;
        let order = calendar.order_id();
        assert_eq!(oez.repeats(minute(60), &order, join(&code)).await, member(Role::Clerk));
        assert_eq!(oez.repeats(minute(60), &order, join(&code)).await, member(Role::Clerk), "repeated");
        assert_eq!(eve.calls(minute(60), join(&code)).await, Answer::Gone, "used");
        assert_eq!(myself(&oez, minute(61)).await, member(Role::Clerk));
        let mut tx = store.begin().await.unwrap();
        let kept = tx.rows("select code_index from staff", &[]).await.unwrap();
        assert!(kept.iter().all(|row| !row.text("code_index").unwrap().contains(code.as_str())), "a hash");
        let joined = count(&mut tx, "select count(*) as count from audit where action = 'joined'").await;
        assert_eq!(joined, 1, "a repeated order is one deed");
    }

    async fn a_new_role_takes_the_place_of_the_old(store: Store) {
        let calendar = Calendar::open(&store).await;
        let oez = calendar.citizen("Öz").await;
        let (old, code) = invite(&store, Role::Clerk, minute(0)).await;
        oez.calls(minute(0), join(&code)).await;
        let (new, code) = invite(&store, Role::Supervisor, minute(1)).await;
        assert_eq!(oez.calls(minute(1), join(&code)).await, member(Role::Supervisor));
        assert!(!revoke(&store, &old, minute(2)).await, "it has ended");
        assert!(revoke(&store, &new, minute(2)).await);
        assert_eq!(myself(&oez, minute(2)).await, refused(StaffRefusal::NotStaff));
        assert_eq!(oez.calls(minute(2), join(&code)).await, Answer::Gone, "a revoked role is not taken again");
    }

    async fn an_offer_can_be_taken_back(store: Store) {
        let calendar = Calendar::open(&store).await;
        let oez = calendar.citizen("Öz").await;
        let (id, code) = invite(&store, Role::Clerk, minute(0)).await;
        let listed = staff::all(&mut store.begin().await.unwrap(), store.codec(), minute(1)).await.unwrap();
        assert_eq!(listed[0].member.name.as_deref(), Some("Frau Öz"));
        assert_eq!(listed[0].offered_until, Some(minute(60)));
        assert!(revoke(&store, &id, minute(1)).await);
        assert_eq!(oez.calls(minute(1), join(&code)).await, Answer::Gone);
        assert_eq!(staff::all(&mut store.begin().await.unwrap(), store.codec(), minute(1)).await.unwrap(), []);
    }

    async fn five_wrong_codes_lock_an_account_out_for_an_hour(store: Store) {
        let calendar = Calendar::open(&store).await;
        let eve = calendar.citizen("Eve").await;
        for tried_at in 0..5 {
            assert_eq!(eve.calls(minute(tried_at), join(&wrong())).await, Answer::Gone);
        }
        let (_, code) = invite(&store, Role::Clerk, minute(5)).await;
        assert_eq!(eve.calls(minute(5), join(&code)).await, refused(StaffRefusal::TooManyTries));
        assert_eq!(eve.calls(minute(64), join(&code)).await, member(Role::Clerk));
    }

    async fn the_linked_account_has_no_role(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, at_home) = (calendar.citizen("Öz").await, calendar.citizen("Home").await);
        let (_, code) = invite(&store, Role::Clerk, minute(0)).await;
        oez.calls(minute(0), join(&code)).await;
        let Answer::Ok(Outcome::LinkCode { code, .. }) = oez.calls(minute(0), Call::MakeLinkCode).await else {
            panic!("a code is made");
        };
        at_home.calls(minute(0), Call::Link { code }).await;
        assert_eq!(myself(&calendar.citizen("Home").await, minute(0)).await, refused(StaffRefusal::NotStaff));
        assert_eq!(myself(&calendar.citizen("Öz").await, minute(0)).await, member(Role::Clerk));
    }

    async fn roles_stay_and_what_ended_long_ago_goes(store: Store) {
        let calendar = Calendar::open(&store).await;
        let oez = calendar.citizen("Öz").await;
        let (_, code) = invite(&store, Role::Clerk, minute(0)).await;
        oez.calls(minute(0), join(&code)).await;
        invite(&store, Role::Supervisor, minute(1)).await;
        let mut tx = store.begin().await.unwrap();
        tx.execute("delete from chat", &[]).await.unwrap();
        let later = minute(0) + TimeDelta::days(400);
        let forgotten = forget_old(&mut tx, later, TimeDelta::days(90)).await.unwrap();
        assert_eq!((forgotten.roles, forgotten.accounts, forgotten.audit), (1, 0, 3));
        tx.commit().await.unwrap();
        assert_eq!(myself(&oez, later).await, member(Role::Clerk));
    }
}
