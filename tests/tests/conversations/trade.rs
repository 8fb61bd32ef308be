//! Businesses book in a lane of their own, many places at once.

use bot_core::City;
use bot_core::opening::lane::Lanes;
use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::{conversation_by_the_clock, conversation_in};

/// Kleinstadt with two desks for businesses in the north, on Tuesdays and Thursdays from 14:00 to 16:00.
fn with_trade() -> City {
    let mut city = kleinstadt();
    let rule = &mut city.offices[1].opening[0];
    rule.desks = 4;
    rule.lanes = Lanes { trade: 2, ..Lanes::default() };
    city
}

#[tokio::test]
async fn a_business_books_in_bulk_and_cancels_single_ones() {
    let script = async |town: &Town| {
        let dealer = town.citizen("Krüger");
        let (_, code) = town.registers("Autohaus Krüger", 6, &[]).await;
        dealer.says(&code).await;
        dealer.says("/trade 4 Kfz-Zulassung Dienstag ab 15").await;
        dealer.taps("Alle buchen").await;
        dealer.says("/gewerbe").await;
        dealer.taps("15:15").await;
        dealer.taps("Unsere Termine").await;
        dealer.taps("15:15").await;
        dealer.says("ja").await;
        dealer.says("/gewerbe Di 14 Uhr Auto anmelden fünf").await;
        dealer.says("so viele wie möglich").await;
        dealer.taps("Unsere Termine").await;
        dealer.says("termine").await;
    };
    conversation_in(&with_trade(), script, expect![[r#"
        Autohaus Krüger is registered with 6 a day

        Krüger> /trade 2WA0-02WV-N7MP-M4G0-P1AE-EW1C-RW0T
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Willkommen! Ab jetzt buchen Sie hier für Ihren Betrieb.

        Autohaus Krüger · 6 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /trade 4 Kfz-Zulassung Dienstag ab 15
        4 × Auto anmelden · Dienstag, 24. November 2026 · ab 15:00 Uhr

        Alle 4 sind da:
        Bürgeramt Nord: 15:00 (2 ×), 15:15 (2 ×)

        Ihr Kontingent lässt an diesem Tag noch 6 Plätze zu. Gebucht ist noch nichts.
        [✅ Alle buchen]
        [⬅️ Zurück]

        Krüger> [✅ Alle buchen]
        Gebucht: 4 × Auto anmelden · Dienstag, 24. November 2026

        Von Ihrem Kontingent bleiben an diesem Tag noch 2 Plätze.

        Bürgeramt Nord:
        1. 15:00 · FFG-9N2
        2. 15:00 · TAA-YW8
        3. 15:15 · ZYE-112
        4. 15:15 · M7F-K5H
        [Unsere Termine]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> /gewerbe
        Autohaus Krüger · 6 Plätze am Tag · 4 Termine

        Neu buchen: /gewerbe 20 Zulassung Dienstag ab 8, gern mit je einem Kennzeichen in den Zeilen darunter.

        Dienstag, 24. November 2026 · noch 2 Plätze vom Kontingent:
        15:00 · FFG-9N2 · Auto anmelden · Bürgeramt Nord
        15:00 · TAA-YW8 · Auto anmelden · Bürgeramt Nord
        15:15 · ZYE-112 · Auto anmelden · Bürgeramt Nord
        15:15 · M7F-K5H · Auto anmelden · Bürgeramt Nord
        [✖️ Di 24.11. 15:00 · FFG-9N2]
        [✖️ Di 24.11. 15:00 · TAA-YW8]
        [✖️ Di 24.11. 15:15 · ZYE-112]
        [✖️ Di 24.11. 15:15 · M7F-K5H]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> [✖️ Di 24.11. 15:15 · ZYE-112]
        Diesen Termin absagen oder tauschen?
        Dienstag, 24. November 2026, 15:15 · ZYE-112 · Auto anmelden · Bürgeramt Nord
        Abgesagt ist der Platz gleich für andere Betriebe frei.
        [✖️ Ja, absagen]
        [🔁 Andere Zeit]
        [Unsere Termine]

        Krüger> [Unsere Termine]
        Autohaus Krüger · 6 Plätze am Tag · 4 Termine

        Neu buchen: /gewerbe 20 Zulassung Dienstag ab 8, gern mit je einem Kennzeichen in den Zeilen darunter.

        Dienstag, 24. November 2026 · noch 2 Plätze vom Kontingent:
        15:00 · FFG-9N2 · Auto anmelden · Bürgeramt Nord
        15:00 · TAA-YW8 · Auto anmelden · Bürgeramt Nord
        15:15 · ZYE-112 · Auto anmelden · Bürgeramt Nord
        15:15 · M7F-K5H · Auto anmelden · Bürgeramt Nord
        [✖️ Di 24.11. 15:00 · FFG-9N2]
        [✖️ Di 24.11. 15:00 · TAA-YW8]
        [✖️ Di 24.11. 15:15 · ZYE-112]
        [✖️ Di 24.11. 15:15 · M7F-K5H]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> [✖️ Di 24.11. 15:15 · ZYE-112]
        Diesen Termin absagen oder tauschen?
        Dienstag, 24. November 2026, 15:15 · ZYE-112 · Auto anmelden · Bürgeramt Nord
        Abgesagt ist der Platz gleich für andere Betriebe frei.
        [✖️ Ja, absagen]
        [🔁 Andere Zeit]
        [Unsere Termine]

        Krüger> ja
        Abgesagt: Dienstag, 24. November 2026, 15:15 · ZYE-112 · Auto anmelden · Bürgeramt Nord. Der Platz ist wieder frei und zählt nicht mehr.

        Autohaus Krüger · 6 Plätze am Tag · 3 Termine

        Neu buchen: /gewerbe 20 Zulassung Dienstag ab 8, gern mit je einem Kennzeichen in den Zeilen darunter.

        Dienstag, 24. November 2026 · noch 3 Plätze vom Kontingent:
        15:00 · FFG-9N2 · Auto anmelden · Bürgeramt Nord
        15:00 · TAA-YW8 · Auto anmelden · Bürgeramt Nord
        15:15 · M7F-K5H · Auto anmelden · Bürgeramt Nord
        [✖️ Di 24.11. 15:00 · FFG-9N2]
        [✖️ Di 24.11. 15:00 · TAA-YW8]
        [✖️ Di 24.11. 15:15 · M7F-K5H]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> /gewerbe Di 14 Uhr Auto anmelden fünf
        5 × Auto anmelden · Dienstag, 24. November 2026 · ab 14:00 Uhr

        Von 5 passen 3:
        Bürgeramt Nord: 14:00 (2 ×), 14:15

        Ihr Kontingent lässt an diesem Tag noch 3 Plätze zu. Gebucht ist noch nichts.
        [So viele wie möglich (3)]
        [⬅️ Zurück]

        Krüger> so viele wie möglich
        Gebucht: 3 × Auto anmelden · Dienstag, 24. November 2026

        Damit ist Ihr Kontingent für diesen Tag ausgeschöpft.

        Bürgeramt Nord:
        1. 14:00 · D72-X2F
        2. 14:00 · 9AF-HC4
        3. 14:15 · N7G-HW9
        [Unsere Termine]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> [Unsere Termine]
        Autohaus Krüger · 6 Plätze am Tag · 6 Termine

        Neu buchen: /gewerbe 20 Zulassung Dienstag ab 8, gern mit je einem Kennzeichen in den Zeilen darunter.

        Dienstag, 24. November 2026 · nichts mehr frei vom Kontingent:
        14:00 · D72-X2F · Auto anmelden · Bürgeramt Nord
        14:00 · 9AF-HC4 · Auto anmelden · Bürgeramt Nord
        14:15 · N7G-HW9 · Auto anmelden · Bürgeramt Nord
        15:00 · FFG-9N2 · Auto anmelden · Bürgeramt Nord
        15:00 · TAA-YW8 · Auto anmelden · Bürgeramt Nord
        15:15 · M7F-K5H · Auto anmelden · Bürgeramt Nord
        [✖️ Di 24.11. 14:00 · D72-X2F]
        [✖️ Di 24.11. 14:00 · 9AF-HC4]
        [✖️ Di 24.11. 14:15 · N7G-HW9]
        [✖️ Di 24.11. 15:00 · FFG-9N2]
        [✖️ Di 24.11. 15:00 · TAA-YW8]
        [✖️ Di 24.11. 15:15 · M7F-K5H]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> termine
        Sie haben gerade keinen Termin.
        Was brauchen Sie? Schreiben Sie es mir einfach.
        [Neuer Termin] [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn a_long_list_is_shown_in_pages() {
    let script = async |town: &Town| {
        let dealer = town.citizen("Krüger");
        let (_, code) = town.registers("Autohaus Krüger", 20, &["nord"]).await;
        dealer.says(&code).await;
        dealer.says("/trade 6 Zulassung 24.11.").await;
        dealer.says("ja").await;
        dealer.says("/trade 5x Zulassung Donnerstag von 14 bis 15 Uhr").await;
        dealer.says("alle buchen").await;
        dealer.taps("Unsere Termine").await;
        dealer.taps("Weitere").await;
        dealer.taps("14:30").await;
        dealer.taps("absagen").await;
    };
    conversation_in(&with_trade(), script, expect![[r#"
        Autohaus Krüger is registered with 20 a day

        Krüger> /trade 2WA0-02WV-N7MP-M4G0-P1AE-EW1C-RW0T
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Willkommen! Ab jetzt buchen Sie hier für Ihren Betrieb.

        Autohaus Krüger · 20 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /trade 6 Zulassung 24.11.
        6 × Auto anmelden · Dienstag, 24. November 2026

        Alle 6 sind da:
        Bürgeramt Nord: 14:00 (2 ×), 14:15 (2 ×), 14:30 (2 ×)

        Ihr Kontingent lässt an diesem Tag noch 20 Plätze zu. Gebucht ist noch nichts.
        [✅ Alle buchen]
        [⬅️ Zurück]

        Krüger> ja
        Gebucht: 6 × Auto anmelden · Dienstag, 24. November 2026

        Von Ihrem Kontingent bleiben an diesem Tag noch 14 Plätze.

        Bürgeramt Nord:
        1. 14:00 · FFG-9N2
        2. 14:00 · TAA-YW8
        3. 14:15 · ZYE-112
        4. 14:15 · M7F-K5H
        5. 14:30 · ED6-0V4
        6. 14:30 · 6DP-QSN
        [Unsere Termine]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> /trade 5x Zulassung Donnerstag von 14 bis 15 Uhr
        5 × Auto anmelden · Donnerstag, 26. November 2026 · 14:00 bis 15:00 Uhr

        Alle 5 sind da:
        Bürgeramt Nord: 14:00 (2 ×), 14:15 (2 ×), 14:30

        Ihr Kontingent lässt an diesem Tag noch 20 Plätze zu. Gebucht ist noch nichts.
        [✅ Alle buchen]
        [⬅️ Zurück]

        Krüger> alle buchen
        Gebucht: 5 × Auto anmelden · Donnerstag, 26. November 2026

        Von Ihrem Kontingent bleiben an diesem Tag noch 15 Plätze.

        Bürgeramt Nord:
        1. 14:00 · CMR-3WX
        2. 14:00 · YPT-89E
        3. 14:15 · F19-6Y4
        4. 14:15 · 2DH-VD7
        5. 14:30 · GSW-7WA
        [Unsere Termine]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> [Unsere Termine]
        Autohaus Krüger · 20 Plätze am Tag · 11 Termine

        Neu buchen: /gewerbe 20 Zulassung Dienstag ab 8, gern mit je einem Kennzeichen in den Zeilen darunter.

        Dienstag, 24. November 2026 · noch 14 Plätze vom Kontingent:
        14:00 · FFG-9N2 · Auto anmelden · Bürgeramt Nord
        14:00 · TAA-YW8 · Auto anmelden · Bürgeramt Nord
        14:15 · ZYE-112 · Auto anmelden · Bürgeramt Nord
        14:15 · M7F-K5H · Auto anmelden · Bürgeramt Nord
        14:30 · ED6-0V4 · Auto anmelden · Bürgeramt Nord
        14:30 · 6DP-QSN · Auto anmelden · Bürgeramt Nord

        Donnerstag, 26. November 2026 · noch 15 Plätze vom Kontingent:
        14:00 · CMR-3WX · Auto anmelden · Bürgeramt Nord
        14:00 · YPT-89E · Auto anmelden · Bürgeramt Nord
        [✖️ Di 24.11. 14:00 · FFG-9N2]
        [✖️ Di 24.11. 14:00 · TAA-YW8]
        [✖️ Di 24.11. 14:15 · ZYE-112]
        [✖️ Di 24.11. 14:15 · M7F-K5H]
        [✖️ Di 24.11. 14:30 · ED6-0V4]
        [✖️ Di 24.11. 14:30 · 6DP-QSN]
        [✖️ Do 26.11. 14:00 · CMR-3WX]
        [✖️ Do 26.11. 14:00 · YPT-89E]
        [Weitere]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> [Weitere]
        Autohaus Krüger · 20 Plätze am Tag · 11 Termine

        Neu buchen: /gewerbe 20 Zulassung Dienstag ab 8, gern mit je einem Kennzeichen in den Zeilen darunter.

        Donnerstag, 26. November 2026 · noch 15 Plätze vom Kontingent:
        14:15 · F19-6Y4 · Auto anmelden · Bürgeramt Nord
        14:15 · 2DH-VD7 · Auto anmelden · Bürgeramt Nord
        14:30 · GSW-7WA · Auto anmelden · Bürgeramt Nord
        [✖️ Do 26.11. 14:15 · F19-6Y4]
        [✖️ Do 26.11. 14:15 · 2DH-VD7]
        [✖️ Do 26.11. 14:30 · GSW-7WA]
        [Weitere]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> [✖️ Do 26.11. 14:30 · GSW-7WA]
        Diesen Termin absagen oder tauschen?
        Donnerstag, 26. November 2026, 14:30 · GSW-7WA · Auto anmelden · Bürgeramt Nord
        Abgesagt ist der Platz gleich für andere Betriebe frei.
        [✖️ Ja, absagen]
        [🔁 Andere Zeit]
        [Unsere Termine]

        Krüger> [✖️ Ja, absagen]
        Abgesagt: Donnerstag, 26. November 2026, 14:30 · GSW-7WA · Auto anmelden · Bürgeramt Nord. Der Platz ist wieder frei und zählt nicht mehr.

        Autohaus Krüger · 20 Plätze am Tag · 10 Termine

        Neu buchen: /gewerbe 20 Zulassung Dienstag ab 8, gern mit je einem Kennzeichen in den Zeilen darunter.

        Donnerstag, 26. November 2026 · noch 16 Plätze vom Kontingent:
        14:15 · F19-6Y4 · Auto anmelden · Bürgeramt Nord
        14:15 · 2DH-VD7 · Auto anmelden · Bürgeramt Nord
        [✖️ Do 26.11. 14:15 · F19-6Y4]
        [✖️ Do 26.11. 14:15 · 2DH-VD7]
        [Weitere]
        [📄 Als Datei]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn what_does_not_work_is_said_in_a_sentence_and_changes_nothing() {
    let script = async |town: &Town| {
        let dealer = town.citizen("Krüger");
        let (_, code) = town.registers("Autohaus Krüger", 3, &["nord"]).await;
        dealer.says(&code).await;
        for text in [
            "/trade 20 Dienstag",
            "/trade 20 Raumfahrt Dienstag",
            "/trade Zulassung Dienstag",
            "/trade 2 Zulassung",
            "/trade 120 Zulassung Dienstag",
            "/trade 2 Zulassung Mittwoch",
            "/trade 2 Zulassung Dienstag ab 17",
            "/trade 3 Zulassung Dienstag",
        ] {
            dealer.says(text).await;
        }
        dealer.taps("Alle buchen").await;
        dealer.says("/trade 1 Zulassung Dienstag").await;
    };
    conversation_in(&with_trade(), script, expect![[r#"
        Autohaus Krüger is registered with 3 a day

        Krüger> /trade 2WA0-02WV-N7MP-M4G0-P1AE-EW1C-RW0T
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Willkommen! Ab jetzt buchen Sie hier für Ihren Betrieb.

        Autohaus Krüger · 3 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /trade 20 Dienstag
        Welche Leistung soll es sein? Zum Beispiel: /gewerbe 20 Zulassung Dienstag ab 8

        Autohaus Krüger · 3 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /trade 20 Raumfahrt Dienstag
        Welche Leistung soll es sein? Zum Beispiel: /gewerbe 20 Zulassung Dienstag ab 8

        Autohaus Krüger · 3 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /trade Zulassung Dienstag
        Wie viele Plätze? Zum Beispiel: /gewerbe 20 Zulassung Dienstag ab 8

        Autohaus Krüger · 3 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /trade 2 Zulassung
        An welchem Tag? Zum Beispiel: /gewerbe 20 Zulassung Dienstag ab 8

        Autohaus Krüger · 3 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /trade 120 Zulassung Dienstag
        Auf einmal buche ich höchstens 100 Plätze. Bitte teilen Sie es auf.

        Autohaus Krüger · 3 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /trade 2 Zulassung Mittwoch
        Mittwoch, 25. November 2026: Für Betriebe ist zu dieser Zeit nichts frei. Bitte nennen Sie einen anderen Tag oder andere Uhrzeiten.

        Autohaus Krüger · 3 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /trade 2 Zulassung Dienstag ab 17
        Dienstag, 24. November 2026: Für Betriebe ist zu dieser Zeit nichts frei. Bitte nennen Sie einen anderen Tag oder andere Uhrzeiten.

        Autohaus Krüger · 3 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /trade 3 Zulassung Dienstag
        3 × Auto anmelden · Dienstag, 24. November 2026

        Alle 3 sind da:
        Bürgeramt Nord: 14:00 (2 ×), 14:15

        Ihr Kontingent lässt an diesem Tag noch 3 Plätze zu. Gebucht ist noch nichts.
        [✅ Alle buchen]
        [⬅️ Zurück]

        Krüger> [✅ Alle buchen]
        Gebucht: 3 × Auto anmelden · Dienstag, 24. November 2026

        Damit ist Ihr Kontingent für diesen Tag ausgeschöpft.

        Bürgeramt Nord:
        1. 14:00 · D72-X2F
        2. 14:00 · 9AF-HC4
        3. 14:15 · N7G-HW9
        [Unsere Termine]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> /trade 1 Zulassung Dienstag
        Dienstag, 24. November 2026: Ihr Kontingent von 3 Plätzen ist schon ausgeschöpft. Ein anderer Tag geht.

        Gebucht: 3 × Auto anmelden · Dienstag, 24. November 2026

        Damit ist Ihr Kontingent für diesen Tag ausgeschöpft.

        Bürgeramt Nord:
        1. 14:00 · D72-X2F
        2. 14:00 · 9AF-HC4
        3. 14:15 · N7G-HW9
        [Unsere Termine]
        [📄 Als Datei]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn what_businesses_are_not_served_with_is_said_so() {
    let script = async |town: &Town| {
        let dealer = town.citizen("Krüger");
        let (_, code) = town.registers("Autohaus Krüger", 3, &["mitte"]).await;
        dealer.says(&code).await;
        dealer.says("/trade 2 Zulassung Dienstag").await;
        dealer.says("/trade 2 Personalausweis Dienstag").await;
    };
    conversation_in(
        &with_trade(),
        script,
        expect![[r#"
            Autohaus Krüger is registered with 3 a day

            Krüger> /trade 2WA0-02WV-N7MP-M4G0-P1AE-EW1C-RW0T
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Willkommen! Ab jetzt buchen Sie hier für Ihren Betrieb.

            Autohaus Krüger · 3 Plätze am Tag · noch kein Termin

            So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
            [⬅️ Zurück]

            Krüger> /trade 2 Zulassung Dienstag
            Auto anmelden gibt es für Betriebe hier nicht; mit /termin buchen Sie einzeln.

            Autohaus Krüger · 3 Plätze am Tag · noch kein Termin

            So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
            [⬅️ Zurück]

            Krüger> /trade 2 Personalausweis Dienstag
            Personalausweis gibt es für Betriebe hier nicht; mit /termin buchen Sie einzeln.

            Autohaus Krüger · 3 Plätze am Tag · noch kein Termin

            So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
            [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_code_is_good_once_and_to_others_the_command_does_not_exist() {
    let script = async |town: &Town| {
        let (dealer, eve) = (town.citizen("Krüger"), town.citizen("eve"));
        eve.says("/trade").await;
        eve.says("/gewerbe 20 Zulassung Dienstag ab 8").await;
        let (id, code) = town.registers("Autohaus Krüger", 3, &[]).await;
        dealer.says(&code.to_lowercase()).await;
        eve.says(&code).await;
        dealer.says("/trade 2 Zulassung Dienstag").await;
        town.ends_business(&id).await;
        dealer.taps("Alle buchen").await;
        dealer.says("/gewerbe").await;
        let (_, late) = town.registers("Autohaus Schmidt", 3, &[]).await;
        town.passes(TimeDelta::minutes(60)).await;
        dealer.says(&late).await;
        for _ in 0..5 {
            eve.says(&late).await;
        }
    };
    conversation_by_the_clock(
        &with_trade(),
        script,
        expect![[r#"
            eve> /trade
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Diesen Befehl kenne ich nicht.
            Was ich kann, steht hier: /hilfe

            eve> /gewerbe 20 Zulassung Dienstag ab 8
            Diesen Befehl kenne ich nicht.
            Was ich kann, steht hier: /hilfe

            Autohaus Krüger is registered with 3 a day

            Krüger> /trade 2wa0-02wv-n7mp-m4g0-p1ae-ew1c-rw0t
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Willkommen! Ab jetzt buchen Sie hier für Ihren Betrieb.

            Autohaus Krüger · 3 Plätze am Tag · noch kein Termin

            So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
            [⬅️ Zurück]

            eve> /trade 2WA0-02WV-N7MP-M4G0-P1AE-EW1C-RW0T
            Dieser Code gilt nicht oder nicht mehr. Wer ihn Ihnen gegeben hat, kann einen neuen machen.

            Krüger> /trade 2 Zulassung Dienstag
            2 × Auto anmelden · Dienstag, 24. November 2026

            Beide sind da:
            Bürgeramt Nord: 14:00 (2 ×)

            Ihr Kontingent lässt an diesem Tag noch 3 Plätze zu. Gebucht ist noch nichts.
            [✅ Alle buchen]
            [⬅️ Zurück]

            The business has ended

            Krüger> [✅ Alle buchen]
            Diesen Befehl kenne ich nicht.
            Was ich kann, steht hier: /hilfe

            Krüger> /gewerbe
            Diesen Befehl kenne ich nicht.
            Was ich kann, steht hier: /hilfe

            Autohaus Schmidt is registered with 3 a day

            … 60 min
            Krüger> /trade FTDZ-VRBF-Z8KE-48FK-47DW-PXWA-ATXE
            Dieser Code gilt nicht oder nicht mehr. Wer ihn Ihnen gegeben hat, kann einen neuen machen.

            eve> /trade FTDZ-VRBF-Z8KE-48FK-47DW-PXWA-ATXE
            Dieser Code gilt nicht oder nicht mehr. Wer ihn Ihnen gegeben hat, kann einen neuen machen.

            eve> /trade FTDZ-VRBF-Z8KE-48FK-47DW-PXWA-ATXE
            Dieser Code gilt nicht oder nicht mehr. Wer ihn Ihnen gegeben hat, kann einen neuen machen.

            eve> /trade FTDZ-VRBF-Z8KE-48FK-47DW-PXWA-ATXE
            Dieser Code gilt nicht oder nicht mehr. Wer ihn Ihnen gegeben hat, kann einen neuen machen.

            eve> /trade FTDZ-VRBF-Z8KE-48FK-47DW-PXWA-ATXE
            Dieser Code gilt nicht oder nicht mehr. Wer ihn Ihnen gegeben hat, kann einen neuen machen.

            eve> /trade FTDZ-VRBF-Z8KE-48FK-47DW-PXWA-ATXE
            Dieser Code gilt nicht oder nicht mehr. Wer ihn Ihnen gegeben hat, kann einen neuen machen.

        "#]],
    )
    .await;
}

#[tokio::test]
async fn somebody_is_quicker() {
    let script = async |town: &Town| {
        let (dealer, other) = (town.citizen("Krüger"), town.citizen("Schmidt"));
        for (citizen, name) in [(&dealer, "Autohaus Krüger"), (&other, "Autohaus Schmidt")] {
            let (_, code) = town.registers(name, 10, &[]).await;
            citizen.says(&code).await;
        }
        dealer.says("/trade 4 Zulassung Dienstag ab 15:30").await;
        other.says("/trade 3 Zulassung Dienstag ab 15:30").await;
        other.says("ja").await;
        dealer.says("ja").await;
        dealer.taps("So viele wie möglich").await;
        dealer.says("/trade 1 Zulassung Dienstag ab 15:30").await;
    };
    conversation_in(&with_trade(), script, expect![[r#"
        Autohaus Krüger is registered with 10 a day

        Krüger> /trade 2WA0-02WV-N7MP-M4G0-P1AE-EW1C-RW0T
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Willkommen! Ab jetzt buchen Sie hier für Ihren Betrieb.

        Autohaus Krüger · 10 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Autohaus Schmidt is registered with 10 a day

        Schmidt> /trade FTDZ-VRBF-Z8KE-48FK-47DW-PXWA-ATXE
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Willkommen! Ab jetzt buchen Sie hier für Ihren Betrieb.

        Autohaus Schmidt · 10 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /trade 4 Zulassung Dienstag ab 15:30
        4 × Auto anmelden · Dienstag, 24. November 2026 · ab 15:30 Uhr

        Alle 4 sind da:
        Bürgeramt Nord: 15:30 (2 ×), 15:45 (2 ×)

        Ihr Kontingent lässt an diesem Tag noch 10 Plätze zu. Gebucht ist noch nichts.
        [✅ Alle buchen]
        [⬅️ Zurück]

        Schmidt> /trade 3 Zulassung Dienstag ab 15:30
        3 × Auto anmelden · Dienstag, 24. November 2026 · ab 15:30 Uhr

        Alle 3 sind da:
        Bürgeramt Nord: 15:30 (2 ×), 15:45

        Ihr Kontingent lässt an diesem Tag noch 10 Plätze zu. Gebucht ist noch nichts.
        [✅ Alle buchen]
        [⬅️ Zurück]

        Schmidt> ja
        Gebucht: 3 × Auto anmelden · Dienstag, 24. November 2026

        Von Ihrem Kontingent bleiben an diesem Tag noch 7 Plätze.

        Bürgeramt Nord:
        1. 15:30 · CMR-3WX
        2. 15:30 · YPT-89E
        3. 15:45 · F19-6Y4
        [Unsere Termine]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> ja
        Gerade war jemand schneller: Es sind nicht mehr alle da, und gebucht ist noch nichts.

        4 × Auto anmelden · Dienstag, 24. November 2026 · ab 15:30 Uhr

        Von 4 passt einer:
        Bürgeramt Nord: 15:45

        Ihr Kontingent lässt an diesem Tag noch 10 Plätze zu. Gebucht ist noch nichts.
        [So viele wie möglich (1)]
        [⬅️ Zurück]

        Krüger> [So viele wie möglich (1)]
        Gebucht: 1 × Auto anmelden · Dienstag, 24. November 2026

        Von Ihrem Kontingent bleiben an diesem Tag noch 9 Plätze.

        Bürgeramt Nord:
        1. 15:45 · NNG-TA0
        [Unsere Termine]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> /trade 1 Zulassung Dienstag ab 15:30
        Dienstag, 24. November 2026: Für Betriebe ist zu dieser Zeit nichts frei. Bitte nennen Sie einen anderen Tag oder andere Uhrzeiten.

        Gebucht: 1 × Auto anmelden · Dienstag, 24. November 2026

        Von Ihrem Kontingent bleiben an diesem Tag noch 9 Plätze.

        Bürgeramt Nord:
        1. 15:45 · NNG-TA0
        [Unsere Termine]
        [📄 Als Datei]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn an_english_business_is_served_in_english() {
    let script = async |town: &Town| {
        let dealer = town.citizen("Krüger").speaking("en");
        let (_, code) = town.registers("Krüger Cars", 5, &[]).await;
        dealer.says(&code).await;
        dealer.says("/trade 3 register a car on Tuesday after 3 pm").await;
        dealer.says("book all").await;
        dealer.says("/trade").await;
    };
    conversation_in(
        &with_trade(),
        script,
        expect![[r#"
            Krüger Cars is registered with 5 a day

            Krüger> /trade 14AR-J0JF-B1AX-J0GD-EWCA-DH4C-SB4B
            You are talking to a program. It is run by: Town of Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Privacy: https://kleinstadt.example.org/datenschutz

            Welcome! From now on you book for your business here.

            Krüger Cars · 5 places a day · no appointment yet

            This is how to book: /trade 20 registration Tuesday from 8. Or /trade registration Tuesday from 8 and below it a number plate on each line.
            [⬅️ Back]

            Krüger> /trade 3 register a car on Tuesday after 3 pm
            3 × Register a car · Tuesday, 24 November 2026 · from 15:00

            All 3 are there:
            Bürgeramt Nord: 15:00 (2 ×), 15:15

            Your quota leaves 5 places on that day. Nothing is booked yet.
            [✅ Book all]
            [⬅️ Back]

            Krüger> book all
            Booked: 3 × Register a car · Tuesday, 24 November 2026

            2 places are left of your quota on that day.

            Bürgeramt Nord:
            1. 15:00 · FFG-9N2
            2. 15:00 · TAA-YW8
            3. 15:15 · M7F-K5H
            [Our appointments]
            [📄 As a file]
            [⬅️ Back]

            Krüger> /trade
            Krüger Cars · 5 places a day · 3 appointments

            To book more: /trade 20 registration Tuesday from 8, with a number plate on each line below if you like.

            Tuesday, 24 November 2026 · 2 places left of your quota:
            15:00 · FFG-9N2 · Register a car · Bürgeramt Nord
            15:00 · TAA-YW8 · Register a car · Bürgeramt Nord
            15:15 · M7F-K5H · Register a car · Bürgeramt Nord
            [✖️ Tue 24 Nov 15:00 · FFG-9N2]
            [✖️ Tue 24 Nov 15:00 · TAA-YW8]
            [✖️ Tue 24 Nov 15:15 · M7F-K5H]
            [📄 As a file]
            [⬅️ Back]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_closure_is_told_to_the_business_and_listed_for_staff() {
    let script = async |town: &Town| {
        let (dealer, oez) = (town.citizen("Krüger"), town.citizen("Frau Öz"));
        let (_, code) = town.registers("Autohaus Krüger", 6, &[]).await;
        dealer.says(&code).await;
        dealer.says("/trade 2 Zulassung Dienstag").await;
        dealer.taps("Alle buchen").await;
        dealer.says("/trade 1 Zulassung Donnerstag").await;
        dealer.taps("Alle buchen").await;
        let (_, code) = town.invites("Öz", Role::Supervisor, &[]).await;
        oez.says(&code).await;
        town.closes("nord", "2026-11-24T00:00:00Z", "2026-11-26T23:00:00Z", None).await;
        oez.says("/anliegen").await;
        dealer.says("/gewerbe").await;
        dealer.taps("14:00").await;
        dealer.taps("absagen").await;
    };
    conversation_by_the_clock(&with_trade(), script, expect![[r#"
        Autohaus Krüger is registered with 6 a day

        Krüger> /trade 2WA0-02WV-N7MP-M4G0-P1AE-EW1C-RW0T
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Willkommen! Ab jetzt buchen Sie hier für Ihren Betrieb.

        Autohaus Krüger · 6 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /trade 2 Zulassung Dienstag
        2 × Auto anmelden · Dienstag, 24. November 2026

        Beide sind da:
        Bürgeramt Nord: 14:00 (2 ×)

        Ihr Kontingent lässt an diesem Tag noch 6 Plätze zu. Gebucht ist noch nichts.
        [✅ Alle buchen]
        [⬅️ Zurück]

        Krüger> [✅ Alle buchen]
        Gebucht: 2 × Auto anmelden · Dienstag, 24. November 2026

        Von Ihrem Kontingent bleiben an diesem Tag noch 4 Plätze.

        Bürgeramt Nord:
        1. 14:00 · FFG-9N2
        2. 14:00 · TAA-YW8
        [Unsere Termine]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> /trade 1 Zulassung Donnerstag
        1 × Auto anmelden · Donnerstag, 26. November 2026

        Dieser Platz ist da:
        Bürgeramt Nord: 14:00

        Ihr Kontingent lässt an diesem Tag noch 6 Plätze zu. Gebucht ist noch nichts.
        [✅ Alle buchen]
        [⬅️ Zurück]

        Krüger> [✅ Alle buchen]
        Gebucht: 1 × Auto anmelden · Donnerstag, 26. November 2026

        Von Ihrem Kontingent bleiben an diesem Tag noch 5 Plätze.

        Bürgeramt Nord:
        1. 14:00 · CMR-3WX
        [Unsere Termine]
        [📄 Als Datei]
        [⬅️ Zurück]

        Öz is invited as supervisor

        Frau Öz> /staff NCPM-Y3E0-Y3TY-6N4R-N9WF-PDCN-WA41
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Ihre Rolle: Leitung · alle Ämter

        Kein Anliegen wartet.
        [Heute]
        [Mitteilungen]
        [⬅️ Zurück]

        nord closes: 2026-11-24T00:00:00Z to 2026-11-26T23:00:00Z

        Bürgeramt Nord kann diese Zeiten leider nicht anbieten. Diese Termine Ihres Betriebs fallen aus:

        Dienstag, 24. November 2026:
        1. 14:00 · FFG-9N2
        2. 14:00 · TAA-YW8

        Donnerstag, 26. November 2026:
        3. 14:00 · CMR-3WX

        Das Amt weiß Bescheid. Mit /gewerbe sagen Sie ab, was ausfällt, und buchen neu.

        Frau Öz> /anliegen
        3 Anliegen warten, das älteste zuerst:

        Termin fällt aus, noch nichts anderes, seit eben
        Ein Betrieb; er weiß Bescheid und bucht selbst neu.

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt
        Nummer: FFG-9N2
        Fällt leider aus.

        Termin fällt aus, noch nichts anderes, seit eben
        Ein Betrieb; er weiß Bescheid und bucht selbst neu.

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt
        Nummer: TAA-YW8
        Fällt leider aus.

        Termin fällt aus, noch nichts anderes, seit eben
        Ein Betrieb; er weiß Bescheid und bucht selbst neu.

        Auto anmelden
        Donnerstag, 26. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt
        Nummer: CMR-3WX
        Fällt leider aus.
        [Fällt aus: FFG-9N2]
        [Fällt aus: TAA-YW8]
        [Fällt aus: CMR-3WX]
        [⬅️ Zurück]

        Krüger> /gewerbe
        Autohaus Krüger · 6 Plätze am Tag · 3 Termine

        Neu buchen: /gewerbe 20 Zulassung Dienstag ab 8, gern mit je einem Kennzeichen in den Zeilen darunter.

        Dienstag, 24. November 2026 · noch 4 Plätze vom Kontingent:
        14:00 · FFG-9N2 · Auto anmelden · Bürgeramt Nord · fällt aus
        14:00 · TAA-YW8 · Auto anmelden · Bürgeramt Nord · fällt aus

        Donnerstag, 26. November 2026 · noch 5 Plätze vom Kontingent:
        14:00 · CMR-3WX · Auto anmelden · Bürgeramt Nord · fällt aus
        [✖️ Di 24.11. 14:00 · FFG-9N2]
        [✖️ Di 24.11. 14:00 · TAA-YW8]
        [✖️ Do 26.11. 14:00 · CMR-3WX]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> [✖️ Di 24.11. 14:00 · FFG-9N2]
        Diesen Termin absagen oder tauschen?
        Dienstag, 24. November 2026, 14:00 · FFG-9N2 · Auto anmelden · Bürgeramt Nord
        Abgesagt zählt er nicht mehr.
        [✖️ Ja, absagen]
        [🔁 Andere Zeit]
        [Unsere Termine]

        Krüger> [✖️ Ja, absagen]
        Abgesagt: Dienstag, 24. November 2026, 14:00 · FFG-9N2 · Auto anmelden · Bürgeramt Nord. Er zählt nicht mehr.

        Autohaus Krüger · 6 Plätze am Tag · 2 Termine

        Neu buchen: /gewerbe 20 Zulassung Dienstag ab 8, gern mit je einem Kennzeichen in den Zeilen darunter.

        Dienstag, 24. November 2026 · noch 5 Plätze vom Kontingent:
        14:00 · TAA-YW8 · Auto anmelden · Bürgeramt Nord · fällt aus

        Donnerstag, 26. November 2026 · noch 5 Plätze vom Kontingent:
        14:00 · CMR-3WX · Auto anmelden · Bürgeramt Nord · fällt aus
        [✖️ Di 24.11. 14:00 · TAA-YW8]
        [✖️ Do 26.11. 14:00 · CMR-3WX]
        [📄 Als Datei]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn a_list_of_plates_gets_a_place_each_and_comes_back_as_a_file() {
    let script = async |town: &Town| {
        let dealer = town.citizen("Krüger");
        let (_, code) = town.registers("Autohaus Krüger", 3, &[]).await;
        dealer.says(&code).await;
        dealer
            .says("/gewerbe Zulassung Dienstag ab 15\nKennzeichen\nKL-AB 1;rot\nKL-AB 2\n=1+1\nKL-AB 4")
            .await;
        dealer.taps("So viele wie möglich").await;
        dealer.taps("Als Datei").await;
        dealer.says("unsere termine").await;
    };
    conversation_by_the_clock(&with_trade(), script, expect![[r#"
        Autohaus Krüger is registered with 3 a day

        Krüger> /trade 2WA0-02WV-N7MP-M4G0-P1AE-EW1C-RW0T
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Willkommen! Ab jetzt buchen Sie hier für Ihren Betrieb.

        Autohaus Krüger · 3 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /gewerbe Zulassung Dienstag ab 15\nKennzeichen\nKL-AB 1;rot\nKL
        4 × Auto anmelden · Dienstag, 24. November 2026 · ab 15:00 Uhr

        Von 4 passen 3:
        Bürgeramt Nord: 15:00 (2 ×), 15:15

        Ihr Kontingent lässt an diesem Tag noch 3 Plätze zu. Gebucht ist noch nichts.
        [So viele wie möglich (3)]
        [⬅️ Zurück]

        Krüger> [So viele wie möglich (3)]
        Gebucht: 3 × Auto anmelden · Dienstag, 24. November 2026

        Damit ist Ihr Kontingent für diesen Tag ausgeschöpft.

        Bürgeramt Nord:
        1. 15:00 · FFG-9N2 · KL-AB 1
        2. 15:00 · TAA-YW8 · KL-AB 2
        3. 15:15 · M7F-K5H · =1+1

        Für KL-AB 4 war kein Platz mehr da.
        [Unsere Termine]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> [📄 Als Datei]
        Die Liste kommt als Datei, die jede Tabellenkalkulation öffnet.

        Gebucht: 3 × Auto anmelden · Dienstag, 24. November 2026

        Damit ist Ihr Kontingent für diesen Tag ausgeschöpft.

        Bürgeramt Nord:
        1. 15:00 · FFG-9N2 · KL-AB 1
        2. 15:00 · TAA-YW8 · KL-AB 2
        3. 15:15 · M7F-K5H · =1+1

        Für KL-AB 4 war kein Platz mehr da.
        [Unsere Termine]
        [📄 Als Datei]
        [⬅️ Zurück]

        📎 termine.csv
        "Nr.";"Kennzeichen";"Tag";"Uhrzeit";"Leistung";"Amt";"Nummer";"Stand"
        "1";"KL-AB 1";"2026-11-24";"15:00";"Auto anmelden";"Bürgeramt Nord";"FFG-9N2";"gebucht"
        "2";"KL-AB 2";"2026-11-24";"15:00";"Auto anmelden";"Bürgeramt Nord";"TAA-YW8";"gebucht"
        "3";"'=1+1";"2026-11-24";"15:15";"Auto anmelden";"Bürgeramt Nord";"M7F-K5H";"gebucht"

        Krüger> unsere termine
        Autohaus Krüger · 3 Plätze am Tag · 3 Termine

        Neu buchen: /gewerbe 20 Zulassung Dienstag ab 8, gern mit je einem Kennzeichen in den Zeilen darunter.

        Dienstag, 24. November 2026 · nichts mehr frei vom Kontingent:
        15:00 · FFG-9N2 · KL-AB 1 · Auto anmelden · Bürgeramt Nord
        15:00 · TAA-YW8 · KL-AB 2 · Auto anmelden · Bürgeramt Nord
        15:15 · M7F-K5H · =1+1 · Auto anmelden · Bürgeramt Nord
        [✖️ Di 24.11. 15:00 · FFG-9N2]
        [✖️ Di 24.11. 15:00 · TAA-YW8]
        [✖️ Di 24.11. 15:15 · M7F-K5H]
        [📄 Als Datei]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn a_list_that_can_not_be_right_is_told_by_its_lines() {
    let script = async |town: &Town| {
        let dealer = town.citizen("Krüger");
        let (_, code) = town.registers("Autohaus Krüger", 20, &[]).await;
        dealer.says(&code).await;
        dealer.says("/gewerbe 3 Zulassung Dienstag ab 15; KL-AB 1; KL-AB 2").await;
        dealer.says("/gewerbe Zulassung Dienstag\nKL-AB 1\n\nKL-AB 2\nkl-ab 1").await;
        dealer
            .says("/gewerbe Zulassung Dienstag\nDiese Zeile erzählt eine lange Geschichte von einem Auto")
            .await;
        let stranger = town.citizen("Ida");
        stranger.says("/gewerbe Zulassung Dienstag\nKL-AB 1\nKL-AB 1").await;
    };
    conversation_in(&with_trade(), script, expect![[r#"
        Autohaus Krüger is registered with 20 a day

        Krüger> /trade 2WA0-02WV-N7MP-M4G0-P1AE-EW1C-RW0T
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Willkommen! Ab jetzt buchen Sie hier für Ihren Betrieb.

        Autohaus Krüger · 20 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /gewerbe 3 Zulassung Dienstag ab 15; KL-AB 1; KL-AB 2
        Gewünscht sind 3 Plätze, in der Liste stehen 2 Zeilen. Was gilt? Ohne die Zahl buche ich für jede Zeile einen Platz.

        Autohaus Krüger · 20 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /gewerbe Zulassung Dienstag\nKL-AB 1\n\nKL-AB 2\nkl-ab 1
        Die Zeilen 1 und 3 der Liste sind gleich. Bitte nehmen Sie eine heraus; gebucht ist noch nichts.

        Autohaus Krüger · 20 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /gewerbe Zulassung Dienstag\nDiese Zeile erzählt eine lange G
        Zeile 1 der Liste ist zu lang oder nicht lesbar. Bitte je Zeile ein Kennzeichen mit höchstens 40 Zeichen; gebucht ist noch nichts.

        Autohaus Krüger · 20 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Ida> /gewerbe Zulassung Dienstag\nKL-AB 1\nKL-AB 1
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

    "#]]).await;
}

#[tokio::test]
async fn one_of_the_list_is_swapped_for_another_time() {
    let script = async |town: &Town| {
        let dealer = town.citizen("Krüger");
        let (_, code) = town.registers("Autohaus Krüger", 3, &[]).await;
        dealer.says(&code).await;
        dealer.says("/gewerbe Zulassung Dienstag ab 15; KL-AB 1; KL-AB 2").await;
        dealer.says("ja").await;
        dealer.taps("Unsere Termine").await;
        dealer.says("1").await;
        dealer.says("andere Zeit").await;
        dealer.taps("14:15").await;
        // As one types it, for another day.
        let reference = dealer.reads_behind("15:00 · ");
        dealer
            .says_privately(
                &format!("/gewerbe {reference} Donnerstag ab 15"),
                "/gewerbe XXX-XXX Donnerstag ab 15",
            )
            .await;
        dealer.says("15:30").await;
    };
    conversation_in(&with_trade(), script, expect![[r#"
        Autohaus Krüger is registered with 3 a day

        Krüger> /trade 2WA0-02WV-N7MP-M4G0-P1AE-EW1C-RW0T
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Willkommen! Ab jetzt buchen Sie hier für Ihren Betrieb.

        Autohaus Krüger · 3 Plätze am Tag · noch kein Termin

        So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
        [⬅️ Zurück]

        Krüger> /gewerbe Zulassung Dienstag ab 15; KL-AB 1; KL-AB 2
        2 × Auto anmelden · Dienstag, 24. November 2026 · ab 15:00 Uhr

        Beide sind da:
        Bürgeramt Nord: 15:00 (2 ×)

        Ihr Kontingent lässt an diesem Tag noch 3 Plätze zu. Gebucht ist noch nichts.
        [✅ Alle buchen]
        [⬅️ Zurück]

        Krüger> ja
        Gebucht: 2 × Auto anmelden · Dienstag, 24. November 2026

        Von Ihrem Kontingent bleibt an diesem Tag noch ein Platz.

        Bürgeramt Nord:
        1. 15:00 · FFG-9N2 · KL-AB 1
        2. 15:00 · TAA-YW8 · KL-AB 2
        [Unsere Termine]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> [Unsere Termine]
        Autohaus Krüger · 3 Plätze am Tag · 2 Termine

        Neu buchen: /gewerbe 20 Zulassung Dienstag ab 8, gern mit je einem Kennzeichen in den Zeilen darunter.

        Dienstag, 24. November 2026 · noch ein Platz vom Kontingent:
        15:00 · FFG-9N2 · KL-AB 1 · Auto anmelden · Bürgeramt Nord
        15:00 · TAA-YW8 · KL-AB 2 · Auto anmelden · Bürgeramt Nord
        [✖️ Di 24.11. 15:00 · FFG-9N2]
        [✖️ Di 24.11. 15:00 · TAA-YW8]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> 1
        Diesen Termin absagen oder tauschen?
        Dienstag, 24. November 2026, 15:00 · FFG-9N2 · Auto anmelden · Bürgeramt Nord
        Abgesagt ist der Platz gleich für andere Betriebe frei.
        [✖️ Ja, absagen]
        [🔁 Andere Zeit]
        [Unsere Termine]

        Krüger> andere Zeit
        Wann soll dieser Termin stattdessen sein? Bis Sie wählen, bleibt er, wie er ist.
        Dienstag, 24. November 2026, 15:00 · FFG-9N2 · Auto anmelden · Bürgeramt Nord

        Andere Tage: /gewerbe FFG-9N2 Donnerstag ab 10
        [🔁 Di 24.11. 14:00 · Bürgeramt Nord]
        [🔁 Di 24.11. 14:15 · Bürgeramt Nord]
        [🔁 Di 24.11. 14:30 · Bürgeramt Nord]
        [🔁 Di 24.11. 14:45 · Bürgeramt Nord]
        [🔁 Di 24.11. 15:15 · Bürgeramt Nord]
        [🔁 Di 24.11. 15:30 · Bürgeramt Nord]
        [Unsere Termine]

        Krüger> [🔁 Di 24.11. 14:15 · Bürgeramt Nord]
        Getauscht. Jetzt: Dienstag, 24. November 2026, 14:15 · FFG-9N2 · Auto anmelden · Bürgeramt Nord

        Autohaus Krüger · 3 Plätze am Tag · 2 Termine

        Neu buchen: /gewerbe 20 Zulassung Dienstag ab 8, gern mit je einem Kennzeichen in den Zeilen darunter.

        Dienstag, 24. November 2026 · noch ein Platz vom Kontingent:
        14:15 · FFG-9N2 · KL-AB 1 · Auto anmelden · Bürgeramt Nord
        15:00 · TAA-YW8 · KL-AB 2 · Auto anmelden · Bürgeramt Nord
        [✖️ Di 24.11. 14:15 · FFG-9N2]
        [✖️ Di 24.11. 15:00 · TAA-YW8]
        [📄 Als Datei]
        [⬅️ Zurück]

        Krüger> /gewerbe XXX-XXX Donnerstag ab 15
        Wann soll dieser Termin stattdessen sein? Bis Sie wählen, bleibt er, wie er ist.
        Dienstag, 24. November 2026, 15:00 · TAA-YW8 · Auto anmelden · Bürgeramt Nord

        Andere Tage: /gewerbe TAA-YW8 Donnerstag ab 10
        [🔁 Do 26.11. 15:00 · Bürgeramt Nord]
        [🔁 Do 26.11. 15:15 · Bürgeramt Nord]
        [🔁 Do 26.11. 15:30 · Bürgeramt Nord]
        [🔁 Do 26.11. 15:45 · Bürgeramt Nord]
        [Unsere Termine]

        Krüger> 15:30
        Getauscht. Jetzt: Donnerstag, 26. November 2026, 15:30 · TAA-YW8 · Auto anmelden · Bürgeramt Nord

        Autohaus Krüger · 3 Plätze am Tag · 2 Termine

        Neu buchen: /gewerbe 20 Zulassung Dienstag ab 8, gern mit je einem Kennzeichen in den Zeilen darunter.

        Dienstag, 24. November 2026 · noch 2 Plätze vom Kontingent:
        14:15 · FFG-9N2 · KL-AB 1 · Auto anmelden · Bürgeramt Nord

        Donnerstag, 26. November 2026 · noch 2 Plätze vom Kontingent:
        15:30 · TAA-YW8 · KL-AB 2 · Auto anmelden · Bürgeramt Nord
        [✖️ Di 24.11. 14:15 · FFG-9N2]
        [✖️ Do 26.11. 15:30 · TAA-YW8]
        [📄 Als Datei]
        [⬅️ Zurück]

    "#]]).await;
}
