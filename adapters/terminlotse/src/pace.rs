//! Tells refusals that concern one chat from those that concern all.
//!
//! A platform that says "not so fast" about one chat means that chat, which then waits alone. When it
//! says so about several at once it means the whole bot, and each further send would only make it
//! angrier. What nobody asked for pauses first then; answers only if they go on being refused.

use std::collections::HashSet;
use std::time::Duration;

use bot_core::ids::ChatId;
use chrono::{DateTime, TimeDelta, Utc};
use store::outbox::Lane;

/// Refusals in so many chats …
const CHATS: usize = 3;
/// … within this time are meant for all.
const AT_ONCE: TimeDelta = TimeDelta::seconds(1);

/// How a platform wants to be treated.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    /// The latest refusals: when each came, and until when its chat has to wait.
    latest: Vec<Refused>,
    /// Until when nothing is sent that nobody asked for,
    unasked: Option<DateTime<Utc>>,
    /// and until when nothing at all.
    all: Option<DateTime<Utc>>,
}

/// Whether the citizen waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// An answer.
    Yes,
    /// A reminder, an offer, a notice.
    No,
}

impl From<Lane> for Asked {
    fn from(lane: Lane) -> Self {
        match lane {
            Lane::Live => Self::Yes,
            Lane::Due | Lane::Bulk => Self::No,
        }
    }
}

#[derive(Debug)]
struct Refused {
    chat: ChatId,
    asked: Asked,
    at: DateTime<Utc>,
    until: DateTime<Utc>,
}

impl Pace {
    /// A chat was refused for so long.
    pub fn refused(&mut self, chat: &ChatId, asked: Asked, pause: Duration, now: DateTime<Utc>) {
        let pause = TimeDelta::from_std(pause).unwrap_or(TimeDelta::MAX);
        let until = now.checked_add_signed(pause).unwrap_or(DateTime::<Utc>::MAX_UTC);
        self.latest.retain(|refused| now - refused.at <= AT_ONCE);
        self.latest.push(Refused { chat: chat.clone(), asked, at: now, until });
        if self.are_several(|_| true) {
            self.unasked = self.longest().max(self.unasked);
        }
        if self.are_several(|refused| refused.asked == Asked::Yes) {
            self.all = self.longest().max(self.all);
        }
    }

    fn are_several(&self, of: impl Fn(&Refused) -> bool) -> bool {
        let chats: HashSet<&ChatId> =
            self.latest.iter().filter(|refused| of(refused)).map(|refused| &refused.chat).collect();
        chats.len() >= CHATS
    }

    fn longest(&self) -> Option<DateTime<Utc>> {
        self.latest.iter().map(|refused| refused.until).max()
    }

    /// Until when nothing may be sent to anybody; `None` when answers may go on.
    pub fn paused_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.all.filter(|until| *until > now)
    }

    /// Until when nothing may be sent that nobody asked for.
    pub fn unasked_paused_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.unasked.max(self.all).filter(|until| *until > now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A platform that refuses chats, on a clock in milliseconds.
    #[derive(Default)]
    struct Platform {
        pace: Pace,
    }

    impl Platform {
        fn refuses(&mut self, chat: &str, seconds: u64, at: i64) {
            self.pace.refused(&ChatId::new(chat), Asked::Yes, Duration::from_secs(seconds), time(at));
        }

        fn refuses_a_notice(&mut self, chat: &str, seconds: u64, at: i64) {
            self.pace.refused(&ChatId::new(chat), Asked::No, Duration::from_secs(seconds), time(at));
        }

        /// For how many milliseconds nobody is written to.
        fn pauses(&self, at: i64) -> Option<i64> {
            self.pace.paused_until(time(at)).map(|until| (until - time(at)).num_milliseconds())
        }
    }

    fn time(at: i64) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(at).unwrap()
    }

    #[test]
    fn one_chat_waits_alone_however_often_it_is_refused() {
        let mut platform = Platform::default();
        for at in 0..10 {
            platform.refuses("ada", 30, at);
        }
        platform.refuses("bob", 30, 11);
        assert_eq!(platform.pauses(11), None);
    }

    #[test]
    fn three_chats_at_once_mean_all_for_the_longest_pause() {
        let mut platform = Platform::default();
        platform.refuses("ada", 3, 0);
        platform.refuses("bob", 9, 400);
        platform.refuses("cem", 5, 1_000);
        assert_eq!(platform.pauses(1_000), Some(8_400));
        assert_eq!(platform.pauses(9_399), Some(1));
        assert_eq!(platform.pauses(9_400), None);
    }

    #[test]
    fn three_chats_one_after_the_other_wait_alone() {
        let mut platform = Platform::default();
        platform.refuses("ada", 60, 0);
        platform.refuses("bob", 60, 900);
        platform.refuses("cem", 60, 1_001);
        assert_eq!(platform.pauses(1_001), None);
        platform.refuses("dan", 60, 1_500);
        assert_eq!(platform.pauses(1_500), Some(60_000), "bob, cem and dan");
    }

    #[test]
    fn what_nobody_asked_for_pauses_first() {
        let mut platform = Platform::default();
        for chat in ["ada", "bob", "cem"] {
            platform.refuses_a_notice(chat, 5, 0);
        }
        platform.refuses("dan", 7, 10);
        platform.refuses("eva", 7, 20);
        assert_eq!(platform.pauses(20), None, "answers go on");
        assert_eq!(platform.pace.unasked_paused_until(time(20)), Some(time(7_020)));
        platform.refuses("fay", 7, 30);
        assert_eq!(platform.pauses(30), Some(7_000), "three answers were refused, too");
    }

    #[test]
    fn what_was_under_way_can_only_make_a_pause_longer() {
        let mut platform = Platform::default();
        for (chat, seconds) in [("ada", 5), ("bob", 5), ("cem", 5), ("dan", 1)] {
            platform.refuses(chat, seconds, 0);
        }
        assert_eq!(platform.pauses(0), Some(5_000));
        platform.refuses("eva", 7, 100);
        assert_eq!(platform.pauses(100), Some(7_000));
    }

    #[test]
    fn after_a_pause_it_begins_anew() {
        let mut platform = Platform::default();
        for chat in ["ada", "bob", "cem"] {
            platform.refuses(chat, 2, 0);
        }
        platform.refuses("ada", 2, 2_000);
        assert_eq!(platform.pauses(2_000), None);
    }

    #[test]
    fn no_pause_is_too_long_to_be_counted() {
        let mut platform = Platform::default();
        for chat in ["ada", "bob", "cem"] {
            platform.refuses(chat, u64::MAX, 0);
        }
        assert!(platform.pauses(0).is_some());
    }
}
