//! Which texts are said to staff.

use bot_core::duplicates::Reason;
use bot_core::reply::{Age, StaffLabel, StaffPassage};
use bot_core::staff::request::Question;
use bot_core::staff::{Attendance, Handling, Matter, Role};

use crate::text::Text;
use crate::{closures, day, figures, notices, on_behalf, passages, plea, rules, troubles};

/// The paragraphs of a passage.
pub(crate) fn passage(passage: &StaffPassage) -> Vec<Text<'_>> {
    let only = |key: &'static str| vec![Text::new(key)];
    match passage {
        StaffPassage::Home { role, offices, waiting } => home(*role, offices, *waiting),
        StaffPassage::WrongInvitation => only("wrong-invitation"),
        StaffPassage::TooManyTries => only("too-many-invitations"),
        StaffPassage::Requests { total } => vec![Text::new("requests").count("total", *total as usize)],
        StaffPassage::NoRequests => only("no-requests"),
        StaffPassage::Request { matter, service, office, age: waiting, taken_by, question } => {
            let answer = question.map(|question| {
                Text::new(match question {
                    Question::Open => "question-open",
                    Question::Needed => "question-needed",
                })
            });
            let taken = taken_by.as_ref().map(|name| Text::new("request-taken").words("name", name));
            [about(matter).text("age", age(*waiting))]
                .into_iter()
                .chain(where_it_is(service.as_deref(), office.as_deref()))
                .chain(taken)
                .chain(answer)
                .collect()
        }
        StaffPassage::CloseWhich => only("close-which"),
        StaffPassage::CloseWhen { office } => vec![Text::new("close-when").words("office", office)],
        StaffPassage::Closing { office, day, hours, desks, reason, extent } => {
            let what = closures::desks(Text::new("closing"), *desks).words("office", office).day(*day);
            let reason = (!reason.is_empty()).then(|| Text::new("closing-reason").words("reason", reason));
            [passages::hours(what, *hours)]
                .into_iter()
                .chain(reason)
                .chain([closures::extent(extent)])
                .collect()
        }
        StaffPassage::NotClosed(refusal) => vec![closures::refusal(*refusal)],
        StaffPassage::IsClosed => only("is-closed"),
        StaffPassage::IsReopened => only("is-reopened"),
        StaffPassage::NoClosures => only("no-closures"),
        StaffPassage::Closure { office, day, hours, desks, progress } => {
            let what = closures::desks(Text::new("closure"), *desks).words("office", office).day(*day);
            vec![passages::hours(what, *hours), closures::progress(progress)]
        }
        StaffPassage::Notice(passage) => notices::passage(passage),
        StaffPassage::OnBehalf(passage) => on_behalf::passage(passage),
        StaffPassage::Rule(passage) => rules::passage(passage),
        StaffPassage::Trouble { trouble, lasting } => vec![troubles::told(trouble, *lasting)],
        StaffPassage::Plea(passage) => plea::counsel(passage),
        StaffPassage::Figures(passage) => figures::passage(passage),
        StaffPassage::Handled => only("request-handled"),
        StaffPassage::RequestGone => only("request-gone"),
        StaffPassage::Day(passage) => day::passage(passage),
        StaffPassage::Expected(expected) => vec![day::row("expected", expected).at(expected.at)],
        StaffPassage::NoSuchReference => only("no-such-reference"),
        StaffPassage::WhichReference => only("which-reference"),
        StaffPassage::TooEarly => only("too-early"),
        StaffPassage::Unreachable => only("unreachable"),
    }
}

