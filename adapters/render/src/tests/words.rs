//! The words citizens write.

use std::collections::BTreeMap;

use bot_core::figures::Theme;
use bot_core::fold::fold;
use bot_core::plea::Channel;
use bot_core::reply::{CounselLabel, FiguresLabel, Label, PleaLabel, StaffLabel};
use bot_core::vocabulary::{AtDesk, Command, Confirmation, PleaWord, Word};
use bot_core::waitlist::Part;

use super::{label, locales};
use crate::words::phrases;

#[test]
fn words_mean_what_people_mean() {
    let vocabulary = locales().vocabulary();
    for (written, meaning) in [
        ("Ja", Word::Yes),
        ("JA!", Word::Yes),
        ("jawohl", Word::Yes),
        ("👍", Word::Yes),
        ("👍🏽", Word::Yes),
        ("✅", Word::Yes),
        ("buchen", Word::YesTo(Confirmation::Book)),
        ("nein, danke", Word::No),
        ("zurück", Word::Back),
        ("zurueck", Word::Back),
        ("back", Word::Back),
        ("⬅️", Word::Back),
        ("zwei", Word::Number(2)),
        ("beide", Word::Number(2)),
        ("12.", Word::Number(12)),
        ("Mittwoch", Word::Weekday(2)),
        ("am Sonntag", Word::Weekday(6)),
        ("heute", Word::InDays(0)),
        ("morgen", Word::InDays(1)),
        ("übermorgen", Word::InDays(2)),
        ("uebermorgen", Word::InDays(2)),
        ("the day after tomorrow", Word::InDays(2)),
        ("Termin absagen", Word::Command(Command::Cancel)),
        ("👤 Mensch", Word::Command(Command::Person)),
    ] {
        assert_eq!(vocabulary.word(written), Some(meaning), "{written}");
    }
    assert_eq!(vocabulary.word("Personalausweis"), None);
}

#[test]
fn commands_have_german_names_too() {
    let vocabulary = locales().vocabulary();
    for (name, command) in [
        ("book", Command::Book),
        ("termin", Command::Book),
        ("termine", Command::Appointments),
        ("absagen", Command::Cancel),
        ("verschieben", Command::Move),
        ("warteliste", Command::Waitlist),
        ("mensch", Command::Person),
        ("sprache", Command::Language),
        ("hilfe", Command::Help),
        ("Datenschutz", Command::Privacy),
        ("loeschen", Command::DeleteMe),
        ("löschen", Command::DeleteMe),
        ("verbinden", Command::Link),
        ("link", Command::Link),
    ] {
        assert_eq!(vocabulary.command(name), Some(command), "/{name}");
    }
    assert_eq!(vocabulary.command("termin buchen"), None);
}

#[test]
fn no_word_has_two_meanings() {
    let locales = locales();
    let mut known = BTreeMap::<String, (String, String, Word)>::new();
    for locale in locales.all() {
        for (phrase, meaning) in phrases(locale) {
            let code = locale.language.code().to_owned();
            let folded = fold(&phrase);
            let key = if folded.is_empty() { phrase.clone() } else { folded };
            let (other, there, before) = known.entry(key).or_insert((phrase.clone(), code.clone(), meaning));
            assert_eq!(*before, meaning, "“{other}” (locales/{there}) and “{phrase}” (locales/{code})");
        }
    }
}

#[test]
fn a_slash_and_a_command_never_mean_another_command() {
    let locales = locales();
    let vocabulary = locales.vocabulary();
    for (phrase, meaning) in locales.all().flat_map(phrases) {
        if let (Some(by_name), Word::Command(command)) = (vocabulary.command(&phrase), meaning) {
            assert_eq!(by_name, command, "/{phrase}");
        }
    }
}

fn counsel(label: CounselLabel) -> Label {
    Label::Staff(StaffLabel::Plea(label))
}

fn pictures(theme: Theme) -> Label {
    Label::Staff(StaffLabel::Figures(FiguresLabel::Theme(theme)))
}

