//! Calendar files (RFC 5545): what a phone or a desk's calendar takes in at one tap.
//!
//! An appointment keeps its UID for life; a move raises SEQUENCE and a cancellation sends
//! `METHOD:CANCEL`, so that a calendar changes its entry instead of adding a second one.

use bot_core::delivery::Parcel;
use bot_core::reply::CalendarFile;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

use crate::text::Text;

/// The file, with its texts said by `say`.
pub(crate) fn parcel(file: &CalendarFile, say: impl Fn(Text<'_>) -> String) -> Parcel {
    let (method, status, summary) = if file.cancelled {
        ("CANCEL", EventStatus::Cancelled, "calendar-cancelled")
    } else {
        ("PUBLISH", EventStatus::Confirmed, "calendar-booked")
    };
    // DTSTAMP and UID must be set: what is missing the crate would take from the clock and from
    // the system's randomness.
    let event = Event::new()
        .uid(&plain(&file.uid))
        .timestamp(file.written_at)
        .sequence(file.sequence)
        .status(status)
        .starts(file.starts_at)
        .ends(file.ends_at)
        .summary(&plain(&say(summary_of(file, summary))))
        .location(&plain(&say(place_of(file))))
        .description(&plain(&description(file, &say)))
        .done();
    let calendar = Calendar::empty()
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Terminlotse//Terminlotse//DE"))
        .append_property(Property::new("METHOD", method))
        .push(event)
        .done();
    Parcel::File {
        name: format!("termin-{}.ics", file.reference),
        media_type: format!("text/calendar; charset=utf-8; method={method}"),
        content: calendar.to_string().into_bytes(),
    }
}

fn summary_of<'a>(file: &'a CalendarFile, key: &'static str) -> Text<'a> {
    let text = Text::new(key).words("service", &file.service).count("quantity", file.quantity);
    text.whose(file.whom.as_deref())
}

fn place_of(file: &CalendarFile) -> Text<'_> {
    Text::new("calendar-place").words("office", &file.office).words("address", &file.address)
}

fn description(file: &CalendarFile, say: impl Fn(Text<'_>) -> String) -> String {
    let number = say(Text::new("calendar-number").words("reference", &file.reference));
    if file.cancelled || file.bring.is_empty() {
        return number;
    }
    let bring = say(Text::new("bring").list("things", &file.bring));
    format!("{number}\n\n{bring}")
}

/// Without signs that a calendar file may not carry. The crate escapes the rest, but lets a
/// carriage return from a city's file through, which would break the line.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect()
}
