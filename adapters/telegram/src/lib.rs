//! Telegram: updates in, parcels out.
//!
//! This crate knows the Bot API and the two contracts of the core, [`bot_core::arrival`] and
//! [`bot_core::delivery`]; it knows no database, no texts and no dialogue. Nothing in it sleeps,
//! retries or spawns: each call says what became of it, and the driver and the outbox decide.
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! use telegram::{Client, Messenger, Myself, Poller, menu};
//!
//! let client = Client::new("123456:ABC-def", None)?;
//! let myself = Myself::ask(&client).await?;
//! menu::end_webhook(&client).await?;
//! let messenger = Messenger::new(client.clone());
//! let mut poller = Poller::new(client, myself, std::time::Duration::from_secs(30));
//! let batch = poller.fetch().await?;
//! // … commit a turn for each arrival, `messenger.deliver(…)` what the outbox holds …
//! poller.acknowledge();
//! # Ok(()) }
//! ```
//!
//! A tour: [`client`] makes one call; [`refusal`] says why one was not carried out; [`poll`] fetches
//! batches of updates and [`update`] puts them into the core's words; [`send`] carries parcels out,
//! with the help of `keyboard` (and its `calendar` and `long_labels`) and `fit`, which keep Telegram's
//! sizes; [`menu`] is what the bot says about itself.
//!
//! | method of the Bot API | used for | in |
//! |---|---|---|
//! | `getMe` | the bot's own name; is the token good? | [`menu`] |
//! | `deleteWebhook` | so that polling is allowed | [`menu`] |
//! | `setMyCommands` | the menu, in every language and for all others | [`menu`] |
//! | `getUpdates` | what citizens write and tap | [`poll`] |
//! | `sendMessage` | a new message | [`send`] |
//! | `editMessageText` | a prompt that takes the place of the one before | [`send`] |
//! | `answerCallbackQuery` | every tap's answer | [`send`] |
//! | `sendDocument` | calendar files | [`send`] |
//!
//! To handle another kind of update: name it in the list of kinds in [`poll`], give it an arm in
//! [`update::arrival`], and, where the core has no word for it yet, add one to
//! [`bot_core::arrival::Happening`].

mod calendar;
pub mod client;
mod entities;
mod fit;
mod keyboard;
mod long_labels;
mod marked;
pub mod menu;
pub mod poll;
pub mod refusal;
pub mod send;
pub mod update;

pub use client::{Client, SetupError};
pub use menu::Myself;
pub use poll::{PollError, Poller};
pub use refusal::Refusal;
pub use send::Messenger;
