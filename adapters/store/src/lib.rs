//! Everything that is kept: the city, people and chats, places and appointments, the outbox.
//!
//! A tour: [`Store`] opens the database and hands out transactions ([`sql::Tx`]); the other modules
//! are functions over a transaction, a module for each matter:
//!
//! - [`catalogue`]: what the city offers; [`layout`]: the places its opening rules make; [`closures`]: when they
//!   don't
//! - [`sync`]: how far a platform was heard, and what could not be read yet
//! - [`chats`]: chats, accounts, persons and their conversations; [`updates`]: which updates were applied
//! - [`places`], [`appointments`]: who has which place; [`people`]: what is known of persons, [`wards`]: for
//!   whom else they book, [`links`]: which accounts are one, [`recognition`]: which others are;
//!   [`live_bookings`]: all of it at once, for staff; [`desk`]: the local desk over all these
//! - [`waitlist`]: who waits for a place; [`reminders`]: who is reminded of theirs
//! - [`staff`]: who has which role, [`requests`]: what waits for them, [`pleas`]: those who would like to speak with
//!   one of them, [`audit`]: what they did; [`tries`]: codes that
//!   were wrong
//! - [`businesses`]: who books in a lane of their own, and how much; [`invitation`]: the codes that roles and businesses
//!   are taken by
//! - [`attendance`]: who came and who did not, [`restriction`]: what that means, [`tidings`]: what citizens are told
//!   because of what staff did
//! - [`presence`]: how far people have come on the day of their appointment, [`check_in`]: the codes by which they check
//!   in, [`calling`]: who is called to which desk
//! - [`notices`]: what staff write to many; [`moving_in`]: appointments of another calendar
//! - [`figures`]: what is counted
//! - [`outbox`]: what is to be sent, and what became of it; [`retention`]: what is forgotten in time
//! - [`seal`], [`dice`], [`migrations`], [`sql`]: what they stand on
//!
//! PostgreSQL is reached through sqlx; SQLite through rusqlite, on the thread that asks, because handing each
//! statement to another thread takes several times as long as the statement.
//!
//! SQLite has one writer, so all writing transactions queue for one connection, and whoever holds it
//! should do as much as there is to do: turns that arrive together share one commit. On PostgreSQL
//! transactions run beside each other and conflicts are expected results.
//!
//! To add a table: a migration (see [`migrations`]), a module here, its part in the conformance suite
//! (`tests/tests/store_conformance`), which runs on both engines.

pub mod appointments;
pub mod attendance;
pub mod audit;
pub mod businesses;
mod callbacks;
pub mod calling;
pub mod catalogue;
pub mod chats;
pub mod check_in;
pub mod claims;
pub mod closures;
pub mod desk;
pub mod dice;
pub mod error;
pub mod figures;
pub mod invitation;
mod json;
mod key_check;
pub mod layout;
pub mod links;
pub mod live_bookings;
mod local_day;
pub mod migrations;
pub mod moving_in;
pub mod notices;
pub mod outbox;
pub mod people;
pub mod places;
pub mod pleas;
pub mod presence;
pub mod recognition;
pub mod reminders;
pub mod requests;
pub mod restriction;
pub mod retention;
pub mod rules;
pub mod seal;
pub mod sql;
mod sqlite;
pub mod staff;
mod store;
pub mod sync;
pub mod tidings;
pub mod tries;
pub mod troubles;
pub mod updates;
pub mod waitlist;
pub mod wards;

pub use error::StoreError;
pub use sql::Tx;
pub use store::Store;
