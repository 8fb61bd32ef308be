//! `terminlotse import appointments`: a table of another calendar moves in, whole or not at all, once.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on fails by panicking")]

use std::path::PathBuf;
use std::sync::Arc;

use bot_core::City;
use bot_core::opening::lane::Lanes;
use chrono::{DateTime, Utc};
use expect_test::{Expect, expect};
use store::desk::LocalDesk;
use store::{Store, audit, catalogue, retention};
use tempfile::TempDir;
use terminlotse::Bot;
use terminlotse::jobs::{Job as _, LayOut};
use terminlotse::moving_in::{self, LINES, Order};
use tests::on_both_engines;
use tests::town::{FRIDAY, kleinstadt, policy};

fn now() -> DateTime<Utc> {
    FRIDAY.parse().unwrap()
}

/// A town that something moves into, and a folder for the files.
struct Town {
    bot: Arc<Bot<LocalDesk>>,
    folder: TempDir,
}

impl Town {
    async fn of(store: &Store, city: &City) -> Self {
        let mut tx = store.begin().await.unwrap();
        catalogue::import(&mut tx, city, now()).await.unwrap();
        let city = catalogue::load(&mut tx).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        let locales = render::Locales::embedded().unwrap();
        let policy = policy();
        let bot = Arc::new(Bot::new(store.clone(), LocalDesk::new(policy.clone()), locales, city));
        let mut places = LayOut::new(bot.clone(), chrono::TimeDelta::minutes(15), policy.horizon);
        while places.run_once(now()).await.unwrap() <= now() {}
        Self { bot, folder: tempfile::tempdir().unwrap() }
    }

    async fn kleinstadt(store: &Store) -> Self {
        Self::of(store, &kleinstadt()).await
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn order(&self, table: impl AsRef<[u8]>) -> Order {
        std::fs::write(self.path("old.csv"), table).unwrap();
        Order { file: self.path("old.csv"), codes: None, dry_run: false }
    }

    /// What is told, or what is wrong, without the folder's name.
    async fn runs_at(&self, order: &Order, seed: u8, now: DateTime<Utc>) -> Result<String, String> {
        let ran = moving_in::run(&self.bot, 1, order, [seed; 32], now).await;
        let folder = format!("{}/", self.folder.path().display());
        let plain = |text: String| text.replace(&folder, "");
        ran.map(|told| plain(told.join("\n"))).map_err(|error| plain(error.to_string()))
    }

    async fn runs(&self, order: &Order) -> Result<String, String> {
        self.runs_at(order, 1, now()).await
    }

    /// Moves a table in.
    async fn takes(&self, table: impl AsRef<[u8]>) -> Result<String, String> {
        self.runs(&self.order(table)).await
    }

    async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.bot.store.begin().await.unwrap();
        tx.row(sql, &[]).await.unwrap().unwrap().int("count").unwrap()
    }

    /// Appointments, persons who are known, and marks.
    async fn all(&self) -> (i64, i64, i64) {
        (
            self.count("select count(*) as count from appointment").await,
            self.count("select count(*) as count from person where name_sealed is not null").await,
            self.count("select count(*) as count from moved_in").await,
        )
    }

    /// Where the appointments are, by time.
    async fn places(&self) -> Vec<String> {
        let sql = "select appointment.reference, place.office, place.desk, place.lane, count(*) as slots
            from appointment join place on place.occupant = appointment.occupancy
            group by appointment.reference, place.office, place.desk, place.lane, appointment.starts_at
            order by appointment.starts_at, place.office, place.desk";
        let mut tx = self.bot.store.begin().await.unwrap();
        let rows = tx.rows(sql, &[]).await.unwrap();
        let place = |row: &store::sql::Row| {
            let (office, lane) = (row.text("office").unwrap(), row.text("lane").unwrap());
            format!("{office} {} {lane} × {}", row.int("desk").unwrap(), row.int("slots").unwrap())
        };
        rows.iter().map(place).collect()
    }
}

