//! The phones of the crowd: what is delivered is read at once.

use std::sync::{Mutex, MutexGuard};

use bot_core::delivery::{Delivery, Parcel, Waybill};
use terminlotse::sender::Messenger;
use tokio::sync::mpsc;

use super::{Act, Crowd, PLATFORM};

/// The phones of a crowd. What their people will do next is told to whoever lets the morning go by.
pub struct Phones {
    crowd: Mutex<Crowd>,
    plans: mpsc::UnboundedSender<Act>,
    /// Is told who has just got a message.
    heard: Box<dyn Fn(usize) + Send + Sync>,
}

impl Phones {
    /// The phones of a crowd, and where its plans come out. `heard` is told who has just got a message.
    pub fn of(
        crowd: Crowd,
        heard: impl Fn(usize) + Send + Sync + 'static,
    ) -> (Self, mpsc::UnboundedReceiver<Act>) {
        let (plans, planned) = mpsc::unbounded_channel();
        (Self { crowd: Mutex::new(crowd), plans, heard: Box::new(heard) }, planned)
    }

    /// The crowd itself.
    ///
    /// # Panics
    /// When somebody panicked who had it.
    pub fn crowd(&self) -> MutexGuard<'_, Crowd> {
        self.crowd.lock().expect("nobody panics here")
    }
}

impl Messenger for Phones {
    fn platform(&self) -> &str {
        PLATFORM
    }

    async fn deliver(&self, way: &Waybill, parcel: &Parcel) -> Delivery {
        let Parcel::Message { rendered, replacing, .. } = parcel else {
            return Delivery::Delivered { message: None };
        };
        let number = way.chat.parse().expect("chats are numbers");
        (self.heard)(number);
        let message = rendered.choices.iter().flatten().map(|button| (&*button.text, &*button.token));
        if let Some(act) = self.crowd().reads(number, &rendered.text, &message.collect::<Vec<_>>()) {
            self.plans.send(act).ok();
        }
        match replacing {
            Some(_) => Delivery::Edited,
            None => Delivery::Delivered { message: Some("1".to_owned()) },
        }
    }
}
