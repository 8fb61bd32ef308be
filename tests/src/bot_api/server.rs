//! The server: reads a call, has it carried out, answers in Telegram's envelope.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::errors::{ApiError, Refused};
use super::faults::Fault;
use super::journal::Outcome;
use super::methods;
use super::params::Params;
use super::wire::{Cut, Wires};
use super::world::World;

/// Telegram waits no longer than this for something to happen.
const LONGEST_POLL: Duration = Duration::from_secs(50);

/// A Telegram that can be served: the world, and a bell that rings when it changes.
#[derive(Debug)]
pub struct Telegram {
    token: String,
    world: Mutex<World>,
    changed: watch::Sender<()>,
    connections: Arc<AtomicUsize>,
}

impl Telegram {
    /// An empty world with one bot, of this token.
    pub fn new(token: &str) -> Arc<Self> {
        Arc::new(Self {
            token: token.to_owned(),
            world: Mutex::default(),
            changed: watch::Sender::new(()),
            connections: Arc::default(),
        })
    }

    /// The bot's token.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// How many connections were ever opened.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }

    /// Looks at the world.
    pub fn look<T>(&self, at: impl FnOnce(&World) -> T) -> T {
        at(&self.lock())
    }

    /// Changes the world, and tells everybody who waits for a change.
    pub fn change<T>(&self, how: impl FnOnce(&mut World) -> T) -> T {
        let result = how(&mut self.lock());
        self.changed.send_replace(());
        result
    }

    /// Waits until a look at the world finds something. There is no sleep in it: it looks once, and
    /// again after each change.
    pub async fn wait_for<T>(&self, mut look: impl FnMut(&World) -> Option<T>) -> T {
        let mut changes = self.changed.subscribe();
        loop {
            changes.borrow_and_update();
            if let Some(found) = look(&self.lock()) {
                return found;
            }
            // The sender lives as long as `self`.
            changes.changed().await.ok();
        }
    }

    fn lock(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Serves for ever. Needs nothing but the listener, so it can also be a process of its own.
pub async fn serve(telegram: Arc<Telegram>, listener: TcpListener) -> std::io::Result<()> {
    let wires = Wires::new(listener, Arc::clone(&telegram.connections));
    let routes = Router::new().fallback(answer).with_state(telegram);
    axum::serve(wires, routes.into_make_service_with_connect_info::<Cut>()).await
}

async fn answer(
    State(telegram): State<Arc<Telegram>>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    let Some((token, method)) = path.strip_prefix("/bot").and_then(|path| path.split_once('/')) else {
        return refuse(&telegram, &path, Value::Null, ApiError::NotFound.into());
    };
    if token != telegram.token {
        return refuse(&telegram, method, Value::Null, ApiError::Unauthorized.into());
    }
    let Some(params) = Params::read(request).await else {
        return refuse(&telegram, method, Value::Null, ApiError::MarkupUnreadable.into());
    };
    match telegram.change(|world| world.faults.strike(method)) {
        Some(Fault::Refused(error)) => refuse(&telegram, method, params.recorded(), Refused::excused(error)),
        Some(Fault::LostCall) => {
            telegram.change(|world| world.journal.record(method, params.recorded(), Outcome::CallLost));
            cut.now();
            StatusCode::OK.into_response()
        }
        Some(Fault::LostAnswer) => {
            let lost = carry_out(&telegram, method, &params, Outcome::AnswerLost).await;
            cut.now();
            lost
        }
        None => carry_out(&telegram, method, &params, Outcome::Done).await,
    }
}

async fn carry_out(telegram: &Telegram, method: &str, params: &Params, outcome: Outcome) -> Response {
    let done = match method.to_ascii_lowercase().as_str() {
        "getupdates" => get_updates(telegram, method, params, outcome).await,
        small => telegram.change(|world| {
            let result = methods::call(world, small, params)?;
            world.journal.record(method, params.recorded(), outcome);
            Ok(result)
        }),
    };
    match done {
        Ok(result) => axum::Json(json!({ "ok": true, "result": result })).into_response(),
        Err(refused) => refuse(telegram, method, params.recorded(), refused),
    }
}

fn refuse(telegram: &Telegram, method: &str, params: Value, refused: Refused) -> Response {
    let error = refused.error;
    telegram.change(|world| {
        world.journal.blame(method, &params, refused);
        world.journal.record(method, params, Outcome::Refused(error));
    });
    let status = StatusCode::from_u16(error.code()).unwrap_or(StatusCode::BAD_REQUEST);
    let mut envelope = json!({ "ok": false, "error_code": error.code(), "description": error.text() });
    match (error, envelope.as_object_mut()) {
        // What stands before Telegram speaks HTML.
        (ApiError::BadGateway, _) => {
            return (status, "<html><h1>502 Bad Gateway</h1></html>").into_response();
        }
        (ApiError::TooManyRequests { retry_after }, Some(envelope)) => {
            envelope.insert("parameters".to_owned(), json!({ "retry_after": retry_after }));
        }
        _ => {}
    }
    (status, axum::Json(envelope)).into_response()
}

async fn get_updates(
    telegram: &Telegram,
    method: &str,
    params: &Params,
    outcome: Outcome,
) -> Result<Value, Refused> {
    if telegram.look(|world| !world.webhook.is_empty()) {
        return Err(ApiError::WebhookActive.into());
    }
    let kinds = params.json("allowed_updates").and_then(|kinds| serde_json::from_value(kinds).ok());
    let offset = params.int("offset").unwrap_or(0);
    let limit = usize::try_from(params.int("limit").unwrap_or(100).clamp(1, 100)).unwrap_or(100);
    let timeout = Duration::from_secs(params.int("timeout").unwrap_or(0).try_into().unwrap_or(0));

    let poll = OnePoll::begin(telegram, kinds, offset);
    let found = telegram.wait_for(|world| {
        if world.queue.is_thrown_out(poll.number) {
            return Some(Err(Refused::excused(ApiError::TwoPollers)));
        }
        (world.queue.waiting() > 0 || timeout.is_zero()).then_some(Ok(()))
    });
    tokio::time::timeout(timeout.min(LONGEST_POLL), found).await.unwrap_or(Ok(()))?;
    Ok(telegram.change(|world| {
        world.journal.record(method, params.recorded(), outcome);
        world.queue.oldest(limit).into()
    }))
}

/// A poll that is under way; over when it is answered or its caller hangs up.
struct OnePoll<'a> {
    telegram: &'a Telegram,
    number: u64,
}

impl<'a> OnePoll<'a> {
    fn begin(telegram: &'a Telegram, kinds: Option<Vec<String>>, offset: i64) -> Self {
        let number = telegram.change(|world| {
            world.queue.want(kinds);
            world.queue.confirm(offset);
            let (number, throws_out) = world.queue.begin_poll();
            if throws_out {
                world.journal.blame("getUpdates", &Value::Null, ApiError::TwoPollers.into());
            }
            number
        });
        Self { telegram, number }
    }
}

impl Drop for OnePoll<'_> {
    fn drop(&mut self) {
        self.telegram.change(|world| world.queue.end_poll(self.number));
    }
}
