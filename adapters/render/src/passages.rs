//! Which texts each passage is made of.
//!
//! Most are one paragraph. Where a part may be missing (nothing to bring, no fee known), it is a
//! paragraph of its own, so that no locale has to write sentences with holes.

use bot_core::desk::{Field, Hours};
use bot_core::event::Unreadable;
use bot_core::linking::{LinkRefusal, Reminders, messenger};
use bot_core::reply::{Among, Coming, Missed, News, Passage, Soon, Told, Waited};
use bot_core::waitlist::{Part, StaffHelp};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::closures;
use crate::day;
use crate::on_behalf;
use crate::staff;
use crate::text::Text;
use crate::trade;
use crate::{plea, rules};

/// The paragraphs of a passage. One long table, so that the compiler sees that none is missing.
pub(crate) fn passage(passage: &Passage) -> Vec<Text<'_>> {
    let only = |key: &'static str| vec![Text::new(key)];
    let by_phone = |key: &'static str, phone| vec![Text::new(key).words("phone", phone)];
    match passage {
        Passage::Intro { operator, privacy_url } if privacy_url.is_empty() => {
            vec![Text::new("intro-without-privacy").words("operator", operator)]
        }
        Passage::Intro { operator, privacy_url } => {
            vec![Text::new("intro").words("operator", operator).words("url", privacy_url)]
        }
        Passage::Greeting { city, example } => {
            vec![Text::new("greeting").words("city", city).words("example", example)]
        }
        Passage::Group { group } => vec![Text::new("group").words("group", group)],
        Passage::Matches => only("matches"),
        Passage::Places { service, whom, quantity, office, day, since, within, moving } => {
            let staying = moving.map(|at| Text::new("places-moving").at(at));
            let when = When { day: *day, since: *since, within: *within };
            let places = wish("places", service, *quantity, office.as_deref(), when).whose(whom.as_deref());
            staying.into_iter().chain([places]).collect()
        }
        Passage::NothingFree {
            service,
            whom,
            quantity,
            several,
            office,
            day,
            since,
            within,
            next_release,
            phone,
            hours,
        } => {
            let when = When { day: *day, since: *since, within: *within };
            let nothing = wish("nothing-free", service, *quantity, office.as_deref(), when)
                .whose(whom.as_deref())
                .case("visit", if *several { "several" } else { "one" });
            let release = next_release.map(|at| Text::new("next-release").at(at));
            let person = Text::new("nothing-free-person").words("phone", phone).words("hours", hours);
            [nothing].into_iter().chain(release).chain([person]).collect()
        }
        Passage::Paused { service, quantity, sentence, phone, hours } => {
            let paused = Text::new("booking-paused").words("service", service).count("quantity", *quantity);
            let reason = (!sentence.is_empty())
                .then(|| Text::new("booking-paused-reason").words("sentence", sentence));
            let person = Text::new("nothing-free-person").words("phone", phone).words("hours", hours);
            [paused].into_iter().chain(reason).chain([Text::new("booking-paused-what-now"), person]).collect()
        }
        Passage::PastLastMoment { before, phone, hours } => {
            let past = Text::new("past-last-moment").text("before", rules::before(*before));
            vec![past.words("phone", phone).words("hours", hours)]
        }
        Passage::PlaceLost => only("place-lost"),
        Passage::HoldEnded => only("hold-ended"),
        Passage::NothingLater => only("nothing-later"),
        Passage::HoldReleased => only("hold-released"),
        Passage::LinkElsewhere => only("link-elsewhere"),
        Passage::LinkOutdated => only("link-outdated"),
        Passage::Elsewhere { service, offices, phone, hours } => elsewhere(service, offices, phone, hours),
        Passage::NotBookable { service, phone, hours } => {
            vec![
                Text::new("not-bookable")
                    .words("service", service)
                    .words("phone", phone)
                    .words("hours", hours),
            ]
        }
        Passage::AlsoElsewhere { offices } => {
            std::iter::once(Text::new("also-elsewhere")).chain(addresses(offices)).collect()
        }
        Passage::ChooseDistrict { service, postal_codes } => {
            let hint = postal_codes.then(|| Text::new("postal-code-hint"));
            std::iter::once(Text::new("choose-district").words("service", service)).chain(hint).collect()
        }
        Passage::ChooseOffice { service, among } => choose_office(service, among),
        Passage::ChooseDay { service, quantity, office, within, month } => {
            let text = Text::new("choose-day").words("service", service).count("quantity", *quantity);
            let text = match office {
                Some(office) => text.case("scope", "office").words("office", office),
                None => text.case("scope", "anywhere"),
            };
            vec![hours(text, *within).month(*month)]
        }
        Passage::ChooseQuantity { service } => {
            vec![Text::new("choose-quantity").words("service", service)]
        }
        Passage::ChooseErrand { service } => vec![Text::new("choose-errand").words("service", service)],
        Passage::Apart { service, other } => {
            vec![Text::new("apart").words("service", service).words("other", other)]
        }
        Passage::Held { told, bring, fee, until, moving } => held(told, bring, fee, *until, *moving),
        Passage::LastMove => only("last-move"),
        Passage::AskWhom { known: false } => only("ask-whom"),
        Passage::AskWhom { known: true } => only("ask-whom-of"),
        Passage::Details(details) => vec![Text::new("details").list("details", details)],
        Passage::Ask(field) => only(match field {
            Field::Name => "ask-name",
            Field::Phone => "ask-phone",
            Field::Email => "ask-email",
        }),
        Passage::NotA(field) => only(match field {
            Field::Name => "not-a-name",
            Field::Phone => "not-a-phone",
            Field::Email => "not-an-email",
        }),
        Passage::Booked { news, told, reference, bring } => booked(*news, told, reference, bring),
        Passage::OldRemains { at, phone } => {
            vec![Text::new("old-remains").at(*at).words("phone", phone)]
        }
        Passage::Appointments => only("appointments"),
        Passage::Appointment { told, reference, falls_out } => {
            let key = if *falls_out { "appointment-falls-out" } else { "appointment" };
            vec![Text::new(key).told(told).words("reference", reference)]
        }
        Passage::NoAppointments => only("no-appointments"),
        Passage::ConfirmCancel { told } => vec![Text::new("confirm-cancel").told(told)],
        Passage::Cancelled { told, fell_out: true, .. } => vec![Text::new("cancelled-closed").told(told)],
        Passage::Cancelled { told, undo, fell_out: false } => {
            let undo = undo.then(|| Text::new("cancelled-undo"));
            [Text::new("cancelled").told(told)].into_iter().chain(undo).collect()
        }
        Passage::AppointmentGone => only("appointment-gone"),
        Passage::UndoGone => only("undo-gone"),
        Passage::SameService { told, movable } => {
            let change = if *movable { "movable" } else { "fixed" };
            vec![Text::new("same-service").told(told).case("change", change)]
        }
        Passage::TooMany { limit, whom } => {
            vec![Text::new("too-many").count("limit", *limit).whose(whom.as_deref())]
        }
        Passage::TooManyOfAccount { limit, phone, hours } => {
            let text = Text::new("too-many-of-account").count("limit", *limit);
            vec![text.words("phone", phone).words("hours", hours)]
        }
        Passage::KnownElsewhere { phone, hours } => {
            vec![Text::new("known-elsewhere").words("phone", phone).words("hours", hours)]
        }
        Passage::TooManyHolds => only("too-many-holds"),
        Passage::MovedTooOften { phone, hours } => {
            vec![Text::new("moved-too-often").words("phone", phone).words("hours", hours)]
        }
        Passage::TooLate { phone } => by_phone("too-late", phone),
        Passage::Waits { waited, at_short_notice, nearby, ahead, days } => {
            let nearby = at_short_notice.then_some(nearby.as_deref());
            waits(waited, nearby, *ahead, *days)
        }
        Passage::Urgent { substitute, help, phone, hours } => {
            let substitute = substitute
                .iter()
                .map(|substitute| Text::new("urgent-substitute").words("substitute", substitute));
            let help = match help {
                StaffHelp::Possible => Text::new("urgent-ask"),
                StaffHelp::Asked => Text::new("urgent-asked"),
                StaffHelp::Unreachable => {
                    Text::new("urgent-person").words("phone", phone).words("hours", hours)
                }
            };
            std::iter::once(Text::new("urgent")).chain(substitute).chain([help]).collect()
        }
        Passage::StaffAsked { minutes, hours } => {
            let asked = lately(Text::new("staff-asked"), *minutes);
            vec![if minutes.is_none() { asked.words("hours", hours) } else { asked }]
        }
        Passage::Wishes { waited, part } => {
            let ask = match part {
                None => "ask-wishes",
                Some(Part::Weekdays) => "ask-weekdays",
                Some(Part::Hours) => "ask-hours",
                Some(Part::Offices) => "ask-offices",
                Some(Part::Until) => "ask-until",
                Some(Part::Nearby) => "ask-nearby",
            };
            vec![waited_for("entry", waited), wait_until(waited), Text::new(ask)]
        }
        Passage::Entries => only("entries"),
        Passage::Entry(waited) => vec![waited_for("entry", waited)],
        Passage::NoEntries => only("no-entries"),
        Passage::Offered { told, soon, until, moving } => {
            let offered = match soon {
                None => Text::new("offered"),
                Some(Soon { minutes, place }) => {
                    Text::new("offered-soon").count("minutes", *minutes).words("place", place)
                }
            };
            let instead = moving.map(|at| Text::new("offered-instead").at(at));
            [offered.told(told).time("until", *until)].into_iter().chain(instead).collect()
        }
        Passage::OfferDeclined => only("offer-declined"),
        Passage::OfferMissed { again: false } => only("offer-missed"),
        Passage::OfferMissed { again: true } => only("offer-missed-again"),
        Passage::OfferGone => only("offer-gone"),
        Passage::WaitedInVain { waited, phone, hours } => {
            vec![waited_for("waited-in-vain", waited).words("phone", phone).words("hours", hours)]
        }
        Passage::Upcoming { days } => vec![Text::new("upcoming").count("days", *days as usize)],
        Passage::NoAnswerYet => only("no-answer-yet"),
        Passage::Reminder { told, reference, bring, missed, question } => {
            reminder(told, reference, bring, *missed, *question)
        }
        Passage::SeeYou { at } => vec![Text::new("see-you").at(*at)],
        Passage::Ready { question } => vec![Text::new("ready").words("question", question)],
        Passage::NotAllThere { bring: things, phone, hours } => {
            let help = Text::new("not-all-there-help").words("phone", phone).words("hours", hours);
            [Text::new("not-all-there")].into_iter().chain(bring(things)).chain([help]).collect()
        }
        Passage::MovedMeanwhile { told } => vec![Text::new("moved-meanwhile").told(told)],
        Passage::CancelledMeanwhile { told } => vec![Text::new("cancelled-meanwhile").told(told)],
        Passage::Released { told, asked_on } => {
            vec![Text::new("released-appointment").told(told).since(*asked_on)]
        }
        Passage::Objected { reference, phone, hours } => vec![
            Text::new("objected").words("reference", reference).words("phone", phone).words("hours", hours),
        ],
        Passage::LeftWaitlist => only("left-waitlist"),
        Passage::FallsOut { told, closed, reason, until } => {
            closures::falls_out(told, closed, reason, *until)
        }
        Passage::CanYouComeLater { told, closed, reason, until } => {
            closures::can_you_come_later(told, closed, reason, *until)
        }
        Passage::NotNeeded { told } => vec![Text::new("not-needed").told(told)],
        Passage::StaysAsBooked => only("stays-as-booked"),
        Passage::AlternativeGone => only("alternative-gone"),
        Passage::ClosureListed { told, passed_on, phone, hours } => {
            closures::listed(told, *passed_on, phone, hours)
        }
        Passage::OpensAfterAll { told } => vec![Text::new("opens-after-all").told(told)],
        Passage::FreeAgain { before, now } => {
            let stands = Text::new("free-again-now").at(now.at).words("office", &now.office);
            vec![Text::new("free-again").told(before), stands]
        }
        Passage::PlaceClosed { office, waits } => {
            let key = if *waits { "offer-closed" } else { "place-closed" };
            vec![Text::new(key).words("office", office)]
        }
        Passage::ChooseLanguage => only("choose-language"),
        Passage::LanguageChosen => only("language-chosen"),
        Passage::Numbered { on: true } => only("numbered-on"),
        Passage::Numbered { on: false } => only("numbered-off"),
        Passage::Help => only("help"),
        Passage::Privacy { operator, privacy_url } => {
            vec![Text::new("privacy").words("operator", operator).words("url", privacy_url)]
        }
        Passage::Imprint { text } => vec![Text::new("imprint").words("text", text)],
        Passage::Accessibility { text } => vec![Text::new("accessibility").words("text", text)],
        Passage::ConfirmForget => only("confirm-forget"),
        Passage::Forgotten => only("forgotten"),
        Passage::LinkCode { code, until } => {
            vec![Text::new("link-code").words("code", code).time("until", *until)]
        }
        Passage::ConfirmLink { messengers } => {
            vec![named(Text::new("confirm-link"), messengers)]
        }
        Passage::Linked => only("linked"),
        Passage::Links { messengers, reminders } => links(messengers, reminders),
        Passage::WrongCode => only("wrong-code"),
        Passage::CodeRefused(refusal) => only(match refusal {
            LinkRefusal::OwnCode => "own-code",
            LinkRefusal::AlreadyLinked => "already-linked",
            LinkRefusal::TooManyTries => "too-many-codes",
        }),
        Passage::ConfirmUnlink => only("confirm-unlink"),
        Passage::Unlinked => only("unlinked"),
        Passage::CityNews { wanted: false } => only("news"),
        Passage::CityNews { wanted: true } => only("news-wanted"),
        Passage::CityNewsChanged { wanted: true } => only("news-taken"),
        Passage::CityNewsChanged { wanted: false } => only("news-left"),
        // It brings its own words.
        Passage::Notice(_) => Vec::new(),
        Passage::Person { phone, hours } => {
            vec![Text::new("person").words("phone", phone).words("hours", hours)]
        }
        Passage::Misunderstood => only("misunderstood"),
        Passage::UnknownCommand => only("unknown-command"),
        Passage::TooLong => only("too-long"),
        Passage::CannotRead(what) => only(match what {
            Unreadable::File => "cannot-read-file",
            Unreadable::Sticker => "cannot-read-sticker",
            Unreadable::Voice => "cannot-read-voice",
            Unreadable::Forwarded => "cannot-read-forwarded",
            Unreadable::Edited => "cannot-read-edited",
            Unreadable::Sealed => "cannot-read-sealed",
            Unreadable::Other => "cannot-read-other",
        }),
        Passage::NotYet { phone } => by_phone("not-yet", phone),
        Passage::OneMoment => only("one-moment"),
        Passage::DeskSilent { phone } => by_phone("desk-silent", phone),
        Passage::StartedOver => only("started-over"),
        Passage::TurnFailed => only("turn-failed"),
        Passage::WriteDirectly => only("write-directly"),
        Passage::SeveralPeople => only("several-people"),
        Passage::Welcome => only("welcome"),
        Passage::NearOnly { hours, until } => {
            vec![Text::new("near-only").count("hours", *hours as usize).day(*until)]
        }
        Passage::Restricted { missed, hours, until, phone, opening } => {
            let why = Text::new("restricted").count("missed", *missed as usize).day(*until);
            vec![
                why.count("hours", *hours as usize),
                Text::new("restricted-objection").words("phone", phone).words("opening", opening),
            ]
        }
        Passage::OneMore { missed, hours, phone, opening } => {
            let what = Text::new("one-more").count("missed", *missed as usize);
            let help = Text::new("one-more-help").words("phone", phone).words("opening", opening);
            vec![what.count("hours", *hours as usize), help]
        }
        Passage::AllOpen => only("all-open"),
        Passage::WhichStays { service, own } => {
            vec![Text::new("which-stays").words("service", service).count("own", *own)]
        }
        Passage::OthersGivenBack => only("others-given-back"),
        Passage::ThisGivenBack => only("this-given-back"),
        Passage::AllStay => only("all-stay"),
        Passage::Staff(passage) => staff::passage(passage),
        Passage::Trade(passage) => trade::passage(passage),
        Passage::Arriving(passage) => day::arriving(passage),
        Passage::Claim(passage) => on_behalf::claim(passage),
        Passage::Plea(passage) => plea::passage(passage),
    }
}

