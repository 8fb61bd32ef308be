use bot_core::city::City;
use bot_core::opening::OpeningRule;
use serde_json::{Value, json};
use store::catalogue::{self, Changes, ImportReport};
use store::{Store, Tx};
use tests::calendar::{Calendar, minute};
use tests::on_both_engines;

use crate::sample::{count, later, now};

/// Two offices, three services.
fn city() -> City {
    read(&json!({
        "city": {
            "name": "Lindenau", "operator": "Stadt Lindenau", "phone": "0221 4710 115",
            "phone_hours": { "de": "Mo bis Fr", "en": "Mon to Fri" },
            "privacy_url": "https://lindenau.example.org",
        },
        "group": [{ "id": "papers", "name": "Ausweise" }, { "id": "cars", "name": "Autos" }],
        "service": [
            { "id": "passport", "group": "papers", "name": { "de": "Reisepass", "en": "Passport" },
              "bring": ["Foto"], "ask": ["name"] },
            { "id": "id-card", "group": "papers", "name": "Personalausweis", "words": ["Perso"] },
            { "id": "car", "group": "cars", "name": "Auto zulassen", "slots": 2 },
        ],
        "office": [
            { "id": "centre", "name": "Rathaus", "address": "Marktplatz 1",
              "services": ["passport", "id-card", "car"],
              "opening": [
                  { "weekdays": ["mon", "fri"], "from": "08:00", "to": "12:00", "desks": 2 },
                  { "weekdays": ["mon"], "from": "07:30", "to": "08:30" },
              ] },
            { "id": "north", "name": "Nord", "address": "Nordweg 2", "services": ["id-card"],
              "opening": [{ "weekdays": ["tue"], "from": "10:00", "to": "14:00" }] },
        ],
    }))
}

fn read(value: &Value) -> City {
    serde_json::from_value(value.clone()).unwrap()
}

fn rule(value: Value) -> OpeningRule {
    serde_json::from_value(value).unwrap()
}

async fn import(store: &Store, city: &City) -> ImportReport {
    let mut tx = store.begin().await.unwrap();
    let report = catalogue::import(&mut tx, city, now()).await.unwrap();
    tx.commit().await.unwrap();
    report
}

async fn load(store: &Store) -> City {
    let mut tx = store.begin_read().await.unwrap();
    catalogue::load(&mut tx).await.unwrap().unwrap()
}

