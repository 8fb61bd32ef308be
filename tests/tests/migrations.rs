//! Every migration runs over rows that the ones before it allow, on both engines.
//!
//! A new migration needs its line in [`SAMPLES`]: rows as they could stand in a database right after
//! it, and how to count them in the newest shape. If it changes older tables, only those counts change.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on fails by panicking")]

use std::borrow::Cow;
use std::path::Path;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{Connection as _, Executor as _, PgConnection, SqlSafeStr as _, SqliteConnection};
use store::sql::Dialects;
use store::{Store, migrations};
use tests::databases::{Database, codec};

/// What stands in the database after a migration.
struct Sample {
    version: i64,
    /// One text for both engines: `'\x01'` is a value of bytes on PostgreSQL, and on SQLite any will do.
    rows: &'static str,
    /// Each is 1 at the end.
    still_there: &'static [&'static str],
}

const SAMPLES: &[Sample] = &[
    Sample {
        version: 1,
        rows: r"
            insert into city (id, body) values (1, '{}');
            insert into service_group (id, position, body) values ('papers', 0, '{}');
            insert into service (id, position, body, retired_at)
                values ('passport', 0, '{}', null), ('fax', 1, '{}', 5);
            insert into office (id, position, body) values ('centre', 0, '{}');
            insert into office_service (office, service) values ('centre', 'passport');
            insert into opening_rule (id, office, position, body, laid_until)
                values ('centre-1', 'centre', 0, '{}', '2026-11-24');",
        still_there: &[
            "select count(*) from city",
            "select count(*) from service_group where id = 'papers'",
            "select count(*) from service where id = 'passport' and retired_at is null",
            "select count(*) from service where id = 'fax' and retired_at = 5",
            "select count(*) from offer where office = 'centre' and service = 'passport' and slots = 1
                and body = '\"passport\"'",
            "select count(*) from opening_rule where id = 'centre-1' and laid_until = '2026-11-24'",
        ],
    },
    Sample {
        version: 2,
        rows: r"
            insert into person (id, name_sealed, name_index, created_at) values ('ada', '\x01', 'x', 1);
            insert into account (id, platform, address, person, language, created_at)
                values ('a', 'telegram', '200', 'ada', 'de', 1);
            insert into chat (id, platform, address, account, conversation_sealed, wake_at, created_at, updated_at)
                values ('c', 'telegram', '100', 'a', '\x02', 9, 1, 1);
            insert into seen_update (platform, id, seen_at) values ('telegram', '7', 1);
            insert into failed_turn (platform, id, arrival_sealed, error, failed_at)
                values ('telegram', '8', '\x03', 'no', 1);",
        still_there: &[
            "select count(*) from person where id = 'ada' and name_index = 'x' and name_sealed is not null",
            "select count(*) from account where id = 'a' and person = 'ada' and language = 'de'",
            "select count(*) from chat where id = 'c' and account = 'a' and wake_at = 9",
            "select count(*) from seen_update where id = '7'",
            "select count(*) from failed_turn where id = '8'",
        ],
    },
    Sample {
        version: 3,
        rows: r"
            insert into occupancy (id, kind, person, service, quantity, office, desk, slots, starts_at, ends_at,
                    expires_at, created_at)
                values ('booked', 'appointment', 'ada', 'passport', 1, 'centre', 1, 1, 10, 20, null, 1),
                       ('held', 'hold', 'ada', 'passport', 1, 'centre', 1, 1, 20, 30, 5, 1);
            insert into place (office, desk, starts_at, ends_at, lane, visible_from, rule, occupant)
                values ('centre', 1, 10, 20, 'public', 0, 'centre-1', 'booked'),
                       ('centre', 1, 20, 30, 'public', 0, 'centre-1', 'held'),
                       ('centre', 1, 30, 40, 'trade', 7, 'centre-1', null);
            insert into appointment (id, reference, state, occupancy, person, booked_by, service, quantity, office,
                    starts_at, ends_at, sequence, created_at, changed_at)
                values ('n', 'ABC-DEF', 'booked', 'booked', 'ada', 'a', 'passport', 1, 'centre', 10, 20, 0, 1, 1);",
        still_there: &[
            "select count(*) from occupancy where id = 'held' and expires_at = 5",
            "select count(*) from place where occupant = 'booked'",
            "select count(*) from place where occupant is null and lane = 'trade'",
            "select count(*) from appointment where reference = 'ABC-DEF' and occupancy = 'booked'",
        ],
    },
    Sample {
        version: 4,
        rows: r"
            insert into outbox (chat, lane, kind, body_sealed, due_at, lease_until, attempts, created_at)
                values ('c', 'live', 'prompt', '\x04', 1, 60, 1, 1);
            insert into outbox (chat, lane, kind, body_sealed, due_at, outcome, message, created_at, closed_at)
                values ('c', 'due', 'file', '\x05', 1, 'delivered', '41', 1, 2);",
        still_there: &[
            "select count(*) from outbox where lane = 'live' and outcome is null and lease_until = 60",
            "select count(*) from outbox where kind = 'file' and outcome = 'delivered' and message = '41'",
        ],
    },
    Sample {
        version: 5,
        rows: r#"
            insert into offer (office, service, slots, body)
                values ('centre', 'fax', null, '{"service":"fax","elsewhere":""}');
            update service set bookings = 7 where id = 'passport';"#,
        still_there: &[
            "select count(*) from offer where service = 'fax' and slots is null",
            "select count(*) from service where id = 'passport' and bookings = 7",
        ],
    },
    Sample {
        version: 6,
        rows: r#"
            insert into outbox (chat, lane, kind, body_sealed, due_at, created_at)
                select id, 'live', 'aside', body_sealed, 7, 7 from (select chat.id, outbox.body_sealed
                    from chat join outbox on outbox.chat = chat.id limit 1) as first_row;"#,
        still_there: &["select count(*) from outbox where kind = 'aside' and due_at = 7"],
    },
    Sample {
        version: 7,
        rows: r"
            update person set reminded = 'a' where id = 'ada';
            insert into link_code (person, code_index, account, expires_at) values ('ada', 'x', 'a', 600);
            insert into link_try (id, account, tried_at) values ('order', 'a', 5);",
        still_there: &[
            "select count(*) from person where reminded = 'a'",
            "select count(*) from link_code where person = 'ada' and expires_at = 600 and used_at is null",
            "select count(*) from link_try where account = 'a' and tried_at = 5",
        ],
    },
    Sample {
        version: 8,
        rows: r"
            insert into sync_token (heard_as, token) values ('matrix @a', 's1');
            insert into room_position (platform, room, event) values ('matrix', '!a', '$1');
            insert into withheld_event (platform, event, room, sender, session, seen_at)
                values ('matrix', '$2', '!a', '@ada', 'x', 5);",
        still_there: &[
            "select count(*) from sync_token where heard_as = 'matrix @a' and token = 's1'",
            "select count(*) from room_position where room = '!a' and event = '$1'",
            "select count(*) from withheld_event where event = '$2' and seen_at = 5 and asked_at is null",
        ],
    },
    Sample {
        version: 9,
        rows: r"
            insert into opening_rule (id, office, position, body, only_on)
                values ('centre-2', 'centre', 0, '{}', '2026-12-24');
            insert into place (office, desk, starts_at, ends_at, lane, waiting_from, visible_from, falls_at, rule)
                values ('centre', 2, 10, 20, 'emergency', 3, 4, 5, 'centre-2');",
        still_there: &[
            "select count(*) from opening_rule where id = 'centre-2' and only_on = '2026-12-24'",
            "select count(*) from opening_rule where id = 'centre-1' and only_on is null",
            "select count(*) from place where falls_at = 5 and waiting_from = 3 and visible_from = 4",
            "select count(*) from place where lane = 'trade' and waiting_from = 7 and falls_at is null",
        ],
    },
    Sample {
        version: 10,
        rows: r"
            insert into waitlist_entry (id, person, chat, service, wish, until, until_at, state, created_at, free_since)
                select 'wait', account.person, chat.id, service.id, '{}', '2026-12-01', 99, 'waiting', 5, 5
                from chat join account on account.id = chat.account cross join service
                order by chat.id, service.id limit 1;",
        still_there: &[
            "select count(*) from waitlist_entry where id = 'wait' and state = 'waiting' and until_at = 99",
            "select count(*) from appointment join occupancy on occupancy.id = appointment.occupancy",
        ],
    },
    Sample {
        version: 11,
        rows: r#"
            update occupancy set also = '[{"service":"fax","quantity":2}]' where id = 'held';
            update appointment set also = '[{"service":"fax","quantity":1}]' where id = 'n';"#,
        still_there: &[
            r#"select count(*) from occupancy where also = '[{"service":"fax","quantity":2}]'"#,
            r#"select count(*) from appointment where also = '[{"service":"fax","quantity":1}]'"#,
            "select count(*) from occupancy where also = '[]'",
        ],
    },
    Sample {
        version: 12,
        rows: r#"
            insert into staff (id, role, offices, name_sealed, code_index, expires_at, account, invited_at, bound_at)
                values ('STA-FF1', 'clerk', '["centre"]', '\x07', 'x', 9, 'a', 1, 2);
            insert into audit (at, actor, action, subject, reason_sealed)
                values (2, 'STA-FF1', 'joined', 'STA-FF1', '\x08');
            insert into request (id, kind, matter_sealed, person, chat, appointments, service, office, created_at,
                    taken_by, taken_at)
                values ('some:thing', 'some', '\x09', 'ada', 'c', '["n"]', 'passport', 'centre', 1, 'STA-FF1', 2);"#,
        still_there: &[
            "select count(*) from staff where account = 'a' and role = 'clerk' and revoked_at is null",
            "select count(*) from audit where actor = 'STA-FF1' and action = 'joined'",
            "select count(*) from audit_kept where since = 0",
            "select count(*) from request where taken_by = 'STA-FF1' and done_at is null",
        ],
    },
    Sample {
        version: 13,
        rows: "update waitlist_entry set short_notice = 1, nearby = '[\"centre\"]' where id = 'wait';",
        still_there: &[
            r#"select count(*) from waitlist_entry where nearby = '["centre"]' and short_notice = 1"#,
        ],
    },
    Sample {
        version: 14,
        rows: r"
            insert into person (id, carer, name_sealed, name_index, name_phone_index, created_at)
                values ('erika', 'ada', '\x07', 'y', 'z', 1);
            update appointment set whom = 'erika', moves = 2 where id = 'n';
            update occupancy set whom = 'erika' where id = 'held';
            update waitlist_entry set whom = 'erika' where id = 'wait';",
        still_there: &[
            "select count(*) from person where carer = 'ada' and name_phone_index = 'z'",
            "select count(*) from appointment where whom = 'erika' and moves = 2",
            "select count(*) from occupancy where whom = 'erika'",
            "select count(*) from waitlist_entry where whom = 'erika'",
        ],
    },
    Sample {
        version: 15,
        rows: r"
            insert into waitlist_entry (id, person, chat, service, wish, until, until_at, deadline, deadline_at, state,
                    created_at, free_since)
                select 'urgent', person, chat, service, wish, until, until_at, '2026-11-30', 98, state, 6, 6
                from waitlist_entry where id = 'wait';",
        still_there: &["select count(*) from waitlist_entry where deadline_at = 98 and state = 'waiting'"],
    },
    Sample {
        version: 16,
        rows: r"
            update appointment set confirmed_at = 5, wording = 'costs', remind_at = 7 where id = 'n';
            insert into reminder (appointment, told_at, chat, sequence, starts_at, asked, last)
                values ('n', 6, 'c', 0, 10, 1, 0);
            update outbox set appointment = 'n', sequence = 0 where kind = 'file';",
        still_there: &[
            "select count(*) from appointment where confirmed_at = 5 and wording = 'costs' and remind_at = 7
                and released_at is null",
            "select count(*) from reminder where appointment = 'n' and told_at = 6 and outdated = 0",
            "select count(*) from outbox where appointment = 'n' and sequence = 0",
        ],
    },
    Sample {
        version: 17,
        rows: r"
            insert into closure (id, office, from_at, until_at, desks, reason, created_at)
                values ('k', 'centre', 5, 25, '[1]', 'Umbau', 1);
            update appointment set closure = 'k' where id = 'n';
            insert into closure_case (id, closure, appointment, chat, state, stranded, asks_later, was_at, look_at)
                select 'case', 'k', 'n', id, 'asked', 1, 0, 10, 7 from chat order by id limit 1;
            insert into closure_alternative (occupancy, closure_case) values ('held', 'case');
            insert into closure_hold (hold, office, chat) select 'gone', 'centre', id from chat order by id limit 1;",
        still_there: &[
            "select count(*) from closure where id = 'k' and reopened_at is null",
            "select count(*) from appointment join closure on closure.id = appointment.closure",
            "select count(*) from closure_case where state = 'asked' and look_at = 7",
            "select count(*) from closure_alternative where occupancy = 'held'",
            "select count(*) from closure_hold where office = 'centre'",
        ],
    },
    Sample {
        version: 18,
        rows: r"
            insert into attendance (appointment, reference, person, booked_by, missed, starts_at, marked_at, marked_by)
                values ('n', 'ABC-DEF', 'ada', 'a', 1, 10, 11, 'STA-FF1');
            insert into restriction (person, until_at, decided_by, created_at) values ('ada', 90, 'STA-FF1', 11);
            insert into tidings (id, person, chat, kind, body_sealed, tell_at)
                values ('t', 'ada', 'c', 'near_only', '\x0a', 11);
            insert into request_question (request, person, asked_at) values ('some:thing', 'ada', 3);",
        still_there: &[
            "select count(*) from attendance where person = 'ada' and missed = 1",
            "select count(*) from restriction where person = 'ada' and until_at = 90",
            "select count(*) from tidings where chat = 'c' and told_at is null",
            "select count(*) from request_question where request = 'some:thing' and answered_at is null",
        ],
    },
    Sample {
        version: 19,
        rows: r#"
            update person set news_at = 5 where id = 'ada';
            insert into notice (state, audience, texts, author, created_at, ordered_by)
                values ('proposed', 'news', '{"de":{"text":"Hallo","marks":[]}}', 'Eva', 5, 'c-5-1');
            insert into notice_watch (chat, shown, shown_at) select id, 'x', 5 from chat order by id limit 1;
            insert into notice_list (notice, chat)
                select notice.id, chat.id from notice join chat on 1 = 1 order by chat.id limit 1;
            insert into notice_recipient (person, notice, number, chat) select 'ada', id, 1, 'c' from notice;
            insert into outbox (notice, chat, lane, kind, body_sealed, due_at, created_at)
                select id, 'c', 'bulk', 'aside', '\x04', 5, 5 from notice;"#,
        still_there: &[
            "select count(*) from person where news_at = 5",
            "select count(*) from notice join notice_recipient on notice_recipient.notice = notice.id
                where state = 'proposed' and reached = '' and recipients = 0 and ended_at is null",
            "select count(*) from notice_watch join chat on chat.id = notice_watch.chat where shown_at = 5",
            "select count(*) from notice_list join notice on notice.id = notice_list.notice where ordered_by = 'c-5-1'",
            "select count(*) from outbox join notice on notice.id = outbox.notice where lane = 'bulk'",
        ],
    },
    Sample {
        version: 20,
        rows: r"
            insert into business (id, name_sealed, quota, code_index, expires_at, person, registered_at, bound_at)
                values ('BUS-1NE', '\x0b', 20, 'hash', 5, 'ada', 1, 2);
            update appointment set business = 'BUS-1NE', business_order = 'order' where id = 'n';",
        still_there: &[
            "select count(*) from business where quota = 20 and offices is null and ended_at is null",
            "select count(*) from appointment join business on business.id = appointment.business",
        ],
    },
    Sample {
        version: 21,
        rows: r"
            insert into presence (appointment, late_at, late_minutes, checked_in_at, calls, called_at, called_order,
                    called_by, desk, served_at)
                select 'n', 1, 10, 2, 1, 3, 'order', id, 4, 5 from staff order by id limit 1;
            update staff set serves_at = 'centre', serves_desk = 4 where id = (select min(id) from staff);",
        still_there: &[
            "select count(*) from presence where late_minutes = 10 and desk = 4 and done_at is null",
            "select count(*) from staff where serves_at = 'centre' and serves_desk = 4",
        ],
    },
    Sample {
        version: 22,
        rows: r"
            insert into claim (appointment, code_index, made_at, used_at, used_by) values ('n', 'claimed', 5, 6, 'a');",
        still_there: &[
            "select count(*) from appointment where by_staff = 0",
            "select count(*) from claim join account on account.id = claim.used_by where used_at = 6",
        ],
    },
    Sample {
        version: 23,
        rows: r"
            insert into request (id, kind, matter_sealed, person, chat, appointments, created_at)
                values ('person:1', 'person', '\x0c', 'ada', 'c', '[]', 1);
            insert into plea (request, channel, seen_sealed, clerk_chat, spoke_at, answered_at, escalate_at)
                values ('person:1', 'here', '\x0d', 'c', 3, 3, 9);
            insert into plea_line (id, request, number, by_clerk, said_sealed, told_at)
                values ('order', 'person:1', 1, 0, '\x0e', 4);
            insert into plea_shown (request, chat, shown_at) values ('person:1', 'c', 4);",
        still_there: &[
            "select count(*) from plea join request on request.id = plea.request where escalated_at is null",
            "select count(*) from plea_line where request = 'person:1' and number = 1",
            "select count(*) from plea_shown where shown_at = 4",
        ],
    },
    Sample {
        version: 24,
        rows: r"
            insert into moved_in (subject_index, content_index, appointment, ends_at) values ('old-7', 'x', 'n', 20);
            update appointment set business_note_sealed = '\x0c' where id = 'n';",
        still_there: &[
            "select count(*) from moved_in join appointment on appointment.id = moved_in.appointment where moved_in.ends_at = 20",
            "select count(*) from appointment where business_note_sealed is not null",
        ],
    },
    Sample {
        version: 25,
        rows: r"
            insert into step_count (day, step, shard, reached) values ('2026-11-24', 'booked', 3, 7);
            insert into freed_place (office, desk, starts_at, freed_at) values ('centre', 1, 50, 5);",
        still_there: &[
            "select count(*) from step_count where reached = 7",
            "select count(*) from freed_place join office on office.id = freed_place.office where freed_at = 5",
        ],
    },
    Sample {
        version: 26,
        rows: r"
            insert into booking_pause (id, since, sentence) values (1, 5, 'Morgen geht es weiter.');
            insert into last_moment (service, minutes) select id, 120 from service order by id limit 1;
            insert into trouble (kind, since, told_count) values ('failed', 5, 3);",
        still_there: &[
            "select count(*) from booking_pause where since = 5",
            "select count(*) from last_moment where minutes = 120",
            "select count(*) from trouble where told_count = 3",
            "select count(*) from chat where encrypted = 0",
            "select count(distinct by_staff) from opening_rule where by_staff = 0",
        ],
    },
];

