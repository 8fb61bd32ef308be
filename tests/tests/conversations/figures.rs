//! Figures for those who decide: in words, and as pictures.

use bot_core::staff::Role;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::{Citizen, Town, conversation_by_the_clock, kleinstadt};

/// From Friday, ten o'clock, to Monday, half past seven.
const TO_MONDAY: TimeDelta = TimeDelta::minutes(69 * 60 + 30);

/// A morning in the centre.
async fn a_morning(town: &Town) {
    let told = "Ada comes at eight and is served, Bob does not come; Cem cancels, and Dora has his place";
    town.meanwhile(told, async {
        let people = ["ada", "bob", "cem", "dora"].map(|name| town.citizen(name));
        let [ada, bob, cem, dora] = &people;
        let oez = town.citizen("Frau Öz");
        town.employs(&oez, Role::Clerk, &["mitte"]).await;
        ada.books("personalausweis", "08:00").await;
        bob.books("personalausweis", "08:15").await;
        cem.books("personalausweis", "08:30").await;
        town.passes(TO_MONDAY).await;
        ada.says(&town.code_of("mitte")).await;
        cancels(cem).await;
        town.passes(TimeDelta::minutes(10)).await;
        dora.books("personalausweis", "08:30").await;
        oez.says("/naechste 4").await;
        town.passes(TimeDelta::minutes(1)).await;
        oez.taps("Ist am Schalter").await;
        town.passes(TimeDelta::minutes(49)).await;
        oez.taps("Ist fertig").await;
        oez.says(&format!("/nicht_da {}", town.reference_at("08:15").await)).await;
    })
    .await;
}

async fn cancels(citizen: &Citizen<'_>) {
    citizen.says("/absagen").await;
    citizen.taps("Ja, absagen").await;
}

