//! What an overlay adds, and what is said against it.

use expect_test::{Expect, expect};

use crate::{Folder, page};

#[test]
fn an_overlay_says_what_the_files_do_not() {
    expect![[r#"
        Musterhausen
        group 502: Familie und Auto
        group ausweise: Ausweise | Identity
        group weitere: Weitere Leistungen | Other services
        service 1002 in weitere: Anmeldung einer Wohnung; bring den Mietvertrag; 3 slots, at most 1
        service 1001 in ausweise: Ausweis & Pass beantragen | Identity card and passport; words Perso; bring alter Ausweis | old card, Passbild | photo; fee 46 Euro; 1 slots, at most 2
        service 1004 in 502: Auto anmelden; 1 slots, at most 3; combines with 1001, 1002
        service 1003 in 502: Eheschließung
        service 1005 in weitere: Innere Post
        service 1006 in weitere: Urkunde
        office 2005: Archiv, Am Speicher, Altdorf
        office 2003: Bürgeramt Neubau, Neubaustraße 3, 45993 Musterhausen (Süd)
            open 08:00 to 12:00
            offers 1002
        office 2002: Bürgeramt Nord, Nordweg 2 a, 45992 Musterhausen
            open 10:00 to 12:00 in slots of 10 minutes
            offers 1001
            offers 1003, elsewhere: “https://www.musterhausen.example/ehe/”
        office 2001: Bürgeramt Rathaus, Marktplatz 1, 45991 Musterhausen (Mitte)
            open 08:00 to 12:00
            offers 1002
            offers 1001, 2 slots
            offers 1004, 3 slots
            offers 1006, elsewhere: “”
        office 2004: Standesamt | Registry office, Kirchgasse 5, 45991 Musterhausen
            open 08:00 to 12:00 in slots of 20 minutes
            offers 1002, 2 slots
            offers 1004, 2 slots
            offers 1003, elsewhere: “https://termine.musterhausen.example/?amt=1&anliegen[]=3”
    "#]].assert_eq(&page(&Folder::new().read().unwrap().city));
}

#[test]
fn an_errand_takes_its_time_in_slots_of_another_length_too() {
    let shorter = "to = \"12:00\", slot_minutes = 10 }]";
    let folder = Folder::new().with(
        "overlay.toml",
        "from = \"08:00\", to = \"12:00\" }]",
        &format!("from = \"08:00\", {shorter}"),
    );
    let city = folder.read().unwrap().city;
    let registry = city.offices.iter().find(|office| office.id.as_str() == "2004").unwrap();
    let slots: Vec<_> =
        registry.services.iter().map(|offered| (offered.service.as_str(), offered.slots)).collect();
    // Two slots of 20 minutes, and 40 minutes; the wedding is booked elsewhere.
    assert_eq!(slots, [("1002", Some(4)), ("1004", Some(4)), ("1003", None)]);
}

#[test]
fn what_the_overlay_names_and_nobody_knows_is_a_warning() {
    let overlay = "
[[group]]
id = \"599\"
name = \"Nichts\"

[[district]]
authority = \"399\"
name = \"Nirgends\"

[[service]]
id = \"1099\"

[[service]]
id = \"1001\"
combines = [\"1002\", \"1098\"]

[[office]]
id = \"2099\"

[[office]]
kind = \"buergerbuero\"
";
    let told = Folder::new().with_file("overlay.toml", overlay).told();
    let warnings: String =
        told.lines().filter(|line| line.starts_with("warning")).map(|l| format!("{l}\n")).collect();
    expect![[r#"
        warning: overlay.toml, line 3, group[0].id: the dldb files have no topic “599”
        warning: overlay.toml, line 7, district[0].authority: the dldb files have no authority “399”
        warning: overlay.toml, line 11, service[0].id: the dldb files have no service “1099”
        warning: overlay.toml, line 15, service[1].combines[1]: the dldb files have no service “1098”
        warning: overlay.toml, line 18, office[0].id: the dldb files have no location “2099”
        warning: overlay.toml, line 21, office[1].kind: the dldb files have no kind of location “buergerbuero”
    "#]]
    .assert_eq(&warnings);
}

#[track_caller]
fn check(changes: &[(&str, &str)], expected: Expect) {
    let broken = |(good, broken): &(&str, &str)| Folder::new().with("overlay.toml", good, broken).refusal();
    expected.assert_eq(&changes.iter().map(broken).collect::<String>());
}

#[test]
fn a_wrong_overlay_is_named_with_line_and_key() {
    check(
        &[
            ("[city]", "[city"),
            ("phone =", "fone ="),
            ("[[district]]", "[[districts]]"),
            ("slots = 3", "slots = 0"),
            ("slots = 3", "slots = \"drei\""),
            ("max_quantity = 2", "max_quantity = 21"),
            ("group = \"ausweise\"", "group = \"ausweis\""),
            ("id = \"2003\"", "id = \"2003\"\nkind = \"buergeramt\""),
            ("id = \"2003\"", ""),
            ("kind = \"standesamt\"", "kind = \"buergeramt\""),
            ("kind = \"standesamt\"", "kind = \"standesamt\"\naddress = \"Kirchgasse 5\""),
            ("kind = \"standesamt\"", "kind = \"standesamt\"\ndistrict = \"Mitte\""),
            ("id = \"2002\"", "id = \"2003\""),
            ("id = \"1002\"", "id = \"1001\""),
            ("to = \"12:00\", slot_minutes", "to = \"10:00\", slot_minutes"),
            ("https://www.musterhausen.example/datenschutz", "musterhausen.example"),
            ("[city]", "[city]\nname = \" \""),
        ],
        expect![[r#"
            overlay.toml, line 3: this is no TOML: unclosed table, expected `]`
            overlay.toml, line 5, city.fone: this key is unknown; the nearest known one is `phone`
            overlay.toml, line 18, districts: this key is unknown; the nearest known one is `district`
            overlay.toml, line 24, service[0].slots: 0 is not possible, it must be 1 to 32
            overlay.toml, line 24, service[0].slots: the text “drei” stands here, but it must be a whole number from 0 to 255
            overlay.toml, line 33, service[1].max_quantity: 21 is not possible, it must be 1 to 20
            overlay.toml, line 30, service[1].group: “ausweis” is no group of this file; the nearest is “ausweise”
            overlay.toml, line 35, office[0]: an office is named by `id`, or all of a kind by `kind`
            overlay.toml, line 35, office[0]: an office is named by `id`, or all of a kind by `kind`
            overlay.toml, line 54, office[3].kind: the kind “buergeramt” is described already
            overlay.toml, line 55, office[3].address: this is an office's own: name the office by its id
            overlay.toml, line 55, office[3].district: this is an office's own: name the office by its id
            overlay.toml, line 41, office[1].id: another office has the id “2003” already
            overlay.toml, line 29, service[1].id: another service has the id “1001” already
            overlay.toml, line 42, office[1].opening[0].to: must be later than `from`
            overlay.toml, line 6, city.privacy_url: “musterhausen.example” is no address such as https://…
            overlay.toml, line 4, city.name: the city needs a name
        "#]],
    );
}

#[test]
fn an_overlay_that_is_named_must_be_there() {
    let folder = Folder::new();
    std::fs::remove_file(folder.file("overlay.toml")).unwrap();
    expect![[r#"
        overlay.toml can't be read: No such file or directory (os error 2)
    "#]]
    .assert_eq(&folder.refusal());
}
