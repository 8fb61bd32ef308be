//! One sample or more of everything the bot can say. A variant without one does not compile.

use bot_core::Language;
use bot_core::desk::Field;
use bot_core::event::Unreadable;
use bot_core::reply::{CalendarFile, Label, News, Passage, Toast, Told};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

macro_rules! every {
    ($of:ident: $($variant:ident => [$($sample:expr),+ $(,)?],)+) => {{
        fn _sampled(one: &$of) {
            match one { $($of::$variant { .. } => (),)+ }
        }
        vec![$($($sample),+),+]
    }};
}

pub(super) fn passages() -> Vec<Passage> {
    use Passage::*;
    every![Passage:
        Intro => [Intro { operator: "Stadt Lindenau an der Ruhr".into(), privacy_url: url() }],
        Greeting => [Greeting { city: "Lindenau an der Ruhr".into(), example: "Personalausweis".into() }],
        Group => [Group { group: "Ausweise und Reisen".into() }],
        Matches => [Matches],
        Places => [
            places(None, None, None),
            places(Some("Bürgeramt Mitte"), None, None),
            places(None, Some(tuesday().date()), None),
            places(Some("Bürgeramt Mitte"), Some(tuesday().date()), Some(monday())),
        ],
        NothingFree => [
            nothing_free(1, None, None),
            nothing_free(2, None, None),
            nothing_free(1, Some("Bürgeramt Mitte"), None),
            nothing_free(2, None, Some(tuesday().date())),
            nothing_free(1, Some("Bürgeramt Mitte"), Some(tuesday().date())),
        ],
        PlaceLost => [PlaceLost],
        HoldEnded => [HoldEnded],
        NothingLater => [NothingLater],
        HoldReleased => [HoldReleased],
        ChooseOffice => [ChooseOffice { service: service() }],
        ChooseDay => [ChooseDay { service: service() }],
        ChooseQuantity => [ChooseQuantity { service: service() }],
        Held => [
            Held { told: told(2), bring: things(), fee: "37,00 Euro, mit Karte oder bar.".into(), until: until(), moving: None },
            Held { told: told(1), bring: vec![], fee: String::new(), until: until(), moving: Some(monday()) },
        ],
        Details => [Details(vec!["Aylin Kaya".into(), "030 23125 123".into()])],
        Ask => [Ask(Field::Name), Ask(Field::Phone), Ask(Field::Email)],
        NotA => [NotA(Field::Name), NotA(Field::Phone), NotA(Field::Email)],
        Booked => [
            booked(News::Booked, things()),
            booked(News::Moved, vec![]),
            booked(News::Restored, vec![]),
        ],
        OldRemains => [OldRemains { at: monday(), phone: phone() }],
        Appointments => [Appointments],
        Appointment => [Appointment { told: told(1), reference: reference() }],
        NoAppointments => [NoAppointments],
        ConfirmCancel => [ConfirmCancel { told: told(1) }],
        Cancelled => [Cancelled { told: told(1), undo: true }, Cancelled { told: told(2), undo: false }],
        AppointmentGone => [AppointmentGone],
        UndoGone => [UndoGone],
        SameService => [SameService { told: told(1) }],
        TooMany => [TooMany { limit: 1 }, TooMany { limit: 3 }],
        TooLate => [TooLate { phone: phone() }],
        ChooseLanguage => [ChooseLanguage],
        LanguageChosen => [LanguageChosen],
        Numbered => [Numbered { on: true }, Numbered { on: false }],
        Help => [Help],
        Privacy => [Privacy { operator: "Stadt Lindenau an der Ruhr".into(), privacy_url: url() }],
        Imprint => [Imprint { text: "Stadt Lindenau, Rathausplatz 1".into() }],
        Accessibility => [Accessibility { text: "https://lindenau.example/barrierefrei".into() }],
        ConfirmForget => [ConfirmForget],
        Forgotten => [Forgotten],
        Person => [Person { phone: phone(), hours: hours() }],
        Misunderstood => [Misunderstood],
        UnknownCommand => [UnknownCommand],
        TooLong => [TooLong],
        CannotRead => [
            CannotRead(Unreadable::File),
            CannotRead(Unreadable::Sticker),
            CannotRead(Unreadable::Voice),
            CannotRead(Unreadable::Forwarded),
            CannotRead(Unreadable::Edited),
            CannotRead(Unreadable::Other),
        ],
        NotYet => [NotYet { phone: phone() }],
        OneMoment => [OneMoment],
        DeskSilent => [DeskSilent { phone: phone() }],
        StartedOver => [StartedOver],
        TurnFailed => [TurnFailed],
        WriteDirectly => [WriteDirectly],
        Welcome => [Welcome],
    ]
}

