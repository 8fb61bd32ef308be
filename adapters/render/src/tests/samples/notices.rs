//! … and about notices.

use bot_core::markup::{Foreign, Problem, Trouble};
use bot_core::notice::{NoticeRefusal, Progress, State, Steering};
use bot_core::reply::{NoticeLabel, NoticePassage, Recipients, Stands};

use super::{reference, service, tuesday};

pub(in crate::tests) fn passages() -> Vec<NoticePassage> {
    use NoticePassage::*;
    every![NoticePassage:
        Text => ["de", "en", "tr"].map(|code| Text { language: code.into() }),
        Broken => troubles().into_iter().map(|trouble| Broken(Problem { line: 3, trouble })),
        Audience => [Audience],
        Days => [Days],
        Person => [Person],
        Office => [Office],
        Service => [Service],
        When => [When],
        Preview => [preview(1, 1, true), preview(1_240, 42, false), preview(1_241, 75, true), preview(100_000, 3_334, false),
            preview(400_000, 13_334, false)],
        NeedsApproval => [NeedsApproval],
        Approval => [Approval { number: 3, author: author() }],
        Refused => refusals().into_iter().map(|refusal| Refused { refusal, language: "de".into() }),
        Proposed => [Proposed],
        Done => steerings().into_iter().map(Done),
        None => [None],
        Standing => states().into_iter().map(Standing),
        Waits => [Waits { number: 3, author: author() }],
        Report => [Report(stands(State::Done, true)), Report(Stands { progress: Progress::default(), ..stands(State::Stopped, true) })],
    ]
}

pub(in crate::tests) fn labels() -> Vec<NoticeLabel> {
    use NoticeLabel::*;
    every![NoticeLabel:
        ToNews => [ToNews],
        ToWaiting => [ToWaiting],
        ToBooked => [ToBooked],
        ToPerson => [ToPerson],
        OnlyOffice => [OnlyOffice],
        OnlyService => [OnlyService],
        OtherAudience => [OtherAudience],
        Later => [Later],
        Now => [Now],
        InLanguage => [InLanguage("en".into())],
        ChangeText => [ChangeText("en".into())],
        Propose => [Propose],
        Send => [Send],
        Discard => [Discard],
        Write => [Write],
        All => [All],
        Look => [Look(3)],
        Steer => steerings().into_iter().map(|steering| Steer(steering, 3)),
    ]
}

fn author() -> String {
    "Frau Öz".into()
}

fn troubles() -> Vec<Trouble> {
    let foreign = every![Foreign:
        Heading => [Foreign::Heading],
        Italic => [Foreign::Italic],
        Picture => [Foreign::Picture],
        Code => [Foreign::Code],
        Quote => [Foreign::Quote],
        Html => [Foreign::Html],
        Rule => [Foreign::Rule],
        Other => [Foreign::Other],
    ];
    every![Trouble:
        Empty => [Trouble::Empty],
        TooLong => [Trouble::TooLong(5_120)],
        TooManyMarks => [Trouble::TooManyMarks],
        Foreign => foreign.into_iter().map(Trouble::Foreign),
        OpenBold => [Trouble::OpenBold],
        BrokenLink => [Trouble::BrokenLink],
        Address => [Trouble::Address],
        NestedList => [Trouble::NestedList],
    ]
}

fn refusals() -> Vec<NoticeRefusal> {
    use NoticeRefusal::*;
    every![NoticeRefusal:
        Nobody => [Nobody],
        NoText => [NoText],
        Past => [Past],
        TooFar => [TooFar],
        OnePerson => [OnePerson],
        NotDeciding => [NotDeciding],
        NotYours => [NotYours],
        Gone => [Gone],
    ]
}

fn steerings() -> Vec<Steering> {
    use Steering::*;
    every![Steering:
        Approve => [Approve],
        Reject => [Reject],
        Pause => [Pause],
        Resume => [Resume],
        Stop => [Stop],
        List => [List],
    ]
}

fn to() -> Vec<Recipients> {
    let day = tuesday().date();
    let next = day.succ_opt().unwrap();
    let office = || Some("Bürgeramt Mitte".to_owned());
    every![Recipients:
        News => [Recipients::News],
        Waiting => [Recipients::Waiting],
        Booked => [
            Recipients::Booked { from: day, to: day, office: office(), service: Some(service()) },
            Recipients::Booked { from: day, to: next, office: office(), service: None },
        ],
        Person => [Recipients::Person { reference: reference() }],
    ]
}

fn preview(recipients: u64, seconds: u64, later: bool) -> NoticePassage {
    let all = to();
    NoticePassage::Preview {
        to: all[usize::try_from(recipients).unwrap() % all.len()].clone(),
        recipients,
        seconds,
        languages: vec!["de".into(), "en".into()],
        at: later.then(tuesday),
        in_quiet_hours: later,
    }
}

/// Every state, and everything that can have become of it.
fn states() -> Vec<Stands> {
    let mut all = vec![
        stands(State::Proposed, false),
        stands(State::Rejected, true),
        Stands {
            at: Some(tuesday()),
            progress: Progress { left: 4, ..Progress::default() },
            ..stands(State::Approved, false)
        },
        stands(State::Approved, false),
        Stands { progress: Progress::default(), ..stands(State::Approved, false) },
        stands(State::Paused, false),
        stands(State::Stopped, true),
        stands(State::Done, true),
    ];
    for (stands, to) in all.iter_mut().zip(to().into_iter().cycle()) {
        stands.to = to;
    }
    all
}

fn stands(state: State, is_over: bool) -> Stands {
    let left = if is_over { 0 } else { 900 };
    let withdrawn = if state == State::Stopped { 900 } else { 0 };
    let has_begun = !matches!(state, State::Proposed | State::Rejected);
    let progress = Progress { sent: 1_080, blocked: 14, unreachable: 5, unknown: 1, withdrawn, left };
    Stands {
        number: 3,
        to: Recipients::News,
        begins: "Wir öffnen auch am Samstag.".into(),
        state,
        is_over,
        author: author(),
        approver: has_begun.then(|| "Ida".to_owned()),
        at: None,
        progress: if has_begun { progress } else { Progress::default() },
        seconds_to_go: left / 30,
    }
}
