//! What every store function promises, on SQLite and on PostgreSQL: a module for each module of the
//! store, each test written once and run on both engines (`on_both_engines!`).

mod appointments;
mod attendance;
mod audit;
mod catalogue;
mod chats;
mod closures;
mod day;
mod desk;
mod figures;
mod key;
mod lanes;
mod links;
mod live_bookings;
mod notices;
mod on_behalf;
mod outbox;
mod persons;
mod places;
mod pleas;
mod reminders;
mod requests;
mod retention;
mod rules;
mod rush;
mod sample;
mod staff;
mod sync;
mod trade;
mod trade_lists;
mod trade_properties;
mod troubles;
mod updates;
mod visits;
mod waitlist;
