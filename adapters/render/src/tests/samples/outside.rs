//! What is told outside the chat.

use bot_core::Language;
use bot_core::forecast::Foretold;
use bot_core::poster::{Messenger, Poster, Way};

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

/// With one code and with two.
pub(in super::super) fn posters(language: &Language) -> Vec<Poster> {
    let telegram = Way {
        messenger: Messenger::Telegram,
        bot: "@termine_bot".into(),
        link: "https://t.me/termine_bot?start=personalausweis__mitte".into(),
    };
    let matrix = Way {
        messenger: Messenger::Matrix,
        bot: "@termine:lindenau.example".into(),
        link: "https://matrix.to/#/@termine:lindenau.example".into(),
    };
    let poster = |ways| Poster {
        language: language.clone(),
        city: "Lindenau an der Ruhr".into(),
        service: service(),
        office: "Bürgeramt Mitte".into(),
        words: format!("{}, Bürgeramt Mitte", service()),
        ways,
    };
    vec![poster(vec![telegram.clone()]), poster(vec![telegram, matrix])]
}
