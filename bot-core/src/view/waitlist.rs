//! The prompts around the waitlist.

use chrono::{DateTime, TimeDelta, Utc};

use super::View;
use super::booking::{since, within};
use crate::conversation::Action;
use crate::reply::{Label, Passage, Soon, Waited};
use crate::setting::Setting;
use crate::tell::Teller;
use crate::waitlist::{Entry, Offer, Part, StaffHelp};

/// Within this time a place is told by the minutes until it begins, not by the clock.
const SOON: TimeDelta = TimeDelta::minutes(60);

pub(super) fn waits(setting: &Setting, tell: &Teller, entry: &Entry) -> View {
    let mut view = View::say(Passage::Waits {
        waited: waited(tell, entry),
        at_short_notice: entry.at_short_notice,
        nearby: tell.whereabouts(&entry.nearby),
        ahead: entry.ahead,
        days: entry.days,
    });
    view.passages.extend(entry.urgent.then(|| urgent(setting, tell, entry)));
    let ask = entry.urgent && entry.help == StaffHelp::Possible;
    view.row(ask.then(|| (Label::AskUrgently, Action::AskStaff(entry.id.clone()))))
        .row([(Label::ChangeWishes { which: None }, Action::AskWishes)])
        .row([short_notice(setting, entry)])
        .row([leave(entry, None), (Label::NewAppointment, Action::NewAppointment)])
}

fn urgent(setting: &Setting, tell: &Teller, entry: &Entry) -> Passage {
    let service = setting.city.service(&entry.wish.service);
    let substitute = service.map(|service| tell.text(&service.substitute));
    Passage::Urgent {
        substitute: substitute.filter(|substitute| !substitute.is_empty()),
        help: entry.help,
        phone: tell.phone(),
        hours: tell.phone_hours(),
    }
}

pub(super) fn entries(tell: &Teller, entries: &[Entry]) -> View {
    if entries.is_empty() {
        return View::say(Passage::NoEntries);
    }
    let told = entries.iter().map(|entry| Passage::Entry(waited(tell, entry)));
    let passages = std::iter::once(Passage::Entries).chain(told).collect();
    View { passages, choices: Vec::new() }.rows(entries.iter().flat_map(|entry| {
        let which = Some(tell.services(&entry.wish.services()));
        let change = (Label::ChangeWishes { which: which.clone() }, Action::Entry(entry.id.clone()));
        [change, leave(entry, which)]
    }))
}

pub(super) fn offered(tell: &Teller, offer: &Offer, now: DateTime<Utc>) -> View {
    View::say(Passage::Offered {
        told: tell.place(&offer.wish, &offer.place, offer.whom.as_ref().map(|ward| ward.name.clone())),
        soon: soon(tell, offer, now),
        until: tell.local(offer.until),
        moving: offer.old.as_ref().map(|old| tell.local(old.starts_at)),
    })
    .row([(Label::TakeOffer, Action::TakeOffer), (Label::DeclineOffer, Action::DeclineOffer)])
}

/// Who is to set out at once wants to know in how many minutes, and to which part of the city.
fn soon(tell: &Teller, offer: &Offer, now: DateTime<Utc>) -> Option<Soon> {
    let left = (offer.place.starts_at - now).min(TimeDelta::MAX);
    let minutes = u16::try_from(left.num_minutes()).ok().filter(|_| left < SOON)?;
    Some(Soon { minutes, place: tell.district(&offer.place.office) })
}

pub(super) fn waited_in_vain(tell: &Teller, entry: &Entry) -> View {
    View::say(Passage::WaitedInVain {
        waited: waited(tell, entry),
        phone: tell.phone(),
        hours: tell.phone_hours(),
    })
    .row([(Label::WaitLonger, Action::WaitLonger)])
    .row((entry.help == StaffHelp::Possible).then(|| (Label::AskStaff, Action::AskStaff(entry.id.clone()))))
    .row([leave(entry, None)])
}

/// Where they could come to several offices, they are asked to which.
fn short_notice(setting: &Setting, entry: &Entry) -> (Label, Action) {
    let wanted = !entry.at_short_notice;
    let several = setting.city.offices_for(&entry.wish.services()).len() > 1;
    let action = match wanted && several {
        true => Action::AskWish(Part::Nearby),
        false => Action::ShortNotice(entry.id.clone(), wanted),
    };
    (Label::ShortNotice { wanted }, action)
}

fn leave(entry: &Entry, which: Option<String>) -> (Label, Action) {
    (Label::LeaveWaitlist { which }, Action::LeaveWaitlist(entry.id.clone()))
}

pub(super) fn waited(tell: &Teller, entry: &Entry) -> Waited {
    let wish = &entry.wish;
    let (service, quantity) = tell.errands(&wish.errands());
    Waited {
        service,
        whom: entry.whom.as_ref().map(|ward| ward.name.clone()),
        quantity,
        office: tell.whereabouts(&wish.offices),
        day: wish.day,
        since: since(tell, wish),
        weekdays: wish.weekdays,
        within: within(tell, wish),
        until: entry.until,
        deadline: entry.deadline,
        earlier: wish.moving.is_some(),
    }
}
