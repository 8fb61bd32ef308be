//! Makes two ways of writing the same word equal.

/// Lower case, without spaces, hyphens and marks; `ä`, `ae` and `a` are one, `ß` is `ss`.
///
/// Both sides of a comparison are folded, so it does no harm that "neue" becomes "neu".
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' | 'à' | 'á' | 'â' => folded.push('a'),
            'ö' | 'ò' | 'ó' | 'ô' => folded.push('o'),
            'ü' | 'ù' | 'ú' | 'û' => folded.push('u'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'ß' => folded.push_str("ss"),
            'e' if folded.ends_with(['a', 'o', 'u']) => {}
            letter if letter.is_alphanumeric() => folded.push(letter),
            _ => {}
        }
    }
    folded
}

/// What a reader sees of a text: without marks that only turn the direction of writing or take no room.
/// Joiners stay within words, where some scripts need them.
pub fn visible(text: &str) -> String {
    let seen: String = text.chars().filter(|letter| !is_mark(*letter)).collect();
    seen.trim_matches(|letter: char| is_joiner(letter) || letter.is_whitespace()).to_owned()
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// ZERO WIDTH NON-JOINER and ZERO WIDTH JOINER.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::{fold, visible};

    #[test]
    fn what_nobody_sees_is_not_there() {
        assert_eq!(visible("\u{202e}\u{200b}1\u{200d} "), "1");
        assert_eq!(visible("\u{feff} Rei\u{ad}se\u{2060}pass\u{200f}"), "Reisepass");
        assert_eq!(visible("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }

    #[test]
    fn one_word_however_it_is_written() {
        for written in ["Führerschein", "fuehrerschein", "FUHRERSCHEIN", "Führer-Schein "] {
            assert_eq!(fold(written), "fuhrerschein");
        }
        assert_eq!(fold("Straße"), fold("strasse"));
        assert_eq!(fold(" 🙂 … "), "");
    }
}