/// Runs statements that make sample rows.
async fn given(tx: &mut Tx, statements: &[&'static str]) {
    for sql in statements {
        tx.execute(*sql, &[]).await.unwrap();
    }
}

const NONE: Changes = Changes { added: 0, changed: 0, moved: 0, retired: 0, restored: 0, unchanged: 0 };

on_both_engines! {
    async fn there_is_no_city_before_the_first_import(store: Store) {
        let mut tx = store.begin_read().await.unwrap();
        assert_eq!(catalogue::load(&mut tx).await.unwrap(), None);
    }

    async fn what_is_imported_is_what_is_loaded(store: Store) {
        let report = import(&store, &city()).await;
        assert_eq!(report.about, Changes { added: 1, ..NONE });
        assert_eq!(report.services, Changes { added: 3, ..NONE });
        assert_eq!(report.offers, Changes { added: 4, ..NONE });
        assert_eq!(report.rules, Changes { added: 3, ..NONE });
        assert!(!report.changes_nothing());
        assert_eq!(load(&store).await, city());
    }

    async fn the_same_again_changes_nothing(store: Store) {
        import(&store, &city()).await;
        let report = import(&store, &city()).await;
        assert!(report.changes_nothing(), "{report:?}");
        assert_eq!(report.services, Changes { unchanged: 3, ..NONE });
        assert_eq!(report.offers, Changes { unchanged: 4, ..NONE });
    }

    async fn only_what_differs_is_changed(store: Store) {
        import(&store, &city()).await;
        let mut changed = city();
        changed.city.phone = "115".into();
        changed.services[1].slots = 2;
        changed.services.swap(0, 2);
        changed.offices[1].district = "Nord".into();
        let report = import(&store, &changed).await;
        assert_eq!(report.about, Changes { changed: 1, ..NONE });
        assert_eq!(report.groups, Changes { unchanged: 2, ..NONE });
        assert_eq!(report.services, Changes { changed: 1, moved: 2, ..NONE });
        assert_eq!(report.offices, Changes { changed: 1, unchanged: 1, ..NONE });
        assert_eq!(report.rules, Changes { unchanged: 3, ..NONE });
        // Within an office, services stand in the order of the city.
        changed.offices[0].services.swap(0, 2);
        assert_eq!(load(&store).await, changed);
    }

    async fn offices_differ_in_how_they_offer_a_service(store: Store) {
        import(&store, &city()).await;
        let mut differing = city();
        let [passport, id_card, _car] = &mut differing.offices[0].services[..] else { panic!("three services") };
        passport.slots = Some(3);
        id_card.elsewhere = Some("https://termine.example.org".into());
        let report = import(&store, &differing).await;
        assert_eq!(report.offers, Changes { changed: 2, unchanged: 2, ..NONE });
        assert_eq!(load(&store).await, differing);
        assert!(import(&store, &differing).await.changes_nothing());

        let mut tx = store.begin_read().await.unwrap();
        let slots = tx.rows("select service, slots from offer where office = 'centre' order by service", &[]).await;
        let slots: Vec<_> = slots
            .unwrap()
            .iter()
            .map(|row| (row.text("service").unwrap(), row.maybe_int("slots").unwrap()))
            .collect();
        let one = |service: &str, slots| (service.to_owned(), slots);
        assert_eq!(slots, [one("car", Some(2)), one("id-card", None), one("passport", Some(3))]);
    }

    async fn a_service_that_takes_longer_takes_longer_wherever_nothing_else_is_said(store: Store) {
        import(&store, &city()).await;
        let mut longer = city();
        longer.services[1].slots = 2;
        let report = import(&store, &longer).await;
        assert_eq!(report.offers, Changes { changed: 2, unchanged: 2, ..NONE }, "at both offices");
        assert_eq!(load(&store).await, longer);
    }

    async fn an_appointment_for_what_is_booked_elsewhere_now_is_listed(store: Store) {
        let calendar = Calendar::open(&store).await;
        let booked = calendar.citizen("Ada").await.books(minute(0), "passport").await;
        let mut elsewhere = calendar.city.clone();
        for offered in elsewhere.offices.iter_mut().flat_map(|office| &mut office.services) {
            offered.elsewhere = Some(String::new());
        }
        let mut tx = store.begin().await.unwrap();
        let report = catalogue::import(&mut tx, &elsewhere, minute(1)).await.unwrap();
        let orphans: Vec<String> = report.orphans.into_iter().map(|orphan| orphan.reference).collect();
        assert_eq!(orphans, [booked.reference]);
    }

    async fn what_vanished_is_retired_and_may_come_back(store: Store) {
        import(&store, &city()).await;
        let mut smaller = city();
        let car = smaller.services.remove(2);
        let north = smaller.offices.remove(1);
        smaller.groups.remove(1);
        smaller.offices[0].services.retain(|offered| offered.service != car.id);
        let report = import(&store, &smaller).await;
        assert_eq!(report.services, Changes { retired: 1, unchanged: 2, ..NONE });
        assert_eq!(report.offers, Changes { retired: 2, unchanged: 2, ..NONE });
        assert_eq!(report.rules, Changes { retired: 1, unchanged: 2, ..NONE });

        let loaded = load(&store).await;
        assert_eq!((&loaded.services, &loaded.groups), (&smaller.services, &smaller.groups));
        assert_eq!(loaded.retired.services, [car]);
        assert_eq!(loaded.retired.offices[0].name, north.name);
        assert!(import(&store, &smaller).await.changes_nothing(), "it is retired once");

        let report = import(&store, &city()).await;
        assert_eq!(report.services, Changes { restored: 1, unchanged: 2, ..NONE });
        assert_eq!(report.rules, Changes { restored: 1, unchanged: 2, ..NONE });
        assert_eq!(load(&store).await, city());
    }

    async fn the_same_rule_twice_is_one(store: Store) {
        let mut twice = city();
        let again = twice.offices[1].opening[0].clone();
        twice.offices[1].opening.push(again);
        assert_eq!(import(&store, &twice).await.rules, Changes { added: 3, ..NONE });
        assert!(import(&store, &twice).await.changes_nothing());
        assert_eq!(load(&store).await, city());
    }

    async fn a_changed_rule_takes_back_free_places_of_its_office(store: Store) {
        import(&store, &city()).await;
        let mut tx = store.begin().await.unwrap();
        given(&mut tx, &[
            "update opening_rule set laid_until = '2026-12-31'",
            "insert into person (id, created_at) values ('ada', 0)",
            "insert into occupancy (id, kind, person, service, quantity, office, desk, slots, starts_at, ends_at,
                    created_at)
                values ('o', 'appointment', 'ada', 'passport', 1, 'centre', 1, 1, 2000000000000000,
                    2000000900000000, 0)",
            // Taken, free, free but over; and free at another office.
            "insert into place (office, desk, starts_at, ends_at, lane, visible_from, rule, occupant)
                select office, 1, 2000000000000000, 2000000900000000, 'public', 0, id, 'o'
                from opening_rule where office = 'centre' and position = 0",
            "insert into place (office, desk, starts_at, ends_at, lane, visible_from, rule)
                select office, 2, 2000000000000000, 2000000900000000, 'public', 0, id
                from opening_rule where office = 'centre' and position = 0",
            "insert into place (office, desk, starts_at, ends_at, lane, visible_from, rule)
                select office, 1, 1000000000000000, 1000000900000000, 'public', 0, id
                from opening_rule where office = 'centre' and position = 0",
            "insert into place (office, desk, starts_at, ends_at, lane, visible_from, rule)
                select office, 1, 2000000000000000, 2000000900000000, 'public', 0, id
                from opening_rule where office = 'north'",
        ]).await;
        tx.commit().await.unwrap();

        let mut changed = city();
        changed.offices[0].opening[1] = rule(json!({ "weekdays": ["mon"], "from": "07:00", "to": "08:00" }));
        let report = import(&store, &changed).await;
        assert_eq!(report.rules, Changes { added: 1, retired: 1, unchanged: 2, ..NONE });

        let mut tx = store.begin_read().await.unwrap();
        let left = "select count(*) as count from place where office = 'centre'
            and (occupant is not null or starts_at < 1500000000000000)";
        assert_eq!(count(&mut tx, left).await, 2);
        assert_eq!(count(&mut tx, "select count(*) as count from place").await, 3);
        let anew = "select office from opening_rule where retired_at is null and laid_until is null";
        let anew = tx.rows(anew, &[]).await.unwrap();
        let anew: Vec<_> = anew.iter().map(|row| row.text("office").unwrap()).collect();
        assert_eq!(anew, ["centre", "centre"], "rules share the office's desks");
        drop(tx);
        assert_eq!(load(&store).await, changed);
    }

    async fn appointments_at_what_is_retired_are_listed(store: Store) {
        import(&store, &city()).await;
        let mut tx = store.begin().await.unwrap();
        given(&mut tx, &[
            "insert into person (id, created_at) values ('ada', 0)",
            "insert into account (id, platform, address, person, created_at) values ('a', 'telegram', '1', 'ada', 0)",
        ]).await;
        // (reference, state, service, office, seconds from now)
        let appointments = [
            ("CAR-002", "booked", "car", "centre", 2000),
            ("CAR-001", "booked", "car", "centre", 1000),
            ("NOR-001", "booked", "id-card", "north", 3000),
            ("PAS-001", "booked", "passport", "centre", 1000),
            ("CAR-OLD", "booked", "car", "centre", -9000),
            ("CAR-OFF", "cancelled", "car", "centre", 1000),
        ];
        for (reference, state, service, office, seconds) in appointments {
            let (from, to) = (later(seconds), later(seconds + 900));
            let occupancy =
                "insert into occupancy (id, kind, person, service, quantity, office, desk, slots, starts_at,
                    ends_at, created_at)
                values ($1, 'appointment', 'ada', $2, 1, $3, 1, 1, $4, $5, 0)";
            let appointment =
                "insert into appointment (id, reference, state, occupancy, person, booked_by, service,
                    quantity, office, starts_at, ends_at, sequence, created_at, changed_at)
                values ($1, $1, $6, $1, 'ada', 'a', $2, 1, $3, $4, $5, 0, 0, 0)";
            let args = [reference.into(), service.into(), office.into(), from.into(), to.into()];
            tx.execute(occupancy, &args).await.unwrap();
            tx.execute(appointment, &[&args[..], &[state.into()]].concat()).await.unwrap();
        }
        tx.commit().await.unwrap();

        assert_eq!(import(&store, &city()).await.orphans, []);
        let mut smaller = city();
        smaller.services.remove(2);
        smaller.offices.remove(1);
        smaller.offices[0].services.pop();
        let orphans = import(&store, &smaller).await.orphans;
        let told: Vec<_> =
            orphans.iter().map(|o| format!("{} {} {}", o.reference, o.service, o.office)).collect();
        assert_eq!(
            told,
            [
                "CAR-001 Auto zulassen Rathaus",
                "CAR-002 Auto zulassen Rathaus",
                "NOR-001 Personalausweis Nord"
            ]
        );
        assert_eq!(orphans[0].starts_at, later(1000));
    }

    async fn appointments_behind_a_closed_door_are_listed(store: Store) {
        let calendar = Calendar::open(&store).await;
        // Eight, nine minus a quarter in the centre; half past eight in the north.
        let ada = calendar.citizen("Ada").await;
        let early = ada.books(minute(0), "id-card").await;
        let late = ada.books_at(minute(0), "centre", minute(105), "passport").await;
        let north = calendar.citizen("Bob").await.books_at(minute(0), "north", minute(90), "id-card").await;
        let orphans = async |city: &City| -> Vec<String> {
            let mut tx = store.begin().await.unwrap();
            let report = catalogue::import(&mut tx, city, minute(1)).await.unwrap();
            report.orphans.into_iter().map(|orphan| orphan.reference).collect()
        };
        assert_eq!(orphans(&calendar.city).await, [""; 0]);

        let mut shorter = calendar.city.clone();
        let day = shorter.offices[0].opening[0].weekdays.clone();
        let rule = |from: &str, to: &str| rule(json!({ "weekdays": day.clone(), "from": from, "to": to }));
        shorter.offices[0].opening = vec![rule("08:00", "08:45")];
        assert_eq!(orphans(&shorter).await, [late.reference.as_str()]);
        shorter.offices[0].opening = vec![rule("08:00", "08:10"), rule("08:10", "09:00")];
        assert_eq!(orphans(&shorter).await, [""; 0], "one rule opens where the other closes");
        shorter.offices[0].opening = vec![rule("10:00", "12:00")];
        assert_eq!(orphans(&shorter).await, [early.reference, late.reference]);

        let mut fewer = calendar.city.clone();
        fewer.offices[1].services.retain(|offered| offered.service.as_str() != "id-card");
        assert_eq!(orphans(&fewer).await, [north.reference], "nobody there does this any more");
    }

    async fn the_most_booked_stand_first(store: Store) {
        let calendar = Calendar::open(&store).await;
        calendar.citizen("Ada").await.books(minute(0), "passport").await;
        calendar.citizen("Bob").await.books(minute(1), "car").await;
        calendar.citizen("Cem").await.books(minute(2), "passport").await;
        let ranks = async |since| -> (usize, Vec<String>) {
            let mut tx = store.begin().await.unwrap();
            let wanted = catalogue::wanted_since(&mut tx, since).await.unwrap();
            catalogue::remember(&mut tx, &wanted).await.unwrap();
            let city = catalogue::load(&mut tx).await.unwrap().unwrap();
            tx.commit().await.unwrap();
            (wanted.len(), city.services.iter().map(|service| service.id.to_string()).collect())
        };
        let services = |ids: [&str; 3]| ids.map(str::to_owned).to_vec();
        assert_eq!(ranks(minute(0)).await, (2, services(["passport", "car", "id-card"])));
        assert_eq!(ranks(minute(0)).await.0, 0, "nothing has changed since");
        assert_eq!(ranks(minute(3)).await, (2, services(["id-card", "passport", "car"])), "as the city has it");
    }

    async fn a_broken_row_is_named(store: Store) {
        import(&store, &city()).await;
        let mut tx = store.begin().await.unwrap();
        given(&mut tx, &["update service set body = '{\"id\":1}' where id = 'car'"]).await;
        let error = catalogue::load(&mut tx).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "column body of service car: invalid type: integer `1`, expected a string at line 1 column 7"
        );
    }
}
