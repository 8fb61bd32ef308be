//! What lies in the outbox reaches Telegram: in order, once where that can be known, and paced by its
//! refusals; over the real adapter, driver and store, on a clock that is moved by hand.

use std::sync::Arc;
use std::time::Duration;

use bot_core::Language;
use bot_core::ids::ChatId;
use bot_core::reply::{Passage, Placement, Reply};
use chrono::{DateTime, TimeDelta, Utc};
use render::Locales;
use store::catalogue;
use store::desk::LocalDesk;
use store::outbox::{self, Kind, Lane, NewRow};
use telegram::{Client, Messenger, Myself, Poller};
use terminlotse::Bot;
use terminlotse::jobs::{Job as _, LayOut};
use terminlotse::letter::Letter;
use terminlotse::sender::Sender;
use terminlotse::turn::{Cause, Turn};
use tests::bot_api::{ApiError, FakeBotApi, Fault};
use tests::databases::{self, TestStore};
use tests::town::{FRIDAY, KLEINSTADT, policy};

/// A post office between a bot and the fake Telegram.
struct PostOffice {
    fake: FakeBotApi,
    bot: Arc<Bot<LocalDesk>>,
    poller: Poller,
    sender: Sender<LocalDesk, Messenger>,
    now: DateTime<Utc>,
    turns: u8,
    database: TestStore,
}

impl PostOffice {
    async fn open() -> Self {
        let (fake, database) = (FakeBotApi::start().await, databases::sqlite().await);
        let now: DateTime<Utc> = FRIDAY.parse().unwrap();
        let city = terminlotse::city_file::parse("kleinstadt.toml", KLEINSTADT).unwrap().city;
        let mut tx = database.store.begin().await.unwrap();
        catalogue::import(&mut tx, &city, now).await.unwrap();
        tx.commit().await.unwrap();
        let desk = LocalDesk::new(policy());
        let bot = Arc::new(Bot::new(database.store.clone(), desk, Locales::embedded().unwrap(), city));
        let mut places = LayOut::new(bot.clone(), TimeDelta::minutes(15), TimeDelta::days(42));
        while places.run_once(now).await.unwrap() <= now {}
        let client = Client::new(fake.token(), Some(&fake.url())).unwrap();
        let myself = Myself::ask(&client).await.unwrap();
        let sender = Sender::new(bot.clone(), Arc::new(Messenger::new(client.clone())));
        let poller = Poller::new(client, myself, Duration::ZERO);
        Self { fake, bot, poller, sender, now, turns: 0, database }
    }

    /// Takes what has arrived and sends what can be sent now.
    async fn runs(&mut self) {
        let arrivals = self.poller.fetch().await.unwrap();
        let turns: Vec<Turn> = arrivals
            .into_iter()
            .map(|arrival| {
                self.turns += 1;
                Turn { cause: Cause::Arrived(arrival), now: self.now, seed: [self.turns; 32] }
            })
            .collect();
        self.bot.take_turns(&turns).await.unwrap();
        self.poller.acknowledge();
        self.sends().await;
    }

    async fn sends(&mut self) {
        loop {
            let next = self.sender.run_once(self.now).await.unwrap();
            if self.sender.is_busy() {
                self.sender.progress().await;
            } else if next.is_none_or(|next| next > self.now) {
                return;
            }
        }
    }

    async fn closes(self) {
        self.fake.assert_kept_rules();
        drop((self.bot, self.sender));
        self.database.remove().await;
    }
}

#[tokio::test]
async fn a_refused_chat_waits_alone_and_gets_one_message_with_the_newest_state() {
    let mut post = PostOffice::open().await;
    let (ada, bob) = (post.fake.citizen(1, "Ada", "de"), post.fake.citizen(2, "Bob", "de"));
    ada.says("/start");
    post.runs().await;
    post.fake.pace(ada.id(), 30);
    ada.taps("Ausweise");
    post.runs().await;
    for text in ["/hilfe", "Personalausweis", "am Dienstag"] {
        ada.says(text);
        bob.says("/start");
        post.runs().await;
    }
    assert_eq!(bob.messages().iter().filter(|message| message.text.contains("Guten Tag")).count(), 3);
    let before = post.fake.calls_of("sendMessage").len();
    post.fake.unpace(ada.id());
    post.now += TimeDelta::seconds(29);
    post.sends().await;
    assert_eq!(post.fake.calls_of("sendMessage").len(), before, "retry_after is obeyed");
    post.now += TimeDelta::seconds(2);
    post.sends().await;
    let newest = ada.newest().unwrap();
    assert!(newest.text.contains("Dienstag, 24. November"), "{}", newest.text);
    assert_eq!(post.fake.calls_of("sendMessage").len(), before + 1, "one message, the newest state");
    // It stands below what Ada wrote, though the tap before wanted to change the first message.
    assert!(ada.messages().first().unwrap().text.contains("Guten Tag"));
    ada.taps("08:00");
    post.runs().await;
    assert!(ada.newest().unwrap().text.contains("reserviert"));
    post.closes().await;
}

