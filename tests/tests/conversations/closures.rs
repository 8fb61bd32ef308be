//! Closures: an office closes, or a desk falls out, and nobody's booking is dropped silently.

use bot_core::City;
use bot_core::arrival::Happening;
use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::conversation_by_the_clock;

/// On Monday the office in the centre is closed.
const MONDAY: [&str; 2] = ["2026-11-22T23:00:00Z", "2026-11-23T23:00:00Z"];

/// Kleinstadt's centre, with so many desks, on Monday and Tuesday from 8:00 until then.
fn centre(until: &str, desks: u16) -> City {
    let mut city = kleinstadt();
    city.offices.retain(|office| office.id.as_str() == "mitte");
    let opening = &mut city.offices[0].opening[0];
    opening.to = until.parse().unwrap();
    opening.desks = desks;
    opening.valid_until = Some("2026-11-24".parse().unwrap());
    city
}

#[tokio::test]
async fn an_office_closes_and_one_tap_takes_another_place() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:15").await;
        town.closes("mitte", MONDAY[0], MONDAY[1], None).await;
        ada.taps("Di 24.11. 08:15").await;
        ada.says("meine termine").await;
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
        ada has booked: personalausweis, 08:15

        mitte closes: 2026-11-22T23:00:00Z to 2026-11-23T23:00:00Z

        Rathaus Mitte bleibt am Montag, 23. November 2026 leider geschlossen.

        Ihr Termin fällt aus:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Sie haben Vorrang. Das halte ich für Sie frei bis Samstag, 21. November 2026, 10:00 Uhr:
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:15 · Rathaus Mitte]
        [Di 24.11. 08:30 · Rathaus Mitte]
        [🔁 Verschieben] [✖️ Absagen]
        [👤 Mensch]

        ada> [Di 24.11. 08:15 · Rathaus Mitte]
        Verschoben. Ihr neuer Termin:

        Personalausweis
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer bleibt: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:1

        ada> meine termine
        Ihre Termine:

        Personalausweis
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: TAA-YW8
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn the_place_can_be_named_in_words() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:15").await;
        town.closes("mitte", MONDAY[0], MONDAY[1], None).await;
        ada.says("8:30").await;
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
            ada has booked: personalausweis, 08:15

            mitte closes: 2026-11-22T23:00:00Z to 2026-11-23T23:00:00Z

            Rathaus Mitte bleibt am Montag, 23. November 2026 leider geschlossen.

            Ihr Termin fällt aus:

            Personalausweis
            Montag, 23. November 2026, 08:15 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Sie haben Vorrang. Das halte ich für Sie frei bis Samstag, 21. November 2026, 10:00 Uhr:
            [Di 24.11. 08:00 · Rathaus Mitte]
            [Di 24.11. 08:15 · Rathaus Mitte]
            [Di 24.11. 08:30 · Rathaus Mitte]
            [🔁 Verschieben] [✖️ Absagen]
            [👤 Mensch]

            ada> 8:30
            Verschoben. Ihr neuer Termin:

            Personalausweis
            Dienstag, 24. November 2026, 08:30 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer bleibt: TAA-YW8

            Bitte mitbringen:
            – Alter Ausweis

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:1

        "#]],
    )
    .await;
}

