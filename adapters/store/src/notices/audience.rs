//! Who belongs to an audience.
//!
//! Persons are looked at in the order of their ids, a page at a time, and by what was true when the notice was
//! approved: who comes later gets nothing, and who leaves before their page is reached doesn't either.

use bot_core::ids::{OfficeId, PersonId, ServiceId};
use bot_core::notice::Audience;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::CHUNK;
use crate::error::StoreError;
use crate::local_day;
use crate::sql::{Arg, Dialects, Tx, args};

/// Somebody who belongs to an audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Belongs {
    /// Who.
    pub person: PersonId,
    /// The appointment by which they do; the first, where there are several.
    pub reference: Option<String>,
}

/// A query over the persons after `$1`, `$2` of them, and how many there are.
macro_rules! over {
    ($query:expr) => {
        over!($query, $query)
    };
    ($sqlite:expr, $postgres:expr) => {
        [
            Dialects { sqlite: over!(page $sqlite), postgres: over!(page $postgres) },
            Dialects { sqlite: over!(count $sqlite), postgres: over!(count $postgres) },
        ]
    };
    (page $query:expr) => {
        concat!($query, " order by person limit $2 + 0")
    };
    (count $query:expr) => {
        concat!("select count(*) as people from (", $query, " limit $2 + 0) as belonging")
    };
}

/// With an appointment, of one or several errands.
macro_rules! booked {
    ($errands:literal) => {
        concat!(
            "select person, min(reference) as reference from appointment
            where person > $1 and state = 'booked' and created_at <= $3 and starts_at >= $4 and starts_at < $5
                and (office = $6 or $6 is null)
                and (service = $7 or $7 is null or exists (select 1 from ",
            $errands,
            " as errand where errand.value ->> 'service' = $7)) group by person"
        )
    };
}

const NEWS: [Dialects; 2] =
    over!("select id as person, null as reference from person where id > $1 and news_at <= $3");
const WAITING: [Dialects; 2] = over!(
    "select person, null as reference from waitlist_entry
        where person > $1 and state = 'waiting' and created_at <= $3 group by person"
);
const BOOKED: [Dialects; 2] =
    over!(booked!("json_each(appointment.also)"), booked!("json_array_elements(appointment.also::json)"));
const PERSON: [Dialects; 2] =
    over!("select person, reference from appointment where person > $1 and reference = $3");

/// Which of the two queries.
#[derive(Clone, Copy)]
enum Wanted {
    Page,
    Count,
}

/// The next page of an audience, after this person.
pub async fn page(
    tx: &mut Tx,
    audience: &Audience,
    zone: Tz,
    approved_at: DateTime<Utc>,
    after: &str,
) -> Result<Vec<Belongs>, StoreError> {
    let query = Query::of(audience, zone, approved_at, Wanted::Page);
    let rows = tx.rows(query.sql, &query.args(after, CHUNK as i64)).await?;
    let belongs = rows.iter().map(|row| {
        Ok(Belongs { person: PersonId::new(row.text("person")?), reference: row.maybe_text("reference")? })
    });
    belongs.collect()
}

/// How many belong to an audience now.
pub async fn count(
    tx: &mut Tx,
    audience: &Audience,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let query = Query::of(audience, zone, now, Wanted::Count);
    let row = tx.row(query.sql, &query.args("", i64::MAX)).await?;
    row.map_or(Ok(0), |row| row.small("people"))
}

/// A query and what it asks for.
struct Query<'a> {
    sql: Dialects,
    about: Vec<Arg<'a>>,
}

impl<'a> Query<'a> {
    fn of(audience: &'a Audience, zone: Tz, at: DateTime<Utc>, wanted: Wanted) -> Self {
        let (sql, about) = match audience {
            Audience::News => (NEWS, args![at].to_vec()),
            Audience::Waiting => (WAITING, args![at].to_vec()),
            Audience::Person { reference } => (PERSON, args![reference].to_vec()),
            Audience::Booked { from, to, office, service } => {
                let begin = local_day::begins(*from, zone).unwrap_or(DateTime::<Utc>::MAX_UTC);
                let end = local_day::ends(*to, zone).unwrap_or(DateTime::<Utc>::MAX_UTC);
                let (office, service) =
                    (office.as_ref().map(OfficeId::as_str), service.as_ref().map(ServiceId::as_str));
                (BOOKED, args![at, begin, end, office, service].to_vec())
            }
        };
        let [page, count] = sql;
        Self { sql: if matches!(wanted, Wanted::Page) { page } else { count }, about }
    }

    fn args(&self, after: &'a str, limit: i64) -> Vec<Arg<'a>> {
        args![after, limit].iter().chain(&self.about).cloned().collect()
    }
}
