//! The menu of commands, per language.

use std::collections::BTreeMap;

use telegram::{Refusal, menu};
use tests::bot_api::{ApiError, FakeBotApi};

use crate::client;

fn commands(described: &[(&str, &str)]) -> menu::Commands {
    described.iter().map(|(name, description)| ((*name).to_owned(), (*description).to_owned())).collect()
}

#[tokio::test]
async fn each_language_gets_its_menu_and_all_others_the_citys() {
    let fake = FakeBotApi::start().await;
    let german = commands(&[("book", "Termin buchen"), ("delete_me", "Meine Daten löschen")]);
    let english = commands(&[("book", "Book an appointment"), ("delete_me", "Delete my data")]);
    let simple = commands(&[("book", "Termin")]);
    let menus = [("de", &german), ("en", &english), ("de-simple", &simple)];
    let menus: BTreeMap<_, _> = menus.map(|(language, menu)| (language.to_owned(), menu.clone())).into();

    menu::publish(&client(&fake), &menus, "de").await.unwrap();
    assert_eq!(fake.menu("de"), german);
    assert_eq!(fake.menu("en"), english);
    assert_eq!(fake.menu(""), german);
    assert_eq!(fake.calls_of("setMyCommands").len(), 3);
}

#[tokio::test]
async fn a_long_description_is_cut_and_a_wrong_name_is_said() {
    let fake = FakeBotApi::start().await;
    let long = BTreeMap::from([("de".to_owned(), commands(&[("book", &"ä".repeat(300))]))]);
    menu::publish(&client(&fake), &long, "en").await.unwrap();
    assert_eq!(fake.menu("de").remove(0).1.chars().count(), 255);
    assert!(fake.menu("").is_empty());

    fake.expect(ApiError::CommandInvalid);
    let wrong = BTreeMap::from([("de".to_owned(), commands(&[("Löschen", "x")]))]);
    let refusal = menu::publish(&client(&fake), &wrong, "de").await.unwrap_err();
    assert!(
        matches!(&refusal, Refusal::Other { text, .. } if text.contains("BOT_COMMAND_INVALID")),
        "{refusal}"
    );
}
