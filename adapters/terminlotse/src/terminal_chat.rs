//! The chat in the terminal: the same turns, sender and jobs as on a messenger, one line at a time.

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use bot_core::delivery::{Delivery, Parcel, Waybill};
use chrono::{DateTime, Utc};
use console::{Keyboard, Paper};
use store::StoreError;
use tokio::io::{AsyncBufRead, AsyncBufReadExt as _};

use crate::bot::Bot;
use crate::desk::Desk;
use crate::jobs::{
    AnswerLate, Closure, Duplicates, Expire, Job as _, Notify, Offer, Pleas, TellStaff, Tidings, Wake,
};
use crate::sender::{Messenger, Sender};
use crate::turn::{Cause, Turn};

/// While nobody types, deadlines are looked after this often.
const LOOK: Duration = Duration::from_secs(1);
/// Longer lines are cut there: more than any messenger lets through.
const LONGEST_LINE: usize = 64 * 1024;

impl<W: Write + Send + 'static> Messenger for Paper<W> {
    fn platform(&self) -> &str {
        Paper::platform(self)
    }

    async fn deliver(&self, _way: &Waybill, parcel: &Parcel) -> Delivery {
        self.print(parcel)
    }
}

/// Chats until the input ends.
///
/// `clock` tells the time and `seeds` gives each turn its randomness; `greeting` opens the
/// chat, as a tap on "Start" would.
///
/// # Errors
/// The database failed.
pub async fn chat<D: Desk + 'static, W: Write + Send + 'static>(
    bot: Arc<Bot<D>>,
    mut keyboard: Keyboard,
    paper: Paper<W>,
    mut input: impl AsyncBufRead + Unpin,
    clock: impl Fn() -> DateTime<Utc>,
    mut seeds: impl FnMut() -> [u8; 32] + Send + Clone,
    greeting: Option<&str>,
) -> Result<(), StoreError> {
    let mut wake = Wake::new(bot.clone(), seeds.clone());
    let mut expire = Expire::new(bot.clone());
    let mut offer = Offer::new(bot.clone(), seeds.clone());
    let mut closure = Closure::new(bot.clone(), seeds.clone());
    let mut answer = AnswerLate::new(bot.clone(), seeds.clone());
    let mut notify = Notify::new(bot.clone());
    let mut tell_staff = TellStaff::new(bot.clone(), seeds.clone());
    let mut duplicates = Duplicates::new(bot.clone());
    let mut pleas = Pleas::new(bot.clone());
    let mut tidings = Tidings::new(bot.clone(), seeds.clone());
    let mut duplicates_at = clock();
    let mut sender = Sender::new(bot.clone(), Arc::new(paper));
    if let Some(greeting) = greeting {
        let turn = Turn { cause: Cause::Arrived(keyboard.typed(greeting)), now: clock(), seed: seeds() };
        bot.take_turns(&[turn]).await?;
    }
    let mut line = Vec::new();
    loop {
        expire.run_once(clock()).await?;
        wake.run_once(clock()).await?;
        offer.run_once(clock()).await?;
        closure.run_once(clock()).await?;
        pleas.run_once(clock()).await?;
        answer.run_once(clock()).await?;
        tidings.run_once(clock()).await?;
        notify.run_once(clock()).await?;
        tell_staff.run_once(clock()).await?;
        if duplicates_at <= clock() {
            duplicates_at = duplicates.run_once(clock()).await?;
        }
        send_all(&mut sender, &clock).await?;
        let read = tokio::select! {
            read = read_line(&mut input, &mut line) => read,
            () = tokio::time::sleep(LOOK) => continue,
        };
        // The last line may lack its end.
        if !matches!(read, Ok(true)) && line.is_empty() {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches('\r');
        let turn = Turn { cause: Cause::Arrived(keyboard.typed(text)), now: clock(), seed: seeds() };
        line.clear();
        bot.take_turns(&[turn]).await?;
    }
}

/// Reads on to the end of a line and returns `false` where the input ends instead. Of a line without
/// measure only the beginning is kept. It may be dropped and called again.
async fn read_line(input: &mut (impl AsyncBufRead + Unpin), line: &mut Vec<u8>) -> std::io::Result<bool> {
    loop {
        let piece = input.fill_buf().await?;
        if piece.is_empty() {
            return Ok(false);
        }
        let mut parts = piece.splitn(2, |byte| *byte == b'\n');
        let of_line = parts.next().unwrap_or_default();
        let is_whole = parts.next().is_some();
        line.extend(of_line.iter().take(LONGEST_LINE.saturating_sub(line.len())));
        let read = of_line.len() + usize::from(is_whole);
        input.consume(read);
        if is_whole {
            return Ok(true);
        }
    }
}

/// Sends until nothing is left that could be sent now.
pub async fn send_all<D: Desk + 'static, M: Messenger>(
    sender: &mut Sender<D, M>,
    clock: impl Fn() -> DateTime<Utc>,
) -> Result<(), StoreError> {
    loop {
        let next = sender.run_once(clock()).await?;
        if sender.is_busy() {
            sender.progress().await;
        } else if next.is_none_or(|next| next > clock()) {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of an input that comes in pieces of this size.
    async fn lines(input: &[u8], piece: usize) -> Vec<(String, bool)> {
        let mut input = tokio::io::BufReader::with_capacity(piece, input);
        let mut lines = Vec::new();
        loop {
            let mut line = Vec::new();
            let ended = read_line(&mut input, &mut line).await.unwrap();
            lines.push((String::from_utf8(line).unwrap(), ended));
            if !ended {
                return lines;
            }
        }
    }

    #[tokio::test]
    async fn lines_are_parted_wherever_the_input_is() {
        let expected = [("ab", true), ("", true), ("cde", true), ("f", false)];
        let expected: Vec<_> = expected.map(|(line, ended)| (line.to_owned(), ended)).into();
        for piece in 1..12 {
            assert_eq!(lines(b"ab\n\ncde\nf", piece).await, expected, "in pieces of {piece}");
        }
    }

    #[tokio::test]
    async fn of_a_line_without_measure_the_beginning_is_kept_and_the_next_line_is_whole() {
        let input = [vec![b'x'; 3 * LONGEST_LINE], b"\nab\n".to_vec()].concat();
        let lines = lines(&input, 1000).await;
        let lengths: Vec<usize> = lines.iter().map(|(line, _)| line.len()).collect();
        assert_eq!(lengths, [LONGEST_LINE, 2, 0]);
    }
}
