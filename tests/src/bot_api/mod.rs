//! A strict Telegram: a Bot API server with citizens in it.
//!
//! It speaks HTTP on a port of its own and keeps the rules of the real one, from the sizes of a
//! keyboard to what an offset confirms. A bot that breaks a rule is refused in Telegram's own words,
//! and the test that started the fake fails with them. What the test arranged itself (a fault, a
//! citizen who blocks the bot) is no violation.
//!
//! ```no_run
//! # async fn test() {
//! use tests::bot_api::FakeBotApi;
//!
//! let fake = FakeBotApi::start().await;
//! let anna = fake.citizen(4711, "Anna", "de");
//! // … start a bot with fake.token() at fake.url() …
//! anna.says("/start");
//! anna.sees("Guten Tag").await;
//! anna.taps("Personalausweis");
//! fake.assert_kept_rules();
//! # }
//! ```
//!
//! A tour: [`fake`] is the handle of a test and [`citizen`], [`group`] who acts in it; [`server`] reads
//! a call, [`methods`] carries it out upon the [`world`], by the [`rules`]; [`errors`] is the table of
//! Telegram's own words; [`queue`] holds the updates until their offset is confirmed; [`faults`] are
//! what a test can arrange to go wrong and [`wire`] how an answer gets lost; [`journal`] is what
//! happened; [`updates`] and [`params`] are the two ways through JSON.
//!
//! To add a method: an arm in [`methods`], its rules in [`rules`], its refusals in [`errors`].

pub mod citizen;
pub mod errors;
pub mod fake;
pub mod faults;
pub mod group;
pub mod journal;
pub mod methods;
pub mod params;
pub mod queue;
pub mod rules;
pub mod server;
pub mod updates;
pub mod wire;
pub mod world;

pub use citizen::Citizen;
pub use errors::ApiError;
pub use fake::FakeBotApi;
pub use faults::Fault;
pub use group::Group;
pub use journal::{Call, Outcome};
pub use world::{Document, Shown, World};
