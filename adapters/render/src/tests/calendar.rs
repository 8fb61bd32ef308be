//! Calendar files, read back as a calendar would.

use bot_core::delivery::Parcel;
use bot_core::reply::CalendarFile;
use expect_test::expect;

use super::samples::calendar_file;
use super::{english, german, locales};

/// Name, media type and content.
fn written(file: &CalendarFile) -> (String, String, String) {
    match locales().calendar(file) {
        Parcel::File { name, media_type, content } => (name, media_type, String::from_utf8(content).unwrap()),
        other => panic!("{other:?} is no file"),
    }
}

/// The value of a property, unfolded and unescaped.
fn value(content: &str, property: &str) -> String {
    let unfolded = content.replace("\r\n ", "");
    let mut values = unfolded.split("\r\n").filter_map(|line| line.strip_prefix(property)?.strip_prefix(':'));
    let value = values.next().unwrap().to_owned();
    assert_eq!(values.next(), None, "{property} stands twice");
    let mut plain = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => {
                plain.push(letters.next().map(|escaped| if escaped == 'n' { '\n' } else { escaped }).unwrap())
            }
            ';' | ',' => panic!("{property} has a bare {letter}"),
            letter => plain.push(letter),
        }
    }
    plain
}

#[test]
fn a_booked_appointment() {
    let (name, media_type, content) = written(&calendar_file(german(), false));
    assert_eq!(name, "termin-K7M-2QX.ics");
    assert_eq!(media_type, "text/calendar; charset=utf-8; method=PUBLISH");
    assert!(content.ends_with("END:VCALENDAR\r\n"));
    expect![[r#"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Terminlotse//Terminlotse//DE
        METHOD:PUBLISH
        BEGIN:VEVENT
        DESCRIPTION:Ihre Nummer: K7M-2QX\n\nBitte mitbringen:\n– Alter Ausweis o
         der Geburtsurkunde\n– Biometrisches Foto\, höchstens 1 Jahr alt
        DTEND:20261124T140000Z
        DTSTAMP:20261120T090000Z
        DTSTART:20261124T133000Z
        LOCATION:Bürgeramt Mitte\, Rathausplatz 1\, 44999 Lindenau
        SEQUENCE:2
        STATUS:CONFIRMED
        SUMMARY:Personalausweis beantragen\, 2 Personen · für Erika Kaya
        UID:01J9ZK3@terminlotse
        END:VEVENT
        END:VCALENDAR
    "#]]
    .assert_eq(&content.replace("\r\n", "\n"));
}

#[test]
fn a_cancelled_one_takes_the_place_of_the_same_entry() {
    let booked = calendar_file(english(), false);
    let cancelled = CalendarFile { cancelled: true, sequence: 3, ..booked.clone() };
    let (_, _, before) = written(&booked);
    let (_, media_type, after) = written(&cancelled);
    assert_eq!(media_type, "text/calendar; charset=utf-8; method=CANCEL");
    assert_eq!(value(&before, "UID"), value(&after, "UID"));
    assert_eq!((value(&before, "SEQUENCE"), value(&after, "SEQUENCE")), ("2".into(), "3".into()));
    assert_eq!((value(&before, "METHOD"), value(&after, "METHOD")), ("PUBLISH".into(), "CANCEL".into()));
    assert_eq!((value(&before, "STATUS"), value(&after, "STATUS")), ("CONFIRMED".into(), "CANCELLED".into()));
    assert_eq!(value(&after, "SUMMARY"), "Cancelled: Personalausweis beantragen, 2 people · for Erika Kaya");
    assert_eq!(value(&after, "DESCRIPTION"), "Your number: K7M-2QX");
}

#[test]
fn the_clock_has_no_part_in_it() {
    let file = calendar_file(german(), false);
    assert_eq!(written(&file), written(&file));
    assert_eq!(value(&written(&file).2, "DTSTAMP"), "20261120T090000Z");
}

#[test]
fn whatever_a_city_writes_stays_one_value_and_no_line_is_too_long() {
    let nasty = "Amt; Zimmer 1, 2\r\n\\n BEGIN:VALARM\u{7}".to_owned();
    let long = "Straße der Überführungsgenehmigungsbehörden 🏛️ ".repeat(12);
    let file = CalendarFile {
        service: nasty.clone(),
        office: nasty,
        address: long.clone(),
        bring: vec![long.clone(), "a,b;c".into()],
        ..calendar_file(german(), false)
    };
    let (_, _, content) = written(&file);
    for line in content.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']));
    }
    assert_eq!(value(&content, "SUMMARY"), "Amt; Zimmer 1, 2\n\\n BEGIN:VALARM, 2 Personen · für Erika Kaya");
    assert_eq!(value(&content, "LOCATION"), format!("Amt; Zimmer 1, 2\n\\n BEGIN:VALARM, {long}"));
    assert_eq!(
        value(&content, "DESCRIPTION"),
        format!("Ihre Nummer: K7M-2QX\n\nBitte mitbringen:\n– {long}\n– a,b;c")
    );
}
