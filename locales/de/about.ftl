# Wer spricht: Begrüßung, Hilfe, ein Mensch, Datenschutz, Sprache.
# Kurz, warm, mit Sie. Was zu tun ist, steht am Ende.

intro =
    Hier antwortet ein Programm. Betreiber: { $operator }.
    Datenschutz: { $url }

intro-without-privacy = Hier antwortet ein Programm. Betreiber: { $operator }.

greeting =
    Guten Tag! Ich bin das Terminprogramm der Stadt { $city }.
    Was brauchen Sie? Zum Beispiel „{ $example }“.

    Vorlesen: /text · 👤 Mensch · /datenschutz

help =
    Ich helfe bei Terminen. Schreiben Sie einfach, was Sie brauchen, zum Beispiel „Reisepass“.

    /termin – einen Termin buchen
    /termine – meine Termine ansehen
    /verschieben – einen Termin verschieben
    /absagen – einen Termin absagen
    /warteliste – worauf Sie warten
    /mensch – mit einem Menschen sprechen
    /sprache – andere Sprache
    /verbinden – einen zweiten Messenger verbinden
    /neuigkeiten – Neuigkeiten der Stadt bekommen
    /text – Auswahl als Liste, gut zum Vorlesen
    /datenschutz – was mit Ihren Daten geschieht
    /loeschen – alles über mich löschen
    /impressum · /barrierefreiheit

    Es geht auch ohne das Zeichen davor. „Zurück“ geht immer.
    Sie buchen für jemand anderen? Schreiben Sie zum Beispiel „für meine Mutter“.

person = Ein Mensch hilft Ihnen gern: { $phone }, { $hours }.

privacy =
    Verantwortlich ist: { $operator }.
    Ich speichere dieses Gespräch, Ihre Termine und, wo das Amt es braucht, Namen, Telefonnummer oder E-Mail-Adresse, auch von anderen, für die Sie buchen. Gespräch und Kontaktdaten sind verschlüsselt.
    Auf Matrix sind Reaktionen wie 👍 nie verschlüsselt. Wer das nicht möchte, antwortet in Worten.
    Neuigkeiten der Stadt bekommen Sie nur, wenn Sie es möchten: /neuigkeiten
    Ausführlich: { $url }
    Alles löschen: /loeschen

imprint =
    Impressum
    { $text }

accessibility =
    Barrierefreiheit
    { $text }

confirm-forget =
    Ihre kommenden Termine werden abgesagt, Ihre Angaben und dieses Gespräch gelöscht. Das lässt sich nicht zurücknehmen.
    Soll ich wirklich alles löschen?

forgotten =
    Alles ist gelöscht, Ihre Termine sind abgesagt.
    Sie brauchen wieder einmal etwas? Schreiben Sie mir einfach.

choose-language = In welcher Sprache soll ich schreiben?

language-chosen = Gut, ab jetzt schreibe ich Deutsch.

numbered-on =
    Ab jetzt steht jede Auswahl als Liste im Text. Antworten Sie mit der Nummer.
    Lieber wieder Knöpfe? /text

numbered-off =
    Ab jetzt gibt es wieder Knöpfe.
    Lieber eine Liste im Text? /text
