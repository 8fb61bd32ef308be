//! Searching in a city's calendar: the next free places, and the days that have some, as the local desk
//! answers them on SQLite on a real disk.
//!
//! ```sh
//! cargo bench -p tests --bench places     # about two minutes
//! ```
//!
//! 50 offices with 8 desks each serve 42 days ahead, every tenth place is free. Each question names a service
//! that a fifth of them offers. Measured is what the desk takes, over an empty history and over one and three
//! years of 400,000 appointments each, as many as Dortmund has in a year.

use std::process::ExitCode;

use bot_core::City;
use bot_core::desk::{Answer, Call, Outcome, Request, Wish};
use bot_core::ids::OrderId;
use chrono::{DateTime, TimeDelta, Utc};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::json;
use store::desk::{LocalDesk, Who};
use store::dice::Dice;
use store::layout::Layout;
use store::seal::Codec;
use store::sql::Arg;
use store::{Store, chats};
use tests::calendar::{lay_out, policy, wish};
use tests::measuring::{Durations, Machine, milliseconds, now};

/// Offices,
const OFFICES: u32 = 50;
/// services, of which each office offers a fifth.
const SERVICES: u32 = 40;
/// How often each question is asked in each run,
const QUESTIONS: usize = 2_000;
/// and how many runs there are; the one in the middle counts.
const RUNS: usize = 3;
/// Appointments in a year.
const YEAR: i64 = 400_000;
/// A Friday morning.
const TODAY: &str = "2026-11-20T06:00:00Z";

fn main() -> ExitCode {
    let runtime = tokio::runtime::Runtime::new().expect("the system gives a runtime");
    runtime.block_on(measure());
    ExitCode::SUCCESS
}

async fn measure() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("there is room for a folder");
    let url = format!("sqlite://{}", folder.path().join("places.db").display());
    let store = Store::open(&url, Codec::new(&[7; 32])).await.expect("a new database opens");
    let bench = Bench::new(store).await;
    println!(
        "\nplaces: {OFFICES} offices, 42 days, SQLite on disk; the middle of {RUNS} runs of {QUESTIONS} questions"
    );
    println!("{Machine}\n");
    println!("history     next places: p50   p99 ms     days of all months: p50   p99 ms");
    let mut years = Vec::new();
    for (name, more) in [("none", 0), ("1 year", 1), ("3 years", 2)] {
        bench.remember(more).await;
        let (places, days) = (bench.ask(Bench::places).await, bench.ask(Bench::days).await);
        println!("{name:<12}{:>16.3}{:>9.3}{:>27.3}{:>9.3}", places.0, places.1, days.0, days.1);
        years.push((places, days));
    }
    if let [_, one, three] = years[..] {
        println!(
            "\nthree years to one: next places {:.2}, days {:.2} (p50)",
            three.0.0 / one.0.0,
            three.1.0 / one.1.0
        );
    }
}

/// A city with its calendar, and somebody who asks.
struct Bench {
    store: Store,
    city: City,
    desk: LocalDesk,
    who: Who,
    today: DateTime<Utc>,
}

impl Bench {
    async fn new(store: Store) -> Self {
        let today = TODAY.parse().expect("it is an instant");
        let city = city();
        let rules = city.city.opening_rules(TimeDelta::minutes(15));
        let layout = Layout { rules, horizon: TimeDelta::days(42) };
        lay_out(&store, &city, &layout, today).await;
        let mut tx = store.begin().await.expect("the database is there");
        let mut dice = Dice::new([1; 32]);
        let chat = chats::meet(&mut tx, store.codec(), &mut dice, "bench", "ada", "ada", today).await;
        let chat = chat.expect("she is new");
        tx.commit().await.expect("it is committed");
        let who = Who { person: chat.person, account: chat.account, chat: chat.id };
        let desk = LocalDesk::new(store::desk::DeskPolicy { horizon: TimeDelta::days(42), ..policy() });
        let bench = Self { store, city, desk, who, today };
        bench.book_out().await;
        bench
    }

    /// Nine of ten places are somebody's.
    async fn book_out(&self) {
        self.run("insert into occupancy (id, kind, person, service, quantity, office, desk, slots, starts_at,
                ends_at, expires_at, created_at)
            select office || desk || starts_at, 'appointment', $1, 's0', 1, office, desk, 1, starts_at, ends_at,
                null, 0
            from place where (starts_at / 900000000 + desk * 7 + length(office)) % 10 <> 0")
        .await;
        self.run(
            "update place set occupant = occupancy.id from occupancy
            where occupancy.office = place.office and occupancy.desk = place.desk
                and occupancy.starts_at = place.starts_at and $1 <> ''",
        )
        .await;
    }

