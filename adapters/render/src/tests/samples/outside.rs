//! What is told outside the chat.

use bot_core::forecast::Foretold;

use super::{service, tuesday};

/// A place, none but a release, and the waitlist as short and as long as it gets.
pub(in super::super) fn forecasts() -> Vec<Foretold> {
    let none = || Foretold { service: service(), next: None, next_release: None, days: None };
    vec![
        Foretold { next: Some((tuesday(), "Bürgeramt Mitte".into())), ..none() },
        Foretold { next_release: Some(tuesday()), ..none() },
        none(),
        Foretold { days: Some(0), ..none() },
        Foretold { days: Some(1), ..none() },
        Foretold { next_release: Some(tuesday()), days: Some(12), ..none() },
    ]
}