/// What is on a choice.
pub(crate) fn label(label: &StaffLabel) -> Text<'_> {
    match label {
        StaffLabel::Requests => Text::new("label-requests"),
        StaffLabel::Request { matter, reference } => {
            let key = match matter {
                Matter::Duplicates { .. } => "label-request-duplicates",
                Matter::Urgent { .. } => "label-request-urgent",
                Matter::Waited { .. } => "label-request-waited",
                Matter::FallsOut { .. } => "label-request-falls-out",
                Matter::Unconfirmed => "label-request-unconfirmed",
                Matter::Objected { reference } => {
                    return Text::new("label-request-objected").words("reference", reference);
                }
                Matter::Missed { .. } => return Text::new("label-request-missed"),
                Matter::CallBack { .. } => return Text::new("label-request-call-back"),
                Matter::Person { .. } => return Text::new("label-request-person"),
            };
            match reference {
                Some(reference) => Text::new(key).case("named", "yes").words("reference", reference),
                None => Text::new(key).case("named", "no"),
            }
        }
        StaffLabel::Close => Text::new("label-close"),
        StaffLabel::OneDesk => Text::new("label-one-desk"),
        StaffLabel::Reopen { office, from } => {
            Text::new("label-reopen").words("office", office).on_button(from.date())
        }
        StaffLabel::Notice(label) => notices::label(label),
        StaffLabel::OnBehalf(label) => on_behalf::label(label),
        StaffLabel::Rule(label) => rules::label(*label),
        StaffLabel::Plea(label) => plea::counsel_label(label),
        StaffLabel::Figures(label) => figures::label(label),
        StaffLabel::Handle(handling) => Text::new(match handling {
            Handling::Settled => "label-settled",
            Handling::Ask => "label-ask",
            Handling::Restrict => "label-restrict",
            Handling::Spare => "label-spare",
            Handling::TakeOffer => "label-take-for-them",
            Handling::DeclineOffer => "label-decline-for-them",
        }),
        StaffLabel::Expected(row) => {
            let text = Text::new("label-expected").time("time", row.at).words("reference", &row.reference);
            text.case("mark", day::mark(row.presence))
        }
        StaffLabel::Mark(Attendance::Arrived) => Text::new("label-arrived"),
        StaffLabel::Mark(Attendance::Missed) => Text::new("label-missed"),
        StaffLabel::Mark(Attendance::Done) => Text::new("label-is-done"),
        StaffLabel::Day(label) => day::label(label),
        StaffLabel::Today => Text::new("label-today"),
    }
}

fn home(role: Role, offices: &[String], waiting: u32) -> Vec<Text<'_>> {
    let scope = if offices.is_empty() { "all" } else { "some" };
    let who =
        Text::new("staff-home").case("role", role.name()).case("scope", scope).series("offices", offices);
    let waits = role.serves().then(|| Text::new("staff-waiting").count("waiting", waiting as usize));
    std::iter::once(who).chain(waits).collect()
}

/// What a request is about; `$age` is said beside.
fn about(matter: &Matter) -> Text<'_> {
    match matter {
        Matter::Duplicates { score, reasons } => Text::new("request-duplicates")
            .count("score", *score)
            .texts("reasons", reasons.iter().map(|reason| Text::new(words(*reason)))),
        Matter::Urgent { deadline, reach } => reached(Text::new("request-urgent").day(*deadline), reach),
        Matter::Waited { since, reach } => reached(Text::new("request-waited").day(*since), reach),
        Matter::FallsOut { has_chat, trade } => Text::new("request-falls-out").case(
            "chat",
            match (has_chat, trade) {
                (false, _) => "no",
                (true, true) => "trade",
                (true, false) => "yes",
            },
        ),
        Matter::Unconfirmed => Text::new("request-unconfirmed"),
        Matter::Objected { reference } => Text::new("request-objected").words("reference", reference),
        Matter::Missed { references, until } => Text::new("request-missed")
            .count("missed", references.len())
            .series("references", references)
            .day(*until),
        Matter::CallBack { reach, .. } => reached(Text::new("request-call-back"), reach),
        Matter::Person { topic, channel, reach } => plea::matter(topic, *channel, reach),
    }
}

/// And how somebody is reached, or where that stands.
fn reached<'a>(text: Text<'a>, reach: &'a [String]) -> Text<'a> {
    let shown = if reach.is_empty() { "no" } else { "yes" };
    text.case("shown", shown).series("reach", reach)
}

fn where_it_is<'a>(service: Option<&'a str>, office: Option<&'a str>) -> Option<Text<'a>> {
    let text = Text::new("request-where");
    match (service, office) {
        (Some(service), Some(office)) => {
            Some(text.case("about", "both").words("service", service).words("office", office))
        }
        (Some(service), None) => Some(text.case("about", "service").words("service", service)),
        (None, Some(office)) => Some(text.case("about", "office").words("office", office)),
        (None, None) => None,
    }
}

pub(crate) fn age(age: Age) -> Text<'static> {
    match age {
        Age::Minutes(minutes) => Text::new("age-minutes").count("minutes", minutes as usize),
        Age::Hours(hours) => Text::new("age-hours").count("hours", hours as usize),
        Age::Days(days) => Text::new("age-days").count("days", days as usize),
    }
}

fn words(reason: Reason) -> &'static str {
    match reason {
        Reason::SamePerson => "reason-same-person",
        Reason::SamePhone => "reason-same-phone",
        Reason::PhoneAlike => "reason-phone-alike",
        Reason::SameEmail => "reason-same-email",
        Reason::SameName => "reason-same-name",
        Reason::NameAlike => "reason-name-alike",
        Reason::NameInPart => "reason-name-in-part",
        Reason::RareName => "reason-rare-name",
        Reason::UniqueName => "reason-unique-name",
        Reason::SameWeek => "reason-same-week",
        Reason::OtherPhone => "reason-other-phone",
        Reason::OtherEmail => "reason-other-email",
    }
}
