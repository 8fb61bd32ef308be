use std::path::Path;

use bot_core::opening::{Lane, Slot};
use chrono::{DateTime, TimeDelta, Utc};
use expect_test::{Expect, expect};

use super::{CityFile, DEMO, demo, parse, read};

/// A small city that is good, to be broken in one place.
const GOOD: &str = r#"
[city]
name = "Lindenau"
operator = "Stadt Lindenau"
phone = "0221 4710 115"
phone_hours = "Mo-Fr 8-16"
privacy_url = "https://lindenau.example.org"
imprint = "Stadt Lindenau"
accessibility = "Schreiben Sie uns."

[[group]]
id = "ausweise"
name = { de = "Ausweise", tlh = "HIja'" }

[[service]]
id = "pass"
group = "ausweise"
name = "Pass"

[[service]]
id = "ausweis"
group = "ausweise"
name = "Ausweis"
slots = 2

[[office]]
id = "rathaus"
name = "Rathaus"
address = "Markt 1"
services = [
    "pass",
    "ausweis",
]

[[office.opening]]
weekdays = ["mon", "tue"]
from = "08:00"
to = 12:00
valid_from = 2026-11-20
"#;

/// What is said when `good` in the good city is replaced by `broken`.
#[track_caller]
fn complaint(good: &str, broken: &str) -> String {
    assert!(GOOD.contains(good), "{good} does not stand in the city");
    match parse("city.toml", &GOOD.replacen(good, broken, 1)) {
        Ok(CityFile { remarks, .. }) => remarks.iter().map(|remark| format!("remark: {remark}\n")).collect(),
        Err(error) => format!("{error}\n"),
    }
}

#[track_caller]
fn check(changes: &[(&str, &str)], expected: Expect) {
    let said: String = changes.iter().map(|(good, broken)| complaint(good, broken)).collect();
    expected.assert_eq(&said);
}

#[test]
fn a_good_city_needs_no_remark() {
    assert_eq!(complaint("[city]", "[city]"), "");
}

