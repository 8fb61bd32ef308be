//! Who has which role: offered by a one-time code, taken by an account, revoked at once.
//!
//! It is offered by an [invitation]. An account has one role: a new one takes the place of the old.

use bot_core::ids::{AccountId, ChatId, OfficeId, PersonId};
use bot_core::staff::{Invitation, Role};
use chrono::{DateTime, Utc};

use crate::audit::{self, Action, Actor};
use crate::dice::Dice;
use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::{Dialects, Row, Tx, args};
use crate::{invitation, json};

const CODE: &str = "staff.code";
const NAME: &str = "staff.name";

/// How often an id is thrown. Hardly one is ever taken; so many in a row never are.
const THROWS: usize = 32;

/// A role to be offered.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Which one.
    pub role: Role,
    /// At which offices; none named is all of them.
    pub offices: Vec<OfficeId>,
    /// Of whom, for those who read the list.
    pub name: Option<String>,
}

/// Somebody with a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// `XXX-XXX`
    pub id: String,
    /// What they are.
    pub role: Role,
    /// At which offices; none named is all of them.
    pub offices: Vec<OfficeId>,
    /// Their name, where one was given.
    pub name: Option<String>,
}

impl Member {
    /// Whether this office is theirs. What belongs to no office is everybody's.
    pub fn serves_at(&self, office: Option<&OfficeId>) -> bool {
        office.is_none_or(|office| self.offices.is_empty() || self.offices.contains(office))
    }
}

/// Offers a role: the id it will have, and the code that is told once and kept nowhere.
pub async fn invite(
    tx: &mut Tx,
    codec: &Codec,
    dice: &mut Dice,
    offer: &Offer,
    now: DateTime<Utc>,
) -> Result<(String, Invitation), StoreError> {
    let made = invitation::make(codec, dice, CODE, now);
    let id = insert(tx, codec, dice, offer, Some(&made.index), made.expires_at, now).await?;
    let role = Some(offer.role.name());
    audit::note(tx, codec, Actor::CommandLine, Action::Invited, &id, role, now).await?;
    Ok((id, made.code))
}

