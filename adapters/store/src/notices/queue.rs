//! A notice goes into the outbox, a chunk at a time.
//!
//! First a chunk is [looked up](chunk()), which holds nobody up; then it is [put in](put()), in one short
//! transaction.

use std::collections::{BTreeMap, HashMap};

use bot_core::language::Language;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use super::audience::{self, Belongs};
use super::{CHUNK, Notice};
use crate::chats;
use crate::error::StoreError;
use crate::json;
use crate::outbox::sealed_body;
use crate::seal::Codec;
use crate::sql::{Dialects, Tx, args};

/// The next recipients of a notice.
#[derive(Clone, Debug)]
pub struct Chunk {
    belonging: Vec<Belongs>,
    readers: HashMap<String, Reader>,
}

/// Somebody who can be written to.
#[derive(Clone, Debug)]
struct Reader {
    chat: String,
    language: Option<Language>,
}

impl Chunk {
    /// Whether nobody comes after these.
    pub fn is_last(&self) -> bool {
        self.belonging.len() < CHUNK
    }
}

/// Looks up the next recipients: where they are written to, and in which language.
pub async fn chunk(tx: &mut Tx, codec: &Codec, notice: &Notice, zone: Tz) -> Result<Chunk, StoreError> {
    let approved_at = notice.approved_at.unwrap_or(DateTime::<Utc>::MIN_UTC);
    let belonging = audience::page(tx, &notice.audience, zone, approved_at, &notice.reached).await?;
    let readers = readers(tx, codec, &belonging).await?;
    Ok(Chunk { belonging, readers })
}

/// One chat for each person: of the account that is reminded, else of the one that booked, else of any; the one
/// they used last. One that they have left stands for those who have left them all. The conversation tells
/// the language of those who never chose one.
macro_rules! readers {
    ($items:literal) => {
        concat!(
            "select person, chat, language, conversation_sealed from (
                select account.person, chat.id as chat, account.language,
                    case when account.language is null then chat.conversation_sealed end as conversation_sealed,
                    row_number() over (partition by account.person order by
                        case when chat.left_at is null then 0 else 1 end,
                        case when account.id = person.reminded then 0
                            when account.id = appointment.booked_by then 1 else 2 end,
                        chat.updated_at desc, chat.id) as rank
                from ",
            $items,
            " join person on person.id = item.person
                join account on account.person = person.id
                join chat on chat.account = account.id
                left join appointment on appointment.reference = item.reference) as ranked
            where rank = 1"
        )
    };
}

const READERS: Dialects = Dialects {
    sqlite: readers!(
        "(select value ->> 'person' as person, value ->> 'reference' as reference from json_each($1)) as item"
    ),
    postgres: readers!("json_to_recordset($1::json) as item (person text, reference text)"),
};

async fn readers(
    tx: &mut Tx,
    codec: &Codec,
    belonging: &[Belongs],
) -> Result<HashMap<String, Reader>, StoreError> {
    #[derive(Serialize)]
    struct Item<'a> {
        person: &'a str,
        reference: Option<&'a str>,
    }

    let items: Vec<Item<'_>> = belonging
        .iter()
        .map(|one| Item { person: one.person.as_str(), reference: one.reference.as_deref() })
        .collect();
    let rows = tx.rows(READERS, args![&json::list(&items)?]).await?;
    let readers = rows.iter().map(|row| {
        let spoken = || row.maybe_bytes("conversation_sealed").ok()?;
        let language = match row.maybe_text("language")? {
            Some(chosen) => Some(Language::new(chosen)),
            None => spoken().and_then(|sealed| chats::language_of(codec, &sealed)),
        };
        Ok((row.text("person")?, Reader { chat: row.text("chat")?, language }))
    });
    readers.collect()
}

/// A recipient as the row takes it.
#[derive(Serialize)]
struct Recipient<'a> {
    number: u64,
    person: &'a str,
    chat: Option<&'a str>,
    reference: Option<&'a str>,
}

const RECEIVE: Dialects = Dialects {
    sqlite: "insert into notice_recipient (notice, person, number, chat, reference)
        select $2, item.value ->> 'person', item.value ->> 'number', item.value ->> 'chat', item.value ->> 'reference'
        from json_each($1) as item where true on conflict do nothing returning person",
    postgres: "insert into notice_recipient (notice, person, number, chat, reference)
        select $2, item.person, item.number, item.chat, item.reference
        from json_to_recordset($1::json) as item (number bigint, person text, chat text, reference text)
        on conflict do nothing returning person",
};

pub(crate) const ENQUEUE: Dialects = Dialects {
    sqlite: "insert into outbox (notice, chat, lane, kind, body_sealed, due_at, created_at, outcome, closed_at)
        select $2, chat.id, 'bulk', 'aside', $3, $4, $5, case when chat.left_at is not null then 'blocked' end,
            case when chat.left_at is not null then $5 end
        from json_each($1) as item join chat on chat.id = item.value order by item.key",
    postgres: "insert into outbox (notice, chat, lane, kind, body_sealed, due_at, created_at, outcome, closed_at)
        select $2, chat.id, 'bulk', 'aside', $3, $4, $5, case when chat.left_at is not null then 'blocked' end,
            case when chat.left_at is not null then $5 end
        from json_array_elements_text($1::json) with ordinality as item (chat, position)
        join chat on chat.id = item.chat order by item.position",
};

/// Puts a chunk into the outbox; `letter` is what somebody gets who reads this language, or no known one.
/// False where another has done it, or staff have paused or stopped the notice.
pub async fn put(
    tx: &mut Tx,
    codec: &Codec,
    notice: &Notice,
    chunk: &Chunk,
    letter: impl Fn(Option<&Language>) -> Vec<u8>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let reached = chunk.belonging.last().map_or(notice.reached.as_str(), |last| last.person.as_str());
    let queued_at = chunk.is_last().then_some(now);
    let sql = "update notice set reached = $3, recipients = recipients + $4, queued_at = $5
        where id = $1 and reached = $2 and queued_at is null and state = 'approved'";
    let count = chunk.belonging.len() as i64;
    if tx.execute(sql, args![notice.id, &notice.reached, reached, count, queued_at]).await? == 0 {
        return Ok(false);
    }
    let recipients: Vec<Recipient<'_>> = (notice.recipients + 1..)
        .zip(&chunk.belonging)
        .map(|(number, one)| Recipient {
            number,
            person: one.person.as_str(),
            chat: chunk.readers.get(one.person.as_str()).map(|reader| reader.chat.as_str()),
            reference: one.reference.as_deref(),
        })
        .collect();
    let mut chats: BTreeMap<Option<&Language>, Vec<&str>> = BTreeMap::new();
    for row in tx.rows(RECEIVE, args![&json::list(&recipients)?, notice.id]).await? {
        if let Some(Reader { chat, language }) = chunk.readers.get(&row.text("person")?) {
            chats.entry(language.as_ref()).or_default().push(chat);
        }
    }
    let due_at = notice.send_at.map_or(now, |at| at.max(now));
    for (language, chats) in chats {
        // The same words to many: sealed once.
        let body = sealed_body(codec, &letter(language));
        tx.execute(ENQUEUE, args![&json::list(&chats)?, notice.id, body.as_slice(), due_at, now]).await?;
    }
    Ok(true)
}
