//! Searching in a city's calendar: the next free places, and the days that have some, as the local desk
//! answers them on SQLite on a real disk.
//!
//! ```sh
//! cargo bench -p tests --bench places     # about three minutes
//! ```
//!
//! 50 offices with 8 desks each serve 42 days ahead, three of them in lanes of their own. Seven of ten places are
//! released two weeks ahead, the others for the same day, each morning at seven; of those that are released, every
//! tenth is free. Each question names a service that a fifth of the offices offers: the next places, or the days of
//! all months. A service that ten more offices offer is booked out: then it is told when the next release comes. And
//! in a rush 750 people a second ask for the same service, each is shown other places, and nobody takes one.
//!
//! Measured is what the desk takes, over an empty history and over one and three years of 400,000 appointments
//! each, as many as Dortmund has in a year.

use std::process::ExitCode;

use bot_core::City;
use bot_core::desk::{Answer, Call, Outcome, Request};
use bot_core::ids::{OrderId, PersonId};
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
/// services, of which each office offers a fifth;
const SERVICES: u32 = 40;
/// and as many more offices offer a service that is booked out.
const BOOKED_OUT: u32 = 10;
/// In a rush so much time lies between two questions.
const RUSH: TimeDelta = TimeDelta::microseconds(1_333);
/// How often each question is asked in each run,
const QUESTIONS: usize = 2_000;
/// and how many runs there are; the one in the middle counts.
const RUNS: usize = 3;
/// Appointments in a year.
const YEAR: i64 = 400_000;
/// A Friday morning, at the release.
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
    println!("history     next places: p50   p99 ms   days of all months   next release         in a rush");
    let mut years = Vec::new();
    for (name, more) in [("none", 0), ("1 year", 1), ("3 years", 2)] {
        bench.remember(more).await;
        let (places, days) = (bench.ask(Question::Places).await, bench.ask(Question::Days).await);
        let (release, rush) = (bench.ask(Question::Release).await, bench.ask(Question::Rush).await);
        println!(
            "{name:<12}{:>16.3}{:>9.3}{:>13.3}{:>8.3}{:>7.3}{:>8.3}{:>10.3}{:>8.3}",
            places.0, places.1, days.0, days.1, release.0, release.1, rush.0, rush.1
        );
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

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Question {
    /// The next places.
    Places,
    /// The days that have some.
    Days,
    /// The next places, where there are none.
    Release,
    /// The next places, by many at the same moment.
    Rush,
}

impl Question {
    fn call(self, chance: &mut StdRng) -> Call {
        let wish = match self {
            Question::Release => wish("booked-out"),
            Question::Rush => wish("s0"),
            _ => wish(&format!("s{}", chance.random_range(0..SERVICES))),
        };
        match self {
            Question::Days => Call::Days { wish },
            _ => Call::Places { wish, limit: 3 },
        }
    }

    /// Whether this is what must be answered.
    fn is_answered(self, answer: &Answer) -> bool {
        match (self, answer) {
            (Question::Places, Answer::Ok(Outcome::Places(places))) => places.len() == 3,
            (Question::Days, Answer::Ok(Outcome::Days(days))) => days.len() > 8,
            (Question::Release, Answer::Ok(Outcome::NothingFree { next_release })) => next_release.is_some(),
            // In the end somebody looks at all of them.
            (Question::Rush, Answer::Ok(Outcome::Places(_) | Outcome::NothingFree { .. })) => true,
            _ => false,
        }
    }
}

/// A city with its calendar, and somebody who asks.
struct Bench {
    store: Store,
    city: City,
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
        let bench = Self { store, city, who, today };
        bench.book_out().await;
        bench
    }

    /// Of what is released, nine of ten places are somebody's, and all at the offices that are booked out.
    async fn book_out(&self) {
        self.run("insert into occupancy (id, kind, person, service, quantity, office, desk, slots, starts_at,
                ends_at, expires_at, created_at)
            select office || desk || starts_at, 'appointment', $1, 's0', 1, office, desk, 1, starts_at, ends_at,
                null, 0
            from place where lane = 'public' and visible_from <= $2
                and (office like 'x%' or (starts_at / 900000000 + desk * 7 + length(office)) % 10 <> 0)")
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
        tx.execute(sql, &[Arg::from(self.who.person.as_str()), Arg::from(self.today)])
            .await
            .expect("the statement is right");
        tx.commit().await.expect("it is committed");
    }

    async fn run_owned(&self, sql: String) {
        // It lives as long as the benchmark does.
        self.run(Box::leak(sql.into_boxed_str())).await;
    }

    /// Asks questions; what the middle run took, at p50 and p99, in milliseconds.
    async fn ask(&self, question: Question) -> (f64, f64) {
        let mut runs = Vec::new();
        for run in 0..RUNS {
            let took = self.ask_once(question, run as u64).await;
            runs.push((milliseconds(took.percentile(0.5)), milliseconds(took.percentile(0.99))));
        }
        runs.sort_by(|one, other| one.1.total_cmp(&other.1));
        runs[RUNS / 2]
    }

    async fn ask_once(&self, question: Question, seed: u64) -> Durations {
        // It remembers nobody yet.
        let desk = LocalDesk::new(store::desk::DeskPolicy { horizon: TimeDelta::days(42), ..policy() });
        let mut chance = StdRng::seed_from_u64(seed);
        let mut dice = Dice::new([2; 32]);
        let mut tx = self.store.begin().await.expect("the database is there");
        let mut durations = Vec::with_capacity(QUESTIONS);
        let (mut who, mut today) = (self.who.clone(), self.today);
        for number in 0..QUESTIONS {
            let request = Request { id: OrderId::new("question"), call: question.call(&mut chance) };
            if question == Question::Rush {
                who.person = PersonId::new(number.to_string());
                today += RUSH;
            }
            let begun = now();
            let answer =
                desk.answer(&mut tx, self.store.codec(), &mut dice, &who, &self.city, &request, today).await;
            durations.push(begun.elapsed());
            let answer = answer.expect("the desk answers");
            assert!(question.is_answered(&answer), "{request:?} is answered by {answer:?}");
        }
        durations.into_iter().collect::<Durations>()
    }
}

