//! What is said about notices, to those who write them.

use bot_core::markup::{Foreign, LONGEST, LONGEST_ADDRESS, MOST_MARKS, Problem, Trouble};
use bot_core::notice::{NoticeRefusal, Progress, State, Steering};
use bot_core::reply::{NoticeLabel, NoticePassage, Recipients, Stands};

use crate::text::Text;

/// How many parts a bar has.
const BAR: u64 = 10;

/// The paragraphs of a passage.
pub(crate) fn passage(passage: &NoticePassage) -> Vec<Text<'_>> {
    let only = |key: &'static str| vec![Text::new(key)];
    match passage {
        NoticePassage::Text { language } => vec![Text::new("notice-text").text("language", named(language))],
        NoticePassage::Broken(problem) => vec![broken(problem)],
        NoticePassage::Audience => only("notice-audience"),
        NoticePassage::Days => only("notice-days"),
        NoticePassage::Person => only("notice-person"),
        NoticePassage::Office => only("notice-office"),
        NoticePassage::Service => only("notice-service"),
        NoticePassage::When => only("notice-when"),
        NoticePassage::Preview { to, recipients, seconds, languages, at, in_quiet_hours } => {
            let preview = Text::new("notice-preview")
                .texts("to", told(to))
                .count("recipients", count(*recipients))
                .text("lasts", lasts(*seconds))
                .texts("languages", languages.iter().map(|language| named(language)));
            let when = match at {
                Some(at) => Text::new("notice-at").at(*at),
                None => Text::new("notice-at-once"),
            };
            let quiet = in_quiet_hours.then(|| Text::new("notice-in-quiet-hours"));
            [preview.text("when", when)].into_iter().chain(quiet).collect()
        }
        NoticePassage::NeedsApproval => only("notice-needs-approval"),
        NoticePassage::Approval { number, author } => {
            vec![of("notice-approval", *number).words("author", author)]
        }
        NoticePassage::Refused { refusal, language } => vec![refused(*refusal, language)],
        NoticePassage::Proposed => only("notice-proposed"),
        NoticePassage::Done(steering) => only(match steering {
            Steering::Approve => "notice-approved",
            Steering::Reject => "notice-rejected",
            Steering::Pause => "notice-paused",
            Steering::Resume => "notice-resumed",
            Steering::Stop => "notice-stopped",
            Steering::List => "notice-listed",
        }),
        NoticePassage::None => only("no-notices"),
        NoticePassage::Standing(stands) => vec![standing(stands)],
        NoticePassage::Waits { number, author } => vec![of("notice-waits", *number).words("author", author)],
        NoticePassage::Report(stands) => {
            let reached = stands.progress.all() > 0;
            let key = if reached { "notice-report" } else { "notice-report-of-nothing" };
            vec![of(key, stands.number), standing(stands)]
        }
    }
}

/// What is on a choice.
pub(crate) fn label(label: &NoticeLabel) -> Text<'_> {
    match label {
        NoticeLabel::ToNews => Text::new("label-to-news"),
        NoticeLabel::ToWaiting => Text::new("label-to-waiting"),
        NoticeLabel::ToBooked => Text::new("label-to-booked"),
        NoticeLabel::ToPerson => Text::new("label-to-person"),
        NoticeLabel::OnlyOffice => Text::new("label-only-office"),
        NoticeLabel::OnlyService => Text::new("label-only-service"),
        NoticeLabel::OtherAudience => Text::new("label-other-audience"),
        NoticeLabel::Later => Text::new("label-send-later"),
        NoticeLabel::Now => Text::new("label-send-now"),
        NoticeLabel::InLanguage(code) => Text::new("label-in-language").text("language", named(code)),
        NoticeLabel::ChangeText(code) => Text::new("label-change-text").text("language", named(code)),
        NoticeLabel::Propose => Text::new("label-propose"),
        NoticeLabel::Send => Text::new("label-send"),
        NoticeLabel::Discard => Text::new("label-discard"),
        NoticeLabel::Write => Text::new("label-write-notice"),
        NoticeLabel::All => Text::new("label-notices"),
        NoticeLabel::Look(number) => of("label-look", *number),
        NoticeLabel::Steer(steering, number) => of(
            match steering {
                Steering::Approve => "label-approve",
                Steering::Reject => "label-reject",
                Steering::Pause => "label-pause",
                Steering::Resume => "label-resume",
                Steering::Stop => "label-stop",
                Steering::List => "label-list",
            },
            *number,
        ),
    }
}

/// A language, as this one calls it.
fn named(code: &str) -> Text<'_> {
    Text::new("language-name").words("language", code)
}

/// A text about the notice of this number.
fn of(key: &'static str, number: i64) -> Text<'static> {
    Text::new(key).count("number", usize::try_from(number).unwrap_or_default())
}

fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn broken(problem: &Problem) -> Text<'static> {
    let at = |key: &'static str| Text::new(key).count("line", problem.line);
    match problem.trouble {
        Trouble::Empty => Text::new("notice-empty"),
        Trouble::TooLong(units) => Text::new("notice-too-long").count("units", units).count("most", LONGEST),
        Trouble::TooManyMarks => at("notice-too-many-marks").count("most", MOST_MARKS),
        Trouble::Foreign(what) => at("notice-foreign").case("what", foreign(what)),
        Trouble::OpenBold => at("notice-open-bold"),
        Trouble::BrokenLink => at("notice-broken-link"),
        Trouble::Address => at("notice-address").count("most", LONGEST_ADDRESS),
        Trouble::NestedList => at("notice-nested-list"),
    }
}

