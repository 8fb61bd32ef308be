//! The words citizens write in place of buttons and commands: each locale's `words.ftl`.
//!
//! A key there is a meaning, its text the words for it, parted by `|`. To add a meaning, add it
//! here and its key to every locale.

use bot_core::figures::Theme;
use bot_core::plea::Channel;
use bot_core::staff::StaffCommand;
use bot_core::vocabulary::{AtDesk, Command, Confirmation, InTrade, PleaWord, Vocabulary, Word};
use bot_core::waitlist::Part;

use crate::locale::Locale;
use crate::text::Text;

/// As far as numbers are written out: a prompt has no more choices than this.
const NUMBERS: usize = 12;

/// Every meaning with its key.
pub(crate) fn meanings() -> impl Iterator<Item = (String, Word)> {
    let words = [
        ("yes", Word::Yes),
        ("yes-book", Word::YesTo(Confirmation::Book)),
        ("yes-move", Word::YesTo(Confirmation::Move)),
        ("yes-cancel", Word::YesTo(Confirmation::Cancel)),
        ("yes-forget", Word::YesTo(Confirmation::Forget)),
        ("yes-link", Word::YesTo(Confirmation::Link)),
        ("yes-unlink", Word::YesTo(Confirmation::Unlink)),
        ("no", Word::No),
        ("back", Word::Back),
        ("more", Word::More),
        ("more-time", Word::MoreTime),
        ("other-office", Word::OtherOffice),
        ("any-office", Word::AnyOffice),
        ("other-day", Word::OtherDay),
        ("any-day", Word::AnyDay),
        ("any-hour", Word::AnyHour),
        ("for-several", Word::ForSeveral),
        ("one-more-errand", Word::OneMoreErrand),
        ("somebody-else", Word::SomebodyElse),
        ("myself", Word::Myself),
        ("keep", Word::Keep),
        ("undo", Word::Undo),
        ("hello", Word::Hello),
        ("thanks", Word::Thanks),
        ("morning", Word::Hours { from: 0, to: 12 }),
        ("noon", Word::Hours { from: 11, to: 14 }),
        ("afternoon", Word::Hours { from: 12, to: 24 }),
        ("evening", Word::Hours { from: 16, to: 24 }),
        ("from", Word::From),
        ("until", Word::Until),
        ("and", Word::And),
        ("people", Word::People),
        ("desks", Word::Desks),
        ("minutes", Word::Minutes),
        ("full-hours", Word::FullHours),
        ("late", Word::Late),
        ("arrived", Word::AtDesk(AtDesk::Arrived)),
        ("missed", Word::AtDesk(AtDesk::Missed)),
        ("done", Word::AtDesk(AtDesk::Done)),
        ("serve", Word::AtDesk(AtDesk::Serve)),
        ("call-again", Word::AtDesk(AtDesk::Again)),
        ("call-next", Word::AtDesk(AtDesk::Next)),
        ("sheet", Word::AtDesk(AtDesk::Sheet)),
        ("dark-pictures", Word::AtDesk(AtDesk::Pictures(Theme::Dark))),
        ("light-pictures", Word::AtDesk(AtDesk::Pictures(Theme::Light))),
        ("number-sign", Word::NumberSign),
        ("not", Word::Not),
        ("but", Word::But),
        ("change-details", Word::ChangeDetails),
        ("take-offer", Word::TakeOffer),
        ("decline-offer", Word::DeclineOffer),
        ("short-notice", Word::ShortNotice),
        ("ask-staff", Word::AskStaff),
        ("change-wishes", Word::ChangeWishes),
        ("weekdays", Word::ChangeWish(Part::Weekdays)),
        ("time-of-day", Word::ChangeWish(Part::Hours)),
        ("until-when", Word::ChangeWish(Part::Until)),
        ("as-wished", Word::AsWished),
        ("look", Word::Look),
        ("expires", Word::Expires),
        ("as-long-as-it-takes", Word::AsLongAsItTakes),
        ("leave-waitlist", Word::LeaveWaitlist),
        ("wait-longer", Word::WaitLonger),
        ("coming", Word::Coming),
        ("all-there", Word::AllThere),
        ("not-all-there", Word::NotAllThere),
        ("object", Word::Object),
        ("give-back", Word::GiveBack),
        ("all-needed", Word::AllNeeded),
        ("as-many-as-fit", Word::AsManyAsFit),
        ("link-another", Word::LinkAnother),
        ("remind-here", Word::RemindHere),
        ("unlink", Word::Unlink),
        ("leave-news", Word::LeaveNews),
        ("answer-here", Word::Plea(PleaWord::By(Channel::Here))),
        ("answer-by-phone", Word::Plea(PleaWord::By(Channel::Phone))),
        ("answer-by-email", Word::Plea(PleaWord::By(Channel::Email))),
        ("withdraw", Word::Plea(PleaWord::Withdraw)),
        ("phrases", Word::Plea(PleaWord::Phrases)),
        ("settled", Word::Plea(PleaWord::Settled)),
        ("give-back-to-list", Word::Plea(PleaWord::GiveBack)),
        ("trade-ledger", Word::InTrade(InTrade::Ledger)),
        ("trade-other-time", Word::InTrade(InTrade::OtherTime)),
        ("trade-file", Word::InTrade(InTrade::File)),
    ];
    let words = words.into_iter().map(|(name, word)| (format!("word-{name}"), word));
    let numbers = (1..=NUMBERS).map(|number| (format!("word-number-{number}"), Word::Number(number)));
    let weekdays = (0..7).map(|day| (format!("word-weekday-{day}"), Word::Weekday(day)));
    let days = (0..3).map(|days| (format!("word-in-days-{days}"), Word::InDays(days)));
    let weeks = (0..3).map(|weeks| (format!("word-in-weeks-{weeks}"), Word::InWeeks(weeks)));
    let months = (1..=12).map(|month| (format!("word-month-{month}"), Word::Month(month)));
    let commands =
        Command::ALL.into_iter().map(|(command, name)| (format!("command-{name}"), Word::Command(command)));
    words.chain(numbers).chain(weekdays).chain(days).chain(weeks).chain(months).chain(commands)
}

