//! What people and their phones send that no booking needs.

use bot_core::event::Unreadable;
use expect_test::expect;
use tests::town::conversation;

#[tokio::test]
async fn each_gets_one_clear_sentence_and_the_open_prompt() {
    let script = async |town: &tests::town::Town| {
        let ada = town.citizen("ada");
        ada.says("/start personalausweis").await;
        ada.says("/unbekannt").await;
        ada.says("").await;
        ada.says("🙂🙂🙂").await;
        ada.says(&"lang ".repeat(819)).await;
        for what in [
            Unreadable::File,
            Unreadable::Sticker,
            Unreadable::Voice,
            Unreadable::Forwarded,
            Unreadable::Edited,
            Unreadable::Other,
        ] {
            ada.sends(what).await;
        }
        ada.says("99").await;
        ada.says("\u{202e}\u{200b}").await;
        ada.says("08:00").await;
    };
    conversation(script, expect![[""]]).await;
}
