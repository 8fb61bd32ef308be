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
    conversation_by_the_clock(&kleinstadt(), script, expect![[""]]).await;
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
    conversation(script, expect![[""]]).await;
}
