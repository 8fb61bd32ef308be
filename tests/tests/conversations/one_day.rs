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
        let code = clerk.reads_behind("/claim ");
        krause.says(&code).await;
    }

    /// On Monday they come, or don't.
    async fn serve(&self, town: &Town) {
        let Self { clerk, ada, bob, krause, .. } = self;
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
        clerk.says(&format!("/nicht_da {}", bob.reference())).await;
        clerk.says("/heute").await;
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
    conversation_under(&policy, &city_file::demo().unwrap(), script, expect![[""]]).await;
}
