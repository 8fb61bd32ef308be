# Was nur Betriebe lesen, die in einem eigenen Bereich buchen.

# Andere Namen des Befehls, geteilt durch |.
trade-command = gewerbe

# Was über der Spalte einer Liste stehen kann und kein Eintrag ist, geteilt durch |.
trade-list-head = kennzeichen | nummer | auftrag | auftragsnummer | referenz | liste

trade-joined = Willkommen! Ab jetzt buchen Sie hier für Ihren Betrieb.

trade-ledger =
    { $name } · { $quota ->
        [one] ein Platz am Tag
       *[other] { $quota } Plätze am Tag
    } · { $total ->
        [0] noch kein Termin
        [one] ein Termin
       *[other] { $total } Termine
    }
trade-empty = So buchen Sie: /gewerbe 20 Zulassung Dienstag ab 8. Oder /gewerbe Zulassung Dienstag ab 8 und darunter je Zeile ein Kennzeichen.
trade-how = Neu buchen: /gewerbe 20 Zulassung Dienstag ab 8, gern mit je einem Kennzeichen in den Zeilen darunter.

trade-day =
    { $day }{ $left ->
        [0] { " " }· nichts mehr frei vom Kontingent:
        [one] { " " }· noch ein Platz vom Kontingent:
       *[other] { " " }· noch { $left } Plätze vom Kontingent:
    }
    { $rows }
trade-row =
    { $time } · { $reference }{ $named ->
        [yes] { " " }· { $note }
       *[no] { "" }
    } · { $service } · { $office }{ $stands ->
        [no] { " " }· fällt aus
       *[yes] { "" }
    }

trade-which-service = Welche Leistung soll es sein? Zum Beispiel: /gewerbe 20 Zulassung Dienstag ab 8
trade-how-many = Wie viele Plätze? Zum Beispiel: /gewerbe 20 Zulassung Dienstag ab 8
trade-which-day = An welchem Tag? Zum Beispiel: /gewerbe 20 Zulassung Dienstag ab 8

trade-preview = { $wanted } × { $service } · { $day }{ hours }
trade-found =
    { $all ->
        [yes] { $found ->
            [one] Dieser Platz ist da:
            [2] Beide sind da:
           *[other] Alle { $found } sind da:
        }
       *[no] { $found ->
            [one] Von { $wanted } passt einer:
           *[other] Von { $wanted } passen { $found }:
        }
    }
    { $offices }
trade-times = { $office }: { $times }
trade-time =
    { $time }{ $several ->
        [yes] { " " }({ $places } ×)
       *[no] { "" }
    }
trade-left =
    Ihr Kontingent lässt an diesem Tag noch { $left ->
        [one] einen Platz
       *[other] { $left } Plätze
    } zu. Gebucht ist noch nichts.

trade-booked =
    Gebucht: { $count } × { $service } · { $day }
trade-left-now =
    { $left ->
        [0] Damit ist Ihr Kontingent für diesen Tag ausgeschöpft.
        [one] Von Ihrem Kontingent bleibt an diesem Tag noch ein Platz.
       *[other] Von Ihrem Kontingent bleiben an diesem Tag noch { $left } Plätze.
    }
trade-booked-at =
    { $office }:
    { $rows }
trade-numbered =
    { $number }. { $time } · { $reference }{ $named ->
        [yes] { " " }· { $note }
       *[no] { "" }
    }

trade-without =
    { $count ->
        [one] Für { $notes } war kein Platz mehr da.
       *[other] Für diese { $count } war kein Platz mehr da: { $notes }.
    }

trade-other-times =
    Wann soll dieser Termin stattdessen sein? Bis Sie wählen, bleibt er, wie er ist.
    { $day }, { $time } · { $reference } · { $service } · { $office }{ $stands ->
        [no] { " " }· fällt aus
       *[yes] { "" }
    }
trade-other-times-how = Andere Tage: /gewerbe { $reference } Donnerstag ab 10
trade-no-other-time = Eine andere Zeit ist für diesen Termin gerade nicht frei. Er bleibt, wie er ist.
trade-time-gone = Diese Zeit ist gerade vergeben worden. Ihr Termin steht, wie er war.
trade-swapped =
    Getauscht. Jetzt: { $day }, { $time } · { $reference } · { $service } · { $office }{ $stands ->
        [no] { " " }· fällt aus
       *[yes] { "" }
    }

trade-file-comes = Die Liste kommt als Datei, die jede Tabellenkalkulation öffnet.
trade-column-number = Nr.
trade-column-note = Kennzeichen
trade-column-day = Tag
trade-column-time = Uhrzeit
trade-column-service = Leistung
trade-column-office = Amt
trade-column-reference = Nummer
trade-column-state = Stand
trade-state =
    { $stands ->
        [no] fällt aus
       *[yes] gebucht
    }

trade-list-too-long = Zeile { $line } der Liste ist zu lang oder nicht lesbar. Bitte je Zeile ein Kennzeichen mit höchstens { $most } Zeichen; gebucht ist noch nichts.
trade-list-twice = Die Zeilen { $earlier } und { $line } der Liste sind gleich. Bitte nehmen Sie eine heraus; gebucht ist noch nichts.
trade-list-count = Gewünscht sind { $wanted } Plätze, in der Liste stehen { $lines } Zeilen. Was gilt? Ohne die Zahl buche ich für jede Zeile einen Platz.

trade-confirm-cancel =
    Diesen Termin absagen oder tauschen?
    { $day }, { $time } · { $reference } · { $service } · { $office }
    { $stands ->
        [no] Abgesagt zählt er nicht mehr.
       *[yes] Abgesagt ist der Platz gleich für andere Betriebe frei.
    }

trade-cancelled =
    Abgesagt: { $day }, { $time } · { $reference } · { $service } · { $office }. { $stands ->
        [no] Er zählt nicht mehr.
       *[yes] Der Platz ist wieder frei und zählt nicht mehr.
    }
trade-nothing-to-cancel = Dieser Termin ist schon abgesagt.
trade-too-late = Dieser Termin hat schon begonnen und lässt sich nicht mehr absagen.

trade-falls-out = { $office } kann diese Zeiten leider nicht anbieten. Diese Termine Ihres Betriebs fallen aus:
trade-fallen-day =
    { $day }:
    { $rows }
trade-falls-out-help = Das Amt weiß Bescheid. Mit /gewerbe sagen Sie ab, was ausfällt, und buchen neu.

trade-not-in-lane = { $service } gibt es für Betriebe hier nicht; mit /termin buchen Sie einzeln.
trade-too-many = Auf einmal buche ich höchstens { $most } Plätze. Bitte teilen Sie es auf.
trade-quota-used =
    { $day }: Ihr Kontingent von { $quota ->
        [one] einem Platz
       *[other] { $quota } Plätzen
    } ist schon ausgeschöpft. Ein anderer Tag geht.
trade-nothing-free = { $day }: Für Betriebe ist zu dieser Zeit nichts frei. Bitte nennen Sie einen anderen Tag oder andere Uhrzeiten.
trade-paused = Neue Termine können gerade nicht gebucht werden. Ihre gebuchten Termine bleiben.
trade-not-all = Gerade war jemand schneller: Es sind nicht mehr alle da, und gebucht ist noch nichts.

label-trade-book-all = ✅ Alle buchen
label-trade-as-many = So viele wie möglich ({ $count })
label-trade-cancel = ✖️ { $day } { $time } · { $reference }
label-trade-ledger = Unsere Termine
label-trade-other-time = 🔁 Andere Zeit
label-trade-swap = 🔁 { $day } { $time } · { $office }
label-trade-file = 📄 Als Datei
