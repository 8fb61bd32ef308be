//! Reminders: in time, in words that help, and with a way on from each.

use bot_core::City;
use bot_core::quiet_hours::QuietHours;
use bot_core::staff::Role;
use chrono::{NaiveTime, TimeDelta};
use expect_test::expect;
use store::desk::DeskPolicy;
use tests::town::{Town, kleinstadt, policy};

use crate::conversation_under;

/// Five days, a day and two hours ahead.
fn reminding() -> DeskPolicy {
    let reminders = vec![TimeDelta::days(5), TimeDelta::hours(24), TimeDelta::hours(2)];
    DeskPolicy { reminders, ..policy() }
}

/// A missed appointment costs 25 euros there.
fn thrifty() -> City {
    let mut city = kleinstadt();
    city.city.missed_costs = Some(25);
    city
}

/// From Friday at ten until Sunday at eight: a day before Bob's appointment.
async fn a_day_before(town: &Town) {
    town.citizen("bob").books("personalausweis", "08:00").await;
    town.passes(TimeDelta::hours(46)).await;
}

#[tokio::test]
async fn who_comes_says_so_with_one_tap() {
    let script = async |town: &Town| {
        a_day_before(town).await;
        town.citizen("bob").taps("Ich komme").await;
        town.passes(TimeDelta::hours(22)).await;
    };
    conversation_under(
        &reminding(),
        &thrifty(),
        script,
        expect![[r#"
        bob has booked: personalausweis, 08:00

        … 2760 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        bob> [✅ Ich komme]
        Danke! Ihr Termin bleibt für Sie:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        … 1320 min
        Heute ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Sie haben zugesagt. Bleibt es dabei?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn yes_and_no_are_enough() {
    let script = async |town: &Town| {
        a_day_before(town).await;
        let bob = town.citizen("bob");
        bob.says("Ja, ich komme gern").await;
        town.passes(TimeDelta::hours(22)).await;
        bob.says("nein, leider nicht").await;
        bob.says("ja").await;
    };
    conversation_under(
        &reminding(),
        &thrifty(),
        script,
        expect![[r#"
        bob has booked: personalausweis, 08:00

        … 2760 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        bob> Ja, ich komme gern
        Danke! Ihr Termin bleibt für Sie:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        … 1320 min
        Heute ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Sie haben zugesagt. Bleibt es dabei?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        bob> nein, leider nicht
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

    "#]],
    )
    .await;
}

#[tokio::test]
async fn a_reminder_leads_to_another_day() {
    let script = async |town: &Town| {
        let (bob, eva) = (town.citizen("bob"), town.citizen("eva"));
        eva.books("personalausweis", "08:15").await;
        a_day_before(town).await;
        bob.taps("Verschieben").await;
        bob.taps("08:30").await;
        bob.taps("verschieben").await;
        eva.says("lieber Dienstag").await;
        eva.taps("08:00").await;
        eva.taps("verschieben").await;
        // What was moved is reminded of in its own time: Bob on Monday at half past six, Eva at eight.
        town.passes(TimeDelta::minutes(22 * 60 + 31)).await;
        town.passes(TimeDelta::minutes(90)).await;
    };
    conversation_under(&reminding(), &thrifty(), script, expect![[r#"
        eva has booked: personalausweis, 08:15

        bob has booked: personalausweis, 08:00

        … 2760 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: RWJ-0S6

        Bitte mitbringen:
        – Alter Ausweis

        Ein Platz, der leer bleibt, kostet Zeit und Geld, und andere hätten ihn gern.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        bob> [🔁 Verschieben]
        Ihr Termin am Montag, 23. November 2026 um 08:00 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Rathaus Mitte
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:30]
        [Mo 23.11. 08:45]
        [Di 24.11. 08:00]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

        bob> [Mo 23.11. 08:30]
        Bis 08:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro

        Er ersetzt Ihren Termin am Montag, 23. November 2026 um 08:00 Uhr. Der bleibt, bis Sie hier bestätigen.
        [✅ Ja, verschieben]
        [Mehr Zeit] [⬅️ Zurück]

        bob> [✅ Ja, verschieben]
        Verschoben. Ihr neuer Termin:

        Personalausweis
        Montag, 23. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer bleibt: RWJ-0S6

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-RWJ-0S6.ics METHOD:PUBLISH SEQUENCE:1

        eva> lieber Dienstag
        Ihr Termin am Montag, 23. November 2026 um 08:15 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Rathaus Mitte · Dienstag, 24. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 08:00]
        [Di 24.11. 08:15]
        [Di 24.11. 08:30]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter] [Alle Tage]
        [⬅️ Zurück]

        eva> [Di 24.11. 08:00]
        Bis 08:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro

        Er ersetzt Ihren Termin am Montag, 23. November 2026 um 08:15 Uhr. Der bleibt, bis Sie hier bestätigen.
        [✅ Ja, verschieben]
        [Mehr Zeit] [⬅️ Zurück]

        eva> [✅ Ja, verschieben]
        Verschoben. Ihr neuer Termin:

        Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer bleibt: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:1

        … 1351 min
        Heute ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: RWJ-0S6

        Bitte mitbringen:
        – Alter Ausweis

        Ein Platz, der leer bleibt, kostet Zeit und Geld, und andere hätten ihn gern.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        … 90 min
        Morgen ist Ihr Termin.

        Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Ein Platz, der leer bleibt, kostet Zeit und Geld, und andere hätten ihn gern.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

    "#]]).await;
}

#[tokio::test]
async fn who_can_not_come_gives_the_place_back() {
    let script = async |town: &Town| {
        a_day_before(town).await;
        town.citizen("bob").taps("Absagen").await;
        town.citizen("bob").taps("Ja, absagen").await;
        town.passes(TimeDelta::hours(23)).await;
    };
    conversation_under(
        &reminding(),
        &thrifty(),
        script,
        expect![[r#"
        bob has booked: personalausweis, 08:00

        … 2760 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        bob> [✖️ Absagen]
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

        … 1380 min
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.
        [Neuer Termin]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn what_falls_into_quiet_hours_comes_the_evening_before() {
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let policy = DeskPolicy { quiet_hours: QuietHours { from: time(21), to: time(9) }, ..reminding() };
    let script = async |town: &Town| {
        let bob = town.citizen("bob");
        bob.books("personalausweis", "08:00").await;
        // Saturday, half past eight in the evening: 24 hours before would be on Sunday at eight.
        town.passes(TimeDelta::minutes(34 * 60 + 29)).await;
        town.passes(TimeDelta::minutes(1)).await;
        bob.taps("Ich komme").await;
        // Two hours before would be on Monday at six.
        town.passes(TimeDelta::hours(24)).await;
        bob.taps("Ich komme").await;
        town.passes(TimeDelta::hours(11)).await;
    };
    conversation_under(
        &policy,
        &thrifty(),
        script,
        expect![[r#"
        bob has booked: personalausweis, 08:00

        … 2069 min
        … 1 min
        In 2 Tagen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        bob> [✅ Ich komme]
        Danke! Ihr Termin bleibt für Sie:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        … 1440 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Sie haben zugesagt. Bleibt es dabei?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        bob> [✅ Ich komme]
        Danke! Ihr Termin bleibt für Sie:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        … 660 min
    "#]],
    )
    .await;
}

#[tokio::test]
async fn what_an_outage_kept_back_is_said_once() {
    let script = async |town: &Town| {
        let bob = town.citizen("bob");
        bob.says("/start personalausweis").await;
        bob.says("Donnerstag, 3. Dezember").await;
        bob.taps("08:00").await;
        bob.taps("Buchen").await;
        // Until Wednesday at ten: two of three have been missed.
        town.is_out_for(TimeDelta::days(12));
        town.passes(TimeDelta::minutes(1)).await;
        town.passes(TimeDelta::hours(21)).await;
    };
    conversation_under(
        &reminding(),
        &thrifty(),
        script,
        expect![[r#"
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

            bob> Donnerstag, 3. Dezember
            Personalausweis · Donnerstag, 3. Dezember 2026
            Diese Termine sind frei. Welcher passt Ihnen?
            [Do 03.12. 08:00 · Rathaus Mitte]
            [Do 03.12. 08:15 · Rathaus Mitte]
            [Do 03.12. 08:30 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage]
            [⬅️ Zurück]

            bob> [Do 03.12. 08:00 · Rathaus Mitte]
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Personalausweis
            Donnerstag, 3. Dezember 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Bitte mitbringen:
            – Alter Ausweis

            46,00 Euro
            [✅ Buchen]
            [Mehr Zeit] [⬅️ Zurück]

            bob> [✅ Buchen]
            Gebucht:

            Personalausweis
            Donnerstag, 3. Dezember 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer: DSM-75J

            Bitte mitbringen:
            – Alter Ausweis

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-DSM-75J.ics METHOD:PUBLISH SEQUENCE:0

            … 17280 min without the bot
            … 1 min
            Morgen ist Ihr Termin.

            Personalausweis
            Donnerstag, 3. Dezember 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer: DSM-75J

            Bitte mitbringen:
            – Alter Ausweis

            Ein Platz, der leer bleibt, kostet Zeit und Geld, und andere hätten ihn gern.

            Kommen Sie?
            [✅ Ich komme]
            [🔁 Verschieben] [✖️ Absagen]

            … 1260 min
            Heute ist Ihr Termin.

            Personalausweis
            Donnerstag, 3. Dezember 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer: DSM-75J

            Bitte mitbringen:
            – Alter Ausweis

            Ein Platz, der leer bleibt, kostet Zeit und Geld, und andere hätten ihn gern.

            Kommen Sie?
            [✅ Ich komme]
            [🔁 Verschieben] [✖️ Absagen]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_day_ahead_there_is_time_to_get_what_is_missing() {
    let mut city = thrifty();
    let ready = serde_json::from_str(r#"{"de": "Alter Ausweis? Foto?", "en": "Old card? Photo?"}"#);
    city.services[0].ready = ready.unwrap();
    let script = async |town: &Town| {
        let bob = town.citizen("bob");
        a_day_before(town).await;
        bob.taps("Ich komme").await;
        bob.taps("Noch nicht").await;
        bob.taps("Mensch").await;
        bob.taps("Ich komme").await;
        town.passes(TimeDelta::hours(22)).await;
        bob.says("ja").await;
    };
    conversation_under(&reminding(), &city, script, expect![[r#"
        bob has booked: personalausweis, 08:00

        … 2760 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        bob> [✅ Ich komme]
        Haben Sie alles? Alter Ausweis? Foto?
        [✅ Alles da] [Noch nicht]

        bob> [Noch nicht]
        Das macht nichts, noch ist Zeit.

        Bitte mitbringen:
        – Alter Ausweis

        Klappt es nicht rechtzeitig, finden wir einen anderen Tag. Und was auch ohne geht, weiß ein Mensch: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [✅ Ich komme]
        [🔁 Verschieben]
        [👤 Mensch]

        bob> [👤 Mensch]
        Ein Mensch hilft Ihnen gern: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr.

        Das macht nichts, noch ist Zeit.

        Bitte mitbringen:
        – Alter Ausweis

        Klappt es nicht rechtzeitig, finden wir einen anderen Tag. Und was auch ohne geht, weiß ein Mensch: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [✅ Ich komme]
        [🔁 Verschieben]
        [👤 Mensch]

        bob> [✅ Ich komme]
        Danke! Ihr Termin bleibt für Sie:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        … 1320 min
        Heute ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Sie haben zugesagt. Bleibt es dabei?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        bob> ja
        Danke! Ihr Termin bleibt für Sie:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

    "#]]).await;
}

#[tokio::test]
async fn what_is_missing_leads_to_another_day() {
    let mut city = thrifty();
    city.services[0].ready = serde_json::from_str(r#""Alter Ausweis? Foto?""#).unwrap();
    let script = async |town: &Town| {
        let (bob, eva) = (town.citizen("bob"), town.citizen("eva"));
        eva.books("personalausweis", "08:15").await;
        a_day_before(town).await;
        bob.says("ja").await;
        bob.says("noch nicht").await;
        bob.says("nein").await;
        town.passes(TimeDelta::minutes(16)).await;
        eva.says("ich komme").await;
        eva.says("alles da").await;
    };
    conversation_under(&reminding(), &city, script, expect![[r#"
        eva has booked: personalausweis, 08:15

        bob has booked: personalausweis, 08:00

        … 2760 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: RWJ-0S6

        Bitte mitbringen:
        – Alter Ausweis

        Ein Platz, der leer bleibt, kostet Zeit und Geld, und andere hätten ihn gern.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        bob> ja
        Haben Sie alles? Alter Ausweis? Foto?
        [✅ Alles da] [Noch nicht]

        bob> noch nicht
        Das macht nichts, noch ist Zeit.

        Bitte mitbringen:
        – Alter Ausweis

        Klappt es nicht rechtzeitig, finden wir einen anderen Tag. Und was auch ohne geht, weiß ein Mensch: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [✅ Ich komme]
        [🔁 Verschieben]
        [👤 Mensch]

        bob> nein
        Ihr Termin am Montag, 23. November 2026 um 08:00 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Rathaus Mitte
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:30]
        [Mo 23.11. 08:45]
        [Di 24.11. 08:00]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

        … 16 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        eva> ich komme
        Haben Sie alles? Alter Ausweis? Foto?
        [✅ Alles da] [Noch nicht]

        eva> alles da
        Danke! Ihr Termin bleibt für Sie:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

    "#]]).await;
}

#[tokio::test]
async fn a_reminder_lies_over_what_is_open_and_gives_it_back() {
    let script = async |town: &Town| {
        let bob = town.citizen("bob");
        bob.books("personalausweis", "08:00").await;
        town.passes(TimeDelta::hours(45)).await;
        bob.says("/start zulassung").await;
        town.passes(TimeDelta::hours(1)).await;
        bob.says("/sprache").await;
        bob.taps("English").await;
        bob.taps("I am coming").await;
    };
    conversation_under(
        &reminding(),
        &thrifty(),
        script,
        expect![[r#"
        bob has booked: personalausweis, 08:00

        … 2700 min
        bob> /start zulassung
        Auto anmelden
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Di 24.11. 14:15 · Bürgeramt Nord]
        [Di 24.11. 14:30 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [⬅️ Zurück]

        … 60 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        bob> /sprache
        In welcher Sprache soll ich schreiben?
        [Deutsch]
        [English]
        [⬅️ Zurück]

        bob> [English]
        Good, I’ll write English from now on.

        Identity card
        Monday, 23 November 2026, 08:00
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Your number: TAA-YW8

        Please bring:
        – Old card

        If the place stays empty, that costs 15 minutes and 25 euros.

        Are you coming?
        [✅ I am coming]
        [🔁 Move] [✖️ Cancel]

        bob> [✅ I am coming]
        Thank you, see you on Monday, 23 November 2026 at 08:00!

        Register a car
        These appointments are free. Which one suits you?
        [Tue 24 Nov 14:00 · Bürgeramt Nord]
        [Tue 24 Nov 14:15 · Bürgeramt Nord]
        [Tue 24 Nov 14:30 · Bürgeramt Nord]
        [Later] [Another day]
        [⬅️ Back]

    "#]],
    )
    .await;
}

/// Six hours before, an appointment must have been confirmed.
fn confirming() -> DeskPolicy {
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    DeskPolicy {
        confirm_by: Some(TimeDelta::hours(6)),
        quiet_hours: QuietHours { from: time(21), to: time(8) },
        ..reminding()
    }
}

#[tokio::test]
async fn what_nobody_confirms_is_given_away_after_a_warning() {
    let script = async |town: &Town| {
        let bob = town.citizen("bob");
        a_day_before(town).await;
        town.passes(TimeDelta::hours(11)).await;
        town.passes(TimeDelta::minutes(91)).await;
        bob.taps("Das stimmt nicht").await;
        let chief = town.citizen("Frau Öz");
        let (_, code) = town.invites("Öz", Role::Clerk, &[]).await;
        chief.says(&code).await;
        chief.says("/anliegen").await;
        bob.taps("Platz nehmen").await;
    };
    conversation_under(&confirming(), &thrifty(), script, expect![[r#"
        bob has booked: personalausweis, 08:00

        … 2760 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Kommen Sie? Bitte antworten Sie bis Sonntag, 22. November 2026, 20:30 Uhr. Danach bekommt den Platz jemand anderes.
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        … 660 min
        Bisher habe ich noch keine Antwort von Ihnen.

        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Kommen Sie? Bitte antworten Sie bis Sonntag, 22. November 2026, 20:30 Uhr. Danach bekommt den Platz jemand anderes.
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        … 91 min
        Wir haben am Sonntag, 22. November 2026 nachgefragt und keine Antwort bekommen. Deshalb ist Ihr Platz weitergegeben:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        🔔 Ein Platz ist frei geworden:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ich halte ihn bis 21:00 Uhr für Sie. Möchten Sie ihn?
        [✅ Platz nehmen] [✖️ Nein, danke]
        [👤 Das stimmt nicht]

        📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

        bob> [👤 Das stimmt nicht]
        Das sieht sich ein Mensch an, ich habe es weitergegeben. Eilt es? 030 23125 100, Montag bis Freitag 8 bis 16 Uhr. Nennen Sie bitte die Nummer TAA-YW8.

        Wir haben am Sonntag, 22. November 2026 nachgefragt und keine Antwort bekommen. Deshalb ist Ihr Platz weitergegeben:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        🔔 Ein Platz ist frei geworden:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ich halte ihn bis 21:00 Uhr für Sie. Möchten Sie ihn?
        [✅ Platz nehmen] [✖️ Nein, danke]
        [👤 Das stimmt nicht]

        Öz is invited as clerk

        Frau Öz> /staff NCPM-Y3E0-Y3TY-6N4R-N9WF-PDCN-WA41
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Ihre Rolle: Sachbearbeitung · alle Ämter

        Ein Anliegen wartet: /anliegen
        [Anliegen]
        [Heute]
        [⬅️ Zurück]

        Frau Öz> /anliegen
        Ein Anliegen wartet:

        Einspruch: TAA-YW8 sei zu Unrecht freigegeben, seit eben
        Der Termin war nicht bestätigt worden.

        Personalausweis · Rathaus Mitte
        [Einspruch: TAA-YW8]
        [⬅️ Zurück]

        bob> [✅ Platz nehmen]
        Gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: NNG-TA0

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-NNG-TA0.ics METHOD:PUBLISH SEQUENCE:0

    "#]]).await;
}

#[tokio::test]
async fn who_books_too_late_to_be_warned_keeps_the_place() {
    let script = async |town: &Town| {
        // At half past six the last warnings were said.
        town.passes(TimeDelta::hours(57)).await;
        let ida = town.citizen("ida");
        ida.books("personalausweis", "08:15").await;
        town.passes(TimeDelta::hours(13)).await;
        ida.says("/termine").await;
    };
    conversation_under(
        &confirming(),
        &thrifty(),
        script,
        expect![[r#"
        … 3420 min
        ida has booked: personalausweis, 08:15

        … 780 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        ida> /termine
        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn what_is_confirmed_stays() {
    let script = async |town: &Town| {
        let bob = town.citizen("bob");
        a_day_before(town).await;
        town.passes(TimeDelta::hours(11)).await;
        bob.says("ja").await;
        town.passes(TimeDelta::hours(10)).await;
        bob.says("/termine").await;
    };
    conversation_under(&confirming(), &thrifty(), script, expect![[r#"
        bob has booked: personalausweis, 08:00

        … 2760 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Kommen Sie? Bitte antworten Sie bis Sonntag, 22. November 2026, 20:30 Uhr. Danach bekommt den Platz jemand anderes.
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        … 660 min
        Bisher habe ich noch keine Antwort von Ihnen.

        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Kommen Sie? Bitte antworten Sie bis Sonntag, 22. November 2026, 20:30 Uhr. Danach bekommt den Platz jemand anderes.
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        bob> ja
        Danke! Ihr Termin bleibt für Sie:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        … 600 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Sie haben zugesagt. Bleibt es dabei?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        bob> /termine
        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Sie haben zugesagt. Bleibt es dabei?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

    "#]]).await;
}

#[tokio::test]
async fn who_got_no_place_instead_waits() {
    let mut city = thrifty();
    city.offices.retain(|office| office.id.as_str() == "mitte");
    let opening = &mut city.offices[0].opening[0];
    opening.to = "08:15".parse().unwrap();
    opening.valid_until = Some("2026-11-23".parse().unwrap());
    let script = async |town: &Town| {
        let (bob, eva) = (town.citizen("bob"), town.citizen("eva"));
        bob.books("personalausweis", "08:00").await;
        eva.says("Personalausweis").await;
        eva.taps("Warteliste").await;
        town.passes(TimeDelta::minutes(58 * 60 + 31)).await;
        bob.says("das stimmt nicht").await;
        town.passes(TimeDelta::minutes(1)).await;
    };
    conversation_under(&confirming(), &city, script, expect![[r#"
        bob has booked: personalausweis, 08:00

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

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        … 3511 min
        Wir haben am Sonntag, 22. November 2026 nachgefragt und keine Antwort bekommen. Deshalb ist Ihr Platz weitergegeben:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        🔔 Sie stehen auf der Warteliste:

        Personalausweis

        Ich suche bis Sonntag, 3. Januar 2027.

        Vor Ihnen wartet eine Person.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]
        [👤 Das stimmt nicht]

        📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

        🔔 Ein Platz ist frei geworden:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ich halte ihn bis 21:01 Uhr für Sie. Möchten Sie ihn?
        [✅ Platz nehmen] [✖️ Nein, danke]

        bob> das stimmt nicht
        Das sieht sich ein Mensch an, ich habe es weitergegeben. Eilt es? 030 23125 100, Montag bis Freitag 8 bis 16 Uhr. Nennen Sie bitte die Nummer TAA-YW8.

        Wir haben am Sonntag, 22. November 2026 nachgefragt und keine Antwort bekommen. Deshalb ist Ihr Platz weitergegeben:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        🔔 Sie stehen auf der Warteliste:

        Personalausweis

        Ich suche bis Sonntag, 3. Januar 2027.

        Vor Ihnen wartet eine Person.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]
        [👤 Das stimmt nicht]

        … 1 min
    "#]]).await;
}
