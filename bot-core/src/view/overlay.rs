//! What lies over an open prompt, as it is seen.

use chrono::{DateTime, Utc};

use super::{View, appointments, arriving, closures, linking, look, plea, reminding, staff, trade, waitlist};
use crate::conversation::{Action, Overlay, Stage};
use crate::reply::{Label, Passage};
use crate::setting::Setting;
use crate::tell::Teller;

pub(super) fn look_over(
    setting: &Setting,
    tell: &Teller,
    now: DateTime<Utc>,
    overlay: &Overlay,
    under: &Stage,
) -> View {
    let below = || look(setting, tell, now, under);
    match overlay {
        Overlay::Whom { draft, wards, .. } => appointments::whom(draft, wards),
        Overlay::Appointments { appointments } => list(appointments::list(tell, appointments), under, below),
        Overlay::Entries { entries } => list(waitlist::entries(tell, entries), under, below),
        Overlay::Offered { offer } => waitlist::offered(tell, offer, now),
        Overlay::WaitedInVain { entry } => waitlist::waited_in_vain(tell, entry),
        Overlay::Reminded { reminder } => reminding::reminded(setting, tell, reminder),
        Overlay::Ready { appointment, missing } => reminding::ready(setting, tell, appointment, *missing),
        Overlay::Released { appointment, asked_at } => {
            reminding::released(tell, appointment, *asked_at, below())
        }
        Overlay::Closed { case, asks_later: false } => closures::falls_out(tell, case),
        Overlay::Closed { case, asks_later: true } => closures::can_you_come_later(tell, case),
        Overlay::Language => View::say(Passage::ChooseLanguage)
            .rows(
                setting
                    .languages
                    .iter()
                    .map(|language| (Label::Language(language.clone()), Action::Language(language.clone()))),
            )
            .back(),
        Overlay::Forget => View::say(Passage::ConfirmForget)
            .row([(Label::ConfirmForget, Action::ConfirmForget), (Label::Back, Action::Back)]),
        Overlay::News { wanted } => View::say(Passage::CityNews { wanted: *wanted }).row([
            match wanted {
                true => (Label::LeaveNews, Action::LeaveNews),
                false => (Label::TakeNews, Action::TakeNews),
            },
            (Label::Back, Action::Back),
        ]),
        Overlay::Links { links } => linking::links(links),
        Overlay::ConfirmLink { platforms, .. } => linking::confirm_link(platforms),
        Overlay::ConfirmUnlink => linking::confirm_unlink(),
        Overlay::WhichStays { question } => appointments::which_stays(tell, question),
        Overlay::Staff(prompt) => staff::prompt(setting, tell, prompt, now),
        Overlay::Trade(prompt) => trade::prompt(tell, prompt),
        Overlay::Arriving(prompt) => arriving::prompt(setting, tell, prompt, now),
        Overlay::Plea(prompt) => plea::prompt(tell, prompt),
    }
}

/// A list, and below it what was open before; a way on where nothing was.
fn list(list: View, under: &Stage, below: impl Fn() -> View) -> View {
    match under {
        Stage::Idle => {
            list.row([(Label::NewAppointment, Action::NewAppointment), (Label::Back, Action::Back)])
        }
        _ => list.above(below()),
    }
}
