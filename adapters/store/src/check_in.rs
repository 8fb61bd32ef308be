//! The codes by which citizens check in: made of the database's key, the office and the day, and kept nowhere.

use bot_core::City;
use bot_core::day::CheckInCode;
use bot_core::ids::OfficeId;
use chrono::NaiveDate;

use crate::seal::Codec;

const CODE: &str = "check in";

/// The code of an office on a day by the offices' clock.
pub fn code(codec: &Codec, office: &OfficeId, day: NaiveDate) -> CheckInCode {
    let hash = codec.hash(CODE, &format!("{day} {office}"));
    let mut bytes = [0; CheckInCode::LENGTH];
    bytes.iter_mut().zip(hash).for_each(|(byte, hashed)| *byte = hashed);
    CheckInCode::of(bytes)
}

/// The office where this code hangs on a day.
pub fn office(codec: &Codec, city: &City, typed: &CheckInCode, day: NaiveDate) -> Option<OfficeId> {
    let mut offices = city.offices.iter().map(|office| &office.id);
    offices.find(|office| code(codec, office, day) == *typed).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_office_has_its_own_code_each_day_and_under_each_key() {
        let (mitte, nord) = (OfficeId::new("mitte"), OfficeId::new("nord"));
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let (one, other) = (Codec::new(&[1; 32]), Codec::new(&[2; 32]));
        let ours = code(&one, &mitte, day(23));
        assert_eq!(code(&one, &mitte, day(23)), ours);
        assert_ne!(code(&one, &nord, day(23)), ours);
        assert_ne!(code(&one, &mitte, day(24)), ours);
        assert_ne!(code(&other, &mitte, day(23)), ours);
    }
}
