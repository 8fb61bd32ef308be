//! Plays scripts over Matrix: through the adapter and a homeserver, in a plain room and in an encrypted one.
//!
//! What must be seen there is what is seen in memory by citizens to whom choices are shown as numbers. The
//! snapshots have buttons, and are left to [`town::conversation`](super::conversation).

use bot_core::City;
use expect_test::Expect;
use store::desk::DeskPolicy;

use super::accounts::in_common_runtime;
use super::play::{play, same_story};
use super::{Kind, Town, kleinstadt, policy};
use crate::nio_citizen::Encryption;

/// Plays a script in both kinds of room; the same must be seen there as in memory.
pub async fn conversation(script: impl AsyncFn(&Town), with_buttons: Expect) {
    conversation_in(&kleinstadt(), script, with_buttons).await;
}

/// The same in another city.
pub async fn conversation_in(city: &City, script: impl AsyncFn(&Town), with_buttons: Expect) {
    conversation_under(&policy(), city, script, with_buttons).await;
}

/// The same under other rules of the house.
pub async fn conversation_under(
    policy: &DeskPolicy,
    city: &City,
    script: impl AsyncFn(&Town),
    _with_buttons: Expect,
) {
    let script = async |town: &Town| {
        script(town).await;
        town.note_chats();
    };
    let seen = play(city, policy, &script, Kind::Numbered).await;
    for encryption in [Encryption::Off, Encryption::On] {
        let kind = Kind::OnMatrix(encryption);
        let told = in_common_runtime(play(city, policy, &script, kind)).await;
        same_story(&told, &seen, kind);
    }
}

/// The same: what happens by the clock happens on Matrix, too.
pub async fn conversation_by_the_clock(city: &City, script: impl AsyncFn(&Town), with_buttons: Expect) {
    conversation_in(city, script, with_buttons).await;
}
