use bot_core::closure::{Case, Closing, ClosingRefusal, Extent, Message};
use bot_core::desk::{Answer, Call, Outcome};
use bot_core::ids::{ChatId, HoldId, OfficeId};
use bot_core::quiet_hours::QuietHours;
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use store::closures::{self, Record, cases};
use store::desk::{DeskPolicy, LocalDesk};
use store::dice::Dice;
use store::layout::Progress;
use tests::calendar::{Calendar, booked, cancel, cancelled, layout, minute, policy, wish};
use tests::on_both_engines;

/// This Friday from seven to noon.
fn friday(office: &str, desks: Option<u16>) -> Closing {
    closing(office, minute(0), minute(300), desks)
}

fn closing(office: &str, from: DateTime<Utc>, until: DateTime<Utc>, desks: Option<u16>) -> Closing {
    Closing { office: OfficeId::new(office), from, until, desks, reason: String::new() }
}

async fn closes(calendar: &Calendar, now: i64, closing: &Closing) -> Result<Record, ClosingRefusal> {
    let mut tx = calendar.store.begin().await.unwrap();
    let mut seed = [3; 32];
    seed[0] = u8::try_from(now.rem_euclid(256)).unwrap();
    let closed = calendar.desk.close(&mut tx, &mut Dice::new(seed), closing, minute(now)).await.unwrap();
    tx.commit().await.unwrap();
    closed
}

/// All that is due by the rules of this desk: other places are looked for, and it is told.
async fn messages_of(desk: &LocalDesk, calendar: &Calendar, now: DateTime<Utc>) -> Vec<(ChatId, Message)> {
    let mut tx = calendar.store.begin().await.unwrap();
    while !desk.rehouse(&mut tx, &calendar.city, DateTime::UNIX_EPOCH, now).await.unwrap() {}
    let mut messages = Vec::new();
    for case in cases::due(&mut tx, now, 100).await.unwrap() {
        messages
            .extend(desk.attend(&mut tx, calendar.store.codec(), &calendar.city, &case, now).await.unwrap());
    }
    tx.commit().await.unwrap();
    messages
}

async fn messages(calendar: &Calendar, now: i64) -> Vec<(ChatId, Message)> {
    messages_of(&calendar.desk, calendar, minute(now)).await
}

#[track_caller]
fn falls_out(messages: &[(ChatId, Message)], chat: &ChatId) -> Case {
    let mut theirs = messages.iter().filter(|(told, _)| told == chat);
    match (theirs.next(), theirs.next()) {
        (Some((_, Message::FallsOut(case))), None) => case.clone(),
        other => panic!("{other:?}"),
    }
}

fn take(case: &Case, which: usize) -> Call {
    Call::TakeAlternative { case: case.id.clone(), alternative: case.alternatives[which].hold.clone() }
}

async fn lay_out(calendar: &Calendar, now: DateTime<Utc>) {
    loop {
        let mut tx = calendar.store.begin().await.unwrap();
        let progress = layout().run_once(&mut tx, now).await.unwrap();
        tx.commit().await.unwrap();
        if progress != Progress::More {
            return;
        }
    }
}

