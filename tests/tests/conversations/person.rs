//! A citizen would like to speak with a person, and a clerk answers through the bot.

use bot_core::quiet_hours::QuietHours;
use bot_core::staff::Role;
use chrono::{NaiveTime, TimeDelta};
use expect_test::expect;
use store::desk::DeskPolicy;
use tests::town::{Citizen, Town, kleinstadt, policy};

use crate::{conversation, conversation_by_the_clock, conversation_under};

/// Somebody who serves where citizens' words may be shown.
async fn clerk<'a>(town: &'a Town, name: &'a str) -> Citizen<'a> {
    let clerk = town.citizen(name).at_the_terminal();
    town.employs(&clerk, Role::Clerk, &[]).await;
    clerk
}

/// Asks for a person in the chat, which the transcript tells in a line.
async fn asks(town: &Town, citizen: &Citizen<'_>, name: &str, topic: &str) {
    let told = town.transcript();
    for text in ["/mensch", topic, "hier im Chat", "ja"] {
        citizen.says(text).await;
    }
    town.forget_transcript();
    town.note(&format!("{told}{name} has asked for a person: {topic}\n\n"));
}

/// A clerk takes the only request, which the transcript tells in a line.
async fn takes(town: &Town, clerk: &Citizen<'_>, name: &str) {
    let told = town.transcript();
    clerk.says("/anliegen").await;
    clerk.taps("Mensch gewünscht").await;
    arrives(town).await;
    town.forget_transcript();
    town.note(&format!("{told}{name} has taken the request\n\n"));
}

/// What was said arrives.
async fn arrives(town: &Town) {
    town.passes(TimeDelta::zero()).await;
}

