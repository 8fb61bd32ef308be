//! The waitlist: nobody is sent away, and what is given back goes to the next.

use bot_core::City;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::conversation_by_the_clock;

/// Kleinstadt with two places for an identity card in all: on Monday at 8:00 and at 8:15.
fn two_places() -> City {
    let mut city = kleinstadt();
    city.offices.retain(|office| office.id.as_str() == "mitte");
    let opening = &mut city.offices[0].opening[0];
    opening.to = "08:30".parse().unwrap();
    opening.valid_until = Some("2026-11-23".parse().unwrap());
    city
}

/// Bob and Ben have both of them.
async fn all_is_taken(town: &Town) {
    town.citizen("bob").books("personalausweis", "08:00").await;
    town.citizen("ben").books("personalausweis", "08:15").await;
}

#[tokio::test]
async fn what_is_given_back_is_offered_and_taken_with_one_tap() {
    let script = async |town: &Town| {
        all_is_taken(town).await;
        let ada = town.citizen("ada");
        ada.says("Personalausweis").await;
        ada.taps("Warteliste").await;
        town.citizen("bob").says("absagen").await;
        town.citizen("bob").taps("Ja, absagen").await;
        town.passes(TimeDelta::minutes(2)).await;
        ada.taps("Platz nehmen").await;
    };
    conversation_by_the_clock(
        &two_places(),
        script,
        expect![[r#"
            bob has booked: personalausweis, 08:00

            ben has booked: personalausweis, 08:15

            ada> Personalausweis
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Personalausweis
            In allen Ämtern ist gerade alles vergeben. Jeden Tag kommen neue Termine dazu.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [🔔 Warteliste]
            [⬅️ Zurück]

            ada> [🔔 Warteliste]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            bob> absagen
            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Möchten Sie diesen Termin absagen?
            [✖️ Ja, absagen] [Behalten]

            bob> [✖️ Ja, absagen]
            Abgesagt:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Danke! Den Platz bekommt jemand anderes.

            Doch nicht? Sie können die Absage noch kurz zurücknehmen.
            [Absage zurücknehmen]
            [Neuer Termin]

            📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

            … 2 min
            🔔 Ein Platz ist frei geworden:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ich halte ihn bis 10:31 Uhr für Sie. Möchten Sie ihn?
            [✅ Platz nehmen] [✖️ Nein, danke]

            Abgesagt:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Danke! Den Platz bekommt jemand anderes.
            [Neuer Termin]

            ada> [✅ Platz nehmen]
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
async fn what_the_first_does_not_want_goes_to_the_second() {
    let script = async |town: &Town| {
        all_is_taken(town).await;
        let (ada, eva) = (town.citizen("ada"), town.citizen("eva"));
        ada.says("Personalausweis").await;
        ada.says("warteliste").await;
        town.passes(TimeDelta::minutes(1)).await;
        eva.says("Personalausweis").await;
        eva.taps("Warteliste").await;
        town.citizen("bob").says("absagen").await;
        town.citizen("bob").says("ja").await;
        town.passes(TimeDelta::minutes(2)).await;
        ada.says("nein danke").await;
        town.passes(TimeDelta::minutes(1)).await;
        eva.says("ja").await;
    };
    conversation_by_the_clock(
        &two_places(),
        script,
        expect![[r#"
            bob has booked: personalausweis, 08:00

            ben has booked: personalausweis, 08:15

            ada> Personalausweis
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Personalausweis
            In allen Ämtern ist gerade alles vergeben. Jeden Tag kommen neue Termine dazu.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [🔔 Warteliste]
            [⬅️ Zurück]

            ada> warteliste
            🔔 Sie stehen auf der Warteliste:

            Personalausweis

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            … 1 min
            eva> Personalausweis
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Personalausweis
            In allen Ämtern ist gerade alles vergeben. Jeden Tag kommen neue Termine dazu.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [🔔 Warteliste]
            [⬅️ Zurück]

            eva> [🔔 Warteliste]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet eine Person.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            bob> absagen
            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Möchten Sie diesen Termin absagen?
            [✖️ Ja, absagen] [Behalten]

            bob> ja
            Abgesagt:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Danke! Den Platz bekommt jemand anderes.

            Doch nicht? Sie können die Absage noch kurz zurücknehmen.
            [Absage zurücknehmen]
            [Neuer Termin]

            📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

            … 2 min
            🔔 Ein Platz ist frei geworden:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ich halte ihn bis 10:32 Uhr für Sie. Möchten Sie ihn?
            [✅ Platz nehmen] [✖️ Nein, danke]

            Abgesagt:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Danke! Den Platz bekommt jemand anderes.
            [Neuer Termin]

            ada> nein danke
            Gut, den Platz bekommt jemand anderes. Sie warten weiter, an derselben Stelle.

            🔔 Sie stehen auf der Warteliste:

            Personalausweis

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            … 1 min
            🔔 Ein Platz ist frei geworden:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ich halte ihn bis 10:34 Uhr für Sie. Möchten Sie ihn?
            [✅ Platz nehmen] [✖️ Nein, danke]

            eva> ja
            Gebucht:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer: 0JV-8TK

            Bitte mitbringen:
            – Alter Ausweis

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-0JV-8TK.ics METHOD:PUBLISH SEQUENCE:0

        "#]],
    )
    .await;
}

#[tokio::test]
async fn an_offer_that_nobody_answers_passes_on_and_the_rank_stays() {
    let script = async |town: &Town| {
        all_is_taken(town).await;
        let ada = town.citizen("ada");
        ada.says("Personalausweis").await;
        ada.taps("Warteliste").await;
        town.citizen("bob").says("absagen").await;
        town.citizen("bob").says("ja").await;
        town.passes(TimeDelta::minutes(2)).await;
        town.passes(TimeDelta::minutes(31)).await;
        // It was not for Ada; so it is everybody's again, and Ada waits for another.
        town.citizen("eva").says("Personalausweis").await;
        ada.says("/warteliste").await;
    };
    conversation_by_the_clock(
        &two_places(),
        script,
        expect![[r#"
            bob has booked: personalausweis, 08:00

            ben has booked: personalausweis, 08:15

            ada> Personalausweis
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Personalausweis
            In allen Ämtern ist gerade alles vergeben. Jeden Tag kommen neue Termine dazu.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [🔔 Warteliste]
            [⬅️ Zurück]

            ada> [🔔 Warteliste]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            bob> absagen
            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Möchten Sie diesen Termin absagen?
            [✖️ Ja, absagen] [Behalten]

            bob> ja
            Abgesagt:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Danke! Den Platz bekommt jemand anderes.

            Doch nicht? Sie können die Absage noch kurz zurücknehmen.
            [Absage zurücknehmen]
            [Neuer Termin]

            📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

            … 2 min
            🔔 Ein Platz ist frei geworden:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ich halte ihn bis 10:31 Uhr für Sie. Möchten Sie ihn?
            [✅ Platz nehmen] [✖️ Nein, danke]

            Abgesagt:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Danke! Den Platz bekommt jemand anderes.
            [Neuer Termin]

            … 31 min
            Der angebotene Platz ist weitergegangen. Das macht nichts: Sie warten weiter, an derselben Stelle.

            🔔 Sie stehen auf der Warteliste:

            Personalausweis

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            eva> Personalausweis
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Personalausweis
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Anderer Tag]
            [⬅️ Zurück]

            ada> /warteliste
            🔔 Sie stehen auf der Warteliste:

            Personalausweis

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
async fn who_has_a_later_appointment_waits_for_an_earlier_one() {
    let script = async |town: &Town| {
        all_is_taken(town).await;
        let ben = town.citizen("ben");
        ben.says("verschieben").await;
        ben.taps("Warteliste").await;
        town.citizen("bob").says("absagen").await;
        town.citizen("bob").says("ja").await;
        town.passes(TimeDelta::minutes(2)).await;
        ben.taps("Platz nehmen").await;
        ben.says("/termine").await;
    };
    conversation_by_the_clock(
        &two_places(),
        script,
        expect![[r#"
            bob has booked: personalausweis, 08:00

            ben has booked: personalausweis, 08:15

            ben> verschieben
            Personalausweis · Rathaus Mitte
            In diesem Amt ist gerade nichts frei. In einem anderen Amt ist oft noch etwas frei.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [🔔 Warteliste]
            [Alle Ämter]
            [⬅️ Zurück]

            ben> [🔔 Warteliste]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis · Rathaus Mitte · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            bob> absagen
            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Möchten Sie diesen Termin absagen?
            [✖️ Ja, absagen] [Behalten]

            bob> ja
            Abgesagt:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Danke! Den Platz bekommt jemand anderes.

            Doch nicht? Sie können die Absage noch kurz zurücknehmen.
            [Absage zurücknehmen]
            [Neuer Termin]

            📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

            … 2 min
            🔔 Ein Platz ist frei geworden:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ich halte ihn bis 10:31 Uhr für Sie. Möchten Sie ihn?

            Er ersetzt Ihren Termin am Montag, 23. November 2026 um 08:15 Uhr.
            [✅ Platz nehmen] [✖️ Nein, danke]

            Abgesagt:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Danke! Den Platz bekommt jemand anderes.
            [Neuer Termin]

            ben> [✅ Platz nehmen]
            Verschoben. Ihr neuer Termin:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer bleibt: RWJ-0S6

            Bitte mitbringen:
            – Alter Ausweis

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-RWJ-0S6.ics METHOD:PUBLISH SEQUENCE:1

            ben> /termine
            Ihre Termine:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: RWJ-0S6
            [🔁 Verschieben] [✖️ Absagen]
            [Neuer Termin] [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn no_entry_ends_in_silence() {
    let script = async |town: &Town| {
        all_is_taken(town).await;
        let ada = town.citizen("ada");
        ada.says("Personalausweis am Montag").await;
        ada.taps("Warteliste").await;
        ada.says("auch kurzfristig").await;
        town.passes(TimeDelta::days(4)).await;
        ada.taps("Weiter warten").await;
        ada.taps("Nicht mehr warten").await;
    };
    conversation_by_the_clock(
        &two_places(),
        script,
        expect![[r#"
            bob has booked: personalausweis, 08:00

            ben has booked: personalausweis, 08:15

            ada> Personalausweis am Montag
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Personalausweis · Montag, 23. November 2026
            An diesem Tag ist nichts frei. An einem anderen Tag ist oft noch etwas frei.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [Anderer Tag]
            [🔔 Warteliste]
            [Alle Tage]
            [⬅️ Zurück]

            ada> [🔔 Warteliste]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis · Montag, 23. November 2026

            Ich suche bis Montag, 23. November 2026.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            ada> auch kurzfristig
            🔔 Sie stehen auf der Warteliste:

            Personalausweis · Montag, 23. November 2026

            Ich suche bis Montag, 23. November 2026.

            Auch kurzfristig.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Nicht mehr kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            … 5760 min
            Leider ist bisher kein passender Platz frei geworden:

            Personalausweis · Montag, 23. November 2026

            Soll ich weitersuchen? Oder ein Mensch sucht mit Ihnen: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [🔔 Weiter warten]
            [✖️ Nicht mehr warten]

            ada> [🔔 Weiter warten]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis

            Ich suche bis Dienstag, 5. Januar 2027.

            Auch kurzfristig.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Nicht mehr kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            ada> [✖️ Nicht mehr warten]
            Sie stehen nicht mehr auf der Warteliste.

            Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
            Was brauchen Sie? Zum Beispiel „Personalausweis“.

            Vorlesen: /text · 👤 Mensch · /datenschutz
            [Ausweise]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_near_deadline_comes_first() {
    let script = async |town: &Town| {
        all_is_taken(town).await;
        let (ada, eva) = (town.citizen("ada"), town.citizen("eva"));
        ada.says("Personalausweis").await;
        ada.taps("Warteliste").await;
        town.passes(TimeDelta::minutes(1)).await;
        eva.says("Personalausweis").await;
        eva.taps("Warteliste").await;
        eva.says("mein Ausweis läuft am 24.11. ab").await;
        town.citizen("bob").says("absagen").await;
        town.citizen("bob").says("ja").await;
        town.passes(TimeDelta::minutes(2)).await;
        eva.says("ja").await;
    };
    conversation_by_the_clock(
        &two_places(),
        script,
        expect![[r#"
            bob has booked: personalausweis, 08:00

            ben has booked: personalausweis, 08:15

            ada> Personalausweis
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Personalausweis
            In allen Ämtern ist gerade alles vergeben. Jeden Tag kommen neue Termine dazu.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [🔔 Warteliste]
            [⬅️ Zurück]

            ada> [🔔 Warteliste]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            … 1 min
            eva> Personalausweis
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Personalausweis
            In allen Ämtern ist gerade alles vergeben. Jeden Tag kommen neue Termine dazu.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [🔔 Warteliste]
            [⬅️ Zurück]

            eva> [🔔 Warteliste]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet eine Person.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            eva> mein Ausweis läuft am 24.11. ab
            🔔 Sie stehen auf der Warteliste:

            Personalausweis

            Sie brauchen ihn bis Dienstag, 24. November 2026: So lange suche ich, und Sie kommen vor denen, die länger Zeit haben.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Bis dahin ist zurzeit in keinem Amt etwas frei. Ich suche weiter.

            Ist es dringend? Ein Mensch hilft Ihnen gern: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            bob> absagen
            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Möchten Sie diesen Termin absagen?
            [✖️ Ja, absagen] [Behalten]

            bob> ja
            Abgesagt:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Danke! Den Platz bekommt jemand anderes.

            Doch nicht? Sie können die Absage noch kurz zurücknehmen.
            [Absage zurücknehmen]
            [Neuer Termin]

            📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

            … 2 min
            Abgesagt:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Danke! Den Platz bekommt jemand anderes.
            [Neuer Termin]

            🔔 Ein Platz ist frei geworden:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ich halte ihn bis 10:32 Uhr für Sie. Möchten Sie ihn?
            [✅ Platz nehmen] [✖️ Nein, danke]

            eva> ja
            Gebucht:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer: 55F-475

            Bitte mitbringen:
            – Alter Ausweis

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-55F-475.ics METHOD:PUBLISH SEQUENCE:0

        "#]],
    )
    .await;
}

#[tokio::test]
async fn an_offer_waits_for_its_answer_whatever_else_is_opened() {
    let script = async |town: &Town| {
        all_is_taken(town).await;
        let ada = town.citizen("ada");
        ada.says("Personalausweis").await;
        ada.taps("Warteliste").await;
        town.citizen("bob").says("absagen").await;
        town.citizen("bob").says("ja").await;
        town.passes(TimeDelta::minutes(2)).await;
        ada.says("/sprache").await;
        ada.taps("Deutsch").await;
        ada.says("/termine").await;
        ada.says("/warteliste").await;
        ada.says("ja").await;
    };
    conversation_by_the_clock(
        &two_places(),
        script,
        expect![[r#"
            bob has booked: personalausweis, 08:00

            ben has booked: personalausweis, 08:15

            ada> Personalausweis
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Personalausweis
            In allen Ämtern ist gerade alles vergeben. Jeden Tag kommen neue Termine dazu.

            Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [🔔 Warteliste]
            [⬅️ Zurück]

            ada> [🔔 Warteliste]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            bob> absagen
            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Möchten Sie diesen Termin absagen?
            [✖️ Ja, absagen] [Behalten]

            bob> ja
            Abgesagt:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Danke! Den Platz bekommt jemand anderes.

            Doch nicht? Sie können die Absage noch kurz zurücknehmen.
            [Absage zurücknehmen]
            [Neuer Termin]

            📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

            … 2 min
            🔔 Ein Platz ist frei geworden:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ich halte ihn bis 10:31 Uhr für Sie. Möchten Sie ihn?
            [✅ Platz nehmen] [✖️ Nein, danke]

            Abgesagt:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Danke! Den Platz bekommt jemand anderes.
            [Neuer Termin]

            ada> /sprache
            In welcher Sprache soll ich schreiben?
            [Deutsch]
            [English]
            [⬅️ Zurück]

            ada> [Deutsch]
            Gut, ab jetzt schreibe ich Deutsch.

            🔔 Ein Platz ist frei geworden:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ich halte ihn bis 10:31 Uhr für Sie. Möchten Sie ihn?
            [✅ Platz nehmen] [✖️ Nein, danke]

            ada> /termine
            Sie haben gerade keinen Termin.
            Was brauchen Sie? Schreiben Sie es mir einfach.

            🔔 Ein Platz ist frei geworden:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ich halte ihn bis 10:31 Uhr für Sie. Möchten Sie ihn?
            [✅ Platz nehmen] [✖️ Nein, danke]

            ada> /warteliste
            🔔 Ein Platz ist frei geworden:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ich halte ihn bis 10:31 Uhr für Sie. Möchten Sie ihn?
            [✅ Platz nehmen] [✖️ Nein, danke]

            ada> ja
            Gebucht:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer: 0JV-8TK

            Bitte mitbringen:
            – Alter Ausweis

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-0JV-8TK.ics METHOD:PUBLISH SEQUENCE:0

        "#]],
    )
    .await;
}
