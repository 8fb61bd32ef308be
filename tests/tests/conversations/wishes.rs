//! What suits those who wait: asked part by part, said in words, and changed at any time.

use bot_core::City;
use chrono::TimeDelta;
use expect_test::expect;
use tests::town::{Town, kleinstadt};

use crate::{conversation, conversation_by_the_clock};

/// Kleinstadt, where each office has one place for an identity card: on Monday at 8:00 and on Tuesday at 14:00.
fn one_place_each() -> City {
    let mut city = kleinstadt();
    for (office, weekday, to, day) in [(0, "mon", "08:15", "2026-11-23"), (1, "tue", "14:15", "2026-11-24")] {
        let opening = &mut city.offices[office].opening[0];
        opening.weekdays = serde_json::from_value(serde_json::json!([weekday])).unwrap();
        opening.to = to.parse().unwrap();
        opening.desks = 1;
        opening.valid_until = Some(day.parse().unwrap());
    }
    city
}

/// Bob has the one in the centre, Ben the one in the north.
async fn all_is_taken(town: &Town) {
    town.citizen("bob").books("personalausweis", "08:00").await;
    town.citizen("ben").books("personalausweis", "14:00").await;
}

/// Ada has an appointment, and waits for an earlier one.
async fn ada_waits(town: &Town) {
    let ada = town.citizen("ada");
    ada.books("personalausweis", "08:30").await;
    ada.says("verschieben").await;
    ada.taps("Warteliste").await;
}

