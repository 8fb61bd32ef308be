//! Several errands in one visit.

use bot_core::City;
use bot_core::ids::ServiceId;
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::conversation_in;

/// The town where an identity card and a passport are one visit: three slots.
fn combining() -> City {
    let mut city = kleinstadt();
    city.services[0].combines = vec![ServiceId::new("reisepass")];
    city
}

#[tokio::test]
async fn one_more_errand_is_added_and_both_are_booked() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("Perso").await;
        ada.taps("Noch ein Anliegen").await;
        ada.taps("Reisepass").await;
        ada.taps("08:15").await;
        ada.says("Ada Lovelace").await;
        ada.taps("Buchen").await;
    };
    conversation_in(
        &combining(),
        script,
        expect![[r#"
        ada> Perso
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Noch ein Anliegen dazu]
        [⬅️ Zurück]

        ada> [Noch ein Anliegen dazu]
        Personalausweis
        Was möchten Sie im selben Termin noch erledigen?
        [Reisepass]
        [⬅️ Zurück]

        ada> [Reisepass]
        Personalausweis + Reisepass
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> [Mo 23.11. 08:15 · Rathaus Mitte]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis + Reisepass
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        Personalausweis: 46,00 Euro

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> Ada Lovelace
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis + Reisepass
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        Personalausweis: 46,00 Euro

        Ihre Angaben:
        – Ada Lovelace
        [✅ Buchen]
        [Angaben ändern]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [✅ Buchen]
        Gebucht:

        Personalausweis + Reisepass
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: RWJ-0S6

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-RWJ-0S6.ics METHOD:PUBLISH SEQUENCE:0

    "#]],
    )
    .await;
}

