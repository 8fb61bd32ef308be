//! The conversational core of Terminlotse: what the bot understands, remembers and says.
//!
//! Everything here is a pure function of its arguments: no input or output, no clock, no
//! randomness. A messenger's update becomes an [`Event`], [`step()`] turns conversation and event
//! into a new conversation and [`Effect`]s, and the world carries these out:
//!
//! ```text
//! update → event → step → desk / store → reply → outbox → platform
//!                   ↑___ answer ___|
//! ```
//!
//! A tour: [`event`] and [`effect`] are the two ends; [`conversation`] is the state between them
//! and [`mod@step`] the way from one to the next; [`desk`] is the language spoken with the calendar,
//! [`reply`] the one spoken with citizens; [`city`], [`opening`] and
//! [`holidays`] are what a city offers and when, [`errand`] what somebody comes for, and [`directory`] the ways through it;
//! [`vocabulary`] holds the words that do what buttons do; [`linking`] is about one person on several
//! messengers, [`recognition`] about one who comes from several accounts, [`waitlist`] about those who wait for a
//! place, [`reminding`] about those who have one, [`closure`] about those who lose theirs, [`staff`] about those who
//! serve them, [`day`] about the day of an appointment, [`on_behalf`] about those who call or write, [`trade`] about
//! businesses with a lane of their own, [`tidings`] about what staff cause to be said, [`notice`] and [`markup`] about
//! what they write to many, [`plea`] about those who would like to speak with a person, [`rules`] about what staff set
//! for all, [`quiet_hours`] about when nobody is written to, [`figures`] about what is counted and [`drawing`] about what
//! is drawn of it, and [`forecast`] and [`poster`] about what is told outside the chat.

pub mod arrival;
pub mod city;
pub mod closure;
pub mod conversation;
pub mod day;
pub mod delivery;
pub mod desk;
pub mod directory;
pub mod drawing;
pub mod duplicates;
pub mod effect;
pub mod errand;
pub mod event;
pub mod figures;
pub mod fold;
pub mod forecast;
pub mod holidays;
pub mod ids;
pub mod language;
pub mod linking;
pub mod markup;
pub mod month;
pub mod notice;
pub mod on_behalf;
pub mod opening;
pub mod plea;
pub mod poster;
pub mod quiet_hours;
pub mod recognition;
pub mod reminding;
pub mod reply;
pub mod rules;
pub mod setting;
pub mod staff;
pub mod step;
mod tell;
pub mod tidings;
pub mod trade;
pub mod trouble;
mod view;
pub mod vocabulary;
pub mod waitlist;
pub mod weekdays;

pub use city::City;
pub use conversation::Conversation;
pub use directory::Directory;
pub use effect::Effect;
pub use event::Event;
pub use language::Language;
pub use setting::Setting;
pub use step::{Step, step};
