//! What is known of persons: sealed, and found again only by keyed hashes.
//!
//! A hash is made of the value as people mean it, not as they write it: names folded, telephone numbers and
//! e-mail addresses in their [normal form](bot_core::duplicates::contact).

use bot_core::desk::Contact;
use bot_core::duplicates::contact::{email, phone};
use bot_core::fold::fold;
use bot_core::ids::{AccountId, AppointmentId, ChatId, PersonId};
use chrono::{DateTime, Utc};

use crate::dice::Dice;
use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::{Dialects, Row, Tx, args};

pub(crate) const NAME: &str = "person.name";
const PHONE: &str = "person.phone";
const EMAIL: &str = "person.email";

/// How often an id is thrown. Hardly one is ever taken; so many in a row never are.
const THROWS: usize = 32;

/// Whether a person's telephone number or e-mail address is known.
pub async fn is_reachable(tx: &mut Tx, person: &PersonId) -> Result<bool, StoreError> {
    let sql =
        "select id from person where id = $1 and (phone_sealed is not null or email_sealed is not null)";
    Ok(tx.row(sql, args![person.as_str()]).await?.is_some())
}

/// Somebody new, of whom nothing is known.
pub(crate) async fn make(tx: &mut Tx, dice: &mut Dice, now: DateTime<Utc>) -> Result<PersonId, StoreError> {
    let sql = "insert into person (id, created_at) values ($1, $2) on conflict (id) do nothing";
    for _ in 0..THROWS {
        let id = dice.id();
        if tx.execute(sql, args![&id, now]).await? == 1 {
            return Ok(PersonId::new(id));
        }
    }
    Err(StoreError::Data {
        column: "person.id",
        row: "a new row".to_owned(),
        problem: format!("{THROWS} throws of the dice were all taken"),
    })
}

/// What is known of a person; nothing, of one we don't know. Who cares for them can be reached for them.
pub async fn contact(tx: &mut Tx, codec: &Codec, person: &PersonId) -> Result<Contact, StoreError> {
    let found = tx
        .row(
            "select person.name_sealed, coalesce(person.phone_sealed, carer.phone_sealed) as phone_sealed,
                 coalesce(person.email_sealed, carer.email_sealed) as email_sealed
             from person left join person carer on carer.id = person.carer where person.id = $1",
            args![person.as_str()],
        )
        .await?;
    let Some(row) = found else { return Ok(Contact::default()) };
    Ok(Contact {
        name: open(codec, &row, "name_sealed", NAME)?,
        phone: open(codec, &row, "phone_sealed", PHONE)?,
        email: open(codec, &row, "email_sealed", EMAIL)?,
    })
}

/// Remembers what is told; what isn't told stays as it is known, and so does the name by which a carer knows
/// somebody.
pub async fn remember(
    tx: &mut Tx,
    codec: &Codec,
    person: &PersonId,
    contact: &Contact,
) -> Result<(), StoreError> {
    if *contact == Contact::default() {
        return Ok(());
    }
    let seal =
        |about, value: &Option<String>| value.as_ref().map(|value| codec.seal(about, value.as_bytes()));
    let index = |about, value: Option<String>| value.map(|value| codec.index(about, &value));
    tx.execute(
        "update person set
             name_sealed = case when carer is null then coalesce($2, name_sealed) else name_sealed end,
             name_index = case when carer is null then coalesce($3, name_index) else name_index end,
             phone_sealed = coalesce($4, phone_sealed),
             phone_index = case when $4 is null then phone_index else $5 end,
             email_sealed = coalesce($6, email_sealed),
             email_index = case when $6 is null then email_index else $7 end
         where id = $1",
        args![
            person.as_str(),
            seal(NAME, &contact.name).as_deref(),
            index(NAME, contact.name.as_deref().map(fold)).as_deref(),
            seal(PHONE, &contact.phone).as_deref(),
            index(PHONE, contact.phone.as_deref().and_then(phone)).as_deref(),
            seal(EMAIL, &contact.email).as_deref(),
            index(EMAIL, contact.email.as_deref().and_then(email)).as_deref(),
        ],
    )
    .await?;
    Ok(())
}

/// What is known of somebody completes what is known of `person`.
pub(crate) async fn complete(tx: &mut Tx, known: &PersonId, person: &PersonId) -> Result<(), StoreError> {
    let sql = "update person as kept set
        name_sealed = coalesce(kept.name_sealed, other.name_sealed),
        name_index = coalesce(kept.name_index, other.name_index),
        phone_sealed = coalesce(kept.phone_sealed, other.phone_sealed),
        phone_index = coalesce(kept.phone_index, other.phone_index),
        email_sealed = coalesce(kept.email_sealed, other.email_sealed),
        email_index = coalesce(kept.email_index, other.email_index),
        name_phone_index = coalesce(kept.name_phone_index, other.name_phone_index),
        name_email_index = coalesce(kept.name_email_index, other.name_email_index),
        reminded = coalesce(kept.reminded, other.reminded)
    from person as other where other.id = $1 and kept.id = $2";
    tx.execute(sql, args![known.as_str(), person.as_str()]).await.map(drop)
}

