//! What hangs on walls opens the chat where it says, by its code and by its words.

use bot_core::City;
use bot_core::city::{Offered, Office};
use bot_core::poster::{Destination, Poster};
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::{conversation, conversation_by_the_clock};

#[tokio::test]
async fn a_code_leads_to_a_service_at_an_office() {
    let script = async |town: &Town| {
        let ada = town.citizen("Ada");
        ada.says("/start personalausweis__nord").await;
        ada.taps("14:00").await;
        // Another poster, for something else.
        ada.says("/start reisepass__mitte").await;
    };
    conversation(
        script,
        expect![[r#"
        Ada> /start personalausweis__nord
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis · Bürgeramt Nord
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:00]
        [Di 24.11. 14:15]
        [Di 24.11. 14:30]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

        Ada> [Di 24.11. 14:00]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        Ada> /start reisepass__mitte
        Den reservierten Platz habe ich wieder freigegeben.

        Reisepass · Rathaus Mitte
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00]
        [Mo 23.11. 08:15]
        [Mo 23.11. 08:30]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Ämter] [Für mehrere]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn a_poster_that_hung_too_long_still_helps() {
    let script = async |town: &Town| {
        let ada = town.citizen("Ada");
        ada.says("/start zulassung__mitte").await;
        let bob = town.citizen("Bob").speaking("en");
        bob.says("/start angelschein__nord").await;
    };
    conversation(
        script,
        expect![[r#"
        Ada> /start zulassung__mitte
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Dieses Amt bietet das nicht mehr an, andere schon.

        Auto anmelden
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Di 24.11. 14:15 · Bürgeramt Nord]
        [Di 24.11. 14:30 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [⬅️ Zurück]

        Bob> /start angelschein__nord
        You are talking to a program. It is run by: Town of Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Privacy: https://kleinstadt.example.org/datenschutz

        This link unfortunately leads nowhere any more. We will find what you need all the same.

        Hello! I am the appointment assistant of the city of Kleinstadt.
        What do you need? For example “Identity card”.

        To be read aloud: /text · 👤 Person · /privacy
        [Identity documents]
        [Car]

    "#]],
    )
    .await;
}

/// Each service at each office where it is booked, if there is another one: where there is none, nobody need name it.
fn destinations(city: &City) -> Vec<(Destination, String)> {
    let language = &city.city.language;
    let mut destinations = Vec::new();
    for service in &city.services {
        let serves = |office: &&Office| office.offered(&service.id).is_some_and(Offered::is_booked_here);
        let offices: Vec<&Office> = city.offices.iter().filter(serves).collect();
        for office in offices.iter().filter(|_| offices.len() > 1) {
            let words = Poster::of(city, service, office, language, Vec::new()).words;
            let office = Some(office.id.clone());
            destinations.push((Destination { service: service.id.clone(), office }, words));
        }
    }
    assert!(destinations.len() > 1);
    destinations
}

#[tokio::test]
async fn the_words_of_a_poster_lead_where_its_code_does() {
    for city in [kleinstadt(), terminlotse::city_file::demo().unwrap()] {
        let script = async |town: &Town| {
            for (destination, words) in destinations(&city) {
                let (by_code, by_words) = (town.citizen("Ada"), town.citizen("Bob"));
                by_code.says(&format!("/start {}", destination.written().unwrap())).await;
                by_words.says(&words).await;
                let [code, typed] = [by_code, by_words].map(|citizen| citizen.last_text());
                assert_eq!(typed, code, "{words}");
            }
            town.forget_transcript();
        };
        conversation_by_the_clock(&city, script, expect![""]).await;
    }
}
