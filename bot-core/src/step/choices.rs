//! Which of the open choices a text names.

use chrono::Datelike as _;

use super::said::Said;
use super::talk::Talk;
use crate::closure::Alternative;
use crate::conversation::{
    Action, Ask, CounselAction, DayAction, FiguresAction, FiguresLook, NoticeAction, OnBehalfAction,
    PleaAction, RuleAction, StaffAction, TradeAction, Wanted,
};
use crate::fold::fold;
use crate::ids::OfficeId;
use crate::notice::Steering;
use crate::staff::Attendance;
use crate::trade::Amount;
use crate::vocabulary::{AtDesk, Confirmation, InTrade, PleaWord, Word};
use crate::waitlist::Part;

impl Talk<'_> {
    /// The open choice that the text names: by its time, its day, or a part of its name. Two that fit
    /// equally well are none.
    pub(super) fn choice_named(&self, said: &Said<'_>) -> Option<Action> {
        let choices = &self.conversation.choices;
        let exact = choices.iter().find(|action| self.names(action).any(|name| name == said.folded));
        let mut fitting = choices.iter().filter(|action| self.fits(action, said));
        match (exact, fitting.next(), fitting.next()) {
            (Some(action), ..) | (None, Some(action), None) => Some(action.clone()),
            _ => None,
        }
    }

    fn fits(&self, action: &Action, said: &Said<'_>) -> bool {
        match action {
            Action::Place(place)
            | Action::TakeAlternative(_, Alternative { place, .. })
            | Action::Trade(TradeAction::Swap(_, place)) => {
                let at = self.tell(|tell| tell.local(place.starts_at));
                said.time.is_some_and(|time| time == at.time())
                    && said.day.is_none_or(|day| day == at.date())
                    && said.weekday.is_none_or(|day| u32::from(day) == at.weekday().num_days_from_monday())
                    && said.weeks.is_none()
                    && said.people.is_none()
                    && !said.is_negated()
                    && self.may_be_at(&place.office, said)
            }
            // A day is a wish, and there may be more in the text.
            Action::Day(_) => false,
            _ => said.folded.len() >= 3 && self.names(action).any(|name| name.contains(&said.folded)),
        }
    }

    /// Whether the text names no other office than this one.
    fn may_be_at(&self, office: &OfficeId, said: &Said<'_>) -> bool {
        let Some(draft) = self.conversation.stage.draft() else { return true };
        let city = self.setting.city;
        let named = city.offices_named(&draft.wish.services(), said.text, self.setting.vocabulary);
        named.is_empty() || named.iter().any(|other| other.id == *office)
    }

    /// The folded names of a choice, in every language the city writes.
    fn names<'b>(&'b self, action: &'b Action) -> impl Iterator<Item = String> + 'b {
        let city = &self.setting.city;
        let localized = match action {
            Action::Group(group) => city.group(group).map(|group| &group.name),
            Action::Service(service) | Action::AddErrand(service) => {
                city.service(service).map(|service| &service.name)
            }
            Action::Office(office)
            | Action::Staff(StaffAction::Figures(FiguresAction::Office(FiguresLook {
                office: Some(office),
                ..
            }))) => city.office(office).map(|office| &office.name),
            _ => None,
        };
        let ward = match action {
            Action::Ward(ward) => Some(ward.name.as_str()),
            _ => None,
        };
        let district = match action {
            Action::Office(office) => city.office(office).map(|office| office.district.as_str()),
            Action::District(district) => Some(district.as_str()),
            _ => None,
        };
        let names = localized.into_iter().flat_map(|name| name.texts()).chain(ward).chain(district).map(fold);
        names.filter(|name| !name.is_empty())
    }
}