#[tokio::test]
async fn an_appointment_that_falls_out_can_be_cancelled() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:15").await;
        town.closes("mitte", MONDAY[0], MONDAY[1], None).await;
        ada.says("mensch").await;
        ada.taps("Absagen").await;
        ada.taps("Behalten").await;
        ada.taps("Absagen").await;
        ada.taps("Ja, absagen").await;
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
        ada has booked: personalausweis, 08:15

        mitte closes: 2026-11-22T23:00:00Z to 2026-11-23T23:00:00Z

        Rathaus Mitte bleibt am Montag, 23. November 2026 leider geschlossen.

        Ihr Termin fällt aus:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Sie haben Vorrang. Das halte ich für Sie frei bis Samstag, 21. November 2026, 10:00 Uhr:
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:15 · Rathaus Mitte]
        [Di 24.11. 08:30 · Rathaus Mitte]
        [🔁 Verschieben] [✖️ Absagen]
        [👤 Mensch]

        ada> mensch
        Ein Mensch hilft Ihnen gern: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr.

        Rathaus Mitte bleibt am Montag, 23. November 2026 leider geschlossen.

        Ihr Termin fällt aus:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Sie haben Vorrang. Das halte ich für Sie frei bis Samstag, 21. November 2026, 10:00 Uhr:
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:15 · Rathaus Mitte]
        [Di 24.11. 08:30 · Rathaus Mitte]
        [🔁 Verschieben] [✖️ Absagen]
        [👤 Mensch]

        ada> [✖️ Absagen]
        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        ada> [Behalten]
        Rathaus Mitte bleibt am Montag, 23. November 2026 leider geschlossen.

        Ihr Termin fällt aus:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Sie haben Vorrang. Das halte ich für Sie frei bis Samstag, 21. November 2026, 10:00 Uhr:
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:15 · Rathaus Mitte]
        [Di 24.11. 08:30 · Rathaus Mitte]
        [🔁 Verschieben] [✖️ Absagen]
        [👤 Mensch]

        ada> [✖️ Absagen]
        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        ada> [✖️ Ja, absagen]
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke für die Antwort. Es tut uns leid, dass es so gekommen ist.
        [Neuer Termin]

        📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

    "#]],
    )
    .await;
}

