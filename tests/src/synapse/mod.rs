//! A real homeserver: Synapse, on a loopback port, with a folder and an SQLite database that go with
//! it. It starts in about two seconds, so the tests of one binary best share [`Synapse::shared`].

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::python;

mod config;
mod hearing;
mod plain;
mod watching;

pub use config::Limits;
pub use hearing::Hearing;
pub use plain::Plain;

/// A homeserver that takes longer to start than this never will.
const PATIENCE: Duration = Duration::from_secs(60);

/// A homeserver. It dies when this goes away, or the process that started it.
pub struct Synapse {
    // Goes before its folder does.
    process: Mutex<Option<Process>>,
    folder: TempDir,
    port: u16,
    registered: AtomicUsize,
}

/// Somebody who is registered at a homeserver.
#[derive(Clone, Debug)]
pub struct Account {
    /// The homeserver's address.
    pub homeserver: String,
    /// The full name: `@anna-1:stadt.test`.
    pub user: String,
    /// What a client logs in with.
    pub password: String,
    /// What a first device, which knows no encryption, is logged in with.
    pub access_token: String,
}

impl Synapse {
    /// Starts one and waits until it serves.
    pub async fn start(limits: Limits) -> Self {
        let folder = tempfile::tempdir().expect("there is room for a temporary folder");
        let port = free_port();
        config::write(folder.path(), port, limits);
        let process = Process::start(folder.path()).await;
        Self { process: Mutex::new(Some(process)), folder, port, registered: AtomicUsize::new(0) }
    }

    /// The one that all tests of this process share, with [`Limits::Generous`]. Nobody stops it.
    pub async fn shared() -> &'static Self {
        static SHARED: OnceCell<Synapse> = OnceCell::const_new();
        SHARED.get_or_init(|| Self::start(Limits::Generous)).await
    }

    /// Its address, as `matrix.homeserver` takes it.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Its folder, which goes with it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Stops it as a power cut would; nobody listens at its address any more.
    pub fn stop(&self) {
        drop(self.hold(None));
    }

    /// Starts it once more, with all it knew and at the same address.
    pub async fn start_again(&self) {
        self.stop();
        let process = Process::start(self.folder.path()).await;
        self.hold(Some(process));
    }

    /// Registers somebody. A number is added to the name, so that each test may have its own Anna.
    pub async fn register(&self, name: &str) -> Account {
        let number = 1 + self.registered.fetch_add(1, Ordering::Relaxed);
        let username = format!("{name}-{number}");
        let password = format!("password of {username}");
        let new = json!({"username": username, "password": password, "auth": {"type": "m.login.dummy"}});
        let request = reqwest::Client::new().post(format!("{}/_matrix/client/v3/register", self.url()));
        let known = plain::accepted(plain::answer(request.json(&new)).await);
        let text = |key: &str| known[key].as_str().expect("a registration answers with texts").to_owned();
        Account {
            homeserver: self.url(),
            user: text("user_id"),
            password,
            access_token: text("access_token"),
        }
    }

    fn hold(&self, process: Option<Process>) -> Option<Process> {
        std::mem::replace(&mut *self.process.lock().unwrap_or_else(PoisonError::into_inner), process)
    }
}

/// Synapse while it runs.
struct Process(Child);

impl Process {
    async fn start(folder: &Path) -> Self {
        let log = folder.join("homeserver.log");
        let mut child = python::program("homeserver.py")
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::create(&log).expect("the folder takes a file"))
            .spawn()
            .expect("Python starts");
        let mut out = BufReader::new(child.stdout.take().expect("it is piped"));
        let process = Self(child);
        let first_line = spawn_blocking(move || {
            let mut line = String::new();
            out.read_line(&mut line).map(|_| line)
        });
        match timeout(PATIENCE, first_line).await {
            Ok(Ok(Ok(line))) if line == "ready\n" => process,
            _ => {
                panic!("Synapse does not start; it logged:\n{}", fs::read_to_string(log).unwrap_or_default())
            }
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have died by itself.
        self.0.kill().and_then(|()| self.0.wait()).ok();
    }
}

/// A port that nobody listens at now, so that Synapse can come back to it after a stop.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("the loopback has a free port");
    listener.local_addr().expect("a listener has an address").port()
}