/// Whether a word does what this choice does.
pub(super) fn means(word: Word, action: &Action) -> bool {
    match word {
        Word::Yes => {
            matches!(
                action,
                Action::Book
                    | Action::ConfirmCancel
                    | Action::ConfirmForget
                    | Action::ConfirmLink
                    | Action::ConfirmUnlink
                    | Action::TakeOffer
                    | Action::WaitLonger
                    | Action::Coming
                    | Action::AllThere
                    | Action::Staff(StaffAction::Close(_))
                    | Action::Trade(TradeAction::Book(_, Amount::All) | TradeAction::Cancel(_))
                    | Action::KeepThis(_)
                    | Action::TakeNews
                    | Action::Plea(PleaAction::MaySee(true))
                    | Action::Staff(StaffAction::OnBehalf(OnBehalfAction::Book | OnBehalfAction::Cancel))
                    | Action::Staff(StaffAction::Rules(RuleAction::OpenExtra(_)))
                    | Action::Staff(StaffAction::Notice(
                        NoticeAction::Propose | NoticeAction::Steer(_, Steering::Approve)
                    ))
            )
        }
        Word::YesTo(Confirmation::Book) => {
            matches!(
                action,
                Action::Book
                    | Action::Trade(TradeAction::Book(_, Amount::All))
                    | Action::Staff(StaffAction::OnBehalf(OnBehalfAction::Book))
            )
        }
        Word::YesTo(Confirmation::Move) => {
            matches!(action, Action::Book | Action::Staff(StaffAction::OnBehalf(OnBehalfAction::Book)))
        }
        Word::AsManyAsFit => matches!(action, Action::Trade(TradeAction::Book(_, Amount::AsManyAsFit))),
        Word::YesTo(Confirmation::Cancel) => {
            matches!(
                action,
                Action::ConfirmCancel
                    | Action::Trade(TradeAction::Cancel(_))
                    | Action::Staff(StaffAction::OnBehalf(OnBehalfAction::Cancel))
            )
        }
        Word::YesTo(Confirmation::Forget) => matches!(action, Action::ConfirmForget),
        Word::YesTo(Confirmation::Link) => matches!(action, Action::ConfirmLink),
        Word::YesTo(Confirmation::Unlink) => matches!(action, Action::ConfirmUnlink),
        Word::No => {
            matches!(
                action,
                Action::Keep
                    | Action::DeclineOffer
                    | Action::NotComing
                    | Action::NotAllThere
                    | Action::CannotComeLater(_)
                    | Action::GiveBack
                    | Action::Plea(PleaAction::MaySee(false))
                    | Action::Back
            )
        }
        Word::TakeOffer => matches!(action, Action::TakeOffer),
        Word::DeclineOffer => matches!(action, Action::DeclineOffer | Action::CannotComeLater(_)),
        Word::ShortNotice => matches!(action, Action::ShortNotice(..) | Action::AskWish(Part::Nearby)),
        Word::ChangeWishes => matches!(action, Action::AskWishes),
        Word::ChangeWish(part) => matches!(action, Action::AskWish(asked) if *asked == part),
        Word::AsWished => matches!(action, Action::Wish(Wanted::Nearby(offices)) if offices.is_empty()),
        Word::AskStaff => matches!(action, Action::AskStaff(_)),
        Word::LeaveWaitlist => matches!(action, Action::LeaveWaitlist(_)),
        Word::WaitLonger => matches!(action, Action::WaitLonger),
        Word::Coming => matches!(action, Action::Coming | Action::AllThere),
        Word::AllThere => matches!(action, Action::AllThere),
        Word::NotAllThere => matches!(action, Action::NotAllThere),
        Word::Object => matches!(action, Action::Object),
        Word::Keep => matches!(action, Action::Keep | Action::KeepThis(_)),
        Word::GiveBack => matches!(action, Action::GiveBack),
        Word::AllNeeded => matches!(action, Action::AllNeeded),
        Word::LeaveNews => matches!(action, Action::LeaveNews),
        Word::InTrade(word) => word.means(action),
        Word::More => {
            matches!(
                action,
                Action::More
                    | Action::Later
                    | Action::Staff(
                        StaffAction::Requests { page: 1.. }
                            | StaffAction::Day(DayAction::List { page: Some(1..), .. })
                            | StaffAction::Notice(NoticeAction::Ask(
                                Ask::Office { page: 1.. } | Ask::Service { page: 1.. }
                            ))
                            | StaffAction::OnBehalf(OnBehalfAction::Later)
                    )
                    | Action::Trade(TradeAction::Ledger { page: 1.. })
            )
        }
        Word::MoreTime => matches!(action, Action::MoreTime),
        Word::ChangeDetails => matches!(action, Action::ChangeDetails),
        Word::OtherOffice => {
            matches!(
                action,
                Action::OtherOffice
                    | Action::AskWish(Part::Offices)
                    | Action::Staff(StaffAction::OnBehalf(OnBehalfAction::OtherOffice))
            )
        }
        Word::AnyOffice => match action {
            Action::Wish(Wanted::Nearby(offices)) => offices.is_empty(),
            action => matches!(
                action,
                Action::AnyOffice
                    | Action::Staff(
                        StaffAction::OnBehalf(OnBehalfAction::Office(None))
                            | StaffAction::Figures(FiguresAction::Office(FiguresLook { office: None, .. }))
                    )
            ),
        },
        Word::OtherDay => matches!(action, Action::OtherDay),
        Word::AnyDay => matches!(action, Action::AnyDay),
        Word::AnyHour => matches!(action, Action::AnyHour),
        Word::ForSeveral => matches!(action, Action::ForSeveral),
        Word::OneMoreErrand => matches!(action, Action::OneMoreErrand),
        Word::SomebodyElse => matches!(action, Action::SomebodyElse),
        Word::Myself => matches!(action, Action::Myself),
        Word::Undo => matches!(action, Action::Undo),
        Word::AtDesk(word) => word.means(action),
        Word::Plea(word) => word.means(action),
        Word::LinkAnother => matches!(action, Action::LinkAnother),
        Word::RemindHere => matches!(action, Action::RemindHere),
        Word::Unlink => matches!(action, Action::Unlink | Action::ConfirmUnlink),
        Word::Back
        | Word::Number(_)
        | Word::NumberSign
        | Word::Weekday(_)
        | Word::InDays(_)
        | Word::InWeeks(_)
        | Word::Month(_)
        | Word::Hours { .. }
        | Word::From
        | Word::Until
        | Word::And
        | Word::People
        | Word::Desks
        | Word::Minutes
        | Word::FullHours
        | Word::Late
        | Word::Command(_)
        | Word::Hello
        | Word::Thanks
        | Word::Not
        | Word::Look
        | Word::Expires
        | Word::AsLongAsItTakes
        | Word::But => false,
    }
}

