//! A day at the demo city, from the first invitation to the figures in the evening: all that staff do, in one story.

use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use store::desk::DeskPolicy;
use terminlotse::city_file;
use tests::town::{Citizen, Town, policy};

use crate::conversation_under;

/// Who is there.
struct People<'t> {
    clerk: Citizen<'t>,
    chief: Citizen<'t>,
    editor: Citizen<'t>,
    ada: Citizen<'t>,
    bob: Citizen<'t>,
    eva: Citizen<'t>,
    krause: Citizen<'t>,
}

impl<'t> People<'t> {
    fn of(town: &'t Town) -> Self {
        Self {
            clerk: town.citizen("Frau Öz"),
            chief: town.citizen("Herr Abt"),
            editor: town.citizen("Frau Lenz"),
            ada: town.citizen("ada"),
            bob: town.citizen("bob"),
            eva: town.citizen("eva"),
            krause: town.citizen("Herr Krause"),
        }
    }

    /// On Friday staff get their roles, citizens book, and somebody calls.
    async fn prepare(&self, town: &Town) {
        let Self { clerk, chief, editor, ada, bob, eva, krause } = self;
        let (_, code) = town.invites("Öz", Role::Clerk, &["rathaus"]).await;
        clerk.says(&code).await;
        town.employs(chief, Role::Supervisor, &[]).await;
        town.employs(editor, Role::Editor, &[]).await;
        ada.books_on("Montag", "Personalausweis", "07:30 · Bürgeramt im Rathaus").await;
        bob.books_on("Montag", "Meldebescheinigung", "07:45 · Bürgeramt im Rathaus").await;
        eva.books_on("Dienstag", "Meldebescheinigung", "07:30 · Bürgeramt im Rathaus").await;
        ada.wants_news().await;
        eva.wants_news().await;
        clerk.says("/buchen_fuer Reisepass Bürgeramt im Rathaus Montag ab 8").await;
        clerk.taps("Reisepass beantragen").await;
        clerk.taps("08:00").await;
        clerk.says("Karl Krause, 0231 471100").await;
        clerk.taps("Buchen").await;
        let code = clerk.reads_behind("Mailen: ");
        krause.says(&code).await;
    }

    /// On Monday they come, or don't.
    async fn serve(&self, town: &Town) {
        let Self { clerk, ada, krause, .. } = self;
        clerk.says("/heute").await;
        clerk.says("/anmeldung").await;
        ada.says(&town.code_of("rathaus")).await;
        krause.says("Ich verspäte mich um 10 Minuten").await;
        clerk.says("/naechste 4").await;
        town.passes(TimeDelta::minutes(1)).await;
        clerk.taps("Ist am Schalter").await;
        krause.says(&town.code_of("rathaus")).await;
        clerk.says("/naechste").await;
        town.passes(TimeDelta::minutes(1)).await;
        clerk.taps("Ist am Schalter").await;
        clerk.says("ist fertig").await;
        town.passes(TimeDelta::minutes(45)).await;
        clerk.says("/heute").await;
        clerk.taps("07:45").await;
        clerk.taps("Nicht gekommen").await;
    }

    /// The heating fails, and everybody is told.
    async fn close(&self, town: &Town) {
        let Self { chief, editor, eva, .. } = self;
        chief.says("/schliessen Bürgeramt im Rathaus Dienstag: Die Heizung ist ausgefallen.").await;
        chief.taps("chließen").await;
        town.passes(TimeDelta::minutes(1)).await;
        eva.says("1").await;
        editor.says("/mitteilung").await;
        editor.says("Das Bürgeramt im Rathaus öffnet am **Mittwoch** wieder.").await;
        editor.taps("Neuigkeiten").await;
        editor.taps("Zur Freigabe").await;
        town.passes(TimeDelta::minutes(1)).await;
        chief.says("/mitteilungen").await;
        chief.taps("ansehen").await;
        chief.taps("freigeben").await;
        town.passes(TimeDelta::minutes(1)).await;
        chief.says("/bericht Bürgeramt im Rathaus 2").await;
    }
}