/// The key of each command of staff, whose text is its other names.
pub(crate) fn staff_commands() -> impl Iterator<Item = (String, StaffCommand)> {
    StaffCommand::ALL.into_iter().map(|(command, name)| (format!("staff-command-{name}"), command))
}

/// The key of the other names of the command of businesses.
pub(crate) const TRADE_COMMAND: &str = "trade-command";

/// The key of what may stand at the head of a list of a business.
pub(crate) const LIST_HEAD: &str = "trade-list-head";

/// The words and phrases of a locale, each with its meaning.
pub(crate) fn phrases(locale: &Locale) -> impl Iterator<Item = (String, Word)> {
    meanings().flat_map(|(key, meaning)| split(locale, key).into_iter().map(move |phrase| (phrase, meaning)))
}

fn split(locale: &Locale, key: impl Into<String>) -> Vec<String> {
    let phrases = locale.say(&Text::new(key.into())).unwrap_or_default();
    phrases.split('|').map(|phrase| phrase.trim().to_owned()).filter(|phrase| !phrase.is_empty()).collect()
}

/// The key of the language's own names, which are no [`Word`]: who writes one wants that language.
pub(crate) const LANGUAGE: &str = "word-language";

/// The key of the ways to begin when one says one's name.
pub(crate) const INTRODUCTION: &str = "word-introduction";

/// The key of the ways to end a letter.
pub(crate) const CLOSING: &str = "letter-closing";

/// Adds a locale's words. A command's words are also its names after the slash (`/termin`), as
/// far as a messenger takes them for a command: one word, no signs.
pub(crate) fn teach(locale: &Locale, vocabulary: &mut Vocabulary) {
    for name in split(locale, LANGUAGE) {
        vocabulary.learn_language(&name, locale.language.clone());
    }
    for phrase in split(locale, INTRODUCTION) {
        vocabulary.learn_introduction(&phrase);
    }
    split(locale, CLOSING).iter().for_each(|phrase| vocabulary.learn_closing(phrase));
    for (key, command) in staff_commands() {
        split(locale, key).iter().for_each(|name| vocabulary.alias_for_staff(name, command));
    }
    split(locale, LIST_HEAD).iter().for_each(|name| vocabulary.learn_list_head(name));
    split(locale, TRADE_COMMAND).iter().for_each(|name| vocabulary.alias_for_trade(name));
    for (phrase, meaning) in phrases(locale) {
        vocabulary.learn(&phrase, meaning);
        if let Word::Command(command) = meaning
            && phrase.chars().all(char::is_alphanumeric)
        {
            vocabulary.alias(&phrase, command);
        }
    }
}
