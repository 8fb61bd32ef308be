//! Names of things, as types of their own, so that an office can't be passed for a service.
//!
//! All of them are opaque text. Whoever makes one decides what stands in it: the city file names
//! services and offices, the desk names places, the store names chats.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the text as it is.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The text it was made of.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A service of the city, as its file names it: `personalausweis`.
    ServiceId;
    /// A group of services.
    GroupId;
    /// An office where citizens are served.
    OfficeId;
    /// A place as the desk names it. The core never looks inside.
    PlaceId;
    /// A hold; it carries the id of the order that made it.
    HoldId;
    /// An order or question to the desk. A repeated order has the same id, and the desk carries it
    /// out once.
    OrderId;
    /// A request to staff.
    RequestId;
    /// An appointment, for as long as it lives, also across moves.
    AppointmentId;
    /// An entry on the waitlist; it carries the id of the order that made it.
    EntryId;
    /// A closure, named by the store.
    ClosureId;
    /// An appointment that a closure is about, named by the store.
    CaseId;
    /// One chat with one citizen, named by the store; not the platform's own number.
    ChatId;
    /// An account on a messenger, named by the store.
    AccountId;
    /// A person for whom appointments are booked, named by the store.
    PersonId;
}
