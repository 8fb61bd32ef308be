//! … and around a talk with a person.

use bot_core::plea::{Channel, Line, Phrase, PleaRefusal, Spoken};
use bot_core::reply::{Age, CounselLabel, CounselPassage, PleaLabel, PleaPassage};
use bot_core::staff::Matter;

use super::{hours, phone};

const CHANNELS: [Channel; 3] = [Channel::Here, Channel::Phone, Channel::Email];

pub(in crate::tests) fn passages() -> Vec<PleaPassage> {
    use PleaPassage::*;
    let next = |minutes| Next { taken: false, minutes, phone: phone(), hours: hours() };
    every![PleaPassage:
        AskTopic => [AskTopic { phone: phone(), hours: hours() }],
        NoTopic => [NoTopic],
        AskChannel => [AskChannel],
        AskConsent => [AskConsent],
        Asked => [Asked],
        Stands => CHANNELS.map(|channel| Stands {
            topic: topic(), channel, reach: reach(channel).pop(), age: Age::Minutes(25),
        }),
        Next => [None, Some(1), Some(25), Some(100), Some(200), Some(9_000)].into_iter().map(next)
            .chain([Next { taken: true, minutes: None, phone: phone(), hours: hours() }]),
        Elsewhere => [Elsewhere],
        Withdrawn => [Withdrawn],
        Begun => [Begun],
        Promised => CHANNELS.map(Promised),
        FromClerk => [FromClerk(lines())],
        Kept => [Kept],
        Waits => [Waits],
        EndedByClerk => [EndedByClerk],
        Ended => [Ended],
        Over => [Over],
        NoTalk => [NoTalk],
        TakesLonger => [TakesLonger { phone: phone(), hours: hours() }],
    ]
}

pub(in crate::tests) fn labels() -> Vec<PleaLabel> {
    use PleaLabel::*;
    every![PleaLabel:
        By => CHANNELS.map(By),
        MaySee => [MaySee],
        MayNotSee => [MayNotSee],
        Withdraw => [Withdraw],
        End => [End],
    ]
}

pub(in crate::tests) fn counsel() -> Vec<CounselPassage> {
    use CounselPassage::*;
    use PleaRefusal::{Busy, Colleague, NotHere, Own};
    let spoken = |by_clerk| Spoken(self::Spoken { by_clerk, line: Line::Words("Guten Tag!".into()) });
    every![CounselPassage:
        SoFar => [SoFar],
        Puzzle => [Puzzle { text: "Ich brauche das Dings für den Hund".into() }],
        Spoken => [true, false].map(spoken),
        HowTo => CHANNELS.map(HowTo),
        FromCitizen => [FromCitizen(lines())],
        Sent => lines().into_iter().map(Sent),
        Phrases => [Phrases],
        AskBring => [AskBring],
        NoBring => [NoBring],
        Refused => [Colleague, NotHere, Busy, Own].map(Refused),
        EndedByCitizen => [EndedByCitizen],
        Over => [Over],
        Lapsed => [Lapsed],
        Ended => [Ended],
        GivenBack => [GivenBack],
        TakesLonger => [1, 30].map(|minutes| TakesLonger { minutes }),
    ]
}

pub(in crate::tests) fn counsel_labels() -> Vec<CounselLabel> {
    use CounselLabel::*;
    every![CounselLabel:
        Phrases => [Phrases],
        Phrase => self::Phrase::all().into_iter().map(Phrase),
        End => [End],
        Done => [Done],
        GiveBack => [GiveBack],
    ]
}

pub(in crate::tests) fn matters() -> Vec<Matter> {
    let shown = CHANNELS.map(|channel| Matter::Person { topic: topic(), channel, reach: reach(channel) });
    let hidden = CHANNELS.map(|channel| Matter::Person { topic: String::new(), channel, reach: Vec::new() });
    shown.into_iter().chain(hidden).collect()
}

/// One of each kind, and each phrase.
fn lines() -> Vec<Line> {
    let phrases = Phrase::all().into_iter().map(|phrase| match phrase {
        Phrase::Bring(_) => Phrase::Bring("den alten Ausweis".into()),
        phrase => phrase,
    });
    std::iter::once(Line::Words("Wie lange gilt mein Pass?".into()))
        .chain(phrases.map(Line::Phrase))
        .collect()
}

fn topic() -> String {
    "Mein Kind ist im Ausland geboren.".into()
}

fn reach(channel: Channel) -> Vec<String> {
    match channel {
        Channel::Here => Vec::new(),
        Channel::Phone => vec!["030 23125 123".into()],
        Channel::Email => vec!["aylin@example.org".into()],
    }
}
