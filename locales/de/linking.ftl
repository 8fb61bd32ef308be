# Ein Mensch, mehrere Messenger: verbinden, erinnern, trennen.
# Man ist auf einem Messenger, und etwas kommt von ihm.

link-code =
    Ihr Code, gültig bis { $until } Uhr:
    { $code }

    Wer ihn hat, sieht Ihre Termine: Geben Sie ihn an niemanden weiter. Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

# Messenger in einem Satz.
messengers =
    { $number ->
        [one] { $last }
       *[several] { $others } und { $last }
    }

confirm-link =
    Der Code kommt von { messengers }. Verbunden teilen sich beide Chats Ihre Termine und die Sprache.
    Ist es Ihr eigener Code, und soll ich die Chats verbinden?

linked = Verbunden! Ihre Termine finden Sie jetzt hier wie dort: /termine

links = Verbunden sind { messengers }.

reminders-where-booked = Ich erinnere Sie dort, wo Sie gebucht haben.

reminders-here = Ich erinnere Sie hier.

reminders-there = Ich erinnere Sie auf { $messenger }.

wrong-code = Dieser Code gilt nicht oder nicht mehr. Einen neuen bekommen Sie auf Ihrem anderen Messenger mit /link.

own-code = Das ist der richtige Code, aber hier kommt er her: Bitte schreiben Sie ihn mir auf Ihrem anderen Messenger.

already-linked = Diese Chats sind schon verbunden. Was verbunden ist, zeigt /link.

too-many-codes = Zu Ihrer Sicherheit nehme ich hier eine Stunde lang keinen Code mehr an. Ihre Termine finden Sie so lange auf Ihrem anderen Messenger.

confirm-unlink =
    Termine, die Sie hier gebucht haben, bleiben in diesem Chat. Alle anderen bleiben auf Ihren anderen Messengern.
    Soll ich die Verbindung lösen?

unlinked = Die Verbindung ist gelöst. Was zu diesem Chat gehört, zeigt /termine.
