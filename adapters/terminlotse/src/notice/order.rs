//! What was typed after `terminlotse notice`, checked before anything is written down.

use std::path::PathBuf;

use bot_core::fold::fold;
use bot_core::notice::{Audience, FURTHEST, NoAudience, State, Texts};
use bot_core::{City, Language, markup};
use chrono::{DateTime, NaiveDateTime, TimeZone as _, Utc};
use chrono_tz::Tz;
use clap::Args;
use store::audit::{self, Action, Actor};
use store::notices::{self, Notice, Proposal, audience};
use store::{Store, StoreError, Tx};

/// What shall be sent.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Send {
    /// What it says, in the city's language or in the named one
    #[arg(long = "text", value_name = "[LANGUAGE=]FILE", required = true)]
    pub texts: Vec<String>,
    /// Who gets it: news, waiting, booked:FROM..TO[,office=…][,service=…] or person:REFERENCE
    #[arg(long)]
    pub audience: String,
    /// Not before this time by the city's clock, at most 7 days ahead: 2026-12-01T08:00
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    /// Who wrote it
    #[arg(long, value_name = "NAME")]
    pub author: String,
    /// Who has read and approved it
    #[arg(long, value_name = "NAME")]
    pub approver: Option<String>,
    /// Don't wait until all of it is sent
    #[arg(long)]
    pub detach: bool,
}

