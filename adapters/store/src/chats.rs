//! Chats, the accounts that write in them, and the persons behind the accounts.
//!
//! Whoever loads a chat holds it until the end of the transaction, so that two turns of one chat
//! never interleave: on SQLite because there is one writer, on PostgreSQL by a lock on its row. The
//! lock lets rows be written that only name the chat, such as a reminder in the outbox.

use bot_core::Conversation;
use bot_core::ids::{AccountId, ChatId, HoldId, PersonId};
use bot_core::language::Language;
use chrono::{DateTime, Utc};

use crate::dice::Dice;
use crate::error::StoreError;
use crate::outbox;
use crate::seal::Codec;
use crate::sql::{Dialects, Row, Tx, args};

const CONVERSATION: &str = "chat.conversation";

/// A chat and who talks in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chat {
    /// As the store names it.
    pub id: ChatId,
    /// Who writes. Where several write in one chat, each is served as who they are.
    pub account: AccountId,
    /// Whose appointments these are.
    pub person: PersonId,
    /// `telegram`, `matrix`, `console`.
    pub platform: String,
    /// The platform's id of the chat.
    pub address: String,
    /// The language the citizen chose, in whichever of their chats.
    pub language: Option<Language>,
    /// What was saved last, opened; empty, which is no conversation, where it does not open.
    pub conversation: Option<Vec<u8>>,
    /// The platform's id of the message that shows the open prompt.
    pub prompt_message: Option<String>,
    /// The citizen blocked the bot or left, as far as we know.
    pub left: bool,
    /// The platform asked us to leave this chat alone until then.
    pub paced_until: Option<DateTime<Utc>>,
}

macro_rules! chat_and_account {
    () => {
        "select chat.id, chat.platform, chat.address, chat.conversation_sealed,
            chat.prompt_message, chat.left_at, chat.paced_until, account.id as account, account.person, account.language
        from chat join account "
    };
}

/// A query for one chat that holds it until the end of the transaction.
macro_rules! held {
    ($which:literal) => {
        Dialects {
            sqlite: concat!(chat_and_account!(), $which),
            postgres: concat!(chat_and_account!(), $which, " for no key update of chat"),
        }
    };
}

const MET: Dialects = held!(
    "on account.platform = chat.platform and account.address = $3
        where chat.platform = $1 and chat.address = $2"
);
const FOUND: Dialects = held!("on account.id = chat.account where chat.id = $1");

/// The chat with this address and who writes in it; both are made when they are new here.
pub async fn meet(
    tx: &mut Tx,
    codec: &Codec,
    dice: &mut Dice,
    platform: &str,
    chat_address: &str,
    account_address: &str,
    now: DateTime<Utc>,
) -> Result<Chat, StoreError> {
    let addresses = args![platform, chat_address, account_address];
    if let Some(known) = tx.row(MET, addresses).await? {
        return opened(codec, &known);
    }
    make(tx, dice, platform, chat_address, account_address, now).await?;
    let made = tx.row(MET, addresses).await?.ok_or_else(|| vanished(platform))?;
    opened(codec, &made)
}

/// On which platform a chat is.
pub async fn platform(tx: &mut Tx, chat: &ChatId) -> Result<Option<String>, StoreError> {
    let found = tx.row("select platform from chat where id = $1", args![chat.as_str()]).await?;
    found.map(|row| row.text("platform")).transpose()
}

/// Who can read along in a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secrecy {
    platform: String,
    /// Nobody but who is there, as far as the platform told us.
    pub encrypted: bool,
}

impl Secrecy {
    /// On which platform it is. Each terminal is one of its own, by its name: here all are `console`.
    pub fn platform(&self) -> &str {
        self.platform.split(':').next().unwrap_or_default()
    }
}

/// Who can read along in a chat.
pub async fn secrecy(tx: &mut Tx, chat: &ChatId) -> Result<Option<Secrecy>, StoreError> {
    let row = tx.row("select platform, encrypted from chat where id = $1", args![chat.as_str()]).await?;
    row.map(|row| Ok(Secrecy { platform: row.text("platform")?, encrypted: row.int("encrypted")? != 0 }))
        .transpose()
}

/// What is written in the chat at this address is encrypted from end to end, and will be: platforms know no way back.
pub async fn mark_encrypted(tx: &mut Tx, platform: &str, address: &str) -> Result<(), StoreError> {
    let sql = "update chat set encrypted = 1 where platform = $1 and address = $2 and encrypted = 0";
    tx.execute(sql, args![platform, address]).await.map(drop)
}

