# Regeln, die Mitarbeitende für alle setzen: Buchung anhalten, mehr Plätze öffnen, letzter Moment zum Absagen.

booking-goes =
    Neue Termine können gebucht werden. { $holding ->
        [0] Gerade bucht niemand.
        [one] Gerade bucht eine Person.
       *[other] Gerade buchen { $holding } Personen.
    }

how-to-pause = Anhalten mit einem Satz für alle: /anhalten Wegen einer Störung geht es morgen weiter.

booking-rests = Seit { $day }, { $time } Uhr wird nichts Neues gebucht.

pause-read =
    Wer fragt, liest:
    { $sentence }

pause-effect =
    { $holding ->
        [0] Niemand hält noch einen Platz.
        [one] Eine Person hält noch einen Platz und kann ihn buchen.
       *[other] { $holding } Personen halten noch einen Platz und können ihn buchen.
    } { $waiting ->
        [0] Auf der Warteliste steht niemand.
        [one] Eine Person steht auf der Warteliste; sie bekommt so lange kein Angebot.
       *[other] { $waiting } Personen stehen auf der Warteliste; sie bekommen so lange kein Angebot.
    } Gebuchte Termine bleiben, Verschieben und Absagen gehen weiter.

label-pause-booking = ⏸ Buchung anhalten
label-resume-booking = ▶️ Wieder buchen lassen

booking-paused =
    { $service }{ $quantity ->
        [one] { "" }
       *[other] { " " }({ $quantity } ×)
    }
    Neue Termine können gerade nicht gebucht werden.

booking-paused-reason = { $sentence }

booking-paused-what-now = Gebuchte Termine bleiben. Ich kann Sie auf die Warteliste setzen: Dann schreibe ich Ihnen, sobald es weitergeht und ein Platz frei ist.

extra-which = In welchem Amt sollen Plätze dazukommen?

extra-when = { $office }: Von wann bis wann? Zum Beispiel: /zusatz { $office } heute 14 bis 16 Uhr, 2 Schalter

extra =
    { $office } am { $day }{ hours }
    { $desks ->
        [one] Ein Schalter mehr.
       *[other] { $desks } Schalter mehr.
    }

extra-brings =
    { $places ->
        [one] Das bringt einen Platz.
       *[other] Das bringt { $places } Plätze.
    } { $waiting ->
        [0] Auf der Warteliste für dieses Amt steht niemand.
        [one] Eine Person wartet auf einen Platz in diesem Amt; ihr biete ich sie zuerst an.
       *[other] { $waiting } Personen warten auf einen Platz in diesem Amt; ihnen biete ich sie zuerst an.
    }

label-open-extra = ✅ Öffnen

extra-opened =
    { $office }, { $day }: { $places ->
        [one] Ein Platz kommt dazu, in etwa einer Minute.
       *[other] { $places } Plätze kommen dazu, in etwa einer Minute.
    }

extra-no-places = In diese Zeit passt kein Platz mehr. Geöffnet ist noch nichts.

no-last-moments = Jeder Termin lässt sich bis zu seinem Beginn absagen und verschieben.

last-moments = Absagen und verschieben geht bis:

last-moment = { $service }: { $before } vorher

how-to-set-last-moment =
    So wird es gesetzt: /frist Reisepass 2 Stunden
    So wieder aufgehoben: /frist Reisepass keine

last-moment-which = Für welches Anliegen? Zum Beispiel: /frist Reisepass 2 Stunden

last-moment-too-early = Mehr als 14 Tage vorher geht leider nicht. Geändert ist nichts.

rule-whole-city = Das betrifft alle Ämter. Entscheiden kann es, wer für alle Ämter zuständig ist. Geändert ist nichts.

before-minutes =
    { $minutes ->
        [one] eine Minute
       *[other] { $minutes } Minuten
    }
before-hours =
    { $hours ->
        [one] eine Stunde
       *[other] { $hours } Stunden
    }
before-days =
    { $days ->
        [one] einen Tag
       *[other] { $days } Tage
    }

past-last-moment =
    Dieser Termin lässt sich hier nur bis { $before } vorher absagen oder verschieben.
    Bitte rufen Sie an: { $phone }, { $hours }

# Mit dem Bot selbst stimmt etwas nicht.
trouble-unheard =
    { $state ->
        [over] ✅ { $messenger } antwortet wieder. Still war es von { $day }, { $time } Uhr bis { $until } Uhr.
       *[lasts] ⚠️ { $messenger } antwortet nicht, seit { $day }, { $time } Uhr. Wer dort schreibt, bekommt Antwort, sobald es wieder geht.
    }

trouble-stuck =
    { $state ->
        [over] ✅ Nachrichten über { $messenger } gehen wieder hinaus. Gewartet haben sie von { $day }, { $time } Uhr bis { $until } Uhr.
       *[lasts] ⚠️ Nachrichten über { $messenger } kommen nicht hinaus, seit { $day }, { $time } Uhr. Sie warten und gehen von selbst, sobald es wieder geht.
    }

trouble-set-aside =
    ⚠️ { $times ->
        [one] Eine Nachricht ließ sich in den letzten 24 Stunden nicht zustellen und liegt beiseite.
       *[other] { $times } Nachrichten ließen sich in den letzten 24 Stunden nicht zustellen und liegen beiseite.
    } Warum, steht im Protokoll des Servers.

trouble-failed =
    ⚠️ { $times ->
        [one] Eine Nachricht an den Bot ist in den letzten 24 Stunden an einem Fehler gescheitert.
       *[other] { $times } Nachrichten an den Bot sind in den letzten 24 Stunden an einem Fehler gescheitert.
    } Wer sie geschrieben hat, weiß Bescheid. Woran es lag, steht im Protokoll des Servers.

trouble-database = ✅ Die Datenbank antwortet wieder. Weg war sie von { $day }, { $time } Uhr bis { $until } Uhr.
