//! Which text each choice, toast and menu line is.

use bot_core::reply::{Label, Toast};

use crate::plea;
use crate::staff;
use crate::text::Text;
use crate::trade;

/// The words on a choice.
pub(crate) fn label(label: &Label) -> Text<'_> {
    match label {
        Label::Name(name) => Text::new("label-name").words("name", name),
        Label::Office { name, district } if district.is_empty() => {
            Text::new("label-name").words("name", name)
        }
        Label::Office { name, district } => {
            Text::new("label-office").words("name", name).words("district", district)
        }
        Label::Place { at, office: None } => Text::new("label-place").on_button(at.date()).time("time", *at),
        Label::Place { at, office: Some(office) } => {
            Text::new("label-place-at-office").on_button(at.date()).time("time", *at).words("office", office)
        }
        Label::District { name, offices } if name.is_empty() => {
            Text::new("label-no-district").count("offices", *offices)
        }
        Label::District { name, offices } => {
            Text::new("label-district").words("name", name).count("offices", *offices)
        }
        Label::Month { month, earlier: true } => Text::new("label-earlier-month").month(*month),
        Label::Month { month, earlier: false } => Text::new("label-later-month").month(*month),
        Label::Day(day) => Text::new("label-day").on_button(*day),
        Label::Quantity(quantity) => Text::new("label-quantity").count("quantity", *quantity),
        Label::Book => Text::new("label-book"),
        Label::ConfirmMove => Text::new("label-confirm-move"),
        Label::MoreTime => Text::new("label-more-time"),
        Label::ChangeDetails => Text::new("label-change-details"),
        Label::Back => Text::new("label-back"),
        Label::OtherOffice => Text::new("label-other-office"),
        Label::AnyOffice => Text::new("label-any-office"),
        Label::OtherDay => Text::new("label-other-day"),
        Label::AnyOfficeOf(district) => Text::new("label-any-office-of").words("district", district),
        Label::AnyHour => Text::new("label-any-hour"),
        Label::AnyDay => Text::new("label-any-day"),
        Label::Later => Text::new("label-later"),
        Label::ForSeveral => Text::new("label-for-several"),
        Label::OneMoreErrand => Text::new("label-one-more-errand"),
        Label::OnlyThisErrand(service) => Text::new("label-only-this-errand").words("service", service),
        Label::ForSomebodyElse => Text::new("label-for-somebody-else"),
        Label::ForMyself => Text::new("label-for-myself"),
        Label::More => Text::new("label-more"),
        Label::Move { which: None, .. } => Text::new("label-move"),
        Label::Move { which: Some((at, service)), whom } => {
            Text::new("label-move-at").on_button(at.date()).words("service", service).whose(whom.as_deref())
        }
        Label::Cancel { which: None, .. } => Text::new("label-cancel"),
        Label::Cancel { which: Some((at, service)), whom } => {
            Text::new("label-cancel-at").on_button(at.date()).words("service", service).whose(whom.as_deref())
        }
        Label::ConfirmCancel => Text::new("label-confirm-cancel"),
        Label::CannotComeLater => Text::new("label-cannot-come-later"),
        Label::Person => Text::new("label-person"),
        Label::Keep => Text::new("label-keep"),
        Label::Undo => Text::new("label-undo"),
        Label::NewAppointment => Text::new("label-new-appointment"),
        Label::Wait => Text::new("label-wait"),
        Label::ShortNotice { wanted: true } => Text::new("label-short-notice"),
        Label::ShortNotice { wanted: false } => Text::new("label-no-short-notice"),
        Label::WaitEarlier => Text::new("label-wait-earlier"),
        Label::AskUrgently => Text::new("label-ask-urgently"),
        Label::AskStaff => Text::new("label-ask-staff"),
        Label::ChangeWishes { which: None } => Text::new("label-change-wishes"),
        Label::ChangeWishes { which: Some(service) } => {
            Text::new("label-change-wishes-for").words("service", service)
        }
        Label::Weekdays => Text::new("label-weekdays"),
        Label::TimeOfDay => Text::new("label-time-of-day"),
        Label::UntilWhen => Text::new("label-until-when"),
        Label::Weekday { weekday, chosen: false } => Text::new("label-weekday").weekday(*weekday),
        Label::Weekday { weekday, chosen: true } => Text::new("label-weekday-chosen").weekday(*weekday),
        Label::Mornings => Text::new("label-mornings"),
        Label::Afternoons => Text::new("label-afternoons"),
        Label::OnlyOn(day) => Text::new("label-only-on").on_button(*day),
        Label::TwoWeeks => Text::new("label-two-weeks"),
        Label::AsLongAsItTakes => Text::new("label-as-long-as-it-takes"),
        Label::AsWished => Text::new("label-as-wished"),
        Label::Done => Text::new("label-done"),
        Label::LeaveWaitlist { which: None } => Text::new("label-leave-waitlist"),
        Label::LeaveWaitlist { which: Some(service) } => {
            Text::new("label-leave-waitlist-for").words("service", service)
        }
        Label::TakeOffer => Text::new("label-take-offer"),
        Label::DeclineOffer => Text::new("label-decline-offer"),
        Label::WaitLonger => Text::new("label-wait-longer"),
        Label::Coming => Text::new("label-coming"),
        Label::AllThere => Text::new("label-all-there"),
        Label::NotAllThere => Text::new("label-not-all-there"),
        Label::Object => Text::new("label-object"),
        Label::Language(_) => Text::new("label-language"),
        Label::LinkAnother => Text::new("label-link-another"),
        Label::RemindHere => Text::new("label-remind-here"),
        Label::ConfirmLink => Text::new("label-confirm-link"),
        Label::Unlink => Text::new("label-unlink"),
        Label::ConfirmUnlink => Text::new("label-confirm-unlink"),
        Label::TakeNews => Text::new("label-take-news"),
        Label::LeaveNews => Text::new("label-leave-news"),
        Label::ConfirmForget => Text::new("label-confirm-forget"),
        Label::KeepThis => Text::new("label-keep-this"),
        Label::KeepOnly(at) => Text::new("label-keep-only").on_button(at.date()).time("time", *at),
        Label::GiveBack => Text::new("label-give-back"),
        Label::AllNeeded => Text::new("label-all-needed"),
        Label::Staff(label) => staff::label(label),
        Label::Trade(label) => trade::label(label),
        Label::Plea(label) => plea::label(label),
    }
}

/// The word that answers a tap.
pub(crate) fn toast(toast: Toast) -> Text<'static> {
    match toast {
        Toast::Outdated => Text::new("toast-outdated"),
        Toast::NoChoice => Text::new("toast-no-choice"),
        Toast::OneMoment => Text::new("toast-one-moment"),
    }
}

/// What a command does, for the messenger's menu.
pub(crate) fn menu(command: &str) -> Text<'static> {
    Text::new(format!("menu-{command}"))
}
