//! … and to businesses.

use bot_core::Language;
use bot_core::desk::Hours;
use bot_core::reply::{NumberedRow, Times, TradeFile, TradeLabel, TradePassage, TradeRow};
use bot_core::trade::ListProblem;

use chrono::{NaiveTime, TimeDelta};

use super::{reference, service, tuesday};

pub(in crate::tests) fn passages() -> Vec<TradePassage> {
    use TradePassage::*;
    let day = || tuesday().date();
    every![TradePassage:
        WrongCode => [WrongCode],
        TooManyTries => [TooManyTries],
        Joined => [Joined],
        Ledger => [0, 1, 12].map(|total| Ledger { name: "Autohaus Krüger".into(), quota: 20, total }),
        Day => [0, 1, 18].map(|left| Day { day: day(), left, rows: rows() }),
        WhichService => [WhichService],
        HowMany => [HowMany],
        WhichDay => [WhichDay],
        Preview => [preview(2, 2, None, 20), preview(20, 2, Some((8, 24)), 2), preview(5, 1, Some((8, 12)), 1)],
        Booked => [(1, 0), (2, 1), (20, 12)].map(|(count, left)| Booked { service: service(), day: day(), count, left }),
        BookedAt => [BookedAt { office: office(), rows: numbered() }],
        Without => [1, 2].map(|count| Without(["DO-KR 123", "Auftrag 4711"].map(str::to_owned)[..count].to_vec())),
        OtherTimes => rows().into_iter().take(1).map(OtherTimes),
        NoOtherTime => [NoOtherTime],
        TimeGone => [TimeGone],
        Swapped => rows().into_iter().take(1).map(Swapped),
        FileComes => [FileComes],
        ListProblem => problems().map(ListProblem),
        ConfirmCancel => rows().into_iter().map(ConfirmCancel),
        Cancelled => rows().into_iter().map(Cancelled),
        FallsOut => ["", "Die Heizung wird erneuert."].map(|reason| FallsOut {
            office: office(),
            days: vec![(day(), numbered())],
            reason: reason.into(),
        }),
        NothingToCancel => [NothingToCancel],
        TooLate => [TooLate],
        NotInLane => [NotInLane { service: service() }],
        TooManyAtOnce => [TooManyAtOnce { most: 100 }],
        QuotaUsed => [1, 20].map(|quota| QuotaUsed { day: day(), quota }),
        Paused => [Paused],
        NothingFree => [NothingFree { day: day() }],
        NotAll => [NotAll],
    ]
}

pub(in crate::tests) fn labels() -> Vec<TradeLabel> {
    use TradeLabel::*;
    every![TradeLabel:
        BookAll => [BookAll],
        AsManyAsFit => [AsManyAsFit { count: 12 }],
        Cancel => rows().into_iter().take(1).map(Cancel),
        Ledger => [Ledger],
        OtherTime => [OtherTime],
        Swap => [Swap { at: tuesday(), office: "Bürgeramt Mitte".into() }],
        File => [File],
    ]
}

pub(in crate::tests) fn file(language: Language) -> TradeFile {
    TradeFile { language, rows: rows() }
}

fn problems() -> [ListProblem; 3] {
    [
        ListProblem::TooLong { line: 3 },
        ListProblem::Twice { line: 7, earlier: 2 },
        ListProblem::Count { wanted: 20, lines: 18 },
    ]
}

fn office() -> String {
    "Kfz-Zulassungsstelle".to_owned()
}

fn preview(wanted: u16, found: u16, hours: Option<(u32, u32)>, left: u16) -> TradePassage {
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
    let at = |minutes| (tuesday() + TimeDelta::minutes(minutes)).time();
    TradePassage::Preview {
        service: service(),
        wanted,
        day: tuesday().date(),
        hours: hours.map(|(from, to)| Hours { from: time(from).unwrap(), to: time(to) }),
        found,
        offices: vec![Times { office: office(), times: vec![(at(0), 2), (at(20), 1)] }],
        left,
    }
}

fn numbered() -> Vec<NumberedRow> {
    let row = |number: u16| NumberedRow {
        number,
        at: (tuesday() + TimeDelta::minutes(20 * i64::from(number))).time(),
        reference: reference(),
        note: if number == 1 { "DO-KR 123".into() } else { String::new() },
    };
    [1, 2, 12].map(row).into()
}

/// Whether they stand or fall out.
fn rows() -> Vec<TradeRow> {
    let row = |falls_out| TradeRow {
        at: tuesday(),
        reference: reference(),
        service: service(),
        office: office(),
        falls_out,
        note: if falls_out { String::new() } else { "DO-KR 123".into() },
    };
    [false, true].map(row).into()
}
