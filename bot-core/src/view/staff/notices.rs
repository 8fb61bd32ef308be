//! The prompts for staff who write notices, and see to those that go out.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};

use crate::conversation::{Action, Ask, NoticeAction, StaffAction, Writing};
use crate::ids::{OfficeId, ServiceId};
use crate::language::Language;
use crate::notice::{Audience, Draft, Extent, Standing, State, Steering};
use crate::reply::{
    Label, NoticeLabel, NoticePassage, Passage, Recipients, StaffLabel, StaffPassage, Stands,
};
use crate::setting::Setting;
use crate::tell::Teller;
use crate::view::View;

/// So many days are to choose from; others can be written.
const DAYS: usize = 14;
/// So many offices or services are shown at once.
const PAGE: usize = 8;

pub(super) fn writing(setting: &Setting, tell: &Teller, writing: &Writing, now: DateTime<Utc>) -> View {
    match &writing.ask {
        Ask::Text(language) => text(setting, writing, language),
        Ask::Audience => audience(writing),
        Ask::Days => days(writing, tell.local(now).date()),
        Ask::Person => way_back(ask(NoticePassage::Person), writing),
        Ask::Office { page } => offices(setting, tell, writing, *page),
        Ask::Service { page } => services(setting, tell, writing, *page),
        Ask::When => way_back(ask(NoticePassage::When), writing),
        Ask::Send(extent) => preview(setting, tell, writing, extent, now),
    }
}

fn ask(passage: NoticePassage) -> View {
    View::say(about(passage))
}

fn about(passage: NoticePassage) -> Passage {
    Passage::Staff(StaffPassage::Notice(passage))
}

fn choice(label: NoticeLabel, action: NoticeAction) -> (Label, Action) {
    (Label::Staff(StaffLabel::Notice(label)), Action::Staff(StaffAction::Notice(action)))
}

/// The way to all of them.
pub(super) fn all() -> (Label, Action) {
    choice(NoticeLabel::All, NoticeAction::All)
}

/// Back to the question before; where there is none, what was written is thrown away.
fn way_back(view: View, writing: &Writing) -> View {
    let discard = Label::Staff(StaffLabel::Notice(NoticeLabel::Discard));
    match writing.way_back() {
        Some(back) => view.row([(Label::Back, Action::Staff(StaffAction::Notice(back)))]),
        None if writing.draft == Draft::default() => view.back(),
        None => view.row([(discard, Action::Back)]),
    }
}

fn text(setting: &Setting, writing: &Writing, language: &Language) -> View {
    let others = unwritten(setting, &writing.draft).filter(|one| *one != language).map(write_in);
    way_back(ask(NoticePassage::Text { language: language.code().to_owned() }).row(others), writing)
}

/// The languages in which nothing is written yet.
fn unwritten<'a>(setting: &'a Setting, draft: &'a Draft) -> impl Iterator<Item = &'a Language> {
    setting.languages.iter().filter(|one| !draft.texts.speaks(one))
}

fn write_in(language: &Language) -> (Label, Action) {
    let label = NoticeLabel::InLanguage(language.code().to_owned());
    choice(label, NoticeAction::Ask(Ask::Text(language.clone())))
}

fn change(language: &Language) -> (Label, Action) {
    let label = NoticeLabel::ChangeText(language.code().to_owned());
    choice(label, NoticeAction::Ask(Ask::Text(language.clone())))
}

fn audience(writing: &Writing) -> View {
    let everybody = writing.remit.offices.is_empty();
    let wide = everybody.then(|| {
        [
            choice(NoticeLabel::ToNews, NoticeAction::To(Audience::News)),
            choice(NoticeLabel::ToWaiting, NoticeAction::To(Audience::Waiting)),
        ]
    });
    let view = ask(NoticePassage::Audience).rows(wide.into_iter().flatten()).rows([
        choice(NoticeLabel::ToBooked, NoticeAction::Ask(Ask::Days)),
        choice(NoticeLabel::ToPerson, NoticeAction::Ask(Ask::Person)),
    ]);
    way_back(view, writing)
}

