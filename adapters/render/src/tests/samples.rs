//! One sample or more of everything the bot can say. A variant without one does not compile.

use bot_core::Language;
use bot_core::desk::{Field, Hours};
use bot_core::event::Unreadable;
use bot_core::linking::{LinkRefusal, Reminders};
use bot_core::month::Month;
use bot_core::reply::{
    Among, Before, CalendarFile, Closed, Coming, Label, Missed, News, Passage, Soon, Toast, Told, Waited,
};
use bot_core::waitlist::{Part, StaffHelp};
use bot_core::weekdays::Weekdays;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

macro_rules! every {
    ($of:ident: $($variant:ident => $samples:expr,)+) => {{
        fn _sampled(one: &$of) {
            match one { $($of::$variant { .. } => (),)+ }
        }
        let mut all = Vec::new();
        $(all.extend($samples);)+
        all
    }};
}

mod day;
mod figures;
mod notices;
mod on_behalf;
mod outside;
mod plea;
mod rules;
mod staff;
mod trade;

pub(super) use day::sheets;
pub(super) use figures::pictures;
pub(super) use outside::{forecasts, posters};
pub(super) use trade::file as trade_file;

pub(super) fn passages() -> Vec<Passage> {
    use Passage::*;
    every![Passage:
        Intro => [
            Intro { operator: "Stadt Lindenau an der Ruhr".into(), privacy_url: url() },
            Intro { operator: "Lindenau".into(), privacy_url: String::new() },
        ],
        Greeting => [Greeting { city: "Lindenau an der Ruhr".into(), example: "Personalausweis".into() }],
        Group => [Group { group: "Ausweise und Reisen".into() }],
        Matches => [Matches],
        Places => [
            places(None, None, None),
            places(Some("Bürgeramt Mitte"), None, None),
            places(None, Some(tuesday().date()), None),
            places(Some("Bürgeramt Mitte"), Some(tuesday().date()), Some(monday())),
            within(places(None, None, None), "12:00", None),
            within(places(Some("Hörde"), None, None), "00:00", Some("10:30")),
            within(places(None, Some(tuesday().date()), None), "11:00", Some("14:00")),
            since(places(None, None, None)),
            for_erika(places(None, None, None)),
        ],
        NothingFree => [
            nothing_free(1, None, None),
            nothing_free(2, None, None),
            at_once(nothing_free(1, None, None)),
            nothing_free(1, Some("Bürgeramt Mitte"), None),
            nothing_free(2, None, Some(tuesday().date())),
            nothing_free(1, Some("Bürgeramt Mitte"), Some(tuesday().date())),
            since(nothing_free(1, None, None)),
            for_erika(nothing_free(1, None, None)),
            within(nothing_free(1, None, None), "12:00", None),
            within(nothing_free(1, None, None), "00:00", Some("10:30")),
            within(nothing_free(1, None, None), "11:00", Some("14:00")),
        ],
        PlaceLost => [PlaceLost],
        HoldEnded => [HoldEnded],
        NothingLater => [NothingLater],
        HoldReleased => [HoldReleased],
        LinkElsewhere => [LinkElsewhere],
        LinkOutdated => [LinkOutdated],
        Elsewhere => [
            Elsewhere {
                service: service(),
                offices: vec![("Standesamt Mitte".into(), "https://lindenau.example/standesamt".into())],
                phone: phone(),
                hours: hours(),
            },
            Elsewhere { service: service(), offices: vec![("Standesamt".into(), String::new())], phone: phone(), hours: hours() },
        ],
        NotBookable => [NotBookable { service: service(), phone: phone(), hours: hours() }],
        ChooseDistrict => [
            ChooseDistrict { service: service(), postal_codes: true },
            ChooseDistrict { service: service(), postal_codes: false },
        ],
        AlsoElsewhere => [AlsoElsewhere {
            offices: vec![("Standesamt Mitte".into(), "https://lindenau.example/standesamt".into())],
        }],
        ChooseOffice => [
            ChooseOffice { service: service(), among: Among::All { postal_codes: true } },
            ChooseOffice { service: service(), among: Among::All { postal_codes: false } },
            ChooseOffice { service: service(), among: Among::District("Hörde".into()) },
            ChooseOffice { service: service(), among: Among::Near("44263".into()) },
        ],
        ChooseDay => [
            choose_day(None, None),
            choose_day(Some("Bürgeramt Mitte"), Some(("11:00", "14:00"))),
        ],
        ChooseQuantity => [ChooseQuantity { service: service() }],
        ChooseErrand => [ChooseErrand { service: service() }],
        Apart => [Apart { service: service(), other: "Auto anmelden".into() }],
        Held => [
            Held { told: told(2), bring: things(), fee: "37,00 Euro, mit Karte oder bar.".into(), until: until(), moving: None },
            Held { told: told(1), bring: vec![], fee: String::new(), until: until(), moving: Some(monday()) },
        ],
        LastMove => [LastMove],
        AskWhom => [AskWhom { known: false }, AskWhom { known: true }],
        Details => [Details(vec!["Aylin Kaya".into(), "030 23125 123".into()])],
        Ask => [Ask(Field::Name), Ask(Field::Phone), Ask(Field::Email)],
        NotA => [NotA(Field::Name), NotA(Field::Phone), NotA(Field::Email)],
        Booked => [
            booked(News::Booked, things()),
            booked(News::Moved, vec![]),
            booked(News::Restored, vec![]),
            booked(News::Confirmed, things()),
        ],
        OldRemains => [OldRemains { at: monday(), phone: phone() }],
        Appointments => [Appointments],
        Appointment => [
            Appointment { told: told(1), reference: reference(), falls_out: false },
            Appointment { told: told(1), reference: reference(), falls_out: true },
            Appointment { told: told_of_erika(), reference: reference(), falls_out: false },
        ],
        NoAppointments => [NoAppointments],
        ConfirmCancel => [ConfirmCancel { told: told(1) }],
        Cancelled => [
            Cancelled { told: told(1), undo: true, fell_out: false },
            Cancelled { told: told(2), undo: false, fell_out: false },
            Cancelled { told: told(1), undo: false, fell_out: true },
        ],
        AppointmentGone => [AppointmentGone],
        UndoGone => [UndoGone],
        SameService => [
            SameService { told: told(1), movable: true },
            SameService { told: told_of_erika(), movable: false },
        ],
        TooMany => [
            TooMany { limit: 1, whom: None },
            TooMany { limit: 3, whom: None },
            TooMany { limit: 1, whom: erika() },
            TooMany { limit: 3, whom: erika() },
        ],
        TooManyOfAccount => [TooManyOfAccount { limit: 6, phone: phone(), hours: hours() }],
        KnownElsewhere => [KnownElsewhere { phone: phone(), hours: hours() }],
        TooManyHolds => [TooManyHolds],
        MovedTooOften => [MovedTooOften { phone: phone(), hours: hours() }],
        TooLate => [TooLate { phone: phone() }],
        PastLastMoment => [90, 60, 2 * 24 * 60].map(|minutes| PastLastMoment {
            before: Before::of(minutes),
            phone: phone(),
            hours: hours(),
        }),
        Paused => ["", "Wegen einer Störung geht es morgen weiter."].map(|sentence| Paused {
            service: service(),
            quantity: if sentence.is_empty() { 2 } else { 1 },
            sentence: sentence.into(),
            phone: phone(),
            hours: hours(),
        }),
        Waits => waited()
            .into_iter()
            .zip([(0, None), (1, Some(0)), (12, Some(1)), (2, Some(9)), (3, None), (4, None)])
            .zip([(false, None), (true, None), (true, Some("Hörde".to_owned())), (false, None), (true, None), (false, None)])
            .map(|((waited, (ahead, days)), (at_short_notice, nearby))| {
                Waits { waited, at_short_notice, nearby, ahead, days }
            }),
        Urgent => [
            urgent(Some("Vorläufiger Personalausweis".into()), StaffHelp::Possible),
            urgent(None, StaffHelp::Asked),
            urgent(None, StaffHelp::Unreachable),
        ],
        StaffAsked => [None, Some(0), Some(25), Some(60), Some(90), Some(200), Some(2880), Some(9000)]
            .map(|minutes| StaffAsked { minutes, hours: hours() }),
        Wishes => waited().into_iter().zip([
            None,
            Some(Part::Weekdays),
            Some(Part::Hours),
            Some(Part::Offices),
            Some(Part::Until),
            Some(Part::Nearby),
        ]).map(|(waited, part)| Wishes { waited, part }),
        Entries => [Entries],
        Entry => waited().map(Entry),
        NoEntries => [NoEntries],
        Offered => [
            Offered { told: told(1), soon: None, until: tuesday(), moving: None },
            Offered { told: told(1), soon: None, until: tuesday(), moving: Some(monday()) },
            Offered { told: told(1), soon: soon(25), until: tuesday(), moving: None },
            Offered { told: told(1), soon: soon(1), until: tuesday(), moving: None },
        ],
        OfferDeclined => [OfferDeclined],
        OfferMissed => [OfferMissed { again: false }, OfferMissed { again: true }],
        OfferGone => [OfferGone],
        WaitedInVain => waited().map(|waited| WaitedInVain { waited, phone: phone(), hours: hours() }),
        Upcoming => [0, 1, 5].map(|days| Upcoming { days }),
        NoAnswerYet => [NoAnswerYet],
        Reminder => [
            reminder(things(), Missed::Costs { minutes: 15, euros: Some(25), waiting: 12 }, Coming::Open),
            reminder(vec![], Missed::Costs { minutes: 30, euros: Some(25), waiting: 1 }, Coming::By(monday())),
            reminder(vec![], Missed::Costs { minutes: 15, euros: None, waiting: 0 }, Coming::Said),
            reminder(things(), Missed::Generally, Coming::Open),
        ],
        SeeYou => [SeeYou { at: tuesday() }],
        Ready => [Ready { question: "Foto? Alter Ausweis?".into() }],
        NotAllThere => [
            NotAllThere { bring: things(), phone: phone(), hours: hours() },
            NotAllThere { bring: vec![], phone: phone(), hours: hours() },
        ],
        MovedMeanwhile => [MovedMeanwhile { told: told(1) }],
        CancelledMeanwhile => [CancelledMeanwhile { told: told(1) }],
        Released => [Released { told: told(1), asked_on: monday().date() }],
        Objected => [Objected { reference: reference(), phone: phone(), hours: hours() }],
        LeftWaitlist => [LeftWaitlist],
        FallsOut => [
            falls_out(Closed::Day, "", Some(until())),
            falls_out(Closed::Hours { from: monday(), until: tuesday() }, "Die Heizung wird erneuert.", None),
            falls_out(Closed::Desk, "", None),
        ],
        CanYouComeLater => [CanYouComeLater {
            told: told(1),
            closed: Closed::Desk,
            reason: String::new(),
            until: Some(until()),
        }],
        NotNeeded => [NotNeeded { told: told(1) }],
        StaysAsBooked => [StaysAsBooked],
        AlternativeGone => [AlternativeGone],
        ClosureListed => [
            ClosureListed { told: told(1), passed_on: true, phone: phone(), hours: hours() },
            ClosureListed { told: told(1), passed_on: false, phone: phone(), hours: hours() },
        ],
        OpensAfterAll => [OpensAfterAll { told: told(1) }],
        FreeAgain => [FreeAgain { before: told(1), now: told(1) }],
        PlaceClosed => [
            PlaceClosed { office: "Bürgeramt Mitte".into(), waits: true },
            PlaceClosed { office: "Bürgeramt Mitte".into(), waits: false },
        ],
        ChooseLanguage => [ChooseLanguage],
        LanguageChosen => [LanguageChosen],
        Numbered => [Numbered { on: true }, Numbered { on: false }],
        Help => [Help],
        Privacy => [Privacy { operator: "Stadt Lindenau an der Ruhr".into(), privacy_url: url() }],
        Imprint => [Imprint { text: "Stadt Lindenau, Rathausplatz 1".into() }],
        Accessibility => [Accessibility { text: "https://lindenau.example/barrierefrei".into() }],
        ConfirmForget => [ConfirmForget],
        Forgotten => [Forgotten],
        LinkCode => [LinkCode { code: "K7QP-2MXA".into(), until: until() }],
        ConfirmLink => [
            ConfirmLink { messengers: vec!["Telegram".into()] },
            ConfirmLink { messengers: vec!["Telegram".into(), "Matrix".into(), "Terminal".into()] },
        ],
        Linked => [Linked],
        Links => [
            links(Reminders::WhereBooked),
            links(Reminders::Here),
            links(Reminders::There("telegram".into())),
        ],
        WrongCode => [WrongCode],
        CodeRefused => [
            CodeRefused(LinkRefusal::OwnCode),
            CodeRefused(LinkRefusal::AlreadyLinked),
            CodeRefused(LinkRefusal::TooManyTries),
        ],
        ConfirmUnlink => [ConfirmUnlink],
        Unlinked => [Unlinked],
        CityNews => [CityNews { wanted: false }, CityNews { wanted: true }],
        CityNewsChanged => [CityNewsChanged { wanted: true }, CityNewsChanged { wanted: false }],
        Notice => [Notice("Am Montag ist das Amt zu.".to_owned().into())],
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
            CannotRead(Unreadable::Sealed),
            CannotRead(Unreadable::Other),
        ],
        NotYet => [NotYet { phone: phone() }],
        OneMoment => [OneMoment],
        DeskSilent => [DeskSilent { phone: phone() }],
        StartedOver => [StartedOver],
        TurnFailed => [TurnFailed],
        WriteDirectly => [WriteDirectly],
        SeveralPeople => [SeveralPeople],
        Welcome => [Welcome],
        NearOnly => [NearOnly { hours: 48, until: tuesday().date() }],
        Restricted => [Restricted {
            missed: 3,
            hours: 48,
            until: tuesday().date(),
            phone: phone(),
            opening: hours(),
        }],
        OneMore => [OneMore { missed: 3, hours: 48, phone: phone(), opening: hours() }],
        AllOpen => [AllOpen],
        WhichStays => [1, 2].map(|own| WhichStays { service: service(), own }),
        OthersGivenBack => [OthersGivenBack],
        ThisGivenBack => [ThisGivenBack],
        AllStay => [AllStay],
        Staff => staff::passages().into_iter().map(Staff),
        Trade => trade::passages().into_iter().map(Trade),
        Plea => plea::passages().into_iter().map(Plea),
        Arriving => day::arriving().into_iter().map(Arriving),
        Claim => on_behalf::claims().into_iter().map(Claim),
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
        District => [
            Label::District { name: "Hörde".into(), offices: 1 },
            Label::District { name: "Innenstadt".into(), offices: 3 },
            Label::District { name: String::new(), offices: 2 },
        ],
        Day => [Label::Day(tuesday().date())],
        Month => [
            Label::Month { month: Month::of(tuesday().date()), earlier: true },
            Label::Month { month: Month::of(tuesday().date()), earlier: false },
        ],
        Quantity => [Label::Quantity(1), Label::Quantity(2)],
        Book => [Label::Book],
        ConfirmMove => [Label::ConfirmMove],
        ChangeDetails => [Label::ChangeDetails],
        Later => [Label::Later],
        MoreTime => [Label::MoreTime],
        Back => [Label::Back],
        OtherOffice => [Label::OtherOffice],
        AnyOffice => [Label::AnyOffice],
        AnyOfficeOf => [Label::AnyOfficeOf("Innenstadt".into())],
        AnyHour => [Label::AnyHour],
        OtherDay => [Label::OtherDay],
        AnyDay => [Label::AnyDay],
        ForSeveral => [Label::ForSeveral],
        OneMoreErrand => [Label::OneMoreErrand],
        OnlyThisErrand => [Label::OnlyThisErrand(service())],
        ForSomebodyElse => [Label::ForSomebodyElse],
        ForMyself => [Label::ForMyself],
        More => [Label::More],
        Move => [
            Label::Move { which: None, whom: None },
            Label::Move { which: passport(), whom: None },
            Label::Move { which: passport(), whom: erika() },
        ],
        Cancel => [
            Label::Cancel { which: None, whom: None },
            Label::Cancel { which: passport(), whom: None },
            Label::Cancel { which: passport(), whom: erika() },
        ],
        ConfirmCancel => [Label::ConfirmCancel],
        Keep => [Label::Keep],
        Undo => [Label::Undo],
        NewAppointment => [Label::NewAppointment],
        Language => [Label::Language(super::german()), Label::Language(super::english())],
        ConfirmForget => [Label::ConfirmForget],
        Wait => [Label::Wait],
        ShortNotice => [Label::ShortNotice { wanted: true }, Label::ShortNotice { wanted: false }],
        WaitEarlier => [Label::WaitEarlier],
        AskUrgently => [Label::AskUrgently],
        AskStaff => [Label::AskStaff],
        ChangeWishes => [
            Label::ChangeWishes { which: None },
            Label::ChangeWishes { which: Some("Reisepass".into()) },
        ],
        Weekdays => [Label::Weekdays],
        TimeOfDay => [Label::TimeOfDay],
        UntilWhen => [Label::UntilWhen],
        Weekday => [
            Label::Weekday { weekday: 0, chosen: false },
            Label::Weekday { weekday: 6, chosen: true },
        ],
        Mornings => [Label::Mornings],
        Afternoons => [Label::Afternoons],
        OnlyOn => [Label::OnlyOn(tuesday().date())],
        TwoWeeks => [Label::TwoWeeks],
        AsLongAsItTakes => [Label::AsLongAsItTakes],
        AsWished => [Label::AsWished],
        Done => [Label::Done],
        LeaveWaitlist => [
            Label::LeaveWaitlist { which: None },
            Label::LeaveWaitlist { which: Some(service()) },
        ],
        TakeOffer => [Label::TakeOffer],
        DeclineOffer => [Label::DeclineOffer],
        WaitLonger => [Label::WaitLonger],
        Coming => [Label::Coming],
        AllThere => [Label::AllThere],
        NotAllThere => [Label::NotAllThere],
        Object => [Label::Object],
        CannotComeLater => [Label::CannotComeLater],
        Person => [Label::Person],
        LinkAnother => [Label::LinkAnother],
        RemindHere => [Label::RemindHere],
        ConfirmLink => [Label::ConfirmLink],
        Unlink => [Label::Unlink],
        ConfirmUnlink => [Label::ConfirmUnlink],
        KeepThis => [Label::KeepThis],
        KeepOnly => [Label::KeepOnly(tuesday())],
        GiveBack => [Label::GiveBack],
        AllNeeded => [Label::AllNeeded],
        Staff => staff::labels().into_iter().map(Label::Staff),
        TakeNews => [Label::TakeNews],
        LeaveNews => [Label::LeaveNews],
        Trade => trade::labels().into_iter().map(Label::Trade),
        Plea => plea::labels().into_iter().map(Label::Plea),
    ]
}

