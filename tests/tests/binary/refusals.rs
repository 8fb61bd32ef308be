//! What the binary will not do, and how it says so.

use expect_test::expect;
use tests::binary::Binary;

use crate::{done, refused};

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let binary = Binary::new();
    done(binary.run(&["migrate"], "").await);
    let newer = "insert into _sqlx_migrations
        select 9999, 'from the future', installed_on, success, checksum, execution_time from _sqlx_migrations limit 1";
    sqlx::query(newer).execute(&mut binary.database().await).await.unwrap();
    let migrations = binary.number("select max(version) from _sqlx_migrations where version < 9999").await;
    for call in [&["console"][..], &["migrate"], &["import", "city", "kleinstadt.toml"]] {
        let sentence = format!(
            "terminlotse: the database has migration 9999, this program knows only {migrations}: \
             it was written by a newer version, please start that one"
        );
        assert_eq!(refused(&binary.run(call, "Hallo\n").await), sentence);
    }
    assert_eq!(binary.number("select count(*) from city").await, 0);
}

#[tokio::test]
async fn an_unknown_key_is_named_with_the_nearest_known_one() {
    let binary = Binary::new().variable("TERMINLOTSE_POLICY__HORIZ", "42d");
    expect!["terminlotse: TERMINLOTSE_POLICY__HORIZ: this variable is unknown; the nearest known one is TERMINLOTSE_POLICY__HORIZON"]
        .assert_eq(&refused(&binary.run(&["check"], "").await));
    let binary = Binary::new();
    binary.write("terminlotse.toml", "[policy]\nhorizn = \"42d\"\n");
    expect!["terminlotse: terminlotse.toml, line 2, policy.horizn: this key is unknown; the nearest known one is policy.horizon"]
        .assert_eq(&refused(&binary.run(&["console"], "").await));
}

#[tokio::test]
async fn a_token_that_is_none_is_not_quoted() {
    let ended = Binary::new().set("telegram.token", "geheim").run(&[], "").await;
    expect!["terminlotse: TERMINLOTSE_TELEGRAM__TOKEN: this must be a bot's token such as 123456:ABC-DEF, as BotFather gives it"]
        .assert_eq(&refused(&ended));
}

#[tokio::test]
async fn wrong_usage_is_two() {
    for call in [&["fly"][..], &["import"], &["import", "city"], &["console", "--as"], &["--konfig", "x"]] {
        let ended = Binary::new().run(call, "").await;
        assert_eq!(ended.code(), Some(2), "{call:?}: {ended:?}");
        assert!(ended.err.contains("--help"), "{}", ended.err);
    }
}

#[tokio::test]
async fn an_address_that_somebody_has_is_said() {
    let somebody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = somebody.local_addr().unwrap().to_string();
    let binary = Binary::new().set("telegram.token", "1:a").set("http.listen", &address);
    expect!["terminlotse: http.listen: ADDRESS can't be used: Address already in use (os error 98)"]
        .assert_eq(&refused(&binary.run(&[], "").await).replace(&address, "ADDRESS"));
}

#[tokio::test]
async fn what_is_not_served_yet_is_said() {
    let webhook =
        [("telegram.webhook.url", "https://bot.example.org/"), ("telegram.webhook.secret", "s3cret")];
    let binary = Binary::new().set("telegram.mode", "webhook").set("http.listen", "127.0.0.1:0");
    let binary = webhook.into_iter().fold(binary, |binary, (key, value)| binary.set(key, value));
    expect!["terminlotse: telegram.mode is configured, but this version can't serve it yet"]
        .assert_eq(&refused(&binary.run(&[], "").await));
}
