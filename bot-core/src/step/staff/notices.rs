//! Staff write notices, and see to those that go out. Whether they may is the desk's to say, each time.

use chrono::{NaiveDate, NaiveTime};

use crate::conversation::{Ask, NoticeAction, Overlay, Purpose, StaffPrompt, Stage, Writing};
use crate::desk::Call;
use crate::language::Language;
use crate::linking::letters;
use crate::markup::{self, Marked};
use crate::notice::{Audience, Draft, Extent, NoticeRefusal, Remit, Standing, Steering, Texts};
use crate::reply::{NoticePassage, Passage, Placement, StaffPassage};
use crate::staff::{StaffCall, StaffOutcome};
use crate::step::said::Said;
use crate::step::talk::Talk;
use crate::vocabulary::Word;

/// So many letters has a reference, in two halves.
const REFERENCE: usize = 6;

impl Talk<'_> {
    /// Whether whatever is written now is the text of a notice, however long it is.
    pub(in crate::step) fn awaits_notice_text(&self) -> bool {
        self.writing().is_some_and(|writing| matches!(writing.ask, Ask::Text(_)))
    }

    fn writing(&self) -> Option<&Writing> {
        match &self.conversation.stage {
            Stage::Over(Overlay::Staff(StaffPrompt::Writing(writing)), _) => Some(writing),
            _ => None,
        }
    }

    /// Takes the text as what was asked for, unless it is a word for something else.
    pub(in crate::step) fn answers_notice(&mut self, said: &Said<'_>) -> bool {
        let Some(writing) = self.writing().cloned() else { return false };
        if let Some(back) = writing.way_back().filter(|_| said.word == Some(Word::Back)) {
            self.choose_about_notices(back, Placement::New);
            return true;
        }
        let chooses = match said.word {
            Some(Word::Number(number)) => number <= self.conversation.choices.len(),
            Some(Word::Back | Word::More) => true,
            _ => false,
        };
        if chooses {
            return false;
        }
        match &writing.ask {
            Ask::Text(language) => self.take_text(writing.draft, language.clone(), said.text),
            Ask::Days => match self.days_in(said.text) {
                Some((from, to)) => self.take_days(writing.draft, from, to),
                None => return false,
            },
            Ask::Person => match letters(said.text, REFERENCE) {
                Some(letters) => self.take_reference(writing.draft, &letters),
                None => return false,
            },
            Ask::When => match said.time.or(said.hours.map(|hours| hours.from)) {
                Some(time) => self.take_time(writing.draft, said.wanted_day(self.today()), time),
                None => return false,
            },
            Ask::Audience | Ask::Office { .. } | Ask::Service { .. } | Ask::Send(_) => return false,
        }
        true
    }

    /// What was written is shown as it will arrive.
    fn take_text(&mut self, draft: Draft, language: Language, text: &str) {
        match markup::read(text) {
            Ok(text) => {
                self.say_aside(Passage::Notice(text.clone()));
                let mut texts = draft.texts.clone();
                texts.insert(language, text);
                self.look_at_notice(Draft { texts, ..draft }, Placement::New);
            }
            Err(problem) => self.repeat(about(NoticePassage::Broken(problem))),
        }
    }

    fn take_days(&mut self, draft: Draft, from: NaiveDate, to: NaiveDate) {
        let audience = Audience::Booked { from, to, office: None, service: None };
        self.look_at_notice(Draft { audience: Some(audience), ..draft }, Placement::New);
    }

    fn take_reference(&mut self, draft: Draft, letters: &str) {
        let (one, other) = letters.split_at_checked(REFERENCE / 2).unwrap_or((letters, ""));
        let audience = Audience::Person { reference: format!("{one}-{other}") };
        self.look_at_notice(Draft { audience: Some(audience), ..draft }, Placement::New);
    }

    fn take_time(&mut self, draft: Draft, day: Option<NaiveDate>, time: NaiveTime) {
        let local = day.unwrap_or_else(|| self.today()).and_time(time);
        let send_at = self.tell(|tell| tell.instant(local));
        self.look_at_notice(Draft { send_at, ..draft }, Placement::New);
    }

    /// "24.11.", "24.11. bis 26.11.": one day, or all from one to another.
    fn days_in(&self, text: &str) -> Option<(NaiveDate, NaiveDate)> {
        let vocabulary = self.setting.vocabulary;
        let day = |words: &[&str]| self.look_at(&words.join(" ")).wanted_day(self.today());
        let words: Vec<&str> = text.split_whitespace().collect();
        let bound = words.iter().position(|word| vocabulary.word(word) == Some(Word::Until));
        let (from, to) = match bound.and_then(|at| words.split_at_checked(at)) {
            Some((from, [_, to @ ..])) => (day(from)?, day(to)?),
            _ => (day(&words)?, day(&words)?),
        };
        (from <= to).then_some((from, to))
    }

    pub(super) fn look_at_notice(&mut self, draft: Draft, placement: Placement) {
        let call = StaffCall::LookAtNotice { draft: Box::new(draft) };
        self.ask(Call::Staff(call), Purpose::Plain, placement);
    }

    pub(super) fn choose_about_notices(&mut self, action: NoticeAction, placement: Placement) {
        let draft = || self.writing().map(|writing| writing.draft.clone()).unwrap_or_default();
        let call = match action {
            NoticeAction::Write => StaffCall::LookAtNotice { draft: Box::default() },
            NoticeAction::To(audience) => {
                StaffCall::LookAtNotice { draft: Box::new(Draft { audience: Some(audience), ..draft() }) }
            }
            NoticeAction::LookAgain => StaffCall::LookAtNotice { draft: Box::new(draft()) },
            NoticeAction::AtOnce => {
                StaffCall::LookAtNotice { draft: Box::new(Draft { send_at: None, ..draft() }) }
            }
            NoticeAction::Propose => StaffCall::ProposeNotice { draft: Box::new(draft()) },
            NoticeAction::Ask(ask) => return self.ask_about_notice(ask, placement),
            NoticeAction::All => StaffCall::Notices,
            NoticeAction::Open(number) => StaffCall::OpenNotice { number },
            NoticeAction::Steer(number, steering) => StaffCall::SteerNotice { number, steering },
        };
        self.ask(Call::Staff(call), Purpose::Plain, placement);
    }

    fn ask_about_notice(&mut self, ask: Ask, placement: Placement) {
        if let Some(writing) = self.writing().cloned() {
            self.show_staff(StaffPrompt::Writing(Writing { ask, ..writing }), placement);
        } else {
            self.show_open_prompt();
        }
    }

    /// What staff wanted about notices has been answered.
    pub(super) fn notices_answered(&mut self, call: StaffCall, outcome: StaffOutcome, placement: Placement) {
        match (call, outcome) {
            (_, StaffOutcome::Notice { draft, remit, extent }) => {
                self.write_on(*draft, remit, extent, placement);
            }
            (StaffCall::ProposeNotice { .. }, StaffOutcome::Notices { notices, approved: false }) => {
                self.lead_with(about(NoticePassage::Proposed));
                self.show_staff(StaffPrompt::Notices { notices }, placement);
            }
            (StaffCall::ProposeNotice { .. }, StaffOutcome::Notices { notices, approved: true }) => {
                self.lead_with(about(NoticePassage::Done(Steering::Approve)));
                self.show_staff(StaffPrompt::Notices { notices }, placement);
            }
            (StaffCall::SteerNotice { steering, .. }, StaffOutcome::Notices { notices, .. }) => {
                self.lead_with(about(NoticePassage::Done(steering)));
                self.show_staff(StaffPrompt::Notices { notices }, placement);
            }
            (_, StaffOutcome::Notices { notices, .. }) => self.show_notices(notices, placement),
            (_, StaffOutcome::NoticeToApprove { notice, texts, extent }) => {
                self.approve(notice, texts, extent);
            }
            (..) => self.desk_silent(placement),
        }
    }

    /// Asks for what is still missing, in the order in which people think of it.
    fn write_on(&mut self, draft: Draft, remit: Remit, extent: Option<Extent>, placement: Placement) {
        let comes_to_any = matches!(draft.audience, Some(Audience::Booked { office: None, .. }));
        let ask = match (&draft.audience, extent) {
            _ if draft.texts.iter().next().is_none() => Ask::Text(self.setting.city.city.language.clone()),
            (None, _) => Ask::Audience,
            _ if comes_to_any && !remit.offices.is_empty() => Ask::Office { page: 0 },
            (Some(_), Some(extent)) => Ask::Send(extent),
            (Some(_), None) => Ask::Audience,
        };
        self.show_staff(StaffPrompt::Writing(Writing { draft, remit, ask }), placement);
    }

    /// Each text as it would arrive, then the question.
    fn approve(&mut self, notice: Standing, texts: Texts, extent: Extent) {
        let shown: Vec<Marked> = texts.iter().map(|(_, text)| text.clone()).collect();
        shown.into_iter().for_each(|text| self.say_aside(Passage::Notice(text)));
        let languages = texts.iter().map(|(language, _)| language.clone()).collect();
        self.show_staff(StaffPrompt::Approval { notice, languages, extent }, Placement::New);
    }

    /// What is shown already is not shown again; where it stands open, the message changes in its place.
    fn show_notices(&mut self, notices: Vec<Standing>, placement: Placement) {
        match &mut self.conversation.stage {
            Stage::Over(Overlay::Staff(StaffPrompt::Notices { notices: shown }), _)
                if placement == Placement::Edit =>
            {
                if *shown != notices {
                    *shown = notices;
                    self.refresh();
                }
            }
            _ => self.show_staff(StaffPrompt::Notices { notices }, placement),
        }
    }

    /// Notices have come further: who looks at them sees it.
    pub(in crate::step) fn notices_moved(&mut self) {
        let is_looking =
            matches!(self.conversation.stage, Stage::Over(Overlay::Staff(StaffPrompt::Notices { .. }), _));
        if is_looking && self.conversation.waiting.is_none() {
            self.ask(Call::Staff(StaffCall::Notices), Purpose::Plain, Placement::Edit);
        }
    }

    /// The reason is said, and what was asked stays open; where somebody was quicker, how it stands now.
    pub(super) fn notice_refused(&mut self, refusal: NoticeRefusal, placement: Placement) {
        let language = self.setting.city.city.language.code().to_owned();
        let passage = about(NoticePassage::Refused { refusal, language });
        match refusal {
            NoticeRefusal::Gone => {
                self.lead_with(passage);
                self.ask(Call::Staff(StaffCall::Notices), Purpose::Plain, placement);
            }
            _ => self.repeat(passage),
        }
    }
}

pub(super) fn about(passage: NoticePassage) -> Passage {
    Passage::Staff(StaffPassage::Notice(passage))
}
