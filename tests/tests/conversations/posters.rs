//! What hangs on walls opens the chat where it says, by its code and by its words.

use bot_core::City;
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
    conversation(script, expect![[r#""#]]).await;
}

#[tokio::test]
async fn a_poster_that_hung_too_long_still_helps() {
    let script = async |town: &Town| {
        let ada = town.citizen("Ada");
        ada.says("/start zulassung__mitte").await;
        let bob = town.citizen("Bob").speaking("en");
        bob.says("/start angelschein__nord").await;
    };
    conversation(script, expect![[r#""#]]).await;
}

/// Each service at each office where it is booked.
fn destinations(city: &City) -> Vec<(Destination, String)> {
    let language = &city.city.language;
    let all = city.offices.iter().flat_map(|office| city.services.iter().map(move |service| (office, service)));
    all.filter(|(office, service)| office.offered(&service.id).is_some_and(|offered| offered.is_booked_here()))
        .map(|(office, service)| {
            let words = Poster::of(city, service, office, language, Vec::new()).words;
            (Destination { service: service.id.clone(), office: Some(office.id.clone()) }, words)
        })
        .collect()
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
