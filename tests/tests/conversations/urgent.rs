//! Needed soon, and nothing is free; or waited for in vain: then a person looks at it.

use bot_core::City;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::conversation_by_the_clock;

/// Kleinstadt with one place for an identity card, on Monday, and many to register cars.
fn one_place() -> City {
    let mut city = kleinstadt();
    let substitute = serde_json::json!({
        "de": "ein vorläufiger Personalausweis, sofort im Amt",
        "en": "a provisional identity card, at once at the office",
    });
    city.services[0].substitute = serde_json::from_value(substitute).unwrap();
    let opening = &mut city.offices[0].opening[0];
    opening.to = "08:15".parse().unwrap();
    opening.valid_until = Some("2026-11-23".parse().unwrap());
    city.offices[1].services.remove(0);
    city
}

/// Bob has the only place. Ada has told her number before.
async fn ada_can_be_reached(town: &Town) {
    town.citizen("bob").books("personalausweis", "08:00").await;
    let ada = town.citizen("ada");
    ada.says("/start zulassung").await;
    ada.taps("14:00").await;
    ada.says("Ada Lovelace").await;
    ada.says("0231 5001234").await;
    ada.taps("Buchen").await;
}

#[tokio::test]
async fn who_needs_it_soon_can_ask_a_person() {
    let script = async |town: &Town| {
        ada_can_be_reached(town).await;
        let ada = town.citizen("ada");
        ada.says("Personalausweis").await;
        ada.says("warteliste").await;
        ada.says("mein Ausweis läuft am 27.11. ab").await;
        ada.taps("Dringende Anfrage").await;
        ada.says("/warteliste").await;
    };
    conversation_by_the_clock(&one_place(), script, expect![[r#"
        bob has booked: personalausweis, 08:00

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

        ada> [Di 24.11. 14:00 · Bürgeramt Nord]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> Ada Lovelace
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Unter welcher Telefonnummer erreicht Sie das Amt?
        [Mehr Zeit] [⬅️ Zurück]

        ada> 0231 5001234
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Angaben:
        – Ada Lovelace
        – 0231 5001234
        [✅ Buchen]
        [Angaben ändern]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [✅ Buchen]
        Gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Nummer: 2JX-JAF

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-2JX-JAF.ics METHOD:PUBLISH SEQUENCE:0

        ada> Personalausweis
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

        ada> mein Ausweis läuft am 27.11. ab
        🔔 Sie stehen auf der Warteliste:

        Personalausweis

        Sie brauchen ihn bis Freitag, 27. November 2026: So lange suche ich, und Sie kommen vor denen, die länger Zeit haben.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Bis dahin ist zurzeit in keinem Amt etwas frei. Ich suche weiter.

        Das kann überbrücken: ein vorläufiger Personalausweis, sofort im Amt

        Ist es dringend? Dann sieht ein Mensch es sich an und meldet sich bei Ihnen.
        [👤 Dringende Anfrage]
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> [👤 Dringende Anfrage]
        Ein Mensch sieht es sich an und meldet sich bei Ihnen: Montag bis Freitag 8 bis 16 Uhr
        Sie brauchen nicht noch einmal zu schreiben.

        🔔 Sie stehen auf der Warteliste:

        Personalausweis

        Sie brauchen ihn bis Freitag, 27. November 2026: So lange suche ich, und Sie kommen vor denen, die länger Zeit haben.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Bis dahin ist zurzeit in keinem Amt etwas frei. Ich suche weiter.

        Das kann überbrücken: ein vorläufiger Personalausweis, sofort im Amt

        Ihre Anfrage liegt der Stadt vor. Sie brauchen nicht noch einmal zu schreiben.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> /warteliste
        🔔 Sie stehen auf der Warteliste:

        Personalausweis

        Sie brauchen ihn bis Freitag, 27. November 2026: So lange suche ich, und Sie kommen vor denen, die länger Zeit haben.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Bis dahin ist zurzeit in keinem Amt etwas frei. Ich suche weiter.

        Das kann überbrücken: ein vorläufiger Personalausweis, sofort im Amt

        Ihre Anfrage liegt der Stadt vor. Sie brauchen nicht noch einmal zu schreiben.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

    "#]]).await;
}

#[tokio::test]
async fn whom_nobody_could_reach_is_told_whom_to_call() {
    let script = async |town: &Town| {
        town.citizen("bob").books("personalausweis", "08:00").await;
        let ada = town.citizen("ada");
        ada.says("Personalausweis").await;
        ada.taps("Warteliste").await;
        ada.says("mein Ausweis läuft am 27.11. ab").await;
        town.citizen("bob").says("absagen").await;
        town.citizen("bob").says("ja").await;
        town.passes(TimeDelta::minutes(2)).await;
        ada.says("nein").await;
    };
    conversation_by_the_clock(&one_place(), script, expect![[r#"
        bob has booked: personalausweis, 08:00

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

        ada> mein Ausweis läuft am 27.11. ab
        🔔 Sie stehen auf der Warteliste:

        Personalausweis

        Sie brauchen ihn bis Freitag, 27. November 2026: So lange suche ich, und Sie kommen vor denen, die länger Zeit haben.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Bis dahin ist zurzeit in keinem Amt etwas frei. Ich suche weiter.

        Das kann überbrücken: ein vorläufiger Personalausweis, sofort im Amt

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

        ada> nein
        Gut, den Platz bekommt jemand anderes. Sie warten weiter, an derselben Stelle.

        🔔 Sie stehen auf der Warteliste:

        Personalausweis

        Sie brauchen ihn bis Freitag, 27. November 2026: So lange suche ich, und Sie kommen vor denen, die länger Zeit haben.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Bis dahin ist zurzeit in keinem Amt etwas frei. Ich suche weiter.

        Das kann überbrücken: ein vorläufiger Personalausweis, sofort im Amt

        Ist es dringend? Ein Mensch hilft Ihnen gern: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

    "#]]).await;
}

#[tokio::test]
async fn who_has_waited_in_vain_can_ask_a_person() {
    let script = async |town: &Town| {
        ada_can_be_reached(town).await;
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.taps("Warteliste").await;
        ada.says("suche bis 23.11.").await;
        town.passes(TimeDelta::days(4)).await;
        ada.taps("Anfrage an die Stadt").await;
    };
    conversation_by_the_clock(
        &one_place(),
        script,
        expect![[r#"
            bob has booked: personalausweis, 08:00

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

            ada> [Di 24.11. 14:00 · Bürgeramt Nord]
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Auto anmelden
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
            [Mehr Zeit] [⬅️ Zurück]

            ada> Ada Lovelace
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Auto anmelden
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Unter welcher Telefonnummer erreicht Sie das Amt?
            [Mehr Zeit] [⬅️ Zurück]

            ada> 0231 5001234
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Auto anmelden
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Ihre Angaben:
            – Ada Lovelace
            – 0231 5001234
            [✅ Buchen]
            [Angaben ändern]
            [Mehr Zeit] [⬅️ Zurück]

            ada> [✅ Buchen]
            Gebucht:

            Auto anmelden
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Ihre Nummer: 2JX-JAF

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-2JX-JAF.ics METHOD:PUBLISH SEQUENCE:0

            ada> /start personalausweis
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

            ada> suche bis 23.11.
            🔔 Sie stehen auf der Warteliste:

            Personalausweis

            Ich suche bis Montag, 23. November 2026.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            … 5760 min
            Leider ist bisher kein passender Platz frei geworden:

            Personalausweis

            Soll ich weitersuchen? Oder ein Mensch sucht mit Ihnen: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
            [🔔 Weiter warten]
            [👤 Anfrage an die Stadt]
            [✖️ Nicht mehr warten]

            ada> [👤 Anfrage an die Stadt]
            Ein Mensch sieht es sich an und meldet sich bei Ihnen: Montag bis Freitag 8 bis 16 Uhr
            Sie brauchen nicht noch einmal zu schreiben.

            Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
            Was brauchen Sie? Zum Beispiel „Personalausweis“.

            Vorlesen: /text · 👤 Mensch · /datenschutz
            [Ausweise]
            [Auto]

        "#]],
    )
    .await;
}
