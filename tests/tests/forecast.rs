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
    website.shows("/forecast.txt", expect![[""]]).await;
    website.shows("/forecast.txt?lang=en&service=reisepass", expect![[""]]).await;
    website.shows("/forecast.json?service=personalausweis", expect![[""]]).await;
}

#[tokio::test]
async fn what_is_not_there_is_said() {
    let website = Website::over(databases::sqlite().await).await;
    website.shows("/forecast.txt?service=taufschein", expect![[""]]).await;
    website.shows("/forecast.txt?lang=tlh&service=reisepass", expect![[""]]).await;
    website.shows("/healthz", expect![[""]]).await;
    website.shows("/readyz", expect![[""]]).await;
    website.shows("/metrics", expect![[""]]).await;
}

#[tokio::test]
async fn where_nothing_is_free_it_tells_what_comes_and_how_long_it_takes() {
    for database in [databases::sqlite().await, databases::postgres().await] {
        let website = Website::over(database).await;
        let ask = "/forecast.txt?service=reisepass";
        website.shows(ask, expect![[""]]).await;
        // On Monday in a week, at seven.
        website.change("update place set visible_from = 1796018400000000").await;
        // Whoever asks again at once hears the same: a website asks for every visitor.
        website.shows(ask, expect![[""]]).await;
        website.wait(30);
        website.shows(ask, expect![[""]]).await;
        website.change("delete from place").await;
        website.wait(30);
        website.shows(ask, expect![[""]]).await;
    }
}
