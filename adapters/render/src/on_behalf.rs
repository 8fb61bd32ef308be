//! Which texts are said to staff who book for somebody, and to citizens about what staff did.

use bot_core::desk::Field;
use bot_core::reply::{ClaimPassage, OnBehalfLabel, OnBehalfPassage, OnBehalfRow, Told};

use crate::passages;
use crate::text::Text;

/// The paragraphs of a passage for staff.
pub(crate) fn passage(passage: &OnBehalfPassage) -> Vec<Text<'_>> {
    let only = |key: &'static str| vec![Text::new(key)];
    match passage {
        OnBehalfPassage::WhichService => only("on-behalf-which-service"),
        OnBehalfPassage::WhichReason => only("on-behalf-which-reason"),
        OnBehalfPassage::NoReason => only("on-behalf-no-reason"),
        OnBehalfPassage::WhichOffice { service } => {
            vec![Text::new("on-behalf-which-office").words("service", service)]
        }
        OnBehalfPassage::Places { service, office, day, hours, emergency, moving, free } => {
            let kind = match (emergency, moving) {
                (_, Some(_)) => "move",
                (true, None) => "emergency",
                (false, None) => "call",
            };
            let what = Text::new("on-behalf-places")
                .case("kind", kind)
                .words("reference", moving.as_deref().unwrap_or_default())
                .words("service", service)
                .case("where", if office.is_some() { "there" } else { "anywhere" })
                .words("office", office.as_deref().unwrap_or_default());
            let what = match day {
                Some(day) => what.case("when", "then").day(*day),
                None => what.case("when", "any"),
            };
            let what = passages::hours(what, *hours);
            vec![what, Text::new(if *free { "on-behalf-free" } else { "on-behalf-nothing-free" })]
        }
        OnBehalfPassage::NotHere { service } => {
            vec![Text::new("on-behalf-not-here").words("service", service)]
        }
        OnBehalfPassage::Kept { service, office, at, until } => {
            let text = Text::new("on-behalf-kept").words("service", service).words("office", office);
            vec![text.at(*at).time("until", *until)]
        }
        OnBehalfPassage::Ask(Field::Name) => only("on-behalf-ask-name"),
        OnBehalfPassage::Ask(_) => only("on-behalf-ask-reach"),
        OnBehalfPassage::NotA(Field::Name) => only("on-behalf-no-name"),
        OnBehalfPassage::NotA(_) => only("on-behalf-no-reach"),
        OnBehalfPassage::Known { contact } if contact.is_empty() => only("on-behalf-known"),
        OnBehalfPassage::Known { contact } => {
            vec![Text::new("on-behalf-contact").series("contact", contact)]
        }
        OnBehalfPassage::Reason { reason } => vec![why(reason)],
        OnBehalfPassage::Waiting { service, missing } => {
            let asked = match missing {
                Some(Field::Name) => "on-behalf-ask-name",
                Some(_) => "on-behalf-ask-phone",
                None => "on-behalf-known",
            };
            vec![Text::new("on-behalf-waiting").words("service", service), Text::new(asked)]
        }
        OnBehalfPassage::Waits { service, until } => {
            vec![Text::new("on-behalf-waits").words("service", service).day(*until)]
        }
        OnBehalfPassage::CallBack { at, until } => {
            vec![Text::new("on-behalf-call-back").at(*at).time("until", *until)]
        }
        OnBehalfPassage::Lost => only("on-behalf-lost"),
        OnBehalfPassage::Booked(booked) => vec![row("on-behalf-booked", booked)],
        OnBehalfPassage::Code { code } => vec![Text::new("on-behalf-code").words("code", code)],
        OnBehalfPassage::AtLimit { rows } => {
            vec![Text::new("on-behalf-at-limit").lines("rows", rows.iter().map(listed))]
        }
        OnBehalfPassage::Found { rows } => {
            vec![Text::new("on-behalf-found").lines("rows", rows.iter().map(listed))]
        }
        OnBehalfPassage::One { row, contact, has_chat } => {
            let who =
                (!contact.is_empty()).then(|| Text::new("on-behalf-contact").series("contact", contact));
            let chat = Text::new("on-behalf-chat").case("chat", chat(*has_chat));
            std::iter::once(listed(row)).chain(who).chain([chat]).collect()
        }
        OnBehalfPassage::NothingFound => only("on-behalf-nothing-found"),
        OnBehalfPassage::OnlyByReference => only("on-behalf-only-by-reference"),
        OnBehalfPassage::FindWhat => only("on-behalf-find-what"),
        OnBehalfPassage::Cancelling { row: asked, reason, has_chat } => {
            let question = row("on-behalf-cancelling", asked);
            let told = if *has_chat { why(reason) } else { Text::new("on-behalf-nobody-told") };
            vec![question, told]
        }
        OnBehalfPassage::Cancelled { row: gone, has_chat } => {
            vec![row("on-behalf-cancelled", gone).case("chat", chat(*has_chat))]
        }
        OnBehalfPassage::Moved { row: moved, has_chat } => {
            vec![row("on-behalf-moved", moved).case("chat", chat(*has_chat))]
        }
        OnBehalfPassage::TooLate => only("on-behalf-too-late"),
        OnBehalfPassage::OfBusiness => only("on-behalf-of-business"),
        OnBehalfPassage::HasChat => only("on-behalf-has-chat"),
    }
}

