use std::fs;
use std::path::Path;

use bot_core::Language;
use bot_core::quiet_hours::QuietHours;
use chrono::{NaiveTime, TimeDelta};
use expect_test::{Expect, expect};

use super::{Config, Policy, Secret, TelegramMode, Webhook};

/// Loads `terminlotse.toml` with this text, and an environment of `NAME=value` lines.
fn load(text: &str, environment: &[&str]) -> Result<Config, String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("terminlotse.toml");
    fs::write(&file, text).unwrap();
    let variables = environment.iter().map(|line| {
        let (name, value) = line.split_once('=').unwrap();
        (name.to_owned(), value.to_owned())
    });
    // The folder has another name each time.
    let unnamed = format!("{}/", folder.path().display());
    Config::load(Some(&file), variables).map_err(|error| error.to_string().replace(&unnamed, ""))
}

/// What is said of each broken file, or broken variable.
#[track_caller]
fn check_files(files: &[&str], expected: Expect) {
    let said = files.iter().map(|text| format!("{}\n", load(text, &[]).unwrap_err()));
    expected.assert_eq(&said.collect::<String>());
}

#[track_caller]
fn check_environments(variables: &[&str], expected: Expect) {
    let said = variables.iter().map(|line| format!("{}\n", load("", &[line]).unwrap_err()));
    expected.assert_eq(&said.collect::<String>());
}

#[test]
fn nothing_said_gives_the_defaults_of_the_contract() {
    let contract = r#"
        database.url = "sqlite://terminlotse.db"
        telegram = { mode = "polling", messages_per_second = 30 }
        matrix.store = "matrix-store"
        [policy]
        slot = "15m"
        hold = "10m"
        horizon = "42d"
        offer = "30m"
        reminders = ["5d", "24h", "2h"]
        live_bookings_per_service = 1
        live_bookings = 3
        live_bookings_per_account = 6
        moves = 3
        retention = "90d"
        four_eyes = true
        names_on_telegram = false
        escalate_after = "30m"
        quiet_hours = "21:00-08:00"
    "#;
    assert_eq!(load("", &[]).unwrap(), Config::default());
    assert_eq!(load(contract, &[]).unwrap(), Config::default());
}

#[test]
fn every_key_can_be_said_in_the_file_and_in_the_environment() {
    let text = r#"
        [database]
        url = "postgres://lotse:geheim@localhost/lotse"
        key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
        [http]
        listen = "127.0.0.1:8080"
        [telegram]
        token = "123456:ABC"
        api_url = "http://127.0.0.1:9000/"
        mode = "webhook"
        webhook.url = "https://lindenau.example.org/hook"
        webhook.secret = "geheim"
        messages_per_second = 20
        [matrix]
        homeserver = "https://matrix.example.org"
        user = "@termine:example.org"
        password = "geheim"
        store = "keys"
        recovery_key = "EsTx"
        [city]
        file = "lindenau.toml"
        timezone = "Europe/Vienna"
        language = "en"
        [policy]
        slot = "10m"
        hold = "90s"
        horizon = "14d"
        offer = "1h"
        near_deadline = "7d"
        return_delay = "1m"
        closure_answer = "12h"
        reminders = ["3d", "90s"]
        confirm_by = "48h"
        live_bookings_per_service = 2
        live_bookings = 5
        live_bookings_per_account = 9
        moves = 0
        no_show_limit = 3
        no_show_window = "60d"
        short_notice = "36h"
        retention = "30d"
        four_eyes = false
        names_on_telegram = true
        escalate_after = "2h"
        quiet_hours = "22:00-07:30"
    "#;
    let from_file = load(text, &[]).unwrap();

    let mut environment = Vec::new();
    let mut table = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.split_once(" = ") {
            None => table = line.trim_matches(['[', ']']).to_owned(),
            Some((key, value)) => {
                let variable = format!("{table}.{key}").replace('.', "__").to_uppercase();
                let value: String = value.chars().filter(|letter| !"[]\" ".contains(*letter)).collect();
                environment.push(format!("TERMINLOTSE_{variable}={value}"));
            }
        }
    }
    let environment: Vec<&str> = environment.iter().map(String::as_str).collect();
    assert_eq!(
        environment.len(),
        super::keys::names().iter().filter(|name| !name.ends_with("_file")).count()
    );
    assert_eq!(load("", &environment).unwrap(), from_file);

    assert_eq!(from_file.telegram.api_url.as_deref(), Some("http://127.0.0.1:9000"));
    assert_eq!(from_file.telegram.mode, TelegramMode::Webhook);
    let webhook = Webhook {
        url: Some("https://lindenau.example.org/hook".into()),
        secret: Some(Secret::new("geheim")),
    };
    assert_eq!(from_file.telegram.webhook, webhook);
    assert_eq!(from_file.city.timezone, Some(chrono_tz::Europe::Vienna));
    assert_eq!(from_file.city.language, Some(Language::new("en")));
    let time = |text: &str| text.parse::<NaiveTime>().unwrap();
    let policy = Policy {
        slot: TimeDelta::minutes(10),
        hold: TimeDelta::seconds(90),
        horizon: TimeDelta::days(14),
        offer: TimeDelta::hours(1),
        near_deadline: TimeDelta::days(7),
        return_delay: TimeDelta::minutes(1),
        closure_answer: TimeDelta::hours(12),
        reminders: vec![TimeDelta::days(3), TimeDelta::seconds(90)],
        confirm_by: Some(TimeDelta::hours(48)),
        live_bookings_per_service: 2,
        live_bookings: 5,
        live_bookings_per_account: 9,
        moves: 0,
        no_show_limit: Some(3),
        no_show_window: TimeDelta::days(60),
        short_notice: TimeDelta::hours(36),
        retention: TimeDelta::days(30),
        four_eyes: false,
        names_on_telegram: true,
        escalate_after: TimeDelta::hours(2),
        quiet_hours: QuietHours { from: time("22:00:00"), to: time("07:30:00") },
    };
    assert_eq!(from_file.policy, policy);
}

