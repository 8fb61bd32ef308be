//! The morning of a release, in small: many people want few places at the same moment. What the benchmark
//! `morning` asks of the city's size and of the clock on the wall, here is asked of the rules: each ends with an
//! appointment or on the waitlist, no place is sold twice, none is left while somebody waits, and most first taps
//! succeed.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use store::Store;
use store::desk::LocalDesk;
use terminlotse::jobs::{Job as _, Offer};
use terminlotse::sender::Sender;
use terminlotse::terminal_chat::send_all;
use terminlotse::turn::{Cause, Turn};
use tests::morning::{Act, Crowd, Outcome, Phones, Size, Tally, prepare, release};
use tests::on_both_engines;
use tests::town::policy;

/// Two offices with two desks release 120 places.
const SIZE: Size = Size { offices: 2, desks: 2 };
/// People come within ten seconds,
const COME_WITHIN: TimeDelta = TimeDelta::seconds(10);
/// and after two minutes all is settled.
const MORNING: TimeDelta = TimeDelta::minutes(2);

/// Lets the morning go by, from act to act, on a clock that jumps.
async fn morning(store: &Store, people: usize) -> Tally {
    let bot = prepare(store, SIZE, LocalDesk::new(policy())).await.unwrap();
    let mut crowd = Crowd::new(people, SIZE.places(), 7);
    let mut seeds = StdRng::seed_from_u64(8);
    let mut acts = Acts::default();
    crowd.come_within(COME_WITHIN).into_iter().for_each(|act| acts.plan(release(), act));
    let (phones, mut plans) = Phones::of(crowd, |_| {});
    let phones = Arc::new(phones);
    let mut sender = Sender::new(bot.clone(), phones.clone());
    let mut offer = Offer::new(bot.clone(), || [9; 32]);
    let mut offers_at = release();
    loop {
        let now = acts.next().map_or(offers_at, |next| next.min(offers_at));
        if now > release() + MORNING {
            break;
        }
        if now == offers_at {
            offers_at = offer.run_once(now).await.unwrap().max(now + TimeDelta::milliseconds(1));
        } else if let Some(act) = acts.take() {
            let cause = Cause::Arrived(phones.crowd().arrival(act));
            bot.take_turns(&[Turn { cause, now, seed: seeds.random() }]).await.unwrap();
        }
        send_all(&mut sender, || now).await.unwrap();
        while let Ok(act) = plans.try_recv() {
            acts.plan(now, act);
        }
    }
    let crowd = phones.crowd();
    assert_eq!(crowd.puzzled, None);
    assert!(crowd.is_at_rest(), "{:?}", crowd.tally);
    crowd.tally
}

/// What people will do, by the time.
#[derive(Default)]
struct Acts {
    times: BinaryHeap<Reverse<(DateTime<Utc>, usize)>>,
    acts: Vec<Option<Act>>,
}

impl Acts {
    fn plan(&mut self, now: DateTime<Utc>, act: Act) {
        self.times.push(Reverse((now + act.after, self.acts.len())));
        self.acts.push(Some(act));
    }

    fn next(&self) -> Option<DateTime<Utc>> {
        self.times.peek().map(|Reverse((at, _))| *at)
    }

    fn take(&mut self) -> Option<Act> {
        let Reverse((_, number)) = self.times.pop()?;
        self.acts[number].take()
    }
}

on_both_engines! {
    async fn more_people_than_places_all_end_with_one_or_wait(store: Store) {
        let tally = morning(&store, 300).await;
        let outcome = Outcome::of(&store).await.unwrap();
        assert_eq!(outcome.faults(300, tally.booked), Vec::<String>::new(), "{tally:?} {outcome:?}");
        assert_eq!((outcome.released, outcome.booked), (120, 120), "{tally:?}");
        assert!(tally.offers >= 12, "a tenth of the release is for those who wait: {tally:?}");
        assert!(tally.early_taps > 50, "{tally:?}");
        assert!(tally.early_taps_held * 10 >= tally.early_taps * 9, "{tally:?}");
    }

    async fn fewer_people_than_places_all_get_one(store: Store) {
        let tally = morning(&store, 60).await;
        let outcome = Outcome::of(&store).await.unwrap();
        assert_eq!(outcome.faults(60, tally.booked), Vec::<String>::new(), "{tally:?} {outcome:?}");
        assert!(outcome.booked >= 55, "{tally:?}");
    }
}