/// The id of the chat with this address, without opening what is sealed in it; made when it is new.
pub async fn id_of(
    tx: &mut Tx,
    dice: &mut Dice,
    platform: &str,
    chat_address: &str,
    account_address: &str,
    now: DateTime<Utc>,
) -> Result<ChatId, StoreError> {
    let sql = "select id from chat where platform = $1 and address = $2";
    if let Some(known) = tx.row(sql, args![platform, chat_address]).await? {
        return known.text("id").map(ChatId::new);
    }
    make(tx, dice, platform, chat_address, account_address, now).await?;
    let made = tx.row(sql, args![platform, chat_address]).await?.ok_or_else(|| vanished(platform))?;
    made.text("id").map(ChatId::new)
}

fn vanished(platform: &str) -> StoreError {
    StoreError::Data {
        column: "address",
        row: format!("a chat on {platform}"),
        problem: "was just made and is not there".to_owned(),
    }
}

/// Makes the chat, and who writes in it, unless another transaction was quicker.
async fn make(
    tx: &mut Tx,
    dice: &mut Dice,
    platform: &str,
    chat_address: &str,
    account_address: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    make_account(tx, dice, platform, account_address, now).await?;
    let sql = "insert into chat (id, platform, address, account, created_at, updated_at)
        select $1, $2, $3, account.id, $5, $5 from account where account.platform = $2 and account.address = $4
        on conflict (platform, address) do nothing";
    tx.execute(sql, args![&dice.id(), platform, chat_address, account_address, now]).await.map(drop)
}

/// Makes the account and its person, unless another transaction was quicker.
async fn make_account(
    tx: &mut Tx,
    dice: &mut Dice,
    platform: &str,
    address: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (account, person) = (dice.id(), dice.id());
    tx.execute("insert into person (id, created_at) values ($1, $2)", args![&person, now]).await?;
    let sql = "insert into account (id, platform, address, person, created_at) values ($1, $2, $3, $4, $5)
        on conflict (platform, address) do nothing";
    if tx.execute(sql, args![&account, platform, address, &person, now]).await? == 0 {
        tx.execute("delete from person where id = $1", args![&person]).await?;
    }
    Ok(())
}

/// The account of this address, which need not have a chat; made when it is new.
pub(crate) async fn account(
    tx: &mut Tx,
    dice: &mut Dice,
    platform: &str,
    address: &str,
    now: DateTime<Utc>,
) -> Result<AccountId, StoreError> {
    let sql = "select id from account where platform = $1 and address = $2";
    if tx.row(sql, args![platform, address]).await?.is_none() {
        make_account(tx, dice, platform, address, now).await?;
    }
    let made = tx.row(sql, args![platform, address]).await?.ok_or_else(|| vanished(platform))?;
    made.text("id").map(AccountId::new)
}

/// Holds the chat until the end of the transaction, without looking into it.
pub(crate) async fn keep(tx: &mut Tx, id: &ChatId) -> Result<(), StoreError> {
    const KEEP: Dialects = Dialects {
        sqlite: "select id from chat where id = $1",
        postgres: "select id from chat where id = $1 for no key update",
    };
    tx.row(KEEP, args![id.as_str()]).await.map(drop)
}

/// The chat of this id, with the account that began it.
pub async fn find(tx: &mut Tx, codec: &Codec, id: &ChatId) -> Result<Option<Chat>, StoreError> {
    tx.row(FOUND, args![id.as_str()]).await?.map(|row| opened(codec, &row)).transpose()
}

fn opened(codec: &Codec, row: &Row) -> Result<Chat, StoreError> {
    // What doesn't open can't be read, and whoever reads it starts over. An error would shut the citizen
    // out for good.
    let sealed = row.maybe_bytes("conversation_sealed")?;
    let conversation = sealed.map(|sealed| codec.open(CONVERSATION, &sealed).unwrap_or_default());
    Ok(Chat {
        id: ChatId::new(row.text("id")?),
        account: AccountId::new(row.text("account")?),
        person: PersonId::new(row.text("person")?),
        platform: row.text("platform")?,
        address: row.text("address")?,
        language: row.maybe_text("language")?.map(Language::new),
        conversation,
        prompt_message: row.maybe_text("prompt_message")?,
        left: row.maybe_int("left_at")?.is_some(),
        paced_until: row.maybe_instant("paced_until")?,
    })
}