impl InTrade {
    /// Whether a choice does what was said.
    fn means(self, action: &Action) -> bool {
        let Action::Trade(action) = action else { return false };
        match self {
            InTrade::Ledger => matches!(action, TradeAction::Ledger { .. }),
            InTrade::OtherTime => matches!(action, TradeAction::Times(_)),
            InTrade::File => matches!(action, TradeAction::File),
        }
    }
}

impl AtDesk {
    /// Whether a choice does what was said.
    fn means(self, action: &Action) -> bool {
        let Action::Staff(action) = action else { return false };
        match self {
            AtDesk::Arrived => matches!(action, StaffAction::Mark(_, Attendance::Arrived)),
            AtDesk::Missed => matches!(action, StaffAction::Mark(_, Attendance::Missed)),
            AtDesk::Done => matches!(action, StaffAction::Mark(_, Attendance::Done)),
            AtDesk::Serve => matches!(action, StaffAction::Day(DayAction::Serve(_))),
            AtDesk::Again => matches!(action, StaffAction::Day(DayAction::Again(_))),
            AtDesk::Next => matches!(action, StaffAction::Day(DayAction::Next)),
            AtDesk::Sheet => matches!(action, StaffAction::Day(DayAction::Sheet(_))),
            AtDesk::Pictures(theme) => {
                matches!(action, StaffAction::Figures(FiguresAction::Colours(look)) if look.theme == theme)
            }
        }
    }
}

impl PleaWord {
    /// Whether a choice does what was said.
    fn means(self, action: &Action) -> bool {
        match (self, action) {
            (PleaWord::By(said), Action::Plea(PleaAction::By(channel))) => said == *channel,
            (PleaWord::Withdraw, Action::Plea(PleaAction::End(_)))
            | (PleaWord::Phrases, Action::Staff(StaffAction::Plea(CounselAction::Phrases(_))))
            | (PleaWord::Settled, Action::Staff(StaffAction::Plea(CounselAction::End(_))))
            | (PleaWord::GiveBack, Action::Staff(StaffAction::Plea(CounselAction::GiveBack(_)))) => true,
            _ => false,
        }
    }
}
