//! Booked for a mother, a child, a neighbour: everybody has limits of their own.

use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::{conversation, conversation_by_the_clock};

/// Who has an appointment books the same for their mother.
#[tokio::test]
async fn at_the_limit_the_place_can_be_for_somebody_else() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:00").await;
        ada.says("perso").await;
        ada.taps("08:15").await;
        ada.taps("Für jemand anderen").await;
        ada.says("meine Mutter").await;
        ada.says("Erika Löwe").await;
        ada.taps("Buchen").await;
        ada.says("/termine").await;
        ada.taps("Erika Löwe: Personalausweis").await;
    };
    conversation(
        script,
        expect![[r#"
        ada has booked: personalausweis, 08:00

        ada> perso
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> [Mo 23.11. 08:15 · Rathaus Mitte]
        Sie haben dafür schon einen Termin:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Damit alle drankommen, gibt es einen je Person. Sie können ihn verschieben oder behalten.
        [🔁 Verschieben] [✖️ Absagen]
        [🔔 Auf einen früheren warten]
        [Für jemand anderen]
        [Behalten]

        ada> [Für jemand anderen]
        Für wen ist der Termin? Bitte schreiben Sie Vor- und Nachnamen.
        [⬅️ Zurück]

        ada> meine Mutter
        Einen Namen habe ich darin nicht erkannt.
        Bitte schreiben Sie Vor- und Nachnamen, zum Beispiel: Aylin Kaya

        Für wen ist der Termin? Bitte schreiben Sie Vor- und Nachnamen.
        [⬅️ Zurück]

        ada> Erika Löwe
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis · für Erika Löwe
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [✅ Buchen]
        Gebucht:

        Personalausweis · für Erika Löwe
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: XCR-PMR

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-XCR-PMR.ics METHOD:PUBLISH SEQUENCE:0

        ada> /termine
        Ihre Termine:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: TAA-YW8

        Personalausweis · für Erika Löwe
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: XCR-PMR
        [🔁 Verschieben: Personalausweis, Mo 23.11.]
        [✖️ Absagen: Personalausweis, Mo 23.11.]
        [🔁 Erika Löwe: Personalausweis, Mo 23.11.]
        [✖️ Erika Löwe: Personalausweis, Mo 23.11.]
        [Neuer Termin] [⬅️ Zurück]

        ada> [🔁 Erika Löwe: Personalausweis, Mo 23.11.]
        Ihr Termin am Montag, 23. November 2026 um 08:15 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Rathaus Mitte · für Erika Löwe
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:30]
        [Mo 23.11. 08:45]
        [Di 24.11. 08:00]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn at_any_time_words_say_whom_it_is_for() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("Reisepass für mein Kind").await;
        ada.taps("08:00").await;
        ada.says("Max Löwe").await;
        ada.says("doch für mich").await;
        ada.says("das ist für meine Tochter").await;
        ada.taps("Zurück").await;
        ada.says("für jemand anderen").await;
        ada.says("max").await;
        ada.taps("Buchen").await;
        ada.says("und für meine Mutter").await;
        ada.says("Für Erika Löwe").await;
    };
    conversation(
        script,
        expect![[r#"
        ada> Reisepass für mein Kind
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Reisepass
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Für mehrere]
        [⬅️ Zurück]

        ada> [Mo 23.11. 08:00 · Rathaus Mitte]
        Für wen ist der Termin? Bitte schreiben Sie Vor- und Nachnamen.
        [⬅️ Zurück]

        ada> Max Löwe
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass · für Max Löwe
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> doch für mich
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> das ist für meine Tochter
        Für wen ist der Termin? Wählen Sie aus, oder schreiben Sie Vor- und Nachnamen.
        [Max Löwe]
        [⬅️ Zurück]

        ada> [⬅️ Zurück]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> für jemand anderen
        Für wen ist der Termin? Wählen Sie aus, oder schreiben Sie Vor- und Nachnamen.
        [Max Löwe]
        [⬅️ Zurück]

        ada> max
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass · für Max Löwe
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [✅ Buchen]
        Gebucht:

        Reisepass · für Max Löwe
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: XCR-PMR

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-XCR-PMR.ics METHOD:PUBLISH SEQUENCE:0

        ada> und für meine Mutter
        Für wen ist der Termin? Wählen Sie aus, oder schreiben Sie Vor- und Nachnamen.
        [Max Löwe]
        [Für mich]
        [⬅️ Zurück]

        ada> Für Erika Löwe
        Reisepass · für Erika Löwe
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:15 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Für mehrere]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn somebody_else_has_limits_of_their_own() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books_for("Erika Löwe", "personalausweis", "08:00").await;
        ada.says("/start personalausweis").await;
        ada.says("für meine Mutter").await;
        ada.taps("Erika Löwe").await;
        ada.taps("08:15").await;
        ada.taps("Verschieben").await;
        ada.says("ja").await;
        ada.says("absagen").await;
        ada.says("ja, absagen").await;
    };
    conversation(script, expect![[r#"
        ada has booked for Erika Löwe: personalausweis, 08:00

        ada> /start personalausweis
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> für meine Mutter
        Für wen ist der Termin? Wählen Sie aus, oder schreiben Sie Vor- und Nachnamen.
        [Erika Löwe]
        [⬅️ Zurück]

        ada> [Erika Löwe]
        Personalausweis · für Erika Löwe
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> [Mo 23.11. 08:15 · Rathaus Mitte]
        Erika Löwe hat dafür schon einen Termin:

        Personalausweis · für Erika Löwe
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Damit alle drankommen, gibt es einen je Person. Sie können ihn verschieben oder behalten.
        [🔁 Verschieben] [✖️ Absagen]
        [🔔 Auf einen früheren warten]
        [Für jemand anderen]
        [Behalten]

        ada> [🔁 Verschieben]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis · für Erika Löwe
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro

        Er ersetzt Ihren Termin am Montag, 23. November 2026 um 08:00 Uhr. Der bleibt, bis Sie hier bestätigen.
        [✅ Ja, verschieben]
        [Mehr Zeit] [⬅️ Zurück]

        ada> ja
        Verschoben. Ihr neuer Termin:

        Personalausweis · für Erika Löwe
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer bleibt: CMR-3WX

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-CMR-3WX.ics METHOD:PUBLISH SEQUENCE:1

        ada> absagen
        Personalausweis · für Erika Löwe
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        ada> ja, absagen
        Abgesagt:

        Personalausweis · für Erika Löwe
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-CMR-3WX.ics METHOD:CANCEL SEQUENCE:2

    "#]]).await;
}

#[tokio::test]
async fn an_account_books_so_many_for_all() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        for (name, place) in [("Erika", "08:00"), ("Max", "08:15"), ("Aylin", "08:30"), ("Noah", "08:45")] {
            ada.books_for(name, "personalausweis", place).await;
        }
        ada.says("/start personalausweis").await;
        ada.says("1").await;
        ada.says("mensch").await;
        ada.taps("Behalten").await;
    };
    conversation(script, expect![[r#"
        ada has booked for Erika: personalausweis, 08:00

        ada has booked for Max: personalausweis, 08:15

        ada has booked for Aylin: personalausweis, 08:30

        ada has booked for Noah: personalausweis, 08:45

        ada> /start personalausweis
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:15 · Rathaus Mitte]
        [Di 24.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> 1
        Sie haben schon 4 Termine gebucht, für sich und andere. Mehr gehen nicht zugleich, damit alle drankommen.
        Brauchen Sie einen davon nicht mehr? Dann sagen Sie ihn ab. Für viele auf einmal hilft ein Mensch: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

        Personalausweis · für Erika
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX

        Personalausweis · für Max
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: D72-X2F

        Personalausweis · für Aylin
        Montag, 23. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: NPX-5S2

        Personalausweis · für Noah
        Montag, 23. November 2026, 08:45 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: GB6-QY9
        [🔁 Erika: Personalausweis, Mo 23.11.]
        [✖️ Erika: Personalausweis, Mo 23.11.]
        [🔁 Max: Personalausweis, Mo 23.11.]
        [✖️ Max: Personalausweis, Mo 23.11.]
        [🔁 Aylin: Personalausweis, Mo 23.11.]
        [✖️ Aylin: Personalausweis, Mo 23.11.]
        [🔁 Noah: Personalausweis, Mo 23.11.]
        [✖️ Noah: Personalausweis, Mo 23.11.]
        [Behalten]

        ada> mensch
        Ein Mensch hilft Ihnen gern: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr.

        Sie haben schon 4 Termine gebucht, für sich und andere. Mehr gehen nicht zugleich, damit alle drankommen.
        Brauchen Sie einen davon nicht mehr? Dann sagen Sie ihn ab. Für viele auf einmal hilft ein Mensch: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

        Personalausweis · für Erika
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX

        Personalausweis · für Max
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: D72-X2F

        Personalausweis · für Aylin
        Montag, 23. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: NPX-5S2

        Personalausweis · für Noah
        Montag, 23. November 2026, 08:45 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: GB6-QY9
        [🔁 Erika: Personalausweis, Mo 23.11.]
        [✖️ Erika: Personalausweis, Mo 23.11.]
        [🔁 Max: Personalausweis, Mo 23.11.]
        [✖️ Max: Personalausweis, Mo 23.11.]
        [🔁 Aylin: Personalausweis, Mo 23.11.]
        [✖️ Aylin: Personalausweis, Mo 23.11.]
        [🔁 Noah: Personalausweis, Mo 23.11.]
        [✖️ Noah: Personalausweis, Mo 23.11.]
        [Behalten]

        ada> [Behalten]
        Ihre Termine:

        Personalausweis · für Erika
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: CMR-3WX

        Personalausweis · für Max
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: D72-X2F

        Personalausweis · für Aylin
        Montag, 23. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: NPX-5S2

        Personalausweis · für Noah
        Montag, 23. November 2026, 08:45 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: GB6-QY9
        [🔁 Erika: Personalausweis, Mo 23.11.]
        [✖️ Erika: Personalausweis, Mo 23.11.]
        [🔁 Max: Personalausweis, Mo 23.11.]
        [✖️ Max: Personalausweis, Mo 23.11.]
        [🔁 Aylin: Personalausweis, Mo 23.11.]
        [✖️ Aylin: Personalausweis, Mo 23.11.]
        [🔁 Noah: Personalausweis, Mo 23.11.]
        [✖️ Noah: Personalausweis, Mo 23.11.]
        [Neuer Termin] [⬅️ Zurück]

    "#]]).await;
}

/// Two chats of one person, who tells the same in both; and somebody else with the same telephone.
#[tokio::test]
async fn the_same_name_and_number_is_the_same_person() {
    let script = async |town: &Town| {
        let (ada, bert) = (town.citizen("ada"), town.citizen("bert"));
        ada.says("/start zulassung").await;
        ada.says("1").await;
        ada.says("Ada Löwe").await;
        ada.says("0231 471100").await;
        ada.taps("Buchen").await;
        bert.says("/start zulassung").await;
        bert.says("1").await;
        bert.says("LOEWE, Ada").await;
        bert.says("+49 231 47 11 00").await;
        bert.taps("Buchen").await;
        bert.taps("Zurück").await;
        bert.says("1").await;
        bert.says("Bert Brecht").await;
        bert.says("0231 471100").await;
        bert.taps("Buchen").await;
    };
    conversation(script, expect![[r#"
        ada> /start zulassung
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Auto anmelden
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Di 24.11. 14:15 · Bürgeramt Nord]
        [Di 24.11. 14:30 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [⬅️ Zurück]

        ada> 1
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> Ada Löwe
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Unter welcher Telefonnummer erreicht Sie das Amt?
        [Mehr Zeit] [⬅️ Zurück]

        ada> 0231 471100
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Angaben:
        – Ada Löwe
        – 0231 471100
        [✅ Buchen]
        [Angaben ändern]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [✅ Buchen]
        Gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Nummer: CMR-3WX

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-CMR-3WX.ics METHOD:PUBLISH SEQUENCE:0

        bert> /start zulassung
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Auto anmelden
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Di 24.11. 14:15 · Bürgeramt Nord]
        [Di 24.11. 14:30 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [⬅️ Zurück]

        bert> 1
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        bert> LOEWE, Ada
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Unter welcher Telefonnummer erreicht Sie das Amt?
        [Mehr Zeit] [⬅️ Zurück]

        bert> +49 231 47 11 00
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Angaben:
        – LOEWE, Ada
        – +49 231 47 11 00
        [✅ Buchen]
        [Angaben ändern]
        [Mehr Zeit] [⬅️ Zurück]

        bert> [✅ Buchen]
        Unter diesem Namen und dieser Nummer oder Adresse ist schon gebucht, und zwar in einem anderen Chat. Damit alle drankommen, gibt es einen Termin je Person.
        Verschieben können Sie ihn dort. Mit /verbinden teilen sich beide Chats Ihre Termine.
        Das passt nicht? Ein Mensch hilft Ihnen gern: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [Für jemand anderen]
        [⬅️ Zurück]

        bert> [⬅️ Zurück]
        Auto anmelden
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Di 24.11. 14:15 · Bürgeramt Nord]
        [Di 24.11. 14:30 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [⬅️ Zurück]

        bert> 1
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        bert> Bert Brecht
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Unter welcher Telefonnummer erreicht Sie das Amt?
        [Mehr Zeit] [⬅️ Zurück]

        bert> 0231 471100
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Angaben:
        – Bert Brecht
        – 0231 471100
        [✅ Buchen]
        [Angaben ändern]
        [Mehr Zeit] [⬅️ Zurück]

        bert> [✅ Buchen]
        Gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Nummer: NPX-5S2

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-NPX-5S2.ics METHOD:PUBLISH SEQUENCE:0

    "#]]).await;
}

#[tokio::test]
async fn moved_so_often_it_is_kept_or_cancelled() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:00").await;
        for place in ["08:15", "08:30"] {
            ada.says("verschieben").await;
            ada.taps(place).await;
            ada.says("ja").await;
        }
        ada.says("verschieben").await;
        ada.taps("08:45").await;
        ada.says("ja").await;
        ada.says("verschieben").await;
        ada.says("lieber am Dienstag").await;
        ada.says("/start personalausweis").await;
        ada.says("1").await;
    };
    // A desk that moves in two steps gives the old place back a minute later.
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        ada has booked: personalausweis, 08:00

        ada> verschieben
        Ihr Termin am Montag, 23. November 2026 um 08:00 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Rathaus Mitte
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15]
        [Mo 23.11. 08:30]
        [Mo 23.11. 08:45]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

        ada> [Mo 23.11. 08:15]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro

        Er ersetzt Ihren Termin am Montag, 23. November 2026 um 08:00 Uhr. Der bleibt, bis Sie hier bestätigen.
        [✅ Ja, verschieben]
        [Mehr Zeit] [⬅️ Zurück]

        ada> ja
        Verschoben. Ihr neuer Termin:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer bleibt: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:1

        ada> verschieben
        Ihr Termin am Montag, 23. November 2026 um 08:15 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Rathaus Mitte
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00]
        [Mo 23.11. 08:30]
        [Mo 23.11. 08:45]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

        ada> [Mo 23.11. 08:30]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro

        Er ersetzt Ihren Termin am Montag, 23. November 2026 um 08:15 Uhr. Der bleibt, bis Sie hier bestätigen.
        [✅ Ja, verschieben]
        [Mehr Zeit] [⬅️ Zurück]

        ada> ja
        Verschoben. Ihr neuer Termin:

        Personalausweis
        Montag, 23. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer bleibt: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:2

        ada> verschieben
        Ihr Termin am Montag, 23. November 2026 um 08:30 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Rathaus Mitte
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00]
        [Mo 23.11. 08:15]
        [Mo 23.11. 08:45]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

        ada> [Mo 23.11. 08:45]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:45 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro

        Er ersetzt Ihren Termin am Montag, 23. November 2026 um 08:30 Uhr. Der bleibt, bis Sie hier bestätigen.

        Danach lässt er sich nicht noch einmal verschieben.
        [✅ Ja, verschieben]
        [Mehr Zeit] [⬅️ Zurück]

        ada> ja
        Verschoben. Ihr neuer Termin:

        Personalausweis
        Montag, 23. November 2026, 08:45 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer bleibt: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [✖️ Absagen]

        📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:3

        ada> verschieben
        Dieser Termin ist schon so oft verschoben worden, wie es hier geht. So bleiben Plätze für die, die sie brauchen.
        Sie können ihn behalten oder absagen. Geht beides nicht? Ein Mensch hilft Ihnen gern: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

        Ihre Termine:

        Personalausweis
        Montag, 23. November 2026, 08:45 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: TAA-YW8
        [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        ada> lieber am Dienstag
        Dieser Termin ist schon so oft verschoben worden, wie es hier geht. So bleiben Plätze für die, die sie brauchen.
        Sie können ihn behalten oder absagen. Geht beides nicht? Ein Mensch hilft Ihnen gern: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

        Ihre Termine:

        Personalausweis
        Montag, 23. November 2026, 08:45 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: TAA-YW8
        [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        ada> /start personalausweis
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> 1
        Sie haben dafür schon einen Termin:

        Personalausweis
        Montag, 23. November 2026, 08:45 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Damit alle drankommen, gibt es einen je Person. Er ist schon so oft verschoben worden, wie es geht. Sie können ihn behalten oder absagen.
        [✖️ Absagen]
        [Für jemand anderen]
        [Behalten]

    "#]]).await;
}

/// From three linked chats.
#[tokio::test]
async fn a_family_holds_so_many_places() {
    let script = async |town: &Town| {
        let (ada, at_work, at_home) =
            (town.citizen("ada"), town.citizen("ada at work"), town.citizen("ada at home"));
        for other in [&at_work, &at_home] {
            ada.links(other).await;
        }
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        at_work.says("/start personalausweis").await;
        at_work.says("für meine Mutter").await;
        at_work.says("Erika Löwe").await;
        at_work.taps("08:15").await;
        at_home.says("/start personalausweis").await;
        at_home.says("für meinen Sohn").await;
        at_home.says("Max Löwe").await;
        at_home.taps("08:30").await;
        at_work.says("zurück").await;
        at_home.taps("08:30").await;
    };
    conversation(
        script,
        expect![[r#"
        ada is linked with ada at work

        ada is linked with ada at home

        ada> /start personalausweis
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

        ada at work> /start personalausweis
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada at work> für meine Mutter
        Für wen ist der Termin? Bitte schreiben Sie Vor- und Nachnamen.
        [⬅️ Zurück]

        ada at work> Erika Löwe
        Personalausweis · für Erika Löwe
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada at work> [Mo 23.11. 08:15 · Rathaus Mitte]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis · für Erika Löwe
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada at home> /start personalausweis
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada at home> für meinen Sohn
        Für wen ist der Termin? Wählen Sie aus, oder schreiben Sie Vor- und Nachnamen.
        [Erika Löwe]
        [⬅️ Zurück]

        ada at home> Max Löwe
        Personalausweis · für Max Löwe
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada at home> [Mo 23.11. 08:30 · Rathaus Mitte]
        Sie haben gerade schon andere Plätze reserviert, für andere oder in einem anderen Chat.
        Buchen Sie einen davon, oder geben Sie ihn dort mit „Zurück“ wieder frei. Dann geht es hier weiter.

        Personalausweis · für Max Löwe
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada at work> zurück
        Personalausweis · für Erika Löwe
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada at home> [Mo 23.11. 08:30 · Rathaus Mitte]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis · für Max Löwe
        Montag, 23. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn what_is_waited_for_can_be_for_somebody_else() {
    let script = async |town: &Town| {
        let (ada, bert) = (town.citizen("ada"), town.citizen("bert"));
        ada.books("personalausweis", "08:00").await;
        ada.says("/start personalausweis").await;
        ada.says("für meinen Mann").await;
        ada.says("Bert Löwe").await;
        ada.says("am 5. Dezember").await;
        ada.taps("Warteliste").await;
        ada.says("/warteliste").await;
        bert.says("/warteliste").await;
    };
    conversation(
        script,
        expect![[r#"
        ada has booked: personalausweis, 08:00

        ada> /start personalausweis
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> für meinen Mann
        Für wen ist der Termin? Bitte schreiben Sie Vor- und Nachnamen.
        [⬅️ Zurück]

        ada> Bert Löwe
        Personalausweis · für Bert Löwe
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> am 5. Dezember
        Personalausweis · Samstag, 5. Dezember 2026 · für Bert Löwe
        An diesem Tag ist nichts frei. An einem anderen Tag ist oft noch etwas frei.

        Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Tage]
        [⬅️ Zurück]

        ada> [🔔 Warteliste]
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Samstag, 5. Dezember 2026 · für Bert Löwe

        Ich suche bis Samstag, 5. Dezember 2026.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> /warteliste
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Samstag, 5. Dezember 2026 · für Bert Löwe

        Ich suche bis Samstag, 5. Dezember 2026.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        bert> /warteliste
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Sie stehen auf keiner Warteliste.
        [Neuer Termin] [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn in_english_too() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada").speaking("en");
        ada.says("/start personalausweis").await;
        ada.taps("08:00").await;
        ada.says("for my mother").await;
        ada.says("Her name is Erika Löwe").await;
        ada.says("for me").await;
        ada.says("this is for my mother").await;
        ada.says("erika").await;
    };
    conversation(
        script,
        expect![[r#"
        ada> /start personalausweis
        You are talking to a program. It is run by: Town of Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Privacy: https://kleinstadt.example.org/datenschutz

        Identity card
        These appointments are free. Which one suits you?
        [Mon 23 Nov 08:00 · Rathaus Mitte]
        [Mon 23 Nov 08:15 · Rathaus Mitte]
        [Mon 23 Nov 08:30 · Rathaus Mitte]
        [Later] [Another day]
        [Another office]
        [⬅️ Back]

        ada> [Mon 23 Nov 08:00 · Rathaus Mitte]
        Held for you until 10:10, but not booked yet:

        Identity card
        Monday, 23 November 2026, 08:00
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Please bring:
        – Old card

        46.00 euros
        [✅ Book]
        [More time] [⬅️ Back]

        ada> for my mother
        Who is the appointment for? Please write first and last name.
        [⬅️ Back]

        ada> Her name is Erika Löwe
        Held for you until 10:10, but not booked yet:

        Identity card · for Erika Löwe
        Monday, 23 November 2026, 08:00
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Please bring:
        – Old card

        46.00 euros
        [✅ Book]
        [More time] [⬅️ Back]

        ada> for me
        Held for you until 10:10, but not booked yet:

        Identity card
        Monday, 23 November 2026, 08:00
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Please bring:
        – Old card

        46.00 euros
        [✅ Book]
        [More time] [⬅️ Back]

        ada> this is for my mother
        Who is the appointment for? Choose somebody, or write first and last name.
        [Erika Löwe]
        [⬅️ Back]

        ada> erika
        Held for you until 10:10, but not booked yet:

        Identity card · for Erika Löwe
        Monday, 23 November 2026, 08:00
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Please bring:
        – Old card

        46.00 euros
        [✅ Book]
        [More time] [⬅️ Back]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn who_is_forgotten_takes_along_whom_they_named() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books_for("Erika Löwe", "personalausweis", "08:00").await;
        ada.says("/delete_me").await;
        ada.says("ja, alles löschen").await;
        ada.says("/start personalausweis").await;
        ada.says("für meine Mutter").await;
    };
    conversation(script, expect![[r#"
        ada has booked for Erika Löwe: personalausweis, 08:00

        ada> /delete_me
        Ihre kommenden Termine werden abgesagt, Ihre Angaben und dieses Gespräch gelöscht. Das lässt sich nicht zurücknehmen.
        Soll ich wirklich alles löschen?
        [✖️ Ja, alles löschen] [⬅️ Zurück]

        ada> ja, alles löschen
        Alles ist gelöscht, Ihre Termine sind abgesagt.
        Sie brauchen wieder einmal etwas? Schreiben Sie mir einfach.

        ada> /start personalausweis
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> für meine Mutter
        Für wen ist der Termin? Bitte schreiben Sie Vor- und Nachnamen.
        [⬅️ Zurück]

    "#]]).await;
}
