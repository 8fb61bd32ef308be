//! Places that are lost: to somebody else, or to the clock.

use chrono::TimeDelta;
use expect_test::expect;
use tests::town::Town;

use crate::conversation;

#[tokio::test]
async fn a_place_just_lost_shows_the_nearest_in_the_same_message() {
    let script = async |town: &Town| {
        let (ada, bob) = (town.citizen("ada"), town.citizen("bob"));
        ada.says("/start personalausweis").await;
        bob.says("/start personalausweis").await;
        ada.taps("08:00").await;
        bob.taps("08:00").await;
        assert_eq!(bob.messages(), bob.words(), "what follows a tap is an edit");
    };
    conversation(
        script,
        expect![[r#"
        ada> /start personalausweis
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

        bob> /start personalausweis
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

        ada> [Mo 23.11. 08:00 · Rathaus Mitte]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        bob> [Mo 23.11. 08:00 · Rathaus Mitte]
        Diesen Platz hat leider gerade jemand anderes genommen.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn a_hold_that_ran_out_is_told_and_the_place_is_free_again() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        town.passes(TimeDelta::minutes(11)).await;
        ada.taps("08:00").await;
        ada.taps("Buchen").await;
    };
    conversation(
        script,
        expect![[r#"
        ada> /start personalausweis
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

        ada> [Mo 23.11. 08:00 · Rathaus Mitte]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        … 11 min
        Die Zeit ist um, der Platz ist nicht mehr für Sie reserviert.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> [Mo 23.11. 08:00 · Rathaus Mitte]
        Bis 10:21 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [✅ Buchen]
        Gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: CMR-3WX

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-CMR-3WX.ics METHOD:PUBLISH SEQUENCE:0

    "#]],
    )
    .await;
}

#[tokio::test]
async fn when_nothing_is_free_there_is_always_a_way_on() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("Personalausweis").await;
        ada.says("am Sonntag").await;
        ada.taps("Anderer Tag").await;
        ada.taps("Alle Tage").await;
    };
    conversation(
        script,
        expect![[r#"
            ada> Personalausweis
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

            ada> am Sonntag
            Personalausweis · Sonntag, 22. November 2026
            An diesem Tag ist nichts frei. An einem anderen Tag ist oft noch etwas frei.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [Anderer Tag]
            [🔔 Warteliste]
            [Anderes Amt]
            [Alle Tage]
            [⬅️ Zurück]

            ada> [Anderer Tag]
            Personalausweis · November 2026
            Welcher Tag passt Ihnen?
            [Mo 23.11.] [Di 24.11.] [Mi 25.11.] [Do 26.11.] [Fr 27.11.]
            [Mo 30.11.]
            [Dezember 2026 ▶]
            [Alle Tage] [⬅️ Zurück]

            ada> [Alle Tage]
            Personalausweis
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_hold_that_is_given_up_for_something_else_says_so() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.says("/book Auto").await;
        let bob = town.citizen("bob");
        bob.says("/start personalausweis").await;
    };
    conversation(
        script,
        expect![[r#"
        ada> /start personalausweis
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

        ada> [Mo 23.11. 08:00 · Rathaus Mitte]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> /book Auto
        Den reservierten Platz habe ich wieder freigegeben.

        Auto anmelden
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Di 24.11. 14:15 · Bürgeramt Nord]
        [Di 24.11. 14:30 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [⬅️ Zurück]

        bob> /start personalausweis
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

    "#]],
    )
    .await;
}
