//! The words people use in place of buttons and commands.
//!
//! They come from the locales (`words.ftl`), all languages in one table: who writes "back" in a
//! German chat means it. A word may be a phrase; it counts when it is all that was written.

use std::collections::{HashMap, HashSet};

use crate::figures::Theme;
use crate::fold::fold;
use crate::language::Language;
use crate::plea::Channel;
use crate::staff::StaffCommand;
use crate::waitlist::Part;

/// A meaning a word can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Word {
    /// Yes.
    Yes,
    /// Yes to one thing only: "book it", "yes, cancel it".
    YesTo(Confirmation),
    /// No.
    No,
    /// Back.
    Back,
    /// More of a list.
    More,
    /// More time for a hold.
    MoreTime,
    /// Another office.
    OtherOffice,
    /// Any office.
    AnyOffice,
    /// Another day.
    OtherDay,
    /// Any day.
    AnyDay,
    /// At any hour.
    AnyHour,
    /// For several.
    ForSeveral,
    /// One more errand, too.
    OneMoreErrand,
    /// For somebody else: "for my mother".
    SomebodyElse,
    /// For myself.
    Myself,
    /// Keep it.
    Keep,
    /// Undo.
    Undo,
    /// A number that was written out, from 1.
    Number(usize),
    /// "No." before a number.
    NumberSign,
    /// A day of the week, Monday is 0.
    Weekday(u8),
    /// Today (0), tomorrow (1), the day after (2).
    InDays(u8),
    /// This week (0), the next one (1), the one after (2).
    InWeeks(u8),
    /// A month, January is 1.
    Month(u32),
    /// A part of the day, from one full hour to another; 24 is its end.
    Hours {
        /// The first hour,
        from: u8,
        /// and the hour it ends with.
        to: u8,
    },
    /// Not before the time that follows: "after 3 pm".
    From,
    /// Before the time that follows.
    Until,
    /// And, between two bounds.
    And,
    /// People, after a number of them.
    People,
    /// Desks, after a number of them.
    Desks,
    /// Minutes, after a number of them.
    Minutes,
    /// Hours, after a number of them.
    FullHours,
    /// I am late.
    Late,
    /// Something about who is at the desk.
    AtDesk(AtDesk),
    /// A command, in words.
    Command(Command),
    /// Good day.
    Hello,
    /// Thank you.
    Thanks,
    /// Something in the sentence is not wanted.
    Not,
    /// What was just said is not all: "yes, but".
    But,
    /// Let me change what I told about myself.
    ChangeDetails,
    /// The offered place, please.
    TakeOffer,
    /// Not that place.
    DeclineOffer,
    /// I can be there within the hour.
    ShortNotice,
    /// Staff shall look at what I wait for.
    AskStaff,
    /// Something else suits me now.
    ChangeWishes,
    /// This part of it.
    ChangeWish(Part),
    /// Where I wished it.
    AsWished,
    /// What follows is about how long to look, or to wait.
    Look,
    /// What follows is about how long something is valid.
    Expires,
    /// Look for as long as it takes.
    AsLongAsItTakes,
    /// I don't wait any more.
    LeaveWaitlist,
    /// I go on waiting.
    WaitLonger,
    /// I am coming.
    Coming,
    /// I have all that is needed.
    AllThere,
    /// Something is still missing.
    NotAllThere,
    /// What you did was wrong.
    Object,
    /// I don't need this one.
    GiveBack,
    /// I need all of them.
    AllNeeded,
    /// Book as many as there are.
    AsManyAsFit,
    /// One more messenger, please.
    LinkAnother,
    /// Send reminders here.
    RemindHere,
    /// Undo the link between messengers.
    Unlink,
    /// No more news.
    LeaveNews,
    /// Something about a talk with a person.
    Plea(PleaWord),
    /// Something that only businesses say.
    InTrade(InTrade),
}

