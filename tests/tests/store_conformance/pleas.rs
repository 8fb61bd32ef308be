//! Those who would like to speak with a person: one open plea each, one clerk each, and what both say arrives once and
//! in its order.

use bot_core::desk::{Answer, Call, Outcome, Refusal};
use bot_core::event::Event;
use bot_core::ids::{ChatId, OrderId, RequestId};
use bot_core::plea::{
    Channel, Line, News, Plea, PleaCall, PleaDeed, PleaDone, PleaOutcome, PleaRefusal, SoFar, Standing,
    Taken, Turn,
};
use bot_core::staff::{Matter, Role, StaffCall, StaffOutcome, StaffRefusal};
use bot_core::tidings::Tidings;
use chrono::{DateTime, TimeDelta, Utc};
use store::outbox::{self, Kind, Lane, NewRow};
use store::retention::forget_old;
use store::{Store, audit, chats, links, pleas, staff, tidings};
use tests::calendar::{Calendar, Citizen, minute, serves};
use tests::on_both_engines;

use crate::sample::count;

/// A clerk at a terminal of their own, where what citizens write may be shown.
async fn at_terminal<'a>(calendar: &'a Calendar, name: &str) -> Citizen<'a> {
    let clerk = serves(calendar, name, Role::Clerk, &[]).await;
    let mut tx = calendar.store.begin().await.unwrap();
    let sql = "update chat set platform = 'console:desk' where id = $1";
    tx.execute(sql, &[clerk.who.chat.as_str().into()]).await.unwrap();
    tx.commit().await.unwrap();
    clerk
}

fn plea(channel: Channel) -> Plea {
    Plea {
        topic: "Mein Kind ist im Ausland geboren".into(),
        channel,
        reach: (channel != Channel::Here).then(|| "0231 471100".into()),
        so_far: Some(SoFar { prompt: Vec::new(), puzzles: vec!["Dings".into()] }),
    }
}

fn ask(channel: Channel) -> Call {
    Call::Plea(PleaCall::Ask { plea: Box::new(plea(channel)) })
}

