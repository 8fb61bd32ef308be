//! The prompts for businesses.

use super::View;
use crate::conversation::{Action, TradeAction, TradePrompt};
use crate::desk::{Appointment, Place};
use crate::language::Language;
use crate::reply::{Label, NumberedRow, Passage, Times, TradeFile, TradeLabel, TradePassage, TradeRow};
use crate::tell::Teller;
use crate::trade::{All, Amount, Batch, Booked, LEDGER_PAGE, Ledger, Notes, OtherTimes, Preview};

pub(super) fn prompt(tell: &Teller, prompt: &TradePrompt) -> View {
    match prompt {
        TradePrompt::Ledger { ledger } => ledger_of(tell, ledger),
        TradePrompt::WhichService { batch } => which_service(tell, batch),
        TradePrompt::Preview { batch, preview } => preview_of(tell, batch, preview),
        TradePrompt::Booked { booked } => booked_now(tell, booked),
        TradePrompt::ConfirmCancel { appointment, page } => confirm_cancel(tell, appointment, *page),
        TradePrompt::Times { times } => other_times(tell, times),
    }
}

/// An appointment, as it stands in a list, with what the business calls it.
pub(crate) fn row(tell: &Teller, appointment: &Appointment, note: &str) -> TradeRow {
    TradeRow {
        at: tell.local(appointment.starts_at),
        reference: appointment.reference.clone(),
        service: tell.service(&appointment.service),
        office: tell.office(&appointment.office),
        falls_out: appointment.falls_out,
        note: note.to_owned(),
    }
}

/// All of them, for a spreadsheet.
pub(crate) fn file(tell: &Teller, All { appointments, notes }: &All, language: Language) -> TradeFile {
    let rows = appointments.iter().map(|one| row(tell, one, note(notes, one)));
    TradeFile { language, rows: rows.collect() }
}

fn note<'n>(notes: &'n Notes, appointment: &Appointment) -> &'n str {
    notes.get(&appointment.id).map_or("", String::as_str)
}

fn ledger_of(tell: &Teller, ledger: &Ledger) -> View {
    let Ledger { name, quota, appointments, left, page, total, notes } = ledger;
    let head = TradePassage::Ledger { name: name.clone(), quota: *quota, total: *total };
    let days = left.iter().map(|(day, left)| {
        let rows = appointments
            .iter()
            .map(|one| row(tell, one, note(notes, one)))
            .filter(|row| row.at.date() == *day);
        Passage::Trade(TradePassage::Day { day: *day, left: *left, rows: rows.collect() })
    });
    let passages = std::iter::once(Passage::Trade(head)).chain(days).collect();
    let cancel = appointments.iter().map(|one| {
        let label = Label::Trade(TradeLabel::Cancel(row(tell, one, note(notes, one))));
        (label, Action::Trade(TradeAction::AskCancel(one.id.clone())))
    });
    let more = *total > u32::from(LEDGER_PAGE);
    let next = Action::Trade(TradeAction::Ledger { page: page.saturating_add(1) });
    let file = (*total > 0).then_some((Label::Trade(TradeLabel::File), Action::Trade(TradeAction::File)));
    View { passages, choices: Vec::new() }
        .rows(cancel)
        .row(more.then_some((Label::More, next)))
        .row(file)
        .back()
}

fn confirm_cancel(tell: &Teller, appointment: &Appointment, page: u16) -> View {
    let cancel = Action::Trade(TradeAction::Cancel(appointment.id.clone()));
    let ledger = Action::Trade(TradeAction::Ledger { page });
    let swap = Action::Trade(TradeAction::Times(appointment.reference.clone()));
    View::say(Passage::Trade(TradePassage::ConfirmCancel(row(tell, appointment, ""))))
        .row([(Label::ConfirmCancel, cancel)])
        .row([(Label::Trade(TradeLabel::OtherTime), swap)])
        .row([(Label::Trade(TradeLabel::Ledger), ledger)])
}

fn other_times(tell: &Teller, OtherTimes { appointment, places }: &OtherTimes) -> View {
    let swap = places.iter().map(|place| {
        let (at, office) = (tell.local(place.starts_at), tell.office(&place.office));
        let action = TradeAction::Swap(appointment.id.clone(), place.clone());
        (Label::Trade(TradeLabel::Swap { at, office }), Action::Trade(action))
    });
    let ledger = (Label::Trade(TradeLabel::Ledger), Action::Trade(TradeAction::Ledger { page: 0 }));
    View::say(Passage::Trade(TradePassage::OtherTimes(row(tell, appointment, "")))).rows(swap).row([ledger])
}

