//! What a desk answers.

use std::collections::BTreeSet;

use bot_core::closure::{Closure, Extent, Progress};
use bot_core::day::{
    Arrival, Arriving, Before, Called, CheckInCode, DayCall, DayOutcome, DayRefusal, Expected, Presence,
};
use bot_core::desk::{Answer, Appointment, Call, Contact, Field, Hold, Outcome, Place, Refusal, Ward};
use bot_core::errand::Errand;
use bot_core::event::Event;
use bot_core::figures::{FiguresOutcome, Step, Summary, Tally};
use bot_core::ids::{
    AppointmentId, ClosureId, HoldId, OfficeId, OrderId, PersonId, PlaceId, RequestId, ServiceId,
};
use bot_core::linking::{Code, LinkRefusal, Links, Reminders};
use bot_core::notice;
use bot_core::on_behalf::{ClaimCode, Found, Kept, OnBehalfCall, OnBehalfOutcome, OnBehalfRefusal};
use bot_core::plea::{
    Channel, Line, PleaCall, PleaDeed, PleaDone, PleaOutcome, PleaRefusal, SoFar, Spoken, Standing, Taken,
};
use bot_core::rules::{Booking, Gain, LastMoment, Pause, RuleCall, RuleOutcome, RuleRefusal};
use bot_core::staff::{Matter, Member, Role, StaffCall, StaffOutcome, StaffRefusal, StaffRequest};
use bot_core::trade::{
    All, Booked, Ledger, ListProblem, Notes, OtherTimes, Preview, TradeCall, TradeOutcome, TradeRefusal,
};
use chrono::{NaiveDate, TimeDelta};
use rand::RngExt as _;
use rand::seq::IndexedRandom as _;

use crate::Play;

impl Play {
    /// An answer to something that was asked, fitting or not, early or late or twice.
    pub(crate) fn answered(&mut self) -> Event {
        let request = self.asked.choose(&mut self.chance).cloned();
        let (order, call) = match request {
            Some(request) => (request.id, Some(request.call)),
            None => (OrderId::new("nobody asked"), None),
        };
        let answer = match self.chance.random_range(0..8) {
            0 => Answer::Gone,
            1 => Answer::Unknown,
            2 => Answer::Refused(self.refusal()),
            3 => Answer::Ok(self.outcome(None)),
            _ => Answer::Ok(self.outcome(call.as_ref())),
        };
        Event::Answered { order, answer }
    }

    fn refusal(&mut self) -> Refusal {
        match self.chance.random_range(0..22) {
            20 => Refusal::Staff(StaffRefusal::Plea(PleaRefusal::Colleague)),
            21 => Refusal::Trade(TradeRefusal::List(ListProblem::Twice { line: 7, earlier: 2 })),
            12 => Refusal::TooManyCodes,
            13 => Refusal::Staff(StaffRefusal::Day(DayRefusal::NotCalled)),
            14 => Refusal::Staff(StaffRefusal::OnBehalf(OnBehalfRefusal::Incomplete)),
            15 => Refusal::Staff(StaffRefusal::OnBehalf(OnBehalfRefusal::NotHere)),
            16 => Refusal::Staff(StaffRefusal::NotStaff),
            17 => Refusal::Staff(StaffRefusal::Rule(RuleRefusal::WholeCity)),
            18 => Refusal::Paused { sentence: "Morgen geht es weiter.".to_owned() },
            19 => Refusal::PastLastMoment { minutes: self.chance.random_range(0..9_000) },
            10 => Refusal::Trade(TradeRefusal::NotAll),
            11 => Refusal::Trade(TradeRefusal::Incomplete),
            6 => Refusal::TooManyOfAccount((0..6).map(|_| self.appointment()).collect()),
            7 => Refusal::KnownElsewhere,
            8 => Refusal::TooManyHolds,
            9 => Refusal::MovedTooOften,
            0 => Refusal::SameService(self.appointment()),
            1 => Refusal::TooMany((0..self.chance.random_range(0..4)).map(|_| self.appointment()).collect()),
            2 => Refusal::TooLate,
            3 => Refusal::Link(LinkRefusal::OwnCode),
            4 => Refusal::Link(LinkRefusal::AlreadyLinked),
            _ => Refusal::Link(LinkRefusal::TooManyTries),
        }
    }

