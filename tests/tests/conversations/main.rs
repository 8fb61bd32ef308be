//! Conversations as citizens have them: what they write and tap, and what they see, over the real
//! core, driver and store. Each is played on both engines and behind slow desks.

mod about;
mod attendance;
mod bad_input;
mod booking;
mod cancelling;
mod choosing;
mod closures;
mod day;
mod demo_city;
mod details;
mod duplicates;
mod figures;
mod for_others;
mod limits;
mod linking;
mod losing;
mod moving;
mod moving_in;
mod notices;
mod on_behalf;
mod one_day;
mod only_on_telegram;
mod person;
mod posters;
mod reminding;
mod reminding_elsewhere;
mod repair;
mod repair_in_words;
mod rules;
mod rush;
mod staff;
mod trade;
mod troubles;
mod urgent;
mod visits;
mod waiting;
mod wishes;
mod words;

use tests::town::{conversation, conversation_by_the_clock, conversation_in, conversation_under};
