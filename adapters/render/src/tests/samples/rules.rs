//! … and to staff who set rules.

use bot_core::desk::Hours;
use bot_core::reply::{Before, RuleLabel, RulePassage};
use bot_core::rules::{Gain, RuleRefusal};
use chrono::NaiveTime;

use super::{service, tuesday};

pub(in crate::tests) fn passages() -> Vec<RulePassage> {
    use RulePassage::*;
    let office = || "Bürgeramt Mitte".to_owned();
    let rests = |sentence: &str, holding, waiting| Rests {
        since: tuesday(),
        sentence: sentence.to_owned(),
        holding,
        waiting,
    };
    every![RulePassage:
        Goes => [0, 1, 7].map(|holding| Goes { holding }),
        Rests => [rests("", 0, 0), rests("Wegen einer Störung geht es morgen weiter.", 1, 1), rests("", 7, 12)],
        ExtraWhich => [ExtraWhich],
        ExtraWhen => [ExtraWhen { office: office() }],
        Extra => [(1, 1, 0), (2, 16, 1), (2, 16, 7)].map(|(desks, places, waiting)| Extra {
            office: office(),
            day: tuesday().date(),
            hours: afternoon(),
            desks,
            gain: Gain { places, waiting },
        }),
        Opened => [1, 16].map(|places| Opened { office: office(), day: tuesday().date(), places }),
        NoLastMoments => [NoLastMoments],
        LastMoments => [LastMoments],
        LastMoment => [1, 30, 60, 120, 24 * 60, 3 * 24 * 60]
            .map(|minutes| LastMoment { service: service(), before: Before::of(minutes) }),
        HowToSet => [HowToSet],
        Refused => {
            use RuleRefusal::*;
            every![RuleRefusal:
                WholeCity => [WholeCity],
                NoPlaces => [NoPlaces],
                WhichService => [WhichService],
                TooEarly => [TooEarly],
            ]
            .into_iter()
            .map(Refused)
        },
    ]
}

pub(in crate::tests) fn labels() -> Vec<RuleLabel> {
    use RuleLabel::*;
    every![RuleLabel:
        Pause => [Pause],
        Resume => [Resume],
        Open => [Open],
    ]
}

fn afternoon() -> Hours {
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
    Hours { from: time(14).unwrap(), to: time(16) }
}