/// What is said around a talk with a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PleaWord {
    /// Answer me in this way.
    By(Channel),
    /// I don't need it any more.
    Withdraw,
    /// Staff: what is said often.
    Phrases,
    /// Staff: it is done.
    Settled,
    /// Staff: somebody else shall do it.
    GiveBack,
}

/// What businesses say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InTrade {
    /// What we have booked.
    Ledger,
    /// Another time for this one.
    OtherTime,
    /// All of it as a file.
    File,
}

/// What staff say of who is at the desk, or shall be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AtDesk {
    /// They are in the office.
    Arrived,
    /// They did not come.
    Missed,
    /// They are done.
    Done,
    /// They have come to the desk.
    Serve,
    /// Call them once more.
    Again,
    /// Whoever is next, please.
    Next,
    /// The day on paper.
    Sheet,
    /// Figures in these colours.
    Pictures(Theme),
}

/// What a yes can be meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Confirmation {
    /// To book the held place, or to move there.
    Book,
    /// To move there.
    Move,
    /// To cancel.
    Cancel,
    /// To delete everything.
    Forget,
    /// To link messengers.
    Link,
    /// To undo that.
    Unlink,
}

/// A command of the chat. To add one: a variant, its line in [`Command::ALL`], its arm in
/// `step::command`, and in every locale `menu-…` and, where wanted, aliases in `words.ftl`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Begin.
    Start,
    /// Book an appointment.
    Book,
    /// My appointments.
    Appointments,
    /// Cancel one.
    Cancel,
    /// Move one.
    Move,
    /// The waitlist.
    Waitlist,
    /// A person, please.
    Person,
    /// The talk with a person is over.
    End,
    /// Another language.
    Language,
    /// What can you do?
    Help,
    /// What becomes of my data?
    Privacy,
    /// Delete all about me.
    DeleteMe,
    /// Choices as numbered text.
    Text,
    /// Link another messenger.
    Link,
    /// News of the city, or no more of them.
    News,
    /// The imprint.
    Imprint,
    /// The statement on accessibility.
    Accessibility,
    /// Take an appointment over that staff have booked.
    Claim,
}

impl Command {
    /// Every command with its name, in the menu's order.
    pub const ALL: [(Command, &'static str); 18] = [
        (Command::Book, "book"),
        (Command::Appointments, "appointments"),
        (Command::Move, "move"),
        (Command::Cancel, "cancel"),
        (Command::Waitlist, "waitlist"),
        (Command::Person, "person"),
        (Command::Language, "language"),
        (Command::Link, "link"),
        (Command::News, "news"),
        (Command::Text, "text"),
        (Command::Help, "help"),
        (Command::Privacy, "privacy"),
        (Command::Imprint, "impressum"),
        (Command::Accessibility, "barrierefreiheit"),
        (Command::DeleteMe, "delete_me"),
        (Command::Start, "start"),
        (Command::Claim, "claim"),
        (Command::End, "end"),
    ];

    /// Its name without the slash.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(command, _)| *command == self).map_or("", |(_, name)| name)
    }

    /// Whether it stands in the messenger's menu. `/start` is the messenger's own; who gets a code for `/claim`, and
    /// who talks with a person, is told of the others.
    pub fn in_menu(self) -> bool {
        !matches!(self, Command::Start | Command::Claim | Command::End)
    }
}

/// The command of businesses. It stands in no menu, and to everybody else it doesn't exist.
const TRADE: &str = "trade";

/// The table of words.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: HashMap<String, Word>,
    commands: HashMap<String, Command>,
    staff_commands: HashMap<String, StaffCommand>,
    trade_commands: HashSet<String>,
    list_heads: HashSet<String>,
    languages: HashMap<String, Language>,
    introductions: Vec<String>,
    closings: HashSet<String>,
}