/// Writes a role down, under an id that none has.
async fn insert(
    tx: &mut Tx,
    codec: &Codec,
    dice: &mut Dice,
    offer: &Offer,
    code_index: Option<&str>,
    expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<String, StoreError> {
    let sql = "insert into staff (id, role, offices, name_sealed, code_index, expires_at, invited_at)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing";
    let offices = match offer.offices.is_empty() {
        true => None,
        false => Some(json::list(&offer.offices)?),
    };
    let name = offer.name.as_ref().map(|name| codec.seal(NAME, name.as_bytes()));
    for _ in 0..THROWS {
        let id = dice.reference();
        let args =
            args![&id, offer.role.name(), offices.as_deref(), name.as_deref(), code_index, expires_at, now];
        if tx.execute(sql, args).await? == 1 {
            return Ok(id);
        }
    }
    Err(StoreError::Data {
        column: "staff.id",
        row: "a new role".to_owned(),
        problem: format!("{THROWS} throws of the dice were all taken"),
    })
}

/// The role that a code offers, or offered to this account; it is held until the end of the transaction.
macro_rules! offered {
    ($held:literal) => {
        concat!(
            "select id, account from staff where code_index = $1 and revoked_at is null
                and (account = $2 or (bound_at is null and expires_at > $3))",
            $held
        )
    };
}

/// Takes the role that a code offers; `None` where the code is wrong, used or over. An older role of the account
/// ends.
pub async fn join(
    tx: &mut Tx,
    codec: &Codec,
    account: &AccountId,
    code: &Invitation,
    now: DateTime<Utc>,
) -> Result<Option<Member>, StoreError> {
    const OFFERED: Dialects = Dialects { sqlite: offered!(""), postgres: offered!(" for no key update") };
    let index = invitation::index(codec, CODE, code);
    let Some(row) = tx.row(OFFERED, args![&index, account.as_str(), now]).await? else { return Ok(None) };
    let id = row.text("id")?;
    // The order was repeated.
    if row.maybe_text("account")?.is_some() {
        return member(tx, codec, account).await;
    }
    end_roles(tx, codec, account, &id, now).await?;
    bind(tx, &id, account, now).await?;
    audit::note(tx, codec, Actor::Staff(&id), Action::Joined, &id, None, now).await?;
    member(tx, codec, account).await
}

async fn bind(tx: &mut Tx, id: &str, account: &AccountId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "update staff set account = $2, bound_at = $3 where id = $1";
    tx.execute(sql, args![id, account.as_str(), now]).await.map(drop)
}

/// Whatever role an account had ends, because `successor` takes its place.
async fn end_roles(
    tx: &mut Tx,
    codec: &Codec,
    account: &AccountId,
    successor: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "update staff set revoked_at = $2 where account = $1 and revoked_at is null returning id";
    for row in tx.rows(sql, args![account.as_str(), now]).await? {
        let id = row.text("id")?;
        audit::note(tx, codec, Actor::Staff(&id), Action::Revoked, &id, Some(successor), now).await?;
    }
    Ok(())
}

/// The role of an account, which stays until the end of the transaction; none, of most.
pub async fn member(tx: &mut Tx, codec: &Codec, account: &AccountId) -> Result<Option<Member>, StoreError> {
    const MEMBER: Dialects = Dialects {
        sqlite: "select * from staff where account = $1 and revoked_at is null",
        postgres: "select * from staff where account = $1 and revoked_at is null for share",
    };
    tx.row(MEMBER, args![account.as_str()]).await?.map(|row| read(&row, codec)).transpose()
}

/// What somebody with this id is called, by name or role; `None` where it is no role's id.
pub async fn called(tx: &mut Tx, codec: &Codec, id: &str) -> Result<Option<String>, StoreError> {
    let row = tx.row("select * from staff where id = $1", args![id]).await?;
    let member = row.map(|row| read(&row, codec)).transpose()?;
    Ok(member.map(|member| member.name.unwrap_or_else(|| format!("{} ({id})", member.role.name()))))
}

/// Who has this role, or had it.
pub async fn person(tx: &mut Tx, id: &str) -> Result<Option<PersonId>, StoreError> {
    let sql =
        "select account.person from staff join account on account.id = staff.account where staff.id = $1";
    tx.row(sql, args![id]).await?.map(|row| Ok(PersonId::new(row.text("person")?))).transpose()
}

/// Where somebody with this role is written to: the chat that they used last. None where they have none any more.
pub async fn chat(tx: &mut Tx, id: &str) -> Result<Option<ChatId>, StoreError> {
    let sql = "select chat.id from staff join chat on chat.account = staff.account
        where staff.id = $1 and staff.revoked_at is null and chat.left_at is null
        order by chat.updated_at desc, chat.id limit 1";
    tx.row(sql, args![id]).await?.map(|row| Ok(ChatId::new(row.text("id")?))).transpose()
}

/// Whether there is anybody who serves citizens.
pub async fn anybody_serves(tx: &mut Tx) -> Result<bool, StoreError> {
    let sql = "select id from staff where account is not null and revoked_at is null and role <> $1 limit 1";
    Ok(tx.row(sql, args![Role::Editor.name()]).await?.is_some())
}

/// Those who decide, and where they are written to.
pub async fn deciding(tx: &mut Tx, codec: &Codec) -> Result<Vec<(Member, ChatId)>, StoreError> {
    let sql = "select * from staff where account is not null and revoked_at is null order by id";
    let mut deciding = Vec::new();
    for row in tx.rows(sql, &[]).await? {
        let member = read(&row, codec)?;
        if member.role.decides()
            && let Some(chat) = chat(tx, &member.id).await?
        {
            deciding.push((member, chat));
        }
    }
    Ok(deciding)
}

/// The role of a terminal: whoever has the shell and the database may do everything. It is made the first
/// time.
pub async fn of_terminal(
    tx: &mut Tx,
    codec: &Codec,
    dice: &mut Dice,
    account: &AccountId,
    name: &str,
    now: DateTime<Utc>,
) -> Result<Member, StoreError> {
    if let Some(member) = member(tx, codec, account).await? {
        return Ok(member);
    }
    let offer = Offer { role: Role::Admin, offices: Vec::new(), name: Some(name.to_owned()) };
    let id = insert(tx, codec, dice, &offer, None, now, now).await?;
    bind(tx, &id, account, now).await?;
    audit::note(tx, codec, Actor::CommandLine, Action::Joined, &id, Some(name), now).await?;
    Ok(Member { id, role: offer.role, offices: offer.offices, name: offer.name })
}

/// Revokes a role, or takes an offer back; false where there is none of this id, or none any more.
pub async fn revoke(tx: &mut Tx, codec: &Codec, id: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "update staff set revoked_at = $2 where id = $1 and revoked_at is null";
    let revoked = tx.execute(sql, args![id, now]).await? == 1;
    if revoked {
        audit::note(tx, codec, Actor::CommandLine, Action::Revoked, id, None, now).await?;
    }
    Ok(revoked)
}

/// A role, as operators see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Whose.
    pub member: Member,
    /// On which messenger, once it is taken.
    pub platform: Option<String>,
    /// Until when it can be taken, as long as it wasn't.
    pub offered_until: Option<DateTime<Utc>>,
}

/// The roles that somebody has or can still take, the oldest first.
pub async fn all(tx: &mut Tx, codec: &Codec, now: DateTime<Utc>) -> Result<Vec<Listed>, StoreError> {
    let sql = "select staff.*, account.platform from staff left join account on account.id = staff.account
        where revoked_at is null and (account is not null or (bound_at is null and expires_at > $1))
        order by invited_at, staff.id";
    let rows = tx.rows(sql, args![now]).await?;
    let listed = |row: &Row| {
        let taken = row.maybe_int("bound_at")?.is_some();
        Ok(Listed {
            member: read(row, codec)?,
            platform: row.maybe_text("platform")?,
            offered_until: (!taken).then(|| row.instant("expires_at")).transpose()?,
        })
    };
    rows.iter().map(listed).collect()
}

fn read(row: &Row, codec: &Codec) -> Result<Member, StoreError> {
    let id = row.text("id")?;
    let about = format!("staff {id}");
    let role = row.text("role")?;
    let offices = row.maybe_text("offices")?.map(|offices| json::read(&about, &offices)).transpose()?;
    Ok(Member {
        role: Role::named(&role).ok_or_else(|| StoreError::Data {
            column: "role",
            row: about,
            problem: format!("“{role}” is no role"),
        })?,
        offices: offices.unwrap_or_default(),
        name: name(row, codec)?,
        id,
    })
}

/// The name in a row of the table, or of one joined with it.
pub(crate) fn name(row: &Row, codec: &Codec) -> Result<Option<String>, StoreError> {
    let plain = row.maybe_bytes("name_sealed")?.map(|sealed| codec.open(NAME, &sealed)).transpose()?;
    plain.map(String::from_utf8).transpose().map_err(|_| StoreError::Sealed)
}