fn days(writing: &Writing, today: NaiveDate) -> View {
    let days: Vec<NaiveDate> = today.iter_days().take(DAYS).collect();
    let on = |day: &NaiveDate| {
        let audience = Audience::Booked { from: *day, to: *day, office: None, service: None };
        (Label::Day(*day), Action::Staff(StaffAction::Notice(NoticeAction::To(audience))))
    };
    let weeks = days.chunk_by(|one, other| one.iso_week() == other.iso_week());
    let view = weeks.fold(ask(NoticePassage::Days), |view, week| view.row(week.iter().map(on)));
    way_back(view, writing)
}

fn offices(setting: &Setting, tell: &Teller, writing: &Writing, page: usize) -> View {
    let theirs = |id: &OfficeId| writing.remit.offices.is_empty() || writing.remit.offices.contains(id);
    let offices = setting.city.offices.iter().map(|office| &office.id).filter(|id| theirs(id));
    let choices = offices.filter_map(|id| Some((tell.office(id), only(writing, Some(id), None)?)));
    let next = Ask::Office { page: page.saturating_add(1) };
    way_back(page_of(ask(NoticePassage::Office), choices.collect(), page, next), writing)
}

fn services(setting: &Setting, tell: &Teller, writing: &Writing, page: usize) -> View {
    let services = setting.city.services.iter().map(|service| &service.id);
    let offered = services.filter(|id| setting.city.is_offered(id));
    let choices = offered.filter_map(|id| Some((tell.service(id), only(writing, None, Some(id))?)));
    let next = Ask::Service { page: page.saturating_add(1) };
    way_back(page_of(ask(NoticePassage::Service), choices.collect(), page, next), writing)
}

/// After the last page comes the first.
fn page_of(view: View, choices: Vec<(String, Audience)>, page: usize, next: Ask) -> View {
    let page = if page * PAGE < choices.len() { page } else { 0 };
    let more = (choices.len() > PAGE)
        .then_some((Label::More, Action::Staff(StaffAction::Notice(NoticeAction::Ask(next)))));
    let shown = choices.into_iter().skip(page * PAGE).take(PAGE).map(|(name, audience)| {
        (Label::Name(name), Action::Staff(StaffAction::Notice(NoticeAction::To(audience))))
    });
    view.rows(shown).row(more)
}

/// The same audience at one office only, or for one service.
fn only(writing: &Writing, at: Option<&OfficeId>, for_service: Option<&ServiceId>) -> Option<Audience> {
    match writing.draft.audience.clone()? {
        Audience::Booked { from, to, office, service } => Some(Audience::Booked {
            from,
            to,
            office: at.cloned().or(office),
            service: for_service.cloned().or(service),
        }),
        _ => None,
    }
}

fn preview(setting: &Setting, tell: &Teller, writing: &Writing, extent: &Extent, now: DateTime<Utc>) -> View {
    let Writing { draft, remit, .. } = writing;
    let languages = draft.texts.iter().map(|(language, _)| language);
    let facts = facts(tell, draft.audience.as_ref(), languages, draft.send_at.filter(|at| *at > now), extent);
    let needs = remit.four_eyes.then(|| about(NoticePassage::NeedsApproval));
    let send = if remit.four_eyes { NoticeLabel::Propose } else { NoticeLabel::Send };
    let when = match draft.send_at {
        None => choice(NoticeLabel::Later, NoticeAction::Ask(Ask::When)),
        Some(_) => choice(NoticeLabel::Now, NoticeAction::AtOnce),
    };
    let (no_office, no_service) = match &draft.audience {
        Some(Audience::Booked { office, service, .. }) => (office.is_none(), service.is_none()),
        _ => (false, false),
    };
    let narrower = [
        no_office.then(|| choice(NoticeLabel::OnlyOffice, NoticeAction::Ask(Ask::Office { page: 0 }))),
        no_service.then(|| choice(NoticeLabel::OnlyService, NoticeAction::Ask(Ask::Service { page: 0 }))),
    ];
    let view = View { passages: facts.into_iter().chain(needs).collect(), choices: Vec::new() }
        .row([choice(send, NoticeAction::Propose)])
        .row([when, choice(NoticeLabel::OtherAudience, NoticeAction::Ask(Ask::Audience))])
        .row(narrower.into_iter().flatten())
        .row(unwritten(setting, draft).map(write_in))
        .row(draft.texts.iter().map(|(language, _)| change(language)));
    way_back(view, writing)
}

