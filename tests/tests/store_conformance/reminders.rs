use bot_core::desk::{Answer, Appointment, Call, Outcome};
use bot_core::ids::ChatId;
use bot_core::quiet_hours::QuietHours;
use bot_core::reminding::{Reminder, Reminding, Wording};
use bot_core::staff::{Attendance, Role, StaffCall};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use store::desk::{DeskPolicy, LocalDesk};
use store::dice::Dice;
use store::outbox::{self, Kind, Lane, NewRow, Outcome as Sent, Record, Room};
use store::reminders::{self, comparison};
use store::{Store, chats, people};
use tests::calendar::{Calendar, Citizen, booked, cancel, cancelled, minute, policy, serves, undo};
use tests::on_both_engines;

use crate::sample::{count, somebody_waits};

const LEASE: TimeDelta = TimeDelta::seconds(60);
/// Next Monday at eight: the first place that Ada gets when Friday's are over.
const MONDAY: i64 = 3 * 24 * 60 + 60;

/// A desk that reminds a day and two hours ahead.
async fn reminding(store: &Store) -> Calendar {
    let reminders = vec![TimeDelta::hours(24), TimeDelta::hours(2)];
    under(store, DeskPolicy { reminders, ..policy() }).await
}

async fn under(store: &Store, policy: DeskPolicy) -> Calendar {
    let mut calendar = Calendar::open(store).await;
    calendar.desk = LocalDesk::new(policy);
    calendar
}

/// A confirmation is wanted six hours ahead, and a warning is said two hours before that.
async fn confirming(store: &Store) -> Calendar {
    let reminders = vec![TimeDelta::hours(24), TimeDelta::hours(2)];
    under(store, DeskPolicy { reminders, confirm_by: Some(TimeDelta::hours(6)), ..policy() }).await
}

async fn books(citizen: &Citizen<'_>) -> Appointment {
    citizen.books_at(minute(0), "centre", minute(MONDAY), "id-card").await
}

/// So long before Monday at eight.
fn ahead(hours: i64) -> DateTime<Utc> {
    minute(MONDAY) - TimeDelta::hours(hours)
}

/// What the job does: all that is due is said, in a transaction of its own each, and lies in the outbox.
async fn says(calendar: &Calendar, now: DateTime<Utc>) -> Vec<(ChatId, Reminding)> {
    let Calendar { store, desk, city, .. } = calendar;
    let mut said = Vec::new();
    loop {
        let mut tx = store.begin().await.unwrap();
        let due = reminders::due(&mut tx, now, 100).await.unwrap();
        tx.commit().await.unwrap();
        if due.is_empty() {
            return said;
        }
        for id in due {
            let mut tx = store.begin().await.unwrap();
            let mut dice = Dice::new([id.as_str().len() as u8; 32]);
            let told = desk.remind(&mut tx, store.codec(), &mut dice, city, &id, now).await.unwrap();
            if let Some((chat, reminding)) = told {
                let row = NewRow {
                    chat: chat.clone(),
                    lane: Lane::Due,
                    kind: Kind::Prompt,
                    body: b"reminder".to_vec(),
                    due_at: now,
                };
                outbox::enqueue(&mut tx, store.codec(), &[row], now).await.unwrap();
                if let Reminding::Reminder(reminder) = &reminding {
                    outbox::speak_of(&mut tx, &chat, &reminder.appointment, now).await.unwrap();
                }
                said.push((chat, reminding));
            }
            tx.commit().await.unwrap();
        }
    }
}

/// The one reminder that is due.
async fn reminder(calendar: &Calendar, now: DateTime<Utc>) -> Reminder {
    match says(calendar, now).await.as_slice() {
        [(_, Reminding::Reminder(reminder))] => (**reminder).clone(),
        other => panic!("{other:?}"),
    }
}

async fn claims(store: &Store, now: DateTime<Utc>) -> Vec<outbox::Claimed> {
    let mut tx = store.begin().await.unwrap();
    let claimed =
        outbox::claim(&mut tx, store.codec(), "notebook", Lane::ALL, now, LEASE, &Room::of(9)).await.unwrap();
    tx.commit().await.unwrap();
    claimed
}

