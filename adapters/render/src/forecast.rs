//! What is told outside the chat, as a sentence.

use bot_core::forecast::Foretold;

use crate::text::Text;

/// Its sentences, to be said one after the other.
pub(crate) fn sentences(forecast: &Foretold) -> Vec<Text<'_>> {
    let Foretold { service, next, next_release, days } = forecast;
    if let Some((at, office)) = next {
        return vec![Text::new("forecast-next").words("service", service).at(*at).words("office", office)];
    }
    std::iter::once(Text::new("forecast-none").words("service", service))
        .chain(next_release.map(|at| Text::new("next-release").at(at)))
        .chain(days.map(|days| Text::new("forecast-waitlist").count("days", days)))
        .collect()
}
