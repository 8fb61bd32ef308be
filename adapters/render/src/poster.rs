//! A poster on A4: a drawing (SVG) with few large words and a code for each messenger, which needs nothing else.

use std::fmt::Write as _;

use bot_core::poster::{Messenger, Poster, Way};
use qrcode::{Color, EcLevel, QrCode};

use crate::sheet::escaped;
use crate::text::Text;

/// Millimetres of an A4 page, and of what stays free at its sides.
const WIDTH: f64 = 210.0;
const HEIGHT: f64 = 297.0;
const MARGIN: f64 = 14.0;
/// A letter is about so wide, as part of its height.
const LETTER: f64 = 0.56;
/// The next line begins so much below, as part of the height of a letter.
const LINE: f64 = 1.2;
/// What to do with a code stands above it, in lines of this height together.
const SCAN_LINES: f64 = 11.0;
/// A code is at most so large, in millimetres: it is read from some steps away.
const LARGEST_CODE: f64 = 120.0;
/// Readers of codes want so many light modules around them.
const QUIET: usize = 4;

/// How large words may be, in millimetres, and on how many lines; the first that fits is taken.
type Sizes = &'static [(f64, usize)];

const CITY: Sizes = &[(8.0, 1), (6.0, 2)];
const TITLE: Sizes = &[(20.0, 1), (14.0, 1)];
const SERVICE: Sizes = &[(15.0, 2), (11.0, 3), (8.0, 4)];
const OFFICE: Sizes = &[(9.0, 1), (7.0, 2)];
const SCAN: Sizes = &[(6.0, 1), (4.5, 2)];
const TYPE: Sizes = &[(5.0, 1), (4.0, 2)];
const WORDS: Sizes = &[(7.5, 1), (6.0, 2), (4.5, 3)];
const WHO: Sizes = &[(4.0, 2)];

/// The drawing, with its texts said by `say`; `None` where an address is longer than a code can be.
pub(crate) fn svg(poster: &Poster, say: impl Fn(Text<'_>) -> String) -> Option<String> {
    let mut page = Page { y: MARGIN, drawn: String::new() };
    page.words(&poster.city, CITY, Weight::Plain);
    page.words(&say(Text::new("poster-title")), TITLE, Weight::Bold);
    page.y += 4.0;
    page.words(&poster.service, SERVICE, Weight::Bold);
    page.words(&poster.office, OFFICE, Weight::Plain);
    let mut foot = Page { y: 0.0, drawn: String::new() };
    for way in &poster.ways {
        let text = Text::new("poster-type").words("messenger", way.messenger.name()).words("bot", &way.bot);
        foot.words(&say(text), TYPE, Weight::Plain);
    }
    foot.words(&say(Text::new("poster-words").words("words", &poster.words)), WORDS, Weight::Bold);
    foot.y += 2.0;
    foot.words(&say(Text::new("poster-who").words("city", &poster.city)), WHO, Weight::Plain);
    let foot_at = HEIGHT - MARGIN - foot.y;
    let codes = codes(&poster.ways, (page.y + 4.0, foot_at - 2.0), say)?;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"210mm\" height=\"297mm\" viewBox=\"0 0 210 297\" \
         xml:lang=\"{language}\" font-family=\"sans-serif\" text-anchor=\"middle\">\n\
         <rect width=\"210\" height=\"297\" fill=\"#fff\"/>\n{head}{codes}\
         <g transform=\"translate(0 {foot_at:.1})\">\n{foot}</g>\n</svg>\n",
        language = drawn(poster.language.code()),
        head = page.drawn,
        foot = foot.drawn,
    ))
}

#[derive(Clone, Copy)]
enum Weight {
    Plain,
    Bold,
}

/// A page that is written from its top.
struct Page {
    y: f64,
    drawn: String,
}

impl Page {
    /// Words in the middle of the page, as large as they can be.
    fn words(&mut self, text: &str, sizes: Sizes, weight: Weight) {
        let drawn = column(text, sizes, weight, (WIDTH / 2.0, self.y), WIDTH - 2.0 * MARGIN);
        self.drawn.push_str(&drawn.0);
        self.y = drawn.1;
    }
}

/// Words in the middle of a column of this width, as large as they can be, and where they end.
fn column(text: &str, sizes: Sizes, weight: Weight, (x, top): (f64, f64), width: f64) -> (String, f64) {
    let (size, lines) = fitted(text, sizes, width);
    let weight = match weight {
        Weight::Plain => "normal",
        Weight::Bold => "bold",
    };
    let (mut y, mut written) = (top, String::new());
    for line in &lines {
        y += size * LINE;
        // Writing to a text never fails.
        let _ = writeln!(
            written,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" font-weight=\"{weight}\">{}</text>",
            drawn(line)
        );
    }
    (written, y)
}

/// In which size a text fits, and its lines; at the smallest it is cut where it must be.
fn fitted(text: &str, sizes: Sizes, width: f64) -> (f64, Vec<String>) {
    let mut tried = (1.0, Vec::new());
    for (size, most) in sizes {
        // A column is some letters wide, and no more than some hundred.
        let letters = (width / (size * LETTER)).floor().max(1.0) as usize;
        let lines = wrapped(text, letters);
        if lines.len() <= *most {
            return (*size, lines);
        }
        let mut cut: Vec<String> = lines.into_iter().take(*most).collect();
        if let Some(last) = cut.last_mut() {
            last.push('…');
        }
        tried = (*size, cut);
    }
    tried
}

