//! A citizen on Matrix whose client shares no code with the bot's: `tests/matrix/citizen.py`, which
//! stands on matrix-nio and libolm. Here it is driven, an order and its answer at a time.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, Stdio};
use std::thread;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::python;
use crate::synapse::{Account, Synapse};

/// More than the citizen's own patience, which can say what it waited for.
const PATIENCE: Duration = Duration::from_secs(90);

/// Where the client writes what it has to complain of.
const COMPLAINTS: &str = "complaints.log";

/// Whether a room is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// All but reactions and state is.
    On,
    /// Everybody on the way can read along.
    Off,
}

/// A citizen at the keyboard. All calls panic, and say what the client said, when something fails.
pub struct NioCitizen {
    account: Account,
    child: Child,
    orders: ChildStdin,
    answers: mpsc::UnboundedReceiver<String>,
    folder: TempDir,
}

/// Something that somebody else did in a room.
#[derive(Clone, Debug, Deserialize)]
pub struct Seen {
    /// The event's id.
    pub event: String,
    /// Who did it.
    pub sender: String,
    /// The event's type: `m.room.message`, `m.reaction`; still `m.room.encrypted` if it could not
    /// be read.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether it came encrypted and could be read.
    pub decrypted: bool,
    /// The event's content.
    pub content: Value,
    /// What a reader sees of it: the text, an edit's new text, a reaction's key, a file's name.
    pub text: String,
    /// A file's text.
    pub file: Option<String>,
}

impl NioCitizen {
    /// Registers a citizen and logs in.
    pub async fn arrive(synapse: &Synapse, name: &str) -> Self {
        let account = synapse.register(name).await;
        let folder = tempfile::tempdir().expect("there is room for a temporary folder");
        let mut child = python::program("citizen.py")
            .arg(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::create(folder.path().join(COMPLAINTS)).expect("the folder takes a file"))
            .spawn()
            .expect("Python starts");
        let orders = child.stdin.take().expect("it is piped");
        let answers = lines(child.stdout.take().expect("it is piped"));
        let Account { homeserver, user, password, .. } = account.clone();
        let mut citizen = Self { account, child, orders, answers, folder };
        let order = json!({"do": "login", "homeserver": homeserver, "user": user, "password": password});
        citizen.ask(order).await;
        citizen
    }

    /// The citizen's full name.
    pub fn user(&self) -> &str {
        &self.account.user
    }

    /// The account, for a client that does what this one can't.
    pub fn account(&self) -> Account {
        self.account.clone()
    }

    /// Creates a room for two and invites the other; answers with its id.
    pub async fn create_direct_room(&mut self, with: &str, encryption: Encryption) -> String {
        self.create_room(&[with], encryption, true).await
    }

    /// Creates a room and invites these; answers with its id.
    pub async fn create_room(&mut self, invite: &[&str], encryption: Encryption, direct: bool) -> String {
        let encrypted = encryption == Encryption::On;
        let order = json!({"do": "create_room", "encrypted": encrypted, "direct": direct, "invite": invite});
        text(self.ask(order).await, "room")
    }

    /// Accepts an invitation.
    pub async fn join(&mut self, room: &str) {
        self.ask(json!({"do": "join", "room": room})).await;
    }

    /// Leaves a room.
    pub async fn leave(&mut self, room: &str) {
        self.ask(json!({"do": "leave", "room": room})).await;
    }

    /// Waits until somebody who was invited has joined.
    pub async fn wait_for_member(&mut self, room: &str, user: &str) {
        self.ask(json!({"do": "wait_for_member", "room": room, "user": user})).await;
    }

    /// Says a text; answers with its event's id, as all that send do.
    pub async fn say(&mut self, room: &str, words: &str) -> String {
        text(self.ask(json!({"do": "say", "room": room, "text": words})).await, "event")
    }

    /// Puts another text in place of one's own.
    pub async fn edit(&mut self, room: &str, event: &str, words: &str) -> String {
        let order = json!({"do": "edit", "room": room, "event": event, "text": words});
        text(self.ask(order).await, "event")
    }

    /// Reacts to a message.
    pub async fn react(&mut self, room: &str, event: &str, key: &str) -> String {
        let order = json!({"do": "react", "room": room, "event": event, "key": key});
        text(self.ask(order).await, "event")
    }

    /// Sends a text as a file.
    pub async fn attach(&mut self, room: &str, name: &str, words: &str) -> String {
        let order = json!({"do": "attach", "room": room, "name": name, "text": words});
        text(self.ask(order).await, "event")
    }

    /// Sends any event, encrypted where the room is.
    pub async fn send(&mut self, room: &str, kind: &str, content: Value) -> String {
        let order = json!({"do": "send", "room": room, "type": kind, "content": content});
        text(self.ask(order).await, "event")
    }

    /// Takes back what was sent.
    pub async fn redact(&mut self, room: &str, event: &str) -> String {
        text(self.ask(json!({"do": "redact", "room": room, "event": event})).await, "event")
    }

    /// Waits until somebody else says, or reacts with, something that has this text in it; answers
    /// with all that came since the last question, up to that.
    pub async fn wait_for(&mut self, room: &str, words: &str) -> Vec<Seen> {
        events(self.ask(json!({"do": "wait_for", "room": room, "text": words})).await)
    }

    /// As [`wait_for`](Self::wait_for), but answers with that event alone.
    pub async fn reads(&mut self, room: &str, words: &str) -> Seen {
        self.wait_for(room, words).await.pop().expect("what was waited for has come")
    }

    /// All that came since the last question; waits for nothing.
    pub async fn unread(&mut self, room: &str) -> Vec<Seen> {
        events(self.ask(json!({"do": "unread", "room": room})).await)
    }

    async fn ask(&mut self, order: Value) -> Value {
        // One that has gone home answers nothing, which is seen below.
        writeln!(self.orders, "{order}").ok();
        let answer = timeout(PATIENCE, self.answers.recv()).await.ok().flatten();
        let answer = answer.map(|line| serde_json::from_str::<Value>(&line).expect("an answer is JSON"));
        match answer {
            Some(answer) if answer.get("error").is_none() => answer,
            Some(Value::Object(refusal)) => {
                panic!("{} can't {order}: {}", self.user(), refusal["error"])
            }
            _ => {
                let complaints = fs::read_to_string(self.folder.path().join(COMPLAINTS)).unwrap_or_default();
                panic!("{} does not answer {order}; the client wrote:\n{complaints}", self.user())
            }
        }
    }
}

impl Drop for NioCitizen {
    fn drop(&mut self) {
        // It may have died by itself.
        self.child.kill().and_then(|()| self.child.wait()).ok();
    }
}

/// The lines of a pipe, read in a thread of their own; they end with it.
fn lines(pipe: impl std::io::Read + Send + 'static) -> mpsc::UnboundedReceiver<String> {
    let (sender, receiver) = mpsc::unbounded_channel();
    thread::spawn(move || {
        BufReader::new(pipe).lines().map_while(Result::ok).try_for_each(|line| sender.send(line)).ok();
    });
    receiver
}

fn text(answer: Value, key: &str) -> String {
    answer[key].as_str().expect("ids are texts").to_owned()
}

fn events(mut answer: Value) -> Vec<Seen> {
    serde_json::from_value(answer["events"].take()).expect("the citizen tells events")
}