    fn outcome(&mut self, call: Option<&Call>) -> Outcome {
        match call {
            Some(Call::Appointments) if self.chance.random_bool(0.3) => Outcome::FallsOut {
                case: Box::new(self.case()),
                appointments: (0..self.chance.random_range(0..3)).map(|_| self.appointment()).collect(),
            },
            Some(call @ (Call::Places { .. } | Call::Days { .. })) if self.chance.random_bool(0.2) => {
                Outcome::Near { limits: self.limits(), outcome: Box::new(self.outcome(Some(call))) }
            }
            Some(Call::Places { .. }) if self.chance.random_bool(0.3) => {
                Outcome::NothingFree { next_release: self.chance.random::<bool>().then_some(self.now) }
            }
            Some(Call::Places { .. }) => {
                Outcome::Places((0..self.chance.random_range(0..4)).map(|_| self.place()).collect())
            }
            Some(Call::Days { .. }) => {
                Outcome::Days((0..self.chance.random_range(0..9)).map(|_| self.day()).collect())
            }
            Some(Call::Appointments) => Outcome::Appointments(
                (0..self.chance.random_range(0..4)).map(|_| self.appointment()).collect(),
            ),
            Some(Call::Hold { .. } | Call::Extend { .. }) => Outcome::Held(self.hold()),
            Some(Call::Book { .. } | Call::Move { .. } | Call::Undo { .. }) => {
                Outcome::Booked(self.appointment())
            }
            Some(Call::Cancel { .. }) => Outcome::Cancelled {
                appointment: self.appointment(),
                undo_until: self.chance.random::<bool>().then(|| self.now + TimeDelta::minutes(1)),
            },
            Some(Call::Wards) => {
                Outcome::Wards((0..self.chance.random_range(0..4)).filter_map(|_| self.whom()).collect())
            }
            Some(Call::NameWard { name }) => {
                Outcome::Ward(Ward { id: PersonId::new("typed"), name: name.clone() })
            }
            Some(Call::Links | Call::Link { .. } | Call::RemindHere) => Outcome::Links(self.links()),
            Some(Call::MakeLinkCode) => Outcome::LinkCode {
                code: Code::read("K7QP-2MXA").unwrap(),
                until: self.now + TimeDelta::minutes(10),
            },
            Some(Call::FindLinkCode { .. }) => Outcome::Linkable { platforms: vec!["matrix".into()] },
            Some(Call::Wait { .. } | Call::ChangeEntry { .. }) => Outcome::Waits(self.entry()),
            Some(Call::Entries) => {
                Outcome::Entries((0..self.chance.random_range(0..3)).map(|_| self.entry()).collect())
            }
            Some(Call::AskStaff { .. }) => Outcome::Asked {
                entry: self.entry(),
                minutes: self.chance.random::<bool>().then(|| self.chance.random_range(0..9_999)),
            },
            Some(Call::TakeOffer { .. }) => match self.chance.random() {
                true => Outcome::Held(self.hold()),
                false => Outcome::Offered(Box::new(self.offer())),
            },
            Some(Call::DeclineOffer { .. } | Call::EndOffer { .. }) => {
                Outcome::Missed { entry: self.entry(), times: self.chance.random_range(0..5) }
            }
            Some(Call::TakeAlternative { .. } | Call::Confirm { .. } | Call::Claim { .. }) => {
                Outcome::Booked(self.appointment())
            }
            Some(Call::Stay { .. }) => {
                Outcome::GivenBack((0..self.chance.random_range(0..3)).map(|_| self.appointment()).collect())
            }
            Some(Call::Staff(call)) => Outcome::Staff(self.staff_outcome(call)),
            Some(Call::Trade(call)) => Outcome::Trade(self.trade_outcome(call)),
            Some(Call::Arriving(said)) => Outcome::Arrival(self.arrival(said)),
            Some(Call::Plea(call)) => Outcome::Plea(self.plea(call)),
            _ => Outcome::Done,
        }
    }

    fn links(&mut self) -> Links {
        let others = vec!["matrix".to_owned(); self.chance.random_range(0..3)];
        let reminders = match self.chance.random_range(0..3) {
            0 => Reminders::WhereBooked,
            1 => Reminders::Here,
            _ => Reminders::There("matrix".into()),
        };
        Links { here: "telegram".into(), others, reminders }
    }

    pub(crate) fn day(&mut self) -> NaiveDate {
        self.now.date_naive() + TimeDelta::days(self.chance.random_range(0..60))
    }

