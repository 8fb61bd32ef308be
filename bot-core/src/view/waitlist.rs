//! The prompts around the waitlist.

use super::View;
use crate::conversation::Action;
use crate::reply::{Label, Passage, Waited};
use crate::tell::Teller;
use crate::waitlist::{Entry, Offer};

pub(super) fn waits(tell: &Teller, entry: &Entry) -> View {
    View::say(Passage::Waits { waited: waited(tell, entry), ahead: entry.ahead, days: entry.days })
        .row([short_notice(entry)])
        .row([leave(entry, None), (Label::NewAppointment, Action::NewAppointment)])
}

pub(super) fn entries(tell: &Teller, entries: &[Entry]) -> View {
    if entries.is_empty() {
        return View::say(Passage::NoEntries);
    }
    let told = entries.iter().map(|entry| Passage::Entry(waited(tell, entry)));
    let passages = std::iter::once(Passage::Entries).chain(told).collect();
    View { passages, choices: Vec::new() }
        .rows(entries.iter().map(|entry| leave(entry, Some(tell.service(&entry.wish.service)))))
}

pub(super) fn offered(tell: &Teller, offer: &Offer) -> View {
    View::say(Passage::Offered {
        told: tell.place(&offer.wish.service, offer.wish.quantity, &offer.place),
        until: tell.local(offer.until),
        moving: offer.old.as_ref().map(|old| tell.local(old.starts_at)),
    })
    .row([(Label::TakeOffer, Action::TakeOffer), (Label::DeclineOffer, Action::DeclineOffer)])
}

pub(super) fn waited_in_vain(tell: &Teller, entry: &Entry) -> View {
    View::say(Passage::WaitedInVain {
        waited: waited(tell, entry),
        phone: tell.phone(),
        hours: tell.phone_hours(),
    })
    .row([(Label::WaitLonger, Action::WaitLonger)])
    .row([leave(entry, None)])
}

fn short_notice(entry: &Entry) -> (Label, Action) {
    let wanted = !entry.at_short_notice;
    (Label::ShortNotice { wanted }, Action::ShortNotice(entry.id.clone(), wanted))
}

fn leave(entry: &Entry, which: Option<String>) -> (Label, Action) {
    (Label::LeaveWaitlist { which }, Action::LeaveWaitlist(entry.id.clone()))
}

fn waited(tell: &Teller, entry: &Entry) -> Waited {
    let wish = &entry.wish;
    Waited {
        service: tell.service(&wish.service),
        quantity: wish.quantity,
        office: tell.whereabouts(&wish.offices),
        day: wish.day,
        within: wish.hours,
        until: entry.until,
        deadline: entry.deadline,
        earlier: wish.moving.is_some(),
    }
}
