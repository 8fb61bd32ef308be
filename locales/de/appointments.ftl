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
    { $whose ->
        [other] { $whom } hat dafür schon einen Termin:
       *[own] Sie haben dafür schon einen Termin:
    }

    { told }

    Damit alle drankommen, gibt es einen je Person. { $change ->
        [movable] Sie können ihn verschieben oder behalten.
       *[fixed] Er ist schon so oft verschoben worden, wie es geht. Sie können ihn behalten oder absagen.
    }

too-many =
    { $whose ->
        [other] { too-many-of }
       *[own] { too-many-own }
    }
    Brauchen Sie einen davon nicht mehr? Dann sagen Sie ihn ab.

too-many-own =
    { $limit ->
        [one] Sie haben schon einen Termin. Mehr als einer geht nicht zugleich, damit alle drankommen.
       *[other] Sie haben schon { $limit } Termine. Mehr gehen nicht zugleich, damit alle drankommen.
    }

too-many-of =
    { $limit ->
        [one] { $whom } hat schon einen Termin. Mehr als einer geht nicht zugleich, damit alle drankommen.
       *[other] { $whom } hat schon { $limit } Termine. Mehr gehen nicht zugleich, damit alle drankommen.
    }

# Für sich selbst und andere zusammen.
too-many-of-account =
    Sie haben schon { $limit } Termine gebucht, für sich und andere. Mehr gehen nicht zugleich, damit alle drankommen.
    Brauchen Sie einen davon nicht mehr? Dann sagen Sie ihn ab. Für viele auf einmal hilft ein Mensch: { $phone }, { $hours }

# Gebucht aus einem anderen Chat. Mehr wird nicht gesagt: Es könnte jemand anderes sein.
known-elsewhere =
    Unter diesem Namen und dieser Nummer oder Adresse ist schon gebucht, und zwar in einem anderen Chat. Damit alle drankommen, gibt es einen Termin je Person.
    Verschieben können Sie ihn dort. Mit /verbinden teilen sich beide Chats Ihre Termine.
    Das passt nicht? Ein Mensch hilft Ihnen gern: { $phone }, { $hours }

too-many-holds =
    Sie haben gerade schon andere Plätze reserviert, für andere oder in einem anderen Chat.
    Buchen Sie einen davon, oder geben Sie ihn dort mit „Zurück“ wieder frei. Dann geht es hier weiter.

moved-too-often =
    Dieser Termin ist schon so oft verschoben worden, wie es hier geht. So bleiben Plätze für die, die sie brauchen.
    Sie können ihn behalten oder absagen. Geht beides nicht? Ein Mensch hilft Ihnen gern: { $phone }, { $hours }

too-late =
    Dieser Termin hat schon begonnen. Hier lässt er sich nicht mehr ändern.
    Bitte rufen Sie an: { $phone }
