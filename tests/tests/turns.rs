//! Turns that share a commit: what one of them breaks stays its own matter.

use std::sync::atomic::{AtomicU32, Ordering};

use bot_core::arrival::{Arrival, Happening};
use bot_core::desk::{Abilities, Answer, Call};
use bot_core::ids::ServiceId;
use chrono::{DateTime, TimeDelta, Utc};
use render::Locales;
use store::desk::LocalDesk;
use store::dice::Dice;
use store::outbox::{self, Lane};
use store::{Store, StoreError, Tx, catalogue};
use terminlotse::Bot;
use terminlotse::desk::{Desk, Question};
use terminlotse::letter::Letter;
use terminlotse::turn::{Cause, Turn};
use tests::on_both_engines;
use tests::town::{FRIDAY, KLEINSTADT, policy};

/// A desk that breaks when it is asked for passports, in one way or another.
struct BreakingDesk {
    desk: LocalDesk,
    breaks: Breaks,
    times: AtomicU32,
}

enum Breaks {
    /// A statement that fails.
    Statement,
    /// The whole transaction is gone, under everybody who shares it.
    Transaction,
}

impl Desk for BreakingDesk {
    fn abilities(&self) -> Abilities {
        self.desk.abilities()
    }

    async fn answer(
        &self,
        tx: &mut Tx,
        store: &Store,
        dice: &mut Dice,
        question: &Question<'_>,
    ) -> Result<Option<Answer>, StoreError> {
        let passport = ServiceId::new("reisepass");
        let asked = matches!(&question.request.call, Call::Places { wish, .. } if wish.service == passport);
        let left = self.times.load(Ordering::SeqCst);
        if asked && left > 0 {
            self.times.store(left - 1, Ordering::SeqCst);
            match self.breaks {
                Breaks::Statement => tx.execute("select * from nowhere", &[]).await?,
                Breaks::Transaction => tx.execute("rollback", &[]).await?,
            };
        }
        Desk::answer(&self.desk, tx, store, dice, question).await
    }
}

fn now() -> DateTime<Utc> {
    FRIDAY.parse().unwrap()
}

async fn bot(store: Store, breaks: Breaks, times: u32) -> Bot<BreakingDesk> {
    let city = terminlotse::city_file::parse("kleinstadt.toml", KLEINSTADT).unwrap().city;
    let mut tx = store.begin().await.unwrap();
    catalogue::import(&mut tx, &city, now()).await.unwrap();
    tx.commit().await.unwrap();
    let desk = BreakingDesk { desk: LocalDesk::new(policy()), breaks, times: times.into() };
    Bot::new(store, desk, Locales::embedded().unwrap(), city)
}

/// Turns of several citizens that arrive together; each says one thing.
fn turns(said: &[(&str, &str)]) -> Vec<Turn> {
    let turn = |(number, (citizen, text)): (usize, &(&str, &str))| Turn {
        cause: Cause::Arrived(Arrival {
            platform: "notebook".into(),
            update: number.to_string(),
            chat: (*citizen).into(),
            account: (*citizen).into(),
            language: None,
            happening: Happening::Said((*text).into()),
        }),
        now: now(),
        seed: [u8::try_from(number).unwrap(); 32],
    };
    said.iter().enumerate().map(turn).collect()
}

/// What each citizen would read now.
async fn answers(bot: &Bot<BreakingDesk>) -> Vec<String> {
    let mut tx = bot.store.begin().await.unwrap();
    let (codec, lease) = (bot.store.codec(), TimeDelta::minutes(1));
    outbox::supersede(&mut tx, codec, "notebook", now(), Letter::merge).await.unwrap();
    let rows = outbox::claim(&mut tx, codec, "notebook", Lane::ALL, now(), lease, &outbox::Room::of(100))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let said = rows.iter().map(|row| {
        let Letter::Message(reply) = Letter::read(&row.body).unwrap() else { panic!("only messages here") };
        let text = bot.locales.reply(&reply).text;
        let sentence =
            text.split("\n\n").find(|part| !part.contains("Betreiber")).unwrap().replace('\n', " ");
        format!("{}: {sentence}", row.address)
    });
    let mut said: Vec<String> = said.collect();
    said.sort();
    said
}

async fn failures(bot: &Bot<BreakingDesk>) -> i64 {
    let mut tx = bot.store.begin().await.unwrap();
    let row = tx.row("select count(*) as failures from failed_turn", &[]).await.unwrap();
    row.unwrap().int("failures").unwrap()
}

const SAID: &[(&str, &str)] = &[("ada", "/termine"), ("bob", "Reisepass"), ("cem", "/termine")];
const NONE: &str = "Sie haben gerade keinen Termin. Was brauchen Sie? Schreiben Sie es mir einfach.";

on_both_engines! {
    async fn a_failing_statement_undoes_its_own_turn_and_the_second_try_counts(store: Store) {
        let bot = bot(store, Breaks::Statement, 1).await;
        bot.take_turns(&turns(SAID)).await.unwrap();
        let answers = answers(&bot).await;
        assert_eq!(answers[0], format!("ada: {NONE}"));
        assert!(answers[1].starts_with("bob: Reisepass"), "{answers:?}");
        assert_eq!(answers[2], format!("cem: {NONE}"));
        assert_eq!(failures(&bot).await, 0);
    }

    async fn a_turn_that_fails_twice_is_kept_and_answered_with_one_sentence(store: Store) {
        let bot = bot(store, Breaks::Statement, 99).await;
        bot.take_turns(&turns(SAID)).await.unwrap();
        let sorry = "bob: Bei Ihrer letzten Nachricht ist mir ein Fehler passiert. Bitte schicken Sie sie noch einmal.";
        assert_eq!(answers(&bot).await, [&format!("ada: {NONE}"), sorry, &format!("cem: {NONE}")]);
        assert_eq!(failures(&bot).await, 1);
        // It was acknowledged: brought again, it is not taken again.
        bot.take_turns(&turns(SAID)).await.unwrap();
        assert!(answers(&bot).await.is_empty());
        assert_eq!(failures(&bot).await, 1);
    }

    async fn when_the_transaction_is_lost_all_turns_are_taken_again_and_none_twice(store: Store) {
        let bot = bot(store, Breaks::Transaction, 1).await;
        bot.take_turns(&turns(SAID)).await.unwrap();
        let answers = answers(&bot).await;
        assert_eq!(answers.len(), 3, "{answers:?}");
        assert_eq!(answers[0], format!("ada: {NONE}"));
        assert!(answers[1].starts_with("bob: Reisepass"), "{answers:?}");
        assert_eq!(answers[2], format!("cem: {NONE}"));
        assert_eq!(failures(&bot).await, 0);
    }

    async fn turns_of_one_chat_stay_in_order_though_the_first_fails_once(store: Store) {
        let bot = bot(store, Breaks::Statement, 1).await;
        bot.take_turns(&turns(&[("bob", "Reisepass"), ("bob", "/text"), ("ada", "/termine")])).await.unwrap();
        let answers = answers(&bot).await;
        // The newest state: the passports, as a list now.
        assert!(answers[1].starts_with("bob: Ab jetzt steht jede Auswahl als Liste"), "{answers:?}");
    }

    async fn an_update_that_comes_twice_is_applied_once(store: Store) {
        let bot = bot(store, Breaks::Statement, 0).await;
        bot.take_turns(&turns(SAID)).await.unwrap();
        assert_eq!(answers(&bot).await.len(), 3);
        bot.take_turns(&turns(SAID)).await.unwrap();
        assert!(answers(&bot).await.is_empty());
    }
}
