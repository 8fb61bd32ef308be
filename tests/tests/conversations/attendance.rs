//! Who came and who did not, and what that leads to.

use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::{conversation, conversation_by_the_clock};

#[tokio::test]
async fn who_misses_too_often_gets_near_places_until_it_is_corrected() {
    let script = async |town: &Town| {
        let (oez, yil, ada) = (town.citizen("Frau Öz"), town.citizen("Herr Yilmaz"), town.citizen("ada"));
        let (_, code) = town.invites("Öz", Role::Clerk, &["mitte"]).await;
        oez.says(&code).await;
        let (_, code) = town.invites("Yilmaz", Role::Supervisor, &[]).await;
        yil.says(&code).await;
        ada.books("personalausweis", "08:00").await;
        oez.says("/heute").await;
        // On Monday, at nine.
        town.passes(TimeDelta::hours(71)).await;
        oez.says("/today").await;
        oez.taps("08:00").await;
        oez.taps("Nicht gekommen").await;
        town.passes(TimeDelta::minutes(1)).await;
        ada.books("personalausweis", "Di 24.11. 08:00").await;
        town.passes(TimeDelta::hours(24)).await;
        oez.taps("Heute").await;
        oez.taps("08:00").await;
        oez.taps("Nicht gekommen").await;
        oez.says("/anliegen").await;
        oez.taps("Verpasste").await;
        yil.says("/anliegen").await;
        yil.taps("Verpasste").await;
        yil.taps("✅ Einschränken").await;
        town.passes(TimeDelta::minutes(1)).await;
        ada.says("/start personalausweis").await;
        ada.taps("Anderer Tag").await;
        oez.says("/heute").await;
        oez.taps("08:00").await;
        oez.taps("Ist da").await;
        town.passes(TimeDelta::minutes(1)).await;
        ada.says("/start personalausweis").await;
        ada.taps("Anderer Tag").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        Öz is invited as clerk

        Frau Öz> /staff NCPM-Y3E0-Y3TY-6N4R-N9WF-PDCN-WA41
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Ihre Rolle: Sachbearbeitung · Rathaus Mitte

        Kein Anliegen wartet.
        [Heute]
        [⬅️ Zurück]

        Yilmaz is invited as supervisor

        Herr Yilmaz> /staff F504-06H8-08EY-K2AH-S4FS-23BN-RQA7
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Ihre Rolle: Leitung · alle Ämter

        Kein Anliegen wartet.
        [Heute]
        [Mitteilungen]
        [⬅️ Zurück]

        ada has booked: personalausweis, 08:00

        Frau Öz> /heute
        Heute gibt es keine Termine.
        [⬅️ Zurück]

        … 4260 min
        Frau Öz> /today
        Montag, 23. November 2026, ein Termin:
        08:00 · CMR-3WX · Personalausweis · Rathaus Mitte
        [08:00 · CMR-3WX]
        [🖨 Zum Drucken]
        [⬅️ Zurück]

        Frau Öz> [08:00 · CMR-3WX]
        Montag, 23. November 2026, 08:00 · CMR-3WX · Personalausweis · Rathaus Mitte
        [✅ Ist da]
        [✖️ Nicht gekommen]
        [Heute]

        Frau Öz> [✖️ Nicht gekommen]
        Montag, 23. November 2026, 08:00 · CMR-3WX · Personalausweis · Rathaus Mitte · ✖️ nicht da
        [✅ Ist da]
        [Heute]

        … 1 min
        Ein Termin von Ihnen blieb frei. Können Sie einmal nicht kommen, genügt ein Wort: „Absagen“. Dann freut sich jemand anderes.
        Bleiben 2 Termine in einiger Zeit frei, sind für eine Weile nur Plätze in den nächsten 48 Stunden buchbar.

        Stimmt etwas nicht? 👤 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

        ada has booked: personalausweis, Di 24.11. 08:00

        … 1440 min
        Frau Öz> [Heute]
        Dienstag, 24. November 2026, ein Termin:
        08:00 · BX8-82X · Personalausweis · Rathaus Mitte
        [08:00 · BX8-82X]
        [🖨 Zum Drucken]
        [⬅️ Zurück]

        Frau Öz> [08:00 · BX8-82X]
        Dienstag, 24. November 2026, 08:00 · BX8-82X · Personalausweis · Rathaus Mitte
        [✅ Ist da]
        [✖️ Nicht gekommen]
        [Heute]

        Frau Öz> [✖️ Nicht gekommen]
        Dienstag, 24. November 2026, 08:00 · BX8-82X · Personalausweis · Rathaus Mitte · ✖️ nicht da
        [✅ Ist da]
        [Heute]

        Frau Öz> /anliegen
        Ein Anliegen wartet:

        2 verpasste Termine: BX8-82X, CMR-3WX. Das wartet seit eben.
        Vorschlag: bis Sonntag, 21. Februar 2027 nur kurzfristige Plätze. Das entscheidet die Leitung.

        Personalausweis · Rathaus Mitte
        [Verpasste Termine]
        [⬅️ Zurück]

        Frau Öz> [Verpasste Termine]
        2 verpasste Termine: BX8-82X, CMR-3WX. Das wartet seit eben.
        Vorschlag: bis Sonntag, 21. Februar 2027 nur kurzfristige Plätze. Das entscheidet die Leitung.

        Personalausweis · Rathaus Mitte
        [Anliegen]

        Herr Yilmaz> /anliegen
        Ein Anliegen wartet:

        2 verpasste Termine: BX8-82X, CMR-3WX. Das wartet seit eben.
        Vorschlag: bis Sonntag, 21. Februar 2027 nur kurzfristige Plätze. Das entscheidet die Leitung.

        Personalausweis · Rathaus Mitte

        In Arbeit bei: Öz
        [Verpasste Termine]
        [⬅️ Zurück]

        Herr Yilmaz> [Verpasste Termine]
        2 verpasste Termine: BX8-82X, CMR-3WX. Das wartet seit eben.
        Vorschlag: bis Sonntag, 21. Februar 2027 nur kurzfristige Plätze. Das entscheidet die Leitung.

        Personalausweis · Rathaus Mitte

        In Arbeit bei: Öz
        [✅ Einschränken]
        [Nicht einschränken]
        [Anliegen]

        Herr Yilmaz> [✅ Einschränken]
        Erledigt.

        Kein Anliegen wartet.
        [⬅️ Zurück]

        … 1 min
        2 Termine sind frei geblieben. Deshalb sind für Sie bis Sonntag, 21. Februar 2027 nur Plätze buchbar, die in den nächsten 48 Stunden beginnen. Danach ist von selbst wieder alles offen.

        Stimmt das nicht, oder gab es einen Grund? Ein Mensch sieht es sich an: 👤 030 23125 100, Montag bis Freitag 8 bis 16 Uhr

        ada> /start personalausweis
        Bis Sonntag, 21. Februar 2027 sind für Sie Plätze offen, die in den nächsten 48 Stunden beginnen. Fragen dazu? 👤 Mensch

        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Di 24.11. 14:15 · Bürgeramt Nord]
        [Di 24.11. 14:30 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> [Anderer Tag]
        Personalausweis · November 2026
        Welcher Tag passt Ihnen?
        [Di 24.11.] [Mi 25.11.] [Do 26.11.]
        [Alle Tage] [⬅️ Zurück]

        Frau Öz> /heute
        Dienstag, 24. November 2026, ein Termin:
        08:00 · BX8-82X · Personalausweis · Rathaus Mitte · ✖️ nicht da
        [08:00 · BX8-82X ✖️]
        [🖨 Zum Drucken]
        [⬅️ Zurück]

        Frau Öz> [08:00 · BX8-82X ✖️]
        Dienstag, 24. November 2026, 08:00 · BX8-82X · Personalausweis · Rathaus Mitte · ✖️ nicht da
        [✅ Ist da]
        [Heute]

        Frau Öz> [✅ Ist da]
        Dienstag, 24. November 2026, 08:00 · BX8-82X · Personalausweis · Rathaus Mitte · ✅ da
        [✅ Ist fertig]
        [✖️ Nicht gekommen]
        [Heute]

        … 1 min
        Für Sie sind wieder alle Termine offen.

        ada> /start personalausweis
        Personalausweis
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Di 24.11. 14:15 · Bürgeramt Nord]
        [Di 24.11. 14:30 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [Anderes Amt]
        [⬅️ Zurück]

        ada> [Anderer Tag]
        Personalausweis · November 2026
        Welcher Tag passt Ihnen?
        [Di 24.11.] [Mi 25.11.] [Do 26.11.] [Fr 27.11.]
        [Mo 30.11.]
        [Dezember 2026 ▶]
        [Alle Tage] [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn what_can_not_be_marked_is_said_in_a_sentence() {
    let script = async |town: &Town| {
        let (oez, ada) = (town.citizen("Frau Öz"), town.citizen("ada"));
        let (_, code) = town.invites("Öz", Role::Clerk, &["nord"]).await;
        oez.says(&code).await;
        ada.books("personalausweis", "08:00").await;
        ada.says("/termine").await;
        let reference = ada.reference();
        oez.says("/da").await;
        oez.says("/nicht_da Meier").await;
        oez.says("/heute").await;
        ada.says_privately(&format!("/da {reference}"), "/da with a reference").await;
        let (_, code) = town.invites("Öz zwei", Role::Clerk, &["mitte"]).await;
        oez.says(&code).await;
        oez.says_privately(&format!("/da {}", reference.to_lowercase()), "/da with a reference").await;
    };
    conversation(
        script,
        expect![[r#"
        Öz is invited as clerk

        Frau Öz> /staff NCPM-Y3E0-Y3TY-6N4R-N9WF-PDCN-WA41
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Ihre Rolle: Sachbearbeitung · Bürgeramt Nord

        Kein Anliegen wartet.
        [Heute]
        [⬅️ Zurück]

        ada has booked: personalausweis, 08:00

        ada> /termine
        Ihre Termine:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: DSM-75J
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        Frau Öz> /da
        Bitte mit Nummer, zum Beispiel: /da K7M-2QX

        Ihre Rolle: Sachbearbeitung · Bürgeramt Nord

        Kein Anliegen wartet.
        [Heute]
        [⬅️ Zurück]

        Frau Öz> /nicht_da Meier
        Unter dieser Nummer finde ich keinen Termin in Ihren Ämtern.

        Ihre Rolle: Sachbearbeitung · Bürgeramt Nord

        Kein Anliegen wartet.
        [Heute]
        [⬅️ Zurück]

        Frau Öz> /heute
        Heute gibt es keine Termine.
        [⬅️ Zurück]

        ada> /da with a reference
        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

        Ihre Termine:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt
        Nummer: DSM-75J
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        Öz zwei is invited as clerk

        Frau Öz> /staff HKDP-7XCV-VGQQ-AG11-VFDB-DJ13-RQJ5
        Ihre Rolle: Sachbearbeitung · Rathaus Mitte

        Kein Anliegen wartet.
        [Heute]
        [⬅️ Zurück]

        Frau Öz> /da with a reference
        Dafür ist es noch zu früh.

        Ihre Rolle: Sachbearbeitung · Rathaus Mitte

        Kein Anliegen wartet.
        [Heute]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}