fn facts<'a>(
    tell: &Teller,
    audience: Option<&Audience>,
    languages: impl Iterator<Item = &'a Language>,
    send_at: Option<DateTime<Utc>>,
    extent: &Extent,
) -> Option<Passage> {
    Some(about(NoticePassage::Preview {
        to: recipients(tell, audience?),
        recipients: extent.recipients,
        seconds: extent.seconds,
        languages: languages.map(|language| language.code().to_owned()).collect(),
        at: send_at.map(|at| tell.local(at)),
        in_quiet_hours: extent.in_quiet_hours,
    }))
}

pub(super) fn approval(
    tell: &Teller,
    notice: &Standing,
    languages: &[Language],
    extent: &Extent,
    now: DateTime<Utc>,
) -> View {
    let number = notice.number;
    let author = about(NoticePassage::Approval { number, author: notice.author.clone() });
    let send_at = notice.send_at.filter(|at| *at > now);
    let facts = facts(tell, Some(&notice.audience), languages.iter(), send_at, extent);
    View { passages: [author].into_iter().chain(facts).collect(), choices: Vec::new() }
        .row([steer(number, Steering::Approve), steer(number, Steering::Reject)])
        .row([all()])
}

fn steer(number: i64, steering: Steering) -> (Label, Action) {
    choice(NoticeLabel::Steer(steering, number), NoticeAction::Steer(number, steering))
}

pub(super) fn notices(tell: &Teller, notices: &[Standing], now: DateTime<Utc>) -> View {
    let write = choice(NoticeLabel::Write, NoticeAction::Write);
    if notices.is_empty() {
        return ask(NoticePassage::None).row([write, (Label::Back, Action::Back)]);
    }
    let passages = notices.iter().map(|notice| about(NoticePassage::Standing(stands(tell, notice, now))));
    let view = View { passages: passages.collect(), choices: Vec::new() };
    notices
        .iter()
        .fold(view, |view, notice| view.row(handles(notice)))
        .row([write, (Label::Back, Action::Back)])
}

/// What can be done about it.
fn handles(notice: &Standing) -> Vec<(Label, Action)> {
    let number = notice.number;
    let steerings: &[Steering] = match notice.state {
        State::Proposed => return vec![choice(NoticeLabel::Look(number), NoticeAction::Open(number))],
        State::Rejected => &[],
        _ if notice.is_over && notice.progress.all() > 0 => &[Steering::List],
        _ if notice.is_over => &[],
        State::Approved => &[Steering::Pause, Steering::Stop],
        State::Paused => &[Steering::Resume, Steering::Stop],
        State::Stopped | State::Done => &[],
    };
    steerings.iter().map(|steering| steer(number, *steering)).collect()
}

pub(crate) fn stands(tell: &Teller, notice: &Standing, now: DateTime<Utc>) -> Stands {
    Stands {
        number: notice.number,
        to: recipients(tell, &notice.audience),
        begins: notice.begins.clone(),
        state: notice.state,
        is_over: notice.is_over,
        author: notice.author.clone(),
        approver: notice.approver.clone(),
        at: notice.send_at.filter(|at| *at > now).map(|at| tell.local(at)),
        progress: notice.progress,
        seconds_to_go: notice.seconds_to_go,
    }
}

fn recipients(tell: &Teller, audience: &Audience) -> Recipients {
    match audience {
        Audience::News => Recipients::News,
        Audience::Waiting => Recipients::Waiting,
        Audience::Person { reference } => Recipients::Person { reference: reference.clone() },
        Audience::Booked { from, to, office, service } => Recipients::Booked {
            from: *from,
            to: *to,
            office: office.as_ref().map(|office| tell.office(office)),
            service: service.as_ref().map(|service| tell.service(service)),
        },
    }
}
