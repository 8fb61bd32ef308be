//! How many messages that nobody asked for may be sent now.
//!
//! A platform counts what reaches it, answers included, within any second; where between our sending and its
//! answer a message is counted, we don't know. So a message counts here from its start until a second after
//! its end: then no second of the platform's holds more than it allows, whatever the network does. Answers
//! never wait for this. They count twice, so that there is room for as many as came in the last second; but a
//! rush leaves a quarter to the others, for an offer can't wait until it is over.
//!
//! The second itself is filled evenly, by a bucket (a burst would only delay the answers that come beside
//! it), and a chat gets no more than a few messages at once ([`Recent`]).

use std::collections::{HashMap, VecDeque};

use bot_core::ids::ChatId;
use chrono::{DateTime, TimeDelta, Utc};

use crate::pace::Asked;

/// The platform's second, with a margin for clocks that are corrected meanwhile.
const SECOND: TimeDelta = TimeDelta::milliseconds(1_001);
/// The bucket holds what is allowed in this time …
const BURST: TimeDelta = TimeDelta::milliseconds(100);
/// … and fills so much faster than what is allowed, in percent, that a late look costs nothing.
const FILLS: i64 = 125;
/// So many looks a second are enough: more would be commits for single messages.
const LOOKS: u32 = 50;

/// At most so many messages to a chat …
const TO_ONE: u32 = 3;
/// … in this time: one a second, with a small burst (core.telegram.org/bots/faq).
const TO_ONE_WITHIN: TimeDelta = TimeDelta::seconds(3);
/// At most so many messages to a group in a minute (the same page).
const TO_GROUP: u32 = 20;

/// What one platform allows.
#[derive(Debug)]
pub(crate) struct Allowance {
    per_second: u32,
    /// The answers that count now, and
    answers: u32,
    /// the other messages: those under way, and those that have ended within a second.
    others: u32,
    /// When which of them have ended.
    ended: VecDeque<(DateTime<Utc>, Asked)>,
    /// When the bucket is full again.
    full_at: DateTime<Utc>,
    chats: Recent,
    groups: Recent,
}

impl Allowance {
    /// For so many messages a second. What an earlier process has sent until now, nobody knows any more: it is
    /// taken for all that was allowed.
    pub fn new(per_second: u32, now: DateTime<Utc>) -> Self {
        Self {
            per_second: per_second.max(1),
            answers: 0,
            others: 0,
            ended: VecDeque::new(),
            full_at: now + SECOND + BURST,
            chats: Recent::new(TO_ONE, TO_ONE_WITHIN),
            groups: Recent::new(TO_GROUP, TimeDelta::minutes(1)),
        }
    }

    /// A message starts, an answer too; only others take from the bucket.
    pub fn starts(&mut self, chat: &ChatId, asked: Asked, is_group: bool, now: DateTime<Utc>) {
        match asked {
            Asked::Yes => self.answers += 1,
            Asked::No => {
                self.others += 1;
                self.full_at = self.full_at.max(now) + self.share();
            }
        }
        let recent = if is_group { &mut self.groups } else { &mut self.chats };
        recent.sent(chat, now);
    }

    /// It has ended, whatever became of it.
    pub fn ends(&mut self, asked: Asked, now: DateTime<Utc>) {
        self.ended.push_back((now, asked));
        self.forget(now);
    }

    /// How many may be sent now.
    pub fn room(&mut self, now: DateTime<Utc>) -> u32 {
        self.forget(now);
        let in_bucket =
            (now + self.burst() - self.full_at).num_microseconds().unwrap_or(0) / self.share_micros();
        self.in_second().min(u32::try_from(in_bucket).unwrap_or(0))
    }

    /// When it is worth looking again: some more may be sent then.
    pub fn next(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let some = (self.per_second / LOOKS).max(1);
        let in_bucket = self.full_at - self.burst() + self.share() * i32::try_from(some).unwrap_or(1);
        let missing = some.saturating_sub(self.in_second()) as usize;
        let in_second = match missing.checked_sub(1).map(|index| self.ended.get(index)) {
            None => now,
            Some(Some((ended, _))) => *ended + SECOND,
            // What is under way must end first, and is heard of then.
            Some(None) => now + SECOND,
        };
        in_bucket.max(in_second)
    }

    /// The chats that have got enough for now, and when the first of them may get more.
    pub fn resting(&mut self, now: DateTime<Utc>) -> (Vec<ChatId>, Option<DateTime<Utc>>) {
        let (mut chats, mut first) = (Vec::new(), None);
        for recent in [&mut self.chats, &mut self.groups] {
            recent.forget(now);
            chats.extend(recent.enough().cloned());
            first = first.into_iter().chain(recent.next()).min();
        }
        (chats, first)
    }

    /// How many more the platform's second holds.
    fn in_second(&self) -> u32 {
        let for_answers = (self.answers * 2).min(self.per_second - self.per_second.div_ceil(4));
        self.per_second.saturating_sub(self.others + for_answers)
    }

    fn forget(&mut self, now: DateTime<Utc>) {
        while let Some((_, asked)) = self.ended.pop_front_if(|(ended, _)| now - *ended >= SECOND) {
            let counted = if asked == Asked::Yes { &mut self.answers } else { &mut self.others };
            *counted = counted.saturating_sub(1);
        }
    }

    /// What one message takes of the bucket.
    fn share(&self) -> TimeDelta {
        TimeDelta::microseconds(self.share_micros())
    }

