//! The runs: what is started, and what is waited for.

use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

use bot_core::delivery::{Delivery, Parcel, Rendered};
use futures::StreamExt as _;
use telegram::{Client, Messenger};
use tests::lean_bot_api::TOKEN;
use tests::measuring::{now, resident_memory};
use tests::peer::{Peer, one_thread};
use tests::release::{Premises, Release, Serving};

use crate::population::{FIRST_CHAT, MARK, TEXT, settle};
use crate::telegram::{Counts, Order, ROLE, Said};

/// So many messages a second are fast,
pub const FAST: usize = 1_000;
/// and so many are Telegram's own.
pub const SLOW: usize = 30;
/// How often the bot is killed.
pub const KILLS: u32 = 3;
/// What citizens say each second while the notice goes out.
pub const TALK: f64 = 10.0;
/// How long they talk before it does.
const BEFORE: Duration = Duration::from_secs(30);
/// So many messages are under way at once in the reference,
const AT_ONCE: usize = 200;
/// which sends so many.
const REFERENCE: i64 = 20_000;
/// How often it is looked how far it is.
const LOOK: Duration = Duration::from_millis(200);
/// Nobody waits longer for all to be reached.
const PATIENCE: Duration = Duration::from_secs(400);
const FOLDER: &str = env!("CARGO_TARGET_TMPDIR");

/// To how many people notices go.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// At the fast rate,
    pub many: u32,
    /// at Telegram's own,
    pub few: u32,
    /// and where the bot is killed.
    pub some: u32,
}

impl Size {
    /// What is to be measured.
    pub const WHOLE: Self = Self { many: 100_000, few: 3_000, some: 30_000 };

    /// A part of that, to see whether all works.
    pub fn part(divisor: u32) -> Self {
        let Self { many, few, some } = Self::WHOLE;
        Self { many: many / divisor, few: few / divisor, some: some / divisor }
    }
}

/// What one run measured.
pub struct Run {
    /// Messages a second of the adapter alone.
    pub reference: f64,
    /// Answers before the notice,
    pub quiet: Counts,
    /// and the fast notice, with answers beside it.
    pub fast: Counts,
    /// How long it took until all were in the outbox, in seconds.
    pub queued: f64,
    /// The bot's memory before the notice, in MiB,
    pub memory_before: f64,
    /// and the most it took while it went out.
    pub memory: f64,
    /// The notice at Telegram's own rate.
    pub slow: Counts,
    /// The one with deaths.
    pub killed: Counts,
}

/// Measures so many times.
pub fn all(runs: usize, size: Size) -> Vec<Run> {
    let release = Release::build(&[]);
    (1..=runs)
        .map(|run| {
            eprintln!("run {run} of {runs} …");
            once(&release, size)
        })
        .collect()
}

fn once(release: &Release, size: Size) -> Run {
    let reference = reference();
    let mut bot = Bot::start(release, size.many, FAST);
    bot.telegram.tell(&Order::Talk(TALK));
    sleep(BEFORE);
    let quiet = bot.counts();
    let memory_before = bot.memory();
    bot.telegram.tell(&Order::Talk(TALK));
    let queued = bot.send_notice();
    let mut memory = memory_before;
    let fast = bot.reach(size.many, |bot, _| memory = memory.max(bot.memory()));
    drop(bot);
    let mut bot = Bot::start(release, size.few, SLOW);
    bot.send_notice();
    let slow = bot.reach(size.few, |_, _| {});
    drop(bot);
    let mut bot = Bot::start(release, size.some, FAST);
    bot.send_notice();
    let mut kills = 0;
    let killed = bot.reach(size.some, |bot, reached| {
        if kills < KILLS && reached > (kills + 1) * size.some / (KILLS + 1) {
            kills += 1;
            bot.dies_and_is_started_again();
        }
    });
    Run { reference, quiet, fast, queued, memory_before, memory, slow, killed }
}