#[track_caller]
fn outcome(answer: Answer) -> PleaOutcome {
    match answer {
        Answer::Ok(Outcome::Plea(outcome)) => outcome,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn standing(answer: Answer) -> Standing {
    match outcome(answer) {
        PleaOutcome::Stands(standing) => standing,
        other => panic!("{other:?}"),
    }
}

async fn asks(citizen: &Citizen<'_>, now: DateTime<Utc>, channel: Channel) -> RequestId {
    standing(citizen.calls(now, ask(channel)).await).request
}

fn look() -> Call {
    Call::Plea(PleaCall::Look)
}

fn say(request: &RequestId, text: &str) -> Call {
    Call::Plea(PleaCall::Say { request: request.clone(), text: text.into() })
}

fn end(request: &RequestId) -> Call {
    Call::Plea(PleaCall::End { request: request.clone() })
}

fn take(request: &RequestId) -> Call {
    Call::Staff(StaffCall::Take { request: request.clone() })
}

fn answer(request: &RequestId, text: &str) -> Call {
    Call::Staff(StaffCall::Plea(PleaDeed::Say { request: request.clone(), line: words(text) }))
}

fn finish(request: &RequestId) -> Call {
    Call::Staff(StaffCall::Plea(PleaDeed::End { request: request.clone() }))
}

fn give_back(request: &RequestId) -> Call {
    Call::Staff(StaffCall::Plea(PleaDeed::GiveBack { request: request.clone() }))
}

fn words(text: &str) -> Line {
    Line::Words(text.into())
}

fn done(done: PleaDone) -> Answer {
    Answer::Ok(Outcome::Staff(StaffOutcome::Plea(done)))
}

fn refused(refusal: PleaRefusal) -> Answer {
    Answer::Refused(Refusal::Staff(StaffRefusal::Plea(refusal)))
}

#[track_caller]
fn taken(answer: Answer) -> Taken {
    match answer {
        Answer::Ok(Outcome::Staff(StaffOutcome::Plea(PleaDone::Taken(taken)))) => *taken,
        other => panic!("{other:?}"),
    }
}

/// All that is told now, in its order, with the chats.
async fn told(calendar: &Calendar, now: DateTime<Utc>) -> Vec<(ChatId, News)> {
    let mut tx = calendar.store.begin().await.unwrap();
    let mut told = Vec::new();
    for id in tidings::untold(&mut tx, now, 99).await.unwrap() {
        let codec = calendar.store.codec();
        match calendar.desk.tell_tidings(&mut tx, codec, &id, now).await.unwrap() {
            Some((chat, Tidings::Plea(news))) => told.push((chat, news)),
            Some((_, other)) => panic!("{:?}", Event::Tidings(other)),
            None => {}
        }
    }
    tx.commit().await.unwrap();
    told
}

/// The same in short, first what clerks are told.
async fn turns(calendar: &Calendar, now: DateTime<Utc>) -> Vec<(bool, Turn)> {
    let told = told(calendar, now).await.into_iter();
    let mut turns: Vec<_> = told.map(|(_, news)| (news.to_clerk, news.turn)).collect();
    turns.sort_by_key(|(to_clerk, _)| !to_clerk);
    turns
}

async fn lines_to(calendar: &Calendar, citizen: &Citizen<'_>, now: DateTime<Utc>) -> Vec<Line> {
    let told = told(calendar, now).await.into_iter();
    told.filter(|(chat, _)| *chat == citizen.who.chat).flat_map(|(_, news)| news.lines).collect()
}

async fn tend(calendar: &Calendar, now: DateTime<Utc>) {
    let mut tx = calendar.store.begin().await.unwrap();
    calendar.desk.tend_pleas(&mut tx, calendar.store.codec(), &calendar.city, now).await.unwrap();
    tx.commit().await.unwrap();
}

async fn deeds(store: &Store) -> Vec<(String, Option<String>)> {
    let mut tx = store.begin().await.unwrap();
    let entries = audit::all(&mut tx, store.codec()).await.unwrap();
    let about = entries.into_iter().filter(|entry| entry.subject.starts_with("person:"));
    about.map(|entry| (format!("{} {}", entry.name.unwrap(), entry.action), entry.reason)).collect()
}

on_both_engines! {
    async fn where_nobody_serves_nobody_is_asked(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        assert_eq!(outcome(ada.calls(minute(0), look()).await), PleaOutcome::Nobody);
        serves(&calendar, "Editor", Role::Editor, &[]).await;
        assert_eq!(outcome(ada.calls(minute(1), look()).await), PleaOutcome::Nobody);
        serves(&calendar, "Öz", Role::Clerk, &[]).await;
        assert_eq!(outcome(ada.calls(minute(1), look()).await), PleaOutcome::Nothing);
    }

    async fn everybody_has_one_open_plea(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let order = OrderId::new("ask");
        let first = standing(ada.repeats(minute(0), &order, ask(Channel::Here)).await);
        assert_eq!(standing(ada.repeats(minute(1), &order, ask(Channel::Here)).await), first, "repeated");
        assert_eq!(standing(ada.calls(minute(2), ask(Channel::Phone)).await), first, "it stands");
        assert_eq!(standing(ada.calls(minute(2), look()).await), first);
        assert_eq!((first.minutes, first.taken, first.elsewhere), (None, false, false));
        let withdraw = OrderId::new("withdraw");
        for _ in 0..2 {
            let over = ada.repeats(minute(3), &withdraw, end(&first.request)).await;
            assert_eq!(outcome(over), PleaOutcome::Over { talked: false });
        }
        let second = standing(ada.calls(minute(4), ask(Channel::Phone)).await);
        assert_eq!((second.channel, second.reach.as_deref()), (Channel::Phone, Some("0231 471100")));
        let eve = calendar.citizen("Eve").await;
        for call in [end(&second.request), say(&second.request, "ich")] {
            assert_eq!(eve.calls(minute(5), call).await, Answer::Gone, "it is another's");
        }
    }

    async fn who_asks_twice_at_the_same_moment_has_asked_once(store: Store) {
        let calendar = Calendar::open(&store).await;
        let ada = calendar.citizen("Ada").await;
        let (one, other) =
            tokio::join!(ada.calls(minute(0), ask(Channel::Here)), ada.calls(minute(0), ask(Channel::Here)));
        assert_eq!(standing(one).request, standing(other).request);
        let mut tx = store.begin().await.unwrap();
        assert_eq!(count(&mut tx, "select count(*) as count from request").await, 1);
        assert_eq!(count(&mut tx, "select count(*) as count from plea").await, 1);
    }

    async fn of_two_clerks_at_the_same_moment_one_has_it(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, yilmaz) = (at_terminal(&calendar, "Öz").await, at_terminal(&calendar, "Yilmaz").await);
        let ada = calendar.citizen("Ada").await;
        let request = asks(&ada, minute(0), Channel::Here).await;
        let (one, other) =
            tokio::join!(oez.calls(minute(5), take(&request)), yilmaz.calls(minute(5), take(&request)));
        let (first, loser, winner) = match one == refused(PleaRefusal::Colleague) {
            true => (other, one, &yilmaz),
            false => (one, other, &oez),
        };
        assert_eq!(loser, refused(PleaRefusal::Colleague));
        let first = taken(first);
        assert_eq!(taken(winner.calls(minute(6), take(&request)).await).request.id, first.request.id, "again");
        assert_eq!(deeds(&store).await.len(), 1, "taken once");
        assert_eq!(turns(&calendar, minute(6)).await, [(false, Turn::Begun(Channel::Here))]);
        let loser = if winner.who.chat == oez.who.chat { &yilmaz } else { &oez };
        for call in [answer(&request, "ich auch"), finish(&request), give_back(&request)] {
            assert_eq!(loser.calls(minute(7), call).await, Answer::Gone, "it is a colleague's");
        }
    }

    async fn both_hear_what_the_other_says_once_and_in_its_order(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, ada) = (at_terminal(&calendar, "Öz").await, calendar.citizen("Ada").await);
        let request = asks(&ada, minute(0), Channel::Here).await;
        taken(oez.calls(minute(1), take(&request)).await);
        told(&calendar, minute(1)).await;
        let order = OrderId::new("hello");
        for _ in 0..2 {
            let said = ada.repeats(minute(2), &order, say(&request, "Hallo")).await;
            assert_eq!(outcome(said), PleaOutcome::Said);
        }
        ada.calls(minute(2), say(&request, "Ist da jemand?")).await;
        assert_eq!(lines_to(&calendar, &oez, minute(2)).await, [words("Hallo"), words("Ist da jemand?")]);
        let order = OrderId::new("answer");
        for _ in 0..2 {
            let said = oez.repeats(minute(3), &order, answer(&request, "Ja")).await;
            assert_eq!(said, done(PleaDone::Said));
        }
        assert_eq!(lines_to(&calendar, &ada, minute(3)).await, [words("Ja")]);
        assert_eq!(told(&calendar, minute(3)).await, [], "once");
        let read: Vec<_> = taken(oez.calls(minute(4), take(&request)).await).lines;
        let read: Vec<_> = read.into_iter().map(|spoken| (spoken.by_clerk, spoken.line)).collect();
        assert_eq!(read, [(false, words("Hallo")), (false, words("Ist da jemand?")), (true, words("Ja"))]);
    }

    async fn the_last_words_arrive_before_the_end_whoever_ends_it(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, ada) = (at_terminal(&calendar, "Öz").await, calendar.citizen("Ada").await);
        let request = asks(&ada, minute(0), Channel::Here).await;
        taken(oez.calls(minute(1), take(&request)).await);
        told(&calendar, minute(1)).await;
        oez.calls(minute(2), answer(&request, "Alles Gute")).await;
        let order = OrderId::new("end");
        for _ in 0..2 {
            assert_eq!(oez.repeats(minute(2), &order, finish(&request)).await, done(PleaDone::Ended));
        }
        let heard = told(&calendar, minute(2)).await;
        let lines: Vec<_> = heard.iter().flat_map(|(_, news)| news.lines.clone()).collect();
        assert_eq!(lines, [words("Alles Gute")]);
        assert_eq!(heard.last().unwrap().1.turn, Turn::Ended);
        assert_eq!(ada.calls(minute(3), say(&request, "noch was")).await, Answer::Gone);
        assert_eq!(oez.calls(minute(3), answer(&request, "noch was")).await, Answer::Gone);
        let took = ("Öz took".to_owned(), None);
        let handled = ("Öz handled".to_owned(), Some("ended".to_owned()));
        assert_eq!(deeds(&store).await, [took, handled]);

        let request = asks(&ada, minute(4), Channel::Here).await;
        taken(oez.calls(minute(5), take(&request)).await);
        told(&calendar, minute(5)).await;
        ada.calls(minute(6), say(&request, "Danke")).await;
        assert_eq!(outcome(ada.calls(minute(6), end(&request)).await), PleaOutcome::Over { talked: true });
        let heard = told(&calendar, minute(6)).await;
        assert!(heard.iter().all(|(chat, news)| *chat == oez.who.chat && news.to_clerk));
        let lines: Vec<_> = heard.iter().flat_map(|(_, news)| news.lines.clone()).collect();
        assert_eq!((lines, heard.last().unwrap().1.turn), (vec![words("Danke")], Turn::Ended));
        assert_eq!(oez.calls(minute(7), finish(&request)).await, Answer::Gone, "the citizen was quicker");
    }

    async fn what_is_written_leaves_the_desk_only_where_it_may_be_shown(store: Store) {
        let calendar = Calendar::open(&store).await;
        let phone = serves(&calendar, "Phone", Role::Clerk, &[]).await;
        let desk = at_terminal(&calendar, "Desk").await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let here = asks(&ada, minute(0), Channel::Here).await;
        assert_eq!(phone.calls(minute(1), take(&here)).await, refused(PleaRefusal::NotHere));
        let seen = taken(desk.calls(minute(1), take(&here)).await);
        assert_eq!(seen.so_far, plea(Channel::Here).so_far);
        let call = asks(&bob, minute(2), Channel::Phone).await;
        let hidden = taken(phone.calls(minute(3), take(&call)).await);
        let nothing = Matter::Person { topic: String::new(), channel: Channel::Phone, reach: Vec::new() };
        assert_eq!((hidden.request.matter, hidden.so_far, hidden.lines), (nothing, None, Vec::new()));
        assert_eq!(phone.calls(minute(4), give_back(&call)).await, done(PleaDone::GivenBack));
        let shown = taken(desk.calls(minute(5), take(&call)).await).request.matter;
        assert!(matches!(shown, Matter::Person { reach, .. } if reach == ["0231 471100"]));
    }

    async fn a_clerk_talks_with_one_at_a_time_and_not_with_themselves(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, yilmaz) = (at_terminal(&calendar, "Öz").await, at_terminal(&calendar, "Yilmaz").await);
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let (one, two) = (asks(&ada, minute(0), Channel::Here).await, asks(&bob, minute(0), Channel::Here).await);
        let own = asks(&oez, minute(0), Channel::Here).await;
        assert_eq!(oez.calls(minute(1), take(&own)).await, refused(PleaRefusal::Own));
        taken(oez.calls(minute(1), take(&one)).await);
        assert_eq!(oez.calls(minute(2), take(&two)).await, refused(PleaRefusal::Busy));
        assert_eq!(yilmaz.calls(minute(2), take(&own)).await, refused(PleaRefusal::Own), "Öz serves just now");
        oez.calls(minute(3), finish(&one)).await;
        taken(oez.calls(minute(4), take(&two)).await);
    }

    async fn what_a_clerk_leaves_waits_again_and_nothing_of_it_is_lost(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, yilmaz) = (at_terminal(&calendar, "Öz").await, at_terminal(&calendar, "Yilmaz").await);
        let ada = calendar.citizen("Ada").await;
        let request = asks(&ada, minute(0), Channel::Here).await;
        taken(oez.calls(minute(1), take(&request)).await);
        told(&calendar, minute(1)).await;
        let order = OrderId::new("back");
        for _ in 0..2 {
            assert_eq!(oez.repeats(minute(2), &order, give_back(&request)).await, done(PleaDone::GivenBack));
        }
        assert_eq!(turns(&calendar, minute(2)).await, [(false, Turn::Waits)]);
        let kept = standing(ada.calls(minute(3), say(&request, "Hallo?")).await);
        assert!(!kept.taken, "nobody is there");
        let read = taken(yilmaz.calls(minute(4), take(&request)).await);
        assert_eq!(read.lines.iter().map(|spoken| spoken.line.clone()).collect::<Vec<_>>(), [words("Hallo?")]);
        assert_eq!(read.request.filed_at, minute(0), "it has kept its place");
        told(&calendar, minute(4)).await;
        // Whoever writes on time goes on.
        ada.calls(minute(30), say(&request, "Moment")).await;
        tend(&calendar, minute(59)).await;
        assert_eq!(turns(&calendar, minute(59)).await, [(true, Turn::GoesOn)]);
        tend(&calendar, minute(60)).await;
        tend(&calendar, minute(60)).await;
        assert_eq!(turns(&calendar, minute(60)).await, [(true, Turn::Waits), (false, Turn::Waits)]);
        assert_eq!(yilmaz.calls(minute(61), answer(&request, "Da bin ich")).await, Answer::Gone);
        let kinds: Vec<String> = deeds(&store).await.into_iter().map(|(deed, _)| deed).collect();
        assert_eq!(kinds, ["Öz took", "Öz gave back", "Yilmaz took"]);
    }

    async fn a_clerk_who_is_revoked_or_leaves_hears_nothing_more(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, yilmaz) = (at_terminal(&calendar, "Öz").await, at_terminal(&calendar, "Yilmaz").await);
        let ada = calendar.citizen("Ada").await;
        let request = asks(&ada, minute(0), Channel::Here).await;
        taken(oez.calls(minute(1), take(&request)).await);
        ada.calls(minute(2), say(&request, "Geheim")).await;
        let mut tx = store.begin().await.unwrap();
        let role = staff::member(&mut tx, store.codec(), &oez.who.account).await.unwrap().unwrap();
        staff::revoke(&mut tx, store.codec(), &role.id, minute(3)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(turns(&calendar, minute(3)).await, [(false, Turn::Begun(Channel::Here))], "not to Öz");
        assert!(matches!(outcome(ada.calls(minute(4), say(&request, "Hallo?")).await), PleaOutcome::Stands(_)));
        let gone = Answer::Refused(Refusal::Staff(StaffRefusal::NotStaff));
        assert_eq!(oez.calls(minute(4), answer(&request, "Ja")).await, gone);
        tend(&calendar, minute(4)).await;
        assert_eq!(turns(&calendar, minute(4)).await, [(false, Turn::Waits)]);
        let lines = taken(yilmaz.calls(minute(5), take(&request)).await).lines;
        assert_eq!(lines.len(), 2, "both lines were kept");

        told(&calendar, minute(5)).await;
        let mut tx = store.begin().await.unwrap();
        chats::mark_left(&mut tx, &yilmaz.who.chat, minute(6)).await.unwrap();
        tx.commit().await.unwrap();
        tend(&calendar, minute(6)).await;
        assert!(!standing(ada.calls(minute(7), look()).await).taken);
    }

    async fn who_calls_or_writes_a_mail_has_a_day(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, ada) = (at_terminal(&calendar, "Öz").await, calendar.citizen("Ada").await);
        let request = asks(&ada, minute(0), Channel::Phone).await;
        taken(oez.calls(minute(1), take(&request)).await);
        assert_eq!(turns(&calendar, minute(1)).await, [(false, Turn::Begun(Channel::Phone))]);
        assert_eq!(oez.calls(minute(2), answer(&request, "Hallo")).await, Answer::Gone, "not in the chat");
        tend(&calendar, minute(24 * 60)).await;
        assert!(standing(ada.calls(minute(24 * 60), look()).await).taken);
        tend(&calendar, minute(24 * 60 + 1)).await;
        assert!(!standing(ada.calls(minute(24 * 60 + 1), look()).await).taken);
        taken(oez.calls(minute(24 * 60 + 2), take(&request)).await);
        assert_eq!(oez.calls(minute(24 * 60 + 3), finish(&request)).await, done(PleaDone::Ended));
        assert_eq!(outcome(ada.calls(minute(24 * 60 + 4), look()).await), PleaOutcome::Nothing);
    }

    async fn how_long_it_takes_is_known_by_those_whom_somebody_took(store: Store) {
        let calendar = Calendar::open(&store).await;
        let oez = at_terminal(&calendar, "Öz").await;
        for (name, minutes) in [("Ada", 10), ("Bob", 20)] {
            let citizen = calendar.citizen(name).await;
            let request = asks(&citizen, minute(0), Channel::Here).await;
            taken(oez.calls(minute(minutes), take(&request)).await);
            oez.calls(minute(minutes + 1), finish(&request)).await;
        }
        let carl = calendar.citizen("Carl").await;
        let withdrawn = asks(&carl, minute(30), Channel::Here).await;
        carl.calls(minute(31), end(&withdrawn)).await;
        let stands = standing(carl.calls(minute(32), ask(Channel::Here)).await);
        assert_eq!(stands.minutes, Some(15), "what was withdrawn tells nothing");
    }

    async fn what_nobody_takes_is_told_to_supervisors_and_its_citizen_once(store: Store) {
        let calendar = Calendar::open(&store).await;
        let head = serves(&calendar, "Leitung", Role::Supervisor, &[]).await;
        let oez = at_terminal(&calendar, "Öz").await;
        let (ada, bob) = (calendar.citizen("Ada").await, calendar.citizen("Bob").await);
        let waits = asks(&ada, minute(0), Channel::Phone).await;
        let answered = asks(&bob, minute(0), Channel::Here).await;
        taken(oez.calls(minute(10), take(&answered)).await);
        told(&calendar, minute(10)).await;
        tend(&calendar, minute(29)).await;
        assert_eq!(told(&calendar, minute(29)).await, []);
        for _ in 0..2 {
            tend(&calendar, minute(30)).await;
        }
        let mut heard = told(&calendar, minute(30)).await;
        heard.sort_by_key(|(_, news)| !news.to_clerk);
        let chats: Vec<_> = heard.iter().map(|(chat, _)| chat.clone()).collect();
        assert_eq!(chats, [head.who.chat.clone(), ada.who.chat.clone()]);
        assert!(heard.iter().all(|(_, news)| {
            news.request == waits && news.turn == Turn::TakesLonger { minutes: 30 }
        }));
        taken(oez.calls(minute(31), take(&waits)).await);
        oez.calls(minute(32), give_back(&waits)).await;
        tend(&calendar, minute(90)).await;
        let turns = turns(&calendar, minute(90)).await;
        assert!(!turns.iter().any(|(_, turn)| matches!(turn, Turn::TakesLonger { .. })), "once: {turns:?}");
    }

    async fn a_person_who_is_forgotten_leaves_no_word(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, ada) = (at_terminal(&calendar, "Öz").await, calendar.citizen("Ada").await);
        let request = asks(&ada, minute(0), Channel::Here).await;
        taken(oez.calls(minute(1), take(&request)).await);
        told(&calendar, minute(1)).await;
        ada.calls(minute(2), say(&request, "Geheim")).await;
        told(&calendar, minute(2)).await;
        // What was sent to the clerk then, and something else of another moment.
        let mut tx = store.begin().await.unwrap();
        for at in [2, 3] {
            let (chat, due_at) = (oez.who.chat.clone(), minute(at));
            let row = NewRow { chat, lane: Lane::Live, kind: Kind::Aside, body: b"words".to_vec(), due_at };
            outbox::enqueue(&mut tx, store.codec(), &[row], due_at).await.unwrap();
        }
        let sql = "update outbox set outcome = 'delivered', closed_at = $1";
        tx.execute(sql, &[minute(3).into()]).await.unwrap();
        tx.commit().await.unwrap();
        ada.calls(minute(4), Call::Forget).await;
        let mut tx = store.begin().await.unwrap();
        for sql in [
            "select count(*) as count from request",
            "select count(*) as count from plea",
            "select count(*) as count from plea_line",
            "select count(*) as count from plea_shown",
        ] {
            assert_eq!(count(&mut tx, sql).await, 0, "{sql}");
        }
        let kept = "select count(*) as count from outbox where length(body_sealed) > 0";
        assert_eq!(count(&mut tx, kept).await, 1, "only what was shown of it is gone");
        drop(tx);
        assert_eq!(turns(&calendar, minute(4)).await, [(true, Turn::Ended)], "Öz is told");
        assert_eq!(oez.calls(minute(5), answer(&request, "Hallo?")).await, Answer::Gone);
    }

    async fn what_was_said_is_forgotten_a_day_after_the_end(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (oez, ada) = (at_terminal(&calendar, "Öz").await, calendar.citizen("Ada").await);
        let bob = calendar.citizen("Bob").await;
        let (over, open) = (asks(&ada, minute(0), Channel::Here).await, asks(&bob, minute(0), Channel::Here).await);
        for (citizen, request) in [(&ada, &over), (&bob, &open)] {
            citizen.calls(minute(1), say(request, "Hallo")).await;
        }
        taken(oez.calls(minute(2), take(&over)).await);
        oez.calls(minute(3), finish(&over)).await;
        let mut tx = store.begin().await.unwrap();
        let (chat, due_at) = (oez.who.chat.clone(), minute(2));
        let row = NewRow { chat, lane: Lane::Live, kind: Kind::Prompt, body: b"words".to_vec(), due_at };
        outbox::enqueue(&mut tx, store.codec(), &[row], due_at).await.unwrap();
        let sql = "update outbox set outcome = 'delivered', closed_at = $1";
        tx.execute(sql, &[minute(3).into()]).await.unwrap();
        tx.commit().await.unwrap();
        let (day, retention) = (TimeDelta::days(1), TimeDelta::days(90));
        let mut tx = store.begin().await.unwrap();
        assert_eq!(forget_old(&mut tx, minute(3) + day, retention).await.unwrap().lines, 0);
        let forgotten = forget_old(&mut tx, minute(4) + day, retention).await.unwrap();
        assert_eq!((forgotten.lines, forgotten.requests), (1, 0));
        let seen = "select count(*) as count from plea where seen_sealed is not null";
        assert_eq!(count(&mut tx, seen).await, 1, "what is open stays");
        assert_eq!(count(&mut tx, "select count(*) as count from plea_shown").await, 0);
        let kept = "select count(*) as count from outbox where length(body_sealed) > 0";
        assert_eq!(count(&mut tx, kept).await, 0, "nor is it where it was shown");
    }

    async fn who_becomes_one_has_one_plea_and_who_parts_takes_it_along(store: Store) {
        let calendar = Calendar::open(&store).await;
        let (ada, at_work) = (calendar.citizen("Ada").await, calendar.citizen("Work").await);
        let first = asks(&ada, minute(0), Channel::Here).await;
        asks(&at_work, minute(1), Channel::Here).await;
        let mut tx = store.begin().await.unwrap();
        let (one, other) = (&ada.who.person, &at_work.who.person);
        links::join(&mut tx, other, &at_work.who.account, one).await.unwrap();
        let stands = pleas::open_of(&mut tx, store.codec(), one).await.unwrap().unwrap();
        assert_eq!(stands.request.id, first);
        assert!(stands.standing(&at_work.who.chat, None).elsewhere);
        let mut dice = crate::sample::dice(3);
        links::part(&mut tx, &mut dice, one, &ada.who.account, &[], minute(2)).await.unwrap();
        assert!(pleas::open_of(&mut tx, store.codec(), one).await.unwrap().is_none(), "it went along");
        let open = "select count(*) as count from request where kind = 'person' and done_at is null";
        assert_eq!(count(&mut tx, open).await, 1);
    }
}
