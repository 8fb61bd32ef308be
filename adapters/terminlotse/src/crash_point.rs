//! Named moments at which a rehearsal kills the process, to prove that nothing is lost.
//!
//! Only a binary built with the feature `crash-points` has them; `TERMINLOTSE_CRASH_AT=after-commit:7`
//! then kills it with SIGKILL when the point is passed for the seventh time.

/// A moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrashPoint {
    /// The platform's client has kept what it fetched; we have not.
    AfterFetch,
    /// The transaction of a turn, or of a part of a notice, is complete but not committed.
    BeforeCommit,
    /// It is committed; nobody was answered.
    AfterCommit,
    /// A parcel is about to be sent.
    BeforeSend,
    /// The platform has it.
    AfterSend,
    /// What became of it is about to be recorded.
    BeforeRecord,
}

impl CrashPoint {
    /// All of them, with the names by which they are asked for.
    pub const ALL: [(CrashPoint, &'static str); 6] = [
        (CrashPoint::AfterFetch, "after-fetch"),
        (CrashPoint::BeforeCommit, "before-commit"),
        (CrashPoint::AfterCommit, "after-commit"),
        (CrashPoint::BeforeSend, "before-send"),
        (CrashPoint::AfterSend, "after-send"),
        (CrashPoint::BeforeRecord, "before-record"),
    ];
}

/// Passes a point: nothing, in every binary that citizens meet.
#[cfg(not(feature = "crash-points"))]
pub(crate) fn pass(_point: CrashPoint) {}

/// Passes a point, and dies if this is the time.
#[cfg(feature = "crash-points")]
pub(crate) fn pass(point: CrashPoint) {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicU64, Ordering};

    static PLAN: OnceLock<Option<(CrashPoint, u64)>> = OnceLock::new();
    static PASSED: AtomicU64 = AtomicU64::new(0);

    let plan = PLAN.get_or_init(|| {
        let wanted = std::env::var("TERMINLOTSE_CRASH_AT").ok()?;
        let (name, times) = wanted.split_once(':')?;
        let (point, _) = CrashPoint::ALL.into_iter().find(|(_, known)| *known == name)?;
        Some((point, times.parse().ok()?))
    });
    let Some((planned, times)) = plan else { return };
    if *planned == point && PASSED.fetch_add(1, Ordering::SeqCst) + 1 == *times {
        // The process ends inside this call; if it doesn't, the rehearsal's count will tell.
        let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
    }
}