#[test]
fn the_environment_wins_over_the_file() {
    let config =
        load("policy.hold = '5m'\npolicy.slot = '5m'", &["TERMINLOTSE_POLICY__HOLD=20m", "HOME=/"]).unwrap();
    assert_eq!((config.policy.hold, config.policy.slot), (TimeDelta::minutes(20), TimeDelta::minutes(5)));
}

#[test]
fn a_secret_may_stand_in_a_file_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let token = folder.path().join("token");
    fs::write(&token, "123456:ABC\n").unwrap();
    let in_file = load(&format!("telegram.token_file = '{}'", token.display()), &[]).unwrap();
    let variable = format!("TERMINLOTSE_TELEGRAM__TOKEN_FILE={}", token.display());
    let in_environment = load("telegram.token = '1:other'", &[&variable]).unwrap();
    for config in [in_file, in_environment] {
        assert_eq!(config.telegram.token, Some(Secret::new("123456:ABC")));
    }
}

#[test]
fn secrets_are_not_shown() {
    let text = "database.url = 'postgres://lotse:geheim@localhost'\nmatrix = { homeserver = 'https://m.example.org', \
                user = '@a:b', password = 'geheim', recovery_key = 'geheim' }\ntelegram.token = '1:geheim'";
    assert!(!format!("{:?}", load(text, &[]).unwrap()).contains("geheim"));

    for broken in [
        "telegram.token = 'geheim'",
        "telegram.token = geheim",
        "telegram.token = 'geheim",
        "telegram.webhook.secret = 'geheim geheim'",
        "database.key = 'geheim'",
        "database.url = 'mysql://geheim'",
        "database.url = ['geheim']",
    ] {
        assert!(!load(broken, &[]).unwrap_err().contains("geheim"), "{broken}");
    }
}