#[tokio::test]
async fn wishes_are_changed_part_by_part() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada_waits(town).await;
        ada.taps("Wünsche ändern").await;
        ada.taps("Wochentage").await;
        ada.taps("Montag").await;
        ada.taps("Mittwoch").await;
        ada.taps("☑ Montag").await;
        ada.taps("Fertig").await;
        ada.taps("Uhrzeit").await;
        ada.taps("Vormittags").await;
        ada.taps("Wünsche ändern").await;
        ada.taps("Anderes Amt").await;
        ada.taps("Alle Ämter").await;
        ada.taps("Wünsche ändern").await;
        ada.taps("Bis wann").await;
        ada.taps("Zwei Wochen").await;
    };
    conversation(
        script,
        expect![[r#"
            ada has booked: personalausweis, 08:30

            ada> verschieben
            Ihr Termin am Montag, 23. November 2026 um 08:30 Uhr bleibt, bis Sie einen neuen bestätigen.

            Personalausweis · Rathaus Mitte
            Diese Termine sind frei. Welcher passt Ihnen?
            [Mo 23.11. 08:00]
            [Mo 23.11. 08:15]
            [Mo 23.11. 08:45]
            [Später] [Anderer Tag]
            [🔔 Warteliste]
            [Anderes Amt]
            [Alle Ämter]
            [⬅️ Zurück]

            ada> [🔔 Warteliste]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis · Rathaus Mitte · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            ada> [Wünsche ändern]
            Personalausweis · Rathaus Mitte · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            Was soll anders sein?
            [Wochentage] [Uhrzeit]
            [Anderes Amt] [Bis wann]
            [Fertig]

            ada> [Wochentage]
            Personalausweis · Rathaus Mitte · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            An welchen Tagen passt es Ihnen?
            Schreiben geht auch, zum Beispiel „montags und mittwochs“.
            [Montag] [Dienstag]
            [Mittwoch] [Donnerstag]
            [Freitag]
            [Fertig]

            ada> [Montag]
            Personalausweis · Rathaus Mitte · nur Montag · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            An welchen Tagen passt es Ihnen?
            Schreiben geht auch, zum Beispiel „montags und mittwochs“.
            [☑ Montag] [Dienstag]
            [Mittwoch] [Donnerstag]
            [Freitag]
            [Alle Tage] [Fertig]

            ada> [Mittwoch]
            Personalausweis · Rathaus Mitte · nur Montag, Mittwoch · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            An welchen Tagen passt es Ihnen?
            Schreiben geht auch, zum Beispiel „montags und mittwochs“.
            [☑ Montag] [Dienstag]
            [☑ Mittwoch] [Donnerstag]
            [Freitag]
            [Alle Tage] [Fertig]

            ada> [☑ Montag]
            Personalausweis · Rathaus Mitte · nur Mittwoch · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            An welchen Tagen passt es Ihnen?
            Schreiben geht auch, zum Beispiel „montags und mittwochs“.
            [Montag] [Dienstag]
            [☑ Mittwoch] [Donnerstag]
            [Freitag]
            [Alle Tage] [Fertig]

            ada> [Fertig]
            Personalausweis · Rathaus Mitte · nur Mittwoch · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            Was soll anders sein?
            [Wochentage] [Uhrzeit]
            [Anderes Amt] [Bis wann]
            [Fertig]

            ada> [Uhrzeit]
            Personalausweis · Rathaus Mitte · nur Mittwoch · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            Zu welcher Uhrzeit passt es Ihnen?
            Schreiben geht auch, zum Beispiel „ab 14 Uhr“.
            [Vormittags] [Nachmittags]
            [Alle Uhrzeiten] [⬅️ Zurück]

            ada> [Vormittags]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis · Rathaus Mitte · nur Mittwoch · vor 12:00 Uhr · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            ada> [Wünsche ändern]
            Personalausweis · Rathaus Mitte · nur Mittwoch · vor 12:00 Uhr · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            Was soll anders sein?
            [Wochentage] [Uhrzeit]
            [Anderes Amt] [Bis wann]
            [Fertig]

            ada> [Anderes Amt]
            Personalausweis · Rathaus Mitte · nur Mittwoch · vor 12:00 Uhr · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            Wohin möchten Sie kommen?
            [Rathaus Mitte · Mitte]
            [Bürgeramt Nord · Nord]
            [Alle Ämter] [⬅️ Zurück]

            ada> [Alle Ämter]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis · nur Mittwoch · vor 12:00 Uhr · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

            ada> [Wünsche ändern]
            Personalausweis · nur Mittwoch · vor 12:00 Uhr · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            Was soll anders sein?
            [Wochentage] [Uhrzeit]
            [Anderes Amt] [Bis wann]
            [Fertig]

            ada> [Bis wann]
            Personalausweis · nur Mittwoch · vor 12:00 Uhr · statt Ihres späteren Termins

            Ich suche bis Freitag, 1. Januar 2027.

            Bis wann soll ich suchen?
            Schreiben geht auch, zum Beispiel „bis 12.12.“
            [Nur am Fr 20.11.] [Zwei Wochen]
            [So lange es dauert] [⬅️ Zurück]

            ada> [Zwei Wochen]
            🔔 Sie stehen auf der Warteliste:

            Personalausweis · nur Mittwoch · vor 12:00 Uhr · statt Ihres späteren Termins

            Ich suche bis Freitag, 4. Dezember 2026.

            Vor Ihnen wartet niemand.

            Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

            Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
            [Wünsche ändern]
            [Auch kurzfristig]
            [✖️ Nicht mehr warten] [Neuer Termin]

        "#]],
    )
    .await;
}

#[tokio::test]
async fn wishes_are_changed_in_words() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada_waits(town).await;
        ada.says("nur montags und mittwochs, vormittags").await;
        ada.says("doch nicht mittwochs").await;
        ada.says("ab 14 Uhr im Norden").await;
        ada.says("suche bis zum 10.12.").await;
        ada.says("so lange es dauert").await;
        ada.says("egal wann").await;
        ada.says("alle Uhrzeiten").await;
        ada.says("egal wo").await;
        ada.says("mein Ausweis läuft am Mittwoch ab").await;
        ada.says("bis wann").await;
        ada.says("12.12.").await;
        ada.says("Welche Tage gehen?").await;
    };
    conversation(script, expect![[r#"
        ada has booked: personalausweis, 08:30

        ada> verschieben
        Ihr Termin am Montag, 23. November 2026 um 08:30 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Rathaus Mitte
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00]
        [Mo 23.11. 08:15]
        [Mo 23.11. 08:45]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

        ada> [🔔 Warteliste]
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Rathaus Mitte · statt Ihres späteren Termins

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> nur montags und mittwochs, vormittags
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Rathaus Mitte · nur Montag, Mittwoch · vor 12:00 Uhr · statt Ihres späteren Termins

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> doch nicht mittwochs
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Rathaus Mitte · nur Montag · vor 12:00 Uhr · statt Ihres späteren Termins

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> ab 14 Uhr im Norden
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Bürgeramt Nord · nur Montag · ab 14:00 Uhr · statt Ihres späteren Termins

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> suche bis zum 10.12.
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Bürgeramt Nord · nur Montag · ab 14:00 Uhr · statt Ihres späteren Termins

        Ich suche bis Donnerstag, 10. Dezember 2026.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> so lange es dauert
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Bürgeramt Nord · nur Montag · ab 14:00 Uhr · statt Ihres späteren Termins

        Ich suche bis Samstag, 20. November 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> egal wann
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Bürgeramt Nord · ab 14:00 Uhr · statt Ihres späteren Termins

        Ich suche bis Samstag, 20. November 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> alle Uhrzeiten
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Bürgeramt Nord · statt Ihres späteren Termins

        Ich suche bis Samstag, 20. November 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> egal wo
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · statt Ihres späteren Termins

        Ich suche bis Samstag, 20. November 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> mein Ausweis läuft am Mittwoch ab
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · statt Ihres späteren Termins

        Sie brauchen ihn bis Mittwoch, 25. November 2026: So lange suche ich, und Sie kommen vor denen, die länger Zeit haben.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> bis wann
        Personalausweis · statt Ihres späteren Termins

        Sie brauchen ihn bis Mittwoch, 25. November 2026: So lange suche ich, und Sie kommen vor denen, die länger Zeit haben.

        Bis wann soll ich suchen?
        Schreiben geht auch, zum Beispiel „bis 12.12.“
        [Nur am Fr 20.11.] [Zwei Wochen]
        [So lange es dauert] [⬅️ Zurück]

        ada> 12.12.
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · statt Ihres späteren Termins

        Ich suche bis Samstag, 12. Dezember 2026.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> Welche Tage gehen?
        Das habe ich leider nicht verstanden. Das liegt an mir.
        Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
        „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

        🔔 Sie stehen auf der Warteliste:

        Personalausweis · statt Ihres späteren Termins

        Ich suche bis Samstag, 12. Dezember 2026.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

    "#]]).await;
}

#[tokio::test]
async fn wishes_are_changed_in_english() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada_waits(town).await;
        ada.says("English").await;
        ada.says("Monday and Wednesday after 2 pm").await;
        ada.taps("Change wishes").await;
        ada.taps("Days of the week").await;
        ada.taps("Any day").await;
        ada.says("until when").await;
        ada.taps("As long as it takes").await;
    };
    conversation(script, expect![[r#"
        ada has booked: personalausweis, 08:30

        ada> verschieben
        Ihr Termin am Montag, 23. November 2026 um 08:30 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Rathaus Mitte
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00]
        [Mo 23.11. 08:15]
        [Mo 23.11. 08:45]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

        ada> [🔔 Warteliste]
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Rathaus Mitte · statt Ihres späteren Termins

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> English
        Good, I’ll write English from now on.

        🔔 You are on the waiting list:

        Identity card · Rathaus Mitte · in place of your later appointment

        I will look until Friday, 1 January 2027.

        Nobody is waiting before you.

        When a place becomes free, I keep it for you and write to you.

        Do you need it by a certain day? Send me the date.
        [Change wishes]
        [Short notice is fine]
        [✖️ Stop waiting] [New appointment]

        ada> Monday and Wednesday after 2 pm
        🔔 You are on the waiting list:

        Identity card · Rathaus Mitte · only Monday, Wednesday · from 14:00 · in place of your later appointment

        I will look until Friday, 1 January 2027.

        Nobody is waiting before you.

        When a place becomes free, I keep it for you and write to you.

        Do you need it by a certain day? Send me the date.
        [Change wishes]
        [Short notice is fine]
        [✖️ Stop waiting] [New appointment]

        ada> [Change wishes]
        Identity card · Rathaus Mitte · only Monday, Wednesday · from 14:00 · in place of your later appointment

        I will look until Friday, 1 January 2027.

        What shall be different?
        [Days of the week] [Time of day]
        [Another office] [Until when]
        [Done]

        ada> [Days of the week]
        Identity card · Rathaus Mitte · only Monday, Wednesday · from 14:00 · in place of your later appointment

        I will look until Friday, 1 January 2027.

        On which days does it suit you?
        You can also write, for example “Monday and Wednesday”.
        [☑ Monday] [Tuesday]
        [☑ Wednesday] [Thursday]
        [Friday]
        [Any day] [Done]

        ada> [Any day]
        🔔 You are on the waiting list:

        Identity card · Rathaus Mitte · from 14:00 · in place of your later appointment

        I will look until Friday, 1 January 2027.

        Nobody is waiting before you.

        When a place becomes free, I keep it for you and write to you.

        Do you need it by a certain day? Send me the date.
        [Change wishes]
        [Short notice is fine]
        [✖️ Stop waiting] [New appointment]

        ada> until when
        Identity card · Rathaus Mitte · from 14:00 · in place of your later appointment

        I will look until Friday, 1 January 2027.

        Until when shall I look?
        You can also write, for example “until 12.12.”
        [Only on Fri 20 Nov] [Two weeks]
        [As long as it takes] [⬅️ Back]

        ada> [As long as it takes]
        🔔 You are on the waiting list:

        Identity card · Rathaus Mitte · from 14:00 · in place of your later appointment

        I will look until Saturday, 20 November 2027.

        Nobody is waiting before you.

        When a place becomes free, I keep it for you and write to you.

        Do you need it by a certain day? Send me the date.
        [Change wishes]
        [Short notice is fine]
        [✖️ Stop waiting] [New appointment]

    "#]]).await;
}

#[tokio::test]
async fn what_does_not_suit_is_not_offered() {
    let script = async |town: &Town| {
        all_is_taken(town).await;
        let ada = town.citizen("ada");
        ada.says("Personalausweis").await;
        ada.taps("Warteliste").await;
        ada.says("nur dienstags").await;
        town.citizen("bob").says("absagen").await;
        town.citizen("bob").says("ja").await;
        town.passes(TimeDelta::minutes(5)).await;
        ada.says("egal wann").await;
        town.passes(TimeDelta::minutes(1)).await;
    };
    conversation_by_the_clock(
        &one_place_each(),
        script,
        expect![[r#"
        bob has booked: personalausweis, 08:00

        ben has booked: personalausweis, 14:00

        ada> Personalausweis
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis
        In allen Ämtern ist gerade alles vergeben. Jeden Tag kommen neue Termine dazu.

        Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [🔔 Warteliste]
        [⬅️ Zurück]

        ada> [🔔 Warteliste]
        🔔 Sie stehen auf der Warteliste:

        Personalausweis

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> nur dienstags
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · nur Dienstag

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        bob> absagen
        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        bob> ja
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

        … 5 min
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.
        [Neuer Termin]

        ada> egal wann
        🔔 Sie stehen auf der Warteliste:

        Personalausweis

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        … 1 min
        🔔 Ein Platz ist frei geworden:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Ich halte ihn bis 10:36 Uhr für Sie. Möchten Sie ihn?
        [✅ Platz nehmen] [✖️ Nein, danke]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn after_several_missed_offers_the_wishes_are_asked() {
    let mut city = one_place_each();
    city.offices[0].opening[0].to = "08:30".parse().unwrap();
    let script = async |town: &Town| {
        all_is_taken(town).await;
        town.citizen("eva").books("personalausweis", "08:15").await;
        let ada = town.citizen("ada");
        ada.says("Personalausweis").await;
        ada.taps("Warteliste").await;
        for other in ["bob", "ben", "eva"] {
            town.citizen(other).says("absagen").await;
            town.citizen(other).says("ja").await;
            town.passes(TimeDelta::minutes(40)).await;
        }
        ada.taps("Wochentage").await;
        ada.says("dienstags").await;
    };
    conversation_by_the_clock(
        &city,
        script,
        expect![[r#"
        bob has booked: personalausweis, 08:00

        ben has booked: personalausweis, 14:00

        eva has booked: personalausweis, 08:15

        ada> Personalausweis
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis
        In allen Ämtern ist gerade alles vergeben. Jeden Tag kommen neue Termine dazu.

        Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [🔔 Warteliste]
        [⬅️ Zurück]

        ada> [🔔 Warteliste]
        🔔 Sie stehen auf der Warteliste:

        Personalausweis

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        bob> absagen
        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        bob> ja
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-TAA-YW8.ics METHOD:CANCEL SEQUENCE:1

        … 40 min
        Der angebotene Platz ist weitergegangen. Das macht nichts: Sie warten weiter, an derselben Stelle.

        🔔 Sie stehen auf der Warteliste:

        Personalausweis

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:00 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.
        [Neuer Termin]

        ben> absagen
        Personalausweis
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        ben> ja
        Abgesagt:

        Personalausweis
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-RWJ-0S6.ics METHOD:CANCEL SEQUENCE:1

        … 40 min
        Der angebotene Platz ist weitergegangen. Das macht nichts: Sie warten weiter, an derselben Stelle.

        🔔 Sie stehen auf der Warteliste:

        Personalausweis

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        Abgesagt:

        Personalausweis
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.
        [Neuer Termin]

        eva> absagen
        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        eva> ja
        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-XCR-PMR.ics METHOD:CANCEL SEQUENCE:1

        … 40 min
        Auch dieser Platz ist weitergegangen. Sie warten weiter, an derselben Stelle.
        Passen Ihre Wünsche noch? Unter /warteliste lassen sie sich ändern.

        Personalausweis

        Ich suche bis Freitag, 1. Januar 2027.

        Was soll anders sein?
        [Wochentage] [Uhrzeit]
        [Anderes Amt] [Bis wann]
        [Fertig]

        Abgesagt:

        Personalausweis
        Montag, 23. November 2026, 08:15 Uhr
        Rathaus Mitte, Am Markt 1, 44999 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.
        [Neuer Termin]

        ada> [Wochentage]
        Personalausweis

        Ich suche bis Freitag, 1. Januar 2027.

        An welchen Tagen passt es Ihnen?
        Schreiben geht auch, zum Beispiel „montags und mittwochs“.
        [Montag] [Dienstag]
        [Fertig]

        ada> dienstags
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · nur Dienstag

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

    "#]],
    )
    .await;
}

#[tokio::test]
async fn at_short_notice_it_is_asked_where() {
    let script = async |town: &Town| {
        all_is_taken(town).await;
        let ada = town.citizen("ada");
        ada.says("Personalausweis im Rathaus Mitte").await;
        ada.taps("Warteliste").await;
        ada.taps("Auch kurzfristig").await;
        ada.taps("Nord").await;
        // On Tuesday, 25 minutes before Ben's appointment.
        town.passes(TimeDelta::minutes(4 * 24 * 60 + 3 * 60 + 34)).await;
        town.citizen("ben").says("absagen").await;
        town.citizen("ben").says("ja").await;
        town.passes(TimeDelta::minutes(2)).await;
        ada.says("ja").await;
    };
    conversation_by_the_clock(
        &one_place_each(),
        script,
        expect![[r#"
        bob has booked: personalausweis, 08:00

        ben has booked: personalausweis, 14:00

        ada> Personalausweis im Rathaus Mitte
        Hier antwortet ein Programm. Betreiber: Stadt Kleinstadt, Am Markt 1, 44999 Kleinstadt.
        Datenschutz: https://kleinstadt.example.org/datenschutz

        Personalausweis · Rathaus Mitte
        In diesem Amt ist gerade nichts frei. In einem anderen Amt ist oft noch etwas frei.

        Ein Mensch sucht gern mit Ihnen weiter: 030 23125 100, Montag bis Freitag 8 bis 16 Uhr
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

        ada> [🔔 Warteliste]
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Rathaus Mitte

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> [Auch kurzfristig]
        Personalausweis · Rathaus Mitte

        Ich suche bis Freitag, 1. Januar 2027.

        Wohin können Sie innerhalb einer Stunde kommen?
        [Mitte]
        [Nord]
        [Wie gewünscht] [⬅️ Zurück]

        ada> [Nord]
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Rathaus Mitte

        Ich suche bis Freitag, 1. Januar 2027.

        Auch kurzfristig: Bürgeramt Nord.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Nicht mehr kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        … 5974 min
        ben> absagen
        Personalausweis
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Möchten Sie diesen Termin absagen?
        [✖️ Ja, absagen] [Behalten]

        ben> ja
        Abgesagt:

        Personalausweis
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.

        Doch nicht? Sie können die Absage noch kurz zurücknehmen.
        [Absage zurücknehmen]
        [Neuer Termin]

        📎 termin-RWJ-0S6.ics METHOD:CANCEL SEQUENCE:1

        … 2 min
        🔔 In 25 Minuten in Nord?

        Personalausweis
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ich halte den Platz bis 13:41 Uhr für Sie.
        [✅ Platz nehmen] [✖️ Nein, danke]

        Abgesagt:

        Personalausweis
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Danke! Den Platz bekommt jemand anderes.
        [Neuer Termin]

        ada> ja
        Gebucht:

        Personalausweis
        Dienstag, 24. November 2026, 14:00 Uhr
        Bürgeramt Nord, Nordstraße 5, 44997 Kleinstadt

        Ihre Nummer: NPX-5S2

        Bitte mitbringen:
        – Alter Ausweis

        Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.
        [🔁 Verschieben] [✖️ Absagen]

        📎 termin-NPX-5S2.ics METHOD:PUBLISH SEQUENCE:0

    "#]],
    )
    .await;
}

#[tokio::test]
async fn where_it_suits_at_short_notice_is_said_in_words() {
    let script = async |town: &Town| {
        let ada = town.citizen("ada");
        ada_waits(town).await;
        ada.says("kurzfristig auch im Norden").await;
        ada.says("nicht mehr kurzfristig").await;
        ada.says("auch kurzfristig").await;
        ada.says("wie gewünscht").await;
    };
    conversation(
        script,
        expect![[r#"
        ada has booked: personalausweis, 08:30

        ada> verschieben
        Ihr Termin am Montag, 23. November 2026 um 08:30 Uhr bleibt, bis Sie einen neuen bestätigen.

        Personalausweis · Rathaus Mitte
        Diese Termine sind frei. Welcher passt Ihnen?
        [Mo 23.11. 08:00]
        [Mo 23.11. 08:15]
        [Mo 23.11. 08:45]
        [Später] [Anderer Tag]
        [🔔 Warteliste]
        [Anderes Amt]
        [Alle Ämter]
        [⬅️ Zurück]

        ada> [🔔 Warteliste]
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Rathaus Mitte · statt Ihres späteren Termins

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> kurzfristig auch im Norden
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Rathaus Mitte · statt Ihres späteren Termins

        Ich suche bis Freitag, 1. Januar 2027.

        Auch kurzfristig: Bürgeramt Nord.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Nicht mehr kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> nicht mehr kurzfristig
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Rathaus Mitte · statt Ihres späteren Termins

        Ich suche bis Freitag, 1. Januar 2027.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Auch kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

        ada> auch kurzfristig
        Personalausweis · Rathaus Mitte · statt Ihres späteren Termins

        Ich suche bis Freitag, 1. Januar 2027.

        Wohin können Sie innerhalb einer Stunde kommen?
        [Mitte]
        [Nord]
        [Wie gewünscht] [⬅️ Zurück]

        ada> wie gewünscht
        🔔 Sie stehen auf der Warteliste:

        Personalausweis · Rathaus Mitte · statt Ihres späteren Termins

        Ich suche bis Freitag, 1. Januar 2027.

        Auch kurzfristig.

        Vor Ihnen wartet niemand.

        Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

        Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.
        [Wünsche ändern]
        [Nicht mehr kurzfristig]
        [✖️ Nicht mehr warten] [Neuer Termin]

    "#]],
    )
    .await;
}
