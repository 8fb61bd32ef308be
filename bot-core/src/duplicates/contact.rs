//! Telephone numbers and e-mail addresses as people mean them, not as they write them.

/// The country whose numbers are also written without it.
const HOME: &str = "49";
/// Fewer digits are no number that only one household has, and more are none at all.
const DIGITS: std::ops::RangeInclusive<usize> = 6..=20;
/// A number of this many digits that begins with [`HOME`] lacks nothing but its `+`.
const INTERNATIONAL: usize = 11;

/// `0231 / 47-1100`, `+49 (0)231 471100` and `0049231471100` are `0231471100`; other countries keep their
/// code: `0031…`.
pub fn phone(written: &str) -> Option<String> {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let abroad = if written.trim_start().starts_with('+') {
        Some(digits.as_str())
    } else {
        digits
            .strip_prefix("00")
            .or_else(|| Some(&*digits).filter(|all| all.len() >= INTERNATIONAL && all.starts_with(HOME)))
    };
    let number = match abroad.map(|number| (number, number.strip_prefix(HOME))) {
        Some((_, Some(national))) => format!("0{}", national.trim_start_matches('0')),
        Some((foreign, None)) => format!("00{foreign}"),
        None => digits,
    };
    DIGITS.contains(&number.len()).then_some(number)
}

/// Addresses differ by case in writing only.
pub fn email(written: &str) -> Option<String> {
    let address = written.trim().to_lowercase();
    (!address.is_empty()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::{email, phone};

    #[test]
    fn one_number_however_it_is_written() {
        for written in [
            "0231 471100",
            "0231/47-11-00",
            "(0231) 47 11 00",
            "+49 231 471100",
            "+49 (0)231 471100",
            "0049231471100",
            "49231471100",
        ] {
            assert_eq!(phone(written).as_deref(), Some("0231471100"), "{written}");
        }
    }

    #[test]
    fn other_numbers_stay_others() {
        assert_eq!(phone("+31 231 471100").as_deref(), Some("0031231471100"));
        assert_eq!(phone("0031 231 471100").as_deref(), Some("0031231471100"));
        assert_ne!(phone("0231 471100"), phone("0221 471100"));
        for none in ["", "-", "keins", "115", "+49", &"0231".repeat(1_000)] {
            assert_eq!(phone(none), None, "{none}");
        }
    }

    #[test]
    fn one_address_however_it_is_written() {
        assert_eq!(email(" Ada@Example.org"), email("ada@example.org"));
        assert_eq!(email("  "), None);
    }
}