pub(super) fn toasts() -> Vec<Toast> {
    every![Toast:
        Outdated => [Toast::Outdated],
        OneMoment => [Toast::OneMoment],
        NoChoice => [Toast::NoChoice],
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
        whom: erika().filter(|_| !cancelled),
        service: service(),
        quantity: 2,
        office: "Bürgeramt Mitte".into(),
        address: "Rathausplatz 1, 44999 Lindenau".into(),
        bring: things(),
    }
}

fn places(office: Option<&str>, day: Option<NaiveDate>, moving: Option<NaiveDateTime>) -> Passage {
    let quantity = if moving.is_some() { 1 } else { 2 };
    Passage::Places {
        service: service(),
        whom: None,
        quantity,
        office: office.map(Into::into),
        day,
        since: None,
        within: None,
        moving,
    }
}

fn nothing_free(quantity: u8, office: Option<&str>, day: Option<NaiveDate>) -> Passage {
    Passage::NothingFree {
        service: service(),
        whom: None,
        quantity,
        several: false,
        office: office.map(Into::into),
        day,
        since: None,
        within: None,
        next_release: (quantity == 2).then(tuesday),
        phone: phone(),
        hours: hours(),
    }
}

fn choose_day(office: Option<&str>, hours: Option<(&str, &str)>) -> Passage {
    let hours = hours.map(|(from, to)| Hours { from: from.parse().unwrap(), to: Some(to.parse().unwrap()) });
    Passage::ChooseDay {
        service: service(),
        quantity: 1,
        office: office.map(Into::into),
        within: hours,
        month: Month::of(tuesday().date()),
    }
}