    /// So many years more have gone by, with their appointments.
    async fn remember(&self, years: i64) {
        for _ in 0..years {
            let before =
                format!("(select coalesce(min(starts_at), {}) from place)", self.today.timestamp_micros());
            let past = format!(
                "with recursive count (n) as (select 0 union all select n + 1 from count where n < {YEAR} - 1)
                 insert into occupancy (id, kind, person, service, quantity, office, desk, slots, starts_at, ends_at,
                     expires_at, created_at)
                 select 'past' || begin.at || '-' || n, 'appointment', $1, 's' || (n % {SERVICES}), 1,
                     'o' || (n % {OFFICES}), 1 + n / {OFFICES} % 8, 1,
                     begin.at - 900000000 * (1 + n / ({OFFICES} * 8)), begin.at - 900000000 * (n / ({OFFICES} * 8)),
                     null, 0
                 from count, (select {before} as at) begin"
            );
            self.run_owned(past).await;
            self.run(
                "insert into place (office, desk, starts_at, ends_at, lane, visible_from, rule, occupant)
                select occupancy.office, desk, starts_at, ends_at, 'public', 0,
                    (select min(id) from opening_rule), occupancy.id
                from occupancy where occupancy.id like 'past%' and $1 <> ''
                    and not exists (select 1 from place where place.occupant = occupancy.id)",
            )
            .await;
            self.run("insert into appointment (id, reference, state, occupancy, person, booked_by, service, quantity,
                    office, starts_at, ends_at, sequence, created_at, changed_at)
                select id, id, 'booked', id, $1, (select min(id) from account), service, 1, office, starts_at, ends_at,
                    0, 0, 0
                from occupancy where id like 'past%'
                    and not exists (select 1 from appointment where appointment.id = occupancy.id)")
            .await;
        }
    }

    async fn run(&self, sql: &'static str) {
        let mut tx = self.store.begin().await.expect("the database is there");
        tx.execute(sql, &[Arg::from(self.who.person.as_str())]).await.expect("the statement is right");
        tx.commit().await.expect("it is committed");
    }

    async fn run_owned(&self, sql: String) {
        // It lives as long as the benchmark does.
        self.run(Box::leak(sql.into_boxed_str())).await;
    }

    fn places(wish: Wish) -> Call {
        Call::Places { wish, limit: 3 }
    }

    fn days(wish: Wish) -> Call {
        Call::Days { wish }
    }

    /// Asks questions; what the middle run took, at p50 and p99, in milliseconds.
    async fn ask(&self, call: fn(Wish) -> Call) -> (f64, f64) {
        let mut runs = Vec::new();
        for run in 0..RUNS {
            let took = self.ask_once(call, run as u64).await;
            runs.push((milliseconds(took.percentile(0.5)), milliseconds(took.percentile(0.99))));
        }
        runs.sort_by(|one, other| one.1.total_cmp(&other.1));
        runs[RUNS / 2]
    }

    async fn ask_once(&self, call: fn(Wish) -> Call, seed: u64) -> Durations {
        let mut chance = StdRng::seed_from_u64(seed);
        let mut dice = Dice::new([2; 32]);
        let mut tx = self.store.begin().await.expect("the database is there");
        let mut durations = Vec::with_capacity(QUESTIONS);
        for _ in 0..QUESTIONS {
            let wish = wish(&format!("s{}", chance.random_range(0..SERVICES)));
            let request = Request { id: OrderId::new("question"), call: call(wish) };
            let begun = now();
            let answer = self
                .desk
                .answer(&mut tx, self.store.codec(), &mut dice, &self.who, &self.city, &request, self.today)
                .await;
            durations.push(begun.elapsed());
            assert!(is_told(answer.expect("the desk answers")), "nothing is free: {request:?}");
        }
        durations.into_iter().collect::<Durations>()
    }
}

fn is_told(answer: Answer) -> bool {
    match answer {
        Answer::Ok(Outcome::Places(places)) => places.len() == 3,
        Answer::Ok(Outcome::Days(days)) => days.len() > 20,
        _ => false,
    }
}

fn city() -> City {
    let services: Vec<_> = (0..SERVICES)
        .map(|n| json!({ "id": format!("s{n}"), "group": "g", "name": format!("Antrag {n}") }))
        .collect();
    let office = |n: u32| {
        let offered: Vec<String> =
            (0..SERVICES).filter(|s| (s + n).is_multiple_of(5)).map(|s| format!("s{s}")).collect();
        json!({
            "id": format!("o{n}"), "name": format!("Amt {n}"), "address": format!("Weg {n}"), "services": offered,
            "opening": [{ "weekdays": ["mon", "tue", "wed", "thu", "fri"], "from": "08:00", "to": "16:00", "desks": 8 }],
        })
    };
    let offices: Vec<_> = (0..OFFICES).map(office).collect();
    let city = json!({
        "city": { "name": "Weitstadt", "operator": "", "phone": "", "phone_hours": "", "privacy_url": "" },
        "group": [{ "id": "g", "name": "Anträge" }], "service": services, "office": offices,
    });
    serde_json::from_value(city).expect("it is a city")
}