fn foreign(what: Foreign) -> &'static str {
    match what {
        Foreign::Heading => "heading",
        Foreign::Italic => "italic",
        Foreign::Picture => "picture",
        Foreign::Code => "code",
        Foreign::Quote => "quote",
        Foreign::Html => "html",
        Foreign::Rule => "rule",
        Foreign::Other => "other",
    }
}

/// Part after part: who, where, and what for.
fn told(to: &Recipients) -> Vec<Text<'_>> {
    match to {
        Recipients::News => vec![Text::new("to-news")],
        Recipients::Waiting => vec![Text::new("to-waiting")],
        Recipients::Person { reference } => vec![Text::new("to-person").words("reference", reference)],
        Recipients::Booked { from, to, office, service } => {
            let days = match from == to {
                true => Text::new("to-booked-on").day(*from),
                false => Text::new("to-booked-from").since(*from).day(*to),
            };
            let office = office.as_ref().map(|office| Text::new("to-office").words("office", office));
            let service = service.as_ref().map(|service| Text::new("to-service").words("service", service));
            [days].into_iter().chain(office).chain(service).collect()
        }
    }
}

/// So many seconds, as people say it.
fn lasts(seconds: u64) -> Text<'static> {
    match seconds {
        0..60 => Text::new("lasts-seconds"),
        60..5400 => Text::new("lasts-minutes").count("minutes", count(seconds.div_ceil(60))),
        _ => Text::new("lasts-hours").count("hours", count(seconds.div_ceil(3600))),
    }
}

fn refused(refusal: NoticeRefusal, language: &str) -> Text<'_> {
    match refusal {
        NoticeRefusal::Nobody => Text::new("notice-nobody"),
        NoticeRefusal::NoText => Text::new("notice-no-text").text("language", named(language)),
        NoticeRefusal::Past => Text::new("notice-past"),
        NoticeRefusal::TooFar => Text::new("notice-too-far"),
        NoticeRefusal::OnePerson => Text::new("notice-one-person"),
        NoticeRefusal::NotDeciding => Text::new("notice-not-deciding"),
        NoticeRefusal::NotYours => Text::new("notice-not-yours"),
        NoticeRefusal::Gone => Text::new("notice-gone"),
    }
}

/// What goes out has a bar, and words that say the same.
fn standing(stands: &Stands) -> Text<'_> {
    let goes_out = stands.progress.all() > 0;
    let text = Text::new(if goes_out { "notice-under-way" } else { "notice-stands" });
    let text = of_whom(text.count("number", usize::try_from(stands.number).unwrap_or_default()), stands)
        .case("state", stands.state.name())
        .text("ahead", ahead(stands))
        .words("begins", &stands.begins)
        .texts("to", told(&stands.to));
    if goes_out { progress(text, &stands.progress) } else { text }
}

fn of_whom<'a>(text: Text<'a>, stands: &'a Stands) -> Text<'a> {
    let text = text.words("author", &stands.author);
    match &stands.approver {
        Some(approver) => text.case("approved", "yes").words("approver", approver),
        None => text.case("approved", "no").words("approver", ""),
    }
}

/// What is still to come.
fn ahead(stands: &Stands) -> Text<'static> {
    match (stands.at, stands.state) {
        (Some(at), State::Approved) => Text::new("notice-goes-out").at(at),
        (None, State::Approved) if stands.progress.left > 0 => {
            Text::new("notice-to-go").text("lasts", lasts(stands.seconds_to_go))
        }
        _ => Text::new("notice-nothing-ahead"),
    }
}

fn progress<'a>(text: Text<'a>, progress: &Progress) -> Text<'a> {
    let full = progress.permille() * BAR / 1000;
    let bar = usize::try_from(full.min(BAR)).unwrap_or_default();
    text.case("bar", BARS.get(bar).copied().unwrap_or_default())
        .count("percent", count(progress.permille() / 10))
        .count("sent", count(progress.sent))
        .count("blocked", count(progress.blocked))
        .count("unreachable", count(progress.unreachable))
        .count("unknown", count(progress.unknown))
        .count("withdrawn", count(progress.withdrawn))
        .count("left", count(progress.left))
}

/// From nothing to all.
const BARS: [&str; 11] = [
    "░░░░░░░░░░",
    "▓░░░░░░░░░",
    "▓▓░░░░░░░░",
    "▓▓▓░░░░░░░",
    "▓▓▓▓░░░░░░",
    "▓▓▓▓▓░░░░░",
    "▓▓▓▓▓▓░░░░",
    "▓▓▓▓▓▓▓░░░",
    "▓▓▓▓▓▓▓▓░░",
    "▓▓▓▓▓▓▓▓▓░",
    "▓▓▓▓▓▓▓▓▓▓",
];
