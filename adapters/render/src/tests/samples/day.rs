//! … and on the day of an appointment.

use bot_core::Language;
use bot_core::day::{self, DayRefusal, Presence};
use bot_core::reply::{ArrivingPassage, DayLabel, DayPassage, DayRow, DaySheet};

use super::{reference, service, told, tuesday};

pub(in crate::tests) fn arriving() -> Vec<ArrivingPassage> {
    use ArrivingPassage::*;
    let late = |(minutes, still)| Late { told: told(1), minutes, still };
    every![ArrivingPassage:
        CheckedIn => [CheckedIn { told: told(1), reference: reference() }],
        Called => [Called { desk: 4, office: office(), reference: reference() }],
        TooEarly => [TooEarly],
        Elsewhere => [Elsewhere],
        Over => [true, false].map(|served| Over { at: tuesday(), served }),
        WalkIn => [WalkIn { office: office() }],
        WrongCode => [WrongCode],
        TooManyCodes => [TooManyCodes],
        Late => [(None, true), (Some(1), true), (Some(10), false)].map(late),
        NothingNear => [NothingNear],
    ]
}

pub(in crate::tests) fn passages() -> Vec<DayPassage> {
    use DayPassage::*;
    every![DayPassage:
        List => [1, 12].map(|total| List { day: tuesday().date(), total, rows: rows() }),
        EmptyToday => [EmptyToday],
        Empty => [Empty(tuesday().date())],
        Codes => [Codes(tuesday().date())],
        Code => [Code { office: office(), code: "K7R4X".into() }],
        Called => [(4, true), (5, false)].map(|(row, has_chat)| Called { row: rows().remove(row), has_chat }),
        IsDone => [IsDone { reference: reference() }],
        DidNotCome => [DidNotCome { reference: reference() }],
        Nobody => [Nobody { office: office() }],
        SheetComes => [SheetComes],
        Refused => refusals().into_iter().map(Refused),
    ]
}

pub(in crate::tests) fn labels() -> Vec<DayLabel> {
    use DayLabel::*;
    every![DayLabel:
        List => [List(tuesday().date())],
        Sheet => [Sheet],
        Next => [Next],
        Again => [Again],
        Serve => [Serve],
    ]
}

pub(in crate::tests) fn sheets() -> [DaySheet; 2] {
    [Some(office()), None].map(|office| DaySheet {
        language: Language::new("de"),
        day: tuesday().date(),
        office,
        written_at: tuesday(),
        rows: rows(),
    })
}

fn refusals() -> Vec<DayRefusal> {
    use DayRefusal::*;
    every![DayRefusal:
        Misread => [day::Misread::Day, day::Misread::Office, day::Misread::Desk].map(Misread),
        NotTheirs => [NotTheirs],
        WhichOffice => [WhichOffice],
        WhichDesk => [WhichDesk],
        NotCalled => [NotCalled],
    ]
}

fn office() -> String {
    "Bürgeramt Mitte".to_owned()
}

/// However far they have come.
pub(super) fn rows() -> Vec<DayRow> {
    use Presence::*;
    let all = every![Presence:
        Expected => [Expected],
        Late => [Late { minutes: Some(10) }, Late { minutes: None }],
        CheckedIn => [CheckedIn],
        Called => [Called { desk: 4 }],
        Served => [Served { desk: 4 }],
        Done => [Done],
        Missed => [Missed],
    ];
    let row = |presence| DayRow {
        at: tuesday(),
        reference: reference(),
        service: service(),
        office: office(),
        presence,
    };
    all.into_iter().map(row).collect()
}
