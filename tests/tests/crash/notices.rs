//! A notice to many goes out while the process dies: nobody is left out, and only what was under way at a death
//! may come twice.

use std::time::Duration;

use store::notices::CHUNK;
use tests::binary::Binary;
use tests::bot_api::{Citizen, FakeBotApi};

use crate::{books, deaths};

/// A dozen chunks, and one more.
const RECIPIENTS: i64 = 1_300;
/// So many sends are under way at a death, at most.
const AT_ONCE: usize = 200;
/// Where the bot dies: while it puts the notice into the outbox, and while it sends.
const DEATHS: [(&str, u32); 5] = [
    ("before-commit", 1),
    ("after-commit", 1),
    ("after-send", 60),
    ("before-record", 2),
    ("before-send", 100),
];

const TEXT: &str = "Am Montag ist das Amt zu.";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_left_out_of_a_notice_and_only_what_was_under_way_comes_twice() {
    let _alone = crate::ONE_AT_A_TIME.lock().await;
    let fake = FakeBotApi::start().await;
    let binary = books::in_grossstadt(Binary::on_telegram(&fake)).set("telegram.messages_per_second", "1000");
    binary.write("notice.md", TEXT);
    let citizens: Vec<Citizen> =
        (0..RECIPIENTS).map(|number| fake.citizen(10_000 + number, "Ada", "de")).collect();
    all_want_news(&fake, &binary, &citizens).await;

    dies_while_it_begins(&binary).await;
    for (point, times) in DEATHS {
        let ended = binary.start_to_die_at(point, times).ended().await;
        assert!(ended.was_killed(), "it ended by {} and not at {point}:\n{}", ended.status, ended.err);
        fake.wait_for("the dead one's poll to end", |world| (!world.queue.is_polled()).then_some(())).await;
    }
    let mut bot = binary.start(&[]);
    is_over(&binary).await;
    bot.terminate().await;

    assert_eq!(binary.number("select count(*) from notice_recipient").await, RECIPIENTS);
    assert_eq!(binary.number("select count(*) from outbox where notice is not null").await, RECIPIENTS);
    let copies: Vec<usize> = citizens.iter().map(copies).collect();
    assert_eq!(copies.iter().filter(|copies| **copies == 0).count(), 0, "nobody is left out");
    let again: usize = copies.iter().map(|copies| copies - 1).sum();
    assert!(again <= DEATHS.len() * AT_ONCE, "{again} came twice");
    // Who was under way at two deaths may have it three times.
    let unknown = binary.number("select sum(unknown) from outbox where notice is not null").await;
    assert!(again as i64 <= unknown, "{again} copies too many, and only {unknown} times nobody knew");
    deaths::tell(&format!(
        "{RECIPIENTS} recipients, {} deaths of the bot: all have it, {again} copies too many, {unknown} times nobody knew",
        DEATHS.len()
    ));
}

fn copies(citizen: &Citizen) -> usize {
    citizen.messages().iter().filter(|shown| shown.by_bot && shown.text == TEXT).count()
}

/// They are greeted, and have agreed to news.
async fn all_want_news(fake: &FakeBotApi, binary: &Binary, citizens: &[Citizen]) {
    let mut bot = binary.start(&[]);
    for citizen in citizens {
        citizen.says("hallo");
    }
    fake.all_confirmed().await;
    deaths::is_quiet(binary).await;
    bot.terminate().await;
    let mut database = binary.database().await;
    sqlx::query("update person set news_at = 1").execute(&mut database).await.unwrap();
    fake.wait_for("the poll to end", |world| (!world.queue.is_polled()).then_some(())).await;
}

/// The command dies when a chunk is in the outbox and the next one almost; the bot does the rest.
async fn dies_while_it_begins(binary: &Binary) {
    let send = [
        "notice",
        "send",
        "--audience",
        "news",
        "--text",
        "notice.md",
        "--author",
        "Eva",
        "--approver",
        "Ida",
    ];
    let ended = binary.call_to_die_at(&send, "before-commit", 2).ended().await;
    assert!(ended.was_killed(), "{ended:?}");
    assert_eq!(binary.number("select count(*) from outbox where notice = 1").await, CHUNK as i64);
}

async fn is_over(binary: &Binary) {
    waits_until(binary, "select count(*) from notice where state = 'done'", 1).await;
}

/// A database doesn't call when it changes: it has to be asked.
async fn waits_until(binary: &Binary, sql: &'static str, number: i64) {
    let mut look = tokio::time::interval(Duration::from_millis(20));
    for _ in 0..6_000 {
        look.tick().await;
        if binary.number(sql).await == number {
            return;
        }
    }
    panic!("it never becomes {number}: {sql}");
}