#[tokio::test]
async fn somebody_talks_with_a_clerk_in_the_chat() {
    let script = async |town: &Town| {
        let oez = clerk(town, "Öz").await;
        let ada = town.citizen("Ada");
        ada.says("Personalausweis").await;
        ada.says("geht das auch ohne Dings vom Amt").await;
        ada.says("Ich möchte mit einem Menschen sprechen").await;
        ada.says("Mein Kind ist im Ausland geboren").await;
        ada.taps("Hier im Chat").await;
        ada.taps("Ja, gern").await;
        oez.says("/anliegen").await;
        oez.taps("Mensch gewünscht").await;
        arrives(town).await;
        oez.says("Guten Tag! Haben Sie die Geburtsurkunde?").await;
        arrives(town).await;
        ada.says("ja").await;
        ada.says("1").await;
        arrives(town).await;
        oez.says("/saetze 1").await;
        oez.says("/saetze").await;
        oez.taps("Bitte bringen Sie").await;
        oez.says("die Urkunde mit Apostille").await;
        arrives(town).await;
        ada.says("Danke!").await;
        oez.says("/ende").await;
        arrives(town).await;
        ada.says("zurück").await;
        town.note_audit_of_talks().await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        Öz is clerk

        Ada> Personalausweis
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

        Ada> geht das auch ohne Dings vom Amt
        Das habe ich leider nicht verstanden. Das liegt an mir.
        Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
        „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        Ada> Ich möchte mit einem Menschen sprechen
        Gern, ein Mensch aus dem Amt antwortet Ihnen. Worum geht es? Ein Satz genügt.

        Lieber gleich anrufen? 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [⬅️ Zurück]

        Ada> Mein Kind ist im Ausland geboren
        Wie soll der Mensch antworten?
        [Hier im Chat] [Anruf] [E-Mail]
        [⬅️ Zurück]

        Ada> [Hier im Chat]
        Darf der Mensch sehen, wonach ich Sie zuletzt gefragt und was ich nicht verstanden habe? Dann müssen Sie es nicht noch einmal erklären.
        [✅ Ja, gern] [Lieber nicht]
        [⬅️ Zurück]

        Ada> [✅ Ja, gern]
        Ihre Anfrage ist da.

        Ihre Anfrage, seit eben: „Mein Kind ist im Ausland geboren“
        Antwort: hier im Chat

        Ein Mensch übernimmt sie. Wie lange das dauert, weiß ich noch nicht.
        Eilt es? 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

        Sie brauchen nicht noch einmal zu schreiben. Bis dahin geht hier alles wie sonst.
        [✖️ Anfrage zurückziehen]
        [⬅️ Zurück]

        Öz (console:staff)> /anliegen
        Ein Anliegen wartet:

        Möchte mit einem Menschen sprechen, seit eben: „Mein Kind ist im Ausland geboren“
        Antwort: im Chat
        [👤 Mensch gewünscht]
        [⬅️ Zurück]

        Öz (console:staff)> [👤 Mensch gewünscht]
        Möchte mit einem Menschen sprechen, seit eben: „Mein Kind ist im Ausland geboren“
        Antwort: im Chat

        Bisher, wie der Chat es zuletzt zeigte:

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?

        Nicht verstanden: „geht das auch ohne Dings vom Amt“

        Sie sind im Gespräch: Was Sie schreiben, geht in den Chat. Befehle wie /heute gehen weiter.
        Oft Gesagtes: /saetze · Beenden: /ende
        [💬 Fertige Sätze]
        [✖️ Gespräch beenden]
        [⬅️ In die Liste]

        … 0 min
        👤 Jetzt ist ein Mensch aus dem Amt hier. Was Sie schreiben, geht an ihn.
        Befehle wie /termin gehen weiter. Das Gespräch beenden: /ende
        [✖️ Gespräch beenden]
        [⬅️ Zurück]

        Öz (console:staff)> Guten Tag! Haben Sie die Geburtsurkunde?
        … 0 min
        👤 Guten Tag! Haben Sie die Geburtsurkunde?

        Ada> ja
        Ada> 1
        … 0 min
        💬 ja

        💬 1

        Öz (console:staff)> /saetze 1
        Gesagt, in der Sprache des Chats: Einen Moment bitte, ich sehe nach.

        Öz (console:staff)> /saetze
        Welcher Satz? Er kommt in der Sprache des Chats an.
        [Einen Moment bitte, ich sehe nach.]
        [Bitte bringen Sie … mit]
        [Unter welcher Nummer erreiche ich Sie?]
        [Ich rufe Sie gleich an.]
        [Termine finden Sie mit /termin]
        [Kann ich sonst noch etwas tun?]
        [Gern geschehen. Alles Gute!]
        [⬅️ Zurück]

        Öz (console:staff)> [Bitte bringen Sie … mit]
        Was soll die Person mitbringen? Das kommt so an, wie Sie es schreiben.
        [⬅️ Zurück]

        Öz (console:staff)> die Urkunde mit Apostille
        Gesagt, in der Sprache des Chats: Bitte bringen Sie mit: die Urkunde mit Apostille

        … 0 min
        👤 Einen Moment bitte, ich sehe nach.

        👤 Bitte bringen Sie mit: die Urkunde mit Apostille

        Ada> Danke!
        Öz (console:staff)> /ende
        Das Gespräch ist beendet.

        Kein Anliegen wartet.
        [⬅️ Zurück]

        … 0 min
        Das Gespräch ist beendet. Brauchen Sie noch etwas? Schreiben Sie es einfach, oder: /mensch

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        💬 Danke!

        Ada> zurück
        Ausweise
        Was brauchen Sie?
        [Personalausweis]
        [Reisepass]
        [⬅️ Zurück]

        audit: Öz took
        audit: Öz handled (ended)
    "#]]).await;
}

#[tokio::test]
async fn a_ready_phrase_arrives_in_the_citizens_language() {
    let script = async |town: &Town| {
        let oez = clerk(town, "Öz").await;
        let bob = town.citizen("Bob").speaking("en");
        bob.says("I would like to talk to a person").await;
        bob.says("How long is my passport valid?").await;
        bob.says("here in the chat").await;
        bob.says("rather not").await;
        takes(town, &oez, "Öz").await;
        oez.says("/saetze").await;
        oez.taps("Bitte bringen Sie").await;
        bob.says("Are you there?").await;
        arrives(town).await;
        oez.says("zurück").await;
        oez.says("/saetze").await;
        oez.taps("Unter welcher Nummer").await;
        arrives(town).await;
        bob.says("+44 20 7946 0000").await;
        arrives(town).await;
        bob.says("end the conversation").await;
        arrives(town).await;
        oez.says("Hallo?").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        Öz is clerk

        Bob> I would like to talk to a person
        You are talking to a program. It is run by: Town of Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Privacy: https://kleinstadt.example.org/datenschutz

        Gladly: a person from the office answers you. What is it about? One sentence will do.

        Would you rather call at once? 030 23125 100, Monday to Friday, 8:00 to 16:00
        [⬅️ Back]

        Bob> How long is my passport valid?
        How shall the person answer?
        [Here in the chat] [Phone call] [E-mail]
        [⬅️ Back]

        Bob> here in the chat
        May the person see what I had asked you last, and what I did not understand? Then you need not explain it again.
        [✅ Yes, please] [Rather not]
        [⬅️ Back]

        Bob> rather not
        Your request is there.

        Your request, for a moment: “How long is my passport valid?”
        Answer: here in the chat

        A person takes it over. How long that takes I don’t know yet.
        Is it urgent? 030 23125 100, Monday to Friday, 8:00 to 16:00

        There is no need to write again. Until then everything here goes on as usual.
        [✖️ Withdraw the request]
        [⬅️ Back]

        Öz has taken the request

        Öz (console:staff)> /saetze
        Welcher Satz? Er kommt in der Sprache des Chats an.
        [Einen Moment bitte, ich sehe nach.]
        [Bitte bringen Sie … mit]
        [Unter welcher Nummer erreiche ich Sie?]
        [Ich rufe Sie gleich an.]
        [Termine finden Sie mit /termin]
        [Kann ich sonst noch etwas tun?]
        [Gern geschehen. Alles Gute!]
        [⬅️ Zurück]

        Öz (console:staff)> [Bitte bringen Sie … mit]
        Was soll die Person mitbringen? Das kommt so an, wie Sie es schreiben.
        [⬅️ Zurück]

        Bob> Are you there?
        … 0 min
        💬 Are you there?

        Öz (console:staff)> zurück
        Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
        Was brauchen Sie? Zum Beispiel „Personalausweis“.

        Vorlesen: /text · 👤 Mensch · /datenschutz
        [Ausweise]
        [Auto]

        Öz (console:staff)> /saetze
        Welcher Satz? Er kommt in der Sprache des Chats an.
        [Einen Moment bitte, ich sehe nach.]
        [Bitte bringen Sie … mit]
        [Unter welcher Nummer erreiche ich Sie?]
        [Ich rufe Sie gleich an.]
        [Termine finden Sie mit /termin]
        [Kann ich sonst noch etwas tun?]
        [Gern geschehen. Alles Gute!]
        [⬅️ Zurück]

        Öz (console:staff)> [Unter welcher Nummer erreiche ich Sie?]
        Gesagt, in der Sprache des Chats: Unter welcher Telefonnummer erreiche ich Sie?

        … 0 min
        👤 Under which telephone number can I reach you?

        Bob> +44 20 7946 0000
        … 0 min
        💬 +44 20 7946 0000

        Bob> end the conversation
        The conversation has ended. Do you need anything else? Just write it.

        … 0 min
        Das Gespräch wurde im Chat beendet. Was noch wartet: /anliegen

        Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
        Was brauchen Sie? Zum Beispiel „Personalausweis“.

        Vorlesen: /text · 👤 Mensch · /datenschutz
        [Ausweise]
        [Auto]

        Öz (console:staff)> Hallo?
        Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
        Was brauchen Sie? Zum Beispiel „Personalausweis“.

        Vorlesen: /text · 👤 Mensch · /datenschutz
        [Ausweise]
        [Auto]

    "#]]).await;
}

#[tokio::test]
async fn of_two_clerks_the_second_hears_that_a_colleague_has_it() {
    let script = async |town: &Town| {
        let (oez, yilmaz) = (clerk(town, "Öz").await, clerk(town, "Yilmaz").await);
        let ada = town.citizen("Ada");
        asks(town, &ada, "Ada", "Mein Pass ist weg").await;
        oez.says("/anliegen").await;
        yilmaz.says("/anliegen").await;
        oez.taps("Mensch gewünscht").await;
        yilmaz.taps("Mensch gewünscht").await;
        oez.taps("In die Liste").await;
        arrives(town).await;
        yilmaz.taps("Mensch gewünscht").await;
        arrives(town).await;
        ada.says("Hallo?").await;
        arrives(town).await;
        yilmaz.says("gespräch beenden").await;
        arrives(town).await;
        town.note_audit_of_talks().await;
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
        Öz is clerk

        Yilmaz is clerk

        Ada has asked for a person: Mein Pass ist weg

        Öz (console:staff)> /anliegen
        Ein Anliegen wartet:

        Möchte mit einem Menschen sprechen, seit eben: „Mein Pass ist weg“
        Antwort: im Chat
        [👤 Mensch gewünscht]
        [⬅️ Zurück]

        Yilmaz (console:staff)> /anliegen
        Ein Anliegen wartet:

        Möchte mit einem Menschen sprechen, seit eben: „Mein Pass ist weg“
        Antwort: im Chat
        [👤 Mensch gewünscht]
        [⬅️ Zurück]

        Öz (console:staff)> [👤 Mensch gewünscht]
        Möchte mit einem Menschen sprechen, seit eben: „Mein Pass ist weg“
        Antwort: im Chat

        Sie sind im Gespräch: Was Sie schreiben, geht in den Chat. Befehle wie /heute gehen weiter.
        Oft Gesagtes: /saetze · Beenden: /ende
        [💬 Fertige Sätze]
        [✖️ Gespräch beenden]
        [⬅️ In die Liste]

        Yilmaz (console:staff)> [👤 Mensch gewünscht]
        Diese Anfrage hat schon jemand aus dem Team übernommen. Danke, dass Sie da sind!

        Ein Anliegen wartet:

        Möchte mit einem Menschen sprechen, seit eben: „Mein Pass ist weg“
        Antwort: im Chat

        In Arbeit bei: Öz
        [👤 Mensch gewünscht]
        [⬅️ Zurück]

        Öz (console:staff)> [⬅️ In die Liste]
        Die Anfrage wartet wieder in der Liste.

        Ein Anliegen wartet:

        Möchte mit einem Menschen sprechen, seit eben: „Mein Pass ist weg“
        Antwort: im Chat
        [👤 Mensch gewünscht]
        [⬅️ Zurück]

        … 0 min
        Yilmaz (console:staff)> [👤 Mensch gewünscht]
        Möchte mit einem Menschen sprechen, seit eben: „Mein Pass ist weg“
        Antwort: im Chat

        Sie sind im Gespräch: Was Sie schreiben, geht in den Chat. Befehle wie /heute gehen weiter.
        Oft Gesagtes: /saetze · Beenden: /ende
        [💬 Fertige Sätze]
        [✖️ Gespräch beenden]
        [⬅️ In die Liste]

        … 0 min
        👤 Jetzt ist ein Mensch aus dem Amt hier. Was Sie schreiben, geht an ihn.
        Befehle wie /termin gehen weiter. Das Gespräch beenden: /ende
        [✖️ Gespräch beenden]
        [⬅️ Zurück]

        Ada> Hallo?
        … 0 min
        💬 Hallo?

        Yilmaz (console:staff)> gespräch beenden
        Das Gespräch ist beendet.

        Kein Anliegen wartet.
        [⬅️ Zurück]

        … 0 min
        Das Gespräch ist beendet. Brauchen Sie noch etwas? Schreiben Sie es einfach, oder: /mensch

        audit: Öz took
        audit: Öz gave back
        audit: Yilmaz took
        audit: Yilmaz handled (ended)
    "#]],
    )
    .await;
}

#[tokio::test]
async fn one_request_stands_and_can_be_withdrawn() {
    let script = async |town: &Town| {
        let clerk = town.citizen("Öz");
        town.employs(&clerk, Role::Clerk, &[]).await;
        let ada = town.citizen("Ada");
        ada.says("/person").await;
        ada.says("??").await;
        ada.says("Ich brauche Rat zum Umzug").await;
        ada.says("anrufen").await;
        ada.says("keine Ahnung").await;
        ada.says("0231 471100").await;
        ada.says("lieber nicht").await;
        ada.says("Reisepass").await;
        ada.says("mensch").await;
        ada.says("Anfrage zurückziehen").await;
        ada.says("mensch").await;
        ada.says("zurück").await;
        ada.says("/ende").await;
    };
    conversation(script, expect![[r#"
        Öz is clerk

        Ada> /person
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Gern, ein Mensch aus dem Amt antwortet Ihnen. Worum geht es? Ein Satz genügt.

        Lieber gleich anrufen? 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [⬅️ Zurück]

        Ada> ??
        Das habe ich leider nicht verstanden. Bitte schreiben Sie in einem Satz, worum es geht.

        Gern, ein Mensch aus dem Amt antwortet Ihnen. Worum geht es? Ein Satz genügt.

        Lieber gleich anrufen? 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [⬅️ Zurück]

        Ada> Ich brauche Rat zum Umzug
        Wie soll der Mensch antworten?
        [Hier im Chat] [Anruf] [E-Mail]
        [⬅️ Zurück]

        Ada> anrufen
        Unter welcher Telefonnummer erreicht Sie das Amt?
        [⬅️ Zurück]

        Ada> keine Ahnung
        Eine Telefonnummer habe ich darin nicht erkannt.
        Bitte schreiben Sie sie mit Vorwahl, zum Beispiel: 030 23125 123

        Unter welcher Telefonnummer erreicht Sie das Amt?
        [⬅️ Zurück]

        Ada> 0231 471100
        Darf der Mensch sehen, wonach ich Sie zuletzt gefragt und was ich nicht verstanden habe? Dann müssen Sie es nicht noch einmal erklären.
        [✅ Ja, gern] [Lieber nicht]
        [⬅️ Zurück]

        Ada> lieber nicht
        Ihre Anfrage ist da.

        Ihre Anfrage, seit eben: „Ich brauche Rat zum Umzug“
        Antwort: am Telefon, 0231 471100

        Ein Mensch übernimmt sie. Wie lange das dauert, weiß ich noch nicht.
        Eilt es? 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

        Sie brauchen nicht noch einmal zu schreiben. Bis dahin geht hier alles wie sonst.
        [✖️ Anfrage zurückziehen]
        [⬅️ Zurück]

        Ada> Reisepass
        Reisepass
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Für mehrere]
        [⬅️ Zurück]

        Ada> mensch
        Ihre Anfrage, seit eben: „Ich brauche Rat zum Umzug“
        Antwort: am Telefon, 0231 471100

        Ein Mensch übernimmt sie. Wie lange das dauert, weiß ich noch nicht.
        Eilt es? 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

        Sie brauchen nicht noch einmal zu schreiben. Bis dahin geht hier alles wie sonst.
        [✖️ Anfrage zurückziehen]
        [⬅️ Zurück]

        Ada> Anfrage zurückziehen
        Ihre Anfrage ist zurückgezogen.

        Reisepass
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Für mehrere]
        [⬅️ Zurück]

        Ada> mensch
        Gern, ein Mensch aus dem Amt antwortet Ihnen. Worum geht es? Ein Satz genügt.

        Lieber gleich anrufen? 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [⬅️ Zurück]

        Ada> zurück
        Reisepass
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Für mehrere]
        [⬅️ Zurück]

        Ada> /ende
        Gerade läuft kein Gespräch mit einem Menschen. Eins anfangen: /mensch

        Reisepass
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Für mehrere]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn who_wants_a_call_is_called_where_the_number_may_be_shown() {
    let script = async |town: &Town| {
        let phone = town.citizen("Frau Kern");
        town.employs(&phone, Role::Clerk, &[]).await;
        let oez = clerk(town, "Öz").await;
        let (ada, bob) = (town.citizen("Ada"), town.citizen("Bob"));
        asks(town, &bob, "Bob", "Mein Hund").await;
        ada.says("/mensch").await;
        ada.says("Ich verstehe den Brief nicht").await;
        ada.says("ada@example.org").await;
        ada.taps("Lieber nicht").await;
        phone.says("/anliegen").await;
        phone.taps("Mensch gewünscht").await;
        phone.says("/anliegen").await;
        phone.taps_on(phone.messages() - 1, "Mensch gewünscht").await;
        oez.says("/anliegen").await;
        oez.says("2").await;
        arrives(town).await;
        oez.taps("Erledigt").await;
        ada.says("/mensch").await;
        town.note_audit_of_talks().await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        Frau Kern is clerk

        Öz is clerk

        Bob has asked for a person: Mein Hund

        Ada> /mensch
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Gern, ein Mensch aus dem Amt antwortet Ihnen. Worum geht es? Ein Satz genügt.

        Lieber gleich anrufen? 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [⬅️ Zurück]

        Ada> Ich verstehe den Brief nicht
        Wie soll der Mensch antworten?
        [Hier im Chat] [Anruf] [E-Mail]
        [⬅️ Zurück]

        Ada> ada@example.org
        Darf der Mensch sehen, wonach ich Sie zuletzt gefragt und was ich nicht verstanden habe? Dann müssen Sie es nicht noch einmal erklären.
        [✅ Ja, gern] [Lieber nicht]
        [⬅️ Zurück]

        Ada> [Lieber nicht]
        Ihre Anfrage ist da.

        Ihre Anfrage, seit eben: „Ich verstehe den Brief nicht“
        Antwort: per E-Mail, ada@example.org

        Ein Mensch übernimmt sie. Wie lange das dauert, weiß ich noch nicht.
        Eilt es? 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

        Sie brauchen nicht noch einmal zu schreiben. Bis dahin geht hier alles wie sonst.
        [✖️ Anfrage zurückziehen]
        [⬅️ Zurück]

        Frau Kern> /anliegen
        2 Anliegen warten, das älteste zuerst:

        Möchte mit einem Menschen sprechen, seit eben
        Antwort: im Chat

        Möchte mit einem Menschen sprechen, seit eben
        Antwort: E-Mail. Alles Weitere steht im verschlüsselten Matrix-Raum und am Terminal unter /anliegen.
        [👤 Mensch gewünscht]
        [👤 Mensch gewünscht]
        [⬅️ Zurück]

        Frau Kern> [👤 Mensch gewünscht]
        Was Bürgerinnen und Bürger schreiben, darf hier nicht gezeigt werden. Bitte übernehmen Sie das Gespräch im verschlüsselten Matrix-Raum oder am Terminal.

        2 Anliegen warten, das älteste zuerst:

        Möchte mit einem Menschen sprechen, seit eben
        Antwort: im Chat

        Möchte mit einem Menschen sprechen, seit eben
        Antwort: E-Mail. Alles Weitere steht im verschlüsselten Matrix-Raum und am Terminal unter /anliegen.
        [👤 Mensch gewünscht]
        [👤 Mensch gewünscht]
        [⬅️ Zurück]

        Frau Kern> /anliegen
        2 Anliegen warten, das älteste zuerst:

        Möchte mit einem Menschen sprechen, seit eben
        Antwort: im Chat

        Möchte mit einem Menschen sprechen, seit eben
        Antwort: E-Mail. Alles Weitere steht im verschlüsselten Matrix-Raum und am Terminal unter /anliegen.
        [👤 Mensch gewünscht]
        [👤 Mensch gewünscht]
        [⬅️ Zurück]

        Frau Kern> [👤 Mensch gewünscht]
        Was Bürgerinnen und Bürger schreiben, darf hier nicht gezeigt werden. Bitte übernehmen Sie das Gespräch im verschlüsselten Matrix-Raum oder am Terminal.

        2 Anliegen warten, das älteste zuerst:

        Möchte mit einem Menschen sprechen, seit eben
        Antwort: im Chat

        Möchte mit einem Menschen sprechen, seit eben
        Antwort: E-Mail. Alles Weitere steht im verschlüsselten Matrix-Raum und am Terminal unter /anliegen.
        [👤 Mensch gewünscht]
        [👤 Mensch gewünscht]
        [⬅️ Zurück]

        Öz (console:staff)> /anliegen
        2 Anliegen warten, das älteste zuerst:

        Möchte mit einem Menschen sprechen, seit eben: „Mein Hund“
        Antwort: im Chat

        Möchte mit einem Menschen sprechen, seit eben: „Ich verstehe den Brief nicht“
        Antwort: E-Mail, ada@example.org
        [👤 Mensch gewünscht]
        [👤 Mensch gewünscht]
        [⬅️ Zurück]

        Öz (console:staff)> 2
        Möchte mit einem Menschen sprechen, seit eben: „Ich verstehe den Brief nicht“
        Antwort: E-Mail, ada@example.org

        Bitte schreiben Sie eine E-Mail, und sagen Sie hier, wenn es erledigt ist.
        [✅ Erledigt]
        [⬅️ In die Liste]

        … 0 min
        👤 Ein Mensch aus dem Amt hat Ihre Anfrage und schreibt Ihnen eine E-Mail.

        Öz (console:staff)> [✅ Erledigt]
        Erledigt.

        Ein Anliegen wartet:

        Möchte mit einem Menschen sprechen, seit eben: „Mein Hund“
        Antwort: im Chat
        [👤 Mensch gewünscht]
        [⬅️ Zurück]

        Ada> /mensch
        Gern, ein Mensch aus dem Amt antwortet Ihnen. Worum geht es? Ein Satz genügt.

        Lieber gleich anrufen? 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [⬅️ Zurück]

        audit: Öz took
        audit: Öz handled (ended)
    "#]]).await;
}

#[tokio::test]
async fn commands_and_taps_go_on_in_a_talk_and_a_reminder_does_not_end_it() {
    let reminding = DeskPolicy { reminders: vec![TimeDelta::hours(70)], ..policy() };
    let script = async |town: &Town| {
        let oez = clerk(town, "Öz").await;
        let ada = town.citizen("Ada");
        ada.books("personalausweis", "08:30").await;
        asks(town, &ada, "Ada", "Mein Ausweis").await;
        takes(town, &oez, "Öz").await;
        ada.says("Guten Tag, eine Frage").await;
        town.passes(TimeDelta::minutes(20)).await;
        oez.says("Gern, welche?").await;
        town.passes(TimeDelta::minutes(10)).await;
        ada.says("Muss ich etwas mitbringen?").await;
        ada.taps("Ich komme").await;
        ada.says("Reisepass").await;
        town.passes(TimeDelta::minutes(1)).await;
        ada.says("/start reisepass").await;
        ada.taps("Di 24.11.").await;
        ada.says("Ada Löwe").await;
        ada.taps("Buchen").await;
        oez.says("Den alten Ausweis, bitte.").await;
        arrives(town).await;
        ada.says("ja, gut").await;
        ada.says_privately(&town.code_of("nord"), "(the code on the wall)").await;
        ada.says("/mensch").await;
        ada.taps("Gespräch beenden").await;
        arrives(town).await;
    };
    conversation_under(
        &reminding,
        &kleinstadt(),
        script,
        expect![[r#"
            Öz is clerk

            Ada has booked: personalausweis, 08:30

            Ada has asked for a person: Mein Ausweis

            Öz has taken the request

            Ada> Guten Tag, eine Frage
            … 20 min
            💬 Guten Tag, eine Frage

            Öz (console:staff)> Gern, welche?
            … 10 min
            In 3 Tagen ist Ihr Termin.

            Personalausweis
            Montag, 23. November 2026, 08:30 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer: DSM-75J

            Bitte mitbringen:
            – Alter Ausweis

            Bleibt der Platz leer, kostet das 15 Minuten.

            Kommen Sie?
            [✅ Ich komme]
            [🔁 Verschieben] [✖️ Absagen]

            Ada> Muss ich etwas mitbringen?
            Ada> [✅ Ich komme]
            Danke! Ihr Termin bleibt für Sie:

            Personalausweis
            Montag, 23. November 2026, 08:30 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer: DSM-75J

            Bitte mitbringen:
            – Alter Ausweis

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            Ada> Reisepass
            … 1 min
            💬 Muss ich etwas mitbringen?

            💬 Reisepass

            Ada> /start reisepass
            Reisepass
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00 · Rathaus Mitte]
            [Di 24.11. 08:00 · Rathaus Mitte]
            [Di 24.11. 08:15 · Rathaus Mitte]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Für mehrere]
            [⬅️ Zurück]

            Ada> [Di 24.11. 08:00 · Rathaus Mitte]
            Bis 10:41 Uhr für Sie reserviert, aber noch nicht gebucht:

            Reisepass
            Dienstag, 24. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
            [Mehr Zeit] [⬅️ Zurück]

            Ada> Ada Löwe
            Bis 10:41 Uhr für Sie reserviert, aber noch nicht gebucht:

            Reisepass
            Dienstag, 24. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Angaben:
            – Ada Löwe
            [✅ Buchen]
            [Angaben ändern]
            [Mehr Zeit] [⬅️ Zurück]

            Ada> [✅ Buchen]
            Gebucht:

            Reisepass
            Dienstag, 24. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

            Ihre Nummer: SMV-RYH

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-SMV-RYH.ics METHOD:PUBLISH SEQUENCE:0

            Öz (console:staff)> Den alten Ausweis, bitte.
            … 0 min
            👤 Den alten Ausweis, bitte.

            Ada> ja, gut
            Ada> (the code on the wall)
            Für die Anmeldung ist es noch zu früh. Ab einer Stunde vor Ihrem Termin geht es, mit dem Code, der dann im Amt hängt.

            Ihre Termine:

            Personalausweis
            Montag, 23. November 2026, 08:30 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: DSM-75J

            Reisepass
            Dienstag, 24. November 2026, 08:00 Uhr
            Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
            Nummer: SMV-RYH
            [🔁 Verschieben: Personalausweis, Mo 23.11.]
            [✖️ Absagen: Personalausweis, Mo 23.11.]
            [🔁 Verschieben: Reisepass, Di 24.11.]
            [✖️ Absagen: Reisepass, Di 24.11.]
            [Neuer Termin] [⬅️ Zurück]

            Ada> /mensch
            👤 Jetzt ist ein Mensch aus dem Amt hier. Was Sie schreiben, geht an ihn.
            Befehle wie /termin gehen weiter. Das Gespräch beenden: /ende
            [✖️ Gespräch beenden]
            [⬅️ Zurück]

            Ada> [✖️ Gespräch beenden]
            Das Gespräch ist beendet. Sie brauchen noch etwas? Schreiben Sie es einfach.

            … 0 min
            Das Gespräch wurde im Chat beendet. Was noch wartet: /anliegen

        "#]],
    )
    .await;
}

#[tokio::test]
async fn after_the_third_misunderstanding_a_person_is_one_tap_away() {
    let script = async |town: &Town| {
        clerk(town, "Öz").await;
        let ada = town.citizen("Ada");
        ada.says("/start personalausweis").await;
        ada.says("wau wau").await;
        ada.says("miau miau").await;
        ada.says("muh muh").await;
        ada.taps("Mensch").await;
        ada.says("zurück").await;
        ada.says("Mittwoch").await;
    };
    conversation(
        script,
        expect![[r#"
        Öz is clerk

        Ada> /start personalausweis
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

        Ada> wau wau
        Das habe ich leider nicht verstanden. Das liegt an mir.
        Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
        „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        Ada> miau miau
        Das habe ich leider nicht verstanden. Das liegt an mir.
        Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
        „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        Ada> muh muh
        Ein Mensch hilft Ihnen gern: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr.

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]
        [👤 Mensch]

        Ada> [👤 Mensch]
        Gern, ein Mensch aus dem Amt antwortet Ihnen. Worum geht es? Ein Satz genügt.

        Lieber gleich anrufen? 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [⬅️ Zurück]

        Ada> zurück
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        Ada> Mittwoch
        Personalausweis · Mittwoch, 25. November 2026
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mi 25.11. 08:00 · Rathaus Mitte]
        [Mi 25.11. 08:15 · Rathaus Mitte]
        [Mi 25.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Alle Tage]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn where_nobody_goes_on_somebody_else_can() {
    let script = async |town: &Town| {
        let (oez, yilmaz) = (clerk(town, "Öz").await, clerk(town, "Yilmaz").await);
        let ada = town.citizen("Ada");
        asks(town, &ada, "Ada", "Mein Pass ist weg").await;
        takes(town, &oez, "Öz").await;
        ada.says("Er liegt vielleicht im Zug").await;
        town.passes(TimeDelta::minutes(29)).await;
        town.passes(TimeDelta::minutes(1)).await;
        ada.says("Hallo? Ist noch jemand da?").await;
        oez.says("Ich war kurz weg").await;
        yilmaz.says("/anliegen").await;
        yilmaz.taps("Mensch gewünscht").await;
        arrives(town).await;
        yilmaz.says("Ich übernehme").await;
        arrives(town).await;
        ada.says("Danke").await;
        arrives(town).await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        Öz is clerk

        Yilmaz is clerk

        Ada has asked for a person: Mein Pass ist weg

        Öz has taken the request

        Ada> Er liegt vielleicht im Zug
        … 29 min
        💬 Er liegt vielleicht im Zug

        … 1 min
        Hier geht es leider gerade nicht weiter. Ihre Anfrage wartet wieder, an ihrem alten Platz, und wer als Nächstes Zeit hat, meldet sich. Sie brauchen nichts zu tun.

        Hier ging es länger nicht weiter, deshalb wartet die Anfrage wieder auf jemanden, der Zeit hat: /anliegen

        Ada> Hallo? Ist noch jemand da?
        Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
        Was brauchen Sie? Zum Beispiel „Personalausweis“.

        Vorlesen: /text · 👤 Mensch · /datenschutz
        [Ausweise]
        [Auto]

        Öz (console:staff)> Ich war kurz weg
        Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
        Was brauchen Sie? Zum Beispiel „Personalausweis“.

        Vorlesen: /text · 👤 Mensch · /datenschutz
        [Ausweise]
        [Auto]

        Yilmaz (console:staff)> /anliegen
        Ein Anliegen wartet:

        Möchte mit einem Menschen sprechen, seit 30 Minuten: „Mein Pass ist weg“
        Antwort: im Chat
        [👤 Mensch gewünscht]
        [⬅️ Zurück]

        Yilmaz (console:staff)> [👤 Mensch gewünscht]
        Möchte mit einem Menschen sprechen, seit 30 Minuten: „Mein Pass ist weg“
        Antwort: im Chat

        💬 Er liegt vielleicht im Zug

        Sie sind im Gespräch: Was Sie schreiben, geht in den Chat. Befehle wie /heute gehen weiter.
        Oft Gesagtes: /saetze · Beenden: /ende
        [💬 Fertige Sätze]
        [✖️ Gespräch beenden]
        [⬅️ In die Liste]

        … 0 min
        👤 Jetzt ist ein Mensch aus dem Amt hier. Was Sie schreiben, geht an ihn.
        Befehle wie /termin gehen weiter. Das Gespräch beenden: /ende
        [✖️ Gespräch beenden]
        [⬅️ Zurück]

        Yilmaz (console:staff)> Ich übernehme
        … 0 min
        👤 Ich übernehme

        Ada> Danke
        … 0 min
        💬 Danke

    "#]]).await;
}

#[tokio::test]
async fn a_clerk_who_is_revoked_is_out_of_the_talk_at_once() {
    let script = async |town: &Town| {
        let oez = town.citizen("Öz").at_the_terminal();
        let (role, code) = town.invites("Öz", Role::Clerk, &[]).await;
        oez.says(&code).await;
        let ada = town.citizen("Ada");
        asks(town, &ada, "Ada", "Mein Pass ist weg").await;
        takes(town, &oez, "Öz").await;
        town.forget_transcript();
        town.revokes(&role).await;
        oez.says("Sind Sie noch da?").await;
        oez.says("Reisepass").await;
        arrives(town).await;
        ada.says("Personalausweis").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        The role is revoked

        Öz (console:staff)> Sind Sie noch da?
        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

        Öz (console:staff)> Reisepass
        Reisepass
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [Für mehrere]
        [⬅️ Zurück]

        … 0 min
        Hier geht es leider gerade nicht weiter. Ihre Anfrage wartet wieder, an ihrem alten Platz, und wer als Nächstes Zeit hat, meldet sich. Sie brauchen nichts zu tun.

        Ada> Personalausweis
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
async fn what_nobody_takes_is_told_to_those_in_charge_and_to_its_citizen() {
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let quiet_hours = QuietHours { from: hour(10), to: hour(12) };
    let quiet = DeskPolicy { quiet_hours, ..policy() };
    let script = async |town: &Town| {
        let head = town.citizen("Leitung");
        town.employs(&head, Role::Supervisor, &[]).await;
        let ada = town.citizen("Ada");
        asks(town, &ada, "Ada", "Mein Pass ist weg").await;
        town.passes(TimeDelta::minutes(149)).await;
        town.passes(TimeDelta::minutes(1)).await;
        town.passes(TimeDelta::minutes(60)).await;
        head.says("/anliegen").await;
        ada.says("/mensch").await;
    };
    conversation_under(&quiet, &kleinstadt(), script, expect![[r#"
        Leitung is supervisor

        Ada has asked for a person: Mein Pass ist weg

        … 149 min
        … 1 min
        Es dauert diesmal leider länger, bis ein Mensch antwortet. Ihre Anfrage bleibt stehen, und Sie brauchen nicht noch einmal zu schreiben. Eilt es? 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

        Seit 150 Minuten möchte jemand mit einem Menschen sprechen, und niemand hat es übernommen: /anliegen

        … 60 min
        Leitung> /anliegen
        Ein Anliegen wartet:

        Möchte mit einem Menschen sprechen, seit 3 Stunden
        Antwort: im Chat
        [👤 Mensch gewünscht]
        [⬅️ Zurück]

        Ada> /mensch
        Ihre Anfrage, seit 3 Stunden: „Mein Pass ist weg“
        Antwort: hier im Chat

        Ein Mensch übernimmt sie. Wie lange das dauert, weiß ich noch nicht.
        Eilt es? 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

        Sie brauchen nicht noch einmal zu schreiben. Bis dahin geht hier alles wie sonst.
        [✖️ Anfrage zurückziehen]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn who_deletes_everything_leaves_the_talk() {
    let script = async |town: &Town| {
        let oez = clerk(town, "Öz").await;
        let ada = town.citizen("Ada");
        asks(town, &ada, "Ada", "Mein Pass ist weg").await;
        takes(town, &oez, "Öz").await;
        ada.says("/loeschen").await;
        ada.taps("Ja, alles löschen").await;
        arrives(town).await;
        oez.says("/anliegen").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        Öz is clerk

        Ada has asked for a person: Mein Pass ist weg

        Öz has taken the request

        Ada> /loeschen
        Ihre kommenden Termine werden abgesagt, Ihre Angaben und dieses Gespräch gelöscht. Das lässt sich nicht zurücknehmen.
        Soll ich wirklich alles löschen?
        [✖️ Ja, alles löschen] [⬅️ Zurück]

        Ada> [✖️ Ja, alles löschen]
        Alles ist gelöscht, Ihre Termine sind abgesagt.
        Sie brauchen wieder einmal etwas? Schreiben Sie mir einfach.

        … 0 min
        Das Gespräch wurde im Chat beendet. Was noch wartet: /anliegen

        Öz (console:staff)> /anliegen
        Kein Anliegen wartet.
        [⬅️ Zurück]

    "#]]).await;
}