#[tokio::test]
async fn who_does_not_answer_is_listed_for_staff() {
    let script = async |town: &Town| {
        let (ada, eva) = (town.citizen("ada"), town.citizen("eva"));
        ada.books("personalausweis", "08:00").await;
        eva.books("personalausweis", "08:15").await;
        eva.happens(Happening::Left).await;
        town.closes("mitte", MONDAY[0], MONDAY[1], None).await;
        town.calls().await;
        town.passes(TimeDelta::hours(24)).await;
        town.calls().await;
        ada.says("meine termine").await;
        ada.taps("Verschieben").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        ada has booked: personalausweis, 08:00

        eva has booked: personalausweis, 08:15

        eva> Left
        mitte closes: 2026-11-22T23:00:00Z to 2026-11-23T23:00:00Z

        Rathaus Mitte bleibt am Montag, 23. November 2026 leider geschlossen.

        Ihr Termin fällt aus:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Sie haben Vorrang. Das halte ich für Sie frei bis Samstag, 21. November 2026, 10:00 Uhr:
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Di 24.11. 14:15 · Bürgeramt Nord]
        [🔁 Verschieben] [✖️ Absagen]
        [👤 Mensch]

        to be called: RWJ-0S6, who has no chat

        … 1440 min
        Für diesen Termin, der ausfällt, steht noch nichts anderes:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Die Plätze, die ich frei gehalten hatte, sind weitergegangen. Das macht nichts, Sie haben weiter Vorrang.

        Ein Mensch vom Amt meldet sich bei Ihnen. Oder Sie rufen an: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

        to be called: RWJ-0S6, who has no chat; TAA-YW8

        ada> meine termine
        Ihre Termine:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: TAA-YW8
        Fällt leider aus.
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        ada> [🔁 Verschieben]
        Ihr Termin am Montag, 23. November 2026 um 08:00 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Rathaus Mitte
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 08:15]
        [Di 24.11. 08:30]
        [Di 24.11. 08:45]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn where_nothing_is_free_they_come_before_all_who_wait() {
    let script = async |town: &Town| {
        for (name, time) in [("bob", "08:00"), ("ben", "08:15")] {
            town.citizen(name).books("personalausweis", &format!("Mo 23.11. {time}")).await;
        }
        for (name, time) in [("eva", "08:00"), ("ida", "08:15")] {
            town.citizen(name).books("personalausweis", &format!("Di 24.11. {time}")).await;
        }
        let zoe = town.citizen("zoe");
        zoe.says("Personalausweis").await;
        zoe.taps("Warteliste").await;
        town.closes("mitte", MONDAY[0], MONDAY[1], None).await;
        town.citizen("eva").says("absagen").await;
        town.citizen("eva").taps("Ja, absagen").await;
        town.passes(TimeDelta::minutes(2)).await;
        town.citizen("bob").taps("Di 24.11. 08:00").await;
    };
    conversation_by_the_clock(&centre("08:30", 1), script, expect![[r#"
        bob has booked: personalausweis, Mo 23.11. 08:00

        ben has booked: personalausweis, Mo 23.11. 08:15

        eva has booked: personalausweis, Di 24.11. 08:00

        ida has booked: personalausweis, Di 24.11. 08:15

        zoe> Personalausweis
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis
        In allen Ämtern ist gerade alles vergeben. Jeden Tag kommen neue Termine dazu.

        Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [🔔 Warteliste]
        [⬅️ Zurück]

        zoe> [🔔 Warteliste]
        🔔 Sie stehen auf der Warteliste:

        Personalausweis

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        mitte closes: 2026-11-22T23:00:00Z to 2026-11-23T23:00:00Z

        Rathaus Mitte bleibt am Montag, 23. November 2026 leider geschlossen.

        Ihr Termin fällt aus:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Im Moment ist nichts anderes frei. Sie stehen jetzt vor allen anderen: Den nächsten freien Platz halte ich für Sie und schreibe Ihnen.
        [🔁 Verschieben] [✖️ Absagen]
        [👤 Mensch]

        Rathaus Mitte bleibt am Montag, 23. November 2026 leider geschlossen.

        Ihr Termin fällt aus:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Im Moment ist nichts anderes frei. Sie stehen jetzt vor allen anderen: Den nächsten freien Platz halte ich für Sie und schreibe Ihnen.
        [🔁 Verschieben] [✖️ Absagen]
        [👤 Mensch]

        eva> absagen
        Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        eva> [✖️ Ja, absagen]
        Abgesagt:

        Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-XCR-PMR.ics METHOD:CANCEL SEQUENCE:1

        … 2 min
        Rathaus Mitte bleibt am Montag, 23. November 2026 leider geschlossen.

        Ihr Termin fällt aus:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Sie haben Vorrang. Das halte ich für Sie frei bis Samstag, 21. November 2026, 10:01 Uhr:
        [Di 24.11. 08:00 · Rathaus Mitte]
        [🔁 Verschieben] [✖️ Absagen]
        [👤 Mensch]

        Abgesagt:

        Personalausweis
        Dienstag, 24. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.
        [Neuer Termin]

        bob> [Di 24.11. 08:00 · Rathaus Mitte]
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

    "#]]).await;
}

#[tokio::test]
async fn a_desk_falls_out_and_somebody_else_comes_later() {
    let script = async |town: &Town| {
        let (ada, bob) = (town.citizen("ada"), town.citizen("bob"));
        ada.books("personalausweis", "Mo 23.11. 08:00").await;
        bob.books("personalausweis", "Mo 23.11. 08:00").await;
        town.closes("mitte", MONDAY[0], MONDAY[1], Some(1)).await;
        ada.taps("08:30").await;
        town.passes(TimeDelta::minutes(1)).await;
        bob.says("meine termine").await;
    };
    conversation_by_the_clock(
        &centre("08:45", 2),
        script,
        expect![[r#"
            ada has booked: personalausweis, Mo 23.11. 08:00

            bob has booked: personalausweis, Mo 23.11. 08:00

            mitte closes 1 desk(s): 2026-11-22T23:00:00Z to 2026-11-23T23:00:00Z

            Rathaus Mitte: Am Montag, 23. November 2026 fällt leider ein Schalter aus.

            Können Sie später kommen? Dann fällt für niemanden etwas aus. Ihr Termin:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Das halte ich für Sie frei bis Freitag, 20. November 2026, 16:00 Uhr:
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Di 24.11. 08:00 · Rathaus Mitte]
            [Di 24.11. 08:15 · Rathaus Mitte]
            [✖️ Nein, nicht später]

            Rathaus Mitte: Am Montag, 23. November 2026 fällt leider ein Schalter aus.

            Können Sie später kommen? Dann fällt für niemanden etwas aus. Ihr Termin:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Das halte ich für Sie frei bis Freitag, 20. November 2026, 16:00 Uhr:
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Di 24.11. 08:00 · Rathaus Mitte]
            [Di 24.11. 08:15 · Rathaus Mitte]
            [✖️ Nein, nicht später]

            ada> [Mo 23.11. 08:30 · Rathaus Mitte]
            Verschoben. Ihr neuer Termin:

            Personalausweis
            Montag, 23. November 2026, 08:30 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer bleibt: TAA-YW8

            Bitte mitbringen:
            – Alter Ausweis

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:1

            … 1 min
            Das hat sich erledigt, Ihr Termin bleibt, wie er ist:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            bob> meine termine
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
async fn nobody_can_come_later_and_one_falls_out() {
    let script = async |town: &Town| {
        let (ada, bob) = (town.citizen("ada"), town.citizen("bob"));
        ada.books("personalausweis", "Mo 23.11. 08:00").await;
        bob.books("personalausweis", "Mo 23.11. 08:00").await;
        town.closes("mitte", MONDAY[0], MONDAY[1], Some(1)).await;
        ada.says("nein").await;
        town.passes(TimeDelta::hours(7)).await;
    };
    conversation_by_the_clock(
        &centre("08:45", 2),
        script,
        expect![[r#"
            ada has booked: personalausweis, Mo 23.11. 08:00

            bob has booked: personalausweis, Mo 23.11. 08:00

            mitte closes 1 desk(s): 2026-11-22T23:00:00Z to 2026-11-23T23:00:00Z

            Rathaus Mitte: Am Montag, 23. November 2026 fällt leider ein Schalter aus.

            Können Sie später kommen? Dann fällt für niemanden etwas aus. Ihr Termin:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Das halte ich für Sie frei bis Freitag, 20. November 2026, 16:00 Uhr:
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Di 24.11. 08:00 · Rathaus Mitte]
            [Di 24.11. 08:15 · Rathaus Mitte]
            [✖️ Nein, nicht später]

            Rathaus Mitte: Am Montag, 23. November 2026 fällt leider ein Schalter aus.

            Können Sie später kommen? Dann fällt für niemanden etwas aus. Ihr Termin:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Das halte ich für Sie frei bis Freitag, 20. November 2026, 16:00 Uhr:
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Di 24.11. 08:00 · Rathaus Mitte]
            [Di 24.11. 08:15 · Rathaus Mitte]
            [✖️ Nein, nicht später]

            ada> nein
            Gut, danke für die Antwort! Sollte sich an Ihrem Termin etwas ändern, schreibe ich Ihnen.

            … 420 min
            Rathaus Mitte: Am Montag, 23. November 2026 fällt leider ein Schalter aus.

            Ihr Termin fällt aus:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Sie haben Vorrang. Das halte ich für Sie frei bis Samstag, 21. November 2026, 17:00 Uhr:
            [Mo 23.11. 08:15 · Rathaus Mitte]
            [Mo 23.11. 08:30 · Rathaus Mitte]
            [Di 24.11. 08:00 · Rathaus Mitte]
            [🔁 Verschieben] [✖️ Absagen]
            [👤 Mensch]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn whoever_fits_another_desk_hears_nothing_of_it() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "Mo 23.11. 08:00").await;
        town.citizen("bob").books("personalausweis", "Mo 23.11. 08:15").await;
        town.closes("mitte", MONDAY[0], MONDAY[1], Some(1)).await;
        town.passes(TimeDelta::hours(7)).await;
        ada.says("meine termine").await;
        town.citizen("eva").says("/start personalausweis").await;
    };
    conversation_by_the_clock(
        &centre("08:30", 2),
        script,
        expect![[r#"
        ada has booked: personalausweis, Mo 23.11. 08:00

        bob has booked: personalausweis, Mo 23.11. 08:15

        mitte closes 1 desk(s): 2026-11-22T23:00:00Z to 2026-11-23T23:00:00Z

        … 420 min
        ada> meine termine
        Ihre Termine:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: TAA-YW8
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        eva> /start personalausweis
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:15 · Rathaus Mitte]
        [Anderer Tag]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn the_office_opens_after_all_and_the_appointment_stays() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.books("personalausweis", "08:00").await;
        let closure = town.closes("mitte", MONDAY[0], MONDAY[1], None).await;
        town.reopens(&closure).await;
        ada.says("meine termine").await;
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
        ada has booked: personalausweis, 08:00

        mitte closes: 2026-11-22T23:00:00Z to 2026-11-23T23:00:00Z

        Rathaus Mitte bleibt am Montag, 23. November 2026 leider geschlossen.

        Ihr Termin fällt aus:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Sie haben Vorrang. Das halte ich für Sie frei bis Samstag, 21. November 2026, 10:00 Uhr:
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:15 · Rathaus Mitte]
        [Di 24.11. 08:30 · Rathaus Mitte]
        [🔁 Verschieben] [✖️ Absagen]
        [👤 Mensch]

        mitte opens after all

        Rathaus Mitte öffnet doch. Ihr Termin bleibt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        ada> meine termine
        Ihre Termine:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: TAA-YW8
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn the_office_opens_after_all_and_who_has_moved_may_come_back() {
    let script = async |town: &Town| {
        let (bob, eva) = (town.citizen("bob"), town.citizen("eva"));
        bob.books("personalausweis", "08:15").await;
        let closure = town.closes("mitte", MONDAY[0], MONDAY[1], None).await;
        bob.taps("Di 24.11. 08:15").await;
        town.reopens(&closure).await;
        town.passes(TimeDelta::minutes(3)).await;
        eva.says("/start personalausweis").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        bob has booked: personalausweis, 08:15

        mitte closes: 2026-11-22T23:00:00Z to 2026-11-23T23:00:00Z

        Rathaus Mitte bleibt am Montag, 23. November 2026 leider geschlossen.

        Ihr Termin fällt aus:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Sie haben Vorrang. Das halte ich für Sie frei bis Samstag, 21. November 2026, 10:00 Uhr:
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:15 · Rathaus Mitte]
        [Di 24.11. 08:30 · Rathaus Mitte]
        [🔁 Verschieben] [✖️ Absagen]
        [👤 Mensch]

        bob> [Di 24.11. 08:15 · Rathaus Mitte]
        Verschoben. Ihr neuer Termin:

        Personalausweis
        Dienstag, 24. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer bleibt: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-TAA-YW8.ics METHOD:PUBLISH SEQUENCE:1

        mitte opens after all

        … 3 min
        Rathaus Mitte öffnet doch. Ihr früherer Platz ist wieder frei:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Gebucht ist weiter Dienstag, 24. November 2026, 08:15 Uhr, Rathaus Mitte. Möchten Sie zurück? „Verschieben“ genügt.

        eva> /start personalausweis
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

    "#]]).await;
}

#[tokio::test]
async fn what_was_held_and_offered_ends_with_a_word() {
    let script = async |town: &Town| {
        let (ada, bob) = (town.citizen("ada"), town.citizen("bob"));
        bob.books("personalausweis", "Mo 23.11. 08:00").await;
        town.citizen("ben").books("personalausweis", "Di 24.11. 08:00").await;
        ada.says("Personalausweis").await;
        ada.taps("Warteliste").await;
        bob.says("absagen").await;
        bob.taps("Ja, absagen").await;
        town.passes(TimeDelta::minutes(2)).await;
        town.closes("mitte", MONDAY[0], MONDAY[1], None).await;
    };
    conversation_by_the_clock(&centre("08:15", 1), script, expect![[r#"
        bob has booked: personalausweis, Mo 23.11. 08:00

        ben has booked: personalausweis, Di 24.11. 08:00

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

        mitte closes: 2026-11-22T23:00:00Z to 2026-11-23T23:00:00Z

        Rathaus Mitte kann diese Zeit leider nicht mehr anbieten, deshalb gilt das Angebot nicht mehr. Sie warten weiter, an derselben Stelle.

        🔔 Sie stehen auf der Warteliste:

        Personalausweis

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

    "#]]).await;
}

#[tokio::test]
async fn what_somebody_was_about_to_book_ends_with_a_word() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("Personalausweis").await;
        ada.taps("08:15").await;
        town.closes("mitte", MONDAY[0], MONDAY[1], None).await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
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

        mitte closes: 2026-11-22T23:00:00Z to 2026-11-23T23:00:00Z

        Rathaus Mitte kann diese Zeit leider nicht mehr anbieten. Gebucht war noch nichts; hier sind die nächsten Termine:

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:15 · Rathaus Mitte]
        [Di 24.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn staff_see_the_effect_before_they_close_and_may_open_again() {
    let script = async |town: &Town| {
        let (ada, chief) = (town.citizen("ada"), town.citizen("Frau Öz"));
        let (_, code) = town.invites("Öz", Role::Supervisor, &["mitte"]).await;
        chief.says(&code).await;
        ada.books("personalausweis", "Mo 23.11. 08:00").await;
        chief.says("/schliessen").await;
        chief.taps("Rathaus Mitte").await;
        chief.taps("Mo 23.11.").await;
        chief.taps("✅ Schließen").await;
        town.passes(TimeDelta::minutes(1)).await;
        chief.says("/schliessungen").await;
        chief.taps("Öffnen: Rathaus Mitte, Mo 23.11.").await;
        town.passes(TimeDelta::minutes(1)).await;
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
            Öz is invited as supervisor

            Frau Öz> /staff NCPM-Y3E0-Y3TY-6N4R-N9WF-PDCN-WA41
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Ihre Rolle: Leitung · Rathaus Mitte

            Kein Anliegen wartet.
            [Heute]
            [Mitteilungen]
            [⬅️ Zurück]

            ada has booked: personalausweis, Mo 23.11. 08:00

            Frau Öz> /schliessen
            Welches Amt bleibt geschlossen?
            [Rathaus Mitte]
            [⬅️ Zurück]

            Frau Öz> [Rathaus Mitte]
            Rathaus Mitte: An welchem Tag?
            Alles auf einmal geht auch: /schliessen Rathaus Mitte 24.11. ab 10 Uhr, 1 Schalter: Satz für alle
            [Fr 20.11.] [Sa 21.11.] [So 22.11.]
            [Mo 23.11.] [Di 24.11.] [Mi 25.11.] [Do 26.11.] [Fr 27.11.] [Sa 28.11.] [So 29.11.]
            [Mo 30.11.] [Di 01.12.] [Mi 02.12.] [Do 03.12.]
            [⬅️ Zurück]

            Frau Öz> [Mo 23.11.]
            Rathaus Mitte am Montag, 23. November 2026: das ganze Amt bleibt geschlossen.

            Ein Termin ist betroffen. Ein anderer Platz ist da: 1.
            [✅ Schließen]
            [Nur ein Schalter]
            [⬅️ Zurück]

            Frau Öz> [✅ Schließen]
            Geschlossen. Wer betroffen ist, wird angeschrieben. Wer keinen Chat hat, steht unter /anliegen

            Rathaus Mitte am Montag, 23. November 2026: das ganze Amt

            Betroffen: 1 · noch nicht angeschrieben: 1
            [Öffnen: Rathaus Mitte, Mo 23.11.]
            [⬅️ Zurück]

            … 1 min
            Rathaus Mitte bleibt am Montag, 23. November 2026 leider geschlossen.

            Ihr Termin fällt aus:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Sie haben Vorrang. Das halte ich für Sie frei bis Samstag, 21. November 2026, 10:00 Uhr:
            [Di 24.11. 08:00 · Rathaus Mitte]
            [Di 24.11. 08:15 · Rathaus Mitte]
            [Di 24.11. 08:30 · Rathaus Mitte]
            [🔁 Verschieben] [✖️ Absagen]
            [👤 Mensch]

            Frau Öz> /schliessungen
            Rathaus Mitte am Montag, 23. November 2026: das ganze Amt

            Betroffen: 1 · Antwort offen: 1
            [Öffnen: Rathaus Mitte, Mo 23.11.]
            [⬅️ Zurück]

            Frau Öz> [Öffnen: Rathaus Mitte, Mo 23.11.]
            Es öffnet wieder. Wer noch nicht geantwortet hatte, behält den Termin und erfährt es.

            Nichts ist geschlossen. Schließen: /schliessen
            [⬅️ Zurück]

            … 1 min
            Rathaus Mitte öffnet doch. Ihr Termin bleibt:

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        "#]],
    )
    .await;
}

#[tokio::test]
async fn what_makes_no_sense_is_not_closed() {
    let script = async |town: &Town| {
        let (clerk, chief) = (town.citizen("clerk"), town.citizen("Frau Öz"));
        let (_, code) = town.invites("Clerk", Role::Clerk, &[]).await;
        clerk.says(&code).await;
        clerk.says("/schliessen Rathaus Mitte Montag").await;
        let (_, code) = town.invites("Öz", Role::Supervisor, &["mitte"]).await;
        chief.says(&code).await;
        chief.says("/schliessen Rathaus Mitte heute von 8 bis 9 Uhr").await;
        chief.says("/schliessen Rathaus Mitte Sonntag").await;
        chief.says("/schliessen Rathaus Mitte Montag, 2 Schalter").await;
        chief.says("/schliessen Bürgeramt Nord Dienstag").await;
        chief.says("/schliessen Rathaus Mitte Montag ab 8:30: Der Saal wird gestrichen.").await;
        chief.says("ja").await;
        chief.says("/schliessen Rathaus Mitte Montag").await;
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
            Clerk is invited as clerk

            clerk> /staff H2ZD-PEFH-DGYN-1Z1S-B99S-TW5D-599J
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Ihre Rolle: Sachbearbeitung · alle Ämter

            Kein Anliegen wartet.
            [Heute]
            [⬅️ Zurück]

            clerk> /schliessen Rathaus Mitte Montag
            Diesen Befehl kenne ich nicht.
            Was ich kann, steht hier: /hilfe

            Öz is invited as supervisor

            Frau Öz> /staff NCPM-Y3E0-Y3TY-6N4R-N9WF-PDCN-WA41
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Ihre Rolle: Leitung · Rathaus Mitte

            Kein Anliegen wartet.
            [Heute]
            [Mitteilungen]
            [⬅️ Zurück]

            Frau Öz> /schliessen Rathaus Mitte heute von 8 bis 9 Uhr
            Diese Zeit ist schon vorbei. Es bleibt alles, wie es ist.

            Ihre Rolle: Leitung · Rathaus Mitte

            Kein Anliegen wartet.
            [Heute]
            [Mitteilungen]
            [⬅️ Zurück]

            Frau Öz> /schliessen Rathaus Mitte Sonntag
            Dann ist dort ohnehin geschlossen. Es bleibt alles, wie es ist.

            Ihre Rolle: Leitung · Rathaus Mitte

            Kein Anliegen wartet.
            [Heute]
            [Mitteilungen]
            [⬅️ Zurück]

            Frau Öz> /schliessen Rathaus Mitte Montag, 2 Schalter
            So viele Schalter sind dann nicht da, nur einer.

            Ihre Rolle: Leitung · Rathaus Mitte

            Kein Anliegen wartet.
            [Heute]
            [Mitteilungen]
            [⬅️ Zurück]

            Frau Öz> /schliessen Bürgeramt Nord Dienstag
            Welches Amt bleibt geschlossen?
            [Rathaus Mitte]
            [⬅️ Zurück]

            Frau Öz> /schliessen Rathaus Mitte Montag ab 8:30: Der Saal wird gest
            Rathaus Mitte am Montag, 23. November 2026 · ab 08:30 Uhr: das ganze Amt bleibt geschlossen.

            Dazu steht: Der Saal wird gestrichen.

            Davon ist kein Termin betroffen.
            [✅ Schließen]
            [Nur ein Schalter]
            [⬅️ Zurück]

            Frau Öz> ja
            Geschlossen. Wer betroffen ist, wird angeschrieben. Wer keinen Chat hat, steht unter /anliegen

            Rathaus Mitte am Montag, 23. November 2026 · ab 08:30 Uhr: das ganze Amt

            Davon ist kein Termin betroffen.
            [Öffnen: Rathaus Mitte, Mo 23.11.]
            [⬅️ Zurück]

            Frau Öz> /schliessen Rathaus Mitte Montag
            Für diese Zeit ist dort schon geschlossen: /schliessungen

            Rathaus Mitte am Montag, 23. November 2026 · ab 08:30 Uhr: das ganze Amt

            Davon ist kein Termin betroffen.
            [Öffnen: Rathaus Mitte, Mo 23.11.]
            [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn whom_nobody_reaches_stands_among_the_requests() {
    let script = async |town: &Town| {
        let (ada, chief) = (town.citizen("ada"), town.citizen("Frau Öz"));
        let (_, code) = town.invites("Öz", Role::Supervisor, &[]).await;
        chief.says(&code).await;
        ada.books("personalausweis", "Mo 23.11. 08:00").await;
        ada.happens(Happening::Left).await;
        chief.says("/schliessen Rathaus Mitte Montag").await;
        chief.says("ja").await;
        town.passes(TimeDelta::minutes(1)).await;
        chief.says("/anliegen").await;
        chief.taps("Fällt aus").await;
        chief.taps("Erledigt").await;
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
            Öz is invited as supervisor

            Frau Öz> /staff NCPM-Y3E0-Y3TY-6N4R-N9WF-PDCN-WA41
            Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
            Datenschutz: https://kleinstadt.example.org/datenschutz

            Ihre Rolle: Leitung · alle Ämter

            Kein Anliegen wartet.
            [Heute]
            [Mitteilungen]
            [⬅️ Zurück]

            ada has booked: personalausweis, Mo 23.11. 08:00

            ada> Left
            Frau Öz> /schliessen Rathaus Mitte Montag
            Rathaus Mitte am Montag, 23. November 2026: das ganze Amt bleibt geschlossen.

            Ein Termin ist betroffen. Ohne Chat, bitte anrufen: 1.
            [✅ Schließen]
            [Nur ein Schalter]
            [⬅️ Zurück]

            Frau Öz> ja
            Geschlossen. Wer betroffen ist, wird angeschrieben. Wer keinen Chat hat, steht unter /anliegen

            Rathaus Mitte am Montag, 23. November 2026: das ganze Amt

            Betroffen: 1 · noch nicht angeschrieben: 1
            [Öffnen: Rathaus Mitte, Mo 23.11.]
            [⬅️ Zurück]

            … 1 min
            Frau Öz> /anliegen
            Ein Anliegen wartet:

            Termin fällt aus, noch nichts anderes, seit einer Minute
            Kein Chat: bitte anrufen.

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: DSM-75J
            Fällt leider aus.
            [Fällt aus: DSM-75J]
            [⬅️ Zurück]

            Frau Öz> [Fällt aus: DSM-75J]
            Termin fällt aus, noch nichts anderes, seit einer Minute
            Kein Chat: bitte anrufen.

            Personalausweis
            Montag, 23. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: DSM-75J
            Fällt leider aus.
            [✅ Erledigt]
            [Anliegen]

            Frau Öz> [✅ Erledigt]
            Erledigt.

            Kein Anliegen wartet.
            [⬅️ Zurück]

        "#]],
    )
    .await;
}