    fn share_micros(&self) -> i64 {
        (1_000_000 * 100 / FILLS / i64::from(self.per_second)).max(1)
    }

    /// What the bucket holds: at least one message.
    fn burst(&self) -> TimeDelta {
        BURST.max(self.share())
    }
}

/// Who was written to lately, and how often.
#[derive(Debug)]
struct Recent {
    times: u32,
    within: TimeDelta,
    sends: VecDeque<(DateTime<Utc>, ChatId)>,
    counts: HashMap<ChatId, u32>,
}

impl Recent {
    fn new(times: u32, within: TimeDelta) -> Self {
        Self { times, within, sends: VecDeque::new(), counts: HashMap::new() }
    }

    fn sent(&mut self, chat: &ChatId, now: DateTime<Utc>) {
        self.sends.push_back((now, chat.clone()));
        *self.counts.entry(chat.clone()).or_default() += 1;
        self.forget(now);
    }

    fn forget(&mut self, now: DateTime<Utc>) {
        while let Some((_, chat)) = self.sends.pop_front_if(|(sent, _)| now - *sent >= self.within) {
            match self.counts.get_mut(&chat) {
                Some(count) if *count > 1 => *count -= 1,
                _ => drop(self.counts.remove(&chat)),
            }
        }
    }

    fn enough(&self) -> impl Iterator<Item = &ChatId> {
        self.counts.iter().filter(|(_, count)| **count >= self.times).map(|(chat, _)| chat)
    }

    /// When the oldest is forgotten.
    fn next(&self) -> Option<DateTime<Utc>> {
        self.sends.front().map(|(sent, _)| *sent + self.within)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks every `tick` ms and sends what may be sent; each message ends after `takes` ms. When each started.
    fn send_for(per_second: u32, millis: i64, tick: i64, takes: i64) -> Vec<i64> {
        let mut allowance = Allowance::new(per_second, time(0));
        let (mut started, mut under_way) = (Vec::new(), VecDeque::new());
        for at in 0..millis {
            while under_way.pop_front_if(|end: &mut i64| *end <= at).is_some() {
                allowance.ends(Asked::No, time(at));
            }
            if at % tick == 0 {
                for _ in 0..allowance.room(time(at)) {
                    allowance.starts(&ChatId::new(started.len().to_string()), Asked::No, false, time(at));
                    started.push(at);
                    under_way.push_back(at + takes);
                }
            }
        }
        started
    }

    fn time(millis: i64) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(millis).unwrap()
    }

    #[test]
    fn no_second_holds_more_than_allowed_wherever_in_its_flight_a_message_is_counted() {
        for (per_second, tick, takes) in [(1, 1, 5), (30, 1, 40), (30, 50, 2_000), (1_000, 10, 30)] {
            let started = send_for(per_second, 6_000, tick, takes);
            for second in 0..6_000 {
                let may_be_counted = |start: &&i64| **start < second + 1_000 && **start + takes >= second;
                let counted = started.iter().filter(may_be_counted).count();
                assert!(
                    counted <= per_second as usize,
                    "{counted} of {per_second} in the second from {second}"
                );
            }
        }
    }

    #[test]
    fn what_is_allowed_is_used() {
        for (per_second, tick, takes, least) in [(30, 1, 5, 98), (1_000, 10, 10, 95), (1_000, 55, 10, 90)] {
            let started = send_for(per_second, 21_000, tick, takes);
            let allowed = per_second as usize * 20;
            assert!(
                started.len() * 100 >= allowed * least,
                "{} of {allowed} with a look each {tick} ms",
                started.len()
            );
        }
    }

    #[test]
    fn a_new_process_does_not_know_what_the_last_one_sent() {
        assert!(send_for(30, 2_000, 1, 5).iter().all(|start| *start >= 1_000));
    }

    #[test]
    fn a_second_is_filled_evenly() {
        let started = send_for(1_000, 1_602, 5, 10);
        for tenth in [1_100, 1_200, 1_300, 1_400] {
            let count = started.iter().filter(|start| (tenth..tenth + 100).contains(*start)).count();
            assert!(count <= 130, "{count} from {tenth} on");
        }
    }

    #[test]
    fn answers_find_room_and_a_rush_of_them_leaves_a_quarter() {
        let rooms = [0, 100, 10_000].map(|answers| {
            let mut allowance = Allowance::new(1_000, time(0));
            for answer in 0..answers {
                allowance.starts(&ChatId::new(answer.to_string()), Asked::Yes, false, time(2_000));
            }
            allowance.in_second()
        });
        assert_eq!(rooms, [1_000, 800, 250]);
    }

    #[test]
    fn a_chat_rests_after_a_small_burst_and_a_group_after_twenty() {
        let mut allowance = Allowance::new(30, time(0));
        let (ada, group) = (ChatId::new("ada"), ChatId::new("group"));
        for _ in 0..3 {
            allowance.starts(&ada, Asked::No, false, time(5_000));
        }
        for second in 0..20 {
            allowance.starts(&group, Asked::Yes, true, time(6_000 + second));
        }
        assert_eq!(allowance.resting(time(7_000)), (vec![ada, group.clone()], Some(time(8_000))));
        assert_eq!(allowance.resting(time(8_000)), (vec![group], Some(time(66_000))));
        assert_eq!(allowance.resting(time(66_019)), (vec![], None));
    }
}
