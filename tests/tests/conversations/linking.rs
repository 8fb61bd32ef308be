//! One person on two messengers: a code is shown in one chat and typed into the other.

use chrono::TimeDelta;
use expect_test::expect;
use tests::town::{Citizen, Town};

use crate::conversation;

/// Links the two chats, as somebody does who knows the way.
async fn links(one: &Citizen<'_>, other: &Citizen<'_>) {
    one.says("/link").await;
    other.says(&one.code()).await;
    other.taps("Ja, verbinden").await;
}

#[tokio::test]
async fn a_code_links_two_chats_and_they_share_the_appointments() {
    let script = async |town: &Town| {
        let (ada, at_home) = (town.citizen("ada"), town.citizen("ada").on_matrix());
        ada.books("personalausweis", "08:00").await;
        ada.says("Messenger verbinden").await;
        at_home.says(&format!(" {} ", ada.code().to_lowercase().replace('-', ""))).await;
        at_home.says("ja").await;
        at_home.says("/termine").await;
        at_home.says("/start personalausweis").await;
        at_home.taps("08:15").await;
        at_home.says("Termin absagen").await;
        at_home.taps("Ja, absagen").await;
        ada.says("/termine").await;
    };
    conversation(script, expect![[r#"
        ada has booked: personalausweis, 08:00

        ada> Messenger verbinden
        Ihr Code, gültig bis 10:10 Uhr:
        BD37-87E7

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        ada (matrix)>  bd3787e7 
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Der Code kommt von Telegram. Verbunden teilen sich beide Chats Ihre Termine und die Sprache.
        Ist es Ihr eigener Code, und soll ich die Chats verbinden?
        [✅ Ja, verbinden] [⬅️ Zurück]

        ada (matrix)> ja
        Verbunden! Ihre Termine finden Sie jetzt hier wie dort: !termine

        Verbunden sind Matrix und Telegram.

        Ich erinnere Sie dort, wo Sie gebucht haben.
        [Hier erinnern]
        [Noch ein Messenger]
        [✖️ Verbindung lösen] [⬅️ Zurück]

        ada (matrix)> /termine
        Ihre Termine:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: TAA-YW8
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        ada (matrix)> /start personalausweis
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada (matrix)> [Mo 23.11. 08:15 · Rathaus Mitte]
        Sie haben dafür schon einen Termin:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Damit alle drankommen, gibt es einen je Person. Sie können ihn verschieben oder behalten.
        [🔁 Verschieben] [✖️ Absagen]
        [🔔 Auf einen früheren warten]
        [Für jemand anderen]
        [Behalten]

        ada (matrix)> Termin absagen
        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        ada (matrix)> [✖️ Ja, absagen]
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

        ada> /termine
        Sie haben gerade keinen Termin.
        Was brauchen Sie? Schreiben Sie es mir einfach.
        [Neuer Termin] [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn a_code_counts_once_and_only_elsewhere() {
    let script = async |town: &Town| {
        let (ada, at_home, bob) = (town.citizen("ada"), town.citizen("ada").on_matrix(), town.citizen("bob"));
        ada.says("/verbinden").await;
        let older = ada.code();
        ada.says("/link").await;
        let code = ada.code();
        ada.says(&code).await;
        at_home.says(&older).await;
        at_home.says("/link K7QP").await;
        at_home.says(&format!("/link {code}")).await;
        at_home.taps("Zurück").await;
        at_home.says(&code).await;
        at_home.says("verbinden").await;
        at_home.says(&code).await;
        bob.says(&code).await;
        bob.says("/link").await;
        let late = bob.code();
        town.passes(TimeDelta::minutes(11)).await;
        ada.says(&late).await;
    };
    conversation(script, expect![[r#"
        ada> /verbinden
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Ihr Code, gültig bis 10:10 Uhr:
        9H0F-CHZY

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        ada> /link
        Ihr Code, gültig bis 10:10 Uhr:
        6JPM-F305

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        ada> 6JPM-F305
        Das ist der richtige Code, aber hier kommt er her: Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        ada (matrix)> 9H0F-CHZY
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Dieser Code gilt nicht oder nicht mehr. Einen neuen bekommen Sie auf Ihrem anderen Messenger mit !link.

        ada (matrix)> /link K7QP
        Dieser Code gilt nicht oder nicht mehr. Einen neuen bekommen Sie auf Ihrem anderen Messenger mit !link.

        ada (matrix)> /link 6JPM-F305
        Der Code kommt von Telegram. Verbunden teilen sich beide Chats Ihre Termine und die Sprache.
        Ist es Ihr eigener Code, und soll ich die Chats verbinden?
        [✅ Ja, verbinden] [⬅️ Zurück]

        ada (matrix)> [⬅️ Zurück]
        Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
        Was brauchen Sie? Zum Beispiel „Personalausweis“.

        Vorlesen: !text · 👤 Mensch · !datenschutz
        [Ausweise]
        [Auto]

        ada (matrix)> 6JPM-F305
        Der Code kommt von Telegram. Verbunden teilen sich beide Chats Ihre Termine und die Sprache.
        Ist es Ihr eigener Code, und soll ich die Chats verbinden?
        [✅ Ja, verbinden] [⬅️ Zurück]

        ada (matrix)> verbinden
        Verbunden! Ihre Termine finden Sie jetzt hier wie dort: !termine

        Verbunden sind Matrix und Telegram.

        Ich erinnere Sie dort, wo Sie gebucht haben.
        [Hier erinnern]
        [Noch ein Messenger]
        [✖️ Verbindung lösen] [⬅️ Zurück]

        ada (matrix)> 6JPM-F305
        Diese Chats sind schon verbunden. Was verbunden ist, zeigt !link.

        bob> 6JPM-F305
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Dieser Code gilt nicht oder nicht mehr. Einen neuen bekommen Sie auf Ihrem anderen Messenger mit /link.

        bob> /link
        Ihr Code, gültig bis 10:10 Uhr:
        2FH2-EEFQ

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        … 11 min
        ada> 2FH2-EEFQ
        Dieser Code gilt nicht oder nicht mehr. Einen neuen bekommen Sie auf Ihrem anderen Messenger mit /link.

    "#]]).await;
}

#[tokio::test]
async fn what_answers_a_question_is_no_code_without_its_hyphen() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/start reisepass").await;
        ada.taps("08:00").await;
        ada.says("Anna1986").await;
        ada.says("K7QP-2MXA").await;
    };
    conversation(script, expect![[r#"
        ada> /start reisepass
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
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> Anna1986
        Einen Namen habe ich darin nicht erkannt.
        Bitte schreiben Sie Vor- und Nachnamen, zum Beispiel: Aylin Kaya

        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada> K7QP-2MXA
        Dieser Code gilt nicht oder nicht mehr. Einen neuen bekommen Sie auf Ihrem anderen Messenger mit /link.

        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn nobody_guesses_a_code() {
    let script = async |town: &Town| {
        let (ada, mallory) = (town.citizen("ada"), town.citizen("mallory").on_matrix());
        ada.says("/link").await;
        for wrong in ["1AAA-AAAA", "2AAA-AAAA", "3AAA-AAAA", "4AAA-AAAA", "5AAA-AAAA", "6AAA-AAAA"] {
            mallory.says(wrong).await;
        }
        mallory.says(&ada.code()).await;
        town.passes(TimeDelta::minutes(61)).await;
        ada.says("/link").await;
        mallory.says(&ada.code()).await;
    };
    conversation(script, expect![[r#"
        ada> /link
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Ihr Code, gültig bis 10:10 Uhr:
        9H0F-CHZY

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        mallory (matrix)> 1AAA-AAAA
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Dieser Code gilt nicht oder nicht mehr. Einen neuen bekommen Sie auf Ihrem anderen Messenger mit !link.

        mallory (matrix)> 2AAA-AAAA
        Dieser Code gilt nicht oder nicht mehr. Einen neuen bekommen Sie auf Ihrem anderen Messenger mit !link.

        mallory (matrix)> 3AAA-AAAA
        Dieser Code gilt nicht oder nicht mehr. Einen neuen bekommen Sie auf Ihrem anderen Messenger mit !link.

        mallory (matrix)> 4AAA-AAAA
        Dieser Code gilt nicht oder nicht mehr. Einen neuen bekommen Sie auf Ihrem anderen Messenger mit !link.

        mallory (matrix)> 5AAA-AAAA
        Dieser Code gilt nicht oder nicht mehr. Einen neuen bekommen Sie auf Ihrem anderen Messenger mit !link.

        mallory (matrix)> 6AAA-AAAA
        Zu Ihrer Sicherheit nehme ich hier eine Stunde lang keinen Code mehr an. Ihre Termine finden Sie so lange auf Ihrem anderen Messenger.

        mallory (matrix)> 9H0F-CHZY
        Zu Ihrer Sicherheit nehme ich hier eine Stunde lang keinen Code mehr an. Ihre Termine finden Sie so lange auf Ihrem anderen Messenger.

        … 61 min
        ada> /link
        Ihr Code, gültig bis 11:11 Uhr:
        FE50-25W0

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        mallory (matrix)> FE50-25W0
        Der Code kommt von Telegram. Verbunden teilen sich beide Chats Ihre Termine und die Sprache.
        Ist es Ihr eigener Code, und soll ich die Chats verbinden?
        [✅ Ja, verbinden] [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn two_who_become_one_keep_both_bookings_and_make_no_new_one() {
    let script = async |town: &Town| {
        let (ada, at_home) = (town.citizen("ada"), town.citizen("ada").on_matrix());
        ada.books("personalausweis", "08:00").await;
        at_home.books("personalausweis", "08:15").await;
        links(&ada, &at_home).await;
        at_home.says("/start personalausweis").await;
        at_home.taps("08:30").await;
        at_home.taps("Absagen").await;
        at_home.taps("Ja, absagen").await;
        ada.says("/start personalausweis").await;
        ada.taps("08:30").await;
        ada.taps("Absagen").await;
        ada.taps("Ja, absagen").await;
        ada.books("personalausweis", "08:30").await;
    };
    conversation(script, expect![[r#"
        ada has booked: personalausweis, 08:00

        ada (matrix) has booked: personalausweis, 08:15

        ada> /link
        Ihr Code, gültig bis 10:10 Uhr:
        BTD4-A26T

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        ada (matrix)> BTD4-A26T
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

        ada (matrix)> /start personalausweis
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada (matrix)> [Mo 23.11. 08:30 · Rathaus Mitte]
        Sie haben dafür schon einen Termin:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Damit alle drankommen, gibt es einen je Person. Sie können ihn verschieben oder behalten.
        [🔁 Verschieben] [✖️ Absagen]
        [🔔 Auf einen früheren warten]
        [Für jemand anderen]
        [Behalten]

        ada (matrix)> [✖️ Absagen]
        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        ada (matrix)> [✖️ Ja, absagen]
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

        ada> /start personalausweis
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Mo 23.11. 08:45 · Rathaus Mitte]
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> [Mo 23.11. 08:30 · Rathaus Mitte]
        Sie haben dafür schon einen Termin:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Damit alle drankommen, gibt es einen je Person. Sie können ihn verschieben oder behalten.
        [🔁 Verschieben] [✖️ Absagen]
        [🔔 Auf einen früheren warten]
        [Für jemand anderen]
        [Behalten]

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

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-RWJ-0S6.ics METHOD:CANCEL SEQUENCE:1

        ada has booked: personalausweis, 08:30

    "#]]).await;
}

#[tokio::test]
async fn a_linked_citizen_may_still_move_each_of_two() {
    let script = async |town: &Town| {
        let (ada, at_home) = (town.citizen("ada"), town.citizen("ada").on_matrix());
        ada.books("personalausweis", "08:00").await;
        at_home.books("personalausweis", "08:15").await;
        links(&ada, &at_home).await;
        ada.says("/termine").await;
        ada.says("/move").await;
        ada.taps("Verschieben").await;
        ada.taps("08:30").await;
        ada.taps("Ja, verschieben").await;
    };
    conversation(script, expect![[r#"
        ada has booked: personalausweis, 08:00

        ada (matrix) has booked: personalausweis, 08:15

        ada> /link
        Ihr Code, gültig bis 10:10 Uhr:
        BTD4-A26T

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        ada (matrix)> BTD4-A26T
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

        ada> /termine
        Ihre Termine:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: TAA-YW8

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: RWJ-0S6
        [🔁 Verschieben: Personalausweis, Mo 23.11.]
        [✖️ Absagen: Personalausweis, Mo 23.11.]
        [🔁 Verschieben: Personalausweis, Mo 23.11.]
        [✖️ Absagen: Personalausweis, Mo 23.11.]
        [Neuer Termin] [⬅️ Zurück]

        ada> /move
        Ihre Termine:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: TAA-YW8

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: RWJ-0S6
        [🔁 Verschieben: Personalausweis, Mo 23.11.]
        [✖️ Absagen: Personalausweis, Mo 23.11.]
        [🔁 Verschieben: Personalausweis, Mo 23.11.]
        [✖️ Absagen: Personalausweis, Mo 23.11.]
        [Neuer Termin] [⬅️ Zurück]

        ada> [🔁 Verschieben: Personalausweis, Mo 23.11.]
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

        ada> [Mo 23.11. 08:30]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:30 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro

        Er ersetzt Ihren Termin am Montag, 23. November 2026 um 08:00 Uhr. Der bleibt, bis Sie hier bestätigen.
        [✅ Ja, verschieben]
        [Mehr Zeit] [⬅️ Zurück]

        ada> [✅ Ja, verschieben]
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

    "#]]).await;
}

#[tokio::test]
async fn the_language_chosen_in_one_chat_is_spoken_in_the_other() {
    let script = async |town: &Town| {
        let (ada, at_home) = (town.citizen("ada"), town.citizen("ada").on_matrix().speaking("de"));
        links(&ada, &at_home).await;
        ada.says("English").await;
        at_home.says("/link").await;
    };
    conversation(script, expect![[r#"
        ada> /link
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Ihr Code, gültig bis 10:10 Uhr:
        9H0F-CHZY

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        ada (matrix)> 9H0F-CHZY
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

        ada> English
        Good, I’ll write English from now on.

        Hello! I am the appointment assistant of the city of Kleinstadt.
        What do you need? For example “Identity card”.

        To be read aloud: /text · 👤 Person · /privacy
        [Identity documents]
        [Car]

        ada (matrix)> /link
        Matrix and Telegram are linked.

        I remind you where you booked.
        [Remind me here]
        [One more messenger]
        [✖️ Undo the link] [⬅️ Back]

    "#]]).await;
}

#[tokio::test]
async fn a_linked_chat_says_what_is_linked_and_where_reminders_go() {
    let script = async |town: &Town| {
        let (ada, at_home) = (town.citizen("ada"), town.citizen("ada").on_matrix());
        links(&ada, &at_home).await;
        ada.says("/link").await;
        ada.taps("Hier erinnern").await;
        at_home.says("/link").await;
        at_home.says("noch ein Messenger").await;
    };
    conversation(script, expect![[r#"
        ada> /link
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Ihr Code, gültig bis 10:10 Uhr:
        9H0F-CHZY

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        ada (matrix)> 9H0F-CHZY
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

        ada> /link
        Verbunden sind Telegram und Matrix.

        Ich erinnere Sie dort, wo Sie gebucht haben.
        [Hier erinnern]
        [Noch ein Messenger]
        [✖️ Verbindung lösen] [⬅️ Zurück]

        ada> [Hier erinnern]
        Verbunden sind Telegram und Matrix.

        Ich erinnere Sie hier.
        [Noch ein Messenger]
        [✖️ Verbindung lösen] [⬅️ Zurück]

        ada (matrix)> /link
        Verbunden sind Matrix und Telegram.

        Ich erinnere Sie auf Telegram.
        [Hier erinnern]
        [Noch ein Messenger]
        [✖️ Verbindung lösen] [⬅️ Zurück]

        ada (matrix)> noch ein Messenger
        Ihr Code, gültig bis 10:10 Uhr:
        BTD4-A26T

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

    "#]]).await;
}

#[tokio::test]
async fn whoever_unlinks_takes_along_what_they_booked_there() {
    let script = async |town: &Town| {
        let (ada, at_home) = (town.citizen("ada"), town.citizen("ada").on_matrix());
        ada.books("personalausweis", "08:00").await;
        links(&ada, &at_home).await;
        at_home.says("/start reisepass").await;
        at_home.taps("08:15").await;
        at_home.says("Ada Lovelace").await;
        at_home.taps("Buchen").await;
        at_home.says("Verbindung lösen").await;
        at_home.taps("Verbindung lösen").await;
        at_home.says("nein").await;
        at_home.says("/link").await;
        at_home.says("trennen").await;
        at_home.says("ja").await;
        at_home.says("/termine").await;
        ada.says("/termine").await;
        ada.says("/link").await;
    };
    conversation(script, expect![[r#"
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

        ada (matrix)> /start reisepass
        Reisepass
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Für mehrere]
        [⬅️ Zurück]

        ada (matrix)> [Mo 23.11. 08:15 · Rathaus Mitte]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        ada (matrix)> Ada Lovelace
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Reisepass
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Angaben:
        – Ada Lovelace
        [✅ Buchen]
        [Angaben ändern]
        [Mehr Zeit] [⬅️ Zurück]

        ada (matrix)> [✅ Buchen]
        Gebucht:

        Reisepass
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: D72-X2F

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-D72-X2F.ics METHOD:PUBLISH SEQUENCE:0

        ada (matrix)> Verbindung lösen
        Verbunden sind Matrix und Telegram.

        Ich erinnere Sie dort, wo Sie gebucht haben.
        [Hier erinnern]
        [Noch ein Messenger]
        [✖️ Verbindung lösen] [⬅️ Zurück]

        ada (matrix)> [✖️ Verbindung lösen]
        Termine, die Sie hier gebucht haben, bleiben in diesem Chat. Alle anderen bleiben auf Ihren anderen Messengern.
        Soll ich die Verbindung lösen?
        [✖️ Ja, lösen] [⬅️ Zurück]

        ada (matrix)> nein
        Gebucht:

        Reisepass
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: D72-X2F

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        ada (matrix)> /link
        Verbunden sind Matrix und Telegram.

        Ich erinnere Sie dort, wo Sie gebucht haben.
        [Hier erinnern]
        [Noch ein Messenger]
        [✖️ Verbindung lösen] [⬅️ Zurück]

        ada (matrix)> trennen
        Termine, die Sie hier gebucht haben, bleiben in diesem Chat. Alle anderen bleiben auf Ihren anderen Messengern.
        Soll ich die Verbindung lösen?
        [✖️ Ja, lösen] [⬅️ Zurück]

        ada (matrix)> ja
        Die Verbindung ist gelöst. Was zu diesem Chat gehört, zeigt !termine.

        ada (matrix)> /termine
        Ihre Termine:

        Reisepass
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: D72-X2F
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        ada> /termine
        Ihre Termine:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: TAA-YW8
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        ada> /link
        Ihr Code, gültig bis 10:10 Uhr:
        XNS7-A4YD

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

    "#]]).await;
}

#[tokio::test]
async fn a_held_place_is_shared_and_goes_where_it_was_held() {
    let script = async |town: &Town| {
        let (ada, at_home) = (town.citizen("ada"), town.citizen("ada").on_matrix());
        at_home.says("/start personalausweis").await;
        at_home.taps("08:00").await;
        links(&ada, &at_home).await;
        at_home.taps("Verbindung lösen").await;
        at_home.taps("Ja, lösen").await;
        at_home.taps("Buchen").await;
        ada.says("/termine").await;
    };
    conversation(script, expect![[r#"
        ada (matrix)> /start personalausweis
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

        ada (matrix)> [Mo 23.11. 08:00 · Rathaus Mitte]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada> /link
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Ihr Code, gültig bis 10:10 Uhr:
        Z9V1-RST0

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

        ada (matrix)> Z9V1-RST0
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

        ada (matrix)> [✖️ Verbindung lösen]
        Termine, die Sie hier gebucht haben, bleiben in diesem Chat. Alle anderen bleiben auf Ihren anderen Messengern.
        Soll ich die Verbindung lösen?
        [✖️ Ja, lösen] [⬅️ Zurück]

        ada (matrix)> [✖️ Ja, lösen]
        Die Verbindung ist gelöst. Was zu diesem Chat gehört, zeigt !termine.

        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Bitte mitbringen:
        – Alter Ausweis

        46,00 Euro
        [✅ Buchen]
        [Mehr Zeit] [⬅️ Zurück]

        ada (matrix)> [✅ Buchen]
        Gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: 2JX-JAF

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-2JX-JAF.ics METHOD:PUBLISH SEQUENCE:0

        ada> /termine
        Sie haben gerade keinen Termin.
        Was brauchen Sie? Schreiben Sie es mir einfach.
        [Neuer Termin] [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn forgetting_forgets_both_chats_and_that_they_were_one() {
    let script = async |town: &Town| {
        let (ada, at_home) = (town.citizen("ada"), town.citizen("ada").on_matrix());
        ada.books("personalausweis", "08:00").await;
        links(&ada, &at_home).await;
        at_home.says("English").await;
        at_home.says("/delete_me").await;
        at_home.says("yes, delete everything").await;
        ada.says("/termine").await;
        ada.says("/link").await;
    };
    conversation(script, expect![[r#"
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

        ada (matrix)> English
        Good, I’ll write English from now on.

        Hello! I am the appointment assistant of the city of Kleinstadt.
        What do you need? For example “Identity card”.

        To be read aloud: !text · 👤 Person · !privacy
        [Identity documents]
        [Car]

        ada (matrix)> /delete_me
        Your coming appointments will be cancelled, your details and this conversation deleted. This can’t be undone.
        Shall I really delete everything?
        [✖️ Yes, delete everything] [⬅️ Back]

        ada (matrix)> yes, delete everything
        Everything is deleted, your appointments are cancelled.
        If you need something again, just write to me.

        ada> /termine
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Sie haben gerade keinen Termin.
        Was brauchen Sie? Schreiben Sie es mir einfach.
        [Neuer Termin] [⬅️ Zurück]

        ada> /link
        Ihr Code, gültig bis 10:10 Uhr:
        FW7M-VV74

        Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

    "#]]).await;
}