/// A bot with people to write to, and a Telegram that is strict about it.
struct Bot {
    premises: Premises,
    serving: Option<Serving>,
    telegram: Peer,
}

impl Bot {
    fn start(release: &Release, people: u32, allowed: usize) -> Self {
        let (mut telegram, port) = listening();
        telegram.tell(&Order::Allow(allowed));
        let premises = Premises::new(release, FOLDER)
            .on_telegram(port)
            .set("telegram.messages_per_second", &allowed.to_string())
            // A city that lays its places out meanwhile is not what is measured.
            .set("policy.horizon", "1d");
        premises.run(&["migrate"]);
        settle(&premises.database(), people);
        fs::write(premises.path("notice.md"), TEXT).expect("the folder takes a file");
        let serving = Some(premises.start());
        // It takes the demo city up first.
        sleep(Duration::from_secs(3));
        Self { premises, serving, telegram }
    }

    /// Orders the notice; how many seconds pass until all of it is in the outbox.
    fn send_notice(&self) -> f64 {
        let begun = now();
        self.premises.run(&[
            "notice",
            "send",
            "--text",
            "notice.md",
            "--audience",
            "news",
            "--author",
            "Amt",
            "--approver",
            "Leitung",
            "--detach",
        ]);
        begun.elapsed().as_secs_f64()
    }

    /// Waits until so many have the notice, or nothing comes any more.
    fn reach(&mut self, people: u32, mut meanwhile: impl FnMut(&mut Self, u32)) -> Counts {
        let begun = now();
        let mut last: (usize, Instant) = (0, begun);
        loop {
            sleep(LOOK);
            let counts = self.counts();
            let reached = u32::try_from(counts.reached).unwrap_or(u32::MAX);
            if counts.reached > last.0 {
                last = (counts.reached, now());
            }
            // Repeated messages come late, if they come.
            let is_over = reached >= people && last.1.elapsed() > Duration::from_secs(5);
            if is_over || begun.elapsed() > PATIENCE {
                return counts;
            }
            meanwhile(self, reached);
        }
    }

    fn counts(&mut self) -> Counts {
        self.telegram.tell(&Order::Count);
        match self.telegram.said() {
            Said::Counted(counts) => counts,
            Said::Listening(_) => panic!("it listens already"),
        }
    }

    fn memory(&self) -> f64 {
        self.serving.as_ref().and_then(|serving| resident_memory(serving.pid())).unwrap_or(0.0)
    }

    fn dies_and_is_started_again(&mut self) {
        // A process that goes away here is killed.
        drop(self.serving.take());
        self.serving = Some(self.premises.start());
    }
}

fn listening() -> (Peer, u16) {
    let mut peer = Peer::start(&[ROLE]);
    match peer.said() {
        Said::Listening(port) => (peer, port),
        Said::Counted(_) => panic!("nothing is counted yet"),
    }
}

/// How many messages a second the adapter alone brings to this Telegram.
fn reference() -> f64 {
    let (mut telegram, port) = listening();
    telegram.tell(&Order::Allow(usize::MAX));
    one_thread().block_on(async {
        let client =
            Client::new(TOKEN, Some(&format!("http://127.0.0.1:{port}"))).expect("the address is one");
        let messenger = &Messenger::new(client);
        let rendered = Rendered { text: MARK.to_owned(), ..Rendered::default() };
        let parcel = &Parcel::Message { rendered, replacing: None, answered: None };
        let begun = now();
        let sends = (0..REFERENCE).map(|number| async move {
            let chat = (FIRST_CHAT + number).to_string();
            matches!(messenger.deliver(&chat, parcel).await, Delivery::Delivered { .. })
        });
        let mut sending = futures::stream::iter(sends).buffer_unordered(AT_ONCE);
        while let Some(delivered) = sending.next().await {
            assert!(delivered, "the reference is refused nothing");
        }
        REFERENCE as f64 / begun.elapsed().as_secs_f64()
    })
}
