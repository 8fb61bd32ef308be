//! What must hold after all the deaths.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use tests::binary::Binary;
use tests::bot_api::FakeBotApi;

use crate::books::{self, rows};
use crate::citizen::Diary;

/// What was proven, in numbers.
pub struct Proven {
    /// Updates that were applied once each.
    pub updates: usize,
    /// Appointments that are as they were told.
    pub appointments: usize,
    /// Messages and files in the chats.
    pub messages: usize,
    /// Of these, copies of one that had arrived before a death.
    pub sent_again: usize,
    /// What was under way at the deaths: nobody could know whether it had arrived.
    pub under_way: usize,
}

impl fmt::Display for Proven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { updates, appointments, messages, sent_again, under_way } = self;
        writeln!(
            f,
            "{updates} updates were applied once each; {appointments} appointments are as they were told."
        )?;
        write!(
            f,
            "{messages} messages were sent, {sent_again} of them again, of {under_way} under way at the deaths."
        )
    }
}

/// Proves guarantees 1 and 3.
pub async fn prove(fake: &FakeBotApi, binary: &Binary, diaries: &[Diary]) -> Proven {
    books::the_file_is_sound(binary).await;
    books::each_place_is_sold_once(binary).await;
    books::nothing_failed(binary).await;
    let appointments = books::the_diaries_are_right(binary, diaries).await;
    let updates = every_update_counts_once(fake, binary).await;
    every_tap_is_answered(fake);
    the_last_file_is_right(fake, diaries);
    let Sent { messages, sent_again, under_way } = what_was_sent(fake, binary).await;
    Proven { updates, appointments, messages, sent_again, under_way }
}

/// What Telegram forgot is in the database, and nothing else is. Each tap left exactly one answer in
/// the outbox: a second turn for the same update would have left a second one.
async fn every_update_counts_once(fake: &FakeBotApi, binary: &Binary) -> usize {
    let seen = rows(binary, "select id from seen_update").await;
    let seen: BTreeSet<i64> = seen.iter().map(|id| id.parse().unwrap()).collect();
    let confirmed: BTreeSet<i64> = fake.look(|world| world.queue.confirmed().iter().copied().collect());
    assert_eq!(seen, confirmed, "updates that were applied, and that were acknowledged");
    let taps = fake.look(|world| world.taps.len());
    let answers = binary.number("select count(*) from outbox where kind = 'toast'").await;
    assert_eq!(answers, i64::try_from(taps).unwrap(), "answers written, and taps that were made");
    seen.len()
}

fn every_tap_is_answered(fake: &FakeBotApi) {
    assert_eq!(fake.unanswered_callbacks(), Vec::<String>::new(), "taps without an answer");
}

/// The calendar on a citizen's phone shows what stands.
fn the_last_file_is_right(fake: &FakeBotApi, diaries: &[Diary]) {
    for diary in diaries {
        let chat = diary.chat.parse().expect("Telegram's chats are numbers");
        let files = fake.look(|world| {
            let files = world.by_bot(chat).filter_map(|message| message.document.as_ref());
            let files =
                files.map(|file| (file.name.clone(), String::from_utf8_lossy(&file.content).into_owned()));
            files.collect::<BTreeMap<_, _>>()
        });
        assert_eq!(files.len(), diary.entries.len(), "files of {chat}");
        for (reference, entry) in &diary.entries {
            let file = &files[&format!("termin-{reference}.ics")];
            let method = if entry.booked { "METHOD:PUBLISH" } else { "METHOD:CANCEL" };
            let says = |line: &str| file.lines().any(|said| said == line);
            assert!(
                says(method) && says(&format!("SEQUENCE:{}", entry.changes)),
                "{reference} {entry:?}:\n{file}"
            );
        }
    }
}

struct Sent {
    messages: usize,
    sent_again: usize,
    under_way: usize,
}

/// Each message that is known as sent is there once; what else is there was under way at a death.
async fn what_was_sent(fake: &FakeBotApi, binary: &Binary) -> Sent {
    let recorded =
        rows(binary, "select message from outbox where kind <> 'toast' and message is not null").await;
    let count = recorded.len();
    let recorded: BTreeSet<i64> = recorded.iter().map(|id| id.parse().unwrap()).collect();
    assert_eq!(recorded.len(), count, "two rows became one message");
    let there: BTreeSet<i64> = fake.look(|world| {
        let messages = world.chats.keys().flat_map(|chat| world.by_bot(*chat));
        messages.map(|message| message.id).collect()
    });
    assert!(recorded.is_subset(&there), "messages that are recorded but not there");
    let under_way =
        "select coalesce(sum(unknown + (outcome = 'unknown')), 0) from outbox where kind <> 'toast'";
    Sent {
        messages: there.len(),
        sent_again: there.difference(&recorded).count(),
        under_way: usize::try_from(binary.number(under_way).await).unwrap(),
    }
}
