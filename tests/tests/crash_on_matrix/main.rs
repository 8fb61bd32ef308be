//! The real binary dies again and again by SIGKILL, at every named point, while citizens chat on a real
//! homeserver; in the end the database, the rooms and the diaries are compared.
//!
//! - [`citizen`], [`deaths`], [`books`]: as in the rehearsal on Telegram
//! - [`phone`]: a phone with a Matrix client on it, in a plain room
//! - [`restless`]: many citizens without rest
//! - [`burst`]: more is said than a batch of events holds
//! - [`silent`]: one citizen, one message, and then nothing happens any more
//! - [`thumb`]: a yes on a message that was sent, and nobody knows it
//! - [`proof`]: nothing twice, nothing lost, from what stands in the rooms
//!
//! Which citizen does what, and when the binary dies, is thrown by dice of a printed seed; what meets
//! what at which moment is up to the machine, and different each time.

#[path = "../crash/books.rs"]
mod books;
mod burst;
#[path = "../crash/citizen.rs"]
mod citizen;
#[path = "../crash/deaths.rs"]
mod deaths;
mod phone;
mod proof;
mod restless;
mod silent;
mod thumb;
