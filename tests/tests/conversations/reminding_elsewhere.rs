//! Reminders of one person on two messengers.

use chrono::TimeDelta;
use expect_test::expect;
use store::desk::DeskPolicy;
use tests::town::{Citizen, Town, kleinstadt, policy};

use crate::conversation_under;

fn reminding() -> DeskPolicy {
    DeskPolicy { reminders: vec![TimeDelta::hours(24), TimeDelta::hours(2)], ..policy() }
}

async fn links(one: &Citizen<'_>, other: &Citizen<'_>) {
    one.says("/link").await;
    other.says(&one.code()).await;
    other.taps("Ja, verbinden").await;
}

#[tokio::test]
async fn reminders_go_where_they_are_wanted_and_follow_whoever_leaves() {
    let script = async |town: &Town| {
        let (ada, at_home) = (town.citizen("ada"), town.citizen("ada").on_matrix());
        ada.books("personalausweis", "08:00").await;
        links(&ada, &at_home).await;
        at_home.taps("Hier erinnern").await;
        town.passes(TimeDelta::hours(46)).await;
        at_home.happens(bot_core::arrival::Happening::Left).await;
        town.passes(TimeDelta::hours(22)).await;
    };
    conversation_under(&reminding(), &kleinstadt(), script, expect![[r#"
        ada has booked: personalausweis, 08:00

        ada> /link
        Ihr Code, gültig bis 10:10 Uhr:
        BD37-87E7

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        ada (matrix)> BD37-87E7
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Der Code kommt von Telegram. Verbunden teilen sich beide Chats Ihre Termine und die Sprache.
        Ist es Ihr eigener Code, und soll ich die Chats verbinden?
        [✅ Ja, verbinden] [⬅️ Zurück]

        ada (matrix)> [✅ Ja, verbinden]
        Verbunden! Ihre Termine finden Sie jetzt hier wie dort: !termine

        Verbunden sind Matrix und Telegram.

        Ich erinnere Sie dort, wo Sie gebucht haben.
        [Hier erinnern]
        [Noch ein Messenger]
        [✖️ Verbindung lösen] [⬅️ Zurück]

        ada (matrix)> [Hier erinnern]
        Verbunden sind Matrix und Telegram.

        Ich erinnere Sie hier.
        [Noch ein Messenger]
        [✖️ Verbindung lösen] [⬅️ Zurück]

        … 2760 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        ada (matrix)> Left
        … 1320 min
        Heute ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

    "#]]).await;
}

#[tokio::test]
async fn what_is_cancelled_in_one_chat_is_no_question_any_more_in_the_other() {
    let script = async |town: &Town| {
        let (ada, at_home) = (town.citizen("ada"), town.citizen("ada").on_matrix());
        ada.books("personalausweis", "08:00").await;
        links(&ada, &at_home).await;
        town.passes(TimeDelta::hours(46)).await;
        at_home.says("absagen").await;
        at_home.says("ja").await;
        town.passes(TimeDelta::minutes(1)).await;
    };
    conversation_under(&reminding(), &kleinstadt(), script, expect![[r#"
        ada has booked: personalausweis, 08:00

        ada> /link
        Ihr Code, gültig bis 10:10 Uhr:
        BD37-87E7

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        ada (matrix)> BD37-87E7
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Der Code kommt von Telegram. Verbunden teilen sich beide Chats Ihre Termine und die Sprache.
        Ist es Ihr eigener Code, und soll ich die Chats verbinden?
        [✅ Ja, verbinden] [⬅️ Zurück]

        ada (matrix)> [✅ Ja, verbinden]
        Verbunden! Ihre Termine finden Sie jetzt hier wie dort: !termine

        Verbunden sind Matrix und Telegram.

        Ich erinnere Sie dort, wo Sie gebucht haben.
        [Hier erinnern]
        [Noch ein Messenger]
        [✖️ Verbindung lösen] [⬅️ Zurück]

        … 2760 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        ada (matrix)> absagen
        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        ada (matrix)> ja
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

        … 1 min
        Dieser Termin ist inzwischen abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.
        [Neuer Termin]

    "#]]).await;
}

#[tokio::test]
async fn what_is_moved_in_one_chat_is_told_in_the_other() {
    let script = async |town: &Town| {
        let (ada, at_home) = (town.citizen("ada"), town.citizen("ada").on_matrix());
        ada.books("personalausweis", "08:00").await;
        links(&ada, &at_home).await;
        town.passes(TimeDelta::hours(46)).await;
        at_home.says("verschieben").await;
        at_home.taps("08:30").await;
        at_home.taps("Ja, verschieben").await;
        town.passes(TimeDelta::minutes(1)).await;
    };
    conversation_under(&reminding(), &kleinstadt(), script, expect![[r#"
        ada has booked: personalausweis, 08:00

        ada> /link
        Ihr Code, gültig bis 10:10 Uhr:
        BD37-87E7

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        ada (matrix)> BD37-87E7
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Der Code kommt von Telegram. Verbunden teilen sich beide Chats Ihre Termine und die Sprache.
        Ist es Ihr eigener Code, und soll ich die Chats verbinden?
        [✅ Ja, verbinden] [⬅️ Zurück]

        ada (matrix)> [✅ Ja, verbinden]
        Verbunden! Ihre Termine finden Sie jetzt hier wie dort: !termine

        Verbunden sind Matrix und Telegram.

        Ich erinnere Sie dort, wo Sie gebucht haben.
        [Hier erinnern]
        [Noch ein Messenger]
        [✖️ Verbindung lösen] [⬅️ Zurück]

        … 2760 min
        Morgen ist Ihr Termin.

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Bleibt der Platz leer, kostet das 15 Minuten.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        ada (matrix)> verschieben
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

        ada (matrix)> [Mo 23.11. 08:30]
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

        ada (matrix)> [✅ Ja, verschieben]
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
        Verschoben. Ihr neuer Termin:

        Personalausweis
        Montag, 23. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer bleibt: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

    "#]]).await;
}
