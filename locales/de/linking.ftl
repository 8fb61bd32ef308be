# Ein Mensch, mehrere Messenger: verbinden, erinnern, trennen.

link-code =
    Ihr Code, gültig bis { $until } Uhr:
    { $code }

    Bitte schreiben Sie ihn mir in Ihrem anderen Messenger. Wer ihn hat, sieht Ihre Termine: Geben Sie ihn niemandem weiter.

confirm-link =
    Der Code kommt aus { $messengers }. Verbunden teilen sich beide Chats Ihre Termine und die Sprache.
    Ist es Ihr eigener Code, und soll ich die Chats verbinden?

linked = Verbunden! Ihre Termine finden Sie jetzt hier wie dort: /termine

links = Verbunden sind: { $messengers }

reminders-where-booked = Erinnert werden Sie dort, wo Sie gebucht haben.

reminders-here = Erinnert werden Sie hier.

reminders-there = Erinnert werden Sie in { $messenger }.

wrong-code = Dieser Code gilt nicht oder nicht mehr. Einen neuen bekommen Sie in Ihrem anderen Messenger mit /link.

own-code = Das ist der richtige Code, aber hier kommt er her: Bitte schreiben Sie ihn mir in Ihrem anderen Messenger.

already-linked = Diese Chats sind schon verbunden. Was verbunden ist, zeigt /link.

too-many-codes = Zu Ihrer Sicherheit nehme ich hier eine Stunde lang keinen Code mehr an. Ihre Termine finden Sie so lange in Ihrem anderen Messenger.

confirm-unlink =
    Termine, die Sie hier gebucht haben, bleiben in diesem Chat. Alle anderen bleiben in Ihren anderen Messengern.
    Soll ich die Verbindung lösen?

unlinked = Die Verbindung ist gelöst. Was zu diesem Chat gehört, zeigt /termine.
