//! `terminlotse notice`.

use expect_test::{Expect, expect};
use tests::binary::Binary;
use tests::bot_api::{Citizen, FakeBotApi};

use crate::{done, in_kleinstadt, kleinstadt, refused};

const NEWS: [&str; 8] = ["notice", "send", "--audience", "news", "--author", "Eva", "--approver", "Ida"];

/// With its text.
fn sends<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&NEWS[..], &["--text", "notice.md"], more].concat()
}

async fn wants_news(citizen: &Citizen) {
    citizen.says("/news");
    citizen.sees("Möchten Sie Neuigkeiten").await;
    citizen.taps("Ja, gern");
    citizen.sees("ab jetzt bekommen Sie Neuigkeiten").await;
}

#[tokio::test]
async fn a_notice_reaches_those_who_want_it() {
    let fake = FakeBotApi::start().await;
    let binary = kleinstadt(&fake);
    let bot = binary.start(&[]);
    let (anna, ben) = (fake.citizen(4711, "Anna", "de"), fake.citizen(4712, "Ben", "de"));
    wants_news(&anna).await;
    ben.says("hallo");
    ben.sees("Was brauchen Sie?").await;
    binary.write("notice.md", "**Neu:** Wir öffnen auch am Samstag.\n");
    let said = done(binary.run(&sends(&[]), "").await);
    expect![[r#"
        notice 1: 1 recipients, about 1 s at 30 messages a second
    "#]]
    .assert_eq(&said.lines().take(1).map(|line| format!("{line}\n")).collect::<String>());
    assert!(said.ends_with("[████████████████████] 100.0 %: 1 sent, done\n"), "{said}");
    let shown = anna.sees("Wir öffnen auch am Samstag.").await;
    assert_eq!(shown.labels(), ["✖️ Abbestellen"]);
    anna.taps("Abbestellen");
    anna.sees("Abbestellt.").await;
    expect![[r#"
        notice 1, done: news, by Eva, approved by Ida
        [████████████████████] 100.0 %: 1 sent
        the list stands in list.csv
    "#]]
    .assert_eq(&done(binary.run(&["notice", "status", "1", "--list", "list.csv"], "").await));
    assert_eq!(
        std::fs::read_to_string(binary.path("list.csv")).unwrap(),
        "number,reference,outcome\n1,,sent\n"
    );
    assert!(!ben.transcript().contains("Samstag"));
    let refusal = refused(&binary.run(&sends(&[]), "").await);
    expect!["terminlotse: nobody belongs to the audience “news” now; nothing was sent"].assert_eq(&refusal);
    drop(bot);
}

#[tokio::test]
async fn it_can_be_held_back_and_stopped_without_the_bot() {
    let binary = in_kleinstadt(Binary::new());
    done(binary.run(&["console", "--as", "ada"], "/news\nja\n").await);
    binary.write("notice.md", "Am Montag ist zu.");
    done(binary.run(&sends(&["--detach"]), "").await);
    expect![[r#"
        notice 1, paused: news, by Eva, approved by Ida
        [░░░░░░░░░░░░░░░░░░░░] 0.0 %: 0 sent, 1 left
    "#]]
    .assert_eq(&done(binary.run(&["notice", "pause", "1"], "").await));
    let silent = done(binary.run(&["console", "--as", "ada"], "danke\n").await);
    assert!(!silent.contains("Montag"), "{silent}");
    done(binary.run(&["notice", "resume", "1"], "").await);
    let loud = done(binary.run(&["console", "--as", "ada"], "danke\n").await);
    assert!(loud.contains("Am Montag ist zu.\n\n✖️ Abbestellen\n"), "{loud}");
    let refusal = refused(&binary.run(&["notice", "pause", "7"], "").await);
    expect!["terminlotse: there is no notice 7"].assert_eq(&refusal);
    let refusal = refused(&binary.run(&["notice", "stop", "1"], "").await);
    expect!["terminlotse: notice 1 is done; it can't be stopped"].assert_eq(&refusal);
    done(binary.run(&sends(&["--detach"]), "").await);
    expect![[r#"
        notice 2, stopped: news, by Eva, approved by Ida
        [████████████████████] 100.0 %: 0 sent, 1 withdrawn
    "#]]
    .assert_eq(&done(binary.run(&["notice", "stop", "2"], "").await));
    let refusal = refused(&binary.run(&["notice", "resume", "2"], "").await);
    expect!["terminlotse: notice 2 is stopped; it can't be resumed"].assert_eq(&refusal);
}

#[tokio::test]
async fn what_is_wrong_is_said_in_one_sentence_and_nothing_is_sent() {
    let binary = in_kleinstadt(Binary::new());
    done(binary.run(&["console", "--as", "ada"], "/news\nja\n").await);
    binary.write("notice.md", "Am Montag ist zu.");
    binary.write("broken.md", "Am Montag\nist **zu.");
    binary.write("long.md", &"ü".repeat(4097));
    let with = |audience: &'static str, text: &'static str| {
        ["notice", "send", "--audience", audience, "--text", text, "--author", "Eva", "--approver", "Ida"]
            .to_vec()
    };
    let wrong: Vec<(Vec<&str>, Expect)> = vec![
        (
            with("news", "broken.md"),
            expect![
                "broken.md: line 2: a ** stands alone; bold is written **like this**, without spaces inside"
            ],
        ),
        (with("news", "long.md"), expect!["long.md: it has 4097 characters; messengers take 4096"]),
        (with("news", "nowhere.md"), expect!["nowhere.md: No such file or directory (os error 2)"]),
        (with("news", "xx=notice.md"), expect!["there is no language “xx”; possible are de, en"]),
        (
            with("news", "en=notice.md"),
            expect![
                "there is no text in the city's language “de”, which everybody gets who reads none of the others"
            ],
        ),
        (
            with("all", "notice.md"),
            expect![
                "“all” is no audience; possible are news, waiting, booked:2026-12-01..2026-12-05[,office=…][,service=…] and person:XXX-XXX"
            ],
        ),
        (
            with("booked:2026-12-01..2026-12-02,office=mond", "notice.md"),
            expect!["the city has no office “mond”"],
        ),
        (
            with("waiting", "notice.md"),
            expect!["nobody belongs to the audience “waiting” now; nothing was sent"],
        ),
        (sends(&["--at", "2020-01-01T08:00"]), expect!["“2020-01-01T08:00” has passed already"]),
        (sends(&["--at", "2199-01-01T08:00"]), expect!["“2199-01-01T08:00” is more than 7 days ahead"]),
        (sends(&["--at", "morgen"]), expect!["“morgen” is no time such as 2026-12-01T08:00"]),
        (sends(&["--text", "de=notice.md"]), expect!["there are two texts for the language “de”"]),
        (
            vec![
                "notice",
                "send",
                "--audience",
                "news",
                "--text",
                "notice.md",
                "--author",
                "Eva",
                "--approver",
                " eva",
            ],
            expect!["the approver must be somebody else than the author"],
        ),
        (
            vec!["notice", "send", "--audience", "news", "--text", "notice.md", "--author", "Eva"],
            expect![
                "a second person has to approve it: --approver NAME (policy.four_eyes = false does without)"
            ],
        ),
    ];
    for (arguments, expected) in wrong {
        let refusal = refused(&binary.run(&arguments, "").await);
        expected.assert_eq(refusal.strip_prefix("terminlotse: ").unwrap());
    }
    assert_eq!(binary.number("select count(*) from notice").await, 0);
    let one = binary.set("policy.four_eyes", "false");
    let alone =
        ["notice", "send", "--audience", "news", "--text", "notice.md", "--author", "Eva", "--detach"];
    done(one.run(&alone, "").await);
    assert_eq!(one.number("select count(*) from outbox where notice = 1").await, 1);
    let audited = "select count(*) from audit where action = 'approved' and subject = 'notice 1'";
    assert_eq!(one.number(audited).await, 1);
}
