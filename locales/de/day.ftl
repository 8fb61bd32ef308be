# Was am Tag eines Termins gesagt wird: erst den Bürgerinnen und Bürgern, dann den Mitarbeitenden.

checked-in = Sie sind angemeldet: { $service }, { $time } Uhr, { $office }.
checked-in-next =
    Bitte nehmen Sie Platz. Sobald Sie dran sind, schreibe ich Ihnen hier, an welchen Schalter Sie kommen.
    Ihre Nummer: { $reference }

called =
    📣 Sie sind dran: Bitte kommen Sie jetzt zu Schalter { $desk }.
    { $office } · Ihre Nummer: { $reference }

check-in-too-early = Für die Anmeldung ist es noch zu früh. Ab einer Stunde vor Ihrem Termin geht es, mit dem Code, der dann im Amt hängt.
check-in-elsewhere = Ihr Termin heute ist in einem anderen Amt:
check-in-served = Ihr Termin um { $time } Uhr ist schon erledigt. Brauchen Sie noch etwas? „Termin“ genügt.
check-in-missed = Ihr Platz um { $time } Uhr ist leider schon weitergegeben. Bitte sprechen Sie am Schalter jemanden an, oder schreiben Sie „Termin“ für einen neuen.
check-in-wrong = Diesen Code finde ich heute nicht. Er wechselt jeden Tag: Bitte schreiben Sie den, der gerade im Amt hängt.

walk-in =
    Hier finde ich heute keinen Termin von Ihnen. Ich suche gern den nächsten freien Platz: { $office }, heute.
    Nach dem Buchen melden Sie sich mit demselben Code an.
    Was brauchen Sie?

late-by =
    Danke, dass Sie Bescheid sagen! Das Amt sieht jetzt, dass Sie { $minutes ->
        [one] etwa eine Minute
       *[other] etwa { $minutes } Minuten
    } später kommen: { $time } Uhr, { $office }.
late = Danke, dass Sie Bescheid sagen! Das Amt sieht jetzt, dass Sie später kommen: { $time } Uhr, { $office }.
late-honestly = Meist bleibt der Platz einige Minuten frei. Versprechen kann ich es nicht: Das entscheidet das Amt. Sicher ist ein anderer Termin.
late-begun = Meist bleibt der Platz einige Minuten frei. Versprechen kann ich es nicht: Das entscheidet das Amt. Klappt es nicht mehr, schreiben Sie „Termin“ für einen neuen.
late-for-nothing = Ich finde gerade keinen Termin von Ihnen, zu dem Sie später kommen könnten. Ihre Termine: /termine

today =
    { $total ->
        [one] { $day }, ein Termin:
       *[other] { $day }, { $total } Termine:
    }
    { $rows }

empty-day = Heute gibt es keine Termine.
empty-other-day = { $day }: Es gibt keine Termine.

day-row = { $time } · { $reference } · { $service } · { $office }{ marked }
expected = { $day }, { $time } · { $reference } · { $service } · { $office }{ marked }
marked =
    { $mark ->
        [none] { "" }
       *[other] { " " }· { $presence }
    }

# Wie weit jemand ist.
presence-expected = erwartet
presence-late-by = ⏰ kommt { $minutes } Min. später
presence-late = ⏰ kommt später
presence-checked-in = ✅ da
presence-called = 📣 Schalter { $desk }
presence-served = ▶️ in Bedienung, Schalter { $desk }
presence-done = ✔️ fertig
presence-missed = ✖️ nicht da

codes =
    Anmeldung am { $day }
    Bitte gut sichtbar aufhängen: Wer da ist, schreibt mir diesen Code.
code-of-office = { $office }: { $code }

called-now = { $time } · { $reference } · { $service } · { $office }{ marked }
called-without-chat = Hier ist kein Chat: Bitte selbst aufrufen.
before-done = { $reference } ist fertig.
before-did-not-come = { $reference } kam nicht und ist nach den anderen noch einmal dran.
nobody-waits = { $office }: Gerade wartet niemand.

sheet-comes = Der Tag zum Drucken kommt als Datei.
sheet-title =
    { $scope ->
        [one] { $office } · { $day }
       *[all] Alle Ämter · { $day }{ $office }
    }
sheet-count =
    { $total ->
        [one] ein Termin
       *[other] { $total } Termine
    }
sheet-written = Stand: { $day }, { $time } Uhr
sheet-time = Uhrzeit
sheet-reference = Nummer
sheet-service = Leistung
sheet-office = Amt
sheet-presence = Stand

which-day = Welcher Tag? Zum Beispiel: /tag morgen oder /tag Rathaus 24.11.
codes-of-which-office = Für welches Amt? Zum Beispiel: /anmeldung Rathaus
which-desk = An welchem Schalter? Zum Beispiel: /naechste 4
which-office = In welchem Amt? Zum Beispiel: /naechste Rathaus 4
not-their-office = Dieses Amt gehört nicht zu Ihren Ämtern.
not-called = Diese Nummer ist gerade nicht aufgerufen.

label-expected =
    { $time } · { $reference }{ $mark ->
        [none] { "" }
        [late] { " " }⏰
        [here] { " " }✅
        [called] { " " }📣
        [served] { " " }▶️
        [done] { " " }✔️
       *[missed] { " " }✖️
    }
label-arrived = ✅ Ist da
label-missed = ✖️ Nicht gekommen
label-is-done = ✅ Ist fertig
label-serve = ✅ Ist am Schalter
label-call-again = 📣 Noch einmal rufen
label-next = 📣 Nächste Person
label-sheet = 🖨 Zum Drucken
label-today = Heute
label-the-day = { $day }
