use bot_core::desk::{Answer, Call, Contact, Hold, Outcome, Refusal};
use bot_core::ids::ChatId;
use bot_core::linking::{Code, LinkRefusal, Links, Reminders};
use bot_core::{Conversation, Language};
use chrono::{DateTime, Utc};
use store::{Store, chats, links, people};
use tests::calendar::{Calendar, Citizen, book, booked, cancel, cancelled, held, hold, minute, undo, wish};
use tests::{databases, on_both_engines};

use crate::sample::{count, dice, somebody_waits};

/// A code that is shown to them.
async fn code(citizen: &Citizen<'_>, now: DateTime<Utc>) -> Code {
    match citizen.calls(now, Call::MakeLinkCode).await {
        Answer::Ok(Outcome::LinkCode { code, .. }) => code,
        other => panic!("{other:?}"),
    }
}

fn find(code: &Code) -> Call {
    Call::FindLinkCode { code: code.clone() }
}

fn link(code: &Code) -> Call {
    Call::Link { code: code.clone() }
}

fn refused(refusal: LinkRefusal) -> Answer {
    Answer::Refused(Refusal::Link(refusal))
}

fn wrong() -> Code {
    Code::read("0000-000A").unwrap()
}

#[track_caller]
fn linked(answer: Answer) -> Links {
    match answer {
        Answer::Ok(Outcome::Links(links)) => links,
        other => panic!("{other:?}"),
    }
}

/// The same account, as whoever it belongs to now.
async fn again<'a>(calendar: &'a Calendar, name: &str) -> Citizen<'a> {
    calendar.citizen(name).await
}

/// Ada, and Ada at work, who became one.
async fn linked_citizens(calendar: &Calendar) -> (Citizen<'_>, Citizen<'_>) {
    let (ada, at_work) = (calendar.citizen("Ada").await, calendar.citizen("Work").await);
    let code = code(&ada, minute(0)).await;
    linked(at_work.calls(minute(0), link(&code)).await);
    (ada, again(calendar, "Work").await)
}

async fn chat_of(store: &Store, citizen: &Citizen<'_>) -> ChatId {
    let mut tx = store.begin().await.unwrap();
    let sql = "select id from chat where account = $1";
    let row = tx.row(sql, &[citizen.who.account.as_str().into()]).await.unwrap().unwrap();
    ChatId::new(row.text("id").unwrap())
}

/// A conversation in which this place is held.
fn holding(hold: &Hold) -> Vec<u8> {
    let conversation = Conversation::new(ChatId::new("another"), Language::new("de"), minute(0)).write();
    let mut written: serde_json::Value = serde_json::from_slice(&conversation).unwrap();
    written["conversation"]["hold"] = hold.id.as_str().into();
    serde_json::to_vec(&written).unwrap()
}

/// Two persons who type each other's codes at the same moment: neither waits for ever for the other.
#[tokio::test]
async fn two_at_once_link_each_other() {
    for swapped in [false, true] {
        let database = databases::postgres().await;
        let calendar = Calendar::open(&database.store).await;
        let (mut one, mut other) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        if (one.who.person > other.who.person) != swapped {
            std::mem::swap(&mut one, &mut other);
        }
        let code = code(&one, minute(0)).await;
        // Somebody holds the person who is locked first, and wants the second as well.
        let (first, second) = match one.who.person < other.who.person {
            true => (&one.who.person, &other.who.person),
            false => (&other.who.person, &one.who.person),
        };
        let mut tx = database.store.begin().await.unwrap();
        people::lock(&mut tx, first).await.unwrap();
        let goes_on = async {
            somebody_waits(&database.store).await;
            people::lock(&mut tx, second).await.unwrap();
            tx.commit().await.unwrap();
        };
        let (answer, ()) = tokio::join!(other.calls(minute(0), link(&code)), goes_on);
        linked(answer);
        database.remove().await;
    }
}

