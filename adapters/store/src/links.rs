//! Which accounts are one person, and the one-time codes that make them so.
//!
//! A code is kept only as a keyed hash; the newest of a person counts, once and for a while. Whoever
//! [joins](join) a person becomes that person with all that they have; an account that [parts](part) takes
//! along what was booked from it.

use bot_core::ids::{AccountId, HoldId, PersonId};
use bot_core::linking::{Code, Links, Reminders};
use chrono::{DateTime, Utc};

use crate::dice::Dice;
use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::{Tx, args};
use crate::{attendance, businesses, people, pleas, requests, restriction, wards};

const CODE: &str = "link_code.code";

/// How often a code is thrown. Hardly one is ever taken; so many in a row never are.
const THROWS: usize = 32;

/// The accounts of a person, as one of them sees it.
pub async fn of(tx: &mut Tx, person: &PersonId, account: &AccountId) -> Result<Links, StoreError> {
    let sql = "select account.id, account.platform, person.reminded
        from account join person on person.id = account.person
        where person.id = $1 order by account.created_at, account.id";
    let mut links = Links { here: String::new(), others: Vec::new(), reminders: Reminders::WhereBooked };
    for row in tx.rows(sql, args![person.as_str()]).await? {
        let (id, platform) = (row.text("id")?, row.text("platform")?);
        let (here, reminded) = (id == account.as_str(), row.maybe_text("reminded")? == Some(id));
        if reminded {
            links.reminders = if here { Reminders::Here } else { Reminders::There(platform.clone()) };
        }
        match here {
            true => links.here = platform,
            false => links.others.push(platform),
        }
    }
    Ok(links)
}

/// The platforms of a person's accounts, the oldest first.
pub async fn platforms(tx: &mut Tx, person: &PersonId) -> Result<Vec<String>, StoreError> {
    let sql = "select platform from account where person = $1 order by created_at, id";
    tx.rows(sql, args![person.as_str()]).await?.iter().map(|row| row.text("platform")).collect()
}

/// Makes a code that this account shows; an older one of the person ends.
pub async fn make_code(
    tx: &mut Tx,
    codec: &Codec,
    dice: &mut Dice,
    person: &PersonId,
    account: &AccountId,
    until: DateTime<Utc>,
) -> Result<Code, StoreError> {
    tx.execute("delete from link_code where person = $1", args![person.as_str()]).await?;
    let sql = "insert into link_code (person, code_index, account, expires_at) values ($1, $2, $3, $4)
        on conflict do nothing";
    for _ in 0..THROWS {
        let code = dice.code();
        let index = codec.index(CODE, code.as_str());
        if tx.execute(sql, args![person.as_str(), &index, account.as_str(), until]).await? == 1 {
            return Ok(code);
        }
    }
    Err(StoreError::Data {
        column: "link_code.code_index",
        row: "a new row".to_owned(),
        problem: format!("{THROWS} throws of the dice were all taken"),
    })
}

/// A code that can be used, or was used a moment ago.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Whose it is,
    pub person: PersonId,
    /// where it was shown,
    pub account: AccountId,
    /// and whether it has done its work.
    pub used: bool,
}

/// The code that somebody typed; none where it is wrong or over.
pub async fn find_code(
    tx: &mut Tx,
    codec: &Codec,
    code: &Code,
    now: DateTime<Utc>,
) -> Result<Option<Made>, StoreError> {
    let sql = "select person, account, used_at from link_code where code_index = $1 and expires_at > $2";
    let found = tx.row(sql, args![&codec.index(CODE, code.as_str()), now]).await?;
    let made = found.map(|row| {
        Ok(Made {
            person: PersonId::new(row.text("person")?),
            account: AccountId::new(row.text("account")?),
            used: row.maybe_int("used_at")?.is_some(),
        })
    });
    made.transpose()
}

/// Uses a code up; false where somebody else was quicker.
pub async fn use_code(
    tx: &mut Tx,
    codec: &Codec,
    code: &Code,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "update link_code set used_at = $2 where code_index = $1 and used_at is null";
    Ok(tx.execute(sql, args![&codec.index(CODE, code.as_str()), now]).await? == 1)
}