/// The same for several errands at once.
fn at_once(mut passage: Passage) -> Passage {
    if let Passage::NothingFree { service, several, .. } = &mut passage {
        (*service, *several) = ("Personalausweis + 2 × Reisepass".into(), true);
    }
    passage
}

/// The same, for somebody else.
fn for_erika(mut passage: Passage) -> Passage {
    if let Passage::Places { whom, .. } | Passage::NothingFree { whom, .. } = &mut passage {
        *whom = erika();
    }
    passage
}

/// The same, not before Tuesday.
fn since(mut passage: Passage) -> Passage {
    if let Passage::Places { since, .. } | Passage::NothingFree { since, .. } = &mut passage {
        *since = Some(tuesday().date());
    }
    passage
}

/// The same, only at these hours.
fn within(mut passage: Passage, from: &str, to: Option<&str>) -> Passage {
    let hours = Hours { from: from.parse().unwrap(), to: to.map(|to| to.parse().unwrap()) };
    match &mut passage {
        Passage::Places { within, .. } | Passage::NothingFree { within, .. } => *within = Some(hours),
        other => panic!("{other:?} has no hours"),
    }
    passage
}

fn reminder(bring: Vec<String>, missed: Missed, question: Coming) -> Passage {
    Passage::Reminder { told: told(1), reference: reference(), bring, missed, question }
}

