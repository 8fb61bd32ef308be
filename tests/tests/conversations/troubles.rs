//! Staff hear of it when something is wrong with the bot itself.

use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::conversation_by_the_clock;

#[tokio::test]
async fn a_silent_messenger_is_told_on_the_others_and_its_end_to_all() {
    let script = async |town: &Town| {
        let (oez, abt) = (town.citizen("Frau Öz"), town.citizen("Herr Abt").on_matrix());
        let clerk = town.citizen("Ms Oz").on_matrix().speaking("en");
        town.employs(&oez, Role::Supervisor, &[]).await;
        town.employs(&abt, Role::Admin, &[]).await;
        town.employs(&clerk, Role::Clerk, &[]).await;
        town.bot.heard.note("telegram", town.now());
        town.passes(TimeDelta::minutes(2)).await;
        town.looks_for_troubles().await;
        town.passes(TimeDelta::minutes(2)).await;
        town.looks_for_troubles().await;
        town.looks_for_troubles().await;
        town.passes(TimeDelta::minutes(10)).await;
        town.bot.heard.note("telegram", town.now());
        town.looks_for_troubles().await;
    };
    conversation_by_the_clock(&kleinstadt(), script, expect![[r#"
        Frau Öz is supervisor

        Herr Abt is admin

        Ms Oz is clerk

        … 2 min
        … 2 min
        ⚠️ Telegram antwortet nicht, seit Freitag, 20. November 2026, 10:00 Uhr. Wer dort schreibt, bekommt Antwort, sobald es wieder geht.

        … 10 min
        ✅ Telegram antwortet wieder. Still war es von Freitag, 20. November 2026, 10:00 Uhr bis 10:14 Uhr.

        ✅ Telegram antwortet wieder. Still war es von Freitag, 20. November 2026, 10:00 Uhr bis 10:14 Uhr.

    "#]]).await;
}