/// Which messengers are linked, and to which of them reminders go.
fn links<'a>(messengers: &'a [String], reminders: &'a Reminders) -> Vec<Text<'a>> {
    let reminded = match reminders {
        Reminders::WhereBooked => Text::new("reminders-where-booked"),
        Reminders::Here => Text::new("reminders-here"),
        Reminders::There(platform) => Text::new("reminders-there").words("messenger", messenger(platform)),
    };
    vec![named(Text::new("links"), messengers), reminded]
}

/// Names messengers in a sentence.
fn named<'a>(text: Text<'a>, messengers: &'a [String]) -> Text<'a> {
    match messengers.split_last() {
        Some((last, others)) if !others.is_empty() => {
            text.case("number", "several").series("others", others).words("last", last)
        }
        only => text.case("number", "one").words("last", only.map_or("", |(only, _)| only)),
    }
}

/// How long something took lately, in what people count.
pub(crate) fn lately(text: Text<'_>, minutes: Option<u32>) -> Text<'_> {
    match minutes {
        None => text.case("takes", "unknown"),
        Some(minutes @ 0..90) => text.case("takes", "minutes").count("count", minutes.max(1) as usize),
        Some(minutes @ 90..2880) => text.case("takes", "hours").count("count", (minutes / 60) as usize),
        Some(minutes) => text.case("takes", "days").count("count", (minutes / 1440) as usize),
    }
}

/// What somebody waits for, and how long that may take.
fn waits<'a>(
    waited: &'a Waited,
    nearby: Option<Option<&'a str>>,
    ahead: u32,
    days: Option<u16>,
) -> Vec<Text<'a>> {
    let at_short_notice = nearby.map(|nearby| match nearby {
        Some(place) => Text::new("wait-short-notice").case("scope", "nearby").words("place", place),
        None => Text::new("wait-short-notice").case("scope", "as-wished"),
    });
    let ahead = Text::new("wait-ahead").count("ahead", ahead as usize);
    let days = days.map(|days| Text::new("wait-days").count("days", days));
    let hint = waited.deadline.is_none().then(|| Text::new("wait-deadline-hint"));
    [waited_for("waits", waited), wait_until(waited)]
        .into_iter()
        .chain(at_short_notice)
        .chain([ahead])
        .chain(days)
        .chain([Text::new("wait-promise")])
        .chain(hint)
        .collect()
}