pub(super) fn labels() -> Vec<Label> {
    every![Label:
        Name => [Label::Name(service())],
        Office => [
            Label::Office { name: "Bürgeramt Mitte".into(), district: "Innenstadt".into() },
            Label::Office { name: "Rathaus".into(), district: String::new() },
        ],
        Place => [
            Label::Place { at: tuesday(), office: Some("Bürgeramt Mitte".into()) },
            Label::Place { at: tuesday(), office: None },
        ],
        Day => [Label::Day(tuesday().date())],
        Quantity => [Label::Quantity(1), Label::Quantity(2)],
        Book => [Label::Book],
        ConfirmMove => [Label::ConfirmMove],
        ChangeDetails => [Label::ChangeDetails],
        Later => [Label::Later],
        MoreTime => [Label::MoreTime],
        Back => [Label::Back],
        OtherOffice => [Label::OtherOffice],
        AnyOffice => [Label::AnyOffice],
        OtherDay => [Label::OtherDay],
        AnyDay => [Label::AnyDay],
        ForSeveral => [Label::ForSeveral],
        More => [Label::More],
        Move => [Label::Move { which: None }, Label::Move { which: Some((tuesday(), "Reisepass".into())) }],
        Cancel => [Label::Cancel { which: None }, Label::Cancel { which: Some((tuesday(), "Reisepass".into())) }],
        ConfirmCancel => [Label::ConfirmCancel],
        Keep => [Label::Keep],
        Undo => [Label::Undo],
        NewAppointment => [Label::NewAppointment],
        Language => [Label::Language(super::german()), Label::Language(super::english())],
        ConfirmForget => [Label::ConfirmForget],
    ]
}

pub(super) fn toasts() -> Vec<Toast> {
    every![Toast:
        Outdated => [Toast::Outdated],
        OneMoment => [Toast::OneMoment],
    ]
}

pub(super) fn calendar_file(language: Language, cancelled: bool) -> CalendarFile {
    let at = |time: &str| time.parse::<DateTime<Utc>>().unwrap();
    CalendarFile {
        language,
        cancelled,
        uid: "01J9ZK3@terminlotse".into(),
        sequence: 2,
        written_at: at("2026-11-20T09:00:00Z"),
        starts_at: at("2026-11-24T13:30:00Z"),
        ends_at: at("2026-11-24T14:00:00Z"),
        reference: reference(),
        service: service(),
        quantity: 2,
        office: "Bürgeramt Mitte".into(),
        address: "Rathausplatz 1, 44999 Lindenau".into(),
        bring: things(),
    }
}

fn places(office: Option<&str>, day: Option<NaiveDate>, moving: Option<NaiveDateTime>) -> Passage {
    let quantity = if moving.is_some() { 1 } else { 2 };
    Passage::Places { service: service(), quantity, office: office.map(Into::into), day, moving }
}

fn nothing_free(quantity: u8, office: Option<&str>, day: Option<NaiveDate>) -> Passage {
    Passage::NothingFree {
        service: service(),
        quantity,
        office: office.map(Into::into),
        day,
        phone: phone(),
        hours: hours(),
    }
}

fn booked(news: News, bring: Vec<String>) -> Passage {
    Passage::Booked { news, told: told(1), reference: reference(), bring }
}

pub(super) fn told(quantity: u8) -> Told {
    Told {
        service: service(),
        quantity,
        at: tuesday(),
        office: "Bürgeramt Mitte".into(),
        address: "Rathausplatz 1, 44999 Lindenau".into(),
    }
}

fn service() -> String {
    "Personalausweis beantragen".into()
}

fn things() -> Vec<String> {
    vec!["Alter Ausweis oder Geburtsurkunde".into(), "Biometrisches Foto, höchstens 1 Jahr alt".into()]
}

fn reference() -> String {
    "K7M-2QX".into()
}

fn phone() -> String {
    "030 23125 100".into()
}

fn url() -> String {
    "https://lindenau.example/datenschutz".into()
}

pub(super) fn tuesday() -> NaiveDateTime {
    local(24, 14)
}

fn monday() -> NaiveDateTime {
    local(23, 9)
}

fn until() -> NaiveDateTime {
    local(20, 10)
}

fn local(day: u32, hour: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(hour, 30, 0).unwrap()
}

fn hours() -> String {
    "Montag bis Freitag 7 bis 18 Uhr".into()
}