impl Vocabulary {
    /// Only the commands' own names.
    pub fn new() -> Self {
        let commands = Command::ALL.iter().map(|(command, name)| ((*name).to_owned(), *command));
        let of_staff = StaffCommand::ALL.iter().map(|(command, name)| ((*name).to_owned(), *command));
        Self {
            commands: commands.collect(),
            staff_commands: of_staff.collect(),
            trade_commands: HashSet::from([TRADE.to_owned()]),
            ..Self::default()
        }
    }

    /// Adds a word or phrase. The first meaning it got stays.
    pub fn learn(&mut self, phrase: &str, meaning: Word) {
        self.words.entry(key(phrase)).or_insert(meaning);
    }

    /// Adds another name of a command: `termin` for `/book`.
    pub fn alias(&mut self, name: &str, command: Command) {
        self.commands.entry(name.to_lowercase()).or_insert(command);
    }

    /// Adds another name of a command of staff: `anliegen` for `/requests`.
    pub fn alias_for_staff(&mut self, name: &str, command: StaffCommand) {
        self.staff_commands.entry(name.to_lowercase()).or_insert(command);
    }

    /// Adds another name of the command of businesses: `gewerbe` for `/trade`.
    pub fn alias_for_trade(&mut self, name: &str) {
        self.trade_commands.insert(name.to_lowercase());
    }

    /// Adds what stands at the head of a list of a business: "Kennzeichen".
    pub fn learn_list_head(&mut self, name: &str) {
        self.list_heads.insert(key(name));
    }

    /// Whether this names the column of a list, and is none of its lines.
    pub fn is_list_head(&self, line: &str) -> bool {
        self.list_heads.contains(&key(line))
    }

    /// Adds a name of a language: `English`, `Englisch`.
    pub fn learn_language(&mut self, name: &str, language: Language) {
        self.languages.entry(key(name)).or_insert(language);
    }

    /// The language of this name. Who writes "English" doesn't understand what is written here.
    pub fn language(&self, text: &str) -> Option<&Language> {
        self.languages.get(&key(text))
    }

    /// Adds a way to begin when one says one's name: "my name is".
    pub fn learn_introduction(&mut self, phrase: &str) {
        self.introductions.push(phrase.to_lowercase());
    }

    /// The name in "My name is Ada Lovelace"; any other text as it is.
    pub fn without_introduction<'t>(&self, text: &'t str) -> &'t str {
        let lower = text.to_lowercase();
        let introduction = self.introductions.iter().find(|phrase| {
            lower.strip_prefix(phrase.as_str()).is_some_and(|rest| rest.starts_with(char::is_whitespace))
        });
        introduction.and_then(|phrase| text.get(phrase.len()..)).map_or(text, str::trim)
    }

    /// Adds a way to end a letter: "kind regards".
    pub fn learn_closing(&mut self, phrase: &str) {
        self.closings.insert(key(phrase));
    }

    /// Whether a line of a letter ends it, so that the writer's name follows.
    pub fn is_closing(&self, line: &str) -> bool {
        self.closings.contains(&key(line))
    }

    /// What a whole message means, if it is one of the words.
    pub fn word(&self, text: &str) -> Option<Word> {
        if let Ok(number) = text.trim().trim_end_matches(['.', ')']).parse() {
            return Some(Word::Number(number));
        }
        self.words.get(&key(text)).copied()
    }

    /// The command of this name or alias.
    pub fn command(&self, name: &str) -> Option<Command> {
        self.commands.get(&name.to_lowercase()).copied()
    }

    /// The command of staff of this name or alias.
    pub fn staff_command(&self, name: &str) -> Option<StaffCommand> {
        self.staff_commands.get(&name.to_lowercase()).copied()
    }

    /// Whether this is a name of the command of businesses.
    pub fn is_trade_command(&self, name: &str) -> bool {
        self.trade_commands.contains(&name.to_lowercase())
    }
}

/// Signs such as 👍 are words too, and folding would leave nothing of them.
fn key(phrase: &str) -> String {
    let folded = fold(phrase);
    if folded.is_empty() { phrase.trim().trim_end_matches('\u{fe0f}').to_owned() } else { folded }
}
