//! … and to staff who book for somebody.

use bot_core::desk::{Field, Hours};
use bot_core::reply::{ClaimPassage, OnBehalfLabel, OnBehalfPassage, OnBehalfRow, Told};

use chrono::NaiveTime;

use super::{reference, service, tuesday};

pub(in crate::tests) fn passages() -> Vec<OnBehalfPassage> {
    use OnBehalfPassage::*;
    let both = [true, false];
    every![OnBehalfPassage:
        WhichService => [WhichService],
        WhichReason => [WhichReason],
        NoReason => [NoReason],
        WhichOffice => [WhichOffice { service: service() }],
        Places => [places(false, None, true), places(true, None, false), places(false, Some(reference()), true), anywhere()],
        NotHere => [NotHere { service: service() }],
        Kept => [Kept { service: service(), office: office(), at: tuesday(), until: tuesday() }],
        Ask => [Field::Name, Field::Phone].map(Ask),
        NotA => [Field::Name, Field::Phone].map(NotA),
        Known => [Known { contact: contact() }, Known { contact: Vec::new() }],
        Reason => ["", "Die Heizung fällt aus."].map(|reason| Reason { reason: reason.into() }),
        Waiting => [Some(Field::Name), Some(Field::Phone), None].map(|missing| Waiting { service: service(), missing }),
        Waits => [Waits { service: service(), until: tuesday().date() }],
        CallBack => [CallBack { at: tuesday(), until: tuesday() }],
        Lost => [Lost],
        Booked => [Booked(row())],
        Code => [Code { code: code() }],
        AtLimit => [AtLimit { rows: vec![row()] }],
        Found => [Found { rows: vec![row(), row()] }],
        One => [One { row: row(), contact: contact(), has_chat: false }, One { row: row(), contact: Vec::new(), has_chat: true }],
        NothingFound => [NothingFound],
        OnlyByReference => [OnlyByReference],
        FindWhat => [FindWhat],
        Cancelling => [("", true), ("Die Heizung fällt aus.", true), ("", false)]
            .map(|(reason, has_chat)| Cancelling { row: row(), reason: reason.into(), has_chat }),
        Cancelled => both.map(|has_chat| Cancelled { row: row(), has_chat }),
        Moved => both.map(|has_chat| Moved { row: row(), has_chat }),
        TooLate => [TooLate],
        OfBusiness => [OfBusiness],
        HasChat => [HasChat],
    ]
}

pub(in crate::tests) fn labels() -> Vec<OnBehalfLabel> {
    use OnBehalfLabel::*;
    every![OnBehalfLabel:
        Place => [Place { at: tuesday(), office: office() }],
        Book => [Book],
        ConfirmMove => [ConfirmMove],
        OtherPlace => [OtherPlace],
        Wait => [Wait],
        Open => [Open(row())],
        Move => [Move { reference: None }, Move { reference: Some(reference()) }],
        AskCancel => [AskCancel],
        Cancel => [Cancel],
        NewCode => [NewCode],
    ]
}

pub(in crate::tests) fn claims() -> Vec<ClaimPassage> {
    use ClaimPassage::*;
    every![ClaimPassage:
        WhichCode => [WhichCode],
        WrongCode => [WrongCode],
        TooManyTries => [TooManyTries],
        Claimed => [Claimed],
        Cancelled => [
            Cancelled { told: told(None), reference: reference(), reason: String::new(), phone: phone() },
            Cancelled { told: told(Some("Mia")), reference: reference(), reason: "Die Heizung fällt aus.".into(), phone: phone() },
        ],
        Moved => [
            Moved { told: told(None), reference: reference(), reason: String::new(), phone: phone() },
            Moved { told: told(Some("Mia")), reference: reference(), reason: "Die Heizung fällt aus.".into(), phone: phone() },
        ],
    ]
}

fn places(emergency: bool, moving: Option<String>, free: bool) -> OnBehalfPassage {
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    OnBehalfPassage::Places {
        service: service(),
        office: Some(office()),
        day: Some(tuesday().date()),
        hours: Some(Hours { from: hour(8), to: Some(hour(12)) }),
        emergency,
        moving,
        free,
    }
}

fn anywhere() -> OnBehalfPassage {
    let (office, day, hours, moving) = (None, None, None, None);
    OnBehalfPassage::Places { service: service(), office, day, hours, emergency: false, moving, free: true }
}

fn row() -> OnBehalfRow {
    OnBehalfRow { at: tuesday(), reference: reference(), service: service(), office: office() }
}

fn told(whom: Option<&str>) -> Told {
    Told {
        service: service(),
        whom: whom.map(str::to_owned),
        quantity: 1,
        at: tuesday(),
        office: office(),
        address: "Markt 1".into(),
    }
}

fn contact() -> Vec<String> {
    vec!["Erika Muster".into(), "0231 471100".into()]
}

fn office() -> String {
    "Bürgeramt Mitte".into()
}

fn phone() -> String {
    "0231 115".into()
}

fn code() -> String {
    "K7QP-2MXA-4T9R".into()
}
