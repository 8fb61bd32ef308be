//! A database opens with the key it was sealed with, and with no other.

use store::Store;
use store::seal::Codec;
use tests::databases::{Database, codec};

async fn opens_with_one_key_only(database: Database) {
    let other_key = || Codec::from_hex(&"01".repeat(32)).unwrap();
    Store::open(database.url(), codec()).await.unwrap().close().await;
    let refusal = Store::open(database.url(), other_key()).await.err().unwrap().to_string();
    assert_eq!(
        refusal,
        "this database was sealed with another database.key; please configure that one, \
         or nobody can read what is sealed in it"
    );
    Store::open(database.url(), codec()).await.unwrap().close().await;
    database.remove().await;
}

#[tokio::test]
async fn sqlite() {
    opens_with_one_key_only(Database::sqlite()).await;
}

#[tokio::test]
async fn postgres() {
    opens_with_one_key_only(Database::postgres().await).await;
}