#[tokio::test]
async fn two_errands_named_at_once_are_one_visit() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("Ich brauche einen Personalausweis und einen Reisepass, am Donnerstag").await;
        ada.taps("Zurück").await;
        ada.says("und noch einen Reisepass dazu").await;
        let bob = town.citizen("bob").speaking("en");
        bob.says("passport + identity card").await;
    };
    conversation_in(
        &combining(),
        script,
        expect![[r#"
        ada> Ich brauche einen Personalausweis und einen Reisepass, am Do
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis + Reisepass · Donnerstag, 26. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Do 26.11. 08:00 · Rathaus Mitte]
        [Do 26.11. 08:15 · Rathaus Mitte]
        [Do 26.11. 14:00 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage]
        [⬅️ Zurück]

        ada> [⬅️ Zurück]
        Personalausweis · Donnerstag, 26. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Do 26.11. 08:00 · Rathaus Mitte]
        [Do 26.11. 08:15 · Rathaus Mitte]
        [Do 26.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage]
        [Noch ein Anliegen dazu]
        [⬅️ Zurück]

        ada> und noch einen Reisepass dazu
        Personalausweis + Reisepass · Donnerstag, 26. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Do 26.11. 08:00 · Rathaus Mitte]
        [Do 26.11. 08:15 · Rathaus Mitte]
        [Do 26.11. 14:00 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage]
        [⬅️ Zurück]

        bob> passport + identity card
        You are talking to a program. It is run by: Town of Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Privacy: https://kleinstadt.example.org/datenschutz

        Passport + Identity card
        These appointments are free. Which one suits you?
        [Mon 23 Nov 08:00 · Rathaus Mitte]
        [Mon 23 Nov 08:15 · Rathaus Mitte]
        [Tue 24 Nov 08:00 · Rathaus Mitte]
        [Later] [Another day]
        [Another office]
        [⬅️ Back]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn a_visit_is_moved_and_cancelled_whole() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("Personalausweis und Reisepass").await;
        ada.taps("08:00").await;
        ada.says("Ada Lovelace").await;
        ada.taps("Buchen").await;
        ada.says("verschieben auf Dienstag").await;
        ada.taps("08:15").await;
        ada.taps("verschieben").await;
        ada.says("absagen").await;
        ada.taps("Ja, absagen").await;
        ada.taps("zurücknehmen").await;
        ada.says("meine Termine").await;
    };
    conversation_in(&combining(), script, expect![[r#"
        ada> Personalausweis und Reisepass
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis + Reisepass
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> [Mo 23.11. 08:00 · Rathaus Mitte]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis + Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        Personalausweis: 46,00 Euro

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> Ada Lovelace
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis + Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        Personalausweis: 46,00 Euro

        Ihre Angaben:
        – Ada Lovelace
        [✅ Buchen]
        [Angaben ändern]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [✅ Buchen]
        Gebucht:

        Personalausweis + Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: DSM-75J

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-DSM-75J.ics METHOD:PUBLISH SEQUENCE:0

        ada> verschieben auf Dienstag
        Ihr Termin am Montag, 23. November 2026 um 08:00 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis + Reisepass · Rathaus Mitte · Dienstag, 24. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 08:00]
        [Di 24.11. 08:15]
        [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter] [Alle Tage]
        [⬅️ Zurück]

        ada> [Di 24.11. 08:15]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis + Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        Personalausweis: 46,00 Euro

        Er ersetzt Ihren Termin am Montag, 23. November 2026 um 08:00 Uhr. Der bleibt, bis Sie hier bestätigen.
        [✅ Ja, verschieben]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [✅ Ja, verschieben]
        Verschoben. Ihr neuer Termin:

        Personalausweis + Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer bleibt: DSM-75J

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-DSM-75J.ics METHOD:PUBLISH SEQUENCE:1

        ada> absagen
        Personalausweis + Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        ada> [✖️ Ja, absagen]
        Abgesagt:

        Personalausweis + Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-DSM-75J.ics METHOD:CANCEL SEQUENCE:2

        ada> [Absage zurücknehmen]
        Ihr Termin steht wieder:

        Personalausweis + Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer bleibt: DSM-75J

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-DSM-75J.ics METHOD:PUBLISH SEQUENCE:3

        ada> meine Termine
        Ihre Termine:

        Personalausweis + Reisepass
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: DSM-75J
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn errands_that_do_not_combine_need_two_appointments() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("Personalausweis und Auto anmelden").await;
        ada.says("außerdem Kfz-Zulassung").await;
    };
    conversation_in(
        &combining(),
        script,
        expect![[r#"
        ada> Personalausweis und Auto anmelden
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis und Auto anmelden gehen leider nicht in einem Termin.
        Fangen wir mit dem ersten an. Danach schreiben Sie mir einfach: Auto anmelden

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Noch ein Anliegen dazu]
        [⬅️ Zurück]

        ada> außerdem Kfz-Zulassung
        Personalausweis und Auto anmelden gehen leider nicht in einem Termin.
        Fangen wir mit dem ersten an. Danach schreiben Sie mir einfach: Auto anmelden

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Noch ein Anliegen dazu]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn where_no_office_serves_both_each_has_its_own() {
    let mut city = combining();
    city.services[0].combines.push(ServiceId::new("zulassung"));
    city.offices[1].services.retain(|offered| offered.service.as_str() != "personalausweis");
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("Personalausweis, Auto anmelden").await;
        ada.taps("Noch ein Anliegen").await;
    };
    conversation_in(
        &city,
        script,
        expect![[r#"
        ada> Personalausweis, Auto anmelden
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis und Auto anmelden gehen leider nicht in einem Termin.
        Fangen wir mit dem ersten an. Danach schreiben Sie mir einfach: Auto anmelden

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Noch ein Anliegen dazu]
        [⬅️ Zurück]

        ada> [Noch ein Anliegen dazu]
        Personalausweis
        Was möchten Sie im selben Termin noch erledigen?
        [Reisepass]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn where_there_is_not_room_for_all_of_it_one_by_one_goes() {
    let mut city = combining();
    city.offices.pop();
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("Reisepass für 2 Personen").await;
        ada.says("noch ein Anliegen dazu").await;
        ada.says("Personalausweis").await;
        ada.taps("Nur Reisepass").await;
        ada.says("auch Personalausweis").await;
        ada.taps("Warteliste").await;
    };
    conversation_in(
        &city,
        script,
        expect![[r#"
            ada> Reisepass für 2 Personen
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Reisepass, 2 Personen
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Di 24.11. 08:00 · Rathaus Mitte]
            [Mi 25.11. 08:00 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Für mehrere]
            [Noch ein Anliegen dazu]
            [⬅️ Zurück]

            ada> noch ein Anliegen dazu
            Reisepass
            Was möchten Sie im selben Termin noch erledigen?
            [Personalausweis]
            [⬅️ Zurück]

            ada> Personalausweis
            2 × Reisepass + Personalausweis
            Für alles zusammen ist in keinem Amt genug Zeit am Stück frei. Einzeln findet sich oft noch etwas.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [🔔 Warteliste]
            [Nur Reisepass]
            [⬅️ Zurück]

            ada> [Nur Reisepass]
            Reisepass, 2 Personen
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Di 24.11. 08:00 · Rathaus Mitte]
            [Mi 25.11. 08:00 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Für mehrere]
            [Noch ein Anliegen dazu]
            [⬅️ Zurück]

            ada> auch Personalausweis
            2 × Reisepass + Personalausweis
            Für alles zusammen ist in keinem Amt genug Zeit am Stück frei. Einzeln findet sich oft noch etwas.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [🔔 Warteliste]
            [Nur Reisepass]
            [⬅️ Zurück]

            ada> [🔔 Warteliste]
            🔔 Sie stehen auf der Warteliste:

            2 × Reisepass + Personalausweis

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn whoever_has_the_second_already_can_make_one_visit_of_it() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:00").await;
        ada.says("Reisepass und Personalausweis").await;
        ada.taps("Di").await;
        ada.taps("🔁 Verschieben").await;
        ada.says("Ada Lovelace").await;
        ada.taps("verschieben").await;
    };
    conversation_in(&combining(), script, expect![[r#"
        ada has booked: personalausweis, 08:00

        ada> Reisepass und Personalausweis
        Reisepass + Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:15 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> [Di 24.11. 08:00 · Rathaus Mitte]
        Sie haben dafür schon einen Termin:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Damit alle drankommen, gibt es einen je Person. Sie können ihn verschieben oder behalten.
        [🔁 Verschieben] [✖️ Absagen]
        [🔔 Auf einen früheren warten]
        [Für jemand anderen]
        [Behalten]

        ada> [🔁 Verschieben]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass + Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        Personalausweis: 46,00 Euro

        Er ersetzt Ihren Termin am Montag, 23. November 2026 um 08:00 Uhr. Der bleibt, bis Sie hier bestätigen.

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> Ada Lovelace
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass + Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        Personalausweis: 46,00 Euro

        Er ersetzt Ihren Termin am Montag, 23. November 2026 um 08:00 Uhr. Der bleibt, bis Sie hier bestätigen.

        Ihre Angaben:
        – Ada Lovelace
        [✅ Ja, verschieben]
        [Angaben ändern]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [✅ Ja, verschieben]
        Verschoben. Ihr neuer Termin:

        Reisepass + Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer bleibt: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:1

    "#]]).await;
}