#[tokio::test]
async fn a_supervisor_looks_at_figures() {
    let script = async |town: &Town| {
        let (yilmaz, oez) = (town.citizen("Dr. Yıl"), town.citizen("Frau Öz"));
        town.employs(&yilmaz, Role::Supervisor, &[]).await;
        yilmaz.says("/bericht").await;
        a_morning(town).await;
        yilmaz.says("/bericht").await;
        yilmaz.taps("Dunkle Bilder").await;
        yilmaz.says("Rathaus Mitte").await;
        yilmaz.says("/bericht Nord 2").await;
        yilmaz.says("alle Ämter").await;
        yilmaz.says("/bericht auf dem Mond").await;
        oez.says("/bericht").await;
        oez.says("/bericht auf dem Mond").await;
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
            Dr. Yıl is supervisor

            Dr. Yıl> /bericht
            Zahlen aller Ämter, Mo 12.10. bis Fr 20.11.

            In dieser Zeit gibt es noch nichts zu zählen.
            [🌙 Dunkle Bilder]
            [Rathaus Mitte]
            [Bürgeramt Nord]
            [⬅️ Zurück]

            Ada comes at eight and is served, Bob does not come; Cem cancels, and Dora has his place

            Dr. Yıl> /bericht
            Zahlen aller Ämter, Mo 19.10. bis Mo 23.11.

            Gebucht: 4 Termine; in dieser Woche bisher 1
            Nicht gekommen: 1 von 2 (50 %). Von den anderen wurde nichts vermerkt.
            Abgesagt weniger als 24 Stunden vorher: 1
            Frei geworden: ein Platz; wieder vergeben: 1 (100 %)

            Nächster freier Termin:
            – Personalausweis: heute

            Woher die Termine kommen, und wie lange es bis dahin meist ist:
            – im Chat gebucht: 3 (100 %), 2 Tage

            Wie weit Gespräche kommen, in der ganzen Stadt:
            – gefragt, was es gibt: 4 (100 %)
            – Leistung gewählt: 4 (100 %)
            – Platz gewählt: 4 (100 %)
            – gebucht: 4 (100 %)
            [🌙 Dunkle Bilder]
            [Rathaus Mitte]
            [Bürgeramt Nord]
            [⬅️ Zurück]

            🖼 bookings.png 1080 × 1027

            🖼 missed.png 1080 × 1140

            🖼 refilled.png 1080 × 1094

            🖼 next-free.png 1080 × 547

            🖼 steps.png 1080 × 895

            Dr. Yıl> [🌙 Dunkle Bilder]
            Zahlen aller Ämter, Mo 19.10. bis Mo 23.11.

            Gebucht: 4 Termine; in dieser Woche bisher 1
            Nicht gekommen: 1 von 2 (50 %). Von den anderen wurde nichts vermerkt.
            Abgesagt weniger als 24 Stunden vorher: 1
            Frei geworden: ein Platz; wieder vergeben: 1 (100 %)

            Nächster freier Termin:
            – Personalausweis: heute

            Woher die Termine kommen, und wie lange es bis dahin meist ist:
            – im Chat gebucht: 3 (100 %), 2 Tage

            Wie weit Gespräche kommen, in der ganzen Stadt:
            – gefragt, was es gibt: 4 (100 %)
            – Leistung gewählt: 4 (100 %)
            – Platz gewählt: 4 (100 %)
            – gebucht: 4 (100 %)
            [☀️ Helle Bilder]
            [Rathaus Mitte]
            [Bürgeramt Nord]
            [⬅️ Zurück]

            🖼 bookings.png 1080 × 1027

            🖼 missed.png 1080 × 1140

            🖼 refilled.png 1080 × 1094

            🖼 next-free.png 1080 × 547

            🖼 steps.png 1080 × 895

            Dr. Yıl> Rathaus Mitte
            Zahlen: Rathaus Mitte, Mo 19.10. bis Mo 23.11.

            Gebucht: 4 Termine; in dieser Woche bisher 1
            Nicht gekommen: 1 von 2 (50 %). Von den anderen wurde nichts vermerkt.
            Abgesagt weniger als 24 Stunden vorher: 1
            Frei geworden: ein Platz; wieder vergeben: 1 (100 %)

            Nächster freier Termin:
            – Personalausweis: heute

            Woher die Termine kommen, und wie lange es bis dahin meist ist:
            – im Chat gebucht: 3 (100 %), 2 Tage

            Wie weit Gespräche kommen, in der ganzen Stadt:
            – gefragt, was es gibt: 4 (100 %)
            – Leistung gewählt: 4 (100 %)
            – Platz gewählt: 4 (100 %)
            – gebucht: 4 (100 %)
            [☀️ Helle Bilder]
            [Alle Ämter]
            [Bürgeramt Nord]
            [⬅️ Zurück]

            🖼 bookings.png 1080 × 1027

            🖼 missed.png 1080 × 1140

            🖼 refilled.png 1080 × 1094

            🖼 next-free.png 1080 × 547

            🖼 steps.png 1080 × 895

            Dr. Yıl> /bericht Nord 2
            Zahlen: Bürgeramt Nord, Mo 16.11. bis Mo 23.11.

            Wie weit Gespräche kommen, in der ganzen Stadt:
            – gefragt, was es gibt: 4 (100 %)
            – Leistung gewählt: 4 (100 %)
            – Platz gewählt: 4 (100 %)
            – gebucht: 4 (100 %)
            [🌙 Dunkle Bilder]
            [Alle Ämter]
            [Rathaus Mitte]
            [⬅️ Zurück]

            🖼 steps.png 1080 × 895

            Dr. Yıl> alle Ämter
            Zahlen aller Ämter, Mo 16.11. bis Mo 23.11.

            Gebucht: 4 Termine; in dieser Woche bisher 1
            Nicht gekommen: 1 von 2 (50 %). Von den anderen wurde nichts vermerkt.
            Abgesagt weniger als 24 Stunden vorher: 1
            Frei geworden: ein Platz; wieder vergeben: 1 (100 %)

            Nächster freier Termin:
            – Personalausweis: heute

            Woher die Termine kommen, und wie lange es bis dahin meist ist:
            – im Chat gebucht: 3 (100 %), 2 Tage

            Wie weit Gespräche kommen, in der ganzen Stadt:
            – gefragt, was es gibt: 4 (100 %)
            – Leistung gewählt: 4 (100 %)
            – Platz gewählt: 4 (100 %)
            – gebucht: 4 (100 %)
            [🌙 Dunkle Bilder]
            [Rathaus Mitte]
            [Bürgeramt Nord]
            [⬅️ Zurück]

            🖼 bookings.png 1080 × 1027

            🖼 missed.png 1080 × 1140

            🖼 refilled.png 1080 × 1094

            🖼 next-free.png 1080 × 547

            🖼 steps.png 1080 × 895

            Dr. Yıl> /bericht auf dem Mond
            Von welchem Amt? Zum Beispiel: /bericht Rathaus oder /bericht Rathaus 12, das sind zwölf Wochen.

            Zahlen aller Ämter, Mo 16.11. bis Mo 23.11.

            Gebucht: 4 Termine; in dieser Woche bisher 1
            Nicht gekommen: 1 von 2 (50 %). Von den anderen wurde nichts vermerkt.
            Abgesagt weniger als 24 Stunden vorher: 1
            Frei geworden: ein Platz; wieder vergeben: 1 (100 %)

            Nächster freier Termin:
            – Personalausweis: heute

            Woher die Termine kommen, und wie lange es bis dahin meist ist:
            – im Chat gebucht: 3 (100 %), 2 Tage

            Wie weit Gespräche kommen, in der ganzen Stadt:
            – gefragt, was es gibt: 4 (100 %)
            – Leistung gewählt: 4 (100 %)
            – Platz gewählt: 4 (100 %)
            – gebucht: 4 (100 %)
            [🌙 Dunkle Bilder]
            [Rathaus Mitte]
            [Bürgeramt Nord]
            [⬅️ Zurück]

            Frau Öz> /bericht
            Diesen Befehl kenne ich nicht.
            Was ich kann, steht hier: /hilfe

            Frau Öz> /bericht auf dem Mond
            Diesen Befehl kenne ich nicht.
            Was ich kann, steht hier: /hilfe

        "#]],
    )
    .await;
}