/// It could be any of these.
fn which_service(tell: &Teller, batch: &Batch) -> View {
    let services = batch.services.iter().take(super::PAGE).map(|service| {
        let batch = Batch { services: vec![service.clone()], ..batch.clone() };
        (Label::Name(tell.service(service)), Action::Trade(TradeAction::LookAt(batch)))
    });
    View::say(Passage::Trade(TradePassage::WhichService)).rows(services).back()
}

fn preview_of(tell: &Teller, batch: &Batch, preview: &Preview) -> View {
    let Some((service, wanted, day)) = batch.whole() else { return View::default().back() };
    let found = u16::try_from(preview.places.len()).unwrap_or(u16::MAX);
    let book = match found == wanted {
        true => (TradeLabel::BookAll, Amount::All),
        false => (TradeLabel::AsManyAsFit { count: found }, Amount::AsManyAsFit),
    };
    let (label, amount) = book;
    View::say(Passage::Trade(TradePassage::Preview {
        service: tell.service(service),
        wanted,
        day,
        hours: batch.hours,
        found,
        offices: by_office(&preview.places).map(|(office, places)| times(tell, office, &places)).collect(),
        left: preview.left,
    }))
    .row([(Label::Trade(label), Action::Trade(TradeAction::Book(batch.clone(), amount)))])
    .back()
}

/// The places of each office, in the order in which the offices come first.
fn by_office(places: &[Place]) -> impl Iterator<Item = (&Place, Vec<&Place>)> {
    let is_first = |at: usize, place: &Place| places.iter().take(at).all(|one| one.office != place.office);
    let firsts = places.iter().enumerate().filter(move |(at, place)| is_first(*at, place));
    firsts.map(|(_, first)| (first, places.iter().filter(|place| place.office == first.office).collect()))
}

fn times(tell: &Teller, first: &Place, places: &[&Place]) -> Times {
    let same = places.chunk_by(|one, other| one.starts_at == other.starts_at);
    let times = same.filter_map(|same| {
        let first = same.first()?;
        Some((tell.local(first.starts_at).time(), u16::try_from(same.len()).unwrap_or(u16::MAX)))
    });
    Times { office: tell.office(&first.office), times: times.collect() }
}

/// What a closure takes.
pub(crate) fn falls_out(tell: &Teller, appointments: &[Appointment], reason: String) -> Passage {
    let day = |one: &Appointment| tell.local(one.starts_at).date();
    let mut rows: Vec<NumberedRow> =
        appointments.iter().zip(1..).map(|(one, number)| numbered(tell, one, number, "")).collect();
    let days = appointments.chunk_by(|one, next| day(one) == day(next)).filter_map(|same| {
        let others = rows.split_off(same.len());
        Some((day(same.first()?), std::mem::replace(&mut rows, others)))
    });
    let days = days.collect();
    let office = appointments.first().map(|first| tell.office(&first.office)).unwrap_or_default();
    Passage::Trade(TradePassage::FallsOut { office, days, reason })
}

fn numbered(tell: &Teller, appointment: &Appointment, number: u16, note: &str) -> NumberedRow {
    let at = tell.local(appointment.starts_at).time();
    NumberedRow { number, at, reference: appointment.reference.clone(), note: note.to_owned() }
}

fn booked_now(tell: &Teller, booked: &Booked) -> View {
    let Some(first) = booked.appointments.first() else { return View::default().back() };
    let head = TradePassage::Booked {
        service: tell.service(&first.service),
        day: tell.local(first.starts_at).date(),
        count: u16::try_from(booked.appointments.len()).unwrap_or(u16::MAX),
        left: booked.left,
    };
    let mut offices: Vec<(String, Vec<NumberedRow>)> = Vec::new();
    for appointment in &booked.appointments {
        let office = tell.office(&appointment.office);
        // The number comes when all offices are known.
        let row = numbered(tell, appointment, 0, note(&booked.notes, appointment));
        match offices.iter_mut().find(|(known, _)| *known == office) {
            Some((_, rows)) => rows.push(row),
            None => offices.push((office, vec![row])),
        }
    }
    let all = offices.iter_mut().flat_map(|(_, rows)| rows);
    all.zip(1..).for_each(|(row, number)| row.number = number);
    let listed =
        offices.into_iter().map(|(office, rows)| Passage::Trade(TradePassage::BookedAt { office, rows }));
    let without = Some(booked.without.clone()).filter(|without| !without.is_empty());
    let without = without.map(|without| Passage::Trade(TradePassage::Without(without)));
    let passages = std::iter::once(Passage::Trade(head)).chain(listed).chain(without).collect();
    let file = (Label::Trade(TradeLabel::File), Action::Trade(TradeAction::File));
    let ledger = (Label::Trade(TradeLabel::Ledger), Action::Trade(TradeAction::Ledger { page: 0 }));
    View { passages, choices: Vec::new() }.row([ledger]).row([file]).back()
}
