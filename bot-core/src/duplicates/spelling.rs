//! Three views of a name's part, each coarser than the one before: [`plain`], [`respelled`], [`sound`].

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::fold::fold;

/// What sounds the same in the languages whose names are frequent in German cities; in this order, because
/// one makes what the next one reads.
const SOUND_THE_SAME: [(&str, &str); 21] = [
    ("sch", "s"),
    ("sz", "s"),
    ("sh", "s"),
    ("ph", "f"),
    ("th", "t"),
    ("dt", "t"),
    ("ck", "k"),
    ("tz", "z"),
    ("qu", "kv"),
    ("c", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("ai", "ei"),
    ("ay", "ei"),
    ("ey", "ei"),
    ("ie", "i"),
    ("y", "i"),
    ("j", "i"),
    ("ou", "u"),
    ("oo", "u"),
    ("kh", "k"),
];

/// Folded, and without the marks and strokes of other alphabets: `Şahin` is `sahin`, `Łukasz` is `lukasz`.
pub fn plain(part: &str) -> String {
    let letters: String = part.nfd().filter(|letter| !is_combining_mark(*letter)).map(unstruck).collect();
    fold(&letters)
}

/// Letters that no decomposition takes their stroke from.
fn unstruck(letter: char) -> char {
    match letter {
        'ı' => 'i',
        'ł' | 'Ł' => 'l',
        'đ' | 'Đ' => 'd',
        'ø' | 'Ø' => 'o',
        letter => letter,
    }
}

/// One spelling for those that sound the same: Maier and Meyer, Stephan and Stefan, Yusuf and Jussuf.
pub fn respelled(plain: &str) -> String {
    let respelled =
        SOUND_THE_SAME.iter().fold(plain.to_owned(), |text, (written, heard)| text.replace(written, heard));
    let mut heard = String::with_capacity(respelled.len());
    for letter in respelled.chars() {
        let silent = letter == 'h' && !heard.is_empty();
        if !silent && !heard.ends_with(letter) {
            heard.push(letter);
        }
    }
    heard
}

/// Kölner Phonetik (Hans Joachim Postel, 1969): a digit for each group of consonants, vowels only in front.
/// A part without Latin letters has no sound; it is taken as it is.
pub fn sound(plain: &str) -> String {
    let letters: Vec<char> = plain.chars().collect();
    let mut digits = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        for digit in digits_of(*letter, before, letters.get(at + 1).copied()).chars() {
            if !digits.ends_with(digit) {
                digits.push(digit);
            }
        }
    }
    let spoken: String = digits
        .char_indices()
        .filter(|(at, digit)| *at == 0 || *digit != '0')
        .map(|(_, digit)| digit)
        .collect();
    if spoken.is_empty() { plain.to_owned() } else { spoken }
}

fn digits_of(letter: char, before: Option<char>, after: Option<char>) -> &'static str {
    let is = |neighbour: Option<char>, any: &str| neighbour.is_some_and(|letter| any.contains(letter));
    match letter {
        'a' | 'e' | 'i' | 'j' | 'o' | 'u' | 'y' => "0",
        'p' if is(after, "h") => "3",
        'b' | 'p' => "1",
        'd' | 't' if is(after, "csz") => "8",
        'd' | 't' => "2",
        'f' | 'v' | 'w' => "3",
        'c' if before.is_none() && is(after, "ahkloqrux") => "4",
        'c' if before.is_some() && !is(before, "sz") && is(after, "ahkoqux") => "4",
        'g' | 'k' | 'q' => "4",
        'x' if is(before, "ckq") => "8",
        'x' => "48",
        'l' => "5",
        'm' | 'n' => "6",
        'r' => "7",
        'c' | 's' | 'z' => "8",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn marks_are_left_out() {
        for (written, read) in [
            ("Müller", "muller"),
            ("Mueller", "muller"),
            ("Groß", "gross"),
            ("Şahin", "sahin"),
            ("İbrahim", "ibrahim"),
            ("Yıldız", "yildiz"),
            ("Łukasz", "lukasz"),
            ("Wiśniewski", "wisniewski"),
            ("Ho\u{301}rak", "horak"),
        ] {
            assert_eq!(plain(written), read);
        }
    }

    #[test]
    fn what_sounds_the_same_is_spelled_the_same() {
        for same in [
            &["Meier", "Maier", "Meyer", "Mayer"][..],
            &["Schmidt", "Schmitt"],
            &["Stefan", "Stephan"],
            &["Yusuf", "Jussuf", "Youssuf"],
            &["Christian", "Kristian"],
            &["Mohammed", "Mohamed"],
            &["Sara", "Sarah", "Sahra"],
        ] {
            let spelled: BTreeSet<String> = same.iter().map(|name| respelled(&plain(name))).collect();
            assert_eq!(spelled.len(), 1, "{spelled:?}");
        }
        for (one, other) in [("Jan", "Jana"), ("Tim", "Tom"), ("Lena", "Lina"), ("Maria", "Marie")] {
            assert_ne!(respelled(&plain(one)), respelled(&plain(other)));
        }
    }

    #[test]
    fn cologne_phonetics_as_they_were_published() {
        for (name, digits) in [
            ("Müller-Lüdenscheidt", "65752682"),
            ("Wikipedia", "3412"),
            ("Breschnew", "17863"),
            ("Anna", "06"),
            ("Christian", "47826"),
        ] {
            assert_eq!(sound(&plain(name)), digits, "{name}");
        }
        assert_eq!(sound("мюллер"), "мюллер");
    }
}
