//! The handle of a test: starts the server, lets citizens in, arranges faults, and asks in the end
//! whether the rules were kept.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::citizen::Citizen;
use super::errors::ApiError;
use super::faults::Fault;
use super::group::Group;
use super::journal::Call;
use super::server::{self, Telegram};
use super::world::{Door, Frozen, TapState, World};

/// The token of a fake's bot, unless another is wanted.
pub const TOKEN: &str = "1:fake-token";

/// A test that waits longer than this waits for ever.
const PATIENCE: Duration = Duration::from_secs(30);

/// A Telegram in this process. When it goes away with rules broken, the test fails.
#[derive(Debug)]
pub struct FakeBotApi {
    telegram: Arc<Telegram>,
    address: SocketAddr,
    server: JoinHandle<std::io::Result<()>>,
}

impl FakeBotApi {
    /// Starts it on a free port.
    pub async fn start() -> Self {
        Self::start_at("127.0.0.1:0", TOKEN).await
    }

    /// Starts it at this address, for the bot of this token.
    pub async fn start_at(address: &str, token: &str) -> Self {
        let bound =
            TcpListener::bind(address).await.and_then(|listener| Ok((listener.local_addr()?, listener)));
        let (address, listener) = match bound {
            Ok(bound) => bound,
            Err(error) => panic!("no fake Bot API at {address}: {error}"),
        };
        let telegram = Telegram::new(token);
        let server = tokio::spawn(server::serve(Arc::clone(&telegram), listener));
        Self { telegram, address, server }
    }

    /// What `telegram.api_url` has to be.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What `telegram.token` has to be.
    pub fn token(&self) -> &str {
        self.telegram.token()
    }

    /// How many connections the bot ever opened.
    pub fn connections(&self) -> usize {
        self.telegram.connections()
    }

    // Who is there.

    /// A person with a phone in this language (`""` where the phone doesn't tell).
    pub fn citizen(&self, id: i64, name: &str, language: &str) -> Citizen {
        Citizen::new(Arc::clone(&self.telegram), id, name, language)
    }

    /// A group with the bot in it; groups have negative ids.
    pub fn group(&self, id: i64, title: &str) -> Group {
        Group::new(Arc::clone(&self.telegram), id, title)
    }

    // What a test arranges.

    /// The next `times` calls of this method go wrong.
    pub fn plan(&self, method: &str, times: u32, fault: Fault) {
        self.telegram.change(|world| world.faults.plan(method, times, fault));
    }

    /// From now on, every message to this chat is refused with a pause of so many seconds.
    pub fn pace(&self, chat: i64, retry_after: u32) {
        self.telegram.change(|world| world.chat_mut(chat).pace = Some(retry_after));
    }

    /// The chat takes messages again.
    pub fn unpace(&self, chat: i64) {
        self.telegram.change(|world| world.chat_mut(chat).pace = None);
    }

    /// Every tap that is not answered yet is too old to be.
    pub fn age_callbacks(&self) {
        self.telegram.change(|world| {
            let open = world.taps.values_mut().filter(|tap| tap.state == TapState::Open);
            open.for_each(|tap| tap.state = TapState::TooOld);
        });
    }

    /// Every message of the bot is too old to be changed.
    pub fn age_messages(&self) {
        self.telegram.change(|world| {
            let messages = world.chats.values_mut().flat_map(|chat| &mut chat.messages);
            let fresh = messages.filter(|message| message.by_bot && message.frozen.is_none());
            fresh.for_each(|message| message.frozen = Some(Frozen::TooOld));
        });
    }

    /// The next update gets this id, as after an idle week.
    pub fn restart_updates_at(&self, id: i64) {
        self.telegram.change(|world| world.queue.restart_at(id));
    }

    /// An update as written down by hand, of a kind the bot may never have heard of.
    pub fn update(&self, kind: &str, content: Value) -> Option<i64> {
        self.telegram.change(|world| world.queue.push(kind, content))
    }

    /// This refusal is what the test is about, and no violation.
    pub fn expect(&self, error: ApiError) {
        self.telegram.change(|world| world.journal.expect(error));
    }

    /// Keeps no record of calls from now on, for long rehearsals.
    pub fn keep_no_calls(&self) {
        self.telegram.change(|world| world.journal.keep_no_calls());
    }

    // What a test sees.

    /// Looks at anything.
    pub fn look<T>(&self, at: impl FnOnce(&World) -> T) -> T {
        self.telegram.look(at)
    }

    /// Waits until a look finds something. `what` is named when that never happens. The look has the
    /// world to itself: it must not call the fake or a citizen.
    pub async fn wait_for<T>(&self, what: &str, look: impl FnMut(&World) -> Option<T>) -> T {
        patiently(&self.telegram, what, look).await
    }

    /// Waits until the bot has confirmed every update.
    pub async fn all_confirmed(&self) {
        self.wait_for("all updates to be confirmed", |world| (world.queue.waiting() == 0).then_some(()))
            .await;
    }

    /// Every call so far, in order.
    pub fn calls(&self) -> Vec<Call> {
        self.look(|world| world.journal.calls().to_vec())
    }

    /// Every call of one method so far.
    pub fn calls_of(&self, method: &str) -> Vec<Call> {
        self.look(|world| world.journal.calls_of(method).cloned().collect())
    }

    /// Taps nobody has answered.
    pub fn unanswered_callbacks(&self) -> Vec<String> {
        self.look(|world| world.unanswered().iter().map(u64::to_string).collect())
    }

    /// The menu of a language; the one of `""` is everybody else's.
    pub fn menu(&self, language: &str) -> Vec<(String, String)> {
        self.look(|world| world.menus.get(language).cloned().unwrap_or_default())
    }

    /// Whether the bot may write to this chat.
    pub fn door(&self, chat: i64) -> Door {
        self.look(|world| world.chats.get(&chat).map(|chat| chat.door).unwrap_or_default())
    }

    /// The rules that were broken so far.
    pub fn violations(&self) -> Vec<String> {
        self.look(|world| world.journal.violations().to_vec())
    }

    /// Fails if a rule was broken.
    pub fn assert_kept_rules(&self) {
        let violations = self.violations();
        assert!(violations.is_empty(), "the bot broke rules of Telegram:\n{}", violations.join("\n"));
    }
}

impl Drop for FakeBotApi {
    fn drop(&mut self) {
        self.server.abort();
        if !std::thread::panicking() {
            self.assert_kept_rules();
        }
    }
}

/// Waits, and says what for when nothing more can be expected.
pub(super) async fn patiently<T>(
    telegram: &Telegram,
    what: &str,
    look: impl FnMut(&World) -> Option<T>,
) -> T {
    match tokio::time::timeout(PATIENCE, telegram.wait_for(look)).await {
        Ok(found) => found,
        Err(_) => {
            let last: Vec<String> = telegram.look(|world| {
                let calls = world.journal.calls().iter().rev().take(10);
                calls.map(|call| format!("{} {} → {:?}", call.method, call.params, call.outcome)).collect()
            });
            panic!("waited in vain for {what}; the last calls, newest first:\n{}", last.join("\n"))
        }
    }
}
