//! What is told outside the chat: over HTTP, with a clock that the test moves.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use expect_test::{Expect, expect};
use store::Store;
use store::desk::LocalDesk;
use terminlotse::http;
use tests::databases::{self, TestStore};
use tests::town::{FRIDAY, bot_of, kleinstadt, policy};

/// A bot that answers over HTTP.
struct Website {
    address: String,
    later: Arc<AtomicI64>,
    database: TestStore,
}

impl Website {
    async fn over(database: TestStore) -> Self {
        let bot = bot_of(&kleinstadt(), LocalDesk::new(policy()), &database).await;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let later = Arc::new(AtomicI64::new(0));
        let (friday, seconds): (DateTime<Utc>, _) = (FRIDAY.parse().unwrap(), later.clone());
        let clock = move || friday + TimeDelta::seconds(seconds.load(Ordering::Relaxed));
        tokio::spawn(http::serve(listener, bot, Arc::new(clock)));
        Self { address, later, database }
    }

    async fn shows(&self, path: &str, expected: Expect) {
        let response = reqwest::get(format!("{}{path}", self.address)).await.unwrap();
        let status = response.status().as_u16();
        expected.assert_eq(&format!("{status}\n{}", response.text().await.unwrap()));
    }

    fn wait(&self, seconds: i64) {
        self.later.fetch_add(seconds, Ordering::Relaxed);
    }

    async fn change(&self, sql: &'static str) {
        let mut tx = Store::begin(&self.database.store).await.unwrap();
        tx.execute(sql, &[]).await.unwrap();
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn a_website_shows_what_is_free() {
    let website = Website::over(databases::sqlite().await).await;
    website.shows("/forecast.txt", expect![[r#"
        200
        Personalausweis: Der nächste freie Termin ist am Montag, 23. November 2026 um 08:00 Uhr (Rathaus Mitte).
        Reisepass: Der nächste freie Termin ist am Montag, 23. November 2026 um 08:00 Uhr (Rathaus Mitte).
        Auto anmelden: Der nächste freie Termin ist am Dienstag, 24. November 2026 um 14:00 Uhr (Bürgeramt Nord).
    "#]]).await;
    website
        .shows(
            "/forecast.txt?lang=en&service=reisepass",
            expect![[r#"
        200
        Passport: the next free appointment is on Monday, 23 November 2026 at 08:00 (Rathaus Mitte).
    "#]],
        )
        .await;
    website.shows("/forecast.json?service=personalausweis", expect![[r#"
        200
        {"city":"Kleinstadt","language":"de","at":"2026-11-20T09:00:00Z","services":[{"id":"personalausweis","name":"Personalausweis","next":{"at":"2026-11-23T08:00:00+01:00","office":"mitte","office_name":"Rathaus Mitte"},"next_release":null,"waiting":0,"waitlist_days":null,"sentence":"Personalausweis: Der nächste freie Termin ist am Montag, 23. November 2026 um 08:00 Uhr (Rathaus Mitte)."}]}"#]]).await;
}

#[tokio::test]
async fn what_is_not_there_is_said() {
    let website = Website::over(databases::sqlite().await).await;
    website
        .shows(
            "/forecast.txt?service=taufschein",
            expect![[r#"
        404
        no service that can be booked here has the id “taufschein”
    "#]],
        )
        .await;
    website
        .shows(
            "/forecast.txt?lang=tlh&service=reisepass",
            expect![[r#"
        200
        Reisepass: Der nächste freie Termin ist am Montag, 23. November 2026 um 08:00 Uhr (Rathaus Mitte).
    "#]],
        )
        .await;
    website
        .shows(
            "/healthz",
            expect![[r#"
        200
        ok
    "#]],
        )
        .await;
    website
        .shows(
            "/readyz",
            expect![[r#"
        200
        ready
    "#]],
        )
        .await;
    website
        .shows(
            "/metrics",
            expect![[r#"
        404
    "#]],
        )
        .await;
}

#[tokio::test]
async fn where_nothing_is_free_it_tells_what_comes() {
    for database in [databases::sqlite().await, databases::postgres().await] {
        let website = Website::over(database).await;
        let ask = "/forecast.txt?service=reisepass";
        website
            .shows(
                ask,
                expect![[r#"
            200
            Reisepass: Der nächste freie Termin ist am Montag, 23. November 2026 um 08:00 Uhr (Rathaus Mitte).
        "#]],
            )
            .await;
        // On Monday in a week, at seven.
        website.change("update place set visible_from = 1796018400000000").await;
        // Whoever asks again at once hears the same: a website asks for every visitor.
        website
            .shows(
                ask,
                expect![[r#"
            200
            Reisepass: Der nächste freie Termin ist am Montag, 23. November 2026 um 08:00 Uhr (Rathaus Mitte).
        "#]],
            )
            .await;
        website.wait(30);
        website.shows(ask, expect![[r#"
            200
            Reisepass: Zurzeit ist kein Termin frei. Neue Termine gibt es ab Montag, 30. November 2026, 07:00 Uhr.
        "#]]).await;
        website.change("delete from place").await;
        website.wait(30);
        website
            .shows(
                ask,
                expect![[r#"
            200
            Reisepass: Zurzeit ist kein Termin frei.
        "#]],
            )
            .await;
    }
}
