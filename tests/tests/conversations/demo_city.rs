//! The demo city, as it is served by whoever tries the bot.

use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use terminlotse::city_file;
use tests::town::Town;

use crate::conversation_by_the_clock;

#[tokio::test]
async fn its_town_hall_closes_for_a_day_and_another_office_has_a_place() {
    let script = async |town: &Town| {
        let (ada, chief) = (town.citizen("ada"), town.citizen("Frau Öz"));
        ada.says("Personalausweis").await;
        ada.says("Montag").await;
        ada.taps("07:30 · Bürgeramt im Rathaus").await;
        ada.taps("✅").await;
        let (_, code) = town.invites("Öz", Role::Supervisor, &[]).await;
        chief.says(&code).await;
        chief.says("/schliessen Bürgeramt im Rathaus Montag: Die Heizung wird erneuert.").await;
        chief.says("ja").await;
        town.passes(TimeDelta::minutes(1)).await;
        ada.says("1").await;
        chief.says("/schliessungen").await;
    };
    conversation_by_the_clock(
        &city_file::demo().unwrap(),
        script,
        expect![[r#"
            ada> Personalausweis
            Hier antwortet ein Programm. Betreiber: Stadt Lindenau an der Ruhr, Die Oberbürgermeisterin.
            Datenschutz: https://lindenau.example.org/datenschutz/terminprogramm

            Personalausweis beantragen
            Diese Termine sind frei. Welcher passt Ihnen?
            [Fr 20.11. 10:15 · Bürgeramt Hüttenviertel]
            [Fr 20.11. 10:15 · Bürgeramt im Rathaus]
            [Fr 20.11. 10:30 · Bürgeramt Hüttenviertel]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Für mehrere]
            [Noch ein Anliegen dazu]
            [⬅️ Zurück]

            ada> Montag
            Personalausweis beantragen · Montag, 23. November 2026
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 07:30 · Bürgeramt im Rathaus]
            [Mo 23.11. 07:45 · Bürgeramt im Rathaus]
            [Mo 23.11. 08:00 · Bürgeramt Hüttenviertel]
            [Später] [Anderer Tag]
            [Anderes Amt]
            [Alle Tage] [Für mehrere]
            [Noch ein Anliegen dazu]
            [⬅️ Zurück]

            ada> [Mo 23.11. 07:30 · Bürgeramt im Rathaus]
            Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

            Personalausweis beantragen
            Montag, 23. November 2026, 07:30 Uhr
            Bürgeramt im Rathaus, Marktplatz 1, 45999 Lindenau an der Ruhr

            Bitte mitbringen:
            – den bisherigen Personalausweis oder Reisepass
            – ein digitales Passbild (Code vom Fotografen; auch am Automaten im Amt)
            – beim ersten Ausweis: die Geburtsurkunde

            46,00 € ab 24 Jahren, 27,60 € darunter.
            [✅ Buchen]
            [Mehr Zeit] [⬅️ Zurück]

            ada> [✅ Buchen]
            Gebucht:

            Personalausweis beantragen
            Montag, 23. November 2026, 07:30 Uhr
            Bürgeramt im Rathaus, Marktplatz 1, 45999 Lindenau an der Ruhr

            Ihre Nummer: DSM-75J

            Bitte mitbringen:
            – den bisherigen Personalausweis oder Reisepass
            – ein digitales Passbild (Code vom Fotografen; auch am Automaten im Amt)
            – beim ersten Ausweis: die Geburtsurkunde

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-DSM-75J.ics METHOD:PUBLISH SEQUENCE:0

            Öz is invited as supervisor

            Frau Öz> /staff NCPM-Y3E0-Y3TY-6N4R-N9WF-PDCN-WA41
            Hier antwortet ein Programm. Betreiber: Stadt Lindenau an der Ruhr, Die Oberbürgermeisterin.
            Datenschutz: https://lindenau.example.org/datenschutz/terminprogramm

            Ihre Rolle: Leitung · alle Ämter

            Kein Anliegen wartet.
            [Heute]
            [Mitteilungen]
            [⬅️ Zurück]

            Frau Öz> /schliessen Bürgeramt im Rathaus Montag: Die Heizung wird er
            Bürgeramt im Rathaus am Montag, 23. November 2026: das ganze Amt bleibt geschlossen.

            Dazu steht: Die Heizung wird erneuert.

            Ein Termin ist betroffen. Ein anderer Platz ist da: 1.
            [✅ Schließen]
            [Nur ein Schalter]
            [⬅️ Zurück]

            Frau Öz> ja
            Geschlossen. Wer betroffen ist, wird angeschrieben. Wer keinen Chat hat, steht unter /anliegen

            Bürgeramt im Rathaus am Montag, 23. November 2026: das ganze Amt

            Betroffen: 1 · noch nicht angeschrieben: 1
            [Öffnen: Bürgeramt im Rathaus, Mo 23.11.]
            [⬅️ Zurück]

            … 1 min
            Bürgeramt im Rathaus bleibt am Montag, 23. November 2026 leider geschlossen.

            Die Heizung wird erneuert.

            Ihr Termin fällt aus:

            Personalausweis beantragen
            Montag, 23. November 2026, 07:30 Uhr
            Bürgeramt im Rathaus, Marktplatz 1, 45999 Lindenau an der Ruhr

            Sie haben Vorrang. Das halte ich für Sie frei bis Samstag, 21. November 2026, 10:00 Uhr:
            [Mo 23.11. 08:00 · Bürgeramt Hüttenviertel]
            [Mo 23.11. 08:00 · Bürgeramt Ruhraue]
            [Mo 23.11. 08:15 · Bürgeramt Hüttenviertel]
            [🔁 Verschieben] [✖️ Absagen]
            [👤 Mensch]

            ada> 1
            Verschoben. Ihr neuer Termin:

            Personalausweis beantragen
            Montag, 23. November 2026, 08:00 Uhr
            Bürgeramt Hüttenviertel, Hochofenstraße 12, 45999 Lindenau an der Ruhr

            Ihre Nummer bleibt: DSM-75J

            Bitte mitbringen:
            – den bisherigen Personalausweis oder Reisepass
            – ein digitales Passbild (Code vom Fotografen; auch am Automaten im Amt)
            – beim ersten Ausweis: die Geburtsurkunde

            Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
            [🔁 Verschieben] [✖️ Absagen]

            📎 termin-DSM-75J.ics METHOD:PUBLISH SEQUENCE:1

            Frau Öz> /schliessungen
            Bürgeramt im Rathaus am Montag, 23. November 2026: das ganze Amt

            Betroffen: 1 · verschoben: 1
            [Öffnen: Bürgeramt im Rathaus, Mo 23.11.]
            [⬅️ Zurück]

        "#]],
    )
    .await;
}
