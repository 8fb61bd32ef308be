//! Choosing among many: groups and services in pages, offices by district, and what is booked elsewhere.

use bot_core::City;
use bot_core::city::{Group, Offered, Office, Service};
use bot_core::ids::{GroupId, OfficeId, ServiceId};
use bot_core::language::Localized;
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::conversation_in;

/// Kleinstadt has grown: ten groups, ten certificates in one of them, ten offices in three districts.
fn grown() -> City {
    let mut city = kleinstadt();
    for number in 1..=8 {
        let id = GroupId::new(format!("gruppe-{number}"));
        city.groups.push(Group { id: id.clone(), name: Localized::all(format!("Bereich {number}")) });
        city.services.push(service(&format!("antrag-{number}"), &id, &format!("Antrag Bereich {number}")));
    }
    for number in 1..=10 {
        let name = format!("Beglaubigung Nr. {number:02}");
        city.services.push(service(&format!("beglaubigung-{number}"), &GroupId::new("gruppe-1"), &name));
    }
    city.services.push(service("trauung", &GroupId::new("gruppe-2"), "Trauung"));
    city.services.push(service("fischereischein", &GroupId::new("gruppe-2"), "Fischereischein"));
    let all: Vec<Offered> = city.services.iter().map(|service| Offered::here(service.id.clone())).collect();
    let offered = |wanted: &dyn Fn(&str) -> bool| -> Vec<Offered> {
        all.iter().filter(|offered| wanted(offered.service.as_str())).cloned().collect()
    };
    city.offices[0].services = offered(&|id| !matches!(id, "trauung" | "fischereischein" | "zulassung"));
    let wedding = Some("https://kleinstadt.example.org/trauung".to_owned());
    let trauung = Offered { service: ServiceId::new("trauung"), slots: None, elsewhere: wedding };
    city.offices[0].services.push(trauung);
    for number in 1..=8 {
        let district = if number <= 5 { "Hörde" } else { "Prenzlauer Berg" };
        city.offices.push(Office {
            id: OfficeId::new(format!("amt-{number}")),
            name: Localized::all(format!("Bürgeramt {number}")),
            address: format!("Weg {number}, 4490{number} Kleinstadt"),
            district: district.to_owned(),
            services: offered(&|id| id == "personalausweis"),
            opening: city.offices[1].opening.clone(),
            exceptions: Vec::new(),
        });
    }
    city
}

fn service(id: &str, group: &GroupId, name: &str) -> Service {
    let city = kleinstadt();
    let plain = city.services.into_iter().next().unwrap();
    Service {
        id: ServiceId::new(id),
        group: group.clone(),
        name: Localized::all(name),
        words: Vec::new(),
        ..plain
    }
}

