//! Staff book for somebody who called or wrote, and a chat takes it over.

use bot_core::City;
use bot_core::opening::lane::Lanes;
use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use store::desk::DeskPolicy;
use tests::town::{Citizen, Town, kleinstadt, policy};

use crate::{conversation_by_the_clock, conversation_under};

/// Kleinstadt with a desk for callers in the north, and one for emergencies in the middle.
fn with_callers() -> City {
    let mut city = kleinstadt();
    let middle = &mut city.offices[0].opening[0];
    middle.desks = 2;
    middle.lanes = Lanes { emergency: 1, ..Lanes::default() };
    let north = &mut city.offices[1].opening[0];
    north.desks = 3;
    north.lanes = Lanes { staff: 1, ..Lanes::default() };
    city
}

#[tokio::test]
async fn a_clerk_books_for_a_caller_whose_chat_takes_it_over() {
    let script = async |town: &Town| {
        let clerk = town.citizen("Öz");
        town.employs(&clerk, Role::Clerk, &[]).await;
        clerk.says("/buchen_fuer Personalausweis Nord Dienstag ab 15").await;
        clerk.taps("15:15").await;
        clerk.says("Erika Muster").await;
        clerk.says("0231 471100").await;
        clerk.taps("Buchen").await;
        let code = clerk.reads_behind("Mailen: ");
        let erika = town.citizen("Erika");
        erika.says(&format!("/uebernehmen {code}")).await;
        erika.says("termine").await;
        let other = town.citizen("Otto");
        other.says(&format!("/claim {code}")).await;
        erika.says("absagen").await;
        erika.says("ja").await;
        town.note_audit_of_callers().await;
    };
    conversation_by_the_clock(&with_callers(), script, expect![[r#"
        Öz is clerk

        Öz> /buchen_fuer Personalausweis Nord Dienstag ab 15
        Für Anrufende · Personalausweis · Bürgeramt Nord · Dienstag, 24. November 2026 · ab 15:00 Uhr

        Diese Plätze sind frei. Welcher passt?
        Ein anderer Tag, eine andere Zeit, ein anderes Amt: einfach schreiben.
        [Di 24.11. 15:00 · Bürgeramt Nord]
        [Di 24.11. 15:15 · Bürgeramt Nord]
        [Di 24.11. 15:30 · Bürgeramt Nord]
        [Di 24.11. 15:45 · Bürgeramt Nord]
        [Später] [Anderes Amt]
        [⬅️ Zurück]

        Öz> [Di 24.11. 15:15 · Bürgeramt Nord]
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Personalausweis · Dienstag, 24. November 2026, 15:15 · Bürgeramt Nord

        Für wen? Bitte Vor- und Nachname; Telefon oder E-Mail gern gleich dazu.
        [⬅️ Anderer Platz]

        Öz> Erika Muster
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Personalausweis · Dienstag, 24. November 2026, 15:15 · Bürgeramt Nord

        Wie ist die Person zu erreichen? Telefon oder E-Mail genügt.
        [⬅️ Anderer Platz]

        Öz> 0231 471100
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Personalausweis · Dienstag, 24. November 2026, 15:15 · Bürgeramt Nord

        Name und Kontakt sind notiert. Gezeigt werden sie hier nicht.
        [✅ Buchen]
        [⬅️ Anderer Platz]

        Öz> [✅ Buchen]
        Gebucht: 085-DWK · Personalausweis · Dienstag, 24. November 2026, 15:15 · Bürgeramt Nord

        Code zum Vorlesen oder Mailen: 19GV-2A45-0N59
        Wer dem Bot „/uebernehmen 19GV-2A45-0N59“ schreibt, hat den Termin im eigenen Chat und wird dort erinnert. Der Code gilt einmal, bis der Termin beginnt.
        [Di 24.11. 15:15 · 085-DWK]
        [⬅️ Zurück]

        Erika> /uebernehmen 19GV-2A45-0N59
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Dieser Termin gehört jetzt zu diesem Chat. Hier erinnere ich Sie, und hier können Sie verschieben oder absagen.

        Gebucht:

        Personalausweis
        Dienstag, 24. November 2026, 15:15 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Nummer: 085-DWK

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-085-DWK.ics METHOD:PUBLISH SEQUENCE:0

        Erika> termine
        Ihre Termine:

        Personalausweis
        Dienstag, 24. November 2026, 15:15 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt
        Nummer: 085-DWK
        [🔁 Verschieben] [✖️ Absagen]
        [Neuer Termin] [⬅️ Zurück]

        Otto> /claim 19GV-2A45-0N59
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Dieser Code gilt nicht oder nicht mehr. Bitte vergleichen Sie ihn; das Amt kann Ihnen einen neuen geben.

        Erika> absagen
        Personalausweis
        Dienstag, 24. November 2026, 15:15 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        Erika> ja
        Abgesagt:

        Personalausweis
        Dienstag, 24. November 2026, 15:15 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-085-DWK.ics METHOD:CANCEL SEQUENCE:1

        audit: Öz booked for a caller 085-DWK
    "#]]).await;
}

#[tokio::test]
async fn what_is_known_is_asked_step_by_step() {
    let script = async |town: &Town| {
        let clerk = town.citizen("Öz");
        town.employs(&clerk, Role::Clerk, &["nord"]).await;
        clerk.says("/buchen_fuer").await;
        clerk.says("reisepass").await;
        clerk.says("Donnerstag").await;
        clerk.says("15 Uhr").await;
        clerk.says("wer?").await;
        clerk.says("Erika Muster, erika@example.org").await;
        clerk.says("zurück").await;
        clerk.taps("14:00").await;
        clerk.says("ja").await;
        clerk.taps("14:00").await;
        clerk.taps("Neuer Code").await;
    };
    conversation_by_the_clock(&with_callers(), script, expect![[r#"
        Öz is clerk

        Öz> /buchen_fuer
        Welche Leistung wird gebraucht?
        Alles geht auch auf einmal: /buchen_fuer Personalausweis Rathaus Dienstag vormittag. Oder fügen Sie eine E-Mail ein.
        [Personalausweis]
        [Reisepass]
        [Auto anmelden]
        [⬅️ Zurück]

        Öz> reisepass
        Für Anrufende · Reisepass

        Diese Plätze sind frei. Welcher passt?
        Ein anderer Tag, eine andere Zeit, ein anderes Amt: einfach schreiben.
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Di 24.11. 14:30 · Bürgeramt Nord]
        [Di 24.11. 15:00 · Bürgeramt Nord]
        [Di 24.11. 15:30 · Bürgeramt Nord]
        [Später]
        [⬅️ Zurück]

        Öz> Donnerstag
        Für Anrufende · Reisepass · Donnerstag, 26. November 2026

        Diese Plätze sind frei. Welcher passt?
        Ein anderer Tag, eine andere Zeit, ein anderes Amt: einfach schreiben.
        [Do 26.11. 14:00 · Bürgeramt Nord]
        [Do 26.11. 14:30 · Bürgeramt Nord]
        [Do 26.11. 15:00 · Bürgeramt Nord]
        [Do 26.11. 15:30 · Bürgeramt Nord]
        [Später]
        [⬅️ Zurück]

        Öz> 15 Uhr
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Reisepass · Donnerstag, 26. November 2026, 15:00 · Bürgeramt Nord

        Für wen? Bitte Vor- und Nachname; Telefon oder E-Mail gern gleich dazu.
        [⬅️ Anderer Platz]

        Öz> wer?
        Das habe ich nicht als Namen verstanden. Bitte Vor- und Nachname.

        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Reisepass · Donnerstag, 26. November 2026, 15:00 · Bürgeramt Nord

        Für wen? Bitte Vor- und Nachname; Telefon oder E-Mail gern gleich dazu.
        [⬅️ Anderer Platz]

        Öz> Erika Muster, erika@example.org
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Reisepass · Donnerstag, 26. November 2026, 15:00 · Bürgeramt Nord

        Name und Kontakt sind notiert. Gezeigt werden sie hier nicht.
        [✅ Buchen]
        [⬅️ Anderer Platz]

        Öz> zurück
        Für Anrufende · Reisepass · Donnerstag, 26. November 2026

        Diese Plätze sind frei. Welcher passt?
        Ein anderer Tag, eine andere Zeit, ein anderes Amt: einfach schreiben.
        [Do 26.11. 14:00 · Bürgeramt Nord]
        [Do 26.11. 14:30 · Bürgeramt Nord]
        [Do 26.11. 15:00 · Bürgeramt Nord]
        [Do 26.11. 15:30 · Bürgeramt Nord]
        [Später]
        [⬅️ Zurück]

        Öz> [Do 26.11. 14:00 · Bürgeramt Nord]
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Reisepass · Donnerstag, 26. November 2026, 14:00 · Bürgeramt Nord

        Name und Kontakt sind notiert. Gezeigt werden sie hier nicht.
        [✅ Buchen]
        [⬅️ Anderer Platz]

        Öz> ja
        Gebucht: 326-39D · Reisepass · Donnerstag, 26. November 2026, 14:00 · Bürgeramt Nord

        Code zum Vorlesen oder Mailen: 9AFH-C4F0-S4RF
        Wer dem Bot „/uebernehmen 9AFH-C4F0-S4RF“ schreibt, hat den Termin im eigenen Chat und wird dort erinnert. Der Code gilt einmal, bis der Termin beginnt.
        [Do 26.11. 14:00 · 326-39D]
        [⬅️ Zurück]

        Öz> [Do 26.11. 14:00 · 326-39D]
        326-39D · Donnerstag, 26. November 2026, 14:00 · Reisepass · Bürgeramt Nord

        Steht in keinem Chat: Bei Änderungen bitte anrufen oder schreiben.
        [🔁 Verschieben]
        [✖️ Absagen]
        [Neuer Code]
        [⬅️ Zurück]

        Öz> [Neuer Code]
        326-39D · Donnerstag, 26. November 2026, 14:00 · Reisepass · Bürgeramt Nord

        Steht in keinem Chat: Bei Änderungen bitte anrufen oder schreiben.

        Code zum Vorlesen oder Mailen: 2FH2-EEFQ-6SYE
        Wer dem Bot „/uebernehmen 2FH2-EEFQ-6SYE“ schreibt, hat den Termin im eigenen Chat und wird dort erinnert. Der Code gilt einmal, bis der Termin beginnt.
        [🔁 Verschieben]
        [✖️ Absagen]
        [Neuer Code]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn whoever_has_one_already_is_offered_to_move() {
    let script = async |town: &Town| {
        let clerk = town.citizen("Öz");
        town.employs(&clerk, Role::Clerk, &[]).await;
        let ada = town.citizen("Ada");
        ada.says("Auto anmelden").await;
        ada.taps("14:00").await;
        ada.says("Ada Löwe").await;
        ada.says("0231 5001234").await;
        ada.taps("Buchen").await;
        clerk.says("/buchen_fuer Auto anmelden Donnerstag").await;
        clerk.taps("14:00").await;
        clerk.says("Löwe, Ada +49 231 5001234").await;
        clerk.taps("Buchen").await;
        clerk.taps("verschieben").await;
        clerk.taps("14:30").await;
        clerk.taps("Hierhin").await;
        town.passes(TimeDelta::minutes(1)).await;
        clerk.taps("Absagen").await;
        clerk.says("Die Zulassung hat da keinen Strom").await;
        clerk.taps("Ja, absagen").await;
        town.passes(TimeDelta::minutes(1)).await;
        town.note_audit_of_callers().await;
    };
    conversation_by_the_clock(&with_callers(), script, expect![[r#"
        Öz is clerk

        Ada> Auto anmelden
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Auto anmelden
        Diese Termine sind frei. Welcher passt Ihnen?
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Di 24.11. 14:15 · Bürgeramt Nord]
        [Di 24.11. 14:30 · Bürgeramt Nord]
        [Später] [Anderer Tag]
        [⬅️ Zurück]

        Ada> [Di 24.11. 14:00 · Bürgeramt Nord]
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.
        [Mehr Zeit] [⬅️ Zurück]

        Ada> Ada Löwe
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Unter welcher Telefonnummer erreicht Sie das Amt?
        [Mehr Zeit] [⬅️ Zurück]

        Ada> 0231 5001234
        Bis 10:10 Uhr für Sie reserviert, aber noch nicht gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Angaben:
        – Ada Löwe
        – 0231 5001234
        [✅ Buchen]
        [Angaben ändern]
        [Mehr Zeit] [⬅️ Zurück]

        Ada> [✅ Buchen]
        Gebucht:

        Auto anmelden
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Nummer: RWJ-0S6

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-RWJ-0S6.ics METHOD:PUBLISH SEQUENCE:0

        Öz> /buchen_fuer Auto anmelden Donnerstag
        Für Anrufende · Auto anmelden · Donnerstag, 26. November 2026

        Diese Plätze sind frei. Welcher passt?
        Ein anderer Tag, eine andere Zeit, ein anderes Amt: einfach schreiben.
        [Do 26.11. 14:00 · Bürgeramt Nord]
        [Do 26.11. 14:15 · Bürgeramt Nord]
        [Do 26.11. 14:30 · Bürgeramt Nord]
        [Do 26.11. 14:45 · Bürgeramt Nord]
        [Später]
        [⬅️ Zurück]

        Öz> [Do 26.11. 14:00 · Bürgeramt Nord]
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Auto anmelden · Donnerstag, 26. November 2026, 14:00 · Bürgeramt Nord

        Für wen? Bitte Vor- und Nachname; Telefon oder E-Mail gern gleich dazu.
        [⬅️ Anderer Platz]

        Öz> Löwe, Ada +49 231 5001234
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Auto anmelden · Donnerstag, 26. November 2026, 14:00 · Bürgeramt Nord

        Name und Kontakt sind notiert. Gezeigt werden sie hier nicht.
        [✅ Buchen]
        [⬅️ Anderer Platz]

        Öz> [✅ Buchen]
        Für diese Person gibt es schon:
        RWJ-0S6 · Dienstag, 24. November 2026, 14:00 · Auto anmelden · Bürgeramt Nord
        Gebucht ist nichts Neues. Soll verschoben werden?
        [🔁 RWJ-0S6 verschieben]
        [⬅️ Zurück]

        Öz> [🔁 RWJ-0S6 verschieben]
        🔁 RWJ-0S6 · Auto anmelden · Donnerstag, 26. November 2026

        Diese Plätze sind frei. Welcher passt?
        Ein anderer Tag, eine andere Zeit, ein anderes Amt: einfach schreiben.
        [Do 26.11. 14:00 · Bürgeramt Nord]
        [Do 26.11. 14:15 · Bürgeramt Nord]
        [Do 26.11. 14:30 · Bürgeramt Nord]
        [Do 26.11. 14:45 · Bürgeramt Nord]
        [Später]
        [⬅️ Zurück]

        Öz> [Do 26.11. 14:30 · Bürgeramt Nord]
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Auto anmelden · Donnerstag, 26. November 2026, 14:30 · Bürgeramt Nord

        Einen Grund für den Chat können Sie jetzt dazuschreiben, ohne Namen.
        [🔁 Hierhin verschieben]
        [⬅️ Anderer Platz]

        Öz> [🔁 Hierhin verschieben]
        Verschoben: RWJ-0S6 · Donnerstag, 26. November 2026, 14:30 · Auto anmelden · Bürgeramt Nord. Im Chat wird es gesagt.

        RWJ-0S6 · Donnerstag, 26. November 2026, 14:30 · Auto anmelden · Bürgeramt Nord

        Steht in einem Chat: Was Sie ändern, wird dort gesagt.
        [🔁 Verschieben]
        [✖️ Absagen]
        [⬅️ Zurück]

        … 1 min
        Ihr Amt hat Ihren Termin verschoben. Neu ist:
        Auto anmelden · Donnerstag, 26. November 2026, 14:30 Uhr · Bürgeramt Nord · RWJ-0S6

        Passt das nicht? Mit /termin finden Sie andere Zeiten, und unter 030 23125 100 hilft Ihnen ein Mensch.

        📎 termin-RWJ-0S6.ics METHOD:PUBLISH SEQUENCE:1

        Öz> [✖️ Absagen]
        Diesen Termin absagen?
        RWJ-0S6 · Donnerstag, 26. November 2026, 14:30 · Auto anmelden · Bürgeramt Nord

        Einen Grund für den Chat können Sie jetzt dazuschreiben, ohne Namen.
        [✖️ Ja, absagen]
        [⬅️ Zurück]

        Öz> Die Zulassung hat da keinen Strom
        Diesen Termin absagen?
        RWJ-0S6 · Donnerstag, 26. November 2026, 14:30 · Auto anmelden · Bürgeramt Nord

        Im Chat steht dazu: Die Zulassung hat da keinen Strom
        [✖️ Ja, absagen]
        [⬅️ Zurück]

        Öz> [✖️ Ja, absagen]
        Abgesagt: RWJ-0S6 · Donnerstag, 26. November 2026, 14:30 · Auto anmelden · Bürgeramt Nord. Im Chat wird es gesagt.

        … 1 min
        Ihr Amt hat diesen Termin abgesagt:
        Auto anmelden · Donnerstag, 26. November 2026, 14:30 Uhr · Bürgeramt Nord · RWJ-0S6

        Grund: Die Zulassung hat da keinen Strom

        Passt das nicht? Mit /termin finden Sie andere Zeiten, und unter 030 23125 100 hilft Ihnen ein Mensch.

        📎 termin-RWJ-0S6.ics METHOD:CANCEL SEQUENCE:2

        audit: Öz moved RWJ-0S6
        audit: Öz cancelled RWJ-0S6 (Die Zulassung hat da keinen Strom)
    "#]]).await;
}

#[tokio::test]
async fn an_emergency_has_a_reason_and_comes_first() {
    let script = async |town: &Town| {
        let clerk = town.citizen("Öz");
        town.employs(&clerk, Role::Clerk, &[]).await;
        clerk.says("/notfall Reisepass").await;
        clerk.says("!!").await;
        clerk.says("Flug am Montag, Pass gestohlen").await;
        clerk.taps("08:00").await;
        clerk.says("Erika Muster 0231 471100").await;
        clerk.taps("Buchen").await;
        clerk.says("/buchen_fuer Reisepass Mitte").await;
        clerk.says("/notfall Perso Nord: Wohnungsbrand").await;
        town.note_audit_of_callers().await;
    };
    conversation_by_the_clock(&with_callers(), script, expect![[r#"
        Öz is clerk

        Öz> /notfall Reisepass
        Warum kann es nicht warten?
        Der Grund wird festgehalten. Bitte ohne Namen, zum Beispiel: Flug morgen, Pass gestohlen.
        [⬅️ Zurück]

        Öz> !!
        Dafür brauche ich einen Grund in Worten, höchstens 300 Zeichen.

        Warum kann es nicht warten?
        Der Grund wird festgehalten. Bitte ohne Namen, zum Beispiel: Flug morgen, Pass gestohlen.
        [⬅️ Zurück]

        Öz> Flug am Montag, Pass gestohlen
        Notfall · Reisepass

        Diese Plätze sind frei. Welcher passt?
        Ein anderer Tag, eine andere Zeit, ein anderes Amt: einfach schreiben.
        [Mo 23.11. 08:00 · Rathaus Mitte]
        [Mo 23.11. 08:30 · Rathaus Mitte]
        [Di 24.11. 08:00 · Rathaus Mitte]
        [Di 24.11. 08:30 · Rathaus Mitte]
        [Später] [Anderes Amt]
        [⬅️ Zurück]

        Öz> [Mo 23.11. 08:00 · Rathaus Mitte]
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Reisepass · Montag, 23. November 2026, 08:00 · Rathaus Mitte

        Für wen? Bitte Vor- und Nachname; Telefon oder E-Mail gern gleich dazu.
        [⬅️ Anderer Platz]

        Öz> Erika Muster 0231 471100
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Reisepass · Montag, 23. November 2026, 08:00 · Rathaus Mitte

        Name und Kontakt sind notiert. Gezeigt werden sie hier nicht.
        [✅ Buchen]
        [⬅️ Anderer Platz]

        Öz> [✅ Buchen]
        Gebucht: S6H-5QH · Reisepass · Montag, 23. November 2026, 08:00 · Rathaus Mitte

        Code zum Vorlesen oder Mailen: VTWQ-MT22-2FR1
        Wer dem Bot „/uebernehmen VTWQ-MT22-2FR1“ schreibt, hat den Termin im eigenen Chat und wird dort erinnert. Der Code gilt einmal, bis der Termin beginnt.
        [Mo 23.11. 08:00 · S6H-5QH]
        [⬅️ Zurück]

        Öz> /buchen_fuer Reisepass Mitte
        Für Anrufende · Reisepass · Rathaus Mitte

        Hier ist dafür nichts frei. Schreiben Sie einen anderen Tag, eine andere Zeit oder ein anderes Amt.
        [Anderes Amt]
        [🔔 Auf die Warteliste]
        [⬅️ Zurück]

        Öz> /notfall Perso Nord: Wohnungsbrand
        Notfall · Personalausweis · Bürgeramt Nord

        Diese Plätze sind frei. Welcher passt?
        Ein anderer Tag, eine andere Zeit, ein anderes Amt: einfach schreiben.
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Di 24.11. 14:15 · Bürgeramt Nord]
        [Di 24.11. 14:30 · Bürgeramt Nord]
        [Di 24.11. 14:45 · Bürgeramt Nord]
        [Später] [Anderes Amt]
        [⬅️ Zurück]

        audit: Öz booked in an emergency S6H-5QH (Flug am Montag, Pass gestohlen)
    "#]]).await;
}

/// Somebody has called, and this clerk looks for them.
async fn looks_for_erika(town: &Town, clerk: &Citizen<'_>) {
    let desk = town.citizen("Pult").at_the_terminal();
    town.employs(&desk, Role::Supervisor, &[]).await;
    town.employs(clerk, Role::Clerk, &[]).await;
    desk.says("/buchen_fuer Personalausweis Nord Dienstag").await;
    desk.taps("14:00").await;
    desk.says("Erika Muster, 0231 471100").await;
    desk.taps("Buchen").await;
    town.forget_transcript();
    clerk.says("/suchen Erika Muster").await;
}

#[tokio::test]
async fn names_are_shown_in_an_encrypted_room() {
    let script = async |town: &Town| {
        let clerk = town.citizen("Öz").on_matrix();
        looks_for_erika(town, &clerk).await;
        town.encrypts(&clerk).await;
        clerk.says("/suchen Erika Muster").await;
    };
    conversation_by_the_clock(&with_callers(), script, expect![[r#"
        Öz (matrix)> /suchen Erika Muster
        Namen und Telefonnummern suche ich nur dort, wo sie auch gezeigt werden dürfen. Hier bitte mit Nummer, zum Beispiel: !suchen K7M-2QX

        Ihre Rolle: Sachbearbeitung · alle Ämter

        Kein Anliegen wartet.
        [Heute]
        [⬅️ Zurück]

        Öz's room is encrypted

        Öz (matrix)> /suchen Erika Muster
        085-DWK · Dienstag, 24. November 2026, 14:00 · Personalausweis · Bürgeramt Nord

        Für: Erika Muster, 0231 471100

        Steht in keinem Chat: Bei Änderungen bitte anrufen oder schreiben.
        [🔁 Verschieben]
        [✖️ Absagen]
        [Neuer Code]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn a_city_may_show_names_on_telegram() {
    let script = async |town: &Town| looks_for_erika(town, &town.citizen("Öz")).await;
    let policy = DeskPolicy { names_on_telegram: true, ..policy() };
    conversation_under(
        &policy,
        &with_callers(),
        script,
        expect![[r#"
        Öz> /suchen Erika Muster
        085-DWK · Dienstag, 24. November 2026, 14:00 · Personalausweis · Bürgeramt Nord

        Für: Erika Muster, 0231 471100

        Steht in keinem Chat: Bei Änderungen bitte anrufen oder schreiben.
        [🔁 Verschieben]
        [✖️ Absagen]
        [Neuer Code]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn names_are_found_and_shown_only_at_the_terminal() {
    let script = async |town: &Town| {
        let clerk = town.citizen("Öz");
        town.employs(&clerk, Role::Clerk, &["nord"]).await;
        let desk = town.citizen("Pult").at_the_terminal();
        town.employs(&desk, Role::Supervisor, &[]).await;
        desk.says("/buchen_fuer Personalausweis Nord Dienstag").await;
        desk.taps("14:00").await;
        desk.says("Erika Muster, 0231 471100").await;
        desk.taps("Buchen").await;
        let reference = desk.reads_behind("Gebucht: ");
        clerk.says("/suchen Erika Muster").await;
        clerk.says(&format!("/suchen {reference}")).await;
        clerk.says("/suchen").await;
        for sought in ["Muster, Erika", "+49 231 471100", "Erika", &reference] {
            desk.says(&format!("/find {sought}")).await;
        }
        let middle = town.citizen("Mia");
        town.employs(&middle, Role::Clerk, &["mitte"]).await;
        middle.says(&format!("/suchen {reference}")).await;
        town.note_audit_of_callers().await;
    };
    conversation_by_the_clock(&with_callers(), script, expect![[r#"
        Öz is clerk

        Pult is supervisor

        Pult (console:staff)> /buchen_fuer Personalausweis Nord Dienstag
        Für Anrufende · Personalausweis · Bürgeramt Nord · Dienstag, 24. November 2026

        Diese Plätze sind frei. Welcher passt?
        Ein anderer Tag, eine andere Zeit, ein anderes Amt: einfach schreiben.
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Di 24.11. 14:15 · Bürgeramt Nord]
        [Di 24.11. 14:30 · Bürgeramt Nord]
        [Di 24.11. 14:45 · Bürgeramt Nord]
        [Später] [Anderes Amt]
        [⬅️ Zurück]

        Pult (console:staff)> [Di 24.11. 14:00 · Bürgeramt Nord]
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Personalausweis · Dienstag, 24. November 2026, 14:00 · Bürgeramt Nord

        Für wen? Bitte Vor- und Nachname; Telefon oder E-Mail gern gleich dazu.
        [⬅️ Anderer Platz]

        Pult (console:staff)> Erika Muster, 0231 471100
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Personalausweis · Dienstag, 24. November 2026, 14:00 · Bürgeramt Nord

        Für: Erika Muster, 0231 471100
        [✅ Buchen]
        [⬅️ Anderer Platz]

        Pult (console:staff)> [✅ Buchen]
        Gebucht: 085-DWK · Personalausweis · Dienstag, 24. November 2026, 14:00 · Bürgeramt Nord

        Code zum Vorlesen oder Mailen: 19GV-2A45-0N59
        Wer dem Bot „/uebernehmen 19GV-2A45-0N59“ schreibt, hat den Termin im eigenen Chat und wird dort erinnert. Der Code gilt einmal, bis der Termin beginnt.
        [Di 24.11. 14:00 · 085-DWK]
        [⬅️ Zurück]

        Öz> /suchen Erika Muster
        Namen und Telefonnummern suche ich nur dort, wo sie auch gezeigt werden dürfen. Hier bitte mit Nummer, zum Beispiel: /suchen K7M-2QX

        Ihre Rolle: Sachbearbeitung · Bürgeramt Nord

        Kein Anliegen wartet.
        [Heute]
        [⬅️ Zurück]

        Öz> /suchen 085-DWK
        085-DWK · Dienstag, 24. November 2026, 14:00 · Personalausweis · Bürgeramt Nord

        Steht in keinem Chat: Bei Änderungen bitte anrufen oder schreiben.
        [🔁 Verschieben]
        [✖️ Absagen]
        [Neuer Code]
        [⬅️ Zurück]

        Öz> /suchen
        Bitte mit Nummer, zum Beispiel: /suchen K7M-2QX

        085-DWK · Dienstag, 24. November 2026, 14:00 · Personalausweis · Bürgeramt Nord

        Steht in keinem Chat: Bei Änderungen bitte anrufen oder schreiben.
        [🔁 Verschieben]
        [✖️ Absagen]
        [Neuer Code]
        [⬅️ Zurück]

        Pult (console:staff)> /find Muster, Erika
        085-DWK · Dienstag, 24. November 2026, 14:00 · Personalausweis · Bürgeramt Nord

        Für: Erika Muster, 0231 471100

        Steht in keinem Chat: Bei Änderungen bitte anrufen oder schreiben.
        [🔁 Verschieben]
        [✖️ Absagen]
        [Neuer Code]
        [⬅️ Zurück]

        Pult (console:staff)> /find +49 231 471100
        085-DWK · Dienstag, 24. November 2026, 14:00 · Personalausweis · Bürgeramt Nord

        Für: Erika Muster, 0231 471100

        Steht in keinem Chat: Bei Änderungen bitte anrufen oder schreiben.
        [🔁 Verschieben]
        [✖️ Absagen]
        [Neuer Code]
        [⬅️ Zurück]

        Pult (console:staff)> /find Erika
        Dazu finde ich in Ihren Ämtern keinen Termin.

        085-DWK · Dienstag, 24. November 2026, 14:00 · Personalausweis · Bürgeramt Nord

        Für: Erika Muster, 0231 471100

        Steht in keinem Chat: Bei Änderungen bitte anrufen oder schreiben.
        [🔁 Verschieben]
        [✖️ Absagen]
        [Neuer Code]
        [⬅️ Zurück]

        Pult (console:staff)> /find 085-DWK
        085-DWK · Dienstag, 24. November 2026, 14:00 · Personalausweis · Bürgeramt Nord

        Für: Erika Muster, 0231 471100

        Steht in keinem Chat: Bei Änderungen bitte anrufen oder schreiben.
        [🔁 Verschieben]
        [✖️ Absagen]
        [Neuer Code]
        [⬅️ Zurück]

        Mia is clerk

        Mia> /suchen 085-DWK
        Dazu finde ich in Ihren Ämtern keinen Termin.

        Ihre Rolle: Sachbearbeitung · Rathaus Mitte

        Kein Anliegen wartet.
        [Heute]
        [⬅️ Zurück]

        audit: Pult booked for a caller 085-DWK
        audit: Pult looked up 085-DWK
        audit: Pult looked up 085-DWK
        audit: Pult looked up 085-DWK
    "#]]).await;
}

#[tokio::test]
async fn a_pasted_mail_proposes_and_books_nothing() {
    const MAIL: &str = "Von: Erika Muster <erika@example.org>\n\
        Guten Tag,\n\
        mein alter Ausweis ist abgelaufen. Ich hätte gern am Donnerstag nachmittags einen Termin\n\
        für einen neuen Reisepass, wenn es geht.\n\
        Telefonisch bin ich unter 0231 / 47 11 00 zu erreichen.\n\
        Mit freundlichen Grüßen\n\
        Erika Muster";
    let script = async |town: &Town| {
        let desk = town.citizen("Pult").at_the_terminal();
        town.employs(&desk, Role::Supervisor, &[]).await;
        desk.says("/buchen_fuer").await;
        desk.says(MAIL).await;
        desk.taps("14:30").await;
        desk.taps("Anderer Platz").await;
        desk.says(&format!("/buchen_fuer {MAIL}")).await;
    };
    conversation_by_the_clock(&with_callers(), script, expect![[r#"
        Pult is supervisor

        Pult (console:staff)> /buchen_fuer
        Welche Leistung wird gebraucht?
        Alles geht auch auf einmal: /buchen_fuer Personalausweis Rathaus Dienstag vormittag. Oder fügen Sie eine E-Mail ein.
        [Personalausweis]
        [Reisepass]
        [Auto anmelden]
        [⬅️ Zurück]

        Pult (console:staff)> Von: Erika Muster <erika@example.org>\nGuten Tag,\nmein alter 
        Für Anrufende · Reisepass · Donnerstag, 26. November 2026 · ab 12:00 Uhr

        Diese Plätze sind frei. Welcher passt?
        Ein anderer Tag, eine andere Zeit, ein anderes Amt: einfach schreiben.
        [Do 26.11. 14:00 · Bürgeramt Nord]
        [Do 26.11. 14:30 · Bürgeramt Nord]
        [Do 26.11. 15:00 · Bürgeramt Nord]
        [Do 26.11. 15:30 · Bürgeramt Nord]
        [Später] [Anderes Amt]
        [⬅️ Zurück]

        Pult (console:staff)> [Do 26.11. 14:30 · Bürgeramt Nord]
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Reisepass · Donnerstag, 26. November 2026, 14:30 · Bürgeramt Nord

        Für: Erika Muster, 0231 / 47 11 00, erika@example.org
        [✅ Buchen]
        [⬅️ Anderer Platz]

        Pult (console:staff)> [⬅️ Anderer Platz]
        Für Anrufende · Reisepass · Donnerstag, 26. November 2026 · ab 12:00 Uhr

        Diese Plätze sind frei. Welcher passt?
        Ein anderer Tag, eine andere Zeit, ein anderes Amt: einfach schreiben.
        [Do 26.11. 14:00 · Bürgeramt Nord]
        [Do 26.11. 14:30 · Bürgeramt Nord]
        [Do 26.11. 15:00 · Bürgeramt Nord]
        [Do 26.11. 15:30 · Bürgeramt Nord]
        [Später] [Anderes Amt]
        [⬅️ Zurück]

        Pult (console:staff)> /buchen_fuer Von: Erika Muster <erika@example.org>\nGuten Tag
        Für Anrufende · Reisepass · Donnerstag, 26. November 2026 · ab 12:00 Uhr

        Diese Plätze sind frei. Welcher passt?
        Ein anderer Tag, eine andere Zeit, ein anderes Amt: einfach schreiben.
        [Do 26.11. 14:00 · Bürgeramt Nord]
        [Do 26.11. 14:30 · Bürgeramt Nord]
        [Do 26.11. 15:00 · Bürgeramt Nord]
        [Do 26.11. 15:30 · Bürgeramt Nord]
        [Später] [Anderes Amt]
        [⬅️ Zurück]

    "#]]).await;
}

#[tokio::test]
async fn codes_are_not_guessed_and_end_with_the_appointment() {
    let script = async |town: &Town| {
        let clerk = town.citizen("Öz");
        town.employs(&clerk, Role::Clerk, &[]).await;
        clerk.says("/buchen_fuer Personalausweis Nord Dienstag ab 14").await;
        clerk.taps("14:00").await;
        clerk.says("Erika Muster 0231 471100").await;
        clerk.taps("Buchen").await;
        let code = clerk.reads_behind("Mailen: ");
        let ada = town.citizen("Ada");
        ada.says("/claim").await;
        ada.says("/claim Perso").await;
        for _ in 0..5 {
            ada.says("/claim K7QP-2MXA-0123").await;
        }
        ada.says(&format!("/claim {code}")).await;
        town.passes(TimeDelta::days(5)).await;
        let erika = town.citizen("Erika");
        erika.says(&format!("/start {}", code.replace('-', ""))).await;
        let citizen = town.citizen("Otto");
        citizen.says("/buchen_fuer Personalausweis").await;
        citizen.says("/suchen ABC-DEF").await;
    };
    conversation_by_the_clock(&with_callers(), script, expect![[r#"
        Öz is clerk

        Öz> /buchen_fuer Personalausweis Nord Dienstag ab 14
        Für Anrufende · Personalausweis · Bürgeramt Nord · Dienstag, 24. November 2026 · ab 14:00 Uhr

        Diese Plätze sind frei. Welcher passt?
        Ein anderer Tag, eine andere Zeit, ein anderes Amt: einfach schreiben.
        [Di 24.11. 14:00 · Bürgeramt Nord]
        [Di 24.11. 14:15 · Bürgeramt Nord]
        [Di 24.11. 14:30 · Bürgeramt Nord]
        [Di 24.11. 14:45 · Bürgeramt Nord]
        [Später] [Anderes Amt]
        [⬅️ Zurück]

        Öz> [Di 24.11. 14:00 · Bürgeramt Nord]
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Personalausweis · Dienstag, 24. November 2026, 14:00 · Bürgeramt Nord

        Für wen? Bitte Vor- und Nachname; Telefon oder E-Mail gern gleich dazu.
        [⬅️ Anderer Platz]

        Öz> Erika Muster 0231 471100
        Bis 10:10 Uhr gehalten, noch nicht gebucht:
        Personalausweis · Dienstag, 24. November 2026, 14:00 · Bürgeramt Nord

        Name und Kontakt sind notiert. Gezeigt werden sie hier nicht.
        [✅ Buchen]
        [⬅️ Anderer Platz]

        Öz> [✅ Buchen]
        Gebucht: 6PG-FFK · Personalausweis · Dienstag, 24. November 2026, 14:00 · Bürgeramt Nord

        Code zum Vorlesen oder Mailen: YPT8-9ET2-ES2B
        Wer dem Bot „/uebernehmen YPT8-9ET2-ES2B“ schreibt, hat den Termin im eigenen Chat und wird dort erinnert. Der Code gilt einmal, bis der Termin beginnt.
        [Di 24.11. 14:00 · 6PG-FFK]
        [⬅️ Zurück]

        Ada> /claim
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Bitte mit dem Code, den Sie bekommen haben: /uebernehmen K7QP-2MXA-4T9R

        Ada> /claim Perso
        Dieser Code gilt nicht oder nicht mehr. Bitte vergleichen Sie ihn; das Amt kann Ihnen einen neuen geben.

        Ada> /claim K7QP-2MXA-0123
        Dieser Code gilt nicht oder nicht mehr. Bitte vergleichen Sie ihn; das Amt kann Ihnen einen neuen geben.

        Ada> /claim K7QP-2MXA-0123
        Dieser Code gilt nicht oder nicht mehr. Bitte vergleichen Sie ihn; das Amt kann Ihnen einen neuen geben.

        Ada> /claim K7QP-2MXA-0123
        Dieser Code gilt nicht oder nicht mehr. Bitte vergleichen Sie ihn; das Amt kann Ihnen einen neuen geben.

        Ada> /claim K7QP-2MXA-0123
        Dieser Code gilt nicht oder nicht mehr. Bitte vergleichen Sie ihn; das Amt kann Ihnen einen neuen geben.

        Ada> /claim K7QP-2MXA-0123
        Dieser Code gilt nicht oder nicht mehr. Bitte vergleichen Sie ihn; das Amt kann Ihnen einen neuen geben.

        Ada> /claim YPT8-9ET2-ES2B
        Zur Sicherheit nehme ich hier eine Stunde lang keinen Code mehr an.

        … 7200 min
        Erika> /start YPT89ET2ES2B
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Dieser Code gilt nicht oder nicht mehr. Bitte vergleichen Sie ihn; das Amt kann Ihnen einen neuen geben.

        Otto> /buchen_fuer Personalausweis
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

        Otto> /suchen ABC-DEF
        Diesen Befehl kenne ich nicht.
        Was ich kann, steht hier: /hilfe

    "#]]).await;
}

#[tokio::test]
async fn a_code_is_taken_over_for_somebody_else_in_english() {
    let script = async |town: &Town| {
        let clerk = town.citizen("Öz").speaking("en");
        town.employs(&clerk, Role::Clerk, &[]).await;
        clerk.says("/book_for passport Nord Tuesday").await;
        clerk.taps("14:00").await;
        clerk.says("Erika Muster erika@example.org").await;
        clerk.taps("Book").await;
        let code = clerk.reads_behind("mail: ");
        let ada = town.citizen("Ada").speaking("en");
        ada.says("Register a car").await;
        ada.taps("14:00").await;
        ada.says("Ada Löwe").await;
        ada.says("0231 5001234").await;
        ada.taps("Book").await;
        ada.says(&code).await;
        ada.says("/appointments").await;
    };
    conversation_by_the_clock(&with_callers(), script, expect![[r#"
        Öz is clerk

        Öz> /book_for passport Nord Tuesday
        For callers · Passport · Bürgeramt Nord · Tuesday, 24 November 2026

        These are free. Which one suits?
        Another day, another time, another office: just write it.
        [Tue 24 Nov 14:00 · Bürgeramt Nord]
        [Tue 24 Nov 14:30 · Bürgeramt Nord]
        [Tue 24 Nov 15:00 · Bürgeramt Nord]
        [Tue 24 Nov 15:30 · Bürgeramt Nord]
        [Later] [Another office]
        [⬅️ Back]

        Öz> [Tue 24 Nov 14:00 · Bürgeramt Nord]
        Held until 10:10, not booked yet:
        Passport · Tuesday, 24 November 2026, 14:00 · Bürgeramt Nord

        For whom? First and last name, please; telephone or e-mail can go with it.
        [⬅️ Another place]

        Öz> Erika Muster erika@example.org
        Held until 10:10, not booked yet:
        Passport · Tuesday, 24 November 2026, 14:00 · Bürgeramt Nord

        Name and contact are noted. They are not shown here.
        [✅ Book]
        [⬅️ Another place]

        Öz> [✅ Book]
        Booked: 6PG-FFK · Passport · Tuesday, 24 November 2026, 14:00 · Bürgeramt Nord

        Code to read out or to mail: YPT8-9ET2-ES2B
        Whoever writes “/claim YPT8-9ET2-ES2B” to the bot has the appointment in their own chat and is reminded there. The code works once, until the appointment begins.
        [Tue 24 Nov 14:00 · 6PG-FFK]
        [⬅️ Back]

        Ada> Register a car
        You are talking to a program. It is run by: Town of Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Privacy: https://kleinstadt.example.org/datenschutz

        Register a car
        These appointments are free. Which one suits you?
        [Tue 24 Nov 14:00 · Bürgeramt Nord]
        [Tue 24 Nov 14:15 · Bürgeramt Nord]
        [Tue 24 Nov 14:30 · Bürgeramt Nord]
        [Later] [Another day]
        [⬅️ Back]

        Ada> [Tue 24 Nov 14:00 · Bürgeramt Nord]
        Held for you until 10:10, but not booked yet:

        Register a car
        Tuesday, 24 November 2026, 14:00
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        What is your name? Please write first and last name.
        [More time] [⬅️ Back]

        Ada> Ada Löwe
        Held for you until 10:10, but not booked yet:

        Register a car
        Tuesday, 24 November 2026, 14:00
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Under which phone number can the office reach you?
        [More time] [⬅️ Back]

        Ada> 0231 5001234
        Held for you until 10:10, but not booked yet:

        Register a car
        Tuesday, 24 November 2026, 14:00
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Your details:
        – Ada Löwe
        – 0231 5001234
        [✅ Book]
        [Change details]
        [More time] [⬅️ Back]

        Ada> [✅ Book]
        Booked:

        Register a car
        Tuesday, 24 November 2026, 14:00
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Your number: D72-X2F

        Can’t make it after all? “Cancel” is enough, and somebody else gets the place.
        [🔁 Move] [✖️ Cancel]

        📎 termin-D72-X2F.ics METHOD:PUBLISH SEQUENCE:0

        Ada> YPT8-9ET2-ES2B
        This appointment belongs to this chat now. I will remind you here, and here you can move or cancel it.

        Booked:

        Passport · for Erika Muster
        Tuesday, 24 November 2026, 14:00
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Your number: 6PG-FFK

        Can’t make it after all? “Cancel” is enough, and somebody else gets the place.
        [🔁 Move] [✖️ Cancel]

        📎 termin-6PG-FFK.ics METHOD:PUBLISH SEQUENCE:0

        Ada> /appointments
        Your appointments:

        Register a car
        Tuesday, 24 November 2026, 14:00
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt
        Number: D72-X2F

        Passport · for Erika Muster
        Tuesday, 24 November 2026, 14:00
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt
        Number: 6PG-FFK
        [🔁 Move: Register a car, Tue 24 Nov]
        [✖️ Cancel: Register a car, Tue 24 Nov]
        [🔁 Erika Muster: Passport, Tue 24 Nov]
        [✖️ Erika Muster: Passport, Tue 24 Nov]
        [New appointment] [⬅️ Back]

    "#]]).await;
}

#[tokio::test]
async fn what_staff_have_booked_is_expected_reminded_of_and_closed_like_others() {
    let script = async |town: &Town| {
        let clerk = town.citizen("Öz");
        town.employs(&clerk, Role::Supervisor, &[]).await;
        let mut codes = Vec::new();
        for (time, name) in [("14:00", "Erika Muster 0231 471100"), ("14:15", "Otto Kühn 0231 471101")] {
            clerk.says("/buchen_fuer Personalausweis Nord Dienstag").await;
            clerk.taps(time).await;
            clerk.says(name).await;
            clerk.taps("Buchen").await;
            codes.push(clerk.reads_behind("Mailen: "));
        }
        let erika = town.citizen("Erika");
        erika.says(&codes[0]).await;
        town.forget_transcript();
        town.passes(TimeDelta::hours(80)).await;
        clerk.says("/schliessen Bürgeramt Nord 24.11.: Die Heizung wird erneuert.").await;
        clerk.taps("Schließen").await;
        town.passes(TimeDelta::minutes(5)).await;
        clerk.says("/anliegen").await;
        town.passes(TimeDelta::hours(16)).await;
        clerk.says("/heute").await;
    };
    let policy = DeskPolicy { reminders: vec![TimeDelta::hours(24)], ..policy() };
    conversation_under(
        &policy,
        &with_callers(),
        script,
        expect![[r#"
            … 4800 min
            Morgen ist Ihr Termin.

            Personalausweis
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Ihre Nummer: 6PG-FFK

            Bitte mitbringen:
            – Alter Ausweis

            Ein Platz, der leer bleibt, kostet Zeit und Geld, und andere hätten ihn gern.

            Kommen Sie?
            [✅ Ich komme]
            [🔁 Verschieben] [✖️ Absagen]

            Öz> /schliessen Bürgeramt Nord 24.11.: Die Heizung wird erneuert
            Bürgeramt Nord am Dienstag, 24. November 2026: das ganze Amt bleibt geschlossen.

            Dazu steht: Die Heizung wird erneuert.

            2 Termine sind betroffen. Ein anderer Platz ist da: 1. Ohne Chat, bitte anrufen: 1.
            [✅ Schließen]
            [Nur ein Schalter]
            [⬅️ Zurück]

            Öz> [✅ Schließen]
            Geschlossen. Wer betroffen ist, wird angeschrieben. Wer keinen Chat hat, steht unter /anliegen

            Bürgeramt Nord am Dienstag, 24. November 2026: das ganze Amt

            Betroffen: 2 · noch nicht angeschrieben: 2
            [Öffnen: Bürgeramt Nord, Di 24.11.]
            [⬅️ Zurück]

            … 5 min
            Bürgeramt Nord bleibt am Dienstag, 24. November 2026 leider geschlossen.

            Die Heizung wird erneuert.

            Ihr Termin fällt aus:

            Personalausweis
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Sie haben Vorrang. Das halte ich für Sie frei bis Dienstag, 24. November 2026, 01:25 Uhr:
            [Di 24.11. 08:45 · Rathaus Mitte]
            [Mi 25.11. 08:00 · Rathaus Mitte]
            [Mi 25.11. 08:15 · Rathaus Mitte]
            [🔁 Verschieben] [✖️ Absagen]
            [👤 Mensch]

            Öz> /anliegen
            Ein Anliegen wartet:

            Termin fällt aus, noch nichts anderes, seit eben
            Kein Chat: bitte anrufen.

            Personalausweis
            Dienstag, 24. November 2026, 14:15 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt
            Nummer: 86Q-4V4
            Fällt leider aus.
            [Fällt aus: 86Q-4V4]
            [⬅️ Zurück]

            … 960 min
            Bürgeramt Nord bleibt am Dienstag, 24. November 2026 leider geschlossen.

            Die Heizung wird erneuert.

            Ihr Termin fällt aus:

            Personalausweis
            Dienstag, 24. November 2026, 14:00 Uhr
            Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

            Sie haben Vorrang. Das halte ich für Sie frei bis Dienstag, 24. November 2026, 12:02 Uhr:
            [Mi 25.11. 08:00 · Rathaus Mitte]
            [Mi 25.11. 08:15 · Rathaus Mitte]
            [Mi 25.11. 08:30 · Rathaus Mitte]
            [🔁 Verschieben] [✖️ Absagen]
            [👤 Mensch]

            Öz> /heute
            Dienstag, 24. November 2026, 2 Termine:
            14:00 · 6PG-FFK · Personalausweis · Bürgeramt Nord
            14:15 · 86Q-4V4 · Personalausweis · Bürgeramt Nord
            [14:00 · 6PG-FFK]
            [14:15 · 86Q-4V4]
            [🖨 Zum Drucken]
            [⬅️ Zurück]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_caller_waits_and_is_called_when_a_place_is_free() {
    let script = async |town: &Town| {
        let clerk = town.citizen("Öz");
        town.employs(&clerk, Role::Clerk, &[]).await;
        let ada = town.citizen("Ada");
        for (name, time) in [("Ada", "08:00"), ("Ida", "08:15"), ("Uwe", "08:30"), ("Kim", "08:45")] {
            town.citizen(name).books("personalausweis", time).await;
        }
        town.forget_transcript();
        clerk.says("/buchen_fuer Perso Mitte Montag").await;
        clerk.says("warteliste").await;
        clerk.says("Erika Muster erika@example.org").await;
        clerk.says("0231 471100").await;
        clerk.taps("Auf die Warteliste").await;
        town.passes(TimeDelta::minutes(1)).await;
        clerk.says("/anliegen").await;
        ada.says("absagen").await;
        ada.says("ja").await;
        town.passes(TimeDelta::minutes(5)).await;
        clerk.says("/anliegen").await;
        clerk.taps("Anrufen").await;
        clerk.taps("Passt nicht").await;
        let ida = town.citizen("Ida");
        ida.says("absagen").await;
        ida.says("ja").await;
        town.passes(TimeDelta::minutes(5)).await;
        let desk = town.citizen("Pult").at_the_terminal();
        town.employs(&desk, Role::Supervisor, &[]).await;
        desk.says("/anliegen").await;
        clerk.says("/anliegen").await;
        clerk.taps("Anrufen").await;
        clerk.taps("Buchen").await;
        clerk.says("/anliegen").await;
    };
    conversation_by_the_clock(&with_callers(), script, expect![[r#"
        Öz> /buchen_fuer Perso Mitte Montag
        Für Anrufende · Personalausweis · Rathaus Mitte · Montag, 23. November 2026

        Hier ist dafür nichts frei. Schreiben Sie einen anderen Tag, eine andere Zeit oder ein anderes Amt.
        [Anderes Amt]
        [🔔 Auf die Warteliste]
        [⬅️ Zurück]

        Öz> warteliste
        Warteliste · Personalausweis: Wird etwas frei, steht unter /anliegen, wen Sie anrufen.

        Für wen? Bitte Vor- und Nachname; Telefon oder E-Mail gern gleich dazu.
        [⬅️ Zurück]

        Öz> Erika Muster erika@example.org
        Warteliste · Personalausweis: Wird etwas frei, steht unter /anliegen, wen Sie anrufen.

        Unter welcher Telefonnummer ist die Person zu erreichen?
        [⬅️ Zurück]

        Öz> 0231 471100
        Warteliste · Personalausweis: Wird etwas frei, steht unter /anliegen, wen Sie anrufen.

        Name und Kontakt sind notiert. Gezeigt werden sie hier nicht.
        [🔔 Auf die Warteliste]
        [⬅️ Zurück]

        Öz> [🔔 Auf die Warteliste]
        Steht auf der Warteliste: Personalausweis, bis Montag, 23. November 2026. Wird etwas frei, rufen Sie an; es steht unter /anliegen.

        … 1 min
        Öz> /anliegen
        Kein Anliegen wartet.
        [⬅️ Zurück]

        Ada> absagen
        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        Ada> ja
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-DSM-75J.ics METHOD:CANCEL SEQUENCE:1

        … 5 min
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.
        [Neuer Termin]

        Öz> /anliegen
        Ein Anliegen wartet:

        Bitte anrufen, es ist ein Platz frei, seit 4 Minuten
        Die Nummer steht im verschlüsselten Matrix-Raum und am Terminal unter /anliegen.

        Personalausweis · Rathaus Mitte

        Frei geworden: Montag, 23. November 2026, 08:00. Bis 10:32 Uhr ist der Platz für die Person gehalten.
        [Anrufen: Platz frei]
        [⬅️ Zurück]

        Öz> [Anrufen: Platz frei]
        Bitte anrufen, es ist ein Platz frei, seit 4 Minuten
        Die Nummer steht im verschlüsselten Matrix-Raum und am Terminal unter /anliegen.

        Personalausweis · Rathaus Mitte

        Frei geworden: Montag, 23. November 2026, 08:00. Bis 10:32 Uhr ist der Platz für die Person gehalten.
        [✅ Buchen]
        [✖️ Passt nicht]
        [Anliegen]

        Öz> [✖️ Passt nicht]
        Erledigt.

        Kein Anliegen wartet.
        [⬅️ Zurück]

        Ida> absagen
        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        Ida> ja
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-NNG-TA0.ics METHOD:CANCEL SEQUENCE:1

        … 5 min
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.
        [Neuer Termin]

        Pult is supervisor

        Pult (console:staff)> /anliegen
        Ein Anliegen wartet:

        Bitte anrufen, es ist ein Platz frei, seit 4 Minuten
        Zu erreichen: 0231 471100, erika@example.org

        Personalausweis · Rathaus Mitte

        Frei geworden: Montag, 23. November 2026, 08:15. Bis 10:37 Uhr ist der Platz für die Person gehalten.
        [Anrufen: Platz frei]
        [⬅️ Zurück]

        Öz> /anliegen
        Ein Anliegen wartet:

        Bitte anrufen, es ist ein Platz frei, seit 4 Minuten
        Die Nummer steht im verschlüsselten Matrix-Raum und am Terminal unter /anliegen.

        Personalausweis · Rathaus Mitte

        Frei geworden: Montag, 23. November 2026, 08:15. Bis 10:37 Uhr ist der Platz für die Person gehalten.
        [Anrufen: Platz frei]
        [⬅️ Zurück]

        Öz> [Anrufen: Platz frei]
        Bitte anrufen, es ist ein Platz frei, seit 4 Minuten
        Die Nummer steht im verschlüsselten Matrix-Raum und am Terminal unter /anliegen.

        Personalausweis · Rathaus Mitte

        Frei geworden: Montag, 23. November 2026, 08:15. Bis 10:37 Uhr ist der Platz für die Person gehalten.
        [✅ Buchen]
        [✖️ Passt nicht]
        [Anliegen]

        Öz> [✅ Buchen]
        Gebucht: JGF-Q4R · Personalausweis · Montag, 23. November 2026, 08:15 · Rathaus Mitte

        Code zum Vorlesen oder Mailen: FDBT-HSSV-VCBM
        Wer dem Bot „/uebernehmen FDBT-HSSV-VCBM“ schreibt, hat den Termin im eigenen Chat und wird dort erinnert. Der Code gilt einmal, bis der Termin beginnt.
        [Mo 23.11. 08:15 · JGF-Q4R]
        [⬅️ Zurück]

        Öz> /anliegen
        Kein Anliegen wartet.
        [⬅️ Zurück]

    "#]]).await;
}
