//! Files that can't be taken: one sentence each, with file, line and path.

use expect_test::{Expect, expect};

use crate::Folder;

#[track_caller]
fn check(changes: &[(&str, &str, &str)], expected: Expect) {
    let broken = |(file, good, broken): &(&str, &str, &str)| Folder::new().with(file, good, broken).refusal();
    expected.assert_eq(&changes.iter().map(broken).collect::<String>());
}

#[test]
fn types_are_taken_at_their_word() {
    let (services, locations) = ("services_de.json", "locations_de.json");
    check(
        &[
            (services, "\"1001\"", "1001"),
            (services, "\"Auto anmelden\"", "[]"),
            (services, "\"slots\": \"2\"", "\"slots\": 2"),
            (services, "\"slots\": \"2\"", "\"slots\": \"zwei\""),
            (services, "\"slots\": \"2\"", "\"slots\": \"-1\""),
            (services, "\"allowed\": true", "\"allowed\": \"yes\""),
            (services, "\"external\": false", "\"external\": null"),
            (services, "\"public\": true", "\"public\": 1"),
            (services, "\"maxQuantity\": 5", "\"maxQuantity\": \"5\""),
            (services, "\"duration\": 40", "\"duration\": -40"),
            (services, "\"combinable\": [1004", "\"combinable\": [true"),
            (services, "\"location\": \"2002\"", "\"location\": 2002"),
            (services, ", \"locations\": []", ""),
            (services, "{ \"root_topic\": \"501\" }", "\"501\""),
            (locations, "\"street\": false", "\"street\": true"),
            (locations, "\"postal_code\": \"45991\"", "\"postal_code\": 45991"),
            (locations, "\"slotTimeInMinutes\": 20", "\"slotTimeInMinutes\": 20.5"),
            (locations, "\"service\": \"1999\"", "\"service\": 1999"),
            (locations, "\"services\": []", "\"services\": {}"),
        ],
        expect![[r#"
            services_de.json, line 8, data[0].id: the number 1001 stands here, but it must be a text, or false where there is none
            services_de.json, line 50, data[3].name: a list stands here, but it must be a text, or false where there is none
            services_de.json, line 16, data[0].locations[0].appointment.slots: the number 2 stands here, but it must be a number of slots in quotes, such as "2"
            services_de.json, line 16, data[0].locations[0].appointment.slots: the text "zwei" stands here, but it must be a number of slots in quotes, such as "2"
            services_de.json, line 16, data[0].locations[0].appointment.slots: the text "-1" stands here, but it must be a number of slots in quotes, such as "2"
            services_de.json, line 16, data[0].locations[0].appointment.allowed: the text "yes" stands here, but it must be true or false
            services_de.json, line 16, data[0].locations[0].appointment.external: null stands here, but it must be true or false
            services_de.json, line 52, data[3].public: the number 1 stands here, but it must be true or false
            services_de.json, line 53, data[3].maxQuantity: the text "5" stands here, but it must be a whole number
            services_de.json, line 54, data[3].duration: the number -40 stands here, but it must be a whole number
            services_de.json, line 55, data[3].combinable[0]: true stands here, but it must be the id of a service
            services_de.json, line 17, data[0].locations[1].location: the number 2002 stands here, but it must be a text, or false where there is none
            services_de.json, line 75, data[6]: `locations` is missing here
            services_de.json, line 10, data[0].relation: the text "501" stands here, but it must be an object in braces
            locations_de.json, line 34, data[2].address.street: true stands here, but it must be a text, or false where there is none
            locations_de.json, line 7, data[0].address.postal_code: the number 45991 stands here, but it must be a text, or false where there is none
            locations_de.json, line 44, data[3].slotTimeInMinutes: the number 20.5 stands here, but it must be a whole number
            locations_de.json, line 17, data[0].services[5].service: the number 1999 stands here, but it must be a text, or false where there is none
            locations_de.json, line 36, data[2].services: an object stands here, but it must be a list in brackets
        "#]],
    );
}

#[test]
fn a_file_that_is_not_whole_is_not_taken() {
    let services = "services_de.json";
    check(
        &[
            (services, "\"error\": false", "\"error\": true"),
            (services, "\"datacount\": 8", "\"datacount\": 9"),
            ("locations_de.json", "\"datacount\": 5", "\"datacount\": 4"),
            (services, "\"1002\"", "\"1001\""),
            (services, "\"data\"", "\"daten\""),
            (services, "[\n    {\n      \"id\": \"1001\"", "[\n    {\n      \"id\": \"1001"),
            (services, "    { \"id\": \"Nr. 8\"", "    , { \"id\": \"Nr. 8\""),
            ("services_en.json", "\"en_GB\"", "\"de_DE\""),
            ("locations_en.json", "\"datacount\": 1", "\"datacount\": 2"),
        ],
        expect![[r#"
            services_de.json: the file says that its export failed (error: true)
            services_de.json: the file is not whole: it says datacount 9, but has 8 entries
            locations_de.json: the file is not whole: it says datacount 4, but has 5 entries
            services_de.json: data[1].id: another entry has the id “1001” already
            services_de.json: `data` is missing, so there is nothing to import
            services_de.json, line 9: this is no JSON: control character (\u0000-\u001F) found while parsing a string
            services_de.json, line 76: this is no JSON: expected value
            services_en.json: the file should be in English, but says that it is in “de”
            locations_en.json: the file is not whole: it says datacount 2, but has 1 entries
        "#]],
    );
}

#[test]
fn a_file_with_nothing_in_it_is_not_taken() {
    let empty = |text: &str| Folder::new().with_file("locations_de.json", text).refusal();
    let said: String = ["", "[]", "{}", "{ \"data\": [] }", "{ \"error\": true }", "{ \"data\": [] } {}"]
        .map(empty)
        .concat();
    expect![[r#"
        locations_de.json, line 1: this is no JSON: EOF while parsing a value
        locations_de.json, line 1: a list stands here, but it must be an object in braces
        locations_de.json: `data` is missing, so there is nothing to import
        locations_de.json: `data` is empty, so there is nothing to import
        locations_de.json: the file says that its export failed (error: true)
        locations_de.json, line 1: this is no JSON: trailing characters
    "#]]
    .assert_eq(&said);
}

#[test]
fn files_that_are_not_there_or_exchanged_are_named() {
    let folder = Folder::new();
    std::fs::remove_file(folder.file("locations_en.json")).unwrap();
    let missing = folder.refusal();
    let folder = Folder::new();
    std::fs::copy(folder.file("locations_de.json"), folder.file("services_de.json")).unwrap();
    expect![[r#"
        locations_en.json can't be read: No such file or directory (os error 2)
        services_de.json, line 19, data[0]: `locations` is missing here
    "#]]
    .assert_eq(&format!("{missing}{}", folder.refusal()));
}

#[test]
fn somebody_must_say_which_city_it_is() {
    let folder = Folder::new().with_file("overlay.toml", "");
    let text = std::fs::read_to_string(folder.file("locations_de.json")).unwrap();
    let nowhere = text.replace("\"Musterhausen\"", "false").replace("\"Altdorf\"", "false");
    expect![[r#"
        no location says in which city it lies: name the city in an overlay, under [city]
    "#]]
    .assert_eq(&folder.with_file("locations_de.json", &nowhere).refusal());
}
