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
    conversation_by_the_clock(&kleinstadt(), script, expect![[""]]).await;
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
        oez.taps("Unter welcher Nummer").await;
        arrives(town).await;
        bob.says("+44 20 7946 0000").await;
        arrives(town).await;
        bob.says("end the conversation").await;
        arrives(town).await;
        oez.says("Hallo?").await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[""]]).await;
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
    conversation_by_the_clock(&kleinstadt(), script, expect![[""]]).await;
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
    conversation(script, expect![[""]]).await;
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
    conversation_by_the_clock(&kleinstadt(), script, expect![[""]]).await;
}

#[tokio::test]
async fn commands_and_taps_go_on_in_a_talk_and_an_offer_does_not_end_it() {
    let script = async |town: &Town| {
        let oez = clerk(town, "Öz").await;
        let ada = town.citizen("Ada");
        ada.books("personalausweis", "08:30").await;
        ada.says("warteliste").await;
        ada.says("auf einen früheren warten").await;
        asks(town, &ada, "Ada", "Mein Ausweis").await;
        takes(town, &oez, "Öz").await;
        ada.says("Guten Tag, eine Frage").await;
        ada.says("/termine").await;
        ada.says("was muss ich mitbringen?").await;
        ada.says("Reisepass").await;
        arrives(town).await;
        ada.says("/start reisepass").await;
        ada.taps("Di 24.11.").await;
        ada.says("Ada Löwe").await;
        ada.taps("Zurück").await;
        oez.says("Den alten Ausweis, bitte.").await;
        arrives(town).await;
        ada.says("gut, mach ich").await;
        ada.says("/mensch").await;
        ada.taps("Gespräch beenden").await;
        arrives(town).await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[""]]).await;
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
    conversation(script, expect![[""]]).await;
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
    conversation_by_the_clock(&kleinstadt(), script, expect![[""]]).await;
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
    conversation_by_the_clock(&kleinstadt(), script, expect![[""]]).await;
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
    conversation_under(&quiet, &kleinstadt(), script, expect![[""]]).await;
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
    conversation_by_the_clock(&kleinstadt(), script, expect![[""]]).await;
}
