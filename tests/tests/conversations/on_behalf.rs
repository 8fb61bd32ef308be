//! Staff book for somebody who called or wrote, and a chat takes it over.

use bot_core::City;
use bot_core::opening::lane::Lanes;
use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::conversation_by_the_clock;

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
    conversation_by_the_clock(&with_callers(), script, expect![[""]]).await;
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
    conversation_by_the_clock(&with_callers(), script, expect![[""]]).await;
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
    conversation_by_the_clock(&with_callers(), script, expect![[""]]).await;
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
    conversation_by_the_clock(&with_callers(), script, expect![[""]]).await;
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
    conversation_by_the_clock(&with_callers(), script, expect![[""]]).await;
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
    conversation_by_the_clock(&with_callers(), script, expect![[""]]).await;
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
    conversation_by_the_clock(&with_callers(), script, expect![[""]]).await;
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
    conversation_by_the_clock(&with_callers(), script, expect![[""]]).await;
}