fn sample(version: i64) -> &'static Sample {
    SAMPLES
        .iter()
        .find(|sample| sample.version == version)
        .unwrap_or_else(|| panic!("migration {version} has no sample rows"))
}

/// All migrations up to this version.
fn up_to(version: i64, text: fn(&Dialects) -> &'static str) -> Migrator {
    let wanted = migrations::ALL.iter().filter(|(number, ..)| *number <= version);
    let all = wanted.map(|(number, name, sql)| {
        Migration::new(*number, Cow::from(*name), MigrationType::Simple, text(sql).into_sql_str(), false)
    });
    Migrator::with_migrations(all.collect())
}

/// Opens the database as the program does, and shuts it again.
async fn open(database: &Database) -> Result<(), String> {
    match Store::open(database.url(), codec()).await {
        Ok(store) => {
            store.close().await;
            Ok(())
        }
        Err(error) => Err(error.to_string()),
    }
}

/// The tests on raw connections, written once: sqlx has types of its own for each engine.
macro_rules! migrations_on {
    ($dialect:ident, $connection:ty, $database:expr) => {
        mod $dialect {
            use super::*;

            #[tokio::test]
            async fn rows_survive_every_later_migration() {
                let database = $database;
                let mut connection = <$connection>::connect(database.url()).await.unwrap();
                for (version, ..) in migrations::ALL {
                    up_to(*version, |sql| sql.$dialect).run(&mut connection).await.unwrap();
                    connection.execute(sqlx::raw_sql(sample(*version).rows)).await.unwrap();
                }
                open(&database).await.unwrap();
                for question in SAMPLES.iter().flat_map(|sample| sample.still_there) {
                    let count: i64 = sqlx::query_scalar(*question).fetch_one(&mut connection).await.unwrap();
                    assert_eq!(count, 1, "{question}");
                }
                connection.close().await.unwrap();
                database.remove().await;
            }

            #[tokio::test]
            async fn opening_twice_changes_nothing() {
                let database = $database;
                open(&database).await.unwrap();
                open(&database).await.unwrap();
                database.remove().await;
            }

            #[tokio::test]
            async fn a_database_of_a_newer_version_is_refused_and_left_alone() {
                let database = $database;
                let mut connection = <$connection>::connect(database.url()).await.unwrap();
                let mut newer = up_to(1, |sql| sql.$dialect).iter().cloned().collect::<Vec<_>>();
                let text = "create table from_the_future (id bigint)".into_sql_str();
                newer.push(Migration::new(9000, Cow::from("future"), MigrationType::Simple, text, false));
                Migrator::with_migrations(newer).run(&mut connection).await.unwrap();

                let known = migrations::newest();
                let expected = format!(
                    "the database has migration 9000, this program knows only {known}: \
                     it was written by a newer version, please start that one"
                );
                assert_eq!(open(&database).await, Err(expected));
                let applied = sqlx::query_scalar("select count(*) from _sqlx_migrations");
                let applied: i64 = applied.fetch_one(&mut connection).await.unwrap();
                assert_eq!(applied, 2, "nothing was applied on top");
                connection.close().await.unwrap();
                database.remove().await;
            }
        }
    };
}

migrations_on!(sqlite, SqliteConnection, Database::sqlite());
migrations_on!(postgres, PgConnection, Database::postgres().await);

#[test]
fn both_folders_hold_the_same_migrations_and_all_are_applied() {
    let names = |engine: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(engine);
        let files = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let applied: Vec<_> = migrations::ALL.iter().map(|(_, name, _)| format!("{name}.sql")).collect();
    assert_eq!(names("sqlite"), applied);
    assert_eq!(names("postgres"), applied);
}

#[test]
fn migrations_are_numbered_as_they_are_named() {
    assert!(migrations::ALL.is_sorted_by(|(one, ..), (next, ..)| one < next), "the oldest comes first");
    for (version, name, _) in migrations::ALL {
        assert!(name.starts_with(&format!("{version:04}_")), "{name} is number {version}");
    }
}
