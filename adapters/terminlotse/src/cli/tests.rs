use bot_core::staff::Role;
use clap::{CommandFactory, Parser};
use expect_test::expect;

use super::{Call, Cli, Matter, Source, StaffOrder};
use crate::{dldb, moving_in, poster};

fn read(line: &str) -> Cli {
    Cli::try_parse_from(line.split(' ')).unwrap()
}

/// Only what must be named.
fn files() -> dldb::Files {
    dldb::Files {
        services: "s.json".into(),
        locations: "l.json".into(),
        services_en: None,
        locations_en: None,
        overlay: None,
    }
}

#[test]
fn the_command_line_is_consistent() {
    Cli::command().debug_assert();
}

#[test]
fn every_call_is_understood() {
    let table = [
        ("terminlotse", Call::Run),
        ("terminlotse run", Call::Run),
        ("terminlotse console", Call::Console { name: "console".into(), staff: false }),
        ("terminlotse console --as Ada", Call::Console { name: "Ada".into(), staff: false }),
        ("terminlotse console --staff", Call::Console { name: "console".into(), staff: true }),
        (
            "terminlotse staff invite --role clerk --office mitte --office nord --name Öz",
            Call::Staff {
                order: StaffOrder::Invite {
                    role: Role::Clerk,
                    offices: vec!["mitte".into(), "nord".into()],
                    name: Some("Öz".into()),
                },
            },
        ),
        ("terminlotse staff list", Call::Staff { order: StaffOrder::List }),
        (
            "terminlotse staff revoke ABC-DEF",
            Call::Staff { order: StaffOrder::Revoke { id: "ABC-DEF".into() } },
        ),
        ("terminlotse report audit --csv", Call::Report { matter: Matter::Audit { csv: true } }),
        ("terminlotse import city my.toml", Call::Import { source: Source::City { file: "my.toml".into() } }),
        (
            "terminlotse import dldb --services s.json --locations l.json",
            Call::Import { source: Source::Dldb(files()) },
        ),
        (
            "terminlotse import dldb --locations l.json --services s.json --locations-en le.json --services-en se.json \
             --overlay my.toml",
            Call::Import {
                source: Source::Dldb(dldb::Files {
                    services_en: Some("se.json".into()),
                    locations_en: Some("le.json".into()),
                    overlay: Some("my.toml".into()),
                    ..files()
                }),
            },
        ),
        (
            "terminlotse import appointments old.csv --codes codes.csv",
            Call::Import {
                source: Source::Appointments(moving_in::Order {
                    file: "old.csv".into(),
                    codes: Some("codes.csv".into()),
                    dry_run: false,
                }),
            },
        ),
        ("terminlotse check", Call::Check),
        ("terminlotse report duplicates", Call::Report { matter: Matter::Duplicates { names: false } }),
        (
            "terminlotse report duplicates --names",
            Call::Report { matter: Matter::Duplicates { names: true } },
        ),
        (
            "terminlotse poster --office nord --service reisepass --out posters",
            Call::Poster(poster::Order {
                offices: vec!["nord".into()],
                services: vec!["reisepass".into()],
                language: None,
                telegram: None,
                out: "posters".into(),
            }),
        ),
        ("terminlotse migrate", Call::Migrate),
    ];
    for (line, call) in table {
        assert_eq!(read(line).call(), call, "{line}");
    }
}

#[test]
fn the_configuration_may_stand_before_or_after_the_call() {
    for line in ["terminlotse --config my.toml check", "terminlotse check --config my.toml"] {
        assert_eq!(read(line).config, Some("my.toml".into()), "{line}");
    }
}

#[test]
fn wrong_usage_exits_with_2() {
    for line in [
        "terminlotse bok",
        "terminlotse import",
        "terminlotse import city",
        "terminlotse import dldb --services s.json",
        "terminlotse report",
        "terminlotse staff invite",
        "terminlotse staff invite --role boss",
        "terminlotse --confg x",
    ] {
        let error = Cli::try_parse_from(line.split(' ')).unwrap_err();
        assert_eq!(error.exit_code(), 2, "{line}");
    }
}

#[test]
fn the_help_fits_a_screen() {
    expect![[r#"
        A booking assistant that lives in chats

        Usage: terminlotse [OPTIONS] [COMMAND]

        Commands:
          run      Serve every messenger that is configured; with none, open the terminal chat
          console  Open the terminal chat, also through a pipe: one line in is one message
          import   Load or update what can be booked, or bring in what is booked elsewhere
          check    Check configuration and city, and reach every configured service
          staff    Say who may do what from their chat
          checkin  Tell by which code citizens check in at an office on a day, to be hung on its wall
          poster   Write posters to be printed: their codes open the chat at a service and an office
          trade    Say which businesses book in a lane of their own
          report   Tell staff what is worth a look
          notice   Send notices to many, and see how far they are
          migrate  Bring the database up to date

        Options:
              --config <FILE>  The configuration [default: terminlotse.toml, where there is one]
          -h, --help           Print help
          -V, --version        Print version
    "#]]
    .assert_eq(&Cli::command().render_help().to_string());
}
