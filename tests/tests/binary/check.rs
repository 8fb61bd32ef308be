//! `terminlotse check`: is everything there before citizens meet it?

use expect_test::expect;
use tests::binary::Binary;
use tests::bot_api::FakeBotApi;
use tests::town::KLEINSTADT;

use crate::{done, in_kleinstadt, kleinstadt};

#[tokio::test]
async fn all_is_well() {
    let fake = FakeBotApi::start().await;
    expect![[r#"
        ok   configuration  read
        ok   database       reached, and up to date
        ok   city           Kleinstadt: 3 services, 2 offices
        odd  city           2 of 3 bookable services name no documents to bring: reisepass, zulassung
        odd  city           2 of 3 bookable services name no fee: reisepass, zulassung
        ok   telegram       reached as @terminlotse_test_bot
        ok   matrix         not configured (matrix.homeserver, matrix.user)
    "#]]
    .assert_eq(&done(kleinstadt(&fake).run(&["check"], "").await));
}

#[tokio::test]
async fn without_imprint_and_accessibility_nobody_goes_public() {
    let binary = in_kleinstadt(Binary::new());
    let without = |line: &&str| !line.starts_with("imprint") && !line.starts_with("accessibility");
    let lines: Vec<&str> = KLEINSTADT.lines().filter(without).collect();
    binary.write("kleinstadt.toml", &lines.join("\n"));
    let ended = binary.run(&["check"], "").await;
    assert_eq!(ended.code(), Some(1));
    expect![[r#"
        ok   configuration  read
        ok   database       reached, and up to date
        ok   city           Kleinstadt: 3 services, 2 offices
        BAD  city           city.imprint: the imprint is missing (§ 5 DDG)
        BAD  city           city.accessibility: the statement on accessibility is missing (§ 12b BGG)
        odd  city           2 of 3 bookable services name no documents to bring: reisepass, zulassung
        odd  city           2 of 3 bookable services name no fee: reisepass, zulassung
        ok   telegram       not configured (telegram.token)
        ok   matrix         not configured (matrix.homeserver, matrix.user)
    "#]]
    .assert_eq(&ended.out);
}

#[tokio::test]
async fn what_is_not_there_is_bad() {
    // Nobody listens at this port.
    let binary = Binary::new()
        .set("telegram.token", "1:token")
        .set("telegram.api_url", "http://127.0.0.1:1")
        .set("matrix.homeserver", "http://127.0.0.1:1")
        .set("matrix.user", "@termine:stadt.test")
        .set("matrix.password", "secret");
    let ended = binary.run(&["check"], "").await;
    assert_eq!(ended.code(), Some(1));
    expect![[r#"
        ok   configuration  read
        ok   database       reached, and up to date
        BAD  city           none was imported; `terminlotse import` does it
        BAD  telegram       telegram: no answer from Telegram: error sending request: client error (Connect): tcp connect error: Connection refused (os error 111)
        BAD  matrix         matrix: the homeserver can't be reached or is in trouble
    "#]].assert_eq(&ended.out);
}
