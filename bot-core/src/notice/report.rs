//! What its authors are told when a notice is over.

use chrono::{DateTime, Utc};

use super::Standing;
use crate::language::Language;
use crate::reply::{NoticePassage, Passage, StaffPassage};
use crate::setting::Setting;
use crate::tell::Teller;
use crate::view::stands;

/// How it ended, for whoever reads this language.
pub fn report(setting: &Setting<'_>, language: &Language, notice: &Standing, now: DateTime<Utc>) -> Passage {
    let stands = stands(&Teller::new(setting, language), notice, now);
    Passage::Staff(StaffPassage::Notice(NoticePassage::Report(stands)))
}