#[test]
fn words_can_do_what_a_button_does() {
    let locales = locales();
    let vocabulary = locales.vocabulary();
    for (button, meaning) in [
        (Label::Book, Word::YesTo(Confirmation::Book)),
        (Label::ConfirmMove, Word::YesTo(Confirmation::Move)),
        (Label::ConfirmCancel, Word::YesTo(Confirmation::Cancel)),
        (Label::ConfirmForget, Word::YesTo(Confirmation::Forget)),
        (Label::MoreTime, Word::MoreTime),
        (Label::Back, Word::Back),
        (Label::OtherOffice, Word::OtherOffice),
        (Label::AnyOffice, Word::AnyOffice),
        (Label::OtherDay, Word::OtherDay),
        (Label::AnyDay, Word::AnyDay),
        (Label::AnyHour, Word::AnyHour),
        (Label::ForSeveral, Word::ForSeveral),
        (Label::OneMoreErrand, Word::OneMoreErrand),
        (Label::ForSomebodyElse, Word::SomebodyElse),
        (Label::ForMyself, Word::Myself),
        (Label::More, Word::More),
        (Label::Later, Word::More),
        (Label::ChangeDetails, Word::ChangeDetails),
        (Label::Move { which: None, whom: None }, Word::Command(Command::Move)),
        (Label::Cancel { which: None, whom: None }, Word::Command(Command::Cancel)),
        (Label::Keep, Word::Keep),
        (Label::Undo, Word::Undo),
        (Label::NewAppointment, Word::Command(Command::Book)),
        (Label::Wait, Word::Command(Command::Waitlist)),
        (Label::TakeOffer, Word::TakeOffer),
        (Label::DeclineOffer, Word::No),
        (Label::ShortNotice { wanted: true }, Word::ShortNotice),
        (Label::ShortNotice { wanted: false }, Word::ShortNotice),
        (Label::WaitEarlier, Word::Command(Command::Waitlist)),
        (Label::AskUrgently, Word::AskStaff),
        (Label::AskStaff, Word::AskStaff),
        (Label::ChangeWishes { which: None }, Word::ChangeWishes),
        (Label::Weekdays, Word::ChangeWish(Part::Weekdays)),
        (Label::TimeOfDay, Word::ChangeWish(Part::Hours)),
        (Label::UntilWhen, Word::ChangeWish(Part::Until)),
        (Label::Weekday { weekday: 2, chosen: true }, Word::Weekday(2)),
        (Label::Mornings, Word::Hours { from: 0, to: 12 }),
        (Label::Afternoons, Word::Hours { from: 12, to: 24 }),
        (Label::TwoWeeks, Word::InWeeks(2)),
        (Label::AsLongAsItTakes, Word::AsLongAsItTakes),
        (Label::AsWished, Word::AsWished),
        (Label::Done, Word::Back),
        (Label::LeaveWaitlist { which: None }, Word::LeaveWaitlist),
        (Label::WaitLonger, Word::WaitLonger),
        (Label::LinkAnother, Word::LinkAnother),
        (Label::RemindHere, Word::RemindHere),
        (Label::ConfirmLink, Word::YesTo(Confirmation::Link)),
        (Label::Unlink, Word::Unlink),
        (Label::ConfirmUnlink, Word::YesTo(Confirmation::Unlink)),
        (Label::Plea(PleaLabel::By(Channel::Here)), Word::Plea(PleaWord::By(Channel::Here))),
        (Label::Plea(PleaLabel::By(Channel::Phone)), Word::Plea(PleaWord::By(Channel::Phone))),
        (Label::Plea(PleaLabel::By(Channel::Email)), Word::Plea(PleaWord::By(Channel::Email))),
        (Label::Plea(PleaLabel::MaySee), Word::Yes),
        (Label::Plea(PleaLabel::MayNotSee), Word::No),
        (Label::Plea(PleaLabel::Withdraw), Word::Plea(PleaWord::Withdraw)),
        (Label::Plea(PleaLabel::End), Word::Command(Command::End)),
        (counsel(CounselLabel::Phrases), Word::Plea(PleaWord::Phrases)),
        (counsel(CounselLabel::End), Word::Command(Command::End)),
        (counsel(CounselLabel::Done), Word::Plea(PleaWord::Settled)),
        (counsel(CounselLabel::GiveBack), Word::Plea(PleaWord::GiveBack)),
        (pictures(Theme::Dark), Word::AtDesk(AtDesk::Pictures(Theme::Dark))),
        (pictures(Theme::Light), Word::AtDesk(AtDesk::Pictures(Theme::Light))),
        (Label::Staff(StaffLabel::Figures(FiguresLabel::AllOffices)), Word::AnyOffice),
    ] {
        for language in locales.languages() {
            let text = label(&locales, language.clone(), button.clone());
            assert_eq!(vocabulary.word(&text), Some(meaning), "{text}");
        }
    }
}