    pub(crate) fn place(&mut self) -> Place {
        let starts_at = self.now + TimeDelta::minutes(self.chance.random_range(-10_000..60_000));
        Place {
            id: PlaceId::new(self.chance.random::<u64>().to_string()),
            office: OfficeId::new(*["mitte", "nord", "verschwunden"].choose(&mut self.chance).unwrap()),
            starts_at,
            ends_at: starts_at + TimeDelta::minutes(15),
        }
    }

    fn hold(&mut self) -> Hold {
        let fields = [Field::Name, Field::Phone, Field::Email];
        Hold {
            id: HoldId::new(self.chance.random::<u64>().to_string()),
            place: self.place(),
            until: self.now + TimeDelta::minutes(self.chance.random_range(-5..20)),
            extendable: self.chance.random(),
            missing: fields.into_iter().filter(|_| self.chance.random()).collect(),
        }
    }

    pub(crate) fn whom(&mut self) -> Option<Ward> {
        let name = *["Erika Kaya", "Ä", "\u{202e}", ""].choose(&mut self.chance).unwrap();
        let ward = Ward { id: PersonId::new(name), name: name.to_owned() };
        (!name.is_empty()).then_some(ward)
    }

    pub(crate) fn appointment(&mut self) -> Appointment {
        let Place { office, starts_at, ends_at, .. } = self.place();
        Appointment {
            id: AppointmentId::new(self.chance.random::<u64>().to_string()),
            reference: "ABC-DEF".into(),
            service: ServiceId::new(
                *["personalausweis", "reisepass", "verschwunden"].choose(&mut self.chance).unwrap(),
            ),
            quantity: self.chance.random_range(1..4),
            also: self.chance.random_bool(0.3).then(|| errand("zulassung")).into_iter().collect(),
            office,
            starts_at,
            ends_at,
            sequence: self.chance.random_range(0..9),
            whom: self.whom(),
            moves: self.chance.random_range(0..4),
            falls_out: self.chance.random(),
        }
    }

    fn trade_outcome(&mut self, call: &TradeCall) -> TradeOutcome {
        let left = self.chance.random_range(0..20);
        let mut appointments: Vec<_> =
            (0..self.chance.random_range(0..9)).map(|_| self.appointment()).collect();
        appointments.sort_by_key(|one| one.starts_at);
        match call {
            TradeCall::Join { .. } | TradeCall::Ledger { .. } => TradeOutcome::Ledger(Ledger {
                name: "Autohaus Krüger".to_owned(),
                quota: 20,
                left: vec![(self.day(), left)],
                page: self.chance.random_range(0..3),
                total: self.chance.random_range(0..30),
                notes: named(&appointments),
                appointments,
            }),
            TradeCall::LookAt { .. } => TradeOutcome::Preview(Preview {
                places: (0..self.chance.random_range(0..9)).map(|_| self.place()).collect(),
                left,
            }),
            TradeCall::Book { .. } => TradeOutcome::Booked(Booked {
                left,
                notes: named(&appointments),
                appointments,
                without: vec!["DO-KR 7".to_owned(); self.chance.random_range(0..3)],
            }),
            TradeCall::Cancel { .. } => TradeOutcome::Cancelled(self.appointment()),
            TradeCall::Times { .. } => TradeOutcome::Times(OtherTimes {
                appointment: self.appointment(),
                places: (0..self.chance.random_range(0..7)).map(|_| self.place()).collect(),
            }),
            TradeCall::Swap { .. } => TradeOutcome::Swapped(self.appointment()),
            TradeCall::All => TradeOutcome::All(All { notes: named(&appointments), appointments }),
        }
    }