on_both_engines! {
    async fn what_is_closed_has_no_places_until_it_opens_again(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let all = calendar.free_places().await;
        let closed = closes(&calendar, 0, &friday("centre", None)).await.unwrap();
        assert_eq!(calendar.free_places().await, all - 8);
        let nearest = ada.places(minute(0), wish("id-card")).await.remove(0);
        assert_eq!(nearest.office, OfficeId::new("north"));
        let mut tx = store.begin().await.unwrap();
        let reopened = calendar.desk.reopen(&mut tx, &calendar.city, &closed.id, minute(1)).await.unwrap();
        assert!(reopened.is_ok());
        let again = calendar.desk.reopen(&mut tx, &calendar.city, &closed.id, minute(1)).await.unwrap();
        assert_eq!(again.unwrap_err(), ClosingRefusal::Gone);
        tx.commit().await.unwrap();
        lay_out(&calendar, minute(1)).await;
        assert_eq!(calendar.free_places().await, all);
    }

    async fn a_day_that_is_not_laid_out_yet_can_be_closed_for(store: Store) {
        let calendar = Calendar::open(&store).await;
        // The last day that is laid out, and the one after it.
        let fortnight = minute(0) + TimeDelta::days(14);
        let two_days = closing("centre", fortnight, fortnight + TimeDelta::days(4), None);
        closes(&calendar, 0, &two_days).await.unwrap();
        let free = calendar.free_places().await;
        lay_out(&calendar, minute(0) + TimeDelta::days(4)).await;
        let mut tx = store.begin().await.unwrap();
        let sql = "select count(*) as count from place where office = 'centre' and starts_at > $1 and starts_at < $2";
        let counted = tx.row(sql, &[fortnight.into(), two_days.until.into()]).await.unwrap().unwrap().int("count").unwrap();
        assert_eq!(counted, 0, "Monday is closed");
        assert!(free > 0);
    }

    async fn nothing_is_closed_in_vain_or_twice(store: Store) {
        let calendar = Calendar::open(&store).await;
        let refused = async |now, closing: Closing| closes(&calendar, now, &closing).await.unwrap_err();
        assert_eq!(refused(400, friday("centre", None)).await, ClosingRefusal::Past);
        let sunday = minute(0) + TimeDelta::days(2);
        assert_eq!(refused(0, closing("centre", sunday, sunday + TimeDelta::days(1), None)).await, ClosingRefusal::NotOpen);
        assert_eq!(refused(0, friday("centre", Some(3))).await, ClosingRefusal::Desks(2));
        closes(&calendar, 0, &friday("centre", None)).await.unwrap();
        assert_eq!(refused(1, friday("centre", Some(1))).await, ClosingRefusal::ClosedAlready);
        assert_eq!(refused(1, friday("centre", None)).await, ClosingRefusal::ClosedAlready);
    }

    async fn one_tap_moves_and_gives_the_others_back(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let appointment = ada.books_at(minute(0), "centre", minute(60), "id-card").await;
        closes(&calendar, 1, &friday("centre", None)).await.unwrap();
        let free = calendar.free_places().await;
        let case = falls_out(&messages(&calendar, 1).await, &ada.who.chat);
        assert_eq!(case.alternatives.len(), 3);
        assert_eq!(calendar.free_places().await, free - 3, "all of them are held");
        assert!(ada.appointments(minute(1)).await[0].falls_out);
        assert_eq!(bob.calls(minute(2), take(&case, 0)).await, Answer::Gone, "it is not Bob's");
        let order = calendar.order_id();
        let moved = booked(ada.repeats(minute(2), &order, take(&case, 1)).await);
        assert_eq!((&moved.id, moved.starts_at), (&appointment.id, case.alternatives[1].place.starts_at));
        assert!(!moved.falls_out);
        assert_eq!(booked(ada.repeats(minute(2), &order, take(&case, 1)).await), moved);
        assert_eq!(ada.calls(minute(3), take(&case, 0)).await, Answer::Gone);
        assert_eq!(calendar.free_places().await, free - 1, "its old place is gone");
    }

    async fn whoever_cancels_gives_all_back_and_cannot_undo_it(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let appointment = ada.books_at(minute(0), "centre", minute(60), "id-card").await;
        closes(&calendar, 1, &friday("centre", None)).await.unwrap();
        let free = calendar.free_places().await;
        // Before it is told, too.
        let (_, undo_until) = cancelled(ada.calls(minute(1), cancel(&appointment.id)).await);
        assert_eq!(undo_until, None);
        assert_eq!(ada.calls(minute(1), Call::Undo { appointment: appointment.id }).await, Answer::Gone);
        assert_eq!(messages(&calendar, 1).await, []);
        assert_eq!(calendar.free_places().await, free);
    }

    async fn each_has_one_place_before_anybody_has_two(store: Store) {
        let mut calendar = Calendar::open(&store).await;
        calendar.desk = LocalDesk::new(DeskPolicy { horizon: TimeDelta::days(1), ..policy() });
        let mut citizens = Vec::new();
        for (name, starts) in [("Ada", 60), ("Bob", 60), ("Eva", 75)] {
            let citizen = calendar.citizen(name).await;
            citizen.books_at(minute(0), "centre", minute(starts), "id-card").await;
            citizens.push(citizen.who.chat.clone());
        }
        // Two places are free in the north, this Friday.
        closes(&calendar, 1, &friday("centre", None)).await.unwrap();
        let told = messages(&calendar, 1).await;
        let mut held: Vec<usize> =
            citizens.iter().map(|chat| falls_out(&told, chat).alternatives.len()).collect();
        held.sort_unstable();
        assert_eq!(held, [0, 1, 1]);
    }

    async fn those_who_lost_a_place_come_before_those_who_wait(store: Store) {
        let mut calendar = Calendar::open(&store).await;
        calendar.desk = LocalDesk::new(DeskPolicy { horizon: TimeDelta::hours(12), ..policy() });
        let (ada, zoe) = (calendar.citizen("Ada").await, calendar.citizen("Zoe").await);
        let mut bobs = Vec::new();
        for (name, starts) in [("Bob", 90), ("Ben", 105)] {
            let citizen = calendar.citizen(name).await;
            bobs.push((citizen.books_at(minute(0), "north", minute(starts), "id-card").await, name));
        }
        ada.books_at(minute(0), "centre", minute(60), "id-card").await;
        let Answer::Ok(Outcome::Waits(_)) = zoe.calls(minute(0), Call::Wait { wish: wish("id-card") }).await else {
            panic!("Zoe waits")
        };
        closes(&calendar, 1, &friday("centre", None)).await.unwrap();
        let case = falls_out(&messages(&calendar, 1).await, &ada.who.chat);
        assert_eq!((case.alternatives.len(), case.until), (0, None));
        let (appointment, name) = bobs.remove(1);
        calendar.citizen(name).await.calls(minute(2), cancel(&appointment.id)).await;
        calendar.expire(minute(3)).await;
        let mut tx = store.begin().await.unwrap();
        let since = minute(1);
        calendar.desk.rehouse(&mut tx, &calendar.city, since, minute(3)).await.unwrap();
        for entry in calendar.desk.candidates(&mut tx, since, minute(3)).await.unwrap() {
            calendar.desk.offer(&mut tx, &calendar.city, &entry.entry, minute(3)).await.unwrap();
        }
        assert_eq!(store::waitlist::offering::untold(&mut tx, minute(3), 9).await.unwrap(), [], "Zoe is offered nothing");
        tx.commit().await.unwrap();
        let case = falls_out(&messages(&calendar, 3).await, &ada.who.chat);
        assert_eq!(case.alternatives[0].place.starts_at, minute(105));
    }

    async fn at_night_only_those_are_woken_whose_morning_it_is(store: Store) {
        let calendar = Calendar::open(&store).await;
        let monday = minute(60) + TimeDelta::days(3);
        let ada = calendar.citizen("Ada").await;
        ada.books_at(minute(0), "centre", monday, "id-card").await;
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let quiet_hours = QuietHours { from: time(21), to: time(8) };
        let desk = LocalDesk::new(DeskPolicy { quiet_hours, ..policy() });
        let day = closing("centre", monday - TimeDelta::hours(8), monday + TimeDelta::hours(12), None);
        // On Saturday night: Sunday morning is early enough.
        let saturday = 24 * 60 + 15 * 60;
        closes(&calendar, saturday, &day).await.unwrap();
        assert_eq!(messages_of(&desk, &calendar, minute(saturday)).await, []);
        let told = messages_of(&desk, &calendar, minute(saturday + 10 * 60)).await;
        falls_out(&told, &ada.who.chat);
        // On Sunday night it is not.
        let bob = calendar.citizen("Bob").await;
        let tuesday = monday + TimeDelta::days(1);
        bob.books_at(minute(saturday), "centre", tuesday, "id-card").await;
        let day = closing("centre", tuesday - TimeDelta::hours(8), tuesday + TimeDelta::hours(12), None);
        let monday_night = 3 * 24 * 60 + 15 * 60;
        closes(&calendar, monday_night, &day).await.unwrap();
        let told = messages_of(&desk, &calendar, minute(monday_night)).await;
        let case = falls_out(&told, &bob.who.chat);
        assert!(case.until.unwrap() > minute(monday_night), "and there is time to answer");
    }

    async fn who_left_the_chat_heads_the_call_list(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let adas = ada.books_at(minute(0), "centre", minute(60), "id-card").await;
        let bobs = bob.books_at(minute(0), "centre", minute(75), "id-card").await;
        let closed = closes(&calendar, 1, &friday("centre", None)).await.unwrap();
        falls_out(&messages(&calendar, 1).await, &bob.who.chat);
        let mut tx = store.begin().await.unwrap();
        store::chats::mark_left(&mut tx, &bob.who.chat, minute(2)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(messages(&calendar, 2).await, [], "nobody hears of it");
        let listed = async || {
            let mut tx = store.begin().await.unwrap();
            let listed = cases::call_list(&mut tx, &closed.id).await.unwrap();
            listed.iter().map(|case| case.booked().id).collect::<Vec<_>>()
        };
        assert_eq!(listed().await, std::slice::from_ref(&bobs.id));
        let told = messages(&calendar, 50).await;
        assert!(matches!(&told[..], [(chat, Message::Listed(_))] if *chat == ada.who.chat), "{told:?}");
        assert_eq!(listed().await, [bobs.id, adas.id]);
        let mut tx = store.begin().await.unwrap();
        let progress = closures::in_progress(&mut tx, minute(50)).await.unwrap();
        assert_eq!((progress.len(), progress[0].progress.listed, progress[0].progress.asked), (1, 2, 0));
    }

    async fn a_look_ahead_changes_nothing(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        ada.books_at(minute(0), "centre", minute(60), "id-card").await;
        bob.books_at(minute(0), "centre", minute(75), "id-card").await;
        let free = calendar.free_places().await;
        let mut tx = store.begin().await.unwrap();
        let look = async |tx: &mut store::Tx, closing: &Closing| {
            let dice = &mut Dice::new([1; 32]);
            calendar.desk.preview(tx, dice, &calendar.city, closing, minute(1)).await.unwrap()
        };
        let all = look(&mut tx, &friday("centre", None)).await;
        assert_eq!(all, Ok(Extent { people: 2, seated: 0, offered: 2, without_chat: 0 }));
        let one = look(&mut tx, &friday("centre", Some(1))).await.unwrap();
        assert_eq!(one.people, one.seated, "the other desk is free for those");
        tx.commit().await.unwrap();
        assert_eq!(calendar.free_places().await, free);
        assert_eq!(messages(&calendar, 1).await, []);
    }

    async fn an_offered_place_is_no_longer_there_and_who_had_it_is_told(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let place = ada.places(minute(0), wish("id-card")).await.remove(0);
        let hold = ada.holds(minute(0), &place.id, wish("id-card")).await;
        closes(&calendar, 1, &friday("centre", None)).await.unwrap();
        let mut tx = store.begin().await.unwrap();
        assert_eq!(cases::closed_holds(&mut tx, 9).await.unwrap(), [HoldId::new(hold.id.as_str())]);
        let told = cases::take_closed_hold(&mut tx, &hold.id).await.unwrap();
        assert_eq!(told, Some((ada.who.chat.clone(), OfficeId::new("centre"))));
        assert_eq!(cases::take_closed_hold(&mut tx, &hold.id).await.unwrap(), None);
        tx.commit().await.unwrap();
        let book = tests::calendar::book(&hold.id);
        assert_eq!(ada.calls(minute(2), book).await, Answer::Gone);
    }
}
