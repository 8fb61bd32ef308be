//! A rush: many ask at the same moment, and each is shown other places.

use bot_core::City;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::conversation_by_the_clock;

/// Kleinstadt with four places for an identity card in all, on Monday from 8:00 on.
fn four_places() -> City {
    let mut city = kleinstadt();
    city.offices.retain(|office| office.id.as_str() == "mitte");
    city.offices[0].opening[0].valid_until = Some("2026-11-23".parse().unwrap());
    city
}

/// Five ask before them within the same moment.
async fn many_ask(town: &Town) {
    for name in ["ben", "bob", "carl", "dora", "emil"] {
        town.citizen(name).looks("personalausweis").await;
    }
}

#[tokio::test]
async fn who_asks_in_a_rush_sees_what_nobody_else_looks_at_and_then_the_waitlist() {
    let script = async |town: &Town| {
        many_ask(town).await;
        let (ada, eva, ida) = (town.citizen("ada"), town.citizen("eva"), town.citizen("ida"));
        ada.says("Personalausweis").await;
        eva.says("Personalausweis").await;
        ida.says("Personalausweis").await;
        ida.taps("Warteliste").await;
        eva.taps("08:45").await;
        ada.taps("08:15").await;
        // The other two that Ada saw are free: Ida is the first to hear of it.
        town.passes(TimeDelta::minutes(1)).await;
        ida.taps("Platz nehmen").await;
    };
    conversation_by_the_clock(
        &four_places(),
        script,
        expect![[r#"
            ben has asked for places: personalausweis

            bob has asked for places: personalausweis

            carl has asked for places: personalausweis

            dora has asked for places: personalausweis

            emil has asked for places: personalausweis

            ada> Personalausweis
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Personalausweis
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [⬅️ Zurück]

            eva> Personalausweis
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Personalausweis
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:45 · Rathaus Mitte]
            [Anderer Tag]
            [⬅️ Zurück]

            ida> Personalausweis
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Personalausweis
            In allen Ämtern ist gerade alles vergeben. Jeden Tag kommen neue Termine dazu.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [🔔 Warteliste]
            [⬅️ Zurück]

            ida> [🔔 Warteliste]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            eva> [Mo 23.11. 08:45 · Rathaus Mitte]
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Personalausweis
            Montag, 23. November 2026, 08:45 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Bitte mitbringen:
            – Alter Ausweis

            46,00 Euro
            [✅ Buchen]
            [Mehr Zeit] [⬅️ Zurück]

            ada> [Mo 23.11. 08:15 · Rathaus Mitte]
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Personalausweis
            Montag, 23. November 2026, 08:15 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Bitte mitbringen:
            – Alter Ausweis

            46,00 Euro
            [✅ Buchen]
            [Mehr Zeit] [⬅️ Zurück]

            … 1 min
            🔔 Ein Platz ist frei geworden:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ich halte ihn bis 10:31 Uhr für Sie. Möchten Sie ihn?
            [✅ Platz nehmen] [✖️ Nein, danke]

            ida> [✅ Platz nehmen]
            Gebucht:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer: BX8-82X

            Bitte mitbringen:
            – Alter Ausweis

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-BX8-82X.ics METHOD:PUBLISH SEQUENCE:0

        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_minute_later_everybody_sees_the_earliest_places_again() {
    let script = async |town: &Town| {
        many_ask(town).await;
        town.citizen("ada").looks("personalausweis").await;
        town.passes(TimeDelta::minutes(1)).await;
        town.citizen("eva").says("Personalausweis").await;
    };
    conversation_by_the_clock(
        &four_places(),
        script,
        expect![[r#"
        ben has asked for places: personalausweis

        bob has asked for places: personalausweis

        carl has asked for places: personalausweis

        dora has asked for places: personalausweis

        emil has asked for places: personalausweis

        ada has asked for places: personalausweis

        … 1 min
        eva> Personalausweis
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}
