//! Which texts are said around a talk with a person: to citizens, and to the staff who answer.

use bot_core::plea::{Channel, Line, Phrase, PleaRefusal, Spoken};
use bot_core::reply::{CounselLabel, CounselPassage, PleaLabel, PleaPassage};

use crate::text::Text;
use crate::{passages, staff};

/// The paragraphs of a passage for a citizen.
pub(crate) fn passage(passage: &PleaPassage) -> Vec<Text<'_>> {
    let only = |key: &'static str| vec![Text::new(key)];
    match passage {
        PleaPassage::AskTopic { phone, hours } => {
            let call = Text::new("plea-or-call").words("phone", phone).words("hours", hours);
            vec![Text::new("plea-topic"), call]
        }
        PleaPassage::NoTopic => only("plea-no-topic"),
        PleaPassage::AskChannel => only("plea-channel"),
        PleaPassage::AskConsent => only("plea-consent"),
        PleaPassage::Asked => only("plea-asked"),
        PleaPassage::Stands { topic, channel, reach, age } => {
            let text = Text::new("plea-stands").words("topic", topic).text("age", staff::age(*age));
            vec![text.case("channel", name(*channel)).words("reach", reach.as_deref().unwrap_or_default())]
        }
        PleaPassage::Next { taken: true, .. } => only("plea-is-taken"),
        PleaPassage::Next { taken: false, minutes, phone, hours } => {
            let next = passages::lately(Text::new("plea-next"), *minutes);
            vec![next.words("phone", phone).words("hours", hours), Text::new("plea-go-on")]
        }
        PleaPassage::Elsewhere => only("plea-elsewhere"),
        PleaPassage::Withdrawn => only("plea-withdrawn"),
        PleaPassage::Begun => only("plea-begun"),
        PleaPassage::Promised(channel) => vec![Text::new("plea-promised").case("channel", name(*channel))],
        PleaPassage::FromClerk(lines) => lines.iter().map(|line| said("line-of-clerk", line)).collect(),
        PleaPassage::Kept => only("plea-kept"),
        PleaPassage::Waits => only("plea-waits"),
        PleaPassage::EndedByClerk => only("plea-ended-by-clerk"),
        PleaPassage::Ended => only("plea-ended"),
        PleaPassage::Over => only("plea-over"),
        PleaPassage::NoTalk => only("plea-no-talk"),
        PleaPassage::TakesLonger { phone, hours } => {
            vec![Text::new("plea-takes-longer").words("phone", phone).words("hours", hours)]
        }
    }
}

/// What is on a citizen's choice.
pub(crate) fn label(label: &PleaLabel) -> Text<'_> {
    Text::new(match label {
        PleaLabel::By(Channel::Here) => "label-answer-here",
        PleaLabel::By(Channel::Phone) => "label-answer-by-phone",
        PleaLabel::By(Channel::Email) => "label-answer-by-email",
        PleaLabel::MaySee => "label-may-see",
        PleaLabel::MayNotSee => "label-may-not-see",
        PleaLabel::Withdraw => "label-withdraw",
        PleaLabel::End => "label-end-talk",
    })
}

/// The paragraphs of a passage for staff.
pub(crate) fn counsel(passage: &CounselPassage) -> Vec<Text<'_>> {
    let only = |key: &'static str| vec![Text::new(key)];
    match passage {
        CounselPassage::SoFar => only("counsel-so-far"),
        CounselPassage::Puzzle { text } => vec![Text::new("counsel-puzzle").words("text", text)],
        CounselPassage::Spoken(Spoken { by_clerk: true, line }) => vec![said("line-of-clerk", line)],
        CounselPassage::Spoken(Spoken { by_clerk: false, line }) => vec![said("line-of-citizen", line)],
        CounselPassage::HowTo(Channel::Here) => only("counsel-here"),
        CounselPassage::HowTo(channel) => {
            vec![Text::new("counsel-elsewhere").case("channel", name(*channel))]
        }
        CounselPassage::FromCitizen(lines) => {
            lines.iter().map(|line| said("line-of-citizen", line)).collect()
        }
        CounselPassage::Sent(line) => vec![said("counsel-sent", line)],
        CounselPassage::Phrases => only("counsel-phrases"),
        CounselPassage::AskBring => only("counsel-ask-bring"),
        CounselPassage::NoBring => only("counsel-no-bring"),
        CounselPassage::Refused(refusal) => only(match refusal {
            PleaRefusal::Colleague => "counsel-colleague",
            PleaRefusal::NotHere => "counsel-not-here",
            PleaRefusal::Busy => "counsel-busy",
            PleaRefusal::Own => "counsel-own",
        }),
        CounselPassage::EndedByCitizen => only("counsel-ended-by-citizen"),
        CounselPassage::Over => only("counsel-over"),
        CounselPassage::Lapsed => only("counsel-lapsed"),
        CounselPassage::Ended => only("counsel-ended"),
        CounselPassage::GivenBack => only("counsel-given-back"),
        CounselPassage::TakesLonger { minutes } => {
            vec![Text::new("counsel-takes-longer").count("minutes", *minutes as usize)]
        }
    }
}

/// What is on a choice for staff.
pub(crate) fn counsel_label(label: &CounselLabel) -> Text<'_> {
    match label {
        CounselLabel::Phrases => Text::new("label-phrases"),
        CounselLabel::Phrase(phrase) => Text::new(match phrase {
            Phrase::OneMoment => "label-phrase-one-moment",
            Phrase::Bring(_) => "label-phrase-bring",
            Phrase::WhichNumber => "label-phrase-which-number",
            Phrase::CallYou => "label-phrase-call-you",
            Phrase::BookHere => "label-phrase-book-here",
            Phrase::AnythingElse => "label-phrase-anything-else",
            Phrase::Goodbye => "label-phrase-goodbye",
        }),
        CounselLabel::End => Text::new("label-end-talk"),
        CounselLabel::Done => Text::new("label-talk-settled"),
        CounselLabel::GiveBack => Text::new("label-give-back-to-list"),
    }
}

/// What a request is about; `$age` is said beside.
pub(crate) fn matter<'a>(topic: &'a str, channel: Channel, reach: &'a [String]) -> Text<'a> {
    Text::new("request-person")
        .case("channel", name(channel))
        .case("shown", if topic.is_empty() { "no" } else { "yes" })
        .words("topic", topic)
        .series("reach", reach)
}

/// A line, and by whom.
fn said<'a>(key: &'static str, line: &'a Line) -> Text<'a> {
    let text = Text::new(key);
    let phrase = match line {
        Line::Words(words) => return text.words("text", words),
        Line::Phrase(phrase) => phrase,
    };
    text.text(
        "text",
        match phrase {
            Phrase::OneMoment => Text::new("phrase-one-moment"),
            Phrase::Bring(things) => Text::new("phrase-bring").words("things", things),
            Phrase::WhichNumber => Text::new("phrase-which-number"),
            Phrase::CallYou => Text::new("phrase-call-you"),
            Phrase::BookHere => Text::new("phrase-book-here"),
            Phrase::AnythingElse => Text::new("phrase-anything-else"),
            Phrase::Goodbye => Text::new("phrase-goodbye"),
        },
    )
}

fn name(channel: Channel) -> &'static str {
    match channel {
        Channel::Here => "here",
        Channel::Phone => "phone",
        Channel::Email => "email",
    }
}