/// Lines of at most so many letters, parted between words where that can be.
fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let mut word: Vec<char> = word.chars().collect();
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.len() <= letters => {
                line.push(' ');
                line.extend(word);
                continue;
            }
            _ => {}
        }
        while word.len() > letters {
            let rest = word.split_off(letters);
            lines.push(word.into_iter().collect());
            word = rest;
        }
        lines.push(word.into_iter().collect());
    }
    lines
}

/// The codes beside each other, between these heights, each with what to do with it.
fn codes(ways: &[Way], (top, bottom): (f64, f64), say: impl Fn(Text<'_>) -> String) -> Option<String> {
    let beside = WIDTH / ways.len().max(1) as f64;
    let side = (bottom - top - SCAN_LINES).min(beside - MARGIN).min(LARGEST_CODE);
    // What is left over stays above and below.
    let top = top + (bottom - top - SCAN_LINES - side) / 2.0;
    let mut written = String::new();
    for (nth, way) in ways.iter().enumerate() {
        let middle = beside * (nth as f64 + 0.5);
        let key = match way.messenger {
            Messenger::Telegram => "poster-scan-telegram",
            Messenger::Matrix => "poster-scan-matrix",
        };
        let (text, _) = column(&say(Text::new(key)), SCAN, Weight::Bold, (middle, top), beside - MARGIN);
        let under = top + SCAN_LINES;
        written.push_str(&text);
        written.push_str(&code(&way.link, (middle - side / 2.0, under), side)?);
    }
    Some(written)
}

/// A code of this side, its quiet zone included.
fn code(link: &str, (x, y): (f64, f64), side: f64) -> Option<String> {
    let code = QrCode::with_error_correction_level(link, EcLevel::M).ok()?;
    let (width, colors) = (code.width(), code.to_colors());
    let scale = side / (width + 2 * QUIET) as f64;
    let mut path = String::new();
    for (row, colors) in colors.chunks(width.max(1)).enumerate() {
        let mut column = 0;
        for same in colors.chunk_by(|one, next| one == next) {
            if same.first() == Some(&Color::Dark) {
                let (x, y, length) = (column + QUIET, row + QUIET, same.len());
                // Writing to a text never fails.
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
            }
            column += same.len();
        }
    }
    Some(format!(
        "<path transform=\"translate({x:.2} {y:.2}) scale({scale:.4})\" shape-rendering=\"crispEdges\" d=\"{path}\"/>\n"
    ))
}

/// Whatever a city calls its services, it is no markup, and nothing that a drawing may not carry.
fn drawn(text: &str) -> String {
    let seen: String = text.chars().filter(|sign| !sign.is_control()).collect();
    escaped(&seen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(wrapped("Auto anmelden", 13), ["Auto anmelden"]);
        assert_eq!(wrapped("Auto anmelden", 12), ["Auto", "anmelden"]);
        assert_eq!(wrapped("  Führungszeugnis ", 9), ["Führungsz", "eugnis"]);
        assert_eq!(wrapped("", 9), [""; 0]);
    }

    #[test]
    fn a_long_name_is_smaller_and_cut_at_last() {
        let width = WIDTH - 2.0 * MARGIN;
        assert_eq!(fitted("Personalausweis", SERVICE, width).0, 15.0);
        let long = "Fahrerlaubnis, Ersatz des Führerscheins nach Verlust oder Diebstahl";
        let (size, lines) = fitted(long, SERVICE, width);
        assert_eq!((size, lines.join(" ")), (11.0, long.to_owned()));
        let (size, lines) = fitted(&"Wort ".repeat(100), SERVICE, width);
        assert!(size == 8.0 && lines.len() == 4 && lines[3].ends_with('…'));
    }

    #[test]
    fn a_code_shows_the_same_modules_that_were_made() {
        let link = "https://t.me/termine_bot?start=personalausweis__nord";
        let made = QrCode::with_error_correction_level(link, EcLevel::M).unwrap();
        let drawn = code(link, (0.0, 0.0), 100.0).unwrap();
        let path = drawn.split("d=\"").nth(1).unwrap().trim_end_matches("\"/>\n");
        let mut dark = 0;
        for run in path.split('z').filter(|run| !run.is_empty()) {
            let numbers: Vec<usize> = run
                .split(|sign: char| !sign.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            let (x, y, length) = (numbers[0] - QUIET, numbers[1] - QUIET, numbers[2]);
            assert!((x..x + length).all(|x| made[(x, y)] == Color::Dark), "{run}");
            dark += length;
        }
        assert_eq!(dark, made.to_colors().iter().filter(|color| **color == Color::Dark).count());
    }

    #[test]
    fn an_address_without_end_is_refused() {
        assert_eq!(code(&"x".repeat(3_000), (0.0, 0.0), 100.0), None);
    }
}
