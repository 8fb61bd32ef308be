//! `terminlotse import dldb`: on small files of our own, and on Berlin's.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use expect_test::expect;
use serde_json::Value;
use tests::binary::Binary;
use tests::bot_api::FakeBotApi;

use crate::{done, refused, taps_a_place};

const IMPORT: &[&str] = &["import", "dldb", "--services", "services.json", "--locations", "locations.json"];
const SERVICES: &str = include_str!("../../samples/dldb/services_de.json");
const LOCATIONS: &str = include_str!("../../samples/dldb/locations_de.json");
const OVERLAY: &str = include_str!("../../samples/dldb/musterhausen.toml");

/// Musterhausen, which is open from Monday to Friday.
fn musterhausen() -> Binary {
    let binary = Binary::new().set("policy.horizon", "7d");
    binary.write("services.json", SERVICES);
    binary.write("locations.json", LOCATIONS);
    binary.write("city.toml", OVERLAY);
    binary
}

/// The lines that begin so.
fn lines<'a>(out: &'a str, begin: &str) -> Vec<&'a str> {
    out.lines().filter(|line| line.starts_with(begin)).collect()
}

#[tokio::test]
async fn the_same_files_again_change_nothing() {
    let binary = musterhausen();
    let out = done(binary.run(IMPORT, "").await);
    assert!(out.contains("\nservices: 6 added") && out.contains("\noffices: 5 added"), "{out}");
    let out = done(binary.run(IMPORT, "").await);
    assert_eq!(out.lines().last(), Some("nothing has changed"));
}

#[tokio::test]
async fn the_overlay_is_the_one_that_is_named_or_the_one_that_lies_there() {
    let binary = musterhausen();
    binary.write("mine.toml", "");
    let named = [IMPORT, &["--overlay", "mine.toml"]].concat();
    let mut said = Vec::new();
    for arguments in [IMPORT, &named] {
        said.extend(lines(&done(binary.run(arguments, "").await), "overlay").iter().map(|l| (*l).to_owned()));
    }
    std::fs::remove_file(binary.path("city.toml")).unwrap();
    said.extend(lines(&done(binary.run(IMPORT, "").await), "overlay").iter().map(|l| (*l).to_owned()));
    assert_eq!(
        said,
        [
            "overlay: city.toml, found in the working directory",
            "overlay: mine.toml",
            "overlay: none; there is no city.toml in the working directory",
        ]
    );
}