#[test]
fn what_is_wrong_in_the_file_is_named_with_its_line() {
    check_files(
        &[
            "[policy\nhold = '5m'",
            "[policy]\nhold = '5m'\nhold = '6m'",
            "[policy]\n\nhodl = '5m'",
            "[polcy]\nhold = '5m'",
            "[telegram]\ntokn_file = 'x'",
            "[telegram.webhok]\nurl = 'https://example.org'",
            "policy = 3",
            "[policy.hold]\nminutes = 3",
            "[policy]\nhold_file = 'x'",
            "[policy]\nhold = 10",
            "[policy]\nhold = 'ten minutes'",
            "[policy]\nhold = '0s'",
            "[policy]\nhorizon = '3y'",
            "[policy]\nreminders = '2h later'",
            "[policy]\nreminders = ['2h', 3]",
            "[policy]\nreminders = 3",
            "[policy]\nreminders = ['1h','2h','3h','4h','5h','6h','7h','8h','9h','10h','11h']",
            "[policy]\nquiet_hours = '9 to 5'",
            "[policy]\nlive_bookings = 0",
            "[policy]\nlive_bookings = 1.5",
            "[policy]\nlive_bookings = 'many'",
            "[policy]\nlive_bookings = 99999999999999999999",
            "[telegram]\nmode = 'push'",
            "[telegram]\nmode = true",
            "[telegram]\napi_url = 'localhost'",
            "[telegram]\ntoken = ''",
            "[telegram]\ntoken = 'x'",
            "[telegram]\ntoken = '1:x'\ntoken_file = 'y'",
            "[telegram]\ntoken_file = 'no-such-file'",
            "[telegram]\nmode = 'webhook'",
            "http.listen = '127.0.0.1:80'\ntelegram.mode = 'webhook'",
            "[matrix]\nuser = '@a:b'",
            "[http]\nlisten = '8080'",
            "[database]\nurl = 'mysql://x'",
            "[database]\nurl = 'sqlite:terminlotse.db'",
            "[database]\nurl = 'sqlite://:memory:'",
            "[database]\nurl = 'sqlite://'",
            "[database]\nkey = '00'",
            "[city]\ntimezone = 'Europe/Lindenau'",
            "[city]\nlanguage = 'Deutsch'",
        ],
        expect![[r#"
            terminlotse.toml, line 1: this is no TOML: unclosed table, expected `]`
            terminlotse.toml, line 3: this is no TOML: duplicate key
            terminlotse.toml, line 3, policy.hodl: this key is unknown; the nearest known one is policy.hold
            terminlotse.toml, line 1, polcy: this table is unknown; the nearest known one is policy
            terminlotse.toml, line 2, telegram.tokn_file: this key is unknown; the nearest known one is telegram.token_file
            terminlotse.toml, line 1, telegram.webhok: this table is unknown; the nearest known one is telegram.webhook
            terminlotse.toml, line 1, policy: this key is unknown; the nearest known one is policy.hold
            terminlotse.toml, line 1, policy.hold: a table stands here, but it must be a duration such as "15m", "24h" or "42d"
            terminlotse.toml, line 2, policy.hold_file: this key is unknown; the nearest known one is policy.hold
            terminlotse.toml, line 2, policy.hold: a number stands here, but it must be a duration such as "15m", "24h" or "42d"
            terminlotse.toml, line 2, policy.hold: “ten minutes” is not a duration such as "15m", "24h" or "42d"
            terminlotse.toml, line 2, policy.hold: “0s” is not possible, it must be more than 0 and at most 24h
            terminlotse.toml, line 2, policy.horizon: “3y” is not possible, it must be more than 0 and at most 366d
            terminlotse.toml, line 2, policy.reminders: “2h later” is not a duration such as "15m", "24h" or "42d"
            terminlotse.toml, line 2, policy.reminders: a number stands here, but it must be a duration such as "15m", "24h" or "42d"
            terminlotse.toml, line 2, policy.reminders: this must be a list of durations such as ["5d", "24h"]
            terminlotse.toml, line 2, policy.reminders: 11 durations stand here, at most 10 are possible
            terminlotse.toml, line 2, policy.quiet_hours: “9 to 5” is not a span of hours such as "21:00-08:00"
            terminlotse.toml, line 2, policy.live_bookings: 0 is not a whole number from 1 to 1000
            terminlotse.toml, line 2, policy.live_bookings: a number with a fraction stands here, but it must be a whole number from 1 to 1000
            terminlotse.toml, line 2, policy.live_bookings: “many” is not a whole number from 1 to 1000
            terminlotse.toml, line 2, policy.live_bookings: a number far too large stands here, but it must be a whole number from 1 to 1000
            terminlotse.toml, line 2, telegram.mode: “push” is not "polling" or "webhook"
            terminlotse.toml, line 2, telegram.mode: true or false stands here, but it must be "polling" or "webhook"
            terminlotse.toml, line 2, telegram.api_url: “localhost” is not an address such as "https://example.org"
            terminlotse.toml, line 2, telegram.token: nothing stands here, but it must be a text in quotes
            terminlotse.toml, line 2, telegram.token: this must be a bot's token such as 123456:ABC-DEF, as BotFather gives it
            terminlotse.toml, line 3, telegram.token_file: this is said twice, the other time in terminlotse.toml, line 2, telegram.token; leave one out
            terminlotse.toml, line 2, telegram.token_file: no-such-file can't be read: No such file or directory (os error 2)
            telegram.mode is "webhook", which needs http.listen
            telegram.mode is "webhook", which needs telegram.webhook.url
            matrix.homeserver and matrix.user are needed together, and one is missing
            terminlotse.toml, line 2, http.listen: “8080” is not an address and port such as "127.0.0.1:8080"
            terminlotse.toml, line 2, database.url: this must be such as sqlite://terminlotse.db or postgres://user@host/database
            terminlotse.toml, line 2, database.url: this must be such as sqlite://terminlotse.db or postgres://user@host/database
            terminlotse.toml, line 2, database.url: this must be such as sqlite://terminlotse.db or postgres://user@host/database
            terminlotse.toml, line 2, database.url: this must be such as sqlite://terminlotse.db or postgres://user@host/database
            terminlotse.toml, line 2, database.key: this must be 64 hex digits, as `openssl rand -hex 32` makes them
            terminlotse.toml, line 2, city.timezone: “Europe/Lindenau” is not a time zone such as "Europe/Berlin"
            terminlotse.toml, line 2, city.language: “Deutsch” is not a language such as "de"
        "#]],
    );
}

#[test]
fn what_is_wrong_in_the_environment_is_named_by_its_variable() {
    check_environments(
        &[
            "TERMINLOTSE_POLICY__HODL=5m",
            "TERMINLOTSE_POLICY_HOLD=5m",
            "TERMINLOTSE_X=",
            "TERMINLOTSE_POLICY__HOLD=ten minutes",
            "TERMINLOTSE_POLICY__HOLD=",
            "TERMINLOTSE_POLICY__REMINDERS=5d,soon",
            "TERMINLOTSE_POLICY__LIVE_BOOKINGS=-1",
            "TERMINLOTSE_TELEGRAM__TOKEN=x",
            "TERMINLOTSE_TELEGRAM__TOKEN_FILE=no-such-file",
            "TERMINLOTSE_CITY__TIMEZONE=Berlin",
        ],
        expect![[r#"
            TERMINLOTSE_POLICY__HODL: this variable is unknown; the nearest known one is TERMINLOTSE_POLICY__HOLD
            TERMINLOTSE_POLICY_HOLD: this variable is unknown; the nearest known one is TERMINLOTSE_POLICY__HOLD
            TERMINLOTSE_X: this variable is unknown; the nearest known one is TERMINLOTSE_MATRIX__USER
            TERMINLOTSE_POLICY__HOLD: “ten minutes” is not a duration such as "15m", "24h" or "42d"
            TERMINLOTSE_POLICY__HOLD: nothing stands here, but it must be a duration such as "15m", "24h" or "42d"
            TERMINLOTSE_POLICY__REMINDERS: “soon” is not a duration such as "15m", "24h" or "42d"
            TERMINLOTSE_POLICY__LIVE_BOOKINGS: “-1” is not a whole number from 1 to 1000
            TERMINLOTSE_TELEGRAM__TOKEN: this must be a bot's token such as 123456:ABC-DEF, as BotFather gives it
            TERMINLOTSE_TELEGRAM__TOKEN_FILE: no-such-file can't be read: No such file or directory (os error 2)
            TERMINLOTSE_CITY__TIMEZONE: “Berlin” is not a time zone such as "Europe/Berlin"
        "#]],
    );
}

#[test]
fn a_file_that_was_named_must_be_there() {
    let error = Config::load(Some(Path::new("no-such-file.toml")), std::iter::empty()).unwrap_err();
    expect!["no-such-file.toml can't be read: No such file or directory (os error 2)"]
        .assert_eq(&error.to_string());
    assert_eq!(Config::load(None, std::iter::empty()).unwrap(), Config::default());
}

#[test]
fn the_variables_of_the_log_and_of_the_tests_are_no_keys() {
    let others =
        ["TERMINLOTSE_LOG=debug", "TERMINLOTSE_CRASH_AT=after-commit:7", "TERMINLOTSE_TEST_POSTGRES=x"];
    assert!(load("", &others).is_ok());
}

#[test]
fn what_is_configured_wins_over_the_city_file() {
    let demo = crate::city_file::demo().unwrap();
    let city = load("[city]\ntimezone = 'Europe/Lisbon'\nlanguage = 'en'", &[]).unwrap().city;
    let served = city.overrule(demo.clone());
    assert_eq!(served.city.timezone, chrono_tz::Europe::Lisbon);
    assert_eq!(served.city.language, Language::new("en"));
    assert_eq!(served.services, demo.services);
    assert_eq!(load("", &[]).unwrap().city.overrule(demo.clone()), demo);
}
