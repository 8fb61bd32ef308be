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

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn one_word_however_it_is_written() {
        for written in ["Führerschein", "fuehrerschein", "FUHRERSCHEIN", "Führer-Schein "] {
            assert_eq!(fold(written), "fuhrerschein");
        }
        assert_eq!(fold("Straße"), fold("strasse"));
        assert_eq!(fold(" 🙂 … "), "");
    }
}