#[tokio::test]
async fn a_broken_file_changes_nothing() {
    let binary = musterhausen();
    done(binary.run(IMPORT, "").await);
    let broken = [
        ("services.json", SERVICES.replacen("\"slots\": \"2\"", "\"slots\": 2", 1)),
        ("services.json", SERVICES.replace("\"error\": false", "\"error\": true")),
        ("locations.json", LOCATIONS[..LOCATIONS.len() / 2].to_owned()),
        ("locations.json", LOCATIONS.replace("\"datacount\": 5", "\"datacount\": 6")),
        ("city.toml", OVERLAY.replace("slots = 3", "slot = 3")),
    ];
    let mut said = String::new();
    for (file, text) in broken {
        let good = std::fs::read_to_string(binary.path(file)).unwrap();
        binary.write(file, &text);
        said.push_str(&refused(&binary.run(IMPORT, "").await));
        said.push('\n');
        binary.write(file, &good);
    }
    expect![[r#"
        terminlotse: services.json, line 16, data[0].locations[0].appointment.slots: the number 2 stands here, but it must be a number of slots in quotes, such as "2"
        terminlotse: services.json: the file says that its export failed (error: true)
        terminlotse: locations.json, line 25: this is no JSON: EOF while parsing a string
        terminlotse: locations.json: the file is not whole: it says datacount 6, but has 5 entries
        terminlotse: city.toml, line 24, service[0].slot: this key is unknown; the nearest known one is `slots`
    "#]].assert_eq(&said);
    let out = done(binary.run(IMPORT, "").await);
    assert_eq!(out.lines().last(), Some("nothing has changed"));
}

#[tokio::test]
async fn appointments_for_a_service_that_vanished_are_kept_and_listed() {
    let binary = musterhausen();
    done(binary.run(IMPORT, "").await);
    let booked = done(binary.run(&["console"], "Ausweis & Pass beantragen\n1\nja\n").await);
    let reference = booked.lines().find_map(|line| line.strip_prefix("Ihre Nummer: ")).expect(&booked);

    let mut services: Value = serde_json::from_str(SERVICES).unwrap();
    services["data"].as_array_mut().unwrap().remove(0);
    services["datacount"] = 7.into();
    binary.write("services.json", &services.to_string());
    for _ in 0..2 {
        let out = done(binary.run(IMPORT, "").await);
        let kept = lines(&out, "kept: ");
        assert!(
            matches!(kept[..], [line] if line.contains(reference) && line.contains("Ausweis & Pass")),
            "{out}"
        );
    }
    let list = done(binary.run(&["console"], "/termine\n").await);
    assert!(list.contains("Ausweis & Pass beantragen") && list.contains(reference), "{list}");
}

#[tokio::test]
async fn a_trial_with_the_demo_city_leaves_nothing_behind() {
    let binary = musterhausen();
    binary.write("city.toml", "");
    let demo = done(binary.run(&["console"], "/impressum\n").await);
    assert!(demo.contains("Lindenau"), "{demo}");
    done(binary.run(IMPORT, "").await);
    let check = binary.run(&["check"], "").await.out;
    assert!(
        check.contains("Musterhausen: 6 services") && check.contains("the imprint is missing"),
        "{check}"
    );
}

#[tokio::test]
async fn check_counts_what_is_missing() {
    let binary = musterhausen();
    binary.write("city.toml", "");
    done(binary.run(IMPORT, "").await);
    expect![[r#"
        ok   configuration  read
        ok   database       reached, and up to date
        ok   city           Musterhausen: 6 services, 4 offices
        BAD  city           city.operator: who runs the bot must be said (§ 5 DDG)
        BAD  city           city.phone: without a number nobody gets to a person
        BAD  city           city.privacy_url: the privacy page is missing (Art. 13 GDPR)
        BAD  city           city.imprint: the imprint is missing (§ 5 DDG)
        BAD  city           city.accessibility: the statement on accessibility is missing (§ 12b BGG)
        odd  city           1 of 6 services are offered by no office: 1005
        odd  city           1 of 6 services are booked elsewhere, under no known address: 1006
        odd  city           2 of 3 bookable services name no documents to bring: 1002, 1004
        odd  city           2 of 3 bookable services name no fee: 1002, 1004
        odd  city           3 of 3 bookable services are in no group that has a name: 1002, 1001, 1004
        odd  city           3 of 3 offices with bookable services have no opening rules: 2002, 2001, 2004
        odd  city           3 of 3 offices with bookable services have no district: 2002, 2001, 2004
        ok   telegram       not configured (telegram.token)
        ok   matrix         not configured (matrix.homeserver, matrix.user)
    "#]]
    .assert_eq(&binary.run(&["check"], "").await.out);
}

/// Where Berlin's files lie, beside this repository.
fn berlin(file: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/dldb").join(file);
    assert!(path.exists(), "this test needs Berlin's dldb files: {} is not there", path.display());
    path
}

fn raw(file: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(berlin(file)).unwrap();
    let Value::Array(entries) = serde_json::from_str::<Value>(&text).unwrap()["data"].take() else {
        panic!("{file} has no entries")
    };
    entries
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// What the import must say of Berlin's files, reckoned straight from their JSON.
struct Reckoned {
    services: usize,
    locations: usize,
    without_address: usize,
    here: usize,
    elsewhere: usize,
    not_bookable: usize,
    missing_locations: BTreeMap<String, BTreeSet<String>>,
    missing_services: BTreeMap<String, BTreeSet<String>>,
}

impl Reckoned {
    fn of_berlin() -> Self {
        let (services, locations) = (raw("services_de.json"), raw("locations_de.json"));
        let service_ids: BTreeSet<&str> = services.iter().map(|service| text(service, "id")).collect();
        let location_ids: BTreeSet<&str> = locations.iter().map(|location| text(location, "id")).collect();
        let homeless: BTreeSet<&str> = locations
            .iter()
            .filter(|location| location["address"].as_object().unwrap().values().all(|part| *part == false))
            .map(|location| text(location, "id"))
            .collect();
        let mut said = BTreeMap::<_, Vec<&Value>>::new();
        let (mut missing_locations, mut missing_services) = (BTreeMap::new(), BTreeMap::new());
        for service in &services {
            for pair in service["locations"].as_array().unwrap() {
                let (service, location) = (text(service, "id"), text(pair, "location"));
                match location_ids.contains(location) {
                    true => said.entry((service, location)).or_default().push(&pair["appointment"]),
                    false => note(&mut missing_locations, location, service),
                }
            }
        }
        for location in &locations {
            for pair in location["services"].as_array().unwrap() {
                let (service, location) = (text(pair, "service"), text(location, "id"));
                match service_ids.contains(service) {
                    true => said.entry((service, location)).or_default().push(&pair["appointment"]),
                    false => note(&mut missing_services, service, location),
                }
            }
        }
        said.retain(|(_, location), _| !homeless.contains(location));
        let allowed = |said: &[&Value]| said.iter().all(|appointment| appointment["allowed"] == true);
        let external = |said: &[&Value]| said.iter().any(|appointment| appointment["external"] == true);
        let bookable: Vec<_> = said.values().filter(|said| allowed(said)).collect();
        let elsewhere = bookable.iter().filter(|said| external(said)).count();
        Self {
            services: services.len(),
            locations: locations.len(),
            without_address: homeless.len(),
            here: bookable.len() - elsewhere,
            elsewhere,
            not_bookable: said.len() - bookable.len(),
            missing_locations,
            missing_services,
        }
    }
}

fn note(missing: &mut BTreeMap<String, BTreeSet<String>>, id: &str, by: &str) {
    missing.entry(id.to_owned()).or_default().insert(by.to_owned());
}

/// Berlin's files with our sample of an overlay.
async fn import_berlin(binary: &Binary) -> String {
    let overlay = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/dldb/berlin.toml");
    let files = [
        ("--services", berlin("services_de.json")),
        ("--locations", berlin("locations_de.json")),
        ("--services-en", berlin("services_en.json")),
        ("--locations-en", berlin("locations_en.json")),
        ("--overlay", overlay),
    ];
    let mut arguments = vec!["import", "dldb"];
    for (flag, file) in &files {
        arguments.extend([*flag, file.to_str().unwrap()]);
    }
    done(binary.run(&arguments, "").await)
}

#[tokio::test]
async fn berlin_s_files_become_berlin() {
    let binary = Binary::new().set("policy.horizon", "1d");
    let out = import_berlin(&binary).await;
    let berlin = Reckoned::of_berlin();
    let offices = berlin.locations - berlin.without_address;
    let expected = [
        format!("read: {} services, {} locations", berlin.services, berlin.locations),
        format!("imported: {} services, {offices} locations", berlin.services),
        format!("services: {} added", berlin.services),
        format!("offices: {offices} added"),
        format!("services at offices: {} added", berlin.here + berlin.elsewhere),
        format!("skipped: {} locations with no address", berlin.without_address),
        format!(
            "services at locations: {} bookable here, {} booked elsewhere, {} not bookable",
            berlin.here, berlin.elsewhere, berlin.not_bookable
        ),
    ];
    for line in expected {
        assert!(out.lines().any(|said| said.starts_with(&line)), "{line}\n\n{out}");
    }
    for (kind, missing, by) in [
        ("location", &berlin.missing_locations, "services"),
        ("service", &berlin.missing_services, "locations"),
    ] {
        let listed = lines(&out, &format!("skipped: {kind} "));
        assert_eq!(listed.len(), missing.len());
        for (id, named_by) in missing {
            let ids: Vec<&str> = named_by.iter().map(String::as_str).collect();
            let line = format!("skipped: {kind} {id} does not exist, named by {by} {}", ids.join(", "));
            assert!(listed.contains(&line.as_str()), "{line}\n\n{out}");
        }
    }
    assert_eq!(lines(&out, "warning"), [""; 0], "the sample names what there is");
    assert_eq!(import_berlin(&binary).await.lines().last(), Some("nothing has changed"));
}

#[tokio::test]
async fn a_passport_is_booked_in_berlin() {
    // Over a weekend to the next day that is open.
    let binary = Binary::new().set("policy.horizon", "4d");
    import_berlin(&binary).await;
    let booked = done(binary.run(&["console"], "Reisepass beantragen\n1\nAda Lovelace\nja\n").await);
    assert!(booked.contains("Reisepass beantragen") && booked.contains("Ihre Nummer: "), "{booked}");
    assert!(booked.contains("70,00 €") && booked.contains("Berlin"), "{booked}");
}

/// By part of the name, the calendar, a dot in it, and a day.
#[tokio::test]
async fn a_passport_is_booked_in_berlin_on_telegram() {
    let fake = FakeBotApi::start().await;
    let binary = Binary::on_telegram(&fake).set("policy.horizon", "6d");
    import_berlin(&binary).await;
    let _bot = binary.start(&[]);
    let anna = fake.citizen(4711, "Anna", "de");
    anna.says("reisepa");
    let matches = anna.sees("Was meinen Sie?").await;
    assert!(matches.text.contains("\n2) Reisepass beantragen (vorläufiger Reisepass)"), "{}", matches.text);
    anna.taps("Reisepass beantragen");
    anna.sees("Diese Termine sind frei").await;
    anna.taps("Anderer Tag");
    let month = anna.sees("Welcher Tag passt Ihnen?").await;
    let nothing_free = anna.tap_answered(&anna.taps("·")).await;
    assert_eq!(nothing_free.as_deref(), Some("Da ist nichts frei. Zur Wahl stehen die Tage mit einer Zahl."));
    let is_number = |label: &&str| label.parse::<u8>().is_ok();
    let day = month.labels().into_iter().rfind(is_number).expect("a day with places").to_owned();
    anna.taps(&day);
    let places = anna.sees("Diese Termine sind frei").await;
    assert!(places.text.contains(&format!(", {day}. ")), "{}", places.text);
    taps_a_place(&anna).await;
    anna.sees("Wie heißen Sie?").await;
    anna.says("Ada Lovelace");
    anna.sees_what("a way to book", |shown| shown.button("Buchen").is_some()).await;
    anna.taps("Buchen");
    anna.sees("Gebucht:").await;
    fake.all_confirmed().await;
    assert_eq!(binary.number("select count(*) from appointment where service = '121151'").await, 1);
}