fn wait_until(waited: &Waited) -> Text<'_> {
    match waited.deadline {
        Some(day) => Text::new("wait-deadline").day(day),
        None => Text::new("wait-until").day(waited.until),
    }
}

fn waited_for<'a>(key: &'static str, waited: &'a Waited) -> Text<'a> {
    let when = When { day: waited.day, since: waited.since, within: waited.within };
    let text = wish(key, &waited.service, waited.quantity, waited.office.as_deref(), when);
    let text = match waited.weekdays.are_any() {
        true => text.case("on", "any"),
        false => text.case("on", "some").weekdays(waited.weekdays),
    };
    text.whose(waited.whom.as_deref()).case("instead", if waited.earlier { "earlier" } else { "new" })
}

/// Where it is booked instead; a city may know no address.
fn elsewhere<'a>(
    service: &'a str,
    offices: &'a [(String, String)],
    phone: &'a str,
    hours: &'a str,
) -> Vec<Text<'a>> {
    let listed: Vec<Text<'a>> = addresses(offices).collect();
    let first = match listed.is_empty() {
        true => Text::new("elsewhere-unknown").words("phone", phone).words("hours", hours),
        false => Text::new("elsewhere"),
    };
    std::iter::once(first.words("service", service)).chain(listed).collect()
}

