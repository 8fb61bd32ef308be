//! A benchmark's own executable in another role, for a part of it that must be a process of its own.
//! It is told what to do and says what came of it, a line of JSON each, through pipes.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::mpsc;

/// The process, as the benchmark sees it; killed when this goes away.
#[derive(Debug)]
pub struct Peer {
    process: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Peer {
    /// Starts it with these arguments, by which it knows its role.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start(arguments: &[&str]) -> Self {
        let myself = std::env::current_exe().expect("a process knows its own file");
        let mut command = Command::new(myself);
        // teloxide would take these for its own.
        command.env_remove("TELOXIDE_TOKEN").env_remove("TELOXIDE_API_URL");
        let piped = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = piped.spawn().expect("this file can be run again");
        let orders = process.stdin.take().expect("it is piped");
        let answers = BufReader::new(process.stdout.take().expect("it is piped"));
        Self { process, orders, answers }
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.process.id()
    }

    /// Tells it something.
    ///
    /// # Panics
    /// When it is gone.
    pub fn tell(&mut self, order: &impl Serialize) {
        let line = serde_json::to_string(order).expect("it is plain data");
        writeln!(self.orders, "{line}").expect("it listens");
    }

    /// What it says next.
    ///
    /// # Panics
    /// When it is gone, or says something else.
    pub fn said<T: DeserializeOwned>(&mut self) -> T {
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("it speaks");
        serde_json::from_str(&line).expect("it speaks clearly")
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// In the other role: what the benchmark tells, as it comes.
pub fn orders<T: DeserializeOwned + Send + 'static>() -> mpsc::UnboundedReceiver<T> {
    let (orders, ordered) = mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            let order = serde_json::from_str(&line).expect("an order is plain data");
            orders.send(order).ok();
        }
    });
    ordered
}

/// In the other role: says something to the benchmark.
///
/// # Panics
/// When the benchmark is gone.
pub fn say(said: &impl Serialize) {
    let line = serde_json::to_string(said).expect("it is plain data");
    println!("{line}");
    std::io::stdout().flush().expect("the benchmark listens");
}

/// A runtime with one thread: the bot has the rest of the machine.
///
/// # Panics
/// When the system gives none.
pub fn one_thread() -> tokio::runtime::Runtime {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("the system gives a runtime")
}