/// Saves the conversation, when it wants to be woken, and the language, where one was chosen: it counts in
/// all chats of the person.
pub async fn save(
    tx: &mut Tx,
    codec: &Codec,
    chat: &Chat,
    conversation: &[u8],
    wake_at: Option<DateTime<Utc>>,
    language: Option<&Language>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sealed = codec.seal(CONVERSATION, conversation);
    let sql = "update chat set conversation_sealed = $2, wake_at = $3, updated_at = $4 where id = $1";
    tx.execute(sql, args![chat.id.as_str(), sealed.as_slice(), wake_at, now]).await?;
    if let Some(language) = language.filter(|language| chat.language.as_ref() != Some(language)) {
        let sql = "update account set language = $2
            where person = (select person from account where id = $1)";
        tx.execute(sql, args![chat.account.as_str(), language.code()]).await?;
    }
    Ok(())
}

/// The chats whose conversations want to be woken by now, the longest waiting first.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, limit: u32) -> Result<Vec<ChatId>, StoreError> {
    let sql = "select id from chat where wake_at <= $1 order by wake_at limit $2 + 0";
    let rows = tx.rows(sql, args![now, i64::from(limit)]).await?;
    rows.iter().map(|row| Ok(ChatId::new(row.text("id")?))).collect()
}

/// When the next conversation wants to be woken.
pub async fn next_wake(tx: &mut Tx) -> Result<Option<DateTime<Utc>>, StoreError> {
    let sql = "select wake_at from chat where wake_at is not null order by wake_at limit 1";
    tx.row(sql, &[]).await?.map(|row| row.instant("wake_at")).transpose()
}

/// Changes when a conversation is woken without touching it, such as one whose waking failed.
pub async fn wake_at(tx: &mut Tx, chat: &ChatId, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
    tx.execute("update chat set wake_at = $2 where id = $1", args![chat.as_str(), at]).await.map(drop)
}

/// Notes which message shows the open prompt. The outbox does it for what it delivers.
pub async fn set_prompt_message(tx: &mut Tx, chat: &ChatId, message: Option<&str>) -> Result<(), StoreError> {
    tx.execute("update chat set prompt_message = $2 where id = $1", args![chat.as_str(), message])
        .await
        .map(drop)
}

/// The citizen blocked the bot or left: what waits to be sent is closed as blocked, and so is what
/// comes until they return.
pub async fn mark_left(tx: &mut Tx, chat: &ChatId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "update chat set left_at = $2 where id = $1 and left_at is null";
    tx.execute(sql, args![chat.as_str(), now]).await?;
    outbox::close_blocked(tx, &[chat.as_str()], now).await
}

/// The chat goes on at another address: what is written from now on goes there. Whether it is encrypted there is not
/// known yet. Where a chat has that address
/// already, nothing changes.
pub async fn move_to(tx: &mut Tx, platform: &str, from: &str, to: &str) -> Result<(), StoreError> {
    let sql = "update chat set address = $3, prompt_message = null, left_at = null, encrypted = 0
        where platform = $1 and address = $2
            and not exists (select 1 from chat as other where other.platform = $1 and other.address = $3)";
    tx.execute(sql, args![platform, from, to]).await.map(drop)
}

/// The citizen is there again.
pub async fn mark_returned(tx: &mut Tx, chat: &ChatId) -> Result<(), StoreError> {
    tx.execute("update chat set left_at = null where id = $1", args![chat.as_str()]).await.map(drop)
}

/// The places that are held in the conversations of an account, as far as these can be read.
pub(crate) async fn holds(
    tx: &mut Tx,
    codec: &Codec,
    account: &AccountId,
) -> Result<Vec<HoldId>, StoreError> {
    let sql = "select conversation_sealed from chat where account = $1 and conversation_sealed is not null";
    let rows = tx.rows(sql, args![account.as_str()]).await?;
    let hold = |row: &Row| {
        let said = codec.open(CONVERSATION, &row.maybe_bytes("conversation_sealed").ok()??).ok()?;
        Conversation::read(&said).ok()?.hold().cloned()
    };
    Ok(rows.iter().filter_map(hold).collect())
}

/// The language of a sealed conversation, as far as it can be read.
pub(crate) fn language_of(codec: &Codec, sealed: &[u8]) -> Option<Language> {
    let said = codec.open(CONVERSATION, sealed).ok()?;
    Some(Conversation::read(&said).ok()?.language().clone())
}

/// Forgets what was said in a person's chats, and the language they chose. The addresses stay, and `asking`
/// as a whole: it waits for the answer, which a desk may give in a later turn, and its own turn saves it
/// anew.
pub(crate) async fn forget(tx: &mut Tx, person: &PersonId, asking: &ChatId) -> Result<(), StoreError> {
    let sql = "update chat set conversation_sealed = null, wake_at = null, prompt_message = null
        where account in (select id from account where person = $1) and id <> $2";
    tx.execute(sql, args![person.as_str(), asking.as_str()]).await?;
    tx.execute("update account set language = null where person = $1", args![person.as_str()]).await.map(drop)
}
