//! What is said about trouble with the bot itself.

use bot_core::linking::messenger;
use bot_core::trouble::{Lasting, Trouble};
use chrono::NaiveDateTime;

use crate::text::Text;

pub(crate) fn told(trouble: &Trouble, lasting: Lasting<NaiveDateTime>) -> Text<'_> {
    let text = match trouble {
        Trouble::Unheard { platform } => Text::new("trouble-unheard").words("messenger", messenger(platform)),
        Trouble::Stuck { platform } => Text::new("trouble-stuck").words("messenger", messenger(platform)),
        Trouble::SetAside => Text::new("trouble-set-aside"),
        Trouble::Failed => Text::new("trouble-failed"),
        Trouble::Database => Text::new("trouble-database"),
    };
    match lasting {
        Lasting::Over(from, until) if *trouble == Trouble::Database => text.at(from).time("until", until),
        Lasting::Since(at) => text.case("state", "lasts").at(at),
        Lasting::Over(from, until) => text.case("state", "over").at(from).time("until", until),
        Lasting::Counted(times) => text.count("times", times as usize),
    }
}