const HEAD: &str = "office,service,starts,name,phone,email,language,minutes,reference\n";

fn table(lines: &[&str]) -> String {
    format!("{HEAD}{}\n", lines.join("\n"))
}

const ERIKA: &str = "nord,personalausweis,2026-11-24 14:00,Erika Muster,0231 471100,,de,,A-17";
const OTTO: &str = "mitte,reisepass,2026-11-25 08:00,Otto Beispiel,,otto@example.org,,,K7M-2QX";

/// None of it moves in, and this is why.
async fn refused(town: &Town, table: impl AsRef<[u8]>, expected: Expect) {
    expected.assert_eq(&town.takes(table).await.unwrap_err());
    assert_eq!(town.all().await, (0, 0, 0));
    assert_eq!(town.count("select count(*) as count from place where occupant is not null").await, 0);
    assert_eq!(town.count("select count(*) as count from audit").await, 0);
}

on_both_engines! {
    async fn a_table_moves_in_once(store: Store) {
        let town = Town::kleinstadt(&store).await;
        let both = table(&[ERIKA, OTTO]);
        assert_eq!(
            town.takes(&both).await.unwrap(),
            "2 appointments have moved in\n\
             nobody can take them over yet: the same call with --codes FILE.csv makes the codes"
        );
        assert_eq!(town.places().await, ["nord 1 public × 1", "mitte 1 public × 2"]);
        let kept = "select count(*) as count from appointment where reference = 'K7M-2QX' and by_staff = 1";
        assert_eq!(town.count(kept).await, 1, "one of our references is kept");
        assert_eq!(town.takes(&both).await.unwrap(), "nothing has changed; 2 had moved in before");
        let more = table(&[ERIKA, OTTO, "nord,zulassung,2026-11-26 15:45,Ida Neu,,,,,"]);
        assert!(town.takes(&more).await.unwrap().starts_with("1 appointments have moved in; 2 had moved in before"));
        assert!(town.takes(&more).await.unwrap().starts_with("nothing has changed"), "known by its line alone");
        assert_eq!(town.all().await, (3, 3, 3));
        let mut tx = store.begin().await.unwrap();
        let entries = audit::all(&mut tx, store.codec()).await.unwrap();
        let told: Vec<_> = entries.iter().map(|entry| format!("{} {} {}", entry.actor, entry.action, entry.subject)).collect();
        assert_eq!(told, ["command line moved in 2 appointments", "command line moved in 1 appointments"]);
    }

    async fn what_a_spreadsheet_writes_is_read(store: Store) {
        let town = Town::kleinstadt(&store).await;
        let table = "\u{feff}Nummer;Amt;Leistung;Termin;Name;Telefon;E-Mail;Sprache;Dauer\r\n\
            17;Bürgeramt Nord;Auto anmelden;24.11.2026 14:00;\"Muster; Erika\";+49 231 471100;;Deutsch;\r\n\
            18;nord;\"2 Reisepass\";2026-11-24T14:30:00+01:00;\"Otto \"\"von\"\" Beispiel\";;;;\r\n\
            ;;;;;;;;\r\n";
        expect![[r#"
            old.csv, line 2, Name: this is no name; please write first and last name
            old.csv, line 3, Name: this is no name; please write first and last name
            nothing has moved in: 2 things are wrong"#]].assert_eq(&town.takes(table).await.unwrap_err());
        let table = table.replace("Muster; Erika", "Muster, Erika").replace("\"Otto \"\"von\"\" Beispiel\"", "Otto Beispiel");
        assert!(town.takes(table.replace(';', "\t")).await.unwrap().starts_with("2 appointments have moved in"));
        assert!(town.takes(&table).await.unwrap().starts_with("nothing has changed"), "the separator says nothing");
        assert_eq!(town.places().await, ["nord 1 public × 1", "nord 1 public × 4"]);
    }

    async fn each_wrong_line_is_said_and_nothing_changes(store: Store) {
        let town = Town::kleinstadt(&store).await;
        let lines = [
            ERIKA,
            "west,personalausweis,2026-11-24 14:15,Ada Eins,,,,,",
            "nord,fischereischein,2026-11-24 14:15,Ada Zwei,,,,,",
            "mitte,zulassung,2026-11-24 08:00,Ada Drei,,,,,",
            "nord,4 reisepass,2026-11-24 14:15,Ada Vier,,,,,",
            "nord,personalausweis + zulassung,2026-11-24 14:15,Ada Fünf,,,,,",
            "nord,personalausweis,morgen,Ada Sechs,,,,,",
            "nord,personalausweis,2026-11-19 14:15,Ada Sieben,,,,,",
            "nord,personalausweis,2026-11-24 14:15,=HYPERLINK(1),12,keine,xx,0,",
            "nord,personalausweis,2026-11-24 14:15,,,,,,",
            "nord,personalausweis,2026-11-24 14:10,Ada Elf,,,,,",
            "nord,personalausweis,2026-11-25 14:15,Ada Zwölf,,,,,",
            "nord,personalausweis,2026-11-24 15:45,Ada Dreizehn,,,,30,",
            "nord,personalausweis,2026-11-26 14:00,Erika Muster,0231 / 471100,,,,",
            "nord,personalausweis,2026-11-24 14:00,Ada Fünfzehn,,,,,A-17",
            "nord,personalausweis,2026-11-24 14:00,Ada Sechzehn,,,,,",
            "nord,personalausweis,2026-11-24 14:00,Ada Siebzehn,,,,,",
            "nord,personalausweis,2026-11-24 14:15,Ada Achtzehn,,,,,,zu viel",
            "nord,personalausweis,2026-11-24 15:00,Ada Neunzehn,,,,,",
            "nord,personalausweis,2026-11-24 15:00,Ada Neunzehn,,,,,",
            "nord,@SUM(1),2026-03-29 02:30,Ada Einundzwanzig,,,,,",
        ];
        refused(&town, table(&lines), expect![[r#"
            old.csv, line 3, office: there is no office “west” in the city; is “mitte” meant?
            old.csv, line 4, service: there is no service “fischereischein” in the city; is “reisepass” meant?
            old.csv, line 5, service: the office “mitte” does not serve this; please name another, or add it to the city file
            old.csv, line 6, service: at most 3 of it can be had at once; please make it several lines
            old.csv, line 7, service: one visit can't serve these together; please make it several lines, or let the city file say that they combine
            old.csv, line 8, starts: “morgen” is no time such as 2026-12-01 08:30 or 01.12.2026 08:30
            old.csv, line 9, starts: this has begun already, or is over; please leave the line out
            old.csv, line 10, name: this begins as a formula does; please write it as a plain text
            old.csv, line 10, phone: this is no telephone number; please correct it, or leave it empty
            old.csv, line 10, email: this is no e-mail address; please correct it, or leave it empty
            old.csv, line 10, language: “xx” is none of the languages there are: de, en
            old.csv, line 10, minutes: “0” is no number of minutes from 1 to 480
            old.csv, line 11, name: nothing stands here, but it is needed; please fill it in, or leave the line out
            old.csv, line 12, starts: no place begins then; the nearest begin at 14:00 and 14:15
            old.csv, line 13, starts: the office has no places on that day; please open it in the city file, set policy.horizon so far, or move the appointment
            old.csv, line 14, starts: what is free then is not free for so long; please move it, or let it take fewer minutes
            old.csv, line 15, name: this person has an appointment for the same service already (line 2); please leave one of them out
            old.csv, line 16, reference: line 2 is the same; please leave one of them out
            old.csv, line 18, starts: all 2 places that begin then are taken (line 2, line 17); please move one of them, or open more desks in the city file
            old.csv, line 19: there are 10 cells, but 9 columns; please put what has the separator in it between quotation marks
            old.csv, line 21: line 20 is the same; please leave one of them out
            old.csv, line 22, service: this begins as a formula does; please write it as a plain text
            old.csv, line 22, starts: the clock jumps over 2026-03-29 02:30 on that day; please write another time
            nothing has moved in: 23 things are wrong"#]]).await;
    }

    async fn two_people_on_one_place_are_told_apart(store: Store) {
        let town = Town::kleinstadt(&store).await;
        let lines = [
            "mitte,personalausweis,2026-11-24 08:15,Ada Eins,,,,,",
            "mitte,reisepass,2026-11-24 08:00,Ada Zwei,,,,,",
        ];
        refused(&town, table(&lines), expect!["old.csv, line 2, starts: the one place that begins then is taken (line 3); please move one of them, or open more desks in the city file"]).await;
    }

    async fn a_file_that_is_no_such_table_is_told_in_a_sentence(store: Store) {
        let town = Town::kleinstadt(&store).await;
        refused(&town, "", expect!["old.csv is empty; its first line names the columns: office, service, starts, name, and as wanted phone, email, language, minutes, reference"]).await;
        refused(&town, "office,service,starts,name,iban\n", expect!["old.csv, line 1: there is no column “iban”; the columns are office, service, starts, name, and as wanted phone, email, language, minutes, reference"]).await;
        refused(&town, "office,Amt,service,starts,name\n", expect!["old.csv, line 1: the column “Amt” is there twice; please take one of them out"]).await;
        refused(&town, "office,service,name\n", expect!["old.csv, line 1: the column “starts” is missing; the columns are office, service, starts, name, and as wanted phone, email, language, minutes, reference"]).await;
        refused(&town, [HEAD.as_bytes(), b"nord,personalausweis,2026-11-24 14:00,J\xfcrgen M\xfcller,,,,,\n"].concat(), expect!["old.csv, line 2: this is not UTF-8; please save the table as “CSV UTF-8”, or with the character set “Unicode (UTF-8)”"]).await;
        let wide: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
        refused(&town, wide, expect!["old.csv, line 1: this is not UTF-8; please save the table as “CSV UTF-8”, or with the character set “Unicode (UTF-8)”"]).await;
        let long = format!("{HEAD}{}", format!("{ERIKA}\n").repeat(LINES + 1));
        refused(&town, long, expect!["old.csv has more than 5000 lines; please divide it, by offices for example"]).await;
        refused(&town, format!("{HEAD}{}", "x".repeat(1_000 * LINES)), expect!["old.csv has more than 5000 lines; please divide it, by offices for example"]).await;
        refused(&town, table(&["nord,personalausweis,2026-11-24 14:00,\"Erika", ERIKA, &"x".repeat(500)]), expect!["old.csv, line 2: a cell does not end; is a quotation mark missing?"]).await;
        let none = Order { file: town.path("none.csv"), codes: None, dry_run: false };
        expect!["none.csv can't be read: No such file or directory (os error 2)"].assert_eq(&town.runs(&none).await.unwrap_err());
    }

    async fn places_of_staff_come_after_those_of_the_public_and_others_never(store: Store) {
        let mut city = kleinstadt();
        let north = &mut city.offices[1].opening[0];
        north.desks = 4;
        north.lanes = Lanes { staff: 1, trade: 1, emergency: 1 };
        // What is not released yet is taken, too.
        city.city.release = vec![serde_json::from_value(serde_json::json!({ "days_ahead": 1, "at": "07:00", "share": 100 })).unwrap()];
        let town = Town::of(&store, &city).await;
        let line = |name: &str| format!("nord,personalausweis,2026-12-01 14:00,{name},,,,,");
        let [one, two, three] = ["Ada Eins", "Ada Zwei", "Ada Drei"].map(line);
        let refused = town.takes(table(&[&one, &two, &three])).await.unwrap_err();
        expect!["old.csv, line 4, starts: all 2 places that begin then are taken (line 2, line 3); please move one of them, or open more desks in the city file"].assert_eq(&refused);
        assert!(town.takes(table(&[&one, &two])).await.is_ok());
        let mut lanes = town.places().await;
        lanes.iter_mut().for_each(|place| *place = place.split(' ').nth(2).unwrap().to_owned());
        lanes.sort();
        assert_eq!(lanes, ["public", "staff"]);
    }

    async fn another_length_takes_as_many_slots_as_it_fills(store: Store) {
        let town = Town::kleinstadt(&store).await;
        let lines = [
            "nord,personalausweis,2026-11-24 14:00,Ada Eins,,,,20,",
            "nord,reisepass,2026-11-24 14:00,Ada Zwei,,,,15,",
            "nord,personalausweis,2026-11-24 14:15,Ada Drei,,,,,",
        ];
        assert!(town.takes(table(&lines)).await.is_ok());
        assert_eq!(town.places().await, ["nord 1 public × 2", "nord 2 public × 1", "nord 2 public × 1"]);
    }

    async fn codes_are_made_once_and_later_too(store: Store) {
        let town = Town::kleinstadt(&store).await;
        let codes = |name: &str| Order { codes: Some(town.path(name)), ..town.order(table(&[ERIKA, OTTO])) };
        let tried = Order { dry_run: true, ..codes("a.csv") };
        assert_eq!(town.runs(&tried).await.unwrap(), "nothing was changed: 2 appointments can move in");
        assert_eq!(town.all().await, (0, 0, 0));
        std::fs::write(town.path("taken.csv"), "").unwrap();
        expect!["taken.csv is there already; please name another file for the codes, or take it away"]
            .assert_eq(&town.runs(&codes("taken.csv")).await.unwrap_err());
        assert_eq!(town.all().await, (0, 0, 0));

        assert!(town.takes(table(&[ERIKA, OTTO])).await.is_ok());
        let told = town.runs_at(&codes("a.csv"), 2, now()).await.unwrap();
        expect!["nothing has changed; 2 had moved in before\n2 codes stand in a.csv, with names: write the letters, and delete it"].assert_eq(&told);
        let written = std::fs::read_to_string(town.path("a.csv")).unwrap();
        let rows: Vec<Vec<&str>> = written.lines().map(|line| line.split(';').collect()).collect();
        assert_eq!(rows[0][3], "\"code\"");
        assert_eq!((rows[1][1], rows[1][4]), ("\"A-17\"", "\"Erika Muster\""));
        assert_eq!((rows[2][2], rows[2][6]), ("\"K7M-2QX\"", "\"otto@example.org\""));
        let told = town.runs_at(&codes("b.csv"), 3, now()).await.unwrap();
        assert_eq!(told, "nothing has changed; 2 had moved in before");
        assert!(!town.path("b.csv").exists());
    }

    async fn what_moved_in_stays_known_when_it_was_cancelled_or_is_over(store: Store) {
        let town = Town::kleinstadt(&store).await;
        assert!(town.takes(table(&[ERIKA])).await.is_ok());
        let other = ERIKA.replace("14:00", "15:00");
        expect!["old.csv, line 2, reference: this has moved in before, and its line said something else then; please change it in the chat (/find), and leave the line out"].assert_eq(&town.takes(table(&[&other])).await.unwrap_err());
        let mut tx = store.begin().await.unwrap();
        tx.execute("delete from appointment", &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(town.takes(table(&[ERIKA])).await.unwrap(), "nothing has changed; 1 had moved in before");
        let order = town.order(table(&[ERIKA]));
        let later = now() + chrono::TimeDelta::days(30);
        assert_eq!(town.runs_at(&order, 1, later).await.unwrap(), "nothing has changed; 1 had moved in before");
        let mut tx = store.begin().await.unwrap();
        retention::forget_old(&mut tx, now() + chrono::TimeDelta::days(100), chrono::TimeDelta::days(90)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(town.all().await.2, 0);
    }
}