/// Whether somebody has an account with us.
pub(crate) async fn has_account(tx: &mut Tx, person: &PersonId) -> Result<bool, StoreError> {
    let sql = "select id from account where person = $1 limit 1";
    Ok(tx.row(sql, args![person.as_str()]).await?.is_some())
}

/// All who are known by this name, number or address; at most some.
pub(crate) async fn known_by(tx: &mut Tx, codec: &Codec, sought: &str) -> Result<Vec<PersonId>, StoreError> {
    const MOST: i64 = 50;
    let sql = "select id from person where name_index = $1 or name_index = $2 or phone_index = $3 or email_index = $4
        order by id limit $5 + 0";
    // "Muster, Erika" is Erika Muster.
    let turned = sought.split_once(',').map(|(last, first)| format!("{first} {last}"));
    let index = |about, value: Option<String>| value.map(|value| codec.index(about, &value));
    let names = [Some(fold(sought)), turned.as_deref().map(fold)].map(|name| index(NAME, name));
    let [name, turned] = names.each_ref().map(Option::as_deref);
    let (phone, email) = (index(PHONE, phone(sought)), index(EMAIL, email(sought)));
    tx.rows(sql, args![name, turned, phone.as_deref(), email.as_deref(), MOST])
        .await?
        .iter()
        .map(|row| row.text("id").map(PersonId::new))
        .collect()
}

/// Forgets all that is known of a person and of those they care for. The rows stay: past appointments name them.
pub async fn forget(tx: &mut Tx, person: &PersonId, now: DateTime<Utc>) -> Result<(), StoreError> {
    tx.execute(
        "update person set name_sealed = null, phone_sealed = null, email_sealed = null,
                           name_index = null, phone_index = null, email_index = null,
                           name_phone_index = null, name_email_index = null, forgotten_at = $2
         where id = $1 or carer = $1",
        args![person.as_str(), now],
    )
    .await?;
    Ok(())
}

/// Sends the person's reminders to this account from now on.
pub async fn remind(tx: &mut Tx, person: &PersonId, account: &AccountId) -> Result<(), StoreError> {
    let sql = "update person set reminded = $2 where id = $1";
    tx.execute(sql, args![person.as_str(), account.as_str()]).await.map(drop)
}

/// The chat in which somebody is reminded of an appointment: of the account they chose, else of the one
/// that booked, else of any other of theirs; the one they used last. None where they have left them all.
pub async fn reminder_chat(tx: &mut Tx, appointment: &AppointmentId) -> Result<Option<ChatId>, StoreError> {
    let sql = "select chat.id from appointment join person on person.id = appointment.person
            join account on account.person = person.id join chat on chat.account = account.id
        where appointment.id = $1 and chat.left_at is null
        order by case when account.id = person.reminded then 0
                      when account.id = appointment.booked_by then 1 else 2 end,
            chat.updated_at desc, chat.id
        limit 1";
    let found = tx.row(sql, args![appointment.as_str()]).await?;
    found.map(|row| row.text("id").map(ChatId::new)).transpose()
}

/// The chat in which somebody is told what is about no appointment: of the account they are reminded in, else the one
/// they used last. None where they have left them all.
pub async fn any_chat(tx: &mut Tx, person: &PersonId) -> Result<Option<ChatId>, StoreError> {
    let sql = "select chat.id from person join account on account.person = person.id
            join chat on chat.account = account.id
        where person.id = $1 and chat.left_at is null
        order by case when account.id = person.reminded then 0 else 1 end, chat.updated_at desc, chat.id
        limit 1";
    let found = tx.row(sql, args![person.as_str()]).await?;
    found.map(|row| row.text("id").map(ChatId::new)).transpose()
}

/// Lets only one transaction at a time change what a person has, so that two chats of one person
/// can't both pass a limit. SQLite has one writer anyway.
pub async fn lock(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    const LOCK: Dialects = Dialects {
        sqlite: "select id from person where id = $1",
        postgres: "select id from person where id = $1 for no key update",
    };
    tx.row(LOCK, args![person.as_str()]).await.map(drop)
}

fn open(
    codec: &Codec,
    row: &Row,
    column: &'static str,
    about: &'static str,
) -> Result<Option<String>, StoreError> {
    let Some(sealed) = row.maybe_bytes(column)? else { return Ok(None) };
    let plain = codec.open(about, &sealed)?;
    String::from_utf8(plain).map(Some).map_err(|_| StoreError::Sealed)
}