/// What is on a choice.
pub(crate) fn label(label: &OnBehalfLabel) -> Text<'_> {
    match label {
        OnBehalfLabel::Place { at, office } => {
            let text = Text::new("label-on-behalf-place").on_button(at.date()).time("time", *at);
            text.words("office", office)
        }
        OnBehalfLabel::Book => Text::new("label-on-behalf-book"),
        OnBehalfLabel::ConfirmMove => Text::new("label-on-behalf-confirm-move"),
        OnBehalfLabel::OtherPlace => Text::new("label-on-behalf-other-place"),
        OnBehalfLabel::Wait => Text::new("label-on-behalf-wait"),
        OnBehalfLabel::Open(row) => Text::new("label-on-behalf-open")
            .on_button(row.at.date())
            .time("time", row.at)
            .words("reference", &row.reference),
        OnBehalfLabel::Move { reference } => Text::new("label-on-behalf-move")
            .case("which", if reference.is_some() { "named" } else { "this" })
            .words("reference", reference.as_deref().unwrap_or_default()),
        OnBehalfLabel::AskCancel => Text::new("label-on-behalf-ask-cancel"),
        OnBehalfLabel::Cancel => Text::new("label-on-behalf-cancel"),
        OnBehalfLabel::NewCode => Text::new("label-on-behalf-new-code"),
    }
}

/// The paragraphs of a passage for a citizen.
pub(crate) fn claim(passage: &ClaimPassage) -> Vec<Text<'_>> {
    let only = |key: &'static str| vec![Text::new(key)];
    match passage {
        ClaimPassage::WhichCode => only("claim-which-code"),
        ClaimPassage::WrongCode => only("claim-wrong-code"),
        ClaimPassage::TooManyTries => only("too-many-invitations"),
        ClaimPassage::Claimed => only("claim-claimed"),
        ClaimPassage::Cancelled { told, reference, reason, phone } => {
            by_office("office-cancelled", told, reference, reason, phone)
        }
        ClaimPassage::Moved { told, reference, reason, phone } => {
            by_office("office-moved", told, reference, reason, phone)
        }
    }
}

fn by_office<'a>(
    key: &'static str,
    told: &'a Told,
    reference: &'a str,
    reason: &'a str,
    phone: &'a str,
) -> Vec<Text<'a>> {
    let what = Text::new(key)
        .words("service", &told.service)
        .whose(told.whom.as_deref())
        .at(told.at)
        .words("office", &told.office)
        .words("reference", reference);
    let reason = (!reason.is_empty()).then(|| Text::new("office-reason").words("reason", reason));
    let call = Text::new("office-call").words("phone", phone);
    std::iter::once(what).chain(reason).chain([call]).collect()
}

fn row<'a>(key: &'static str, row: &'a OnBehalfRow) -> Text<'a> {
    Text::new(key)
        .words("reference", &row.reference)
        .words("service", &row.service)
        .words("office", &row.office)
        .at(row.at)
}

fn listed(listed: &OnBehalfRow) -> Text<'_> {
    row("on-behalf-row", listed)
}

fn why(reason: &str) -> Text<'_> {
    match reason.is_empty() {
        true => Text::new("on-behalf-state-reason"),
        false => Text::new("on-behalf-reason").words("reason", reason),
    }
}

fn chat(has_chat: bool) -> &'static str {
    if has_chat { "yes" } else { "no" }
}