/// All that is claimed arrives.
async fn delivers(store: &Store, now: DateTime<Utc>) -> usize {
    let claimed = claims(store, now).await;
    let sent = Sent::Delivered { message: Some("1".into()) };
    let records: Vec<Record> = claimed.iter().map(|row| Record::of(row, sent.clone())).collect();
    let mut tx = store.begin().await.unwrap();
    outbox::record(&mut tx, &records, now).await.unwrap();
    tx.commit().await.unwrap();
    claimed.len()
}

/// Chats whose reminder is outdated are told so: what stands now, and whether they may have seen it.
async fn outdates(calendar: &Calendar) -> Vec<(bool, bool)> {
    let mut tx = calendar.store.begin().await.unwrap();
    let mut told = Vec::new();
    for (id, told_at) in reminders::outdated(&mut tx, 100).await.unwrap() {
        let outdated = calendar.desk.outdate_reminder(&mut tx, &id, told_at).await.unwrap();
        told.extend(outdated.map(|(_, outdated)| (outdated.booked, outdated.seen)));
    }
    tx.commit().await.unwrap();
    told
}

/// How many requests of a kind wait for staff.
async fn open_requests(store: &Store, kind: &str) -> i64 {
    let sql = "select count(*) as count from request where kind = $1 and done_at is null";
    let row = store.begin().await.unwrap().row(sql, &[kind.into()]).await.unwrap().unwrap();
    row.int("count").unwrap()
}

