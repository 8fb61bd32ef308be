//! `terminlotse trade`.

use tests::binary::Binary;

use crate::{done, in_kleinstadt, refused};

#[tokio::test]
async fn a_business_is_registered_bound_listed_and_ended() {
    let binary = in_kleinstadt(Binary::new());
    // The city is there once the bot was.
    done(binary.run(&["console"], "").await);
    let arguments = ["trade", "register", "--name", "Autohaus Krüger", "--quota", "20", "--office", "nord"];
    let told = done(binary.run(&arguments, "").await);
    let (line, rest) = told.split_once('\n').unwrap();
    let (id, rest) = rest.split_once(' ').unwrap();
    assert_eq!(rest, "is Autohaus Krüger, 20 a day, once this line is written to the bot, within an hour\n");
    let listed = done(binary.run(&["trade", "list"], "").await);
    assert!(listed.starts_with(&format!("{id}     20 a day  nord  code until ")), "{listed}");
    let joined = done(binary.run(&["console", "--as", "krueger"], &format!("{line}\n")).await);
    assert!(joined.contains("Autohaus Krüger · 20 Plätze am Tag"), "{joined}");
    let listed = done(binary.run(&["trade", "list"], "").await);
    assert_eq!(listed, format!("{id}     20 a day  nord  bound  Autohaus Krüger\n"));
    let ended = done(binary.run(&["trade", "end", id], "").await);
    assert_eq!(ended, format!("{id} has ended; nothing of it is booked\n"));
    let gone = done(binary.run(&["console", "--as", "krueger"], "/gewerbe\n").await);
    assert!(gone.contains("Diesen Befehl kenne ich nicht."), "{gone}");
    let audit = done(binary.run(&["report", "audit"], "").await);
    let deeds: Vec<&str> = audit.lines().map(|line| &line[21..]).collect();
    assert_eq!(
        deeds,
        [
            format!("command line  registered {id}: 20 a day"),
            format!("business {id}  joined {id}"),
            format!("command line  ended {id}")
        ]
    );
}

#[tokio::test]
async fn what_makes_no_sense_is_said_in_a_sentence() {
    let binary = in_kleinstadt(Binary::new());
    for (arguments, sentence) in [
        (
            &["trade", "register", "--name", "Krüger", "--quota", "20", "--office", "west"][..],
            "terminlotse: there is no office “west” in the city",
        ),
        (&["trade", "register", "--name", " ", "--quota", "20"], "terminlotse: a business needs a name"),
        (
            &["trade", "end", "abc-def"],
            "terminlotse: there is no business ABC-DEF, or it has ended already; terminlotse trade list shows those there are",
        ),
    ] {
        assert_eq!(refused(&binary.run(arguments, "").await), sentence);
    }
}
