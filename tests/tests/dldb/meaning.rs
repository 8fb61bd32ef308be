//! What the files say, and what becomes of it.

use expect_test::expect;
use terminlotse::city_file::{Weight, findings};

use crate::{Folder, page};

#[test]
fn the_files_alone_become_a_city() {
    let folder = Folder::new().with_file("overlay.toml", "");
    expect![[r#"
        Musterhausen
        group weitere: Weitere Leistungen | Other services
        service 1002 in weitere: Anmeldung einer Wohnung
        service 1001 in weitere: Ausweis & Pass beantragen | Identity card and passport; words Perso, Pass, ID card; bring alter Ausweis | old card, Passbild | photo; fee 46,00 Euro / unter 24 Jahren 27,60 Euro
        service 1004 in weitere: Auto anmelden; 1 slots, at most 3; combines with 1001, 1002
        service 1003 in weitere: Eheschließung
        service 1005 in weitere: Innere Post
        service 1006 in weitere: Urkunde
        office 2005: Archiv, Am Speicher, Altdorf
        office 2002: Bürgeramt Nord, Nordweg 2 a, 45992 Musterhausen
            offers 1001
            offers 1003, elsewhere: “https://www.musterhausen.example/ehe/”
        office 2001: Bürgeramt Rathaus, Marktplatz 1, 45991 Musterhausen
            offers 1002
            offers 1001, 2 slots
            offers 1004, 3 slots
            offers 1006, elsewhere: “”
        office 2004: Standesamt | Registry office, Kirchgasse 5, 45991 Musterhausen
            offers 1002, 2 slots
            offers 1004, 2 slots
            offers 1003, elsewhere: “https://termine.musterhausen.example/?amt=1&anliegen[]=3”
    "#]].assert_eq(&page(&folder.read().unwrap().city));
}

#[test]
fn what_became_of_everything_is_told() {
    expect![[r#"
        overlay: overlay.toml
        read: 8 services, 5 locations
        imported: 6 services, 5 locations
        services at locations: 7 bookable here, 3 booked elsewhere, 4 not bookable
        skipped: 1 service with an id that is not 1 to 40 of a-z, 0-9, - and _: Nr. 8
        skipped: 1 service with no name: 1007
        skipped: 1 reference to 1 location that can't be found
        skipped: location 2999 does not exist, named by services 1001
        skipped: 1 reference to 1 service that can't be found
        skipped: service 1999 does not exist, named by locations 2001
        skipped: 1 reference to 1 service that can't be found
        skipped: service 1998 does not exist, named by combinable services 1004
        skipped: English services that do not exist otherwise: 1990
        skipped, because one errand takes more slots than there can be in a row: service 1006 at location 2004
        taken once, though listed several times in one file: service 1001 at location 2001
        taken at the more careful word, because the files differ: service 1006 at location 2001
    "#]]
    .assert_eq(&Folder::new().told());
}

#[test]
fn nothing_that_is_imported_is_refused_by_the_checks_of_a_city() {
    for folder in [Folder::new(), Folder::new().with_file("overlay.toml", "")] {
        let found = findings(&folder.read().unwrap().city);
        let refused: Vec<_> = found.into_iter().filter(|found| found.weight == Weight::Refused).collect();
        assert_eq!(refused, []);
    }
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    let read = Folder::new().read().unwrap().city;
    let folder = Folder::new();
    for file in ["services_de.json", "locations_de.json"] {
        let text = std::fs::read_to_string(folder.file(file)).unwrap();
        let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
        json["data"].as_array_mut().unwrap().reverse();
        std::fs::write(folder.file(file), json.to_string()).unwrap();
    }
    assert_eq!(folder.read().unwrap().city, read);
}

#[test]
fn without_english_twins_there_is_one_language() {
    let folder = Folder::new();
    let mut files = folder.files();
    (files.services_en, files.locations_en, files.overlay) = (None, None, None);
    let city = terminlotse::dldb::read(&files, None, chrono::TimeDelta::minutes(15)).unwrap().city;
    let names = city.services.iter().map(|service| &service.name).chain(city.offices.iter().map(|o| &o.name));
    assert!(names.into_iter().all(|name| name.texts().count() == 1));
}

#[test]
fn what_the_city_said_of_itself_still_holds() {
    let mut before = Folder::new().read().unwrap().city.city;
    before.name = "Musterhausen am See".to_owned();
    let folder = Folder::new().with_file("overlay.toml", "[city]\nphone = \"115\"\n");
    let about = folder.read_after(Some(before.clone())).unwrap().city.city;
    assert_eq!((about.name, about.imprint), (before.name, before.imprint));
    assert_eq!(about.phone, "115");
    assert_eq!(folder.read().unwrap().city.city.name, "Musterhausen", "most locations lie there");
}
