//! How notices stand, as staff see them.

use bot_core::Language;
use bot_core::notice::{Standing, duration};

use super::{Notice, latest, progress};
use crate::error::StoreError;
use crate::seal::Codec;
use crate::sql::Tx;
use crate::staff;

/// So many notices are shown at once: those that go out, and a few before them.
pub const SHOWN: u32 = 5;
/// So many letters tell which notice it is.
const BEGINNING: usize = 60;

/// One of them, at a pace of so many messages a second.
pub async fn standing(
    tx: &mut Tx,
    codec: &Codec,
    notice: &Notice,
    city: &Language,
    per_second: u32,
) -> Result<Standing, StoreError> {
    let progress = progress::of(tx, notice).await?;
    let approver = match &notice.approver {
        Some(approver) => Some(called(tx, codec, approver).await?),
        None => None,
    };
    let seconds = duration(progress.left, per_second).num_seconds();
    Ok(Standing {
        number: notice.id,
        state: notice.state,
        audience: notice.audience.clone(),
        begins: beginning(notice, city),
        author: called(tx, codec, &notice.author).await?,
        approver,
        send_at: notice.send_at,
        progress,
        is_over: notice.ended_at.is_some(),
        seconds_to_go: u64::try_from(seconds).unwrap_or_default(),
    })
}

/// Who writes in the chat is known by the id of a role, who writes on the command line by name.
async fn called(tx: &mut Tx, codec: &Codec, who: &str) -> Result<String, StoreError> {
    Ok(staff::called(tx, codec, who).await?.unwrap_or_else(|| who.to_owned()))
}

fn beginning(notice: &Notice, city: &Language) -> String {
    let text = notice.texts.text(city, city).map_or("", |text| text.text.as_str());
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(BEGINNING) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line.to_owned(),
    }
}

/// All that can change on what staff are shown, in a few letters: where it differs, there is something new.
pub async fn digest(tx: &mut Tx) -> Result<String, StoreError> {
    let mut digest = String::new();
    for notice in latest(tx, SHOWN).await? {
        let progress = progress::of(tx, &notice).await?;
        let over = notice.ended_at.is_some();
        digest.push_str(&format!("{} {} {over} {progress:?}\n", notice.id, notice.state.name()));
    }
    Ok(digest)
}