fn addresses(offices: &[(String, String)]) -> impl Iterator<Item = Text<'_>> {
    let known = offices.iter().filter(|(_, address)| !address.is_empty());
    known.map(|(office, address)| {
        Text::new("elsewhere-office").words("office", office).words("address", address)
    })
}

fn choose_office<'a>(service: &'a str, among: &'a Among) -> Vec<Text<'a>> {
    let choose = match among {
        Among::All { .. } => Text::new("choose-office"),
        Among::District(district) => Text::new("choose-office-of").words("district", district),
        Among::Near(postal_code) => Text::new("choose-office-near").words("code", postal_code),
    };
    let hint = matches!(among, Among::All { postal_codes: true }).then(|| Text::new("postal-code-hint"));
    std::iter::once(choose.words("service", service)).chain(hint).collect()
}

/// When it shall be.
struct When {
    day: Option<NaiveDate>,
    since: Option<NaiveDate>,
    within: Option<Hours>,
}

/// What was looked for. `$scope` tells the locale which of office and day there are, `$begins` whether
/// there is a first day, `$within` which hours.
fn wish<'a>(
    key: &'static str,
    service: &'a str,
    quantity: u8,
    office: Option<&'a str>,
    When { day, since, within }: When,
) -> Text<'a> {
    let text = Text::new(key).words("service", service).count("quantity", quantity);
    let text = match since {
        Some(since) => text.case("begins", "since").since(since),
        None => text.case("begins", "any"),
    };
    scope(hours(text, within), office, day)
}

