# Neuigkeiten der Stadt: nur für die, die sie möchten.

news =
    Möchten Sie Neuigkeiten der Stadt bekommen, zum Beispiel über neue Öffnungszeiten?
    Zu Ihren Terminen schreibe ich Ihnen so oder so.

news-wanted = Sie bekommen Neuigkeiten der Stadt.

news-taken =
    Gern, ab jetzt bekommen Sie Neuigkeiten der Stadt.
    Unter jeder steht, wie Sie sie abbestellen.

news-left =
    Abbestellt. Zu Ihren Terminen schreibe ich Ihnen weiter.
    Doch wieder Neuigkeiten? /news

# Was Mitarbeitende lesen, die Mitteilungen schreiben.

notice-text =
    Was soll in der Mitteilung stehen? Schreiben Sie den Text auf { $language }, so wie er ankommen soll.
    Möglich sind Absätze, **fett**, Links – so: [Worte](https://…) – und Listen: Zeilen, die mit „- “ beginnen.

language-name =
    { $language ->
        [de] Deutsch
        [en] Englisch
       *[other] { $language }
    }

notice-empty = Da steht noch nichts. Bitte schreiben Sie, was ankommen soll.
notice-too-long = Das sind { $units } Zeichen, Messenger nehmen nur { $most }. Bitte kürzen Sie den Text.
notice-too-many-marks = Zeile { $line }: Mehr als { $most } fette Stellen und Links zeigt nicht jeder Messenger.
notice-foreign =
    Zeile { $line }: { $what ->
        [heading] Überschriften kann
        [italic] Kursives (mit * oder _) kann
        [picture] Bilder kann
        [code] Code (mit ` oder eingerückte Zeilen) kann
        [quote] Zitate (mit >) kann
        [html] HTML (mit <…>) kann
        [rule] Linien (---) kann
       *[other] Diese Auszeichnung kann
    } nicht jeder Messenger zeigen. Möglich sind Absätze, **fett**, Links und Listen.
notice-open-bold = Zeile { $line }: Hier steht ein ** allein. Fett schreibt man **so**, ohne Leerzeichen innen.
notice-broken-link = Zeile { $line }: Hier fehlt etwas an einem Link. So geht es: [Worte](https://…)
notice-address = Zeile { $line }: Ein Link braucht eine Adresse, die mit https:// beginnt und höchstens { $most } Zeichen hat.
notice-nested-list = Zeile { $line }: Eine Liste in einer Liste kann nicht jeder Messenger zeigen.

notice-audience = Wer soll die Mitteilung bekommen?
notice-days =
    An welchem Tag haben sie einen Termin?
    Mehrere Tage gehen auch: 24.11. bis 26.11.
notice-person = Welche Nummer hat der Termin? Zum Beispiel: K7M-2QX
notice-office = In welchem Amt haben sie ihren Termin?
notice-service = Für welche Leistung haben sie ihren Termin?
notice-when = Wann soll sie hinausgehen? Zum Beispiel: morgen 8 Uhr. Höchstens 7 Tage im Voraus.

notice-preview =
    So wie oben kommt die Mitteilung an.
    An: { $to }
    { $recipients ->
        [one] Eine Person
       *[other] { $recipients } Personen
    } · { $languages } · { $when } · dauert { $lasts }
notice-at = am { $day }, { $time } Uhr
notice-at-once = sofort
notice-in-quiet-hours = Das fällt in die Ruhezeit. Die Mitteilung geht trotzdem hinaus.
notice-needs-approval = Danach muss noch jemand von der Leitung zustimmen.

lasts-seconds = weniger als eine Minute
lasts-minutes =
    { $minutes ->
        [one] etwa eine Minute
       *[other] etwa { $minutes } Minuten
    }
lasts-hours = etwa { $hours } Stunden

to-news = alle, die Neuigkeiten möchten
to-waiting = alle auf der Warteliste
to-booked-on = alle mit Termin am { $day }
to-booked-from = alle mit Termin von { $since } bis { $day }
to-office = { $office }
to-service = { $service }
to-person = die Person mit dem Termin { $reference }

notice-approval =
    Mitteilung Nr. { $number } von { $author }. Darf sie hinausgehen?

notice-nobody = Dazu gehört im Moment niemand. Es wurde nichts verschickt.
notice-no-text = Es fehlt noch der Text auf { $language }: Den bekommen alle, für deren Sprache es keinen gibt. Es wurde nichts verschickt.
notice-past = Diese Zeit ist schon vorbei. Es wurde nichts verschickt.
notice-too-far = Das sind mehr als 7 Tage im Voraus. Es wurde nichts verschickt.
notice-one-person = Diese Mitteilung haben Sie selbst geschrieben. Freigeben muss sie jemand anderes.
notice-not-deciding = Freigeben und ablehnen kann nur die Leitung.
notice-not-yours = Diese Menschen gehören zu einem anderen Amt. Es wurde nichts verschickt.
notice-gone = Das geht nicht mehr, die Mitteilung steht inzwischen anders. So steht es jetzt:

notice-proposed = Liegt zur Freigabe bereit. Wer zustimmen kann, hat eine Nachricht bekommen.
notice-approved = Freigegeben. Die Mitteilung geht hinaus.
notice-rejected = Abgelehnt. Es wurde nichts verschickt.
notice-paused = Angehalten. Wer sie noch nicht hat, wartet.
notice-resumed = Es geht weiter.
notice-stopped = Gestoppt. Wer sie noch nicht hat, bekommt sie nicht mehr.
notice-listed = Die Liste kommt gleich.

no-notices = Es gibt noch keine Mitteilungen.

notice-head =
    Nr. { $number } von { $author }{ $approved ->
        [yes] , freigegeben von { $approver }
       *[no] { $approver }
    } · { $state ->
        [proposed] wartet auf Freigabe
        [rejected] abgelehnt
        [approved] geht hinaus
        [paused] angehalten
        [stopped] gestoppt
       *[done] fertig
    }{ $ahead }
notice-stands =
    { notice-head }
    „{ $begins }“
    An: { $to }
notice-under-way =
    { notice-head }
    „{ $begins }“
    An: { $to }
    { $bar } { $percent } % · zugestellt: { $sent }{ notice-blocked }{ notice-unreachable }{ notice-unknown }{ notice-withdrawn }{ notice-left }
notice-blocked =
    { $blocked ->
        [0] { "" }
       *[other] { " · " }blockiert: { $blocked }
    }
notice-unreachable =
    { $unreachable ->
        [0] { "" }
       *[other] { " · " }nicht erreichbar: { $unreachable }
    }
notice-unknown =
    { $unknown ->
        [0] { "" }
       *[other] { " · " }unklar: { $unknown }
    }
notice-withdrawn =
    { $withdrawn ->
        [0] { "" }
       *[other] { " · " }zurückgezogen: { $withdrawn }
    }
notice-left =
    { $left ->
        [0] { "" }
       *[other] { " · " }offen: { $left }
    }
notice-nothing-ahead = { "" }
notice-goes-out = { " " }am { $day }, { $time } Uhr
notice-to-go = , noch { $lasts }

notice-waits = Eine Mitteilung von { $author } wartet auf Ihre Freigabe, Nr. { $number }: /mitteilungen
notice-report = Mitteilung Nr. { $number } ist abgeschlossen. Wen sie erreicht hat, steht in der Liste, die gleich kommt.
notice-report-of-nothing = Mitteilung Nr. { $number } ist abgeschlossen. Niemand hat sie bekommen.

label-to-news = Alle, die Neuigkeiten möchten
label-to-waiting = Alle auf der Warteliste
label-to-booked = Alle mit Termin an einem Tag
label-to-person = Eine Person
label-only-office = Nur ein Amt
label-only-service = Nur eine Leistung
label-other-audience = Andere Empfänger
label-send-later = Erst später
label-send-now = Sofort
label-in-language = Text auf { $language }
label-change-text = { $language } ändern
label-propose = ✅ Zur Freigabe
label-send = ✅ Senden
label-discard = ✖️ Verwerfen
label-write-notice = Neue Mitteilung
label-notices = Mitteilungen
label-look = Nr. { $number } ansehen
label-approve = ✅ Nr. { $number } freigeben
label-reject = ✖️ Nr. { $number } ablehnen
label-pause = Nr. { $number } anhalten
label-resume = Nr. { $number } fortsetzen
label-stop = ✖️ Nr. { $number } stoppen
label-list = Liste zu Nr. { $number }
