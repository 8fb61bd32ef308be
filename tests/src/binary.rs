//! The real binary, built from what lies in the workspace now, and started in a folder of its own
//! with nothing configured but what a test says.
//!
//! It is built once per test process, with the crash points in it: without `TERMINLOTSE_CRASH_AT`
//! they do nothing. Everything is waited for by what can be seen: the end of the process here, what
//! it says to Telegram at the [fake](crate::bot_api), what it says on Matrix at the
//! [homeserver](crate::synapse).

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, SqliteConnection};
use tempfile::TempDir;
use tokio::sync::watch;

use crate::bot_api::FakeBotApi;
use crate::synapse::Account;

/// A process that takes longer to end than this never will.
const PATIENCE: Duration = Duration::from_secs(60);

/// The binary in its folder, with its configuration.
pub struct Binary {
    folder: TempDir,
    environment: BTreeMap<String, String>,
}

impl Binary {
    /// With nothing configured: what it makes, it makes in its folder.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a temporary folder");
        Self { folder, environment: BTreeMap::new() }
    }

    /// Configured for a fake's bot.
    pub fn on_telegram(fake: &FakeBotApi) -> Self {
        Self::new().set("telegram.token", fake.token()).set("telegram.api_url", &fake.url())
    }

    /// Configured for a bot on Matrix; its device is kept in the folder.
    pub fn on_matrix(account: &Account) -> Self {
        Self::new()
            .set("matrix.homeserver", &account.homeserver)
            .set("matrix.user", &account.user)
            .set("matrix.password", &account.password)
    }

    /// Configures a key, such as `city.file`, by the environment.
    pub fn set(self, key: &str, value: &str) -> Self {
        let variable = format!("TERMINLOTSE_{}", key.to_uppercase().replace('.', "__"));
        self.variable(&variable, value)
    }

    /// Sets a variable of the environment.
    pub fn variable(mut self, variable: &str, value: &str) -> Self {
        self.environment.insert(variable.to_owned(), value.to_owned());
        self
    }

    /// Writes a file into its folder.
    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).expect("the folder takes a file");
    }

    /// A file in its folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Its database, seen from outside.
    pub async fn database(&self) -> SqliteConnection {
        let options = SqliteConnectOptions::new().filename(self.path("terminlotse.db"));
        options.connect().await.expect("the binary has made a database")
    }

    /// The one number that this query has for an answer in its database.
    pub async fn number(&self, sql: &'static str) -> i64 {
        let mut database = self.database().await;
        sqlx::query_scalar(sql).fetch_one(&mut database).await.expect("it is a number")
    }

    /// Starts it with its input left open.
    pub fn start(&self, arguments: &[&str]) -> Process {
        Process::of(&mut self.command(arguments), None)
    }

    /// Starts it, to be killed when it passes this point for the `times`th time.
    pub fn start_to_die_at(&self, point: &str, times: u32) -> Process {
        self.call_to_die_at(&[], point, times)
    }

    /// The same for any call.
    pub fn call_to_die_at(&self, arguments: &[&str], point: &str, times: u32) -> Process {
        let mut command = self.command(arguments);
        Process::of(command.env("TERMINLOTSE_CRASH_AT", format!("{point}:{times}")), None)
    }

    /// Lets it run to its end; `input` comes through a pipe.
    pub async fn run(&self, arguments: &[&str], input: &str) -> Ended {
        Process::of(&mut self.command(arguments), Some(input)).ended().await
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(built());
        for (variable, _) in std::env::vars_os().filter(|(name, _)| is_ours(name)) {
            command.env_remove(variable);
        }
        command.args(arguments).envs(&self.environment).current_dir(self.folder.path());
        command
    }
}

impl Default for Binary {
    fn default() -> Self {
        Self::new()
    }
}

fn is_ours(variable: &OsStr) -> bool {
    variable.to_string_lossy().starts_with("TERMINLOTSE_")
}

/// The binary while it runs. It is killed when this goes away.
pub struct Process {
    pid: Pid,
    said: Arc<Said>,
    status: watch::Receiver<Option<ExitStatus>>,
}

/// What a process has written so far.
#[derive(Default)]
struct Said {
    out: Mutex<Vec<u8>>,
    err: Mutex<Vec<u8>>,
}

/// What a process leaves behind.
#[derive(Clone, Debug)]
pub struct Ended {
    /// How it ended.
    pub status: ExitStatus,
    /// Its standard output.
    pub out: String,
    /// Its standard error: what it logged, and its last words.
    pub err: String,
}

impl Ended {
    /// With which code; none for one that was killed.
    pub fn code(&self) -> Option<i32> {
        self.status.code()
    }

    /// Whether SIGKILL was its end.
    pub fn was_killed(&self) -> bool {
        use std::os::unix::process::ExitStatusExt as _;
        self.status.signal() == Some(Signal::KILL.as_raw())
    }
}