#[tokio::test]
async fn only_of_their_own_offices() {
    let script = async |town: &Town| {
        let yilmaz = town.citizen("Dr. Yıl");
        town.employs(&yilmaz, Role::Supervisor, &["nord"]).await;
        yilmaz.says("/bericht Rathaus Mitte").await;
        yilmaz.says("/bericht").await;
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
        Dr. Yıl is supervisor

        Dr. Yıl> /bericht Rathaus Mitte
        Dieses Amt gehört nicht zu Ihren Ämtern.

        Ihre Rolle: Leitung · Bürgeramt Nord

        Kein Anliegen wartet.
        [Heute]
        [Mitteilungen]
        [⬅️ Zurück]

        Dr. Yıl> /bericht
        Zahlen: Bürgeramt Nord, Mo 12.10. bis Fr 20.11.

        In dieser Zeit gibt es noch nichts zu zählen.
        [🌙 Dunkle Bilder]
        [⬅️ Zurück]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn in_english_too() {
    let script = async |town: &Town| {
        let yilmaz = town.citizen("Dr. Yıl");
        town.employs(&yilmaz, Role::Admin, &[]).await;
        a_morning(town).await;
        yilmaz.says("English").await;
        yilmaz.says("/report").await;
        yilmaz.says("dark pictures").await;
        yilmaz.says("/figures on the moon").await;
    };
    conversation_by_the_clock(
        &kleinstadt(),
        script,
        expect![[r#"
            Dr. Yıl is admin

            Ada comes at eight and is served, Bob does not come; Cem cancels, and Dora has his place

            Dr. Yıl> English
            Good, I’ll write English from now on.

            Hello! I am the appointment assistant of the city of Kleinstadt.
            What do you need? For example “Identity card”.

            To be read aloud: /text · 👤 Person · /privacy
            [Identity documents]
            [Car]

            Dr. Yıl> /report
            Figures of all offices, Mon 19 Oct to Mon 23 Nov

            Booked: 4 appointments; this week so far 1
            Missed: 1 of 2 (50%). Of the others nothing was noted.
            Cancelled less than 24 hours before: 1
            Given back: one place; booked again: 1 (100%)

            Next free appointment:
            – Identity card: today

            Where appointments come from, and how far ahead they mostly are:
            – booked in the chat: 3 (100%), 2 days

            How far conversations get, in the whole city:
            – asked what there is: 5 (100%)
            – chose a service: 4 (80%)
            – chose a place: 4 (80%)
            – booked: 4 (80%)
            [🌙 Dark pictures]
            [Rathaus Mitte]
            [Bürgeramt Nord]
            [⬅️ Back]

            🖼 bookings.png 1080 × 1027

            🖼 missed.png 1080 × 1140

            🖼 refilled.png 1080 × 1094

            🖼 next-free.png 1080 × 547

            🖼 steps.png 1080 × 895

            Dr. Yıl> dark pictures
            Figures of all offices, Mon 19 Oct to Mon 23 Nov

            Booked: 4 appointments; this week so far 1
            Missed: 1 of 2 (50%). Of the others nothing was noted.
            Cancelled less than 24 hours before: 1
            Given back: one place; booked again: 1 (100%)

            Next free appointment:
            – Identity card: today

            Where appointments come from, and how far ahead they mostly are:
            – booked in the chat: 3 (100%), 2 days

            How far conversations get, in the whole city:
            – asked what there is: 5 (100%)
            – chose a service: 4 (80%)
            – chose a place: 4 (80%)
            – booked: 4 (80%)
            [☀️ Light pictures]
            [Rathaus Mitte]
            [Bürgeramt Nord]
            [⬅️ Back]

            🖼 bookings.png 1080 × 1027

            🖼 missed.png 1080 × 1140

            🖼 refilled.png 1080 × 1094

            🖼 next-free.png 1080 × 547

            🖼 steps.png 1080 × 895

            Dr. Yıl> /figures on the moon
            Of which office? For example: /report Rathaus or /report Rathaus 12, which is twelve weeks.

            Figures of all offices, Mon 19 Oct to Mon 23 Nov

            Booked: 4 appointments; this week so far 1
            Missed: 1 of 2 (50%). Of the others nothing was noted.
            Cancelled less than 24 hours before: 1
            Given back: one place; booked again: 1 (100%)

            Next free appointment:
            – Identity card: today

            Where appointments come from, and how far ahead they mostly are:
            – booked in the chat: 3 (100%), 2 days

            How far conversations get, in the whole city:
            – asked what there is: 5 (100%)
            – chose a service: 4 (80%)
            – chose a place: 4 (80%)
            – booked: 4 (80%)
            [☀️ Light pictures]
            [Rathaus Mitte]
            [Bürgeramt Nord]
            [⬅️ Back]

        "#]],
    )
    .await;
}