on_both_engines! {
    async fn each_is_said_once_in_its_time(store: Store) {
        let calendar = reminding(&store).await;
        let ada = calendar.citizen("Ada").await;
        let appointment = books(&ada).await;
        assert_eq!(says(&calendar, minute(1)).await, []);
        assert_eq!(says(&calendar, ahead(24) - TimeDelta::seconds(1)).await, []);
        let first = reminder(&calendar, ahead(24)).await;
        assert_eq!((&first.appointment, first.checks, first.last), (&appointment, true, false));
        assert_eq!(says(&calendar, ahead(23)).await, []);
        let second = reminder(&calendar, ahead(2)).await;
        assert_eq!((second.checks, second.wording), (false, first.wording), "an appointment keeps its wording");
        assert_eq!(says(&calendar, ahead(1)).await, []);
        assert_eq!(reminders::next(&mut store.begin().await.unwrap()).await.unwrap(), None);
    }

    async fn what_was_due_before_the_booking_is_dropped(store: Store) {
        let calendar = reminding(&store).await;
        let ada = calendar.citizen("Ada").await;
        ada.books_at(ahead(20), "centre", minute(MONDAY), "id-card").await;
        assert_eq!(says(&calendar, ahead(19)).await, []);
        reminder(&calendar, ahead(2)).await;
    }

    async fn several_that_were_missed_are_one(store: Store) {
        let calendar = reminding(&store).await;
        books(&calendar.citizen("Ada").await).await;
        let late = reminder(&calendar, ahead(1)).await;
        assert!(!late.checks, "it is the latest of them");
        assert_eq!(says(&calendar, ahead(1)).await, []);
    }

    async fn what_was_missed_waits_for_the_end_of_quiet_hours(store: Store) {
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let quiet_hours = QuietHours { from: hour(20), to: hour(7) };
        let reminders = vec![TimeDelta::hours(24), TimeDelta::hours(2)];
        let calendar = under(&store, DeskPolicy { reminders, quiet_hours, ..policy() }).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        books(&ada).await;
        eva.books_at(minute(0), "centre", minute(MONDAY + 15), "id-card").await;
        // Two hours before is shortly before the quiet hours of the evening; the bot is back at six.
        assert_eq!(says(&calendar, ahead(2)).await, []);
        assert_eq!(says(&calendar, ahead(1)).await.len(), 2, "at seven");
    }

    async fn an_appointment_from_before_is_reminded_of_too(store: Store) {
        let calendar = reminding(&store).await;
        books(&calendar.citizen("Ada").await).await;
        let mut tx = store.begin().await.unwrap();
        // As the migration leaves it.
        tx.execute("update appointment set remind_at = 0", &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(says(&calendar, ahead(30)).await, []);
        reminder(&calendar, ahead(24)).await;
    }

    async fn who_has_left_is_not_reminded_and_those_after_are(store: Store) {
        let calendar = reminding(&store).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        books(&ada).await;
        books(&eva).await;
        let mut tx = store.begin().await.unwrap();
        store::chats::mark_left(&mut tx, &ada.who.chat, minute(1)).await.unwrap();
        tx.commit().await.unwrap();
        let said = says(&calendar, ahead(24)).await;
        assert_eq!(said.iter().map(|(chat, _)| chat).collect::<Vec<_>>(), [&eva.who.chat]);
    }

    async fn it_goes_to_the_account_that_is_wanted(store: Store) {
        let calendar = reminding(&store).await;
        let (ada, at_home) = (calendar.citizen("Ada").await, calendar.citizen("Ada at home").await);
        books(&ada).await;
        let mut tx = store.begin().await.unwrap();
        store::links::join(&mut tx, &at_home.who.person, &at_home.who.account, &ada.who.person).await.unwrap();
        people::remind(&mut tx, &ada.who.person, &at_home.who.account).await.unwrap();
        tx.commit().await.unwrap();
        let said = says(&calendar, ahead(24)).await;
        assert_eq!(said[0].0, at_home.who.chat);
    }

    async fn none_starts_after_the_cancellation(store: Store) {
        let calendar = reminding(&store).await;
        let ada = calendar.citizen("Ada").await;
        let appointment = books(&ada).await;
        reminder(&calendar, ahead(24)).await;
        cancelled(ada.calls(ahead(24), cancel(&appointment.id)).await);
        assert_eq!(claims(&store, ahead(24)).await, []);
        let sql = "select count(*) as count from outbox where outcome = 'superseded'";
        assert_eq!(count(&mut store.begin().await.unwrap(), sql).await, 1);
        assert_eq!(outdates(&calendar).await, [(false, false)], "nobody has seen it");
        assert_eq!(outdates(&calendar).await, [], "and that is said once");
    }

    async fn none_starts_after_the_move(store: Store) {
        let calendar = reminding(&store).await;
        let ada = calendar.citizen("Ada").await;
        let appointment = books(&ada).await;
        reminder(&calendar, ahead(24)).await;
        // Cancelled and restored is another version, too.
        cancelled(ada.calls(ahead(24), cancel(&appointment.id)).await);
        booked(ada.calls(ahead(24), undo(&appointment.id)).await);
        assert_eq!(claims(&store, ahead(24)).await, []);
        assert_eq!(outdates(&calendar).await, [(true, false)]);
    }

    async fn one_that_is_on_its_way_is_told_of(store: Store) {
        let calendar = reminding(&store).await;
        let ada = calendar.citizen("Ada").await;
        let appointment = books(&ada).await;
        reminder(&calendar, ahead(24)).await;
        assert_eq!(claims(&store, ahead(24)).await.len(), 1);
        cancelled(ada.calls(ahead(24), cancel(&appointment.id)).await);
        assert_eq!(outdates(&calendar).await, [(false, true)]);
        // The sender has died: nobody knows, and nobody tries again.
        assert_eq!(claims(&store, ahead(23)).await, []);
        let sql = "select count(*) as count from outbox where outcome = 'unknown'";
        assert_eq!(count(&mut store.begin().await.unwrap(), sql).await, 1);
    }

    async fn one_that_arrived_is_told_of_too(store: Store) {
        let calendar = reminding(&store).await;
        let ada = calendar.citizen("Ada").await;
        let appointment = books(&ada).await;
        reminder(&calendar, ahead(24)).await;
        assert_eq!(delivers(&store, ahead(24)).await, 1);
        assert_eq!(outdates(&calendar).await, []);
        cancelled(ada.calls(ahead(24), cancel(&appointment.id)).await);
        assert_eq!(outdates(&calendar).await, [(false, true)]);
        assert_eq!(says(&calendar, ahead(2)).await, []);
    }

    async fn who_confirms_is_asked_no_more(store: Store) {
        let calendar = confirming(&store).await;
        let ada = calendar.citizen("Ada").await;
        let appointment = books(&ada).await;
        let asked = reminder(&calendar, ahead(24)).await;
        assert_eq!((asked.confirm_until, asked.confirmed), (Some(ahead(6)), false));
        delivers(&store, ahead(24)).await;
        let confirm = Call::Confirm { appointment: appointment.id.clone() };
        assert_eq!(booked(ada.calls(ahead(20), confirm.clone()).await), appointment);
        assert_eq!(says(&calendar, ahead(6)).await, [], "neither warned nor released");
        let last = reminder(&calendar, ahead(2)).await;
        assert_eq!((last.confirm_until, last.confirmed), (None, true));
        let eva = calendar.citizen("Eva").await;
        assert_eq!(eva.calls(ahead(20), confirm).await, Answer::Gone, "it is not hers");
    }

    async fn what_nobody_confirms_is_given_away(store: Store) {
        let calendar = confirming(&store).await;
        let ada = calendar.citizen("Ada").await;
        let appointment = books(&ada).await;
        assert!(!reminder(&calendar, ahead(24)).await.last);
        delivers(&store, ahead(24)).await;
        assert!(reminder(&calendar, ahead(8)).await.last);
        delivers(&store, ahead(8)).await;
        let free = calendar.free_places().await;
        let said = says(&calendar, ahead(6)).await;
        let [(_, Reminding::Release(release))] = said.as_slice() else { panic!("{said:?}") };
        assert_eq!((&release.appointment.id, release.asked_at), (&appointment.id, ahead(8)));
        let offer = release.offer.as_ref().unwrap();
        assert_ne!(offer.place.starts_at, appointment.starts_at, "the same place would be no other one");
        assert_eq!(calendar.free_places().await, free, "one is free, one is held");
        assert_eq!(ada.appointments(ahead(6)).await, []);
        let take = Call::TakeOffer { entry: offer.entry.clone(), offer: offer.hold.clone(), seen: true };
        let held = ada.calls(ahead(6), take).await;
        assert!(matches!(held, Answer::Ok(Outcome::Held(_))), "{held:?}");
        assert_eq!(says(&calendar, ahead(2)).await, []);
    }

    async fn nothing_is_given_away_unless_the_question_arrived(store: Store) {
        let calendar = confirming(&store).await;
        let ada = calendar.citizen("Ada").await;
        books(&ada).await;
        reminder(&calendar, ahead(24)).await;
        assert!(reminder(&calendar, ahead(8)).await.last);
        assert_eq!(claims(&store, ahead(8)).await.len(), 1, "on its way, and nobody knows");
        assert_eq!(says(&calendar, ahead(6)).await, []);
        // That it arrives later changes nothing.
        while delivers(&store, ahead(5)).await > 0 {}
        let last = reminder(&calendar, ahead(2)).await;
        assert_eq!((last.confirm_until, last.last), (None, false));
        let appointment = ada.appointments(ahead(2)).await.remove(0);
        assert_eq!(open_requests(&store, "unconfirmed").await, 1, "staff decide");
        ada.calls(ahead(1), Call::Confirm { appointment: appointment.id }).await;
        assert_eq!(open_requests(&store, "unconfirmed").await, 0, "there is nothing left to decide");
    }

    async fn whom_no_chat_reaches_is_left_to_staff(store: Store) {
        let calendar = confirming(&store).await;
        let ada = calendar.citizen("Ada").await;
        let appointment = books(&ada).await;
        let mut tx = store.begin().await.unwrap();
        chats::mark_left(&mut tx, &ada.who.chat, minute(1)).await.unwrap();
        tx.commit().await.unwrap();
        for hours in [24, 8, 6] {
            assert_eq!(says(&calendar, ahead(hours)).await, []);
        }
        assert_eq!(open_requests(&store, "unconfirmed").await, 1);
        ada.calls(ahead(5), Call::Cancel { appointment: appointment.id }).await;
        assert_eq!(open_requests(&store, "unconfirmed").await, 0);
    }

    async fn who_says_that_it_was_wrong_is_heard_once_and_only_about_their_own(store: Store) {
        let calendar = confirming(&store).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        let appointment = books(&ada).await;
        let object = Call::Object { appointment: appointment.id.clone() };
        assert_eq!(ada.calls(minute(1), object.clone()).await, Answer::Gone, "it stands");
        ada.calls(minute(1), Call::Cancel { appointment: appointment.id }).await;
        assert_eq!(eva.calls(minute(2), object.clone()).await, Answer::Gone);
        for _ in 0..2 {
            assert_eq!(ada.calls(minute(2), object.clone()).await, Answer::Ok(Outcome::Done));
        }
        assert_eq!(open_requests(&store, "objected").await, 1);
    }

    async fn nothing_is_given_away_without_a_warning(store: Store) {
        let calendar = confirming(&store).await;
        let ada = calendar.citizen("Ada").await;
        books(&ada).await;
        reminder(&calendar, ahead(24)).await;
        delivers(&store, ahead(24)).await;
        // The bot was not there when the warning was due.
        assert_eq!(says(&calendar, ahead(6)).await, []);
        assert_eq!(ada.appointments(ahead(5)).await.len(), 1);
    }

    async fn wordings_are_compared_by_what_came_of_them(store: Store) {
        let calendar = confirming(&store).await;
        let (ada, eva) = (calendar.citizen("Ada").await, calendar.citizen("Eva").await);
        let (adas, evas) = (books(&ada).await, books(&eva).await);
        assert_eq!(says(&calendar, ahead(24)).await.len(), 2);
        let arms = async |now| {
            let arms = comparison::arms(&mut store.begin().await.unwrap(), now).await.unwrap();
            assert_eq!(arms.len(), Wording::ALL.len());
            let of = |count: fn(&comparison::Arm) -> u64| arms.iter().map(count).sum::<u64>();
            [
                of(|arm| arm.reminded),
                of(|arm| arm.confirmed),
                of(|arm| arm.moved),
                of(|arm| arm.cancelled),
                of(|arm| arm.released),
                of(|arm| arm.silent),
                of(|arm| arm.open),
            ]
        };
        assert_eq!(arms(ahead(23)).await, [2, 0, 0, 0, 0, 0, 2]);
        ada.calls(ahead(20), Call::Confirm { appointment: adas.id.clone() }).await;
        assert_eq!(arms(ahead(20)).await, [2, 1, 0, 0, 0, 0, 1]);
        assert_eq!(arms(ahead(-1)).await, [2, 1, 0, 0, 0, 1, 0]);
        eva.calls(ahead(19), cancel(&evas.id)).await;
        assert_eq!(arms(ahead(19)).await, [2, 1, 0, 1, 0, 0, 0]);
        let clerk = serves(&calendar, "Öz", Role::Clerk, &[]).await;
        let came = StaffCall::Mark { reference: adas.reference, attendance: Attendance::Arrived };
        clerk.calls(ahead(0), Call::Staff(came)).await;
        let arms = comparison::arms(&mut store.begin().await.unwrap(), ahead(0)).await.unwrap();
        let marked = arms.iter().map(|arm| (arm.arrived, arm.missed));
        assert_eq!(marked.fold((0, 0), |(a, m), (arrived, missed)| (a + arrived, m + missed)), (1, 0));
    }
}

#[tokio::test]
async fn a_cancellation_waits_until_a_claim_is_committed() {
    let database = tests::databases::postgres().await;
    let store = database.store.clone();
    let calendar = reminding(&store).await;
    let ada = calendar.citizen("Ada").await;
    let appointment = books(&ada).await;
    reminder(&calendar, ahead(24)).await;
    let mut claiming = store.begin().await.unwrap();
    let (codec, room) = (store.codec(), Room::of(9));
    let claimed =
        outbox::claim(&mut claiming, codec, "notebook", Lane::ALL, ahead(24), LEASE, &room).await.unwrap();
    assert_eq!(claimed.len(), 1);
    let cancelling = ada.calls(ahead(24), cancel(&appointment.id));
    let committing = async {
        somebody_waits(&store).await;
        claiming.commit().await.unwrap();
    };
    let (answer, ()) = futures::join!(cancelling, committing);
    cancelled(answer);
    drop(calendar);
    drop(store);
    database.remove().await;
}
