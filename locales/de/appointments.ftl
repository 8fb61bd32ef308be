# Die eigenen Termine: ansehen, absagen, verschieben.

appointments = Ihre Termine:

appointment =
    { told }
    Nummer: { $reference }

no-appointments =
    Sie haben gerade keinen Termin.
    Was brauchen Sie? Schreiben Sie es mir einfach.

confirm-cancel =
    { told }

    Möchten Sie diesen Termin absagen?

cancelled =
    Abgesagt:

    { told }

    Danke! Den Platz bekommt jemand anderes.

cancelled-undo = Doch nicht? Sie können die Absage noch kurz zurücknehmen.

appointment-gone = Diesen Termin gibt es nicht mehr. Er ist abgesagt oder vorbei.

undo-gone = Die Absage lässt sich leider nicht mehr zurücknehmen.

same-service =
    Sie haben dafür schon einen Termin:

    { told }

    Damit alle drankommen, gibt es einen je Person. Sie können ihn verschieben oder behalten.

too-many =
    { $limit ->
        [one] Sie haben schon einen Termin. Mehr als einer geht nicht zugleich, damit alle drankommen.
       *[other] Sie haben schon { $limit } Termine. Mehr gehen nicht zugleich, damit alle drankommen.
    }
    Brauchen Sie einen davon nicht mehr? Dann sagen Sie ihn ab.

too-late =
    Dieser Termin hat schon begonnen. Hier lässt er sich nicht mehr ändern.
    Bitte rufen Sie an: { $phone }
