//! The runs: which processes are started, and what they are told.

use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};
use tests::peer::{Peer, one_thread};
use tests::release::{Premises, Release};

use crate::protocol::{Coming, Outcome, Phase, Said};
use crate::{city, dialogue, talkers, telegram};

/// How many citizens are active at once in the closed loop.
pub const ACTIVE: usize = 200;
/// Of five turns of a citizen, four are taps.
const TURNS_PER_TAP: f64 = 1.25;
/// How long the open loop is measured, in seconds,
const OPEN: f64 = 8.0;
/// and the closed loop with a commit for each turn.
const LONE: f64 = 6.0;
const FOLDER: &str = env!("CARGO_TARGET_TMPDIR");

/// What one run measured.
pub struct Run {
    /// The closed loop, with shared commits,
    pub closed: Outcome,
    /// and the open loop after it, in the same database.
    pub open: Outcome,
    /// How many appointments that database had in the end.
    pub booked: u64,
    /// The closed loop with a commit for each turn,
    pub lone: Outcome,
    /// and the appointments in its database.
    pub lone_booked: u64,
    /// The reference.
    pub dialogue: Outcome,
}

/// Measures so many times.
pub fn all(runs: usize) -> Vec<Run> {
    let (shared, lone) = (Release::build(&[]), Release::build(&["lone-commits"]));
    let template = laid_out(&shared);
    (1..=runs)
        .map(|run| {
            eprintln!("run {run} of {runs} …");
            once(&shared, &lone, &template)
        })
        .collect()
}

fn once(shared: &Release, lone: &Release, template: &Premises) -> Run {
    let mut bot = Bot::start(Premises::copy(shared, FOLDER, template));
    let closed = bot.phase(Coming::Closed { active: ACTIVE }, None);
    let half = closed.rate() / 2.0;
    let open = bot.phase(Coming::Open { each_second: half * TURNS_PER_TAP }, Some(OPEN));
    let booked = bot.end();
    let mut bot = Bot::start(Premises::copy(lone, FOLDER, template));
    let lone = bot.phase(Coming::Closed { active: ACTIVE }, Some(LONE));
    Run { closed, open, booked, lone, lone_booked: bot.end(), dialogue: reference() }
}

/// A database of the city with all its places, to be copied for each run: they take some seconds to be
/// laid out, which is not measured here.
fn laid_out(release: &Release) -> Premises {
    let premises = Premises::new(release, FOLDER);
    premises.import(&city::file());
    let mut bot = Bot::start(premises);
    bot.phase(Coming::Open { each_second: 1.0 }, Some(0.1));
    let Bot { premises, serving, .. } = bot;
    serving.end();
    premises
}

/// A bot with its citizens.
struct Bot {
    premises: Premises,
    serving: tests::release::Serving,
    citizens: Peer,
}

impl Bot {
    fn start(premises: Premises) -> Self {
        let database = premises.database();
        let (citizens, port) = listening(&[telegram::ROLE, &database.to_string_lossy()]);
        let premises = premises.on_telegram(port);
        let serving = premises.start();
        Self { premises, serving, citizens }
    }

    fn phase(&mut self, coming: Coming, seconds: Option<f64>) -> Outcome {
        let phase = Phase { coming, seconds, bot: self.serving.pid() };
        self.citizens.tell(&phase);
        outcome(&mut self.citizens)
    }

    /// Ends the bot; how many appointments its database has then.
    fn end(self) -> u64 {
        self.serving.end();
        one_thread().block_on(appointments(&self.premises.database()))
    }
}

async fn appointments(database: &Path) -> u64 {
    let options = SqliteConnectOptions::new().filename(database).read_only(true);
    let mut connection = options.connect().await.expect("the bot leaves a database");
    let count: i64 = sqlx::query_scalar("select count(*) from appointment where state = 'booked'")
        .fetch_one(&mut connection)
        .await
        .expect("it can be read");
    connection.close().await.expect("it can be closed");
    count.unsigned_abs()
}

fn reference() -> Outcome {
    let (mut talkers, port) = listening(&[talkers::ROLE, &ACTIVE.to_string()]);
    let program = Peer::start(&[dialogue::ROLE, &port.to_string()]);
    talkers.tell(&program.pid());
    outcome(&mut talkers)
}

/// One that answers the Bot API's calls, and at which port.
fn listening(arguments: &[&str]) -> (Peer, u16) {
    let mut peer = Peer::start(arguments);
    match peer.said() {
        Said::Listening(port) => (peer, port),
        Said::Over(_) => panic!("nothing has begun yet"),
    }
}

fn outcome(peer: &mut Peer) -> Outcome {
    match peer.said() {
        Said::Over(outcome) => outcome,
        Said::Listening(_) => panic!("it listens already"),
    }
}
