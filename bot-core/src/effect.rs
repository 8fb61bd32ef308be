//! What a step wants done.

use crate::desk::Request;
use crate::figures::Step;
use crate::reply::{CalendarFile, DaySheet, Picture, Reply, Toast, TradeFile};

/// Something the world shall do. When the conversation wants to be woken is not an effect: it is
/// its [`deadline`](crate::Conversation::deadline).
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask or order something from the desk; its answer comes back as an event.
    Desk(Request),
    /// Say something.
    Reply(Reply),
    /// Answer a tap, with a short word or silently.
    Toast(Option<Toast>),
    /// Send a calendar file.
    File(CalendarFile),
    /// Send a day to be printed.
    Sheet(DaySheet),
    /// Send a business what it has booked.
    TradeFile(TradeFile),
    /// Draw figures, and send the picture.
    Picture(Picture),
    /// Count that a conversation has got so far.
    Reached(Vec<Step>),
}