fn scope<'a>(text: Text<'a>, office: Option<&'a str>, day: Option<NaiveDate>) -> Text<'a> {
    match (office, day) {
        (None, None) => text.case("scope", "anywhere"),
        (Some(office), None) => text.case("scope", "office").words("office", office),
        (None, Some(day)) => text.case("scope", "day").day(day),
        (Some(office), Some(day)) => text.case("scope", "office-and-day").words("office", office).day(day),
    }
}

pub(crate) fn hours(text: Text<'_>, within: Option<Hours>) -> Text<'_> {
    match within.map(|hours| (hours.from, hours.to)) {
        None => text.case("within", "any"),
        Some((from, None)) => text.case("within", "from").clock("from", from),
        Some((NaiveTime::MIN, Some(to))) => text.case("within", "until").clock("until", to),
        Some((from, Some(to))) => text.case("within", "between").clock("from", from).clock("until", to),
    }
}

fn held<'a>(
    told: &'a Told,
    things: &'a [String],
    fee: &'a str,
    until: NaiveDateTime,
    moving: Option<NaiveDateTime>,
) -> Vec<Text<'a>> {
    let fee = (!fee.is_empty()).then(|| Text::new("fee").words("fee", fee));
    let instead = moving.map(|at| Text::new("held-instead").at(at));
    [Text::new("held").told(told).time("until", until)]
        .into_iter()
        .chain(bring(things))
        .chain(fee)
        .chain(instead)
        .collect()
}