/// Why a notice can't be sent, or not be changed; each is one sentence, and nothing was sent.
#[derive(Debug, thiserror::Error)]
pub enum NoticeError {
    /// A file is not there.
    #[error("{}: {reason}", file.display())]
    File {
        /// Which one.
        file: PathBuf,
        /// Why.
        reason: std::io::Error,
    },
    /// A text can't be sent as it was written.
    #[error("{}: {problem}", file.display())]
    Markup {
        /// Where it stands.
        file: PathBuf,
        /// What is wrong.
        problem: markup::Problem,
    },
    /// A language that the bot does not speak.
    #[error("there is no language “{language}”; possible are {known}")]
    NoLanguage {
        /// As it was written.
        language: String,
        /// The ones there are.
        known: String,
    },
    /// Two texts in one language.
    #[error("there are two texts for the language “{}”", .0.code())]
    Twice(Language),
    /// Those who speak another language would get nothing.
    #[error(
        "there is no text in the city's language “{}”, which everybody gets who reads none of the others",
        .0.code()
    )]
    NoText(Language),
    /// It names nobody.
    #[error(transparent)]
    Audience(#[from] NoAudience),
    /// The city has no such office or service.
    #[error("the city has no {kind} “{id}”")]
    Unknown {
        /// `office` or `service`.
        kind: &'static str,
        /// As it was written.
        id: String,
    },
    /// It reaches nobody.
    #[error("nobody belongs to the audience “{0}” now; nothing was sent")]
    Nobody(Audience),
    /// Somebody has no name.
    #[error("the {0} needs a name")]
    NoName(&'static str),
    /// One pair of eyes.
    #[error("the approver must be somebody else than the author")]
    OnePerson,
    /// One pair of eyes.
    #[error("a second person has to approve it: --approver NAME (policy.four_eyes = false does without)")]
    NoApprover,
    /// Not a time.
    #[error("“{0}” is no time such as 2026-12-01T08:00")]
    NoTime(String),
    /// It has passed.
    #[error("“{0}” has passed already")]
    Past(String),
    /// It is too far away.
    #[error("“{0}” is more than 7 days ahead")]
    TooFar(String),
    /// There is none of this number.
    #[error("there is no notice {0}")]
    NotFound(i64),
    /// It is too late, or too early, for that.
    #[error("notice {id} is {}; it can't be {change}", state.name())]
    State {
        /// Which one.
        id: i64,
        /// Where it stands.
        state: State,
        /// What was wanted.
        change: &'static str,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Where and when a notice is sent.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// What the city is.
    pub city: &'a City,
    /// The languages the bot speaks.
    pub languages: &'a [Language],
    /// Whether a second person has to approve.
    pub four_eyes: bool,
    /// The time.
    pub now: DateTime<Utc>,
}

/// Writes down and approves what was ordered; its number and how many it is for.
///
/// # Errors
/// Something is wrong with it; nothing is sent then.
pub async fn send(store: &Store, order: &Send, setting: &Setting<'_>) -> Result<(i64, u64), NoticeError> {
    let texts = read_texts(&order.texts, setting)?;
    let audience: Audience = order.audience.parse()?;
    names_places(&audience, setting.city)?;
    let approver = approver(order, setting.four_eyes)?;
    let zone = setting.city.city.timezone;
    let send_at = order.at.as_deref().map(|at| time(at, zone, setting.now)).transpose()?;
    let mut tx = store.begin().await?;
    let people = audience::count(&mut tx, &audience, zone, setting.now).await?;
    if people == 0 {
        return Err(NoticeError::Nobody(audience));
    }
    let proposal =
        Proposal { audience: &audience, texts: &texts, author: order.author.trim(), send_at, order: None };
    let id = notices::propose(&mut tx, &proposal, setting.now).await?;
    notices::approve(&mut tx, id, approver, send_at, setting.now).await?;
    let people_behind = format!("{}, {approver}", order.author.trim());
    note(&mut tx, store, Action::Approved, id, Some(&people_behind), setting.now).await?;
    tx.commit().await?;
    Ok((id, people))
}

fn read_texts(files: &[String], setting: &Setting<'_>) -> Result<Texts, NoticeError> {
    let city = &setting.city.city.language;
    let mut texts = Texts::default();
    for written in files {
        let (language, file) = match written.split_once('=') {
            Some((code, file)) => (language(code, setting.languages)?, PathBuf::from(file)),
            None => (city.clone(), PathBuf::from(written)),
        };
        if texts.speaks(&language) {
            return Err(NoticeError::Twice(language));
        }
        let text = std::fs::read_to_string(&file)
            .map_err(|reason| NoticeError::File { file: file.clone(), reason })?;
        let text = markup::read(&text).map_err(|problem| NoticeError::Markup { file, problem })?;
        texts.insert(language, text);
    }
    if texts.speaks(city) { Ok(texts) } else { Err(NoticeError::NoText(city.clone())) }
}

fn language(code: &str, known: &[Language]) -> Result<Language, NoticeError> {
    known.iter().find(|language| language.code() == code).cloned().ok_or_else(|| {
        let codes: Vec<&str> = known.iter().map(Language::code).collect();
        NoticeError::NoLanguage { language: code.to_owned(), known: codes.join(", ") }
    })
}

fn names_places(audience: &Audience, city: &City) -> Result<(), NoticeError> {
    let Audience::Booked { office, service, .. } = audience else { return Ok(()) };
    let unknown = |kind, id: &str| NoticeError::Unknown { kind, id: id.to_owned() };
    if let Some(office) = office
        && city.office(office).is_none()
    {
        return Err(unknown("office", office.as_str()));
    }
    match service {
        Some(service) if city.service(service).is_none() => Err(unknown("service", service.as_str())),
        _ => Ok(()),
    }
}

/// Whoever writes a name in another way is the same person still.
fn approver(order: &Send, four_eyes: bool) -> Result<&str, NoticeError> {
    let author = order.author.trim();
    if author.is_empty() {
        return Err(NoticeError::NoName("author"));
    }
    match order.approver.as_deref().map(str::trim) {
        None if four_eyes => Err(NoticeError::NoApprover),
        None => Ok(author),
        Some("") => Err(NoticeError::NoName("approver")),
        Some(approver) if four_eyes && is_same(author, approver) => Err(NoticeError::OnePerson),
        Some(approver) => Ok(approver),
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one == other || (!fold(one).is_empty() && fold(one) == fold(other))
}

fn time(written: &str, zone: Tz, now: DateTime<Utc>) -> Result<DateTime<Utc>, NoticeError> {
    let forms = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"];
    let local = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(written, form).ok());
    let local = local.and_then(|local| zone.from_local_datetime(&local).earliest());
    let at =
        local.map(|at| at.to_utc()).or_else(|| Some(DateTime::parse_from_rfc3339(written).ok()?.to_utc()));
    match at {
        None => Err(NoticeError::NoTime(written.to_owned())),
        Some(at) if at <= now => Err(NoticeError::Past(written.to_owned())),
        Some(at) if at - now > FURTHEST => Err(NoticeError::TooFar(written.to_owned())),
        Some(at) => Ok(at),
    }
}

/// What can be changed about a notice that goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Hold it back.
    Pause,
    /// Go on.
    Resume,
    /// Withdraw what is not sent.
    Stop,
}

/// Changes a notice.
///
/// # Errors
/// There is none of this number, or it is not to be changed like that.
pub async fn change(store: &Store, id: i64, change: Change, now: DateTime<Utc>) -> Result<(), NoticeError> {
    let mut tx = store.begin().await?;
    let (is_changed, action) = match change {
        Change::Pause => (notices::pause(&mut tx, id).await?, Action::Paused),
        Change::Resume => (notices::resume(&mut tx, id).await?, Action::Resumed),
        Change::Stop => (notices::stop(&mut tx, id).await?, Action::Stopped),
    };
    if !is_changed {
        let state = find(&mut tx, id).await?.state;
        return Err(NoticeError::State { id, state, change: action.name() });
    }
    note(&mut tx, store, action, id, None, now).await?;
    Ok(tx.commit().await?)
}

async fn note(
    tx: &mut Tx,
    store: &Store,
    action: Action,
    id: i64,
    reason: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let subject = format!("notice {id}");
    audit::note(tx, store.codec(), Actor::CommandLine, action, &subject, reason, now).await
}

/// The notice of this number.
///
/// # Errors
/// There is none.
pub async fn find(tx: &mut Tx, id: i64) -> Result<Notice, NoticeError> {
    notices::find(tx, id).await?.ok_or(NoticeError::NotFound(id))
}
