//! … and to staff.

use std::collections::BTreeSet;

use bot_core::closure::ClosingRefusal::{ClosedAlready, Desks, Gone, NotOpen, Past};
use bot_core::closure::{Extent, Progress};
use bot_core::desk::Hours;
use bot_core::duplicates::Reason;
use bot_core::reply::{Age, StaffLabel, StaffPassage};
use bot_core::staff::request::Question;
use bot_core::staff::{Attendance, Handling, Matter, Role};

use bot_core::ids::HoldId;
use bot_core::trouble::{Lasting, Trouble};
use chrono::{DateTime, NaiveDateTime, NaiveTime};

use super::{day, figures, notices, on_behalf, plea, reference, rules, service, tuesday};

pub(in crate::tests) fn passages() -> Vec<StaffPassage> {
    use StaffPassage::*;
    let offices = || vec!["Bürgeramt Mitte".to_owned(), "Bürgeramt Nord".to_owned()];
    every![StaffPassage:
        Home => [
            Home { role: Role::Clerk, offices: offices(), waiting: 0 },
            Home { role: Role::Supervisor, offices: Vec::new(), waiting: 1 },
            Home { role: Role::Admin, offices: Vec::new(), waiting: 12 },
            Home { role: Role::Editor, offices: Vec::new(), waiting: 0 },
        ],
        WrongInvitation => [WrongInvitation],
        TooManyTries => [TooManyTries],
        Requests => [Requests { total: 1 }, Requests { total: 12 }],
        NoRequests => [NoRequests],
        Request => matters().into_iter().flat_map(about),
        Handled => [Handled],
        RequestGone => [RequestGone],
        CloseWhich => [CloseWhich],
        CloseWhen => [CloseWhen { office: offices().remove(0) }],
        Closing => [closing(None, None, "", 0), closing(Some((8, 12)), Some(1), "Die Heizung wird erneuert.", 1),
            closing(Some((0, 12)), Some(2), "", 7), closing(Some((10, 24)), None, "", 7)],
        NotClosed => [Past, NotOpen, ClosedAlready, Desks(1), Desks(3), Gone].map(NotClosed),
        IsClosed => [IsClosed],
        IsReopened => [IsReopened],
        NoClosures => [NoClosures],
        Notice => notices::passages().into_iter().map(Notice),
        OnBehalf => on_behalf::passages().into_iter().map(OnBehalf),
        Rule => rules::passages().into_iter().map(Rule),
        Trouble => troubles().into_iter().map(|(trouble, lasting)| Trouble { trouble, lasting }),
        Plea => plea::counsel().into_iter().map(Plea),
        Figures => figures::passages().into_iter().map(Figures),
        Closure => [closure(None, None, 3), closure(Some((8, 12)), Some(1), 1), closure(None, Some(2), 0)],
        Day => day::passages().into_iter().map(Day),
        Expected => day::rows().into_iter().map(Expected),
        NoSuchReference => [NoSuchReference],
        WhichReference => [WhichReference],
        TooEarly => [TooEarly],
        Unreachable => [Unreachable],
    ]
}

pub(in crate::tests) fn labels() -> Vec<StaffLabel> {
    use StaffLabel::*;
    let named = |matter| {
        [None, Some(reference())].map(|reference| Request { matter: Matter::clone(matter), reference })
    };
    every![StaffLabel:
        Requests => [Requests],
        Request => matters().iter().flat_map(named),
        Close => [Close],
        OneDesk => [OneDesk],
        Reopen => [Reopen { office: "Bürgeramt Mitte".into(), from: tuesday() }],
        Expected => day::rows().into_iter().map(Expected),
        Mark => [Attendance::Arrived, Attendance::Missed, Attendance::Done].map(Mark),
        Day => day::labels().into_iter().map(Day),
        Today => [Today],
        Notice => notices::labels().into_iter().map(Notice),
        OnBehalf => on_behalf::labels().into_iter().map(OnBehalf),
        Rule => rules::labels().into_iter().map(Rule),
        Plea => plea::counsel_labels().into_iter().map(Plea),
        Figures => figures::labels().into_iter().map(Figures),
        Handle => matters().iter().flat_map(Matter::handlings).map(|handling: &Handling| Handle(*handling)),
    ]
}

