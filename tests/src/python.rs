//! The Python that `tests/run` prepares, with a Matrix homeserver and a Matrix client in it.

use std::path::Path;
use std::process::Command;

/// Names its interpreter: `target/test-python/bin/python`.
pub const PYTHON: &str = "TERMINLOTSE_TEST_PYTHON";

/// One of the programs in `tests/matrix`.
///
/// # Panics
/// When no interpreter is named in [`PYTHON`].
pub fn program(name: &str) -> Command {
    let python = std::env::var(PYTHON).unwrap_or_else(|_| {
        panic!(
            "{PYTHON} is not set: start the tests by `tests/run`, which prepares a Python with a \
             Matrix homeserver in it"
        )
    });
    let mut command = Command::new(python);
    command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("matrix").join(name));
    command
}