    fn staff_outcome(&mut self, call: &StaffCall) -> StaffOutcome {
        match call {
            StaffCall::Requests { .. } => StaffOutcome::Requests {
                requests: (0..self.chance.random_range(0..4)).map(|_| self.request()).collect(),
                total: self.chance.random_range(0..9),
            },
            StaffCall::Take { .. } if self.chance.random() => {
                StaffOutcome::Plea(PleaDone::Taken(Box::new(self.taken())))
            }
            StaffCall::Take { .. } => StaffOutcome::Request(self.request()),
            StaffCall::Plea(deed) => StaffOutcome::Plea(match deed {
                PleaDeed::Say { .. } => PleaDone::Said,
                PleaDeed::End { .. } => PleaDone::Ended,
                PleaDeed::GiveBack { .. } => PleaDone::GivenBack,
            }),
            StaffCall::Handle { .. } => match self.chance.random_range(0..3) {
                0 => StaffOutcome::Handled,
                1 => StaffOutcome::Unreachable,
                _ => {
                    let code = ClaimCode::read("K7QP-2MXA-0123").unwrap();
                    let booked = OnBehalfOutcome::Booked { appointment: self.appointment(), code };
                    StaffOutcome::OnBehalf(Box::new(booked))
                }
            },
            StaffCall::LookAtClosing { plan } => StaffOutcome::Closing {
                plan: plan.clone(),
                offices: vec![OfficeId::new("mitte"), OfficeId::new("verschwunden")],
                extent: self.chance.random::<bool>().then(Extent::default),
            },
            StaffCall::Close { .. } | StaffCall::Closures | StaffCall::Reopen { .. } => {
                StaffOutcome::Closures((0..self.chance.random_range(0..3)).map(|_| self.closure()).collect())
            }
            StaffCall::Day(call) => StaffOutcome::Day(self.day_outcome(call)),
            StaffCall::Expected { .. } | StaffCall::Mark { .. } => StaffOutcome::Expected(self.expected()),
            StaffCall::LookAtNotice { .. }
            | StaffCall::ProposeNotice { .. }
            | StaffCall::Notices
            | StaffCall::OpenNotice { .. }
            | StaffCall::SteerNotice { .. } => self.about_notices(call),
            StaffCall::OnBehalf(call) => StaffOutcome::OnBehalf(Box::new(self.on_behalf(call))),
            StaffCall::Rules(call) => StaffOutcome::Rules(Box::new(self.about_rules(call))),
            StaffCall::Figures(_) => StaffOutcome::Figures(self.figures()),
            StaffCall::Join { .. } | StaffCall::Myself => StaffOutcome::Member(Member {
                role: Role::Supervisor,
                offices: vec![OfficeId::new("verschwunden")],
                waiting: self.chance.random_range(0..3),
            }),
        }
    }

    fn about_rules(&mut self, call: &RuleCall) -> RuleOutcome {
        let places = self.chance.random_range(0..20);
        match call {
            RuleCall::LookAtBooking | RuleCall::Pause { .. } | RuleCall::Resume => {
                let pause = self
                    .chance
                    .random::<bool>()
                    .then(|| Pause { since: self.now, sentence: "Morgen geht es weiter.".to_owned() });
                RuleOutcome::Booking(Booking { pause, holding: places, waiting: places })
            }
            RuleCall::LookAtExtra { plan } => RuleOutcome::Extra {
                plan: plan.clone(),
                offices: vec![OfficeId::new("mitte"), OfficeId::new("verschwunden")],
                gain: self.chance.random::<bool>().then_some(Gain { places, waiting: places }),
            },
            RuleCall::OpenExtra { plan } => RuleOutcome::Opened { plan: plan.clone(), places },
            RuleCall::LastMoments | RuleCall::SetLastMoment { .. } => {
                let service = ServiceId::new("reisepass");
                RuleOutcome::LastMoments(vec![LastMoment { service, minutes: places }])
            }
        }
    }

    fn plea(&mut self, call: &PleaCall) -> PleaOutcome {
        match (call, self.chance.random_range(0..3)) {
            (PleaCall::Look, 0) => PleaOutcome::Nobody,
            (PleaCall::Look, 1) => PleaOutcome::Nothing,
            (PleaCall::Say { .. }, 0 | 1) => PleaOutcome::Said,
            (PleaCall::End { .. }, _) => PleaOutcome::Over { talked: self.chance.random() },
            (..) => PleaOutcome::Stands(Standing {
                request: RequestId::new("person:1"),
                topic: "Mein Kind".into(),
                channel: self.channel(),
                reach: self.chance.random::<bool>().then(|| "0231 471100".to_owned()),
                filed_at: self.now,
                taken: self.chance.random(),
                elsewhere: self.chance.random(),
                minutes: self.chance.random::<bool>().then_some(20),
            }),
        }
    }

    fn channel(&mut self) -> Channel {
        *[Channel::Here, Channel::Phone, Channel::Email].choose(&mut self.chance).unwrap()
    }

