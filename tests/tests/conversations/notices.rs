//! News of the city, and notices on their way: who wants them, who gets them, who leaves.

use bot_core::Language;
use bot_core::notice::{Audience, Texts};
use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use store::desk::DeskPolicy;
use store::notices::{self, Proposal};
use tests::town::{Town, kleinstadt, policy};

use crate::{conversation, conversation_by_the_clock, conversation_under};

/// A notice that two people of the city agreed on; its number.
async fn goes_out(town: &Town, audience: &str, written: &[(&str, &str)]) -> i64 {
    let audience: Audience = audience.parse().unwrap();
    let mut texts = Texts::default();
    for (language, text) in written {
        texts.insert(Language::new(*language), bot_core::markup::read(text).unwrap());
    }
    let proposal = Proposal { audience: &audience, texts: &texts, author: "Eva", send_at: None, order: None };
    let mut tx = town.bot.store.begin().await.unwrap();
    let id = notices::propose(&mut tx, &proposal, town.now()).await.unwrap();
    notices::approve(&mut tx, id, "Ida", None, town.now()).await.unwrap();
    tx.commit().await.unwrap();
    town.note(&format!("A notice goes out to {audience}.\n\n"));
    id
}

#[tokio::test]
async fn news_come_to_those_who_want_them_until_they_leave() {
    let script = async |town: &Town| {
        let (ada, bob) = (town.citizen("ada"), town.citizen("bob").speaking("en"));
        ada.says("Neuigkeiten").await;
        ada.taps("Ja, gern").await;
        bob.says("/news").await;
        bob.says("yes").await;
        town.citizen("eva").says("hallo").await;
        let written = [
            ("de", "**Neu:** Wir öffnen auch am Samstag."),
            ("en", "**New:** We open on [Saturdays](https://kleinstadt.example.org/en), too."),
        ];
        goes_out(town, "news", &written).await;
        town.passes(TimeDelta::minutes(1)).await;
        bob.says("Unsubscribe").await;
        ada.says("Personalausweis").await;
        ada.taps_on(1, "Abbestellen").await;
        goes_out(town, "news", &written).await;
        town.passes(TimeDelta::minutes(1)).await;
        ada.says("/news").await;
    };
    conversation(
        script,
        expect![[r#"
        ada> Neuigkeiten
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Möchten Sie Neuigkeiten der Stadt bekommen, zum Beispiel über neue Öffnungszeiten?
        Zu Ihren Terminen schreibe ich Ihnen so oder so.
        [✅ Ja, gern] [⬅️ Zurück]

        ada> [✅ Ja, gern]
        Gern, ab jetzt bekommen Sie Neuigkeiten der Stadt.
        Unter jeder steht, wie Sie sie abbestellen.

        bob> /news
        You are talking to a program. It is run by: Town of Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Privacy: https://kleinstadt.example.org/datenschutz

        Would you like to get news of the city, for example about new opening hours?
        About your appointments I write to you in any case.
        [✅ Yes, please] [⬅️ Back]

        bob> yes
        Gladly, from now on you get news of the city.
        Below each one you find how to unsubscribe.

        eva> hallo
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Guten Tag! Ich bin das Terminprogramm der Stadt Kleinstadt.
        Was brauchen Sie? Zum Beispiel „Personalausweis“.

        Vorlesen: /text · 👤 Mensch · /datenschutz
        [Ausweise]
        [Auto]

        A notice goes out to news.

        … 1 min
        Neu: Wir öffnen auch am Samstag.
        [✖️ Abbestellen]

        New: We open on Saturdays, too.
        [✖️ Unsubscribe]

        bob> Unsubscribe
        Unsubscribed. About your appointments I go on writing to you.
        News again after all? /news

        ada> Personalausweis
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> [✖️ Abbestellen]
        Abbestellt. Zu Ihren Terminen schreibe ich Ihnen weiter.
        Doch wieder Neuigkeiten? /news

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:15 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        A notice goes out to news.

        … 1 min
        ada> /news
        Möchten Sie Neuigkeiten der Stadt bekommen, zum Beispiel über neue Öffnungszeiten?
        Zu Ihren Terminen schreibe ich Ihnen so oder so.
        [✅ Ja, gern] [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn a_notice_to_those_who_come_is_no_news() {
    let script = async |town: &Town| {
        let (ada, bob) = (town.citizen("ada"), town.citizen("bob"));
        ada.books("personalausweis", "08:00").await;
        bob.books("personalausweis", "08:15").await;
        bob.says("absagen").await;
        bob.taps("Ja, absagen").await;
        let text = "Der Haupteingang ist gesperrt. Bitte:\n\n- kommen Sie durch den Hof\n- klingeln Sie bei **Bürgeramt**";
        goes_out(town, "booked:2026-11-23..2026-11-23,office=mitte", &[("de", text)]).await;
        town.passes(TimeDelta::minutes(2)).await;
    };
    conversation(
        script,
        expect![[r#"
        ada has booked: personalausweis, 08:00

        bob has booked: personalausweis, 08:15

        bob> absagen
        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        bob> [✖️ Ja, absagen]
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-RWJ-0S6.ics METHOD:CANCEL SEQUENCE:1

        A notice goes out to booked:2026-11-23..2026-11-23,office=mitte.

        … 2 min
        Der Haupteingang ist gesperrt. Bitte:

        – kommen Sie durch den Hof
        – klingeln Sie bei Bürgeramt

        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.
        [Neuer Termin]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn what_is_stopped_before_its_time_reaches_nobody() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada.says("/news").await;
        ada.taps("Ja, gern").await;
        let id = goes_out(town, "news", &[("de", "Das kommt nie an.")]).await;
        let mut tx = town.bot.store.begin().await.unwrap();
        notices::stop(&mut tx, id).await.unwrap();
        tx.commit().await.unwrap();
        town.passes(TimeDelta::minutes(5)).await;
    };
    conversation(
        script,
        expect![[r#"
        ada> /news
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Möchten Sie Neuigkeiten der Stadt bekommen, zum Beispiel über neue Öffnungszeiten?
        Zu Ihren Terminen schreibe ich Ihnen so oder so.
        [✅ Ja, gern] [⬅️ Zurück]

        ada> [✅ Ja, gern]
        Gern, ab jetzt bekommen Sie Neuigkeiten der Stadt.
        Unter jeder steht, wie Sie sie abbestellen.

        A notice goes out to news.

        … 5 min
    "#]],
    )
    .await;
}

/// Ada and Bob want news, Eva writes, Ida decides.
async fn people(town: &Town) {
    for name in ["ada", "bob"] {
        wants_news(town, name).await;
    }
    town.employs(&town.citizen("eva"), Role::Editor, &[]).await;
    town.employs(&town.citizen("ida"), Role::Supervisor, &[]).await;
}

async fn wants_news(town: &Town, name: &str) {
    town.citizen(name).says("/news").await;
    town.citizen(name).taps("Ja, gern").await;
    town.forget_transcript();
}

#[tokio::test]
async fn a_notice_is_written_read_by_a_second_person_and_delivered() {
    let script = async |town: &Town| {
        people(town).await;
        let (ada, eva, ida) = (town.citizen("ada"), town.citizen("eva"), town.citizen("ida"));
        eva.says("/mitteilung").await;
        eva.says("**Neu:** Wir öffnen auch am [Samstag](https://kleinstadt.example.org/samstag).").await;
        eva.taps("Neuigkeiten").await;
        eva.taps("Text auf Englisch").await;
        eva.says("**New:** We open on Saturdays, too.").await;
        eva.taps("Zur Freigabe").await;
        town.passes(TimeDelta::minutes(1)).await;
        ida.says("/mitteilungen").await;
        ida.taps("ansehen").await;
        ida.taps("freigeben").await;
        town.passes(TimeDelta::minutes(1)).await;
        town.passes(TimeDelta::minutes(1)).await;
        ada.taps("Abbestellen").await;
        town.note_chat(&eva);
        town.note_chat(&ida);
        town.note_audit().await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        eva is editor

        ida is supervisor

        eva> /mitteilung
        Was soll in der Mitteilung stehen? Schreiben Sie den Text auf Deutsch, so wie er ankommen soll.
        Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.
        [Text auf Englisch]
        [⬅️ Zurück]

        eva> **Neu:** Wir öffnen auch am [Samstag](https://kleinstadt.exa
        Wer soll die Mitteilung bekommen?
        [Alle, die Neuigkeiten möchten]
        [Alle auf der Warteliste]
        [Alle mit Termin an einem Tag]
        [Eine Person]
        [✖️ Verwerfen]

        eva> [Alle, die Neuigkeiten möchten]
        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Deutsch · sofort · dauert weniger als eine Minute

        Danach muss noch jemand von der Leitung zustimmen.
        [✅ Zur Freigabe]
        [Erst später] [Andere Empfänger]
        [Text auf Englisch]
        [Deutsch ändern]
        [✖️ Verwerfen]

        eva> [Text auf Englisch]
        Was soll in der Mitteilung stehen? Schreiben Sie den Text auf Englisch, so wie er ankommen soll.
        Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.
        [⬅️ Zurück]

        eva> **New:** We open on Saturdays, too.
        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Deutsch, Englisch · sofort · dauert weniger als eine Minute

        Danach muss noch jemand von der Leitung zustimmen.
        [✅ Zur Freigabe]
        [Erst später] [Andere Empfänger]
        [Deutsch ändern] [Englisch ändern]
        [✖️ Verwerfen]

        eva> [✅ Zur Freigabe]
        Liegt zur Freigabe bereit. Wer zustimmen kann, hat eine Nachricht bekommen.

        Nr. 1 von eva · wartet auf Freigabe
        „Neu: Wir öffnen auch am Samstag.“
        An: alle, die Neuigkeiten möchten
        [Nr. 1 ansehen]
        [Neue Mitteilung] [⬅️ Zurück]

        … 1 min
        Eine Mitteilung von eva wartet auf Ihre Freigabe, Nr. 1: /mitteilungen

        ida> /mitteilungen
        Nr. 1 von eva · wartet auf Freigabe
        „Neu: Wir öffnen auch am Samstag.“
        An: alle, die Neuigkeiten möchten
        [Nr. 1 ansehen]
        [Neue Mitteilung] [⬅️ Zurück]

        ida> [Nr. 1 ansehen]
        Mitteilung Nr. 1 von eva. Darf sie hinausgehen?

        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Deutsch, Englisch · sofort · dauert weniger als eine Minute
        [✅ Nr. 1 freigeben] [✖️ Nr. 1 ablehnen]
        [Mitteilungen]

        ida> [✅ Nr. 1 freigeben]
        Freigegeben. Die Mitteilung geht hinaus.

        Nr. 1 von eva, freigegeben von ida · geht hinaus
        „Neu: Wir öffnen auch am Samstag.“
        An: alle, die Neuigkeiten möchten
        [Nr. 1 anhalten] [✖️ Nr. 1 stoppen]
        [Neue Mitteilung] [⬅️ Zurück]

        … 1 min
        Neu: Wir öffnen auch am Samstag.
        [✖️ Abbestellen]

        Neu: Wir öffnen auch am Samstag.
        [✖️ Abbestellen]

        Nr. 1 von eva, freigegeben von ida · geht hinaus, noch weniger als eine Minute
        „Neu: Wir öffnen auch am Samstag.“
        An: alle, die Neuigkeiten möchten
        ░░░░░░░░░░ 0 % · zugestellt: 0 · offen: 2
        [Nr. 1 anhalten] [✖️ Nr. 1 stoppen]
        [Neue Mitteilung] [⬅️ Zurück]

        Nr. 1 von eva, freigegeben von ida · geht hinaus, noch weniger als eine Minute
        „Neu: Wir öffnen auch am Samstag.“
        An: alle, die Neuigkeiten möchten
        ░░░░░░░░░░ 0 % · zugestellt: 0 · offen: 2
        [Nr. 1 anhalten] [✖️ Nr. 1 stoppen]
        [Neue Mitteilung] [⬅️ Zurück]

        … 1 min
        Mitteilung Nr. 1 ist abgeschlossen. Wen sie erreicht hat, steht in der Liste, die gleich kommt.

        Nr. 1 von eva, freigegeben von ida · fertig
        „Neu: Wir öffnen auch am Samstag.“
        An: alle, die Neuigkeiten möchten
        ▓▓▓▓▓▓▓▓▓▓ 100 % · zugestellt: 2

        📎 mitteilung-1.csv
        number,reference,outcome
        1,,sent
        2,,sent

        Mitteilung Nr. 1 ist abgeschlossen. Wen sie erreicht hat, steht in der Liste, die gleich kommt.

        Nr. 1 von eva, freigegeben von ida · fertig
        „Neu: Wir öffnen auch am Samstag.“
        An: alle, die Neuigkeiten möchten
        ▓▓▓▓▓▓▓▓▓▓ 100 % · zugestellt: 2

        📎 mitteilung-1.csv
        number,reference,outcome
        1,,sent
        2,,sent

        ada> [✖️ Abbestellen]
        Abbestellt. Zu Ihren Terminen schreibe ich Ihnen weiter.
        Doch wieder Neuigkeiten? /news

        eva's chat shows:

        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Ihre Rolle: Redaktion · alle Ämter
        [Mitteilungen]
        [⬅️ Zurück]

        Was soll in der Mitteilung stehen? Schreiben Sie den Text auf Deutsch, so wie er ankommen soll.
        Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.
        [Text auf Englisch]
        [⬅️ Zurück]

        Neu: Wir öffnen auch am Samstag.

        Was soll in der Mitteilung stehen? Schreiben Sie den Text auf Englisch, so wie er ankommen soll.
        Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.
        [⬅️ Zurück]

        New: We open on Saturdays, too.

        Nr. 1 von eva, freigegeben von ida · fertig
        „Neu: Wir öffnen auch am Samstag.“
        An: alle, die Neuigkeiten möchten
        ▓▓▓▓▓▓▓▓▓▓ 100 % · zugestellt: 2
        [Liste zu Nr. 1]
        [Neue Mitteilung] [⬅️ Zurück]

        Mitteilung Nr. 1 ist abgeschlossen. Wen sie erreicht hat, steht in der Liste, die gleich kommt.

        Nr. 1 von eva, freigegeben von ida · fertig
        „Neu: Wir öffnen auch am Samstag.“
        An: alle, die Neuigkeiten möchten
        ▓▓▓▓▓▓▓▓▓▓ 100 % · zugestellt: 2

        ida's chat shows:

        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Ihre Rolle: Leitung · alle Ämter

        Kein Anliegen wartet.
        [Heute]
        [Mitteilungen]
        [⬅️ Zurück]

        Eine Mitteilung von eva wartet auf Ihre Freigabe, Nr. 1: /mitteilungen

        Nr. 1 von eva · wartet auf Freigabe
        „Neu: Wir öffnen auch am Samstag.“
        An: alle, die Neuigkeiten möchten
        [Nr. 1 ansehen]
        [Neue Mitteilung] [⬅️ Zurück]

        Neu: Wir öffnen auch am Samstag.

        New: We open on Saturdays, too.

        Nr. 1 von eva, freigegeben von ida · fertig
        „Neu: Wir öffnen auch am Samstag.“
        An: alle, die Neuigkeiten möchten
        ▓▓▓▓▓▓▓▓▓▓ 100 % · zugestellt: 2
        [Liste zu Nr. 1]
        [Neue Mitteilung] [⬅️ Zurück]

        Mitteilung Nr. 1 ist abgeschlossen. Wen sie erreicht hat, steht in der Liste, die gleich kommt.

        Nr. 1 von eva, freigegeben von ida · fertig
        „Neu: Wir öffnen auch am Samstag.“
        An: alle, die Neuigkeiten möchten
        ▓▓▓▓▓▓▓▓▓▓ 100 % · zugestellt: 2

        audit: eva proposed notice 1 (news)
        audit: ida approved notice 1
    "#]]).await;
}

#[tokio::test]
async fn what_cannot_go_out_is_refused_in_a_sentence() {
    let script = async |town: &Town| {
        people(town).await;
        let eva = town.citizen("eva");
        eva.says("/mitteilung").await;
        eva.says("Eins\n\nDas ist **wichtig").await;
        eva.says("# Neu").await;
        eva.says(&"Sehr lang. ".repeat(500)).await;
        eva.says("Das Amt ist zu.").await;
        eva.taps("Warteliste").await;
        eva.taps("Eine Person").await;
        eva.says("K7M-2QX").await;
        eva.taps("Zurück").await;
        eva.says("/mitteilung").await;
        eva.taps("Text auf Englisch").await;
        eva.says("The office is closed.").await;
        eva.taps("Neuigkeiten").await;
        eva.taps("Zur Freigabe").await;
        eva.taps("Erst später").await;
        eva.says("heute 8 Uhr").await;
        eva.says("5.12. 8 Uhr").await;
        eva.says("morgen 8 Uhr").await;
        eva.taps("Text auf Deutsch").await;
        eva.says("Das Amt ist zu.").await;
        eva.taps("Zur Freigabe").await;
        eva.taps("ansehen").await;
        eva.taps("freigeben").await;
        town.note_audit().await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        eva is editor

        ida is supervisor

        eva> /mitteilung
        Was soll in der Mitteilung stehen? Schreiben Sie den Text auf Deutsch, so wie er ankommen soll.
        Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.
        [Text auf Englisch]
        [⬅️ Zurück]

        eva> Eins\n\nDas ist **wichtig
        Zeile 3: Hier steht ein ** allein. Fett schreibt man **so**, ohne Leerzeichen innen.

        Was soll in der Mitteilung stehen? Schreiben Sie den Text auf Deutsch, so wie er ankommen soll.
        Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.
        [Text auf Englisch]
        [⬅️ Zurück]

        eva> # Neu
        Zeile 1: Überschriften kann nicht jeder Messenger zeigen. Möglich sind Absätze, **fett**, Links und Listen.

        Was soll in der Mitteilung stehen? Schreiben Sie den Text auf Deutsch, so wie er ankommen soll.
        Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.
        [Text auf Englisch]
        [⬅️ Zurück]

        eva> Sehr lang. Sehr lang. Sehr lang. Sehr lang. Sehr lang. Sehr 
        Das sind 5499 Zeichen, Messenger nehmen nur 4096. Bitte kürzen Sie den Text.

        Was soll in der Mitteilung stehen? Schreiben Sie den Text auf Deutsch, so wie er ankommen soll.
        Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.
        [Text auf Englisch]
        [⬅️ Zurück]

        eva> Das Amt ist zu.
        Wer soll die Mitteilung bekommen?
        [Alle, die Neuigkeiten möchten]
        [Alle auf der Warteliste]
        [Alle mit Termin an einem Tag]
        [Eine Person]
        [✖️ Verwerfen]

        eva> [Alle auf der Warteliste]
        Dazu gehört im Moment niemand. Es wurde nichts verschickt.

        Wer soll die Mitteilung bekommen?
        [Alle, die Neuigkeiten möchten]
        [Alle auf der Warteliste]
        [Alle mit Termin an einem Tag]
        [Eine Person]
        [✖️ Verwerfen]

        eva> [Eine Person]
        Welche Nummer hat der Termin? Zum Beispiel: K7M-2QX
        [⬅️ Zurück]

        eva> K7M-2QX
        Dazu gehört im Moment niemand. Es wurde nichts verschickt.

        Welche Nummer hat der Termin? Zum Beispiel: K7M-2QX
        [⬅️ Zurück]

        eva> [⬅️ Zurück]
        Wer soll die Mitteilung bekommen?
        [Alle, die Neuigkeiten möchten]
        [Alle auf der Warteliste]
        [Alle mit Termin an einem Tag]
        [Eine Person]
        [✖️ Verwerfen]

        eva> /mitteilung
        Was soll in der Mitteilung stehen? Schreiben Sie den Text auf Deutsch, so wie er ankommen soll.
        Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.
        [Text auf Englisch]
        [⬅️ Zurück]

        eva> [Text auf Englisch]
        Was soll in der Mitteilung stehen? Schreiben Sie den Text auf Englisch, so wie er ankommen soll.
        Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.
        [Text auf Deutsch]
        [⬅️ Zurück]

        eva> The office is closed.
        Wer soll die Mitteilung bekommen?
        [Alle, die Neuigkeiten möchten]
        [Alle auf der Warteliste]
        [Alle mit Termin an einem Tag]
        [Eine Person]
        [✖️ Verwerfen]

        eva> [Alle, die Neuigkeiten möchten]
        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Englisch · sofort · dauert weniger als eine Minute

        Danach muss noch jemand von der Leitung zustimmen.
        [✅ Zur Freigabe]
        [Erst später] [Andere Empfänger]
        [Text auf Deutsch]
        [Englisch ändern]
        [✖️ Verwerfen]

        eva> [✅ Zur Freigabe]
        Es fehlt noch der Text auf Deutsch: Den bekommen alle, für deren Sprache es keinen gibt. Es wurde nichts verschickt.

        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Englisch · sofort · dauert weniger als eine Minute

        Danach muss noch jemand von der Leitung zustimmen.
        [✅ Zur Freigabe]
        [Erst später] [Andere Empfänger]
        [Text auf Deutsch]
        [Englisch ändern]
        [✖️ Verwerfen]

        eva> [Erst später]
        Wann soll sie hinausgehen? Zum Beispiel: morgen 8 Uhr. Höchstens 7 Tage im Voraus.
        [⬅️ Zurück]

        eva> heute 8 Uhr
        Diese Zeit ist schon vorbei. Es wurde nichts verschickt.

        Wann soll sie hinausgehen? Zum Beispiel: morgen 8 Uhr. Höchstens 7 Tage im Voraus.
        [⬅️ Zurück]

        eva> 5.12. 8 Uhr
        Das sind mehr als 7 Tage im Voraus. Es wurde nichts verschickt.

        Wann soll sie hinausgehen? Zum Beispiel: morgen 8 Uhr. Höchstens 7 Tage im Voraus.
        [⬅️ Zurück]

        eva> morgen 8 Uhr
        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Englisch · am Samstag, 21. November 2026, 08:00 Uhr · dauert weniger als eine Minute

        Danach muss noch jemand von der Leitung zustimmen.
        [✅ Zur Freigabe]
        [Sofort] [Andere Empfänger]
        [Text auf Deutsch]
        [Englisch ändern]
        [✖️ Verwerfen]

        eva> [Text auf Deutsch]
        Was soll in der Mitteilung stehen? Schreiben Sie den Text auf Deutsch, so wie er ankommen soll.
        Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.
        [⬅️ Zurück]

        eva> Das Amt ist zu.
        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Deutsch, Englisch · am Samstag, 21. November 2026, 08:00 Uhr · dauert weniger als eine Minute

        Danach muss noch jemand von der Leitung zustimmen.
        [✅ Zur Freigabe]
        [Sofort] [Andere Empfänger]
        [Deutsch ändern] [Englisch ändern]
        [✖️ Verwerfen]

        eva> [✅ Zur Freigabe]
        Liegt zur Freigabe bereit. Wer zustimmen kann, hat eine Nachricht bekommen.

        Nr. 1 von eva · wartet auf Freigabe
        „Das Amt ist zu.“
        An: alle, die Neuigkeiten möchten
        [Nr. 1 ansehen]
        [Neue Mitteilung] [⬅️ Zurück]

        eva> [Nr. 1 ansehen]
        Mitteilung Nr. 1 von eva. Darf sie hinausgehen?

        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Deutsch, Englisch · am Samstag, 21. November 2026, 08:00 Uhr · dauert weniger als eine Minute
        [✅ Nr. 1 freigeben] [✖️ Nr. 1 ablehnen]
        [Mitteilungen]

        eva> [✅ Nr. 1 freigeben]
        Diese Mitteilung haben Sie selbst geschrieben. Freigeben muss sie jemand anderes.

        Mitteilung Nr. 1 von eva. Darf sie hinausgehen?

        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Deutsch, Englisch · am Samstag, 21. November 2026, 08:00 Uhr · dauert weniger als eine Minute
        [✅ Nr. 1 freigeben] [✖️ Nr. 1 ablehnen]
        [Mitteilungen]

        audit: eva proposed notice 1 (news)
    "#]]).await;
}

#[tokio::test]
async fn who_has_no_such_role_is_told_what_everybody_is_told() {
    let script = async |town: &Town| {
        let (bob, carl) = (town.citizen("bob"), town.citizen("carl"));
        town.employs(&carl, Role::Clerk, &[]).await;
        bob.says("/mitteilung").await;
        carl.says("/mitteilung").await;
        carl.says("/notices").await;
    };
    conversation(
        script,
        expect![[r#"
        carl is clerk

        bob> /mitteilung
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

        carl> /mitteilung
        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

        carl> /notices
        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

    "#]],
    )
    .await;
}

#[tokio::test]
async fn who_serves_at_an_office_writes_to_those_who_come_there() {
    let script = async |town: &Town| {
        let (ada, bob) = (town.citizen("ada"), town.citizen("bob"));
        ada.books("personalausweis", "08:00").await;
        bob.says("/start personalausweis").await;
        bob.says("im Norden").await;
        bob.taps("14:00").await;
        bob.taps("Buchen").await;
        town.forget_transcript();
        let (eva, ida) = (town.citizen("eva"), town.citizen("ida"));
        town.employs(&eva, Role::Editor, &["mitte"]).await;
        town.employs(&ida, Role::Supervisor, &["mitte"]).await;
        eva.says("/mitteilung").await;
        eva.says("Der Haupteingang ist gesperrt.").await;
        eva.taps("an einem Tag").await;
        eva.says("23.11. bis 24.11.").await;
        eva.taps("Mitte").await;
        eva.taps("Zur Freigabe").await;
        ida.says("/mitteilungen").await;
        ida.taps("ansehen").await;
        ida.says("ja").await;
        town.passes(TimeDelta::minutes(1)).await;
        town.note_chat(&ada);
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        eva is editor

        ida is supervisor

        eva> /mitteilung
        Was soll in der Mitteilung stehen? Schreiben Sie den Text auf Deutsch, so wie er ankommen soll.
        Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.
        [Text auf Englisch]
        [⬅️ Zurück]

        eva> Der Haupteingang ist gesperrt.
        Wer soll die Mitteilung bekommen?
        [Alle mit Termin an einem Tag]
        [Eine Person]
        [✖️ Verwerfen]

        eva> [Alle mit Termin an einem Tag]
        An welchem Tag haben sie einen Termin?
        Mehrere Tage gehen auch: 24.11. bis 26.11.
        [Fr 20.11.] [Sa 21.11.] [So 22.11.]
        [Mo 23.11.] [Di 24.11.] [Mi 25.11.] [Do 26.11.] [Fr 27.11.] [Sa 28.11.] [So 29.11.]
        [Mo 30.11.] [Di 01.12.] [Mi 02.12.] [Do 03.12.]
        [⬅️ Zurück]

        eva> 23.11. bis 24.11.
        In welchem Amt haben sie ihren Termin?
        [Rathaus Mitte]
        [⬅️ Zurück]

        eva> [Rathaus Mitte]
        So wie oben kommt die Mitteilung an.
        An: alle mit Termin von Montag, 23. November 2026 bis Dienstag, 24. November 2026, Rathaus Mitte
        Eine Person · Deutsch · sofort · dauert weniger als eine Minute

        Danach muss noch jemand von der Leitung zustimmen.
        [✅ Zur Freigabe]
        [Erst später] [Andere Empfänger]
        [Nur eine Leistung]
        [Text auf Englisch]
        [Deutsch ändern]
        [✖️ Verwerfen]

        eva> [✅ Zur Freigabe]
        Liegt zur Freigabe bereit. Wer zustimmen kann, hat eine Nachricht bekommen.

        Nr. 1 von eva · wartet auf Freigabe
        „Der Haupteingang ist gesperrt.“
        An: alle mit Termin von Montag, 23. November 2026 bis Dienstag, 24. November 2026, Rathaus Mitte
        [Nr. 1 ansehen]
        [Neue Mitteilung] [⬅️ Zurück]

        ida> /mitteilungen
        Nr. 1 von eva · wartet auf Freigabe
        „Der Haupteingang ist gesperrt.“
        An: alle mit Termin von Montag, 23. November 2026 bis Dienstag, 24. November 2026, Rathaus Mitte
        [Nr. 1 ansehen]
        [Neue Mitteilung] [⬅️ Zurück]

        ida> [Nr. 1 ansehen]
        Mitteilung Nr. 1 von eva. Darf sie hinausgehen?

        So wie oben kommt die Mitteilung an.
        An: alle mit Termin von Montag, 23. November 2026 bis Dienstag, 24. November 2026, Rathaus Mitte
        Eine Person · Deutsch · sofort · dauert weniger als eine Minute
        [✅ Nr. 1 freigeben] [✖️ Nr. 1 ablehnen]
        [Mitteilungen]

        ida> ja
        Freigegeben. Die Mitteilung geht hinaus.

        Nr. 1 von eva, freigegeben von ida · geht hinaus
        „Der Haupteingang ist gesperrt.“
        An: alle mit Termin von Montag, 23. November 2026 bis Dienstag, 24. November 2026, Rathaus Mitte
        [Nr. 1 anhalten] [✖️ Nr. 1 stoppen]
        [Neue Mitteilung] [⬅️ Zurück]

        … 1 min
        Der Haupteingang ist gesperrt.

        Mitteilung Nr. 1 ist abgeschlossen. Wen sie erreicht hat, steht in der Liste, die gleich kommt.

        Nr. 1 von eva, freigegeben von ida · fertig
        „Der Haupteingang ist gesperrt.“
        An: alle mit Termin von Montag, 23. November 2026 bis Dienstag, 24. November 2026, Rathaus Mitte
        ▓▓▓▓▓▓▓▓▓▓ 100 % · zugestellt: 1

        📎 mitteilung-1.csv
        number,reference,outcome
        1,TAA-YW8,sent

        Mitteilung Nr. 1 ist abgeschlossen. Wen sie erreicht hat, steht in der Liste, die gleich kommt.

        Nr. 1 von eva, freigegeben von ida · fertig
        „Der Haupteingang ist gesperrt.“
        An: alle mit Termin von Montag, 23. November 2026 bis Dienstag, 24. November 2026, Rathaus Mitte
        ▓▓▓▓▓▓▓▓▓▓ 100 % · zugestellt: 1

        📎 mitteilung-1.csv
        number,reference,outcome
        1,TAA-YW8,sent

        ada's chat shows:

        Gebucht:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ihre Nummer: TAA-YW8

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        Der Haupteingang ist gesperrt.

    "#]]).await;
}

#[tokio::test]
async fn a_notice_is_held_back_goes_on_and_is_stopped() {
    let script = async |town: &Town| {
        people(town).await;
        let eva = town.citizen("eva");
        eva.says("/mitteilung").await;
        eva.says("Am Montag ist das Amt zu.").await;
        eva.taps("Neuigkeiten").await;
        eva.taps("Erst später").await;
        eva.says("morgen 8 Uhr").await;
        eva.taps("Senden").await;
        eva.taps("anhalten").await;
        town.passes(TimeDelta::hours(24)).await;
        eva.taps("fortsetzen").await;
        town.passes(TimeDelta::minutes(1)).await;
        eva.says("/mitteilung").await;
        eva.says("Am Dienstag ist das Amt zu.").await;
        eva.taps("Neuigkeiten").await;
        eva.taps("Erst später").await;
        eva.says("morgen 12 Uhr").await;
        eva.taps("Senden").await;
        eva.taps("stoppen").await;
        town.passes(TimeDelta::minutes(1)).await;
        eva.says("/mitteilungen").await;
        eva.taps("Liste zu Nr. 1").await;
        town.passes(TimeDelta::minutes(1)).await;
        town.note_audit().await;
    };
    let one_pair = DeskPolicy { four_eyes: false, ..policy() };
    conversation_under(&one_pair, &kleinstadt(), script, expect![[r#"
        eva is editor

        ida is supervisor

        eva> /mitteilung
        Was soll in der Mitteilung stehen? Schreiben Sie den Text auf Deutsch, so wie er ankommen soll.
        Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.
        [Text auf Englisch]
        [⬅️ Zurück]

        eva> Am Montag ist das Amt zu.
        Wer soll die Mitteilung bekommen?
        [Alle, die Neuigkeiten möchten]
        [Alle auf der Warteliste]
        [Alle mit Termin an einem Tag]
        [Eine Person]
        [✖️ Verwerfen]

        eva> [Alle, die Neuigkeiten möchten]
        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Deutsch · sofort · dauert weniger als eine Minute
        [✅ Senden]
        [Erst später] [Andere Empfänger]
        [Text auf Englisch]
        [Deutsch ändern]
        [✖️ Verwerfen]

        eva> [Erst später]
        Wann soll sie hinausgehen? Zum Beispiel: morgen 8 Uhr. Höchstens 7 Tage im Voraus.
        [⬅️ Zurück]

        eva> morgen 8 Uhr
        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Deutsch · am Samstag, 21. November 2026, 08:00 Uhr · dauert weniger als eine Minute
        [✅ Senden]
        [Sofort] [Andere Empfänger]
        [Text auf Englisch]
        [Deutsch ändern]
        [✖️ Verwerfen]

        eva> [✅ Senden]
        Freigegeben. Die Mitteilung geht hinaus.

        Nr. 1 von eva, freigegeben von eva · geht hinaus am Samstag, 21. November 2026, 08:00 Uhr
        „Am Montag ist das Amt zu.“
        An: alle, die Neuigkeiten möchten
        [Nr. 1 anhalten] [✖️ Nr. 1 stoppen]
        [Neue Mitteilung] [⬅️ Zurück]

        eva> [Nr. 1 anhalten]
        Angehalten. Wer sie noch nicht hat, wartet.

        Nr. 1 von eva, freigegeben von eva · angehalten
        „Am Montag ist das Amt zu.“
        An: alle, die Neuigkeiten möchten
        [Nr. 1 fortsetzen] [✖️ Nr. 1 stoppen]
        [Neue Mitteilung] [⬅️ Zurück]

        … 1440 min
        eva> [Nr. 1 fortsetzen]
        Es geht weiter.

        Nr. 1 von eva, freigegeben von eva · geht hinaus
        „Am Montag ist das Amt zu.“
        An: alle, die Neuigkeiten möchten
        [Nr. 1 anhalten] [✖️ Nr. 1 stoppen]
        [Neue Mitteilung] [⬅️ Zurück]

        … 1 min
        Am Montag ist das Amt zu.
        [✖️ Abbestellen]

        Am Montag ist das Amt zu.
        [✖️ Abbestellen]

        Nr. 1 von eva, freigegeben von eva · geht hinaus, noch weniger als eine Minute
        „Am Montag ist das Amt zu.“
        An: alle, die Neuigkeiten möchten
        ░░░░░░░░░░ 0 % · zugestellt: 0 · offen: 2
        [Nr. 1 anhalten] [✖️ Nr. 1 stoppen]
        [Neue Mitteilung] [⬅️ Zurück]

        eva> /mitteilung
        Was soll in der Mitteilung stehen? Schreiben Sie den Text auf Deutsch, so wie er ankommen soll.
        Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.
        [Text auf Englisch]
        [⬅️ Zurück]

        eva> Am Dienstag ist das Amt zu.
        Wer soll die Mitteilung bekommen?
        [Alle, die Neuigkeiten möchten]
        [Alle auf der Warteliste]
        [Alle mit Termin an einem Tag]
        [Eine Person]
        [✖️ Verwerfen]

        eva> [Alle, die Neuigkeiten möchten]
        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Deutsch · sofort · dauert weniger als eine Minute
        [✅ Senden]
        [Erst später] [Andere Empfänger]
        [Text auf Englisch]
        [Deutsch ändern]
        [✖️ Verwerfen]

        eva> [Erst später]
        Wann soll sie hinausgehen? Zum Beispiel: morgen 8 Uhr. Höchstens 7 Tage im Voraus.
        [⬅️ Zurück]

        eva> morgen 12 Uhr
        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Deutsch · am Sonntag, 22. November 2026, 12:00 Uhr · dauert weniger als eine Minute
        [✅ Senden]
        [Sofort] [Andere Empfänger]
        [Text auf Englisch]
        [Deutsch ändern]
        [✖️ Verwerfen]

        eva> [✅ Senden]
        Freigegeben. Die Mitteilung geht hinaus.

        Nr. 2 von eva, freigegeben von eva · geht hinaus am Sonntag, 22. November 2026, 12:00 Uhr
        „Am Dienstag ist das Amt zu.“
        An: alle, die Neuigkeiten möchten

        Nr. 1 von eva, freigegeben von eva · geht hinaus
        „Am Montag ist das Amt zu.“
        An: alle, die Neuigkeiten möchten
        ▓▓▓▓▓▓▓▓▓▓ 100 % · zugestellt: 2
        [Nr. 2 anhalten] [✖️ Nr. 2 stoppen]
        [Nr. 1 anhalten] [✖️ Nr. 1 stoppen]
        [Neue Mitteilung] [⬅️ Zurück]

        eva> [✖️ Nr. 2 stoppen]
        Gestoppt. Wer sie noch nicht hat, bekommt sie nicht mehr.

        Nr. 2 von eva, freigegeben von eva · gestoppt
        „Am Dienstag ist das Amt zu.“
        An: alle, die Neuigkeiten möchten

        Nr. 1 von eva, freigegeben von eva · geht hinaus
        „Am Montag ist das Amt zu.“
        An: alle, die Neuigkeiten möchten
        ▓▓▓▓▓▓▓▓▓▓ 100 % · zugestellt: 2
        [Nr. 1 anhalten] [✖️ Nr. 1 stoppen]
        [Neue Mitteilung] [⬅️ Zurück]

        … 1 min
        Mitteilung Nr. 2 ist abgeschlossen. Niemand hat sie bekommen.

        Nr. 2 von eva, freigegeben von eva · gestoppt
        „Am Dienstag ist das Amt zu.“
        An: alle, die Neuigkeiten möchten

        📎 mitteilung-1.csv
        number,reference,outcome
        1,,sent
        2,,sent

        eva> /mitteilungen
        Nr. 2 von eva, freigegeben von eva · gestoppt
        „Am Dienstag ist das Amt zu.“
        An: alle, die Neuigkeiten möchten

        Nr. 1 von eva, freigegeben von eva · fertig
        „Am Montag ist das Amt zu.“
        An: alle, die Neuigkeiten möchten
        ▓▓▓▓▓▓▓▓▓▓ 100 % · zugestellt: 2
        [Liste zu Nr. 1]
        [Neue Mitteilung] [⬅️ Zurück]

        eva> [Liste zu Nr. 1]
        Die Liste kommt gleich.

        Nr. 2 von eva, freigegeben von eva · gestoppt
        „Am Dienstag ist das Amt zu.“
        An: alle, die Neuigkeiten möchten

        Nr. 1 von eva, freigegeben von eva · fertig
        „Am Montag ist das Amt zu.“
        An: alle, die Neuigkeiten möchten
        ▓▓▓▓▓▓▓▓▓▓ 100 % · zugestellt: 2
        [Liste zu Nr. 1]
        [Neue Mitteilung] [⬅️ Zurück]

        … 1 min
        📎 mitteilung-1.csv
        number,reference,outcome
        1,,sent
        2,,sent

        audit: eva proposed notice 1 (news)
        audit: eva approved notice 1
        audit: eva paused notice 1
        audit: eva resumed notice 1
        audit: eva proposed notice 2 (news)
        audit: eva approved notice 2
        audit: eva stopped notice 2
        audit: eva listed notice 1
    "#]]).await;
}

#[tokio::test]
async fn only_who_decides_approves_and_a_no_is_told_to_the_author() {
    let script = async |town: &Town| {
        people(town).await;
        let (eva, uwe, ida) = (town.citizen("eva"), town.citizen("uwe"), town.citizen("ida"));
        town.employs(&uwe, Role::Editor, &[]).await;
        eva.says("/mitteilung").await;
        eva.says("Das Amt ist zu.").await;
        eva.taps("Neuigkeiten").await;
        eva.taps("Zur Freigabe").await;
        eva.taps("Zurück").await;
        town.forget_transcript();
        uwe.says("/mitteilungen").await;
        uwe.taps("ansehen").await;
        uwe.taps("freigeben").await;
        ida.says("/mitteilungen").await;
        ida.taps("ansehen").await;
        ida.taps("ablehnen").await;
        uwe.taps("freigeben").await;
        town.passes(TimeDelta::minutes(1)).await;
        town.note_audit().await;
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
        uwe> /mitteilungen
        Nr. 1 von eva · wartet auf Freigabe
        „Das Amt ist zu.“
        An: alle, die Neuigkeiten möchten
        [Nr. 1 ansehen]
        [Neue Mitteilung] [⬅️ Zurück]

        uwe> [Nr. 1 ansehen]
        Mitteilung Nr. 1 von eva. Darf sie hinausgehen?

        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Deutsch · sofort · dauert weniger als eine Minute
        [✅ Nr. 1 freigeben] [✖️ Nr. 1 ablehnen]
        [Mitteilungen]

        uwe> [✅ Nr. 1 freigeben]
        Freigeben und ablehnen kann nur die Leitung.

        Mitteilung Nr. 1 von eva. Darf sie hinausgehen?

        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Deutsch · sofort · dauert weniger als eine Minute
        [✅ Nr. 1 freigeben] [✖️ Nr. 1 ablehnen]
        [Mitteilungen]

        ida> /mitteilungen
        Nr. 1 von eva · wartet auf Freigabe
        „Das Amt ist zu.“
        An: alle, die Neuigkeiten möchten
        [Nr. 1 ansehen]
        [Neue Mitteilung] [⬅️ Zurück]

        ida> [Nr. 1 ansehen]
        Mitteilung Nr. 1 von eva. Darf sie hinausgehen?

        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Deutsch · sofort · dauert weniger als eine Minute
        [✅ Nr. 1 freigeben] [✖️ Nr. 1 ablehnen]
        [Mitteilungen]

        ida> [✖️ Nr. 1 ablehnen]
        Abgelehnt. Es wurde nichts verschickt.

        Nr. 1 von eva · abgelehnt
        „Das Amt ist zu.“
        An: alle, die Neuigkeiten möchten
        [Neue Mitteilung] [⬅️ Zurück]

        uwe> [✅ Nr. 1 freigeben]
        Das geht nicht mehr, die Mitteilung steht inzwischen anders. So steht es jetzt:

        Nr. 1 von eva · abgelehnt
        „Das Amt ist zu.“
        An: alle, die Neuigkeiten möchten
        [Neue Mitteilung] [⬅️ Zurück]

        … 1 min
        Mitteilung Nr. 1 ist abgeschlossen. Niemand hat sie bekommen.

        Nr. 1 von eva · abgelehnt
        „Das Amt ist zu.“
        An: alle, die Neuigkeiten möchten

        audit: eva proposed notice 1 (news)
        audit: ida rejected notice 1
    "#]],
    )
    .await;
}