on_both_engines! {
    async fn a_code_is_kept_as_a_hash_and_the_newest_counts(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob, carl) =
            (calendar.citizen("Ada").await, calendar.citizen("Bob").await, calendar.citizen("Carl").await);
        let older = code(&ada, minute(0)).await;
        // Everybody's dice throw the same: what is taken is thrown again.
        let bobs = code(&bob, minute(0)).await;
        let newer = code(&ada, minute(1)).await;
        assert!(older != bobs && newer != bobs);
        let platforms = vec!["notebook".to_owned()];
        assert_eq!(carl.calls(minute(1), find(&newer)).await, Answer::Ok(Outcome::Linkable { platforms }));
        let mut tx = store.begin().await.unwrap();
        let kept = tx.rows("select code_index from link_code", &[]).await.unwrap();
        assert_eq!(kept.len(), 2, "one for each person");
        assert!(kept.iter().all(|row| !row.text("code_index").unwrap().contains(newer.as_str())));
    }

    async fn a_code_lasts_ten_minutes_and_works_once(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, bob, carl) =
            (calendar.citizen("Ada").await, calendar.citizen("Bob").await, calendar.citizen("Carl").await);
        let late = code(&ada, minute(0)).await;
        assert!(matches!(bob.calls(minute(9), find(&late)).await, Answer::Ok(Outcome::Linkable { .. })));
        assert_eq!(bob.calls(minute(10), find(&late)).await, Answer::Gone);
        assert_eq!(bob.calls(minute(10), link(&late)).await, Answer::Gone);
        let fresh = code(&ada, minute(10)).await;
        assert_eq!(ada.calls(minute(10), find(&fresh)).await, refused(LinkRefusal::OwnCode));
        let order = calendar.order_id();
        let first = linked(bob.repeats(minute(10), &order, link(&fresh)).await);
        assert_eq!(first.others, ["notebook"]);
        let bob = again(&calendar, "Bob").await;
        assert_eq!(bob.who.person, ada.who.person);
        assert_eq!(linked(bob.repeats(minute(10), &order, link(&fresh)).await), first, "the order is repeated");
        assert_eq!(bob.calls(minute(10), find(&fresh)).await, refused(LinkRefusal::AlreadyLinked));
        assert_eq!(carl.calls(minute(10), find(&fresh)).await, Answer::Gone);
        assert_eq!(carl.calls(minute(10), link(&fresh)).await, Answer::Gone);
        let mut tx = store.begin().await.unwrap();
        assert_eq!(count(&mut tx, "select count(*) as count from person").await, 2, "Ada and Carl");
    }

    async fn five_wrong_codes_lock_an_account_out_for_an_hour(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, eve) = (calendar.citizen("Ada").await, calendar.citizen("Eve").await);
        for tried_at in [0, 30, 50, 55] {
            assert_eq!(eve.calls(minute(tried_at), find(&wrong())).await, Answer::Gone);
        }
        let order = calendar.order_id();
        for _ in 0..3 {
            assert_eq!(eve.repeats(minute(61), &order, find(&wrong())).await, Answer::Gone, "counted once");
        }
        assert_eq!(eve.calls(minute(62), find(&wrong())).await, Answer::Gone, "five, but in more than an hour");
        let right = code(&ada, minute(115)).await;
        for call in [find(&right), link(&right), find(&wrong())] {
            assert_eq!(eve.calls(minute(121), call).await, refused(LinkRefusal::TooManyTries));
        }
        linked(eve.calls(minute(122), link(&right)).await);
    }

    async fn who_becomes_one_shares_what_both_have(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, at_work) = (calendar.citizen("Ada").await, calendar.citizen("Work").await);
        let given_up = at_work.books(minute(0), "passport").await;
        cancelled(at_work.calls(minute(0), cancel(&given_up.id)).await);
        let (one, two) = (ada.books(minute(0), "id-card").await, at_work.books(minute(0), "id-card").await);
        let place = at_work.places(minute(0), wish("car")).await.remove(0);
        let waiting = at_work.holds(minute(0), &place.id, wish("car")).await;
        let mut tx = store.begin().await.unwrap();
        let (name, phone) = (Some("Ada".to_owned()), Some("0221".to_owned()));
        let hers = Contact { name: name.clone(), ..Contact::default() };
        people::remember(&mut tx, store.codec(), &ada.who.person, &hers).await.unwrap();
        let at_works = Contact { name: Some("A. L.".into()), phone: phone.clone(), email: None };
        people::remember(&mut tx, store.codec(), &at_work.who.person, &at_works).await.unwrap();
        tx.commit().await.unwrap();

        let code = code(&ada, minute(0)).await;
        linked(at_work.calls(minute(0), link(&code)).await);
        let at_work = again(&calendar, "Work").await;
        for chat in [&ada, &at_work] {
            let mut appointments = chat.appointments(minute(0)).await;
            appointments.sort_by_key(|appointment| appointment.id != one.id);
            assert_eq!(appointments, [one.clone(), two.clone()]);
            // Both keep theirs; one more for the same, or beyond the limit in all, there is not.
            let place = chat.places(minute(0), wish("id-card")).await.remove(0);
            let more = chat.calls(minute(0), hold(&place.id, wish("id-card"))).await;
            assert!(matches!(more, Answer::Refused(Refusal::SameService(_))), "{more:?}");
        }
        let refused = ada.calls(minute(0), book(&waiting.id)).await;
        assert!(matches!(&refused, Answer::Refused(Refusal::TooMany(both)) if both.len() == 2), "{refused:?}");
        let undone = ada.calls(minute(0), undo(&given_up.id)).await;
        assert!(matches!(undone, Answer::Refused(Refusal::TooMany(_))), "{undone:?}");
        let mut tx = store.begin().await.unwrap();
        let known = people::contact(&mut tx, store.codec(), &ada.who.person).await.unwrap();
        assert_eq!(known, Contact { name, phone, email: None });
        tx.commit().await.unwrap();

        cancelled(at_work.calls(minute(0), cancel(&one.id)).await);
        let place = ada.places(minute(0), wish("id-card")).await.remove(0);
        let more = ada.calls(minute(0), hold(&place.id, wish("id-card"))).await;
        assert!(matches!(more, Answer::Refused(Refusal::SameService(_))), "one is left: {more:?}");
        cancelled(ada.calls(minute(0), cancel(&two.id)).await);
        ada.books(minute(0), "id-card").await;
    }

    async fn each_of_two_for_the_same_service_can_be_moved(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, at_work) = (calendar.citizen("Ada").await, calendar.citizen("Work").await);
        let (one, two) = (ada.books(minute(0), "id-card").await, at_work.books(minute(0), "id-card").await);
        let code = code(&ada, minute(0)).await;
        linked(at_work.calls(minute(0), link(&code)).await);
        for appointment in [one, two] {
            let mut elsewhere = wish("id-card");
            elsewhere.moving = Some(appointment.id.clone());
            let place = ada.places(minute(0), elsewhere.clone()).await.remove(0);
            let hold = held(ada.calls(minute(0), hold(&place.id, elsewhere)).await);
            let contact = Contact::default();
            booked(ada.calls(minute(0), Call::Move { appointment: appointment.id, hold: hold.id, contact }).await);
        }
        assert_eq!(ada.appointments(minute(0)).await.len(), 2);
    }

    async fn who_parts_takes_along_what_they_booked(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, at_work) = linked_citizens(&calendar).await;
        let (hers, at_works) = (ada.books(minute(0), "id-card").await, at_work.books(minute(0), "car").await);
        let mut tx = store.begin().await.unwrap();
        let name = Contact { name: Some("Ada".into()), ..Contact::default() };
        people::remember(&mut tx, store.codec(), &ada.who.person, &name).await.unwrap();
        people::remind(&mut tx, &ada.who.person, &at_work.who.account).await.unwrap();
        tx.commit().await.unwrap();
        cancelled(ada.calls(minute(0), cancel(&hers.id)).await);
        let place = at_work.places(minute(0), wish("passport")).await.remove(0);
        let waiting = at_work.holds(minute(0), &place.id, wish("passport")).await;
        let old_code = code(&at_work, minute(0)).await;

        let unlink = Call::Unlink { hold: Some(waiting.id.clone()) };
        let order = calendar.order_id();
        for _ in 0..2 {
            assert_eq!(at_work.repeats(minute(0), &order, unlink.clone()).await, Answer::Ok(Outcome::Done));
        }
        let at_work = again(&calendar, "Work").await;
        assert_ne!(at_work.who.person, ada.who.person);
        assert_eq!(at_work.appointments(minute(0)).await, std::slice::from_ref(&at_works));
        assert_eq!(ada.appointments(minute(0)).await, []);
        booked(ada.calls(minute(0), undo(&hers.id)).await);
        booked(at_work.calls(minute(0), book(&waiting.id)).await);
        cancelled(at_work.calls(minute(0), cancel(&at_works.id)).await);
        let alone = Links { here: "notebook".into(), others: vec![], reminders: Reminders::WhereBooked };
        for chat in [&ada, &at_work] {
            assert_eq!(linked(chat.calls(minute(0), Call::Links).await), alone);
            let mut tx = store.begin().await.unwrap();
            assert_eq!(people::contact(&mut tx, store.codec(), &chat.who.person).await.unwrap(), name);
        }
        let bob = calendar.citizen("Bob").await;
        assert_eq!(bob.calls(minute(0), find(&old_code)).await, Answer::Gone, "it would link to what is left");
        assert_eq!(ada.calls(minute(0), Call::Unlink { hold: None }).await, Answer::Ok(Outcome::Done));
        assert_eq!(again(&calendar, "Ada").await.who, ada.who, "nothing is linked, so nothing changes");
    }

    async fn who_parts_takes_along_what_is_held_in_another_room(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, at_work) = linked_citizens(&calendar).await;
        let place = at_work.places(minute(0), wish("passport")).await.remove(0);
        let waiting = at_work.holds(minute(0), &place.id, wish("passport")).await;
        let mut tx = store.begin().await.unwrap();
        let (codec, mut dice) = (store.codec(), dice(9));
        let room = chats::meet(&mut tx, codec, &mut dice, "notebook", "another room", "Work", minute(0)).await.unwrap();
        chats::save(&mut tx, codec, &room, &holding(&waiting), None, None, minute(0)).await.unwrap();
        tx.commit().await.unwrap();

        assert_eq!(at_work.calls(minute(0), Call::Unlink { hold: None }).await, Answer::Ok(Outcome::Done));
        assert_eq!(ada.calls(minute(0), book(&waiting.id)).await, Answer::Gone);
        booked(again(&calendar, "Work").await.calls(minute(0), book(&waiting.id)).await);
    }

    async fn reminders_go_where_somebody_wants_them(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, at_work) = linked_citizens(&calendar).await;
        let (hers, at_works) = (ada.books(minute(0), "id-card").await, at_work.books(minute(0), "car").await);
        let (home, work) = (chat_of(&store, &ada).await, chat_of(&store, &at_work).await);
        let mut tx = store.begin().await.unwrap();
        assert_eq!(people::reminder_chat(&mut tx, &hers.id).await.unwrap(), Some(home.clone()));
        assert_eq!(people::reminder_chat(&mut tx, &at_works.id).await.unwrap(), Some(work.clone()));
        tx.commit().await.unwrap();

        let links = linked(at_work.calls(minute(0), Call::RemindHere).await);
        assert_eq!(links.reminders, Reminders::Here);
        let links = linked(ada.calls(minute(0), Call::Links).await);
        assert_eq!(links.reminders, Reminders::There("notebook".into()));
        let mut tx = store.begin().await.unwrap();
        for appointment in [&hers, &at_works] {
            assert_eq!(people::reminder_chat(&mut tx, &appointment.id).await.unwrap(), Some(work.clone()));
        }
        chats::mark_left(&mut tx, &work, minute(1)).await.unwrap();
        assert_eq!(people::reminder_chat(&mut tx, &at_works.id).await.unwrap(), Some(home.clone()), "left there");
        chats::mark_left(&mut tx, &home, minute(1)).await.unwrap();
        assert_eq!(people::reminder_chat(&mut tx, &at_works.id).await.unwrap(), None);
        let unknown = bot_core::ids::AppointmentId::new("nothing");
        assert_eq!(people::reminder_chat(&mut tx, &unknown).await.unwrap(), None);
    }

    async fn the_language_chosen_where_the_code_is_typed_wins(store: Store) {
        for (here, there, both) in
            [(Some("en"), Some("de"), Some("en")), (None, Some("de"), Some("de")), (None, None, None)]
        {
            let calendar = Calendar::open(&store).await;
            let (ada, at_work) = (calendar.citizen("Ada").await, calendar.citizen("Work").await);
            let mut tx = store.begin().await.unwrap();
            for (who, language) in [(&at_work.who, here), (&ada.who, there)] {
                let sql = "update account set language = $2 where id = $1";
                tx.execute(sql, &[who.account.as_str().into(), language.into()]).await.unwrap();
            }
            links::join(&mut tx, &at_work.who.person, &at_work.who.account, &ada.who.person).await.unwrap();
            let rows = tx.rows("select language from account", &[]).await.unwrap();
            let languages: Vec<_> = rows.iter().map(|row| row.maybe_text("language").unwrap()).collect();
            assert_eq!(languages, vec![both.map(str::to_owned); 2]);
        }
    }

    async fn forgetting_parts_all_accounts(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, at_work) = linked_citizens(&calendar).await;
        at_work.books(minute(0), "car").await;
        linked(ada.calls(minute(0), Call::RemindHere).await);
        let old_code = code(&ada, minute(0)).await;
        for _ in 0..2 {
            assert_eq!(ada.calls(minute(0), Call::Forget).await, Answer::Ok(Outcome::Done));
        }
        let at_work = again(&calendar, "Work").await;
        assert_ne!(at_work.who.person, ada.who.person);
        let alone = Links { here: "notebook".into(), others: vec![], reminders: Reminders::WhereBooked };
        for chat in [&ada, &at_work] {
            assert_eq!(chat.appointments(minute(0)).await, []);
            assert_eq!(linked(chat.calls(minute(0), Call::Links).await), alone);
        }
        assert_eq!(at_work.calls(minute(0), find(&old_code)).await, Answer::Gone);
    }
}