    fn taken(&mut self) -> Taken {
        let channel = self.channel();
        let matter = Matter::Person { topic: "Mein Kind".into(), channel, reach: Vec::new() };
        let so_far = SoFar { prompt: Vec::new(), puzzles: vec!["wau".into()] };
        Taken {
            request: StaffRequest { matter, id: RequestId::new("person:1"), ..self.request() },
            channel,
            so_far: self.chance.random::<bool>().then_some(so_far),
            lines: vec![Spoken { by_clerk: self.chance.random(), line: Line::Words("Guten Tag".into()) }],
        }
    }

    fn on_behalf(&mut self, call: &OnBehalfCall) -> OnBehalfOutcome {
        let code = ClaimCode::read("K7QP-2MXA-0123").unwrap();
        let appointment = self.appointment();
        match call {
            OnBehalfCall::LookAt { .. } => OnBehalfOutcome::Places {
                places: (0..self.chance.random_range(0..5)).map(|_| self.place()).collect(),
                offices: vec![OfficeId::new("mitte"), OfficeId::new("verschwunden")],
            },
            OnBehalfCall::Hold { .. } => {
                let (hold, place) = (HoldId::new("kept"), self.place());
                OnBehalfOutcome::Held(Kept {
                    hold,
                    place,
                    until: self.now,
                    shows_names: self.chance.random(),
                })
            }
            OnBehalfCall::Book { .. } => match self.chance.random_range(0..3) {
                0 => OnBehalfOutcome::Booked { appointment, code },
                1 => OnBehalfOutcome::Moved(self.found()),
                _ => OnBehalfOutcome::AtLimit(vec![appointment]),
            },
            OnBehalfCall::Find { .. } => match self.chance.random_range(0..4) {
                0 => OnBehalfOutcome::OnlyByReference,
                several => OnBehalfOutcome::Found((1..several).map(|_| self.found()).collect()),
            },
            OnBehalfCall::Wait { .. } => OnBehalfOutcome::Waits { until: self.day() },
            OnBehalfCall::Cancel { .. } => OnBehalfOutcome::Cancelled(self.found()),
            OnBehalfCall::NewCode { .. } => OnBehalfOutcome::Code { found: self.found(), code },
        }
    }

    fn figures(&mut self) -> FiguresOutcome {
        let mut count = || self.chance.random_range(0..40);
        let tally =
            Tally { booked: count(), due: count(), came: count(), missed: count(), ..Tally::default() };
        let offices = vec![OfficeId::new("mitte"), OfficeId::new("verschwunden")];
        let summary = Summary {
            weeks: vec![(self.day(), tally)],
            by_office: offices.iter().map(|office| (office.clone(), tally)).collect(),
            steps: vec![(Step::Began, self.chance.random_range(0..3))],
            ..Summary::default()
        };
        match self.chance.random_range(0..4) {
            0 => FiguresOutcome::WhichOffice,
            1 => FiguresOutcome::NotTheirs,
            _ => FiguresOutcome::Counted { summary: Box::new(summary), offices },
        }
    }

    fn found(&mut self) -> Found {
        let contact = self.chance.random::<bool>().then(Contact::default);
        Found { appointment: self.appointment(), contact, has_chat: self.chance.random() }
    }

    fn about_notices(&mut self, call: &StaffCall) -> StaffOutcome {
        let extent = notice::Extent { recipients: 3, seconds: 1, in_quiet_hours: self.chance.random() };
        match call {
            StaffCall::LookAtNotice { draft } => {
                let mitte = self.chance.random::<bool>().then(|| OfficeId::new("mitte"));
                let offices = mitte.into_iter().collect();
                let remit = notice::Remit { offices, four_eyes: self.chance.random() };
                let extent = self.chance.random::<bool>().then_some(extent);
                StaffOutcome::Notice { draft: draft.clone(), remit, extent }
            }
            StaffCall::OpenNotice { .. } => StaffOutcome::NoticeToApprove {
                notice: self.notice_standing(),
                texts: notice::Texts::default(),
                extent,
            },
            _ => StaffOutcome::Notices {
                notices: (0..self.chance.random_range(0..4)).map(|_| self.notice_standing()).collect(),
                approved: self.chance.random(),
            },
        }
    }

