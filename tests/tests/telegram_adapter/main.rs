//! The Telegram adapter against the strict fake, over real HTTP; and the fake against raw calls.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on fails by panicking")]

mod formatting;
mod keyboards;
mod menus;
mod polling;
mod refusals;
mod sending;
mod sizes;
mod the_fake;
mod understanding;

use std::time::Duration;

use bot_core::delivery::{Button, Parcel, Rendered};
use telegram::{Client, Messenger, Myself, Poller};
use tests::bot_api::{Citizen, FakeBotApi};

/// A fake, a client of its bot, and a citizen who has already written to it.
async fn set_up() -> (FakeBotApi, Client, Citizen) {
    let fake = FakeBotApi::start().await;
    let client = client(&fake);
    let anna = fake.citizen(4711, "Anna", "de-AT");
    anna.says("/start");
    (fake, client, anna)
}

fn client(fake: &FakeBotApi) -> Client {
    Client::new(fake.token(), Some(&fake.url())).unwrap()
}

/// A poller that takes what there is and doesn't wait for more.
async fn poller(client: &Client) -> Poller {
    let myself = Myself::ask(client).await.unwrap();
    Poller::new(client.clone(), myself, Duration::ZERO)
}

fn messenger(client: &Client) -> Messenger {
    Messenger::new(client.clone())
}

/// A message with one row of choices; their tokens are `1.0`, `1.1`, …
fn message(text: &str, labels: &[&str]) -> Parcel {
    Parcel::Message { rendered: rendered(text, labels), replacing: None, answered: None }
}

fn replacing(message: &str, text: &str, labels: &[&str]) -> Parcel {
    Parcel::Message { rendered: rendered(text, labels), replacing: Some(message.to_owned()), answered: None }
}

fn rendered(text: &str, labels: &[&str]) -> Rendered {
    let button = |(index, label): (usize, &&str)| Button {
        text: (*label).to_owned(),
        token: format!("1.{index}"),
        day: None,
    };
    let row: Vec<Button> = labels.iter().enumerate().map(button).collect();
    let choices = if row.is_empty() { Vec::new() } else { vec![row] };
    Rendered {
        text: text.to_owned(),
        marks: Vec::new(),
        choices,
        weekdays: Vec::new(),
        yes_or_no: false,
        numbered: false,
    }
}