/// Makes `joining`, in whose account the code was typed, one with `person`. What both know of themselves
/// stays as `person` told it; the language is the one chosen in `account`, else theirs.
pub async fn join(
    tx: &mut Tx,
    joining: &PersonId,
    account: &AccountId,
    person: &PersonId,
) -> Result<(), StoreError> {
    for sql in [
        "update appointment set person = $2 where person = $1",
        "update occupancy set person = $2 where person = $1",
        "update waitlist_entry set person = $2 where person = $1",
        "update account set person = $2 where person = $1",
        "update person set news_at = coalesce(news_at, (select news_at from person where id = $1)) where id = $2",
    ] {
        tx.execute(sql, args![joining.as_str(), person.as_str()]).await?;
    }
    people::complete(tx, joining, person).await?;
    let sql = "update account set language = coalesce((select language from account where id = $2),
            (select max(language) from account where person = $1))
        where person = $1";
    tx.execute(sql, args![person.as_str(), account.as_str()]).await?;
    businesses::join_persons(tx, joining, person).await?;
    wards::join(tx, joining, person).await?;
    attendance::join(tx, joining, person).await?;
    restriction::copy(tx, joining, person).await?;
    pleas::join(tx, joining, person).await?;
    requests::join(tx, joining, person).await?;
    tx.execute("update tidings set person = $2 where person = $1", args![joining.as_str(), person.as_str()])
        .await?;
    tx.execute("delete from person where id = $1", args![joining.as_str()]).await.map(drop)
}

/// Gives an account a person of its own, who takes along the appointments that were booked from it, for whom
/// they are and what the office must know for them, and the places that are held in its chats. A business, and what
/// was booked for it, stays behind.
pub async fn part(
    tx: &mut Tx,
    dice: &mut Dice,
    person: &PersonId,
    account: &AccountId,
    holds: &[HoldId],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let own_person = set_apart(tx, dice, person, account, now).await?;
    attendance::part(tx, person, account, &own_person).await?;
    restriction::copy(tx, person, &own_person).await?;
    let parting = person;
    let (person, account, own) = (person.as_str(), account.as_str(), own_person.as_str());
    for hold in holds {
        let sql = "update occupancy set person = $3 where person = $1 and id = $2";
        tx.execute(sql, args![person, hold.as_str(), own]).await?;
    }
    // What was waited for in its chats, with the places that are offered now.
    let sql = "update occupancy set person = $3 where person = $1 and id in (
            select occupancy from waitlist_entry where chat in (select id from chat where account = $2))";
    tx.execute(sql, args![person, account, own]).await?;
    let sql = "update waitlist_entry set person = $3
        where person = $1 and chat in (select id from chat where account = $2)";
    tx.execute(sql, args![person, account, own]).await?;
    let sql = "update occupancy set person = $3 where person = $1 and id in (
            select occupancy from appointment
            where person = $1 and booked_by = $2 and occupancy is not null and business is null)";
    tx.execute(sql, args![person, account, own]).await?;
    let sql = "update appointment set person = $3
        where person = $1 and booked_by = $2 and business is null";
    if tx.execute(sql, args![person, account, own]).await? > 0 {
        people::complete(tx, parting, &own_person).await?;
    }
    wards::follow(tx, dice, &own_person, now).await?;
    pleas::part(tx, person, account, own).await?;
    // Neither side reminds the other, and no code of this account links to what it has left.
    let sql = "update person set reminded = null where (id = $1 and reminded = $3) or id = $2";
    tx.execute(sql, args![person, own, account]).await?;
    tx.execute("delete from link_code where account = $1", args![account]).await.map(drop)
}

/// Forgets that other accounts than this one were the same person, and the code. Wrong codes are still
/// counted until their hour is over.
pub(crate) async fn forget(
    tx: &mut Tx,
    dice: &mut Dice,
    person: &PersonId,
    account: &AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "select id from account where person = $1 and id <> $2 order by id";
    for row in tx.rows(sql, args![person.as_str(), account.as_str()]).await? {
        set_apart(tx, dice, person, &AccountId::new(row.text("id")?), now).await?;
    }
    tx.execute("update person set reminded = null where id = $1", args![person.as_str()]).await?;
    tx.execute("delete from link_code where person = $1", args![person.as_str()]).await.map(drop)
}

/// Makes somebody new of an account.
async fn set_apart(
    tx: &mut Tx,
    dice: &mut Dice,
    person: &PersonId,
    account: &AccountId,
    now: DateTime<Utc>,
) -> Result<PersonId, StoreError> {
    let own = people::make(tx, dice, now).await?;
    let sql = "update account set person = $3 where id = $2 and person = $1";
    tx.execute(sql, args![person.as_str(), account.as_str(), own.as_str()]).await?;
    Ok(own)
}