#[test]
fn what_is_no_city_is_refused() {
    check(
        &[
            ("[city]", "[city"),
            ("\"Pass\"", "\"Pass"),
            ("[city]", "[city]\nname = \"Zweimal\""),
            ("phone = \"0221 4710 115\"", ""),
            ("group = \"ausweise\"", ""),
            ("address = \"Markt 1\"", "adress = \"Markt 1\""),
            ("[[group]]", "[[groups]]"),
            ("\"08:00\"", "\"8 Uhr\""),
            ("12:00", "12"),
            ("2026-11-20", "\"20.11.2026\""),
            ("[\"mon\", \"tue\"]", "[\"mon\", \"die\"]"),
            ("[\"mon\", \"tue\"]", "\"mon\""),
            ("slots = 2", "slots = 300"),
            ("slots = 2", "slots = 99999999999999999999"),
            ("slots = 2", "slots = \"zwei\""),
            ("slots = 2", "ask = [\"fax\"]"),
            ("name = \"Pass\"", "name = 7"),
            ("name = \"Pass\"", "name = { de = 7 }"),
            ("[city]", "[city]\ntimezone = \"Europe/Lindenau\""),
            ("[city]", "[city]\nstate = \"DE-NW\""),
            ("[city]", "[city]\nwaiting_for = \"kurz\""),
            ("[city]", "[city]\nrelease = [{ days_ahead = 14, at = \"7\", share = 100 }]"),
            ("12:00", "12:00\nlanes = { stuff = 1 }"),
            ("12:00", "12:00\nbreaks = [{ from = \"10:00\" }]"),
            ("12:00", "12:00\nemergency_opens = 2"),
            ("12:00", "12:00\n[[office.exception]]\ndate = \"24.12.\""),
            ("12:00", "12:00\n[[office.exception]]\nday = 2026-12-24"),
        ],
        expect![[r#"
            city.toml, line 2: this is no TOML: unclosed table, expected `]`
            city.toml, line 18: this is no TOML: invalid basic string, expected `"`
            city.toml, line 4: this is no TOML: duplicate key
            city.toml, line 2, city: `phone` is missing here
            city.toml, line 15, service[0]: `group` is missing here
            city.toml, line 29, office[0].adress: this key is unknown; the nearest known one is `address`
            city.toml, line 11, groups: this key is unknown; the nearest known one is `group`
            city.toml, line 37, office[0].opening[0].from: “8 Uhr” is no time of day such as "08:00"
            city.toml, line 38, office[0].opening[0].to: the number 12 stands here, but it must be a text in quotes
            city.toml, line 39, office[0].opening[0].valid_from: “20.11.2026” is no date such as "2026-11-20"
            city.toml, line 36, office[0].opening[0].weekdays[1]: “die” is none of mon, tue, wed, thu, fri, sat, sun
            city.toml, line 36, office[0].opening[0].weekdays: the text “mon” stands here, but it must be a list in brackets
            city.toml, line 24, service[1].slots: the number 300 is not possible, it must be a whole number from 0 to 255
            city.toml, line 24, service[1].slots: 99999999999999999999 is too large a number
            city.toml, line 24, service[1].slots: the text “zwei” stands here, but it must be a whole number from 0 to 255
            city.toml, line 24, service[1].ask[0]: “fax” is none of name, phone, email
            city.toml, line 18, service[0].name: the number 7 stands here, but it must be a text, or a table of texts by language such as { de = "…", en = "…" }
            city.toml, line 18, service[0].name.de: the number 7 stands here, but it must be a text in quotes
            city.toml, line 3, city.timezone: failed to parse timezone: 'Europe/Lindenau'
            city.toml, line 3, city.state: “DE-NW” is none of BW, BY, BE, BB, HB, HH, HE, MV, NI, NW, RP, SL, SN, ST, SH, TH
            city.toml, line 3, city.waiting_for: “kurz” is no duration such as "15m" or "2h"
            city.toml, line 3, city.release[0].at: “7” is no time of day such as "08:00"
            city.toml, line 39, office[0].opening[0].lanes.stuff: this key is unknown; the nearest known one is `staff`
            city.toml, line 39, office[0].opening[0].breaks[0]: `to` is missing here
            city.toml, line 39, office[0].opening[0].emergency_opens: the number 2 stands here, but it must be a text in quotes
            city.toml, line 40, office[0].exception[0].date: “24.12.” is no date such as "2026-11-20"
            city.toml, line 40, office[0].exception[0].day: this key is unknown; the nearest known one is `date`
        "#]],
    );
}

#[test]
fn what_makes_no_sense_is_refused() {
    check(
        &[
            ("id = \"ausweis\"", "id = \"pass\""),
            ("id = \"ausweis\"", "id = \"Ausweis & Pass\""),
            ("id = \"rathaus\"", "id = \"\""),
            ("    \"ausweis\",", "    \"auswies\","),
            ("    \"ausweis\",", "    \"pass\","),
            ("group = \"ausweise\"", "group = \"reisen\""),
            ("slots = 2", "slots = 0"),
            ("slots = 2", "max_quantity = 0"),
            ("slots = 2", "combines = [\"pass\", \"auswies\"]"),
            ("slots = 2", "combines = [\"ausweis\"]"),
            ("name = \"Rathaus\"", "name = { de = \" \" }"),
            ("https://lindenau", "lindenau"),
            ("[\"mon\", \"tue\"]", "[]"),
            ("\"08:00\"", "\"12:00\""),
            ("12:00", "12:00\ndesks = 0"),
            ("12:00", "12:00\ndesks = 1000"),
            ("12:00", "12:00\nslot_minutes = 0"),
            ("12:00", "12:00\nslot_minutes = 600"),
            ("2026-11-20", "2026-11-20\nvalid_until = 2026-11-19"),
            ("[city]", "[city]\nwaiting_share = 101"),
            ("[city]", "[city]\nrelease = [{ days_ahead = 14, at = \"07:00\", share = 70 }]"),
            ("12:00", "12:00\nlanes = { staff = 1, trade = 1 }"),
            ("12:00", "12:00\nemergency_opens = \"2h\""),
            ("12:00", "12:00\nbreaks = [{ from = \"11:00\", to = \"13:00\" }]"),
            ("valid_from = 2026-11-20", "every_weeks = 2"),
            ("2026-11-20", "2026-11-20\n[[office.exception]]\ndate = 2026-12-24"),
            ("2026-11-20", "2026-11-20\n[[office.exception]]\ndate = 2026-12-24\nclosed = true\ndesks = 2"),
            ("2026-11-20", "2026-11-20\nexception = [{ date = 2026-12-24, closed = true }]"),
            (
                "2026-11-20",
                "2026-11-20\n[[office.exception]]\ndate = 2026-12-24\nclosed = true\n[[office.exception]]\n\
                date = 2026-12-24\nfrom = 08:00\nto = 09:00",
            ),
        ],
        expect![[r#"
            city.toml, line 21, service[1].id: another service has the id “pass” already
            city.toml, line 21, service[1].id: “Ausweis & Pass” is no id: 1 to 40 of a-z, 0-9, - and _
            city.toml, line 27, office[0].id: “” is no id: 1 to 40 of a-z, 0-9, - and _
            city.toml, line 32, office[0].services[1]: “auswies” is no service of this file; the nearest is “ausweis”
            city.toml, line 32, office[0].services[1]: “pass” is listed twice
            city.toml, line 17, service[0].group: “reisen” is no group of this file; the nearest is “ausweise”
            city.toml, line 24, service[1].slots: 0 is not possible, it must be 1 to 32
            city.toml, line 24, service[1].max_quantity: 0 is not possible, it must be 1 to 20
            city.toml, line 24, service[1].combines[1]: “auswies” is no service of this file; the nearest is “ausweis”
            city.toml, line 24, service[1].combines[0]: “ausweis” is this service itself
            city.toml, line 28, office[0].name: a name is needed, citizens choose by it
            city.toml, line 7, city.privacy_url: “lindenau.example.org” is no address such as https://…
            city.toml, line 36, office[0].opening[0].weekdays: at least one weekday is needed, such as ["mon"]
            city.toml, line 38, office[0].opening[0].to: must be later than `from`
            city.toml, line 39, office[0].opening[0].desks: at least 1 desk is needed
            city.toml, line 39, office[0].opening[0].desks: more than 200 desks are not possible
            city.toml, line 39, office[0].opening[0].slot_minutes: a slot takes at least 1 minute
            city.toml, line 39, office[0].opening[0].slot_minutes: not even one slot fits between `from` and `to`
            city.toml, line 40, office[0].opening[0].valid_until: must not be before `valid_from`
            city.toml, line 3, city.waiting_share: must be 0 to 100
            city.toml, line 3, city.release: the shares must be 100 together
            city.toml, line 39, office[0].opening[0].lanes: more desks are kept back here than `desks` says there are
            city.toml, line 39, office[0].opening[0].emergency_opens: `lanes` keeps no desk back for emergencies
            city.toml, line 39, office[0].opening[0].breaks: a break must lie between `from` and `to`
            city.toml, line 39, office[0].opening[0].every_weeks: `valid_from` is needed too: weeks are counted from there
            city.toml, line 40, office[0].exception[0].closed: either `closed = true` or both `from` and `to` are needed
            city.toml, line 42, office[0].exception[0].closed: a closed day has no opening hours: leave one of the two out
            city.toml, line 40, office[0].opening[0].exception: this key is unknown; the nearest known one is `slot_minutes`
            city.toml, line 44, office[0].exception[1].date: another exception says that the office is closed on 2026-12-24
        "#]],
    );
}

#[test]
fn what_is_odd_or_not_fit_for_the_public_is_said() {
    check(
        &[
            ("    \"ausweis\",", ""),
            (
                "[[office.opening]]\nweekdays = [\"mon\", \"tue\"]\nfrom = \"08:00\"\nto = 12:00\nvalid_from = 2026-11-20",
                "",
            ),
            ("imprint = \"Stadt Lindenau\"", ""),
            ("accessibility = \"Schreiben Sie uns.\"", ""),
            ("https://lindenau.example.org", ""),
            ("operator = \"Stadt Lindenau\"", "operator = { de = \"\" }"),
            ("0221 4710 115", ""),
        ],
        expect![[r#"
            remark: city.toml, line 20, service[1]: no office offers “ausweis”, so nobody can book it
            remark: city.toml, line 15, service[0]: no office that offers “pass” has opening rules
            remark: city.toml, line 20, service[1]: no office that offers “ausweis” has opening rules
            remark: city.toml, line 2, city.imprint: the imprint is missing (§ 5 DDG)
            remark: city.toml, line 2, city.accessibility: the statement on accessibility is missing (§ 12b BGG)
            remark: city.toml, line 7, city.privacy_url: the privacy page is missing (Art. 13 GDPR)
            remark: city.toml, line 4, city.operator: who runs the bot must be said (§ 5 DDG)
            remark: city.toml, line 5, city.phone: without a number nobody gets to a person
        "#]],
    );
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let error = read(Path::new("no-such-city.toml")).unwrap_err();
    expect!["no-such-city.toml can't be read: No such file or directory (os error 2)"]
        .assert_eq(&error.to_string());
}

#[test]
fn the_demo_city_needs_no_remark() {
    let demo = parse("lindenau.toml", DEMO).unwrap();
    assert!(demo.remarks.is_empty(), "{:?}", demo.remarks);
    assert_eq!((demo.city.offices.len(), demo.city.services.len(), demo.city.groups.len()), (6, 12, 4));
}

#[test]
fn every_text_of_the_demo_city_is_there_in_german_and_english() {
    let city = demo().unwrap();
    let services =
        city.services.iter().flat_map(|service| service.bring.iter().chain([&service.name, &service.fee]));
    let names =
        city.groups.iter().map(|group| &group.name).chain(city.offices.iter().map(|office| &office.name));
    let about = [&city.city.operator, &city.city.phone_hours, &city.city.imprint, &city.city.accessibility];
    for text in services.chain(names).chain(about) {
        assert_eq!(text.texts().count(), 2, "{text:?}");
    }
}

/// Also for the most people it allows: so many public slots stand in a row at one desk on some day, and
/// two weeks ahead the citizens see them.
#[test]
fn every_service_of_the_demo_city_can_be_booked() {
    let city = demo().unwrap();
    let rules = city.city.opening_rules(TimeDelta::minutes(15));
    let now: DateTime<Utc> = "2026-11-20T23:00:00Z".parse().unwrap();
    let days: Vec<_> = now.date_naive().iter_days().take(14).collect();
    for service in &city.services {
        let wanted = usize::from(service.slots) * usize::from(service.max_quantity);
        let offices = city.offices.iter().filter(|office| office.offered(&service.id).is_some());
        let longest = offices.flat_map(|office| {
            days.iter().map(|day| {
                let all = office.schedule().slots_on(*day, &rules).into_iter().map(|(_, slot)| slot);
                let is_seen = |slot: &Slot| slot.released.is_none_or(|released| released.visible_from <= now);
                let mut slots: Vec<_> = all.filter(|s| s.lane == Lane::Public).filter(is_seen).collect();
                slots.sort();
                let rows = slots.chunk_by(|a, b| a.desk == b.desk && a.ends_at == b.starts_at);
                rows.map(<[_]>::len).max().unwrap_or(0)
            })
        });
        assert!(longest.max() >= Some(wanted), "{} needs {wanted} slots in a row", service.id);
    }
}

/// So that whoever tries it out at any hour sees places at once, and none of its own lanes is empty.
#[test]
fn the_demo_city_uses_all_lanes_and_shows_most_places() {
    let city = demo().unwrap();
    let rules = city.city.opening_rules(TimeDelta::minutes(15));
    for now in ["2026-11-20T23:00:00Z", "2026-12-24T05:59:00Z", "2027-03-29T04:00:00Z"] {
        let now: DateTime<Utc> = now.parse().unwrap();
        let days: Vec<_> = now.date_naive().iter_days().skip(1).take(10).collect();
        let all = city.offices.iter().flat_map(|office| {
            days.iter().flat_map(|day| office.schedule().slots_on(*day, &rules)).map(|(_, slot)| slot)
        });
        let all: Vec<_> = all.collect();
        let public: Vec<_> = all.iter().filter(|slot| slot.lane == Lane::Public).collect();
        let seen = public.iter().filter(|s| s.released.is_none_or(|released| released.visible_from <= now));
        let seen = seen.count();
        assert!(seen * 2 > public.len(), "at {now} only {seen} of {} are seen", public.len());
        for lane in Lane::ALL {
            assert!(all.iter().any(|slot| slot.lane == lane), "the {} lane is empty", lane.name());
        }
    }
    assert!(city.city.state.is_some() && city.offices.iter().any(|office| !office.exceptions.is_empty()));
}

#[test]
fn people_find_demo_services_by_the_words_they_use() {
    let city = bot_core::Directory::new(demo().unwrap());
    let vocabulary = render::Locales::embedded().unwrap().vocabulary();
    let words = [
        ("Perso", "personalausweis"),
        ("perso verlängern", "personalausweis"),
        ("passport", "reisepass"),
        ("Umzug", "anmeldung"),
        ("auto abmelden", "kfz-abmeldung"),
        ("Auto anmelden", "kfz-zulassung"),
        ("heiraten", "eheschliessung"),
        ("führerschein", "fuehrerschein-umtausch"),
        ("parken", "bewohnerparkausweis"),
    ];
    for (word, service) in words {
        let found = city.find_services(word, &vocabulary).services;
        let found: Vec<_> = found.into_iter().map(|service| service.id.as_str()).collect();
        assert!(found.contains(&service), "{word} finds {found:?}");
    }
}

#[test]
fn people_name_several_demo_services_in_one_sentence() {
    let city = bot_core::Directory::new(demo().unwrap());
    let vocabulary = render::Locales::embedded().unwrap().vocabulary();
    let sentences = [
        ("Personalausweis und Reisepass", &["personalausweis", "reisepass"][..]),
        (
            "Ich brauche einen Reisepass und einen Personalausweis, am Montag",
            &["reisepass", "personalausweis"],
        ),
        ("Perso, Umzug sowie Meldebescheinigung", &["personalausweis", "anmeldung", "meldebescheinigung"]),
        ("an ID card & a passport please", &["personalausweis", "reisepass"]),
        ("Perso und Ausweis", &["personalausweis"]),
        ("Vorläufiger Ausweis oder Reisepass", &[]),
        ("zwischen 9 und 11 Uhr", &[]),
        ("und, und, und", &[]),
    ];
    for (sentence, services) in sentences {
        let found = city.named_in_turn(sentence, &vocabulary);
        let found: Vec<_> = found.into_iter().map(|service| service.id.as_str()).collect();
        assert_eq!(found, services, "{sentence}");
    }
}
