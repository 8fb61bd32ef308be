//! What is said about rules that staff set.

use bot_core::reply::{Before, RuleLabel, RulePassage};
use bot_core::rules::{Gain, RuleRefusal};

use crate::passages;
use crate::text::Text;

/// The paragraphs of a passage.
pub(crate) fn passage(passage: &RulePassage) -> Vec<Text<'_>> {
    let only = |key: &'static str| vec![Text::new(key)];
    match passage {
        RulePassage::Goes { holding } => {
            let goes = Text::new("booking-goes").count("holding", *holding as usize);
            vec![goes, Text::new("how-to-pause")]
        }
        RulePassage::Rests { since, sentence, holding, waiting } => {
            let read = (!sentence.is_empty()).then(|| Text::new("pause-read").words("sentence", sentence));
            let effect = Text::new("pause-effect")
                .count("holding", *holding as usize)
                .count("waiting", *waiting as usize);
            [Text::new("booking-rests").at(*since)].into_iter().chain(read).chain([effect]).collect()
        }
        RulePassage::ExtraWhich => only("extra-which"),
        RulePassage::ExtraWhen { office } => vec![Text::new("extra-when").words("office", office)],
        RulePassage::Extra { office, day, hours, desks, gain: Gain { places, waiting } } => {
            let what = Text::new("extra").words("office", office).day(*day).count("desks", *desks);
            let brings = Text::new("extra-brings")
                .count("places", *places as usize)
                .count("waiting", *waiting as usize);
            vec![passages::hours(what, Some(*hours)), brings]
        }
        RulePassage::Opened { office, day, places } => {
            vec![
                Text::new("extra-opened").words("office", office).day(*day).count("places", *places as usize),
            ]
        }
        RulePassage::NoLastMoments => only("no-last-moments"),
        RulePassage::LastMoments => only("last-moments"),
        RulePassage::LastMoment { service, before: until } => {
            vec![Text::new("last-moment").words("service", service).text("before", before(*until))]
        }
        RulePassage::HowToSet => only("how-to-set-last-moment"),
        RulePassage::Refused(refusal) => only(match refusal {
            RuleRefusal::WholeCity => "rule-whole-city",
            RuleRefusal::NoPlaces => "extra-no-places",
            RuleRefusal::WhichService => "last-moment-which",
            RuleRefusal::TooEarly => "last-moment-too-early",
        }),
    }
}

/// What is on a choice.
pub(crate) fn label(label: RuleLabel) -> Text<'static> {
    Text::new(match label {
        RuleLabel::Pause => "label-pause-booking",
        RuleLabel::Resume => "label-resume-booking",
        RuleLabel::Open => "label-open-extra",
    })
}

/// How long before something begins: „2 Stunden“.
pub(crate) fn before(before: Before) -> Text<'static> {
    match before {
        Before::Minutes(minutes) => Text::new("before-minutes").count("minutes", minutes as usize),
        Before::Hours(hours) => Text::new("before-hours").count("hours", hours as usize),
        Before::Days(days) => Text::new("before-days").count("days", days as usize),
    }
}
