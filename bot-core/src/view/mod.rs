//! What a stage looks like: its passages and choices. Looking asks nobody, so an open prompt can be
//! shown again at any time.

mod appointments;
mod arriving;
mod booking;
mod closures;
mod linking;
mod overlay;
mod plea;
mod reminding;
mod staff;
mod trade;
mod waitlist;
mod wishes;

pub(crate) use arriving::served_at;
pub(crate) use booking::listed;
pub(crate) use staff::{day_sheet, figures_in_words, on_behalf_row, pictures_of, stands};
pub(crate) use trade::{falls_out as falls_out_in_trade, file as trade_file, row as trade_row};
pub(crate) use wishes::{areas, as_long_as_it_takes};

use chrono::{DateTime, Utc};

use crate::city::{Group, Service};
use crate::conversation::{Action, Conversation, Stage};
use crate::directory::Directory;
use crate::language::Language;
use crate::reply::{Label, Passage};
use crate::setting::Setting;
use crate::tell::Teller;

/// The earliest places on one prompt: few enough to choose from at a glance.
pub(crate) const PLACES: u8 = 3;
/// How many entries of a list fit a phone's screen with its buttons.
pub(crate) const PAGE: usize = 8;

/// A prompt before it is numbered.
#[derive(Default)]
pub(crate) struct View {
    pub(crate) passages: Vec<Passage>,
    pub(crate) choices: Vec<Vec<(Label, Action)>>,
}

impl View {
    fn say(passage: Passage) -> Self {
        Self { passages: vec![passage], choices: Vec::new() }
    }

    fn row(mut self, row: impl IntoIterator<Item = (Label, Action)>) -> Self {
        let row: Vec<_> = row.into_iter().collect();
        if !row.is_empty() {
            self.choices.push(row);
        }
        self
    }

    /// One row each.
    fn rows(mut self, rows: impl IntoIterator<Item = (Label, Action)>) -> Self {
        self.choices.extend(rows.into_iter().map(|choice| vec![choice]));
        self
    }

    fn back(self) -> Self {
        self.row([(Label::Back, Action::Back)])
    }

    /// A page of a list, and a way to the next; after the last page comes the first.
    /// So does the first where an import has taken the page away.
    fn page(self, entries: Vec<(Label, Action)>, page: usize) -> Self {
        let page = if page * PAGE < entries.len() { page } else { 0 };
        let more = (entries.len() > PAGE).then_some((Label::More, Action::More));
        self.rows(entries.into_iter().skip(page * PAGE).take(PAGE)).row(more)
    }

    /// Another prompt below this one; its choices come after.
    fn above(mut self, below: View) -> Self {
        self.passages.extend(below.passages);
        self.choices.extend(below.choices);
        self
    }
}

/// What is said at a stage.
pub(crate) fn passages_of(
    setting: &Setting,
    language: &Language,
    now: DateTime<Utc>,
    stage: &Stage,
) -> Vec<Passage> {
    look(setting, &Teller::new(setting, language), now, stage).passages
}

/// Looks at the stage the conversation is in.
pub(crate) fn view(setting: &Setting, conversation: &Conversation, now: DateTime<Utc>) -> View {
    look(setting, &Teller::new(setting, &conversation.language), now, &conversation.stage)
}

fn look(setting: &Setting, tell: &Teller, now: DateTime<Utc>, stage: &Stage) -> View {
    match stage {
        Stage::Idle => View::default(),
        Stage::Groups { page } => first(setting, tell, *page),
        Stage::Group { group, page } => {
            let services = setting.city.services_of(group).map(|service| named(tell, service)).collect();
            let name = setting.city.group(group).map(|group| tell.text(&group.name)).unwrap_or_default();
            View::say(Passage::Group { group: name }).page(services, *page).back()
        }
        Stage::Matches { services, page } => {
            let services = services.iter().filter_map(|id| setting.city.service(id));
            View::say(Passage::Matches)
                .page(services.map(|service| named(tell, service)).collect(), *page)
                .back()
        }
        Stage::Places { draft, places, next_release } => {
            booking::places(setting, tell, draft, places, *next_release)
        }
        Stage::Paused { draft, sentence } => booking::paused(setting, tell, draft, sentence),
        Stage::Elsewhere { service } => booking::elsewhere(setting, tell, service),
        Stage::Districts { draft, page } => booking::districts(setting, tell, draft, *page),
        Stage::Offices { draft, listing, page } => booking::offices(setting, tell, draft, listing, *page),
        Stage::Days { draft, days, month } => booking::days(setting, tell, draft, days, *month),
        Stage::Quantity { draft } => booking::quantity(setting, tell, draft),
        Stage::Besides { draft, page } => booking::besides(setting, tell, draft, *page),
        Stage::Held { draft, hold, contact } => booking::held(tell, draft, hold, contact),
        Stage::Limit { draft, appointments, limit, .. } => {
            appointments::limit(setting, tell, draft, appointments, *limit)
        }
        Stage::Standing { appointment, news } => appointments::standing(tell, appointment, *news),
        Stage::ConfirmCancel { appointment } => appointments::confirm_cancel(tell, appointment),
        Stage::Cancelled { appointment, undo_until } => {
            appointments::cancelled(tell, appointment, undo_until.is_some())
        }
        Stage::Waits { entry } => waitlist::waits(setting, tell, entry),
        Stage::Wishes { entry, part, page } => {
            wishes::wishes(setting, tell, tell.local(now).date(), entry, *part, *page)
        }
        Stage::Over(overlay, under) => overlay::look_over(setting, tell, now, overlay, under),
    }
}

/// The groups in which something is offered.
pub(crate) fn groups(city: &Directory) -> impl Iterator<Item = &Group> {
    city.groups.iter().filter(|group| city.services_of(&group.id).next().is_some())
}

fn first(setting: &Setting, tell: &Teller, page: usize) -> View {
    let city = setting.city;
    let mut offered = city.services.iter().filter(|service| city.is_offered(&service.id));
    let example = offered.next().map(|service| tell.text(&service.name)).unwrap_or_default();
    let groups =
        groups(city).map(|group| (Label::Name(tell.text(&group.name)), Action::Group(group.id.clone())));
    let view = View::say(Passage::Greeting { city: city.city.name.clone(), example });
    let view = view.page(groups.collect(), page);
    if page > 0 { view.back() } else { view }
}

fn named(tell: &Teller, service: &Service) -> (Label, Action) {
    (Label::Name(tell.text(&service.name)), Action::Service(service.id.clone()))
}
