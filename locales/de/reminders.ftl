# Erinnern: der Termin kommt näher, und was daraus wird.

upcoming =
    { $days ->
        [0] Heute ist Ihr Termin.
        [one] Morgen ist Ihr Termin.
       *[other] In { $days } Tagen ist Ihr Termin.
    }

no-answer-yet = Bisher habe ich noch keine Antwort von Ihnen.

reminder =
    { told }

    Ihre Nummer: { $reference }

# Zwei Fassungen, die verglichen werden: was es in Zahlen kostet …
missed-costs =
    { $costs ->
        [money] Bleibt der Platz leer, kostet das { $minutes } Minuten und { $euros } Euro
       *[time] Bleibt der Platz leer, kostet das { $minutes } Minuten
    }{ $waiting ->
        [0] .
        [one] ; ein Mensch wartet auf einen Termin.
       *[other] ; { $waiting } Menschen warten auf einen Termin.
    }

# … und in allgemeinen Worten.
missed-generally = Ein Platz, der leer bleibt, kostet Zeit und Geld, und andere hätten ihn gern.

reminder-question = Kommen Sie?

reminder-until = Kommen Sie? Bitte antworten Sie bis { $day }, { $time } Uhr. Danach bekommt den Platz jemand anderes.

reminder-still = Sie haben zugesagt. Bleibt es dabei?

see-you = Danke, dann bis { $day }, { $time } Uhr!

ready = Haben Sie alles? { $question }

not-all-there = Das macht nichts, noch ist Zeit.

not-all-there-help = Klappt es nicht rechtzeitig, finden wir einen anderen Tag. Und was auch ohne geht, weiß ein Mensch: { $phone }, { $hours }

moved-meanwhile =
    Dieser Termin ist inzwischen verschoben. Es gilt:

    { told }

cancelled-meanwhile =
    Dieser Termin ist inzwischen abgesagt:

    { told }

released-appointment =
    Wir haben am { $since } nachgefragt und keine Antwort bekommen. Deshalb ist Ihr Platz weitergegeben:

    { told }

objected = Das sieht sich ein Mensch an, ich habe es weitergegeben. Eilt es? { $phone }, { $hours }. Nennen Sie bitte die Nummer { $reference }.