    fn notice_standing(&mut self) -> notice::Standing {
        notice::Standing {
            number: self.chance.random_range(1..9),
            state: notice::State::ALL.choose(&mut self.chance).unwrap().0,
            audience: notice::Audience::News,
            begins: "Neu".into(),
            author: "Eva".into(),
            approver: self.chance.random::<bool>().then(|| "Ida".into()),
            send_at: self.chance.random::<bool>().then_some(self.now),
            progress: notice::Progress { left: self.chance.random_range(0..3), ..Default::default() },
            is_over: self.chance.random(),
            seconds_to_go: self.chance.random_range(0..9_999),
        }
    }

    fn request(&mut self) -> StaffRequest {
        let matter = match self.chance.random_range(0..4) {
            3 => Matter::CallBack {
                hold: HoldId::new("offer"),
                starts_at: self.now,
                until: self.now,
                reach: Vec::new(),
            },
            0 => Matter::Unconfirmed,
            1 => Matter::Waited { since: self.day(), reach: Vec::new() },
            _ => Matter::Duplicates { score: 80, reasons: BTreeSet::new() },
        };
        StaffRequest {
            id: RequestId::new("duplicates:1"),
            appointments: (0..self.chance.random_range(0..3)).map(|_| self.appointment()).collect(),
            service: self.chance.random::<bool>().then(|| ServiceId::new("verschwunden")),
            office: self.chance.random::<bool>().then(|| OfficeId::new("mitte")),
            filed_at: self.now + TimeDelta::minutes(self.chance.random_range(-9_999..9)),
            taken_by: self.chance.random::<bool>().then(|| "Öz".to_owned()),
            question: None,
            handlings: matter.handlings().to_vec(),
            matter,
        }
    }

    fn closure(&mut self) -> Closure {
        let Place { office, starts_at, ends_at, .. } = self.place();
        let desks = self.chance.random::<bool>().then_some(1);
        let id = ClosureId::new("closure");
        Closure { id, office, from: starts_at, until: ends_at, desks, progress: Progress::default() }
    }

    fn arrival(&mut self, said: &Arriving) -> Arrival {
        let appointment = self.appointment();
        match (said, self.chance.random_range(0..5)) {
            (Arriving::Late { minutes }, _) => Arrival::Noted { appointment, minutes: *minutes },
            (_, 0) => Arrival::CheckedIn { appointment, desk: self.chance.random::<bool>().then_some(4) },
            (_, 1) => Arrival::TooEarly { appointment },
            (_, 2) => Arrival::Elsewhere { appointment },
            (_, 3) => Arrival::Over { appointment, served: self.chance.random() },
            _ => Arrival::NoAppointment { office: appointment.office },
        }
    }

    fn day_outcome(&mut self, call: &DayCall) -> DayOutcome {
        let expected =
            |play: &mut Self| (0..play.chance.random_range(0..4)).map(|_| play.expected()).collect();
        let office = self.place().office;
        let before = || vec![Before { reference: "ABC-DEF".into(), came: true }];
        match call {
            DayCall::List { which, page } => DayOutcome::List {
                which: which.clone(),
                expected: expected(self),
                page: page.unwrap_or_default(),
                total: self.chance.random_range(0..40),
            },
            DayCall::Sheet { which } => DayOutcome::Sheet { which: which.clone(), expected: expected(self) },
            DayCall::Codes { .. } | DayCall::Misread(_) => {
                DayOutcome::Codes { day: self.day(), codes: vec![(office, CheckInCode::of([7; 5]))] }
            }
            DayCall::Next { .. } if self.chance.random() => DayOutcome::Nobody { office, before: before() },
            DayCall::Next { .. } | DayCall::Again { .. } | DayCall::Serve { .. } => {
                DayOutcome::Called(Called {
                    expected: self.expected(),
                    has_chat: self.chance.random(),
                    before: before(),
                })
            }
        }
    }

    fn expected(&mut self) -> Expected {
        let all = [
            Presence::Expected,
            Presence::Late { minutes: Some(10) },
            Presence::CheckedIn,
            Presence::Called { desk: 4 },
            Presence::Served { desk: 4 },
            Presence::Done,
            Presence::Missed,
        ];
        Expected { appointment: self.appointment(), presence: *all.choose(&mut self.chance).unwrap() }
    }
}

fn errand(service: &str) -> Errand {
    Errand { service: ServiceId::new(service), quantity: 1 }
}

/// Every other one has a name.
fn named(appointments: &[Appointment]) -> Notes {
    appointments.iter().step_by(2).map(|one| (one.id.clone(), "=DO-KR 7".to_owned())).collect()
}
