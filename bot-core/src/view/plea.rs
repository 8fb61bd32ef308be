//! The prompts for a citizen who would like to speak with a person.

use chrono::{DateTime, Utc};

use super::View;
use crate::conversation::{Action, PleaAction, PleaPrompt};
use crate::desk::Field;
use crate::plea::{Channel, Standing};
use crate::reply::{Age, Label, Passage, PleaLabel, PleaPassage};
use crate::tell::Teller;

pub(super) fn prompt(tell: &Teller, prompt: &PleaPrompt) -> View {
    match prompt {
        PleaPrompt::Topic => {
            let (phone, hours) = (tell.phone(), tell.phone_hours());
            say(PleaPassage::AskTopic { phone, hours }).back()
        }
        PleaPrompt::Channel { .. } => {
            let ways = [Channel::Here, Channel::Phone, Channel::Email];
            say(PleaPassage::AskChannel)
                .row(ways.map(|channel| choice(PleaLabel::By(channel), PleaAction::By(channel))))
                .back()
        }
        PleaPrompt::Reach { channel, .. } => {
            let field = if *channel == Channel::Email { Field::Email } else { Field::Phone };
            View::say(Passage::Ask(field)).back()
        }
        PleaPrompt::Consent { .. } => say(PleaPassage::AskConsent)
            .row([
                choice(PleaLabel::MaySee, PleaAction::MaySee(true)),
                choice(PleaLabel::MayNotSee, PleaAction::MaySee(false)),
            ])
            .back(),
        PleaPrompt::Stands { standing, at } => stands(tell, standing, *at),
        PleaPrompt::Talking { request } => {
            let end = choice(PleaLabel::End, PleaAction::End(request.clone()));
            say(PleaPassage::Begun).row([end]).back()
        }
    }
}

fn stands(tell: &Teller, standing: &Standing, at: DateTime<Utc>) -> View {
    let is = PleaPassage::Stands {
        topic: standing.topic.clone(),
        channel: standing.channel,
        reach: standing.reach.clone(),
        age: Age::between(standing.filed_at, at),
    };
    let next = match standing.taken && standing.elsewhere {
        true => PleaPassage::Elsewhere,
        false => PleaPassage::Next {
            taken: standing.taken,
            minutes: standing.minutes,
            phone: tell.phone(),
            hours: tell.phone_hours(),
        },
    };
    let withdraw = choice(PleaLabel::Withdraw, PleaAction::End(standing.request.clone()));
    View { passages: vec![Passage::Plea(is), Passage::Plea(next)], choices: Vec::new() }
        .row([withdraw])
        .back()
}

fn say(passage: PleaPassage) -> View {
    View::say(Passage::Plea(passage))
}

fn choice(label: PleaLabel, action: PleaAction) -> (Label, Action) {
    (Label::Plea(label), Action::Plea(action))
}
