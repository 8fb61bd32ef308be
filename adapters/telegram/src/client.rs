//! One call of the Bot API: a POST, an answer, nothing else.
//!
//! Payloads and types are teloxide's; the calling is our own, because teloxide's client sleeps ten
//! seconds inside a call after a server's error, and a citizen would wait behind that sleep. Here
//! whoever calls decides what to do about a [`Refusal`], and when.
//!
//! The bot's token is part of every address. So no address ever gets into an error or a log.

use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::multipart::Form;
use reqwest::redirect::Policy;
use reqwest::{RequestBuilder, Url};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use teloxide::requests::Payload;

use crate::refusal::Refusal;

/// Where the Bot API is when nothing else is configured.
pub const API_URL: &str = "https://api.telegram.org";

/// How long a call may take before it counts as lost.
const CALL: Duration = Duration::from_secs(10);
/// How long it may take to be connected; part of [`CALL`].
const CONNECT: Duration = Duration::from_secs(5);

/// The Bot API of one bot. Clones share their connections, which are kept open between calls.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    /// `https://api.telegram.org/bot<token>/`; secret.
    base: Arc<str>,
}

/// Why there is no client.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// Anything but what @BotFather gives out would end up as part of the address.
    #[error("`telegram.token` is not a bot token; it looks like 123456:ABC-def and comes from @BotFather")]
    Token,
    /// Not an address of a web server.
    #[error(
        "`telegram.api_url` is {url:?}, which is not an http or https address; leave it out for Telegram's own"
    )]
    ApiUrl {
        /// What was configured.
        url: String,
    },
    /// The TLS library did not start.
    #[error("cannot prepare secure connections to Telegram: {0}")]
    Tls(reqwest::Error),
}

impl Client {
    /// A client of the bot with this token. `api_url` is the server's address, with or without a
    /// slash at its end; `None` is Telegram's own.
    pub fn new(token: &str, api_url: Option<&str>) -> Result<Self, SetupError> {
        if !is_token(token) {
            return Err(SetupError::Token);
        }
        let api_url = api_url.unwrap_or(API_URL);
        let address = Url::parse(api_url).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        if address.is_none() {
            return Err(SetupError::ApiUrl { url: api_url.to_owned() });
        }
        let http = reqwest::Client::builder()
            .connect_timeout(CONNECT)
            .tcp_nodelay(true)
            // Following a redirect would hand the token to somebody else.
            .redirect(Policy::none())
            .build()
            .map_err(|error| SetupError::Tls(error.without_url()))?;
        let base = format!("{}/bot{token}/", api_url.trim_end_matches('/'));
        Ok(Self { http, base: base.into() })
    }

    /// Calls the method of this payload. The answer is read as whatever the caller needs of it:
    /// the less is read, the less a new version of the Bot API can break.
    pub async fn call<P, A>(&self, payload: &P) -> Result<A, Refusal>
    where
        P: Payload + Serialize,
        A: DeserializeOwned,
    {
        // A long poll takes as long as it was asked to, and then still a call's time to answer.
        let limit = payload.timeout_hint().unwrap_or_default() + CALL;
        let request = self.http.post(self.address(P::NAME)).json(payload);
        answer(request.timeout(limit)).await
    }

    /// Calls a method that takes a file.
    pub async fn upload<A: DeserializeOwned>(&self, method: &str, form: Form) -> Result<A, Refusal> {
        let request = self.http.post(self.address(method)).multipart(form);
        answer(request.timeout(CALL)).await
    }

    /// teloxide writes `SendMessage`, the documentation `sendMessage`; not every server forgives.
    fn address(&self, method: &str) -> String {
        let mut letters = method.chars();
        let first = letters.next().map(|letter| letter.to_ascii_lowercase());
        let mut address = self.base.to_string();
        address.extend(first.into_iter().chain(letters));
        address
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Client(token hidden)")
    }
}

/// Whether this can stand in an address. Whether it is a bot's, only Telegram knows.
fn is_token(token: &str) -> bool {
    !token.is_empty() && token.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_'))
}

/// What every answer of the Bot API looks like.
#[derive(Deserialize)]
struct Answer<A> {
    ok: bool,
    result: Option<A>,
    error_code: Option<u16>,
    description: Option<String>,
    #[serde(default)]
    parameters: Parameters,
}

/// What a refusal may say beside its text.
#[derive(Default, Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

async fn answer<A: DeserializeOwned>(request: RequestBuilder) -> Result<A, Refusal> {
    let response = request.send().await.map_err(lost)?;
    let status = response.status().as_u16();
    let body = response.bytes().await.map_err(lost)?;
    let Ok(answer) = serde_json::from_slice::<Answer<A>>(&body) else {
        // A proxy's page of HTML, or a server of another kind.
        return Err(Refusal::of(status, "the answer is not one of the Bot API", None, None));
    };
    match answer.result {
        Some(result) if answer.ok => Ok(result),
        _ => {
            let Parameters { retry_after, migrate_to_chat_id } = answer.parameters;
            let code = answer.error_code.unwrap_or(status);
            let text = answer.description.unwrap_or_default();
            Err(Refusal::of(code, &text, retry_after.map(Duration::from_secs), migrate_to_chat_id))
        }
    }
}

/// Nobody knows whether the call was carried out.
fn lost(error: reqwest::Error) -> Refusal {
    let error = error.without_url();
    let mut text = error.to_string();
    // The outer error only says that something went wrong; its causes say what.
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    Refusal::Network(text)
}