fn troubles() -> Vec<(Trouble, Lasting<NaiveDateTime>)> {
    use Trouble::*;
    let (lasts, over) = (Lasting::Since(tuesday()), Lasting::Over(tuesday(), tuesday()));
    every![Trouble:
        Unheard => [lasts, over].map(|lasting| (Unheard { platform: "telegram".into() }, lasting)),
        Stuck => [lasts, over].map(|lasting| (Stuck { platform: "matrix".into() }, lasting)),
        SetAside => [1, 7].map(|times| (SetAside, Lasting::Counted(times))),
        Failed => [1, 7].map(|times| (Failed, Lasting::Counted(times))),
        Database => [(Database, over)],
    ]
}

fn closing(hours: Option<(u32, u32)>, desks: Option<u16>, reason: &str, people: u32) -> StaffPassage {
    StaffPassage::Closing {
        office: "Bürgeramt Mitte".into(),
        day: tuesday().date(),
        hours: hours.map(within),
        desks,
        reason: reason.into(),
        extent: Extent { people, seated: 1, offered: 4, without_chat: 1 },
    }
}

fn closure(hours: Option<(u32, u32)>, desks: Option<u16>, moved: u32) -> StaffPassage {
    StaffPassage::Closure {
        office: "Bürgeramt Mitte".into(),
        day: tuesday().date(),
        hours: hours.map(within),
        desks,
        progress: Progress { moved, listed: u32::from(moved > 1), ..Progress::default() },
    }
}

fn within((from, to): (u32, u32)) -> Hours {
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
    Hours { from: time(from).unwrap(), to: time(to) }
}

/// One of each kind.
fn matters() -> Vec<Matter> {
    use Matter::*;
    every![Matter:
        Duplicates => [Duplicates { score: 85, reasons: reasons() }],
        Urgent => [reach(), Vec::new()].map(|reach| Urgent { deadline: tuesday().date(), reach }),
        Waited => [reach(), Vec::new()].map(|reach| Waited { since: tuesday().date(), reach }),
        FallsOut => [(true, false), (false, false), (true, true)]
            .map(|(has_chat, trade)| FallsOut { has_chat, trade }),
        Unconfirmed => [Unconfirmed],
        Objected => [Objected { reference: reference() }],
        CallBack => [reach(), Vec::new()].map(|reach| CallBack {
            hold: HoldId::new("offer"), starts_at: DateTime::UNIX_EPOCH, until: DateTime::UNIX_EPOCH, reach,
        }),
        Missed => [Missed { references: vec![reference(), reference()], until: tuesday().date() }],
        Person => plea::matters(),
    ]
}

fn reach() -> Vec<String> {
    vec!["Aylin Kaya".into(), "030 23125 123".into()]
}

fn reasons() -> BTreeSet<Reason> {
    use Reason::*;
    every![Reason:
        SamePerson => [SamePerson],
        SamePhone => [SamePhone],
        PhoneAlike => [PhoneAlike],
        SameEmail => [SameEmail],
        SameName => [SameName],
        NameAlike => [NameAlike],
        NameInPart => [NameInPart],
        RareName => [RareName],
        UniqueName => [UniqueName],
        SameWeek => [SameWeek],
        OtherPhone => [OtherPhone],
        OtherEmail => [OtherEmail],
    ]
    .into_iter()
    .collect()
}

/// With every age, and everything that may be known.
fn about(matter: Matter) -> Vec<StaffPassage> {
    let office = || Some("Bürgeramt Mitte".to_owned());
    let known = [(None, None), (Some(service()), None), (None, office()), (Some(service()), office())];
    let ages = [Age::Minutes(0), Age::Minutes(25), Age::Hours(1), Age::Days(3)];
    let told = |((service, office), age)| StaffPassage::Request {
        matter: matter.clone(),
        service,
        office,
        age,
        question: match age {
            Age::Hours(_) => Some(Question::Open),
            Age::Days(_) => Some(Question::Needed),
            Age::Minutes(_) => None,
        },
        taken_by: (age == Age::Minutes(25)).then(|| "Frau Öz".to_owned()),
    };
    known.into_iter().zip(ages).map(told).collect()
}