impl Process {
    /// Starts it; reads what it writes and waits for its end in threads of their own.
    fn of(command: &mut Command, input: Option<&str>) -> Self {
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the binary starts");
        let pid = Pid::from_child(&child);
        let said = Arc::new(Said::default());
        let readers = [
            child.stdout.take().map(|out| reader(out, Arc::clone(&said), |said| &said.out)),
            child.stderr.take().map(|err| reader(err, Arc::clone(&said), |said| &said.err)),
        ];
        if let Some(input) = input
            && let Some(mut pipe) = child.stdin.take()
        {
            // One that ends before it has read all simply ends.
            pipe.write_all(input.as_bytes()).ok();
        }
        let (ended, status) = watch::channel(None);
        thread::spawn(move || {
            // Waiting would close its input; it stays open as long as the process runs.
            let input = child.stdin.take();
            let status = child.wait().expect("a child can be waited for");
            drop(input);
            readers.into_iter().flatten().for_each(|reader| reader.join().expect("reading does not panic"));
            ended.send_replace(Some(status));
        });
        Self { pid, said, status }
    }

    /// Waits for its end.
    ///
    /// # Panics
    /// When it goes on for too long.
    pub async fn ended(&mut self) -> Ended {
        let ended = tokio::time::timeout(PATIENCE, self.status.wait_for(Option::is_some)).await;
        let status = ended.ok().and_then(|status| *status.expect("somebody waits for the child"));
        match status {
            Some(status) => Ended { status, out: self.out(), err: self.err() },
            None => panic!("the process goes on and on; it logged:\n{}", self.err()),
        }
    }

    /// Kills it, as a power cut would.
    pub async fn kill(&mut self) -> Ended {
        self.signal(Signal::KILL);
        self.ended().await
    }

    /// Asks it to end.
    pub async fn terminate(&mut self) -> Ended {
        self.signal(Signal::TERM);
        self.ended().await
    }

    /// Whether it still runs.
    pub fn runs(&self) -> bool {
        self.status.borrow().is_none()
    }

    /// Its standard output so far.
    pub fn out(&self) -> String {
        text(&self.said.out)
    }

    /// Its standard error so far.
    pub fn err(&self) -> String {
        text(&self.said.err)
    }

    fn signal(&self, signal: Signal) {
        if self.runs() {
            // It may end by itself at this very moment.
            kill_process(self.pid, signal).ok();
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.signal(Signal::KILL);
    }
}

fn text(bytes: &Mutex<Vec<u8>>) -> String {
    String::from_utf8_lossy(&bytes.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
}

fn reader(
    mut from: impl Read + Send + 'static,
    said: Arc<Said>,
    to: impl Fn(&Said) -> &Mutex<Vec<u8>> + Send + 'static,
) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut piece = [0; 4096];
        while let Ok(length @ 1..) = from.read(&mut piece) {
            to(&said).lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(&piece[..length]);
        }
    })
}

/// Where the binary lies, built if anything has changed since.
fn built() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(build)
}

fn build() -> PathBuf {
    // This process is `<target>/<profile>/deps/<test>-<hash>`.
    let myself = std::env::current_exe().expect("a process knows its own file");
    let folder = myself.ancestors().nth(2).expect("cargo puts tests two folders down");
    let target = folder.parent().expect("a profile lies in the target folder");
    let profile = match folder.file_name().and_then(OsStr::to_str) {
        Some("debug") | None => "dev",
        Some(profile) => profile,
    };
    let mut cargo = Command::new(env!("CARGO"));
    for (variable, _) in std::env::vars_os().filter(|(name, _)| is_this_tests(name)) {
        cargo.env_remove(variable);
    }
    let output = cargo
        .args(["build", "--quiet", "--package", "terminlotse", "--bin", "terminlotse"])
        .args(["--features", "crash-points", "--profile", profile])
        .arg("--target-dir")
        .arg(target)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "no binary:\n{}", String::from_utf8_lossy(&output.stderr));
    keep(&folder.join("terminlotse"), folder)
}

/// What cargo tells a test about its own package. Build scripts would see it and run again.
fn is_this_tests(variable: &OsStr) -> bool {
    let variable = variable.to_string_lossy();
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"].iter().any(|begins| variable.starts_with(begins))
        || ["CARGO", "CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE"].contains(&&*variable)
}

/// Another build, without crash points, may replace the binary while tests run: they use a second
/// name of the same file.
fn keep(binary: &Path, folder: &Path) -> PathBuf {
    let folder = folder.join("rehearsal");
    let kept = folder.join("terminlotse");
    let new = folder.join(std::process::id().to_string());
    let linked = std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::hard_link(binary, &new))
        .and_then(|()| std::fs::rename(&new, &kept));
    // Renaming one name of a file to another of its names leaves both.
    std::fs::remove_file(&new).ok();
    match linked {
        Ok(()) => kept,
        Err(error) => panic!("{} can't be linked: {error}", binary.display()),
    }
}