#[tokio::test]
async fn when_three_chats_are_refused_at_once_all_wait_and_then_all_are_answered() {
    let mut post = PostOffice::open().await;
    let refused = [(1, "Ada", 5), (2, "Bob", 20), (3, "Cem", 5)].map(|(id, name, pause)| {
        post.fake.pace(id, pause);
        post.fake.citizen(id, name, "de")
    });
    let dan = post.fake.citizen(4, "Dan", "de");
    dan.says("/start");
    post.runs().await;
    for citizen in &refused {
        citizen.says("/start");
    }
    post.runs().await;
    let sent = post.fake.calls_of("sendMessage").len();
    let answers = |post: &PostOffice| post.fake.calls_of("answerCallbackQuery").len();

    dan.taps("Ausweise");
    post.runs().await;
    refused.iter().for_each(|citizen| post.fake.unpace(citizen.id()));
    post.now += TimeDelta::seconds(19);
    post.sends().await;
    assert_eq!(
        (post.fake.calls_of("sendMessage").len(), answers(&post)),
        (sent, 0),
        "the longest pause is kept"
    );
    post.now += TimeDelta::seconds(2);
    post.sends().await;
    assert_eq!((post.fake.calls_of("sendMessage").len(), answers(&post)), (sent + 3, 1));
    assert!(dan.newest().unwrap().text.contains("Ausweise"));
    post.closes().await;
}

/// A row for a chat that the bot knows.
fn row(chat: &ChatId, lane: Lane, now: DateTime<Utc>) -> NewRow {
    let reply = Reply {
        language: Language::new("de"),
        placement: Placement::New,
        serial: 0,
        numbered: false,
        aside: true,
        lead: Vec::new(),
        passages: vec![Passage::WriteDirectly],
        choices: Vec::new(),
    };
    NewRow { chat: chat.clone(), lane, kind: Kind::Aside, body: Letter::Message(reply).write(), due_at: now }
}

#[tokio::test]
async fn what_nobody_asked_for_is_paced_and_answers_are_not() {
    let mut post = PostOffice::open().await;
    post.sender = post.sender.paced(5);
    let citizens: Vec<_> = (1..=12).map(|id| post.fake.citizen(id, &format!("Citizen {id}"), "de")).collect();
    for citizen in &citizens {
        citizen.says("/start");
    }
    post.runs().await;
    let sent = |post: &PostOffice| post.fake.calls_of("sendMessage").len();
    assert_eq!(sent(&post), 12, "answers don't wait, however many are allowed");
    let mut tx = post.database.store.begin().await.unwrap();
    let chats = tx.rows("select id from chat order by address", &[]).await.unwrap();
    let chats: Vec<ChatId> = chats.iter().map(|chat| ChatId::new(chat.text("id").unwrap())).collect();
    let rows: Vec<NewRow> = chats.iter().map(|chat| row(chat, Lane::Bulk, post.now)).collect();
    outbox::enqueue(&mut tx, post.database.store.codec(), &rows, post.now).await.unwrap();
    tx.commit().await.unwrap();
    let mut each_second = Vec::new();
    for _ in 0..6 {
        let before = sent(&post);
        for _ in 0..20 {
            post.sends().await;
            post.now += TimeDelta::milliseconds(50);
        }
        each_second.push(sent(&post) - before);
    }
    assert!(each_second.iter().all(|count| *count <= 5), "{each_second:?}");
    assert_eq!(each_second.iter().sum::<usize>(), 12, "all of them in the end: {each_second:?}");
    assert!(each_second[..4].iter().sum::<usize>() >= 12, "without idling: {each_second:?}");
    post.closes().await;
}

#[tokio::test]
async fn a_send_that_failed_is_tried_again_and_a_lost_answer_repeats_one_message_at_most() {
    let mut post = PostOffice::open().await;
    let ada = post.fake.citizen(1, "Ada", "de");
    post.fake.plan("sendMessage", 2, Fault::Refused(ApiError::Internal));
    ada.says("/start");
    post.runs().await;
    assert!(ada.newest().is_none_or(|message| !message.text.contains("Guten Tag")));
    for _ in 0..3 {
        post.now += TimeDelta::seconds(10);
        post.sends().await;
    }
    let greetings = |ada: &tests::bot_api::Citizen| {
        ada.messages().iter().filter(|message| message.text.contains("Guten Tag")).count()
    };
    assert_eq!(greetings(&ada), 1);
    post.fake.plan("sendMessage", 1, Fault::LostAnswer);
    ada.says("/start");
    post.runs().await;
    post.now += TimeDelta::seconds(10);
    post.sends().await;
    assert_eq!(greetings(&ada), 3, "nobody can know that the second one had arrived");
    post.closes().await;
}

#[tokio::test]
async fn a_prompt_that_was_deleted_comes_again_below() {
    let mut post = PostOffice::open().await;
    let ada = post.fake.citizen(1, "Ada", "de");
    ada.says("/start personalausweis");
    post.runs().await;
    let prompt = ada.newest().unwrap();
    ada.taps("08:00");
    ada.deletes(prompt.id);
    post.fake.expect(ApiError::MessageToEditNotFound);
    post.runs().await;
    assert!(ada.newest().unwrap().text.contains("reserviert"));
    post.closes().await;
}
