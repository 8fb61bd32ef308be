//! When services have free places, as HTTP tells it, too.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use store::StoreError;

use crate::bot::Bot;
use crate::desk::Desk;
use crate::forecast::Forecasts;

/// A sentence for each service, or all of it as JSON.
///
/// # Errors
/// The database failed.
pub async fn forecast<D: Desk>(
    bot: Arc<Bot<D>>,
    language: Option<&str>,
    json: bool,
    now: DateTime<Utc>,
) -> Result<String, StoreError> {
    let outlook = Forecasts::new(bot).outlook(language, now).await?;
    Ok(match json {
        #[expect(clippy::expect_used, reason = "it is plain data, and nothing in it refuses")]
        true => serde_json::to_string_pretty(&outlook).expect("an outlook is plain data") + "\n",
        false => outlook.sentences(),
    })
}