fn booked<'a>(news: News, told: &'a Told, reference: &'a str, things: &'a [String]) -> Vec<Text<'a>> {
    let first = Text::new(match news {
        News::Booked => "booked",
        News::Moved => "moved",
        News::Restored => "restored",
        News::Confirmed => "confirmed",
    });
    [first.told(told).words("reference", reference)]
        .into_iter()
        .chain(bring(things))
        .chain([Text::new("cannot-come")])
        .collect()
}

/// Which appointment comes near, and what it means to miss it.
fn reminder<'a>(
    told: &'a Told,
    reference: &'a str,
    things: &'a [String],
    missed: Missed,
    question: Coming,
) -> Vec<Text<'a>> {
    let question = match question {
        Coming::Open => Text::new("reminder-question"),
        Coming::By(until) => Text::new("reminder-until").at(until),
        Coming::Said => Text::new("reminder-still"),
    };
    [Text::new("reminder").told(told).words("reference", reference)]
        .into_iter()
        .chain(bring(things))
        .chain([missing_it(missed), question])
        .collect()
}

fn missing_it(missed: Missed) -> Text<'static> {
    match missed {
        Missed::Costs { minutes, euros, waiting } => {
            let text = Text::new("missed-costs").count("minutes", minutes as usize);
            let text = text.count("waiting", waiting as usize);
            match euros {
                Some(euros) => text.case("costs", "money").count("euros", euros),
                None => text.case("costs", "time"),
            }
        }
        Missed::Generally => Text::new("missed-generally"),
    }
}

/// What to bring; nothing is said where nothing is needed.
fn bring(things: &[String]) -> Option<Text<'_>> {
    (!things.is_empty()).then(|| Text::new("bring").list("things", things))
}
