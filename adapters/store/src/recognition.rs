//! The same person behind accounts that are not linked, known by keyed hashes of name and telephone number and
//! of name and e-mail address ([`Marks`]).

use bot_core::desk::{Appointment, Contact};
use bot_core::ids::PersonId;
use bot_core::recognition::Marks;
use chrono::{DateTime, Utc};

use crate::appointments;
use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::{Dialects, Tx, args};

const NAME_AND_PHONE: &str = "person.name and phone";
const NAME_AND_EMAIL: &str = "person.name and email";

/// The keyed hashes of a person's marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    by_phone: Option<String>,
    by_email: Option<String>,
}

impl Known {
    /// Of somebody of whom this is known.
    pub fn by(codec: &Codec, contact: &Contact) -> Self {
        let marks = Marks::of(contact);
        let index = |about, mark: Option<String>| mark.map(|mark| codec.index(about, &mark));
        Self {
            by_phone: index(NAME_AND_PHONE, marks.by_phone),
            by_email: index(NAME_AND_EMAIL, marks.by_email),
        }
    }

    /// Lets only one transaction at a time book for whoever this is, in the same order for all. SQLite has one
    /// writer anyway.
    pub async fn lock(&self, tx: &mut Tx) -> Result<(), StoreError> {
        const LOCK: Dialects = Dialects {
            sqlite: "select $1",
            postgres: "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) locked",
        };
        let mut indexes: Vec<&String> = [&self.by_phone, &self.by_email].into_iter().flatten().collect();
        indexes.sort_unstable();
        for index in indexes {
            tx.row(LOCK, args![index]).await?;
        }
        Ok(())
    }

    /// The live appointments of whoever has one of the hashes and is another to us than `person`; not to be told.
    pub async fn booked_by_others(
        &self,
        tx: &mut Tx,
        person: &PersonId,
        now: DateTime<Utc>,
    ) -> Result<Vec<Appointment>, StoreError> {
        if self.by_phone.is_none() && self.by_email.is_none() {
            return Ok(Vec::new());
        }
        let sql = "with alike as (
                select id from person where name_phone_index = $1 and id <> $3
                union select id from person where name_email_index = $2 and id <> $3)
            select a.* from alike join appointment a on a.person = alike.id and a.whom is null
                where a.state = 'booked' and a.ends_at > $4 and a.business is null
            union select a.* from alike join appointment a on a.whom = alike.id
                where a.state = 'booked' and a.ends_at > $4";
        let args = args![self.by_phone.as_deref(), self.by_email.as_deref(), person.as_str(), now];
        tx.rows(sql, args).await?.iter().map(appointments::read).collect()
    }

    /// Whoever has one of the hashes and no account: staff have booked for them before.
    pub async fn without_account(&self, tx: &mut Tx) -> Result<Option<PersonId>, StoreError> {
        let sql = "select id from person
            where (name_phone_index = $1 or name_email_index = $2) and carer is null
                and not exists (select 1 from account where account.person = person.id)
            order by created_at, id limit 1";
        let found = tx.row(sql, args![self.by_phone.as_deref(), self.by_email.as_deref()]).await?;
        found.map(|row| row.text("id").map(PersonId::new)).transpose()
    }

    /// Writes them down.
    pub async fn keep(&self, tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
        let sql = "update person set name_phone_index = $2, name_email_index = $3 where id = $1";
        let args = args![person.as_str(), self.by_phone.as_deref(), self.by_email.as_deref()];
        tx.execute(sql, args).await.map(drop)
    }
}
