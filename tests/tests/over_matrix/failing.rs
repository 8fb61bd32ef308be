//! A process that stops, a homeserver that is away, a session that has ended, limits.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::time::Duration;

use chrono::TimeDelta;
use matrix::{Batch, Listener, Session};
use tests::nio_citizen::{Encryption, NioCitizen};
use tests::synapse::{Limits, Plain, Synapse};
use tests::town_on_matrix::TownOnMatrix;

use crate::booking::{anna_with, says};

#[tokio::test]
async fn what_is_said_meanwhile_is_answered_after_the_start_all_of_it() {
    let mut town = TownOnMatrix::open(Synapse::shared().await).await;
    let (mut anna, room) = anna_with(&town, Encryption::Off).await;
    says(&mut anna, &room, "Hallo", "Was brauchen Sie?").await;
    town.stop().await;
    let before = town.count("select count(*) as count from seen_update").await;
    // More than a sync tells of a room.
    for _ in 0..120 {
        anna.say(&room, "xqz").await;
    }
    anna.say(&room, "Personalausweis").await;
    town.serve().await;
    anna.reads(&room, "Welcher passt Ihnen?").await;
    assert_eq!(town.count("select count(*) as count from seen_update").await - before, 121);
    town.remove().await;
}

/// An error in the middle of a batch: matrix-sdk has seen it already, and the homeserver has nothing newer.
#[tokio::test]
async fn a_batch_comes_again_until_it_is_acknowledged() {
    let synapse = Synapse::shared().await;
    let mut town = TownOnMatrix::open(synapse).await;
    let (mut anna, room) = anna_with(&town, Encryption::Off).await;
    says(&mut anna, &room, "Hallo", "Was brauchen Sie?").await;
    town.stop().await;
    let session = Session::connect(town.configured(), town.now()).await.unwrap();
    let mut listener = Listener::new(session, town.token().await, BTreeMap::new());
    let said = anna.say(&room, "Personalausweis").await;
    let updates =
        |batch: &Batch| batch.arrivals.iter().map(|arrival| arrival.update.clone()).collect::<Vec<_>>();
    for _ in 0..2 {
        let batch = listener.fetch(Duration::ZERO).await.unwrap();
        assert!(updates(&batch).contains(&said), "{batch:?}");
    }
    listener.acknowledge().unwrap();
    assert_eq!(updates(&listener.fetch(Duration::ZERO).await.unwrap()), [""; 0]);
    town.remove().await;
}

#[tokio::test]
async fn a_homeserver_that_restarts_is_waited_for() {
    let synapse = Synapse::start(Limits::Generous).await;
    let town = TownOnMatrix::open(&synapse).await;
    let mut anna = NioCitizen::arrive(&synapse, "anna").await;
    let room = anna.create_direct_room(town.user(), Encryption::On).await;
    anna.wait_for_member(&room, town.user()).await;
    says(&mut anna, &room, "Personalausweis", "Welcher passt Ihnen?").await;
    synapse.start_again().await;
    says(&mut anna, &room, "1", "noch nicht gebucht").await;
    town.remove().await;
}

#[tokio::test]
async fn a_session_that_was_logged_out_is_followed_by_another_one() {
    let town = TownOnMatrix::open(Synapse::shared().await).await;
    let (mut anna, room) = anna_with(&town, Encryption::On).await;
    let said = anna.say(&room, "Personalausweis").await;
    anna.reads(&room, "Welcher passt Ihnen?").await;
    let before = kept_session(&town);
    let bot = Plain::of(town.account());
    // Anna's client may not know the new device at once; then the backup knows the key.
    bot.wait_for_backed_up_key_of(&room, &said).await;
    bot.log_out(before["access_token"].as_str().unwrap()).await;
    anna.say(&room, "1").await;
    let answered = async {
        // When her client knows already that the old device is gone, and not yet of the new one, the message is for no
        // device at all: she is asked to send it again, and does.
        if anna.reads(&room, "noch ").await.text.contains("noch einmal") {
            anna.say(&room, "1").await;
            anna.reads(&room, "noch nicht gebucht").await;
        }
    };
    // The answer may meet the end of the session; then it is sent again after a while.
    tokio::select! {
        () = answered => {}
        never = time_goes_by(&town) => match never {},
    }
    let after = kept_session(&town);
    assert_ne!(before["device_id"], after["device_id"], "the device went with its session");
    town.remove().await;
}

#[tokio::test]
async fn a_session_that_is_over_by_time_goes_on_with_its_device() {
    let synapse = Synapse::start(Limits::ShortSessions).await;
    let town = TownOnMatrix::open(&synapse).await;
    let before = kept_session(&town);
    let after = loop {
        let session = kept_session(&town);
        if session["access_token"] != before["access_token"] {
            break session;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!(before["device_id"], after["device_id"]);
    town.remove().await;
}

/// A second in the town for each beat of the machine's clock.
async fn time_goes_by(town: &TownOnMatrix) -> Infallible {
    let mut beat = tokio::time::interval(Duration::from_millis(200));
    loop {
        beat.tick().await;
        town.passes(TimeDelta::seconds(1)).await;
    }
}

fn kept_session(town: &TownOnMatrix) -> serde_json::Value {
    let kept = std::fs::read(town.device().join("session.json")).unwrap();
    serde_json::from_slice::<serde_json::Value>(&kept).unwrap()["session"].take()
}

#[tokio::test]
async fn under_default_limits_every_answer_still_comes() {
    let synapse = Synapse::start(Limits::Default).await;
    let town = TownOnMatrix::open(&synapse).await;
    let mut anna = NioCitizen::arrive(&synapse, "anna").await;
    let room = anna.create_direct_room(town.user(), Encryption::Off).await;
    anna.wait_for_member(&room, town.user()).await;
    for _ in 0..5 {
        says(&mut anna, &room, "/hilfe", "Ich helfe bei Terminen").await;
    }
    town.remove().await;
}
