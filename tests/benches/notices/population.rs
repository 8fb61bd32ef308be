//! Many people who have talked to the bot once and agreed to news.

use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};
use tests::peer::one_thread;

/// The chat of the first of them.
pub const FIRST_CHAT: i64 = 1_000_000;
/// By which word the notice is known.
pub const MARK: &str = "Rundschreiben";

/// What they are told.
pub const TEXT: &str = "**Rundschreiben:** Das Bürgeramt Mitte zieht um.\n\n\
    Ab Montag, 30. November, finden Sie es in der Hauptstraße 1. Ihre Termine gelten weiter.\n";

const PEOPLE: &str =
    "with recursive number (n) as (select 0 union all select n + 1 from number where n + 1 < $1)
    insert into person (id, created_at, news_at) select 'p' || n, 0, 0 from number";
const ACCOUNTS: &str = "insert into account (id, platform, address, person, language, created_at)
    select 'a' || substr(id, 2), 'telegram', substr(id, 2) + $1, id, 'de', 0 from person";
const CHATS: &str = "insert into chat (id, platform, address, account, created_at, updated_at)
    select 'c' || substr(id, 2), platform, address, id, 0, 0 from account";

/// Writes so many into a bot's empty database.
pub fn settle(database: &Path, people: u32) {
    one_thread().block_on(async {
        let options = SqliteConnectOptions::new().filename(database).foreign_keys(true);
        let mut connection = options.connect().await.expect("the bot leaves a database");
        let mut tx = connection.begin().await.expect("it can be written to");
        sqlx::query(PEOPLE).bind(people).execute(&mut *tx).await.expect("people are taken");
        sqlx::query(ACCOUNTS).bind(FIRST_CHAT).execute(&mut *tx).await.expect("accounts are taken");
        sqlx::query(CHATS).execute(&mut *tx).await.expect("chats are taken");
        tx.commit().await.expect("all of it is kept");
        connection.close().await.expect("it can be closed");
    });
}
