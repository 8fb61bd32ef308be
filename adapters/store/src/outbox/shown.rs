//! What stands in a chat.

use bot_core::ids::ChatId;

use super::unopened::{self, Opened};
use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::{Tx, args};

pub(super) const SHOWN: &str = "select body_sealed from outbox
    where chat = $1 and outcome in ('delivered', 'edited') and kind = 'prompt' order by id desc limit 1";

/// What the message says that shows a chat's prompt: the prompt that arrived last, there or in place of an
/// older one. None where none is recorded, or what it said is forgotten.
pub async fn shown_prompt(tx: &mut Tx, codec: &Codec, chat: &ChatId) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(row) = tx.row(SHOWN, args![chat.as_str()]).await? else { return Ok(None) };
    Ok(match unopened::open(codec, &row, "body_sealed")? {
        Opened::Says(body) => Some(body),
        Opened::Sealed => None,
    })
}
