//! The city that is served: what the configuration says of it stays said, and an import leaves no
//! office without places.

use std::path::PathBuf;
use std::sync::Arc;

use bot_core::Language;
use chrono::{DateTime, Utc};
use chrono_tz::Europe;
use store::Store;
use tempfile::TempDir;
use terminlotse::assemble::open_bot;
use terminlotse::config::Config;
use terminlotse::import;
use terminlotse::jobs::{Job as _, LayOut};
use tests::on_both_engines;
use tests::town::{FRIDAY, KLEINSTADT};

fn now() -> DateTime<Utc> {
    FRIDAY.parse().unwrap()
}

/// A folder with a city file in it.
struct CityFile {
    folder: TempDir,
}

impl CityFile {
    fn of(text: &str) -> Self {
        let file = Self { folder: tempfile::tempdir().unwrap() };
        file.becomes(text);
        file
    }

    fn becomes(&self, text: &str) {
        std::fs::write(self.path(), text).unwrap();
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("city.toml")
    }
}

/// Kleinstadt with one more desk wherever there are two.
fn with_more_desks() -> String {
    let more = KLEINSTADT.replace("desks = 2", "desks = 3");
    assert_ne!(more, KLEINSTADT);
    more
}

async fn free_places(store: &Store) -> i64 {
    let mut tx = store.begin().await.unwrap();
    let row = tx.row("select count(*) as free from place where occupant is null", &[]).await.unwrap();
    row.unwrap().int("free").unwrap()
}

on_both_engines! {
    async fn what_the_configuration_says_stays_said(store: Store) {
        let mut config = Config::default();
        (config.city.timezone, config.city.language) = (Some(Europe::Lisbon), Some(Language::new("en")));
        let bot = Arc::new(open_bot(store.clone(), &config, now()).await.unwrap());
        let mut places = LayOut::new(bot.clone(), config.policy.slot, config.policy.horizon);
        let file = CityFile::of(KLEINSTADT);
        for _ in 0..2 {
            places.run_once(now()).await.unwrap();
            let about = bot.city().city.clone();
            assert_eq!((about.timezone, about.language), (Europe::Lisbon, Language::new("en")));
            // By another process, beside the running bot.
            import::city(&store, &config, &file.path(), now()).await.unwrap();
        }
        assert_eq!(bot.city().city.name, "Kleinstadt");
    }

    async fn an_import_lays_out_what_it_took_away(store: Store) {
        let (config, file) = (Config::default(), CityFile::of(KLEINSTADT));
        import::city(&store, &config, &file.path(), now()).await.unwrap();
        let before = free_places(&store).await;
        assert!(before > 0);
        file.becomes(&with_more_desks());
        import::city(&store, &config, &file.path(), now()).await.unwrap();
        assert!(free_places(&store).await > before);
    }

    async fn a_start_with_a_changed_city_file_lays_out_what_it_took_away(store: Store) {
        let (mut config, file) = (Config::default(), CityFile::of(KLEINSTADT));
        config.city.file = Some(file.path());
        import::city(&store, &config, &file.path(), now()).await.unwrap();
        let before = free_places(&store).await;
        file.becomes(&with_more_desks());
        open_bot(store.clone(), &config, now()).await.unwrap();
        assert!(free_places(&store).await > before);
    }

    async fn what_is_odd_about_a_file_is_a_warning(store: Store) {
        let file = CityFile::of(&format!(
            "{KLEINSTADT}\n[[service]]\nid = \"nowhere\"\ngroup = \"ausweise\"\nname = \"Nirgendwo\"\n"
        ));
        let told = import::city(&store, &Config::default(), &file.path(), now()).await.unwrap();
        assert!(told[0].starts_with("warning: ") && told[0].contains("no office offers “nowhere”"), "{told:?}");
        assert!(told.iter().skip(1).all(|line| !line.starts_with("warning: ")), "{told:?}");
    }

    async fn releases_beyond_the_horizon_are_a_warning(store: Store) {
        let release = "[city]\nrelease = [{ days_ahead = 40, at = \"07:00\", share = 100 }]";
        let file = CityFile::of(&KLEINSTADT.replace("[city]", release));
        let told = import::city(&store, &Config::default(), &file.path(), now()).await.unwrap();
        let warned = "warning: city.release: places are released 40 days ahead, but laid out only 42 days ahead: \
                      policy.horizon should be 47 days or more";
        assert_eq!(told[0], warned);
    }

    async fn who_no_longer_fits_is_listed_with_office_and_time(store: Store) {
        let (config, file) = (Config::default(), CityFile::of(KLEINSTADT));
        import::city(&store, &config, &file.path(), now()).await.unwrap();
        let booked = [
            "insert into person (id, created_at) values ('ada', 0)",
            "insert into account (id, platform, address, person, created_at) values ('a', 'telegram', '1', 'ada', 0)",
            "insert into occupancy (id, kind, person, service, quantity, office, desk, slots, starts_at, ends_at, created_at)
                select 'o', 'appointment', 'ada', 'personalausweis', 1, office, desk, 1, starts_at, ends_at, 0
                from place join office on office.id = place.office where desk = 1 order by starts_at desc, office limit 1",
            "update place set occupant = 'o' where (office, desk, starts_at) in (
                select office, desk, starts_at from occupancy)",
            "insert into appointment (id, reference, state, occupancy, person, booked_by, service, quantity, office,
                    starts_at, ends_at, sequence, created_at, changed_at)
                select 'o', 'ABC-DEF', 'booked', id, person, 'a', service, 1, office, starts_at, ends_at, 0, 0, 0
                from occupancy",
        ];
        let mut tx = store.begin().await.unwrap();
        for statement in booked {
            tx.execute(statement, &[]).await.unwrap();
        }
        let row = tx.row("select office, starts_at from appointment", &[]).await.unwrap().unwrap();
        let (office, starts_at) = (row.text("office").unwrap(), row.instant("starts_at").unwrap());
        tx.commit().await.unwrap();
        let at = starts_at.with_timezone(&Europe::Berlin);
        // The last day of that office's places is closed.
        let id = format!("id = \"{office}\"");
        let closed = format!("{id}\nexception = [{{ date = {}, closed = true }}]", at.format("%Y-%m-%d"));
        file.becomes(&KLEINSTADT.replace(&id, &closed));
        let told = import::city(&store, &config, &file.path(), now()).await.unwrap();
        let kept: Vec<_> = told.iter().filter(|line| line.starts_with("kept: ")).collect();
        assert_eq!(kept.len(), 1, "{told:?}");
        assert!(kept[0].starts_with("kept: appointment ABC-DEF (Personalausweis"), "{kept:?}");
        assert!(kept[0].ends_with(&format!(", {})", at.format("%Y-%m-%d %H:%M"))), "{kept:?}");
    }
}
