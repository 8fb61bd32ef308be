//! What is served over HTTP, on `http.listen`:
//!
//! | path | answers |
//! |---|---|
//! | `/healthz` | that the process lives |
//! | `/readyz` | whether its database answers |
//! | `/forecast.json` | when each service has a free place next, and how long its waitlist takes |
//! | `/forecast.txt` | the same as sentences, a line each; `?service=ID` tells one of them |
//!
//! `?lang=en` asks for another language. Everybody may ask, and websites of any origin: nothing of this is about a
//! person. To add a path: its line here and in [`router`], and a function that answers.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use tokio::net::TcpListener;

use crate::bot::Bot;
use crate::desk::Desk;
use crate::forecast::{Forecasts, Outlook};

/// What time it is.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

struct Served<D> {
    bot: Arc<Bot<D>>,
    forecasts: Forecasts<D>,
    clock: Clock,
}

/// What may be asked of a forecast.
#[derive(Deserialize)]
struct Asked {
    lang: Option<String>,
    service: Option<String>,
}

/// All paths, served for this bot.
pub fn router<D: Desk + 'static>(bot: Arc<Bot<D>>, clock: Clock) -> Router {
    let served = Served { forecasts: Forecasts::new(bot.clone()), bot, clock };
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready::<D>))
        .route("/forecast.json", get(json::<D>))
        .route("/forecast.txt", get(text::<D>))
        .with_state(Arc::new(served))
}

/// Answers whoever connects, for ever; says in a sentence why it ended.
pub async fn serve<D: Desk + 'static>(listener: TcpListener, bot: Arc<Bot<D>>, clock: Clock) -> String {
    match axum::serve(listener, router(bot, clock)).await {
        Ok(()) => "HTTP is not served any more".to_owned(),
        Err(error) => format!("HTTP can't be served any more: {error}"),
    }
}

async fn ready<D: Desk + 'static>(State(served): State<Arc<Served<D>>>) -> Response {
    match served.bot.store.begin_read().await {
        Ok(_) => "ready\n".into_response(),
        Err(error) => failed(&error),
    }
}

async fn json<D: Desk + 'static>(
    State(served): State<Arc<Served<D>>>,
    Query(asked): Query<Asked>,
) -> Response {
    match served.outlook(&asked).await {
        Ok(outlook) => (ANY_ORIGIN, Json(outlook)).into_response(),
        Err(refused) => refused,
    }
}

async fn text<D: Desk + 'static>(
    State(served): State<Arc<Served<D>>>,
    Query(asked): Query<Asked>,
) -> Response {
    match served.outlook(&asked).await {
        Ok(outlook) => (ANY_ORIGIN, outlook.sentences()).into_response(),
        Err(refused) => refused,
    }
}

const ANY_ORIGIN: [(header::HeaderName, &str); 1] = [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];

impl<D: Desk> Served<D> {
    /// What was asked for, or the response that says why not.
    async fn outlook(&self, asked: &Asked) -> Result<Outlook, Response> {
        let outlook = self.forecasts.outlook(asked.lang.as_deref(), (self.clock)()).await;
        let mut outlook = outlook.map_err(|error| failed(&error))?;
        if let Some(wanted) = &asked.service {
            outlook.services.retain(|service| service.id == *wanted);
            if outlook.services.is_empty() {
                let sentence = format!("no service that can be booked here has the id “{wanted}”\n");
                return Err((StatusCode::NOT_FOUND, sentence).into_response());
            }
        }
        Ok(outlook)
    }
}

/// The reason is for the log: whoever asks can do nothing about it.
fn failed(error: &dyn std::error::Error) -> Response {
    tracing::error!(%error, "the database does not answer over HTTP");
    (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer at the moment\n").into_response()
}
