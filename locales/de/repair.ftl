# Wenn etwas schiefgeht. Schuld ist immer das Programm, nie wer schreibt.

misunderstood =
    Das habe ich leider nicht verstanden. Das liegt an mir.
    Wählen Sie etwas aus, oder schreiben Sie in einem Wort, was Sie brauchen, zum Beispiel „Reisepass“.
    „Zurück“ geht immer. Lieber ein Mensch? Schreiben Sie „Mensch“ 👤.

unknown-command =
    Diesen Befehl kenne ich nicht.
    Was ich kann, steht hier: /hilfe

too-long =
    So lange Texte kann ich leider nicht lesen.
    Bitte schreiben Sie in wenigen Wörtern, was Sie brauchen.

cannot-read-file = Bilder und Dateien öffne ich nicht und lade sie nie herunter. Ist Ihr Ausweis darauf? Dann löschen Sie das Bild bitte hier im Chat.

cannot-read-sticker = Sticker verstehe ich leider nicht. Bitte schreiben Sie es mir in Worten.

cannot-read-voice = Sprachnachrichten kann ich leider nicht hören. Bitte schreiben Sie mir, oder rufen Sie an: /mensch

cannot-read-forwarded = Weitergeleitete Nachrichten lese ich nicht. Bitte schreiben Sie mir selbst, was Sie brauchen.

cannot-read-edited = Nachträgliche Änderungen sehe ich leider nicht. Bitte schreiben Sie es als neue Nachricht.

cannot-read-sealed = Eine Nachricht von Ihnen konnte ich nicht entschlüsseln. Bitte schicken Sie sie noch einmal.

cannot-read-other = Das kann ich leider nicht lesen. Bitte schreiben Sie es mir in Worten.

not-yet =
    Das kann ich noch nicht.
    Ein Mensch hilft Ihnen gern dabei: { $phone }

one-moment = Einen Moment bitte, ich sehe im Kalender nach.

desk-silent =
    Der Kalender antwortet nicht. Ob es geklappt hat, weiß ich deshalb nicht.
    Was gebucht ist, sehen Sie hier: /termine
    Genau weiß es ein Mensch: { $phone }

started-over = Unser Gespräch fängt neu an. Das liegt an mir. Ihre Termine sind sicher: /termine

turn-failed =
    Bei Ihrer letzten Nachricht ist mir ein Fehler passiert.
    Bitte schicken Sie sie noch einmal.

welcome = Gern geschehen!

several-people = Ich helfe gern – bitte schreiben Sie mir in einem eigenen Raum, damit nur Sie Ihre Termine sehen.

write-directly = Termine sind Privatsache. Bitte schreiben Sie mir direkt, nicht in der Gruppe.

toast-outdated = Das ist nicht mehr offen. Die neue Auswahl steht unten.

toast-one-moment = Einen Moment bitte …

toast-no-choice = Da ist nichts frei. Zur Wahl stehen die Tage mit einer Zahl.
