//! Random businesses, quotas and orders: whatever they want, each gets as much as its quota and the lane allow, and
//! no other lane notices.

use std::collections::BTreeMap;

use bot_core::desk::{Answer, Appointment, Call, Outcome, Refusal};
use bot_core::trade::{Amount, Batch, TradeCall, TradeOutcome, TradeRefusal};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use store::Store;
use tests::calendar::{Calendar, minute};
use tests::on_both_engines;

use super::trade::{batch, friday, order, registers, with_trade};

const ROUNDS: u64 = 3;
const ORDERS: usize = 60;
const SERVICES: [(&str, i64); 2] = [("id-card", 1), ("car", 2)];

/// A business as the model sees it.
struct Business {
    quota: usize,
    booked: BTreeMap<NaiveDate, Vec<Appointment>>,
}

impl Business {
    fn left(&self, day: NaiveDate) -> usize {
        self.quota - self.booked.get(&day).map_or(0, Vec::len)
    }
}

/// The free places of a lane on a day at the offices that serve this, by office and desk.
async fn free(store: &Store, lane: &str, offices: &[&str], day: NaiveDate) -> Vec<Vec<DateTime<Utc>>> {
    let mut tx = store.begin().await.unwrap();
    let sql = "select office, desk, starts_at from place where lane = $1 and occupant is null
        order by office, desk, starts_at";
    let mut desks: BTreeMap<(String, i64), Vec<DateTime<Utc>>> = BTreeMap::new();
    for row in tx.rows(sql, &[lane.into()]).await.unwrap() {
        let (office, starts_at) = (row.text("office").unwrap(), row.instant("starts_at").unwrap());
        if offices.contains(&office.as_str()) && starts_at.date_naive() == day {
            desks.entry((office, row.int("desk").unwrap())).or_default().push(starts_at);
        }
    }
    desks.into_values().collect()
}

/// How many fit at these desks that take so many slots of a quarter of an hour each.
fn fit(desks: &[Vec<DateTime<Utc>>], slots: usize) -> usize {
    let quarter = TimeDelta::minutes(15);
    let stretches = desks.iter().flat_map(|desk| desk.chunk_by(|one, next| *next - *one == quarter));
    stretches.map(|stretch| stretch.len() / slots).sum()
}

async fn others(store: &Store) -> i64 {
    let mut tx = store.begin().await.unwrap();
    let sql = "select count(*) as count from place where lane <> 'trade' and occupant is null";
    tx.row(sql, &[]).await.unwrap().unwrap().int("count").unwrap()
}

async fn play(store: &Store, seed: u64) {
    let mut chance = StdRng::seed_from_u64(seed);
    let calendar = Calendar::of(store, with_trade()).await;
    let untouched = others(store).await;
    let mut dealers = Vec::new();
    for nth in 0..3 {
        let name = format!("dealer {nth} of {seed}");
        let quota = chance.random_range(1..9);
        let dealer = calendar.citizen(&name).await;
        registers(&calendar, &dealer, &name, quota).await;
        dealers.push((dealer, Business { quota: quota.into(), booked: BTreeMap::new() }));
    }
    for _ in 0..ORDERS {
        let which = chance.random_range(0..dealers.len());
        let (dealer, business) = &mut dealers[which];
        let day = friday() + TimeDelta::days([0, 3, 7][chance.random_range(0..3)]);
        let booked = business.booked.entry(day).or_default();
        if chance.random_ratio(1, 4) && !booked.is_empty() {
            let gone = booked.remove(chance.random_range(0..booked.len()));
            let call = Call::Trade(TradeCall::Cancel { appointment: gone.id });
            let answer = dealer.calls(minute(0), call).await;
            assert!(matches!(answer, Answer::Ok(Outcome::Trade(TradeOutcome::Cancelled(_)))), "{answer:?}");
            continue;
        }
        let (service, slots) = SERVICES[chance.random_range(0..SERVICES.len())];
        let offices: &[&str] = if service == "car" { &["centre"] } else { &["centre", "north"] };
        let count: u16 = chance.random_range(1..9);
        let all: bool = chance.random();
        let there = fit(&free(store, "trade", offices, day).await, usize::try_from(slots).unwrap());
        let left = business.left(day);
        let wanted = usize::from(count);
        let expected = match (left.min(there).min(wanted), all) {
            (fits, true) if fits < wanted && left > 0 => Err(TradeRefusal::NotAll),
            _ if left == 0 => Err(TradeRefusal::QuotaUsed { quota: u16::try_from(business.quota).unwrap() }),
            (0, false) => Err(TradeRefusal::NothingFree),
            (fits, _) => Ok(fits),
        };
        let amount = if all { Amount::All } else { Amount::AsManyAsFit };
        let wish = Batch { day: Some(day), ..batch(count, service) };
        match (dealer.calls(minute(0), order(wish, amount)).await, expected) {
            (Answer::Ok(Outcome::Trade(TradeOutcome::Booked(brought))), Ok(fits)) => {
                assert_eq!(brought.appointments.len(), fits, "seed {seed}");
                assert_eq!(usize::from(brought.left), left - fits, "seed {seed}");
                business.booked.entry(day).or_default().extend(brought.appointments);
            }
            (Answer::Refused(Refusal::Trade(refusal)), Err(expected)) => assert_eq!(refusal, expected),
            (answer, expected) => panic!("seed {seed}: {answer:?} is not {expected:?}"),
        }
        assert_eq!(others(store).await, untouched, "seed {seed}: no other lane is touched");
    }
}

on_both_engines! {
    async fn businesses_get_what_quota_and_lane_allow(store: Store) {
        for seed in 0..ROUNDS {
            play(&store, seed).await;
        }
    }
}
