//! `terminlotse staff`, and the terminal of somebody who serves.

use tests::binary::Binary;

use crate::{done, in_kleinstadt, refused};

/// Invites somebody; what they must write, and the id of the role.
async fn invites(binary: &Binary, arguments: &[&str]) -> (String, String) {
    let told = done(binary.run(&[&["staff", "invite"], arguments].concat(), "").await);
    let (line, rest) = told.split_once('\n').unwrap();
    (line.to_owned(), rest.split_once(' ').unwrap().0.to_owned())
}

#[tokio::test]
async fn a_role_is_offered_taken_listed_and_revoked() {
    let binary = in_kleinstadt(Binary::new());
    // The city is there once the bot was.
    done(binary.run(&["console"], "").await);
    let (line, id) = invites(&binary, &["--role", "clerk", "--office", "mitte", "--name", "Frau Öz"]).await;
    let listed = done(binary.run(&["staff", "list"], "").await);
    assert!(listed.starts_with(&format!("{id}  clerk       mitte  offered until ")), "{listed}");
    let joined = done(binary.run(&["console", "--as", "oez"], &format!("{line}\n")).await);
    assert!(joined.contains("Sachbearbeitung · Rathaus Mitte"), "{joined}");
    let listed = done(binary.run(&["staff", "list"], "").await);
    assert_eq!(listed, format!("{id}  clerk       mitte  on console:oez  Frau Öz\n"));
    assert_eq!(done(binary.run(&["staff", "revoke", &id], "").await), format!("{id} is revoked\n"));
    let gone = done(binary.run(&["console", "--as", "oez"], "/anliegen\n").await);
    assert!(gone.contains("Diesen Befehl kenne ich nicht."), "{gone}");
    let audit = done(binary.run(&["report", "audit"], "").await);
    let deeds: Vec<&str> = audit.lines().map(|line| &line[21..]).collect();
    let own = format!("{id} (Frau Öz)");
    assert_eq!(
        deeds,
        [
            format!("command line  invited {id}: clerk"),
            format!("{own}  joined {id}"),
            format!("command line  revoked {id}")
        ]
    );
    let csv = done(binary.run(&["report", "audit", "--csv"], "").await);
    assert_eq!(csv.lines().next(), Some(r#""at","who","name","role","what","about","why""#));
    assert!(csv.contains(&format!(r#""{id}","Frau Öz","clerk","joined","{id}","""#)), "{csv}");
}

#[tokio::test]
async fn what_makes_no_sense_is_said_in_a_sentence() {
    let binary = in_kleinstadt(Binary::new());
    for (arguments, sentence) in [
        (
            &["staff", "invite", "--role", "clerk", "--office", "west"][..],
            "terminlotse: there is no office “west” in the city",
        ),
        (
            &["staff", "revoke", "abc-def"],
            "terminlotse: there is no role ABC-DEF, or it was revoked already; terminlotse staff list shows those there are",
        ),
    ] {
        assert_eq!(refused(&binary.run(arguments, "").await), sentence);
    }
}

#[tokio::test]
async fn a_terminal_serves_beside_those_of_citizens() {
    let binary = in_kleinstadt(Binary::new());
    for (account, name) in [("ada", "Ada Löwe"), ("home", "Loewe, Ada")] {
        let lines = format!("/book reisepass\n1\n1\nja\n{name}\nja\n");
        done(binary.run(&["console", "--as", account], &lines).await);
    }
    let served = done(binary.run(&["console", "--staff"], "/anliegen\n1\n2\n").await);
    assert!(served.contains("Vermutlich doppelt gebucht (75 %)"), "{served}");
    assert!(served.contains("Erledigt.\n\nKein Anliegen wartet."), "{served}");
    let citizen = done(binary.run(&["console"], "/anliegen\n").await);
    assert!(citizen.contains("Diesen Befehl kenne ich nicht."), "{citizen}");
    let audit = done(binary.run(&["report", "audit"], "").await);
    assert!(audit.contains("(console:console (staff))  handled duplicates:"), "{audit}");
}

#[tokio::test]
async fn a_clerk_talks_with_a_citizen_from_one_terminal_to_another() {
    let binary = in_kleinstadt(Binary::new());
    done(binary.run(&["console"], "").await);
    let (line, _) = invites(&binary, &["--role", "clerk"]).await;
    done(binary.run(&["console", "--as", "oez"], &format!("{line}\n")).await);
    let asked =
        done(binary.run(&["console", "--as", "ada"], "/mensch\nMein Pass ist weg\nhier im Chat\nja\n").await);
    assert!(asked.contains("Ihre Anfrage ist da."), "{asked}");
    let checked = done(binary.run(&["check"], "").await);
    let seen = checked.lines().find(|line| line.starts_with("odd  staff")).unwrap();
    assert!(seen.contains("nobody is a supervisor") && seen.contains("30 minutes"), "{seen}");
    let served = done(binary.run(&["console", "--as", "oez"], "/anliegen\n1\nGuten Tag\n/ende\n").await);
    assert!(served.contains("„Mein Pass ist weg“"), "{served}");
    let heard = done(binary.run(&["console", "--as", "ada"], "/termine\n").await);
    assert!(heard.contains("👤 Guten Tag") && heard.contains("Das Gespräch ist beendet."), "{heard}");
}
