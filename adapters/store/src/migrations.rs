//! Brings a database to the shape this program needs.
//!
//! To add a migration: one file of the same name in `migrations/sqlite` and `migrations/postgres`,
//! one line in the table below, and sample rows for it in `tests/tests/migrations.rs`. Migrations
//! are append-only; a file that has once been released is never changed.

use sqlx::migrate::{Migrate as _, MigrateError, Migration, MigrationType, Migrator};

use crate::error::StoreError;
use crate::sql::Dialects;

macro_rules! migrations {
    ($($version:literal $name:literal,)*) => {
        /// Every migration, oldest first: its number, its name, its text in both dialects.
        pub const ALL: &[(i64, &str, Dialects)] = &[$((
            $version,
            $name,
            Dialects {
                sqlite: include_str!(concat!("../../../migrations/sqlite/", $name, ".sql")),
                postgres: include_str!(concat!("../../../migrations/postgres/", $name, ".sql")),
            },
        )),*];
    };
}

migrations! {
    1 "0001_city",
    2 "0002_chat",
    3 "0003_place",
    4 "0004_outbox",
    5 "0005_offers",
    6 "0006_outbox_indexes",
    7 "0007_link",
    8 "0008_sync",
    9 "0009_lanes",
    10 "0010_waitlist",
    11 "0011_errands",
    12 "0012_staff",
    13 "0013_wishes",
    14 "0014_persons",
    15 "0015_rush",
    16 "0016_reminders",
    17 "0017_closures",
    18 "0018_attendance",
    19 "0019_notices",
    20 "0020_trade",
    21 "0021_day",
    22 "0022_on_behalf",
    23 "0023_person",
    24 "0024_moving_in",
    25 "0025_figures",
    26 "0026_rules",
}

/// The number of the newest migration we have.
pub fn newest() -> i64 {
    ALL.last().map_or(0, |(version, ..)| *version)
}

fn migrator(text: fn(&Dialects) -> &'static str) -> Migrator {
    let migrations = ALL.iter().map(|(version, name, sql)| {
        let sql = sqlx::SqlSafeStr::into_sql_str(text(sql));
        Migration::new(*version, (*name).into(), MigrationType::Simple, sql, false)
    });
    Migrator::with_migrations(migrations.collect())
}

/// Applies what is missing on SQLite.
pub async fn migrate_sqlite(pool: &sqlx::SqlitePool) -> Result<(), StoreError> {
    let mut connection = pool.acquire().await?;
    connection.ensure_migrations_table("_sqlx_migrations").await.map_err(StoreError::Migration)?;
    let applied =
        connection.list_applied_migrations("_sqlx_migrations").await.map_err(StoreError::Migration)?;
    refuse_newer(applied.iter().map(|migration| migration.version).max())?;
    migrator(|sql| sql.sqlite).run(&mut *connection).await.map_err(StoreError::from)
}

/// Applies what is missing on PostgreSQL.
pub async fn migrate_postgres(pool: &sqlx::PgPool) -> Result<(), StoreError> {
    let mut connection = pool.acquire().await?;
    connection.ensure_migrations_table("_sqlx_migrations").await.map_err(StoreError::Migration)?;
    let applied =
        connection.list_applied_migrations("_sqlx_migrations").await.map_err(StoreError::Migration)?;
    refuse_newer(applied.iter().map(|migration| migration.version).max())?;
    migrator(|sql| sql.postgres).run(&mut *connection).await.map_err(StoreError::from)
}

fn refuse_newer(found: Option<i64>) -> Result<(), StoreError> {
    match found {
        Some(found) if found > newest() => Err(StoreError::Newer { found, known: newest() }),
        _ => Ok(()),
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        StoreError::Migration(error)
    }
}