#[tokio::test]
async fn a_day_at_the_demo_city() {
    let script = async |town: &Town| {
        let people = People::of(town);
        people.prepare(town).await;
        // From Friday, ten o'clock, to Monday, half past seven.
        town.passes(TimeDelta::minutes(69 * 60 + 30)).await;
        people.serve(town).await;
        people.close(town).await;
    };
    let policy = DeskPolicy { reminders: vec![TimeDelta::hours(24)], ..policy() };
    conversation_under(&policy, &city_file::demo().unwrap(), script, expect![[r#"
        Öz is invited as clerk

        Frau Öz> /staff NCPM-Y3E0-Y3TY-6N4R-N9WF-PDCN-WA41
        Hier antwortet ein Programm. Betreiber: Stadt Lindenau an der Ruhr, Die Oberbürgermeisterin.
        Datenschutz: https://lindenau.example.org/datenschutz/terminprogramm

        Ihre Rolle: Sachbearbeitung · Bürgeramt im Rathaus

        Kein Anliegen wartet.
        [Heute]
        [⬅️ Zurück]

        Herr Abt is supervisor

        Frau Lenz is editor

        ada has booked: Personalausweis, Montag, 07:30 · Bürgeramt im Rathaus

        bob has booked: Meldebescheinigung, Montag, 07:45 · Bürgeramt im Rathaus

        eva has booked: Meldebescheinigung, Dienstag, 07:30 · Bürgeramt im Rathaus

        ada wants news

        eva wants news

        Frau Öz> /buchen_fuer Reisepass Bürgeramt im Rathaus Montag ab 8
        Welche Leistung wird gebraucht?
        Alles geht auch auf einmal: /buchen_fuer Personalausweis Rathaus Dienstag vormittag. Oder fügen Sie eine E-Mail ein.
        [Reisepass beantragen]
        [Vorläufiger Ausweis oder Reisepass]
        [⬅️ Zurück]

        Frau Öz> [Reisepass beantragen]
        Für Anrufende · Reisepass beantragen · Bürgeramt im Rathaus · Montag, 23. November 2026 · ab 08:00 Uhr

        Diese Plätze sind frei. Welcher passt?
        Ein anderer Tag, eine andere Zeit, ein anderes Amt: einfach schreiben.
        [Mo 23.11. 08:00 · Bürgeramt im Rathaus]
        [Mo 23.11. 08:15 · Bürgeramt im Rathaus]
        [Mo 23.11. 08:30 · Bürgeramt im Rathaus]
        [Mo 23.11. 08:45 · Bürgeramt im Rathaus]
        [Später]
        [⬅️ Zurück]

        Frau Öz> [Mo 23.11. 08:00 · Bürgeramt im Rathaus]
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Reisepass beantragen · Montag, 23. November 2026, 08:00 · Bürgeramt im Rathaus

        Für wen? Bitte Vor- und Nachname; Telefon oder E-Mail gern gleich dazu.
        [⬅️ Anderer Platz]

        Frau Öz> Karl Krause, 0231 471100
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Reisepass beantragen · Montag, 23. November 2026, 08:00 · Bürgeramt im Rathaus

        Name und Kontakt sind notiert. Gezeigt werden sie hier nicht.
        [✅ Buchen]
        [⬅️ Anderer Platz]

        Frau Öz> [✅ Buchen]
        Gebucht: 768-X7H · Reisepass beantragen · Montag, 23. November 2026, 08:00 · Bürgeramt im Rathaus

        Code zum Vorlesen oder Mailen: XX72-KR2J-WCCJ
        Wer dem Bot „/uebernehmen XX72-KR2J-WCCJ“ schreibt, hat den Termin im eigenen Chat und wird dort erinnert. Der Code gilt einmal, bis der Termin beginnt.
        [Mo 23.11. 08:00 · 768-X7H]
        [⬅️ Zurück]

        Herr Krause> XX72-KR2J-WCCJ
        Hier antwortet ein Programm. Betreiber: Stadt Lindenau an der Ruhr, Die Oberbürgermeisterin.
        Datenschutz: https://lindenau.example.org/datenschutz/terminprogramm

        Dieser Termin gehört jetzt zu diesem Chat. Hier erinnere ich Sie, und hier können Sie verschieben oder absagen.

        Gebucht:

        Reisepass beantragen
        Montag, 23. November 2026, 08:00 Uhr
        Bürgeramt im Rathaus, Marktplatz 1, 45999 Lindenau an der Ruhr

        Ihre Nummer: 768-X7H

        Bitte mitbringen:
        – den bisherigen Pass oder Personalausweis
        – ein digitales Passbild (Code vom Fotografen; auch am Automaten im Amt)
        – für Kinder: Geburtsurkunde und Zustimmung der Sorgeberechtigten

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-768-X7H.ics METHOD:PUBLISH SEQUENCE:0

        … 4170 min
        Morgen ist Ihr Termin.

        Reisepass beantragen
        Montag, 23. November 2026, 08:00 Uhr
        Bürgeramt im Rathaus, Marktplatz 1, 45999 Lindenau an der Ruhr

        Ihre Nummer: 768-X7H

        Bitte mitbringen:
        – den bisherigen Pass oder Personalausweis
        – ein digitales Passbild (Code vom Fotografen; auch am Automaten im Amt)
        – für Kinder: Geburtsurkunde und Zustimmung der Sorgeberechtigten

        Ein Platz, der leer bleibt, kostet Zeit und Geld, und andere hätten ihn gern.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        Morgen ist Ihr Termin.

        Personalausweis beantragen
        Montag, 23. November 2026, 07:30 Uhr
        Bürgeramt im Rathaus, Marktplatz 1, 45999 Lindenau an der Ruhr

        Ihre Nummer: NNG-TA0

        Bitte mitbringen:
        – den bisherigen Personalausweis oder Reisepass
        – ein digitales Passbild (Code vom Fotografen; auch am Automaten im Amt)
        – beim ersten Ausweis: die Geburtsurkunde

        Bleibt der Platz leer, kostet das 15 Minuten und 25 Euro.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        Morgen ist Ihr Termin.

        Meldebescheinigung
        Montag, 23. November 2026, 07:45 Uhr
        Bürgeramt im Rathaus, Marktplatz 1, 45999 Lindenau an der Ruhr

        Ihre Nummer: BWQ-TAD

        Bitte mitbringen:
        – Personalausweis oder Reisepass

        Ein Platz, der leer bleibt, kostet Zeit und Geld, und andere hätten ihn gern.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        Morgen ist Ihr Termin.

        Meldebescheinigung
        Dienstag, 24. November 2026, 07:30 Uhr
        Bürgeramt im Rathaus, Marktplatz 1, 45999 Lindenau an der Ruhr

        Ihre Nummer: NPX-5S2

        Bitte mitbringen:
        – Personalausweis oder Reisepass

        Ein Platz, der leer bleibt, kostet Zeit und Geld, und andere hätten ihn gern.

        Kommen Sie?
        [✅ Ich komme]
        [🔁 Verschieben] [✖️ Absagen]

        Frau Öz> /heute
        Montag, 23. November 2026, 3 Termine:
        07:30 · NNG-TA0 · Personalausweis beantragen · Bürgeramt im Rathaus
        07:45 · BWQ-TAD · Meldebescheinigung · Bürgeramt im Rathaus
        08:00 · 768-X7H · Reisepass beantragen · Bürgeramt im Rathaus
        [07:30 · NNG-TA0]
        [07:45 · BWQ-TAD]
        [08:00 · 768-X7H]
        [🖨 Zum Drucken]
        [⬅️ Zurück]

        Frau Öz> /anmeldung
        Anmeldung am Montag, 23. November 2026
        Bitte gut sichtbar aufhängen: Wer da ist, schreibt mir diesen Code.

        Bürgeramt im Rathaus: D6W8F
        [Heute]

        ada> D6W8F
        Sie sind angemeldet: Personalausweis beantragen, 07:30 Uhr, Bürgeramt im Rathaus.

        Bitte nehmen Sie Platz. Sobald Sie dran sind, schreibe ich Ihnen hier, an welchen Schalter Sie kommen.
        Ihre Nummer: NNG-TA0

        Herr Krause> Ich verspäte mich um 10 Minuten
        Danke, dass Sie Bescheid sagen! Das Amt sieht jetzt, dass Sie etwa 10 Minuten später kommen: 08:00 Uhr, Bürgeramt im Rathaus.

        Meist bleibt der Platz einige Minuten frei. Versprechen kann ich es nicht: Das entscheidet das Amt. Sicher ist ein anderer Termin.
        [🔁 Verschieben] [✖️ Absagen]
        [⬅️ Zurück]

        Frau Öz> /naechste 4
        07:30 · NNG-TA0 · Personalausweis beantragen · Bürgeramt im Rathaus · 📣 Schalter 4
        [✅ Ist am Schalter]
        [📣 Noch einmal rufen]
        [✖️ Nicht gekommen]
        [📣 Nächste Person] [Heute]

        … 1 min
        📣 Sie sind dran: Bitte kommen Sie jetzt zu Schalter 4.
        Bürgeramt im Rathaus · Ihre Nummer: NNG-TA0

        Frau Öz> [✅ Ist am Schalter]
        07:30 · NNG-TA0 · Personalausweis beantragen · Bürgeramt im Rathaus · ▶️ in Bedienung, Schalter 4
        [✅ Ist fertig]
        [📣 Nächste Person] [Heute]

        Herr Krause> D6W8F
        Sie sind angemeldet: Reisepass beantragen, 08:00 Uhr, Bürgeramt im Rathaus.

        Bitte nehmen Sie Platz. Sobald Sie dran sind, schreibe ich Ihnen hier, an welchen Schalter Sie kommen.
        Ihre Nummer: 768-X7H

        Frau Öz> /naechste
        NNG-TA0 ist fertig.

        08:00 · 768-X7H · Reisepass beantragen · Bürgeramt im Rathaus · 📣 Schalter 4
        [✅ Ist am Schalter]
        [📣 Noch einmal rufen]
        [✖️ Nicht gekommen]
        [📣 Nächste Person] [Heute]

        … 1 min
        📣 Sie sind dran: Bitte kommen Sie jetzt zu Schalter 4.
        Bürgeramt im Rathaus · Ihre Nummer: 768-X7H

        Frau Öz> [✅ Ist am Schalter]
        08:00 · 768-X7H · Reisepass beantragen · Bürgeramt im Rathaus · ▶️ in Bedienung, Schalter 4
        [✅ Ist fertig]
        [📣 Nächste Person] [Heute]

        Frau Öz> ist fertig
        Montag, 23. November 2026, 08:00 · 768-X7H · Reisepass beantragen · Bürgeramt im Rathaus · ✔️ fertig
        [✅ Ist da]
        [✖️ Nicht gekommen]
        [Heute]

        … 45 min
        Frau Öz> /heute
        Montag, 23. November 2026, 3 Termine:
        07:30 · NNG-TA0 · Personalausweis beantragen · Bürgeramt im Rathaus · ✔️ fertig
        07:45 · BWQ-TAD · Meldebescheinigung · Bürgeramt im Rathaus
        08:00 · 768-X7H · Reisepass beantragen · Bürgeramt im Rathaus · ✔️ fertig
        [07:30 · NNG-TA0 ✔️]
        [07:45 · BWQ-TAD]
        [08:00 · 768-X7H ✔️]
        [🖨 Zum Drucken]
        [⬅️ Zurück]

        Frau Öz> [07:45 · BWQ-TAD]
        Montag, 23. November 2026, 07:45 · BWQ-TAD · Meldebescheinigung · Bürgeramt im Rathaus
        [✅ Ist da]
        [✖️ Nicht gekommen]
        [Heute]

        Frau Öz> [✖️ Nicht gekommen]
        Montag, 23. November 2026, 07:45 · BWQ-TAD · Meldebescheinigung · Bürgeramt im Rathaus · ✖️ nicht da
        [✅ Ist da]
        [Heute]

        Herr Abt> /schliessen Bürgeramt im Rathaus Dienstag: Die Heizung ist a
        Bürgeramt im Rathaus am Dienstag, 24. November 2026: das ganze Amt bleibt geschlossen.

        Dazu steht: Die Heizung ist ausgefallen.

        Ein Termin ist betroffen. Ein anderer Platz ist da: 1.
        [✅ Schließen]
        [Nur ein Schalter]
        [⬅️ Zurück]

        Herr Abt> [✅ Schließen]
        Geschlossen. Wer betroffen ist, wird angeschrieben. Wer keinen Chat hat, steht unter /anliegen

        Bürgeramt im Rathaus am Dienstag, 24. November 2026: das ganze Amt

        Betroffen: 1 · noch nicht angeschrieben: 1
        [Öffnen: Bürgeramt im Rathaus, Di 24.11.]
        [⬅️ Zurück]

        … 1 min
        Ein Termin von Ihnen blieb frei. Können Sie einmal nicht kommen, genügt ein Wort: „Absagen“. Dann freut sich jemand anderes.
        Bleiben 2 Termine in einiger Zeit frei, sind für eine Weile nur Plätze in den nächsten 48 Stunden buchbar.

        Stimmt etwas nicht? 👤 0221 4710 115, Montag bis Freitag, 7 bis 18 Uhr

        Bürgeramt im Rathaus bleibt am Dienstag, 24. November 2026 leider geschlossen.

        Die Heizung ist ausgefallen.

        Ihr Termin fällt aus:

        Meldebescheinigung
        Dienstag, 24. November 2026, 07:30 Uhr
        Bürgeramt im Rathaus, Marktplatz 1, 45999 Lindenau an der Ruhr

        Sie haben Vorrang. Das halte ich für Sie frei bis Montag, 23. November 2026, 19:54 Uhr:
        [Di 24.11. 08:00 · Bürgeramt Ruhraue]
        [Di 24.11. 08:15 · Bürgeramt Ruhraue]
        [Di 24.11. 08:30 · Bürgeramt Eichholz]
        [🔁 Verschieben] [✖️ Absagen]
        [👤 Mensch]

        eva> 1
        Verschoben. Ihr neuer Termin:

        Meldebescheinigung
        Dienstag, 24. November 2026, 08:00 Uhr
        Bürgeramt Ruhraue, Uferweg 40, 45999 Lindenau an der Ruhr

        Ihre Nummer bleibt: NPX-5S2

        Bitte mitbringen:
        – Personalausweis oder Reisepass

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-NPX-5S2.ics METHOD:PUBLISH SEQUENCE:1

        Frau Lenz> /mitteilung
        Was soll in der Mitteilung stehen? Schreiben Sie den Text auf Deutsch, so wie er ankommen soll.
        Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.
        [Text auf Englisch]
        [⬅️ Zurück]

        Frau Lenz> Das Bürgeramt im Rathaus öffnet am **Mittwoch** wieder.
        Wer soll die Mitteilung bekommen?
        [Alle, die Neuigkeiten möchten]
        [Alle auf der Warteliste]
        [Alle mit Termin an einem Tag]
        [Eine Person]
        [✖️ Verwerfen]

        Frau Lenz> [Alle, die Neuigkeiten möchten]
        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Deutsch · sofort · dauert weniger als eine Minute

        Danach muss noch jemand von der Leitung zustimmen.
        [✅ Zur Freigabe]
        [Erst später] [Andere Empfänger]
        [Text auf Englisch]
        [Deutsch ändern]
        [✖️ Verwerfen]

        Frau Lenz> [✅ Zur Freigabe]
        Liegt zur Freigabe bereit. Wer zustimmen kann, hat eine Nachricht bekommen.

        Nr. 1 von Frau Lenz · wartet auf Freigabe
        „Das Bürgeramt im Rathaus öffnet am Mittwoch wieder.“
        An: alle, die Neuigkeiten möchten
        [Nr. 1 ansehen]
        [Neue Mitteilung] [⬅️ Zurück]

        … 1 min
        Eine Mitteilung von Frau Lenz wartet auf Ihre Freigabe, Nr. 1: /mitteilungen

        Herr Abt> /mitteilungen
        Nr. 1 von Frau Lenz · wartet auf Freigabe
        „Das Bürgeramt im Rathaus öffnet am Mittwoch wieder.“
        An: alle, die Neuigkeiten möchten
        [Nr. 1 ansehen]
        [Neue Mitteilung] [⬅️ Zurück]

        Herr Abt> [Nr. 1 ansehen]
        Mitteilung Nr. 1 von Frau Lenz. Darf sie hinausgehen?

        So wie oben kommt die Mitteilung an.
        An: alle, die Neuigkeiten möchten
        2 Personen · Deutsch · sofort · dauert weniger als eine Minute
        [✅ Nr. 1 freigeben] [✖️ Nr. 1 ablehnen]
        [Mitteilungen]

        Herr Abt> [✅ Nr. 1 freigeben]
        Freigegeben. Die Mitteilung geht hinaus.

        Nr. 1 von Frau Lenz, freigegeben von Herr Abt · geht hinaus
        „Das Bürgeramt im Rathaus öffnet am Mittwoch wieder.“
        An: alle, die Neuigkeiten möchten
        [Nr. 1 anhalten] [✖️ Nr. 1 stoppen]
        [Neue Mitteilung] [⬅️ Zurück]

        … 1 min
        Nr. 1 von Frau Lenz, freigegeben von Herr Abt · geht hinaus, noch weniger als eine Minute
        „Das Bürgeramt im Rathaus öffnet am Mittwoch wieder.“
        An: alle, die Neuigkeiten möchten
        ░░░░░░░░░░ 0 % · zugestellt: 0 · offen: 2
        [Nr. 1 anhalten] [✖️ Nr. 1 stoppen]
        [Neue Mitteilung] [⬅️ Zurück]

        Nr. 1 von Frau Lenz, freigegeben von Herr Abt · geht hinaus, noch weniger als eine Minute
        „Das Bürgeramt im Rathaus öffnet am Mittwoch wieder.“
        An: alle, die Neuigkeiten möchten
        ░░░░░░░░░░ 0 % · zugestellt: 0 · offen: 2
        [Nr. 1 anhalten] [✖️ Nr. 1 stoppen]
        [Neue Mitteilung] [⬅️ Zurück]

        Das Bürgeramt im Rathaus öffnet am Mittwoch wieder.
        [✖️ Abbestellen]

        Das Bürgeramt im Rathaus öffnet am Mittwoch wieder.
        [✖️ Abbestellen]

        Herr Abt> /bericht Bürgeramt im Rathaus 2
        Zahlen: Bürgeramt im Rathaus, Mo 16.11. bis Mo 23.11.

        Gebucht: 3 Termine; in dieser Woche bisher 0
        Nicht gekommen: 1 von 3 (33,3 %). Von den anderen wurde nichts vermerkt.
        Abgesagt weniger als 24 Stunden vorher: 0

        Nächster freier Termin:
        – Personalausweis beantragen: heute
        – Reisepass beantragen: heute
        – Meldebescheinigung: heute

        Woher die Termine kommen, und wie lange es bis dahin meist ist:
        – im Chat gebucht: 2 (66,7 %), 2 Tage
        – von Mitarbeitenden, für Anrufe und Post: 1 (33,3 %), 2 Tage

        Wie weit Gespräche kommen, in der ganzen Stadt:
        – gefragt, was es gibt: 3 (100 %)
        – Leistung gewählt: 3 (100 %)
        – Platz gewählt: 3 (100 %)
        – gebucht: 3 (100 %)
        [🌙 Dunkle Bilder]
        [Alle Ämter]
        [Bürgeramt Hüttenviertel]
        [Bürgeramt Ruhraue]
        [Bürgeramt Eichholz]
        [Kfz-Zulassungsstelle]
        [Standesamt im Alten Stadthaus]
        [⬅️ Zurück]

        🖼 bookings.png 1080 × 1027

        🖼 missed.png 1080 × 1140

        🖼 next-free.png 1080 × 825

        🖼 lanes.png 1080 × 663

        🖼 steps.png 1080 × 895

    "#]]).await;
}