#[tokio::test]
async fn groups_and_services_come_in_pages_or_by_a_part_of_their_name() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start").await;
        ada.taps("Weitere").await;
        ada.says("mehr").await;
        ada.taps("Bereich 1").await;
        ada.says("weitere").await;
        ada.says("glaubigung nr 07").await;
        ada.says("zurück").await;
        ada.says("BEGLAUBIGUNG").await;
    };
    conversation_in(
        &grown(),
        script,
        expect![[r#"
            ada> /start
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
            Was brauchen Sie? Zum Beispiel „Personalausweis“.

            Vorlesen: /text · 👤 Mensch · /datenschutz
            [Ausweise]
            [Auto]
            [Bereich 1]
            [Bereich 2]
            [Bereich 3]
            [Bereich 4]
            [Bereich 5]
            [Bereich 6]
            [Weitere]

            ada> [Weitere]
            Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
            Was brauchen Sie? Zum Beispiel „Personalausweis“.

            Vorlesen: /text · 👤 Mensch · /datenschutz
            [Bereich 7]
            [Bereich 8]
            [Weitere]
            [⬅️ Zurück]

            ada> mehr
            Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
            Was brauchen Sie? Zum Beispiel „Personalausweis“.

            Vorlesen: /text · 👤 Mensch · /datenschutz
            [Ausweise]
            [Auto]
            [Bereich 1]
            [Bereich 2]
            [Bereich 3]
            [Bereich 4]
            [Bereich 5]
            [Bereich 6]
            [Weitere]

            ada> [Bereich 1]
            Bereich 1
            Was brauchen Sie?
            [Antrag Bereich 1]
            [Beglaubigung Nr. 01]
            [Beglaubigung Nr. 02]
            [Beglaubigung Nr. 03]
            [Beglaubigung Nr. 04]
            [Beglaubigung Nr. 05]
            [Beglaubigung Nr. 06]
            [Beglaubigung Nr. 07]
            [Weitere]
            [⬅️ Zurück]

            ada> weitere
            Bereich 1
            Was brauchen Sie?
            [Beglaubigung Nr. 08]
            [Beglaubigung Nr. 09]
            [Beglaubigung Nr. 10]
            [Weitere]
            [⬅️ Zurück]

            ada> glaubigung nr 07
            Beglaubigung Nr. 07
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [⬅️ Zurück]

            ada> zurück
            Bereich 1
            Was brauchen Sie?
            [Antrag Bereich 1]
            [Beglaubigung Nr. 01]
            [Beglaubigung Nr. 02]
            [Beglaubigung Nr. 03]
            [Beglaubigung Nr. 04]
            [Beglaubigung Nr. 05]
            [Beglaubigung Nr. 06]
            [Beglaubigung Nr. 07]
            [Weitere]
            [⬅️ Zurück]

            ada> BEGLAUBIGUNG
            Dazu passt mehreres. Was meinen Sie?
            [Beglaubigung Nr. 01]
            [Beglaubigung Nr. 02]
            [Beglaubigung Nr. 03]
            [Beglaubigung Nr. 04]
            [Beglaubigung Nr. 05]
            [Beglaubigung Nr. 06]
            [Beglaubigung Nr. 07]
            [Beglaubigung Nr. 08]
            [Weitere]
            [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn offices_are_found_by_district_or_postal_code() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("perso").await;
        ada.taps("Anderes Amt").await;
        ada.taps("Hörde").await;
        ada.taps("Egal wo").await;
        ada.says("anderes Amt").await;
        ada.says("44907").await;
        ada.taps("Bürgeramt 7").await;
        ada.says("doch lieber in Prenzlauer Berg").await;
        ada.says("woanders").await;
        ada.says("Mitte").await;
        ada.says("zurück").await;
    };
    conversation_in(
        &grown(),
        script,
        expect![[r#"
            ada> perso
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Personalausweis
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [⬅️ Zurück]

            ada> [Anderes Amt]
            Personalausweis
            In welchem Stadtteil?

            Mit Ihrer Postleitzahl zeige ich die nächsten zuerst.
            [Hörde (5)]
            [Mitte]
            [Nord]
            [Prenzlauer Berg (3)]
            [Alle Ämter] [⬅️ Zurück]

            ada> [Hörde (5)]
            Personalausweis · Hörde
            In welches Amt möchten Sie kommen?
            [Bürgeramt 1]
            [Bürgeramt 2]
            [Bürgeramt 3]
            [Bürgeramt 4]
            [Bürgeramt 5]
            [Egal wo: Hörde] [⬅️ Zurück]

            ada> [Egal wo: Hörde]
            Personalausweis · Hörde
            Diese Termine sind frei. Welcher passt Ihnen?
            [Di 24.11. 14:00 · Bürgeramt 1]
            [Di 24.11. 14:00 · Bürgeramt 2]
            [Di 24.11. 14:00 · Bürgeramt 3]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Ämter]
            [⬅️ Zurück]

            ada> anderes Amt
            Personalausweis
            In welchem Stadtteil?

            Mit Ihrer Postleitzahl zeige ich die nächsten zuerst.
            [Hörde (5)]
            [Mitte]
            [Nord]
            [Prenzlauer Berg (3)]
            [Alle Ämter] [⬅️ Zurück]

            ada> 44907
            Personalausweis
            Nach Postleitzahl am nächsten bei 44907. In welches Amt möchten Sie kommen?
            [Bürgeramt 7 · Prenzlauer Berg]
            [Bürgeramt 6 · Prenzlauer Berg]
            [Bürgeramt 8 · Prenzlauer Berg]
            [Bürgeramt 5 · Hörde]
            [Bürgeramt 4 · Hörde]
            [Bürgeramt 3 · Hörde]
            [Bürgeramt 2 · Hörde]
            [Bürgeramt 1 · Hörde]
            [Weitere]
            [Alle Ämter] [⬅️ Zurück]

            ada> [Bürgeramt 7 · Prenzlauer Berg]
            Personalausweis · Bürgeramt 7
            Diese Termine sind frei. Welcher passt Ihnen?
            [Di 24.11. 14:00]
            [Di 24.11. 14:15]
            [Di 24.11. 14:30]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Ämter]
            [⬅️ Zurück]

            ada> doch lieber in Prenzlauer Berg
            Personalausweis · Prenzlauer Berg
            Diese Termine sind frei. Welcher passt Ihnen?
            [Di 24.11. 14:00 · Bürgeramt 6]
            [Di 24.11. 14:00 · Bürgeramt 7]
            [Di 24.11. 14:00 · Bürgeramt 8]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Ämter]
            [⬅️ Zurück]

            ada> woanders
            Personalausweis
            In welchem Stadtteil?

            Mit Ihrer Postleitzahl zeige ich die nächsten zuerst.
            [Hörde (5)]
            [Mitte]
            [Nord]
            [Prenzlauer Berg (3)]
            [Alle Ämter] [⬅️ Zurück]

            ada> Mitte
            Personalausweis · Rathaus Mitte
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00]
            [Mo 23.11. 08:15]
            [Mo 23.11. 08:30]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Ämter]
            [⬅️ Zurück]

            ada> zurück
            Ausweise
            Was brauchen Sie?
            [Personalausweis]
            [Reisepass]
            [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn what_is_booked_elsewhere_or_nowhere_is_said() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("Trauung").await;
        ada.says("zurück").await;
        ada.says("Fischereischein").await;
        ada.says("/start trauung").await;
    };
    conversation_in(&grown(), script, expect![[r#"
        ada> Trauung
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Trauung
        Diesen Termin vergibt das Amt selbst:

        Rathaus Mitte
        https://kleinstadt.example.org/trauung
        [⬅️ Zurück]

        ada> zurück
        Bereich 2
        Was brauchen Sie?
        [Antrag Bereich 2]
        [Trauung]
        [⬅️ Zurück]

        ada> Fischereischein
        Fischereischein
        Dafür kann ich leider keinen Termin buchen. Ein Mensch weiß weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

        Bereich 2
        Was brauchen Sie?
        [Antrag Bereich 2]
        [Trauung]
        [⬅️ Zurück]

        ada> /start trauung
        Trauung
        Diesen Termin vergibt das Amt selbst:

        Rathaus Mitte
        https://kleinstadt.example.org/trauung
        [⬅️ Zurück]

    "#]]).await;
}
