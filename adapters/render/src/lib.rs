//! What the bot says, in each citizen's language: typed replies become finished text.
//!
//! ```text
//! Reply → passages, labels: which texts with which facts → a locale says them → Rendered
//! ```
//!
//! A tour: [`Locales`] is what there is to see from outside, and [`table`] for files of rows. Inside, `passages`, `labels` and
//! `calendar` name a text and its facts (`text`), the same for every language; `locale` says it
//! with one language's Fluent files and dates (`dates`); `words` reads the words citizens write;
//! `embedded` lists the languages.
//!
//! To add a language: copy `locales/en` to `locales/<code>`, translate, and add its line in
//! `embedded.rs`. The tests name every key and variable that is missing, left over, or spelt
//! differently, every word that would get two meanings, and print all texts to be read aloud.
//!
//! To say something new: add the passage or label to `bot-core`; the compiler leads to its arm
//! here and the tests to each locale.

mod calendar;
mod closures;
mod dates;
mod day;
mod embedded;
mod error;
mod figures;
mod forecast;
mod labels;
mod locale;
mod locales;
mod notices;
mod numbers;
mod on_behalf;
mod passages;
mod pictures;
mod plea;
mod poster;
mod rules;
mod sheet;
mod staff;
pub mod table;
mod text;
mod trade;
mod troubles;
mod words;

#[cfg(test)]
mod tests;

pub use error::LocaleError;
pub use locales::Locales;
