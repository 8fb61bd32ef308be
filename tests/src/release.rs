//! The real binary as citizens meet it, for benchmarks: built with the profile of the benchmark, run
//! in a folder on a real disk. [`binary`](crate::binary) is the one of the tests, with crash points.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::lean_bot_api::TOKEN;
use crate::measuring::{milliseconds, now};

/// Where it keeps everything, in its folder,
const DATABASE: &str = "terminlotse.db";
/// and the key to what is sealed there.
const KEY: &str = "terminlotse.key";
/// Where it writes its log, in its folder.
const LOG: &str = "terminlotse.log";

/// The binary, built.
#[derive(Clone, Debug)]
pub struct Release {
    file: PathBuf,
}

impl Release {
    /// Builds it with these features, if anything has changed since the last time.
    ///
    /// # Panics
    /// When it can't be built.
    pub fn build(features: &[&str]) -> Self {
        // This process is `<target>/<profile>/deps/<benchmark>-<hash>`.
        let myself = std::env::current_exe().expect("a process knows its own file");
        let folder = myself.ancestors().nth(2).expect("cargo puts benchmarks two folders down");
        let target = folder.parent().expect("a profile lies in the target folder");
        let mut cargo = Command::new(env!("CARGO"));
        // Build scripts would see what cargo tells a benchmark about its own package, and run again.
        for (variable, _) in std::env::vars_os().filter(|(name, _)| is_this_packages(name)) {
            cargo.env_remove(variable);
        }
        let status = cargo
            .args(["build", "--quiet", "--release", "--package", "terminlotse", "--bin", "terminlotse"])
            .args(["--features", &features.join(",")])
            .arg("--target-dir")
            .arg(target)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .expect("cargo starts");
        assert!(status.success(), "the binary could not be built");
        Self { file: keep(&folder.join("terminlotse"), &folder.join("measured"), &features.join("-")) }
    }
}

fn is_this_packages(variable: &OsStr) -> bool {
    let variable = variable.to_string_lossy();
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"].iter().any(|begins| variable.starts_with(begins))
        || ["CARGO", "CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE"].contains(&&*variable)
}

/// A build with other features replaces the binary: each is measured under a name of its own.
fn keep(binary: &Path, folder: &Path, name: &str) -> PathBuf {
    let kept = folder.join(format!("terminlotse-{name}"));
    fs::create_dir_all(folder).expect("the target folder takes a folder");
    fs::remove_file(&kept).ok();
    fs::hard_link(binary, &kept).expect("the target folder takes a link");
    kept
}

/// A folder of a bot on a real disk, with its configuration.
pub struct Premises {
    release: Release,
    folder: TempDir,
    environment: Vec<(String, String)>,
}

impl Premises {
    /// An empty folder inside `parent`.
    pub fn new(release: &Release, parent: &str) -> Self {
        fs::create_dir_all(parent).expect("the target folder takes a folder");
        let folder = TempDir::new_in(parent).expect("there is room for a temporary folder");
        Self { release: release.clone(), folder, environment: Vec::new() }
    }

    /// A folder with the same database and key as another one, whose bot has ended.
    pub fn copy(release: &Release, parent: &str, other: &Premises) -> Self {
        let premises = Self::new(release, parent);
        for file in [DATABASE, KEY] {
            fs::copy(other.path(file), premises.path(file)).expect("the folder takes a copy");
        }
        premises
    }

    /// Connected to the Bot API at this port.
    pub fn on_telegram(self, port: u16) -> Self {
        self.set("telegram.token", TOKEN).set("telegram.api_url", &format!("http://127.0.0.1:{port}"))
    }

    /// Configures a key, such as `policy.hold`.
    pub fn set(mut self, key: &str, value: &str) -> Self {
        let variable = format!("TERMINLOTSE_{}", key.to_uppercase().replace('.', "__"));
        self.environment.push((variable, value.to_owned()));
        self
    }

    /// A file in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Its database.
    pub fn database(&self) -> PathBuf {
        self.path(DATABASE)
    }

    /// Imports a city.
    ///
    /// # Panics
    /// When the bot refuses it.
    pub fn import(&self, city: &str) {
        fs::write(self.path("city.toml"), city).expect("the folder takes a file");
        self.run(&["import", "city", "city.toml"]);
    }

    /// Runs the binary with these arguments to its end.
    ///
    /// # Panics
    /// When it refuses them.
    pub fn run(&self, arguments: &[&str]) {
        let output = self.command(arguments).output().expect("the binary starts");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Starts the bot.
    pub fn start(&self) -> Serving {
        let log = File::create(self.path(LOG)).expect("the folder takes a file");
        let child = self.command(&[]).stderr(log).stdin(Stdio::null()).stdout(Stdio::null()).spawn();
        Serving { child: child.expect("the binary starts"), log: self.path(LOG) }
    }

    /// How long its shortest run takes, in milliseconds: to say its version.
    ///
    /// # Panics
    /// When it does not start.
    pub fn least(&self) -> f64 {
        let begun = now();
        self.command(&["--version"]).stdout(Stdio::null()).status().expect("the binary starts");
        milliseconds(begun.elapsed())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.release.file);
        for (variable, _) in std::env::vars_os() {
            if variable.to_string_lossy().starts_with("TERMINLOTSE_") {
                command.env_remove(variable);
            }
        }
        command.args(arguments).envs(self.environment.iter().cloned()).current_dir(self.folder.path());
        command
    }
}

/// The bot while it serves; killed when this goes away.
pub struct Serving {
    child: Child,
    log: PathBuf,
}

impl Serving {
    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Asks it to end, and waits until it has.
    ///
    /// # Panics
    /// When it ends badly.
    pub fn end(mut self) {
        kill_process(Pid::from_child(&self.child), Signal::TERM).expect("the bot is still there");
        let status = self.child.wait().expect("a child can be waited for");
        assert!(status.success(), "the bot ended badly:\n{}", self.log());
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
