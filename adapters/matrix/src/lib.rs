//! Matrix: events in, parcels out, end-to-end encrypted.
//!
//! This crate knows the client-server API, through matrix-sdk, and the two contracts of the core,
//! [`bot_core::arrival`] and [`bot_core::delivery`]; it knows no database, no texts and no dialogue. Nothing in
//! it spawns, or tries a call again by itself: the driver and the outbox decide.
//!
//! A tour: [`session`] is the bot's device, whose keys [`identity`] makes known; [`sync`] hears what happens,
//! with the help of [`gap`], and [`event`] puts it into the core's words; [`rooms`] joins and leaves; [`send`]
//! carries parcels out, written down by [`prompt`], and asks [`sent_before`] when it may have done so already;
//! [`courtesy`] shows that somebody is there; [`refusal`] says why a call was not carried out, and [`reach`] whether any could be.
//!
//! | feature of Matrix | used for | in |
//! |---|---|---|
//! | password login, one device | once; the session is kept in the store's folder | [`session`] |
//! | cross-signing, secret storage, key backup | the bot is never shown as unverified, also after its store was lost | [`identity`] |
//! | `/sync` with a token of our own | nothing is lost between matrix-sdk's token and our commit | [`sync`] |
//! | `/messages` | fills `limited` timelines; looks for a row that may have been sent | [`gap`], [`sent_before`] |
//! | transaction ids | a row is one event, however often it is sent | [`send`] |
//! | `de.terminlotse.row` in the content | … also from another device and after days | [`prompt`] |
//! | `m.text`, `m.notice`, `m.mentions` | what rings (answers, reminders) and what does not (notices) | [`send`] |
//! | `formatted_body` with `<ol>` | the choices, to be answered by number or words | [`prompt`] |
//! | `m.reaction` | yes and no, never anything else: reactions are not encrypted | [`send`], [`event`] |
//! | `m.replace` | an answered prompt loses its choices; a citizen's changed message | [`send`], [`event`] |
//! | `m.file` | calendar files; encrypted in encrypted rooms | [`send`] |
//! | invitations, membership | direct rooms are joined; rooms of several people are not | [`rooms`] |
//! | `m.room.tombstone` | a chat goes on in the new room | [`rooms`] |
//! | typing notices, read receipts | somebody is there; after the commit: it is kept | [`courtesy`] |
//!
//! To handle another kind of event, see [`event`]; to send something new, give [`prompt`] its content.

pub mod account;
mod backwards;
pub mod courtesy;
pub mod event;
mod gap;
mod html;
pub mod identity;
mod picture;
mod prompt;
pub mod reach;
pub mod refusal;
pub mod rooms;
pub mod send;
mod sent_before;
pub mod session;
pub mod sync;

pub use account::Account;
pub use event::{PLATFORM, Withheld};
pub use html::formatted;
pub use reach::{Reached, reach};
pub use refusal::Refusal;
pub use rooms::{Moved, Rooms};
pub use send::Messenger;
pub use session::{ConnectError, Session};
pub use sync::{Batch, Listener, Opened};
