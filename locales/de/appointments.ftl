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

# Wer wohl zweimal gebucht hat, wird gefragt: freundlich, und nur nach den eigenen Terminen.

which-stays =
    { $own ->
        [one] Für „{ $service }“ gibt es wohl noch einen zweiten Termin von Ihnen, aus einem anderen Chat. Brauchen Sie diesen hier? Wenn nicht, freut sich jemand anderes darüber.
       *[other] Sie haben für „{ $service }“ { $own } Termine. Welcher soll bleiben? Über die anderen freut sich jemand anderes.
    }

others-given-back = Danke! Dieser Termin bleibt. Was Sie nicht brauchen, ist abgesagt und geht an andere, die warten.

this-given-back = Danke! Der Termin ist abgesagt. Den Platz bekommt jemand anderes.

all-stay = Gut, hier bleibt alles, wie es ist. Ein Mensch schaut es sich noch einmal an.

# Verpasste Termine: sagen, was ist und was hilft, ohne Vorwurf.

one-more =
    Ein Termin von Ihnen blieb frei. Können Sie einmal nicht kommen, genügt ein Wort: „Absagen“. Dann freut sich jemand anderes.
    Bleiben { $missed } Termine in einiger Zeit frei, sind für eine Weile nur Plätze in den nächsten { $hours } Stunden buchbar.

one-more-help = Stimmt etwas nicht? 👤 { $phone }, { $opening }

restricted =
    { $missed } Termine sind frei geblieben. Deshalb sind für Sie bis { $day } nur Plätze buchbar, die in den nächsten { $hours } Stunden beginnen. Danach ist von selbst wieder alles offen.

restricted-objection = Stimmt das nicht, oder gab es einen Grund? Ein Mensch sieht es sich an: 👤 { $phone }, { $opening }

near-only = Bis { $day } sind für Sie Plätze offen, die in den nächsten { $hours } Stunden beginnen. Fragen dazu? 👤 Mensch

all-open = Für Sie sind wieder alle Termine offen.