fn city() -> City {
    let services =
        (0..SERVICES).map(|n| json!({ "id": format!("s{n}"), "group": "g", "name": format!("Antrag {n}") }));
    let services: Vec<_> =
        services.chain([json!({ "id": "booked-out", "group": "g", "name": "Ausgebucht" })]).collect();
    let office = |id: String, offered: Vec<String>| {
        json!({
            "id": id, "name": format!("Amt {id}"), "address": format!("Weg {id}"), "services": offered,
            "opening": [{
                "weekdays": ["mon", "tue", "wed", "thu", "fri"], "from": "08:00", "to": "16:00", "desks": 8,
                "lanes": { "trade": 1, "staff": 1, "emergency": 1 }, "emergency_opens": "2h",
            }],
        })
    };
    let offered = |n: u32| (0..SERVICES).filter(move |s| (s + n).is_multiple_of(5)).map(|s| format!("s{s}"));
    let offices: Vec<_> = (0..OFFICES)
        .map(|n| office(format!("o{n}"), offered(n).collect()))
        .chain((0..BOOKED_OUT).map(|n| office(format!("x{n}"), vec!["booked-out".to_owned()])))
        .collect();
    let city = json!({
        "city": {
            "name": "Weitstadt", "operator": "", "phone": "", "phone_hours": "", "privacy_url": "",
            "release": [
                { "days_ahead": 14, "at": "07:00", "share": 70 }, { "days_ahead": 0, "at": "07:00", "share": 30 },
            ],
            "waiting_share": 10,
        },
        "group": [{ "id": "g", "name": "Anträge" }], "service": services, "office": offices,
    });
    serde_json::from_value(city).expect("it is a city")
}