fn falls_out(closed: Closed, reason: &str, until: Option<NaiveDateTime>) -> Passage {
    Passage::FallsOut { told: told(1), closed, reason: reason.into(), until }
}

fn links(reminders: Reminders) -> Passage {
    Passage::Links { messengers: vec!["Telegram".into(), "Matrix".into()], reminders }
}

fn booked(news: News, bring: Vec<String>) -> Passage {
    Passage::Booked { news, told: told(1), reference: reference(), bring }
}

fn told_of_erika() -> Told {
    Told { whom: erika(), ..told(1) }
}

pub(super) fn told(quantity: u8) -> Told {
    Told {
        service: service(),
        whom: None,
        quantity,
        at: tuesday(),
        office: "Bürgeramt Mitte".into(),
        address: "Rathausplatz 1, 44999 Lindenau".into(),
    }
}

/// With every part of a wish, each in at least one of them.
fn waited() -> [Waited; 6] {
    let plain = Waited {
        service: service(),
        whom: None,
        quantity: 1,
        office: None,
        day: None,
        since: None,
        weekdays: Weekdays::ANY,
        within: None,
        until: tuesday().date(),
        deadline: None,
        earlier: false,
    };
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let within = |from, to: Option<u32>| Some(Hours { from: time(from), to: to.map(time) });
    let office = || Some("Bürgeramt Mitte".to_owned());
    [
        plain.clone(),
        Waited { office: office(), within: within(0, Some(12)), ..plain.clone() },
        Waited { quantity: 2, day: Some(tuesday().date()), within: within(15, None), ..plain.clone() },
        Waited {
            office: office(),
            day: Some(tuesday().date()),
            within: within(11, Some(14)),
            deadline: Some(monday().date()),
            ..plain.clone()
        },
        Waited { earlier: true, whom: erika(), since: Some(monday().date()), ..plain.clone() },
        Waited { weekdays: [0, 2].into_iter().collect(), ..plain },
    ]
}

fn urgent(substitute: Option<String>, help: StaffHelp) -> Passage {
    Passage::Urgent { substitute, help, phone: phone(), hours: hours() }
}

fn soon(minutes: u16) -> Option<Soon> {
    Some(Soon { minutes, place: "Hörde".into() })
}

fn erika() -> Option<String> {
    Some("Erika Kaya".into())
}

fn passport() -> Option<(NaiveDateTime, String)> {
    Some((tuesday(), "Reisepass".into()))
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
