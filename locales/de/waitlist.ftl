# Die Warteliste: warten, angeboten bekommen, nehmen oder weiter warten.

waits =
    🔔 Sie stehen auf der Warteliste:

    { waited }

# Worauf gewartet wird.
waited =
    { $scope ->
        [office] { errand } · { $office }
        [day] { errand } · { $day }
        [office-and-day] { errand } · { $office } · { $day }
       *[anywhere] { errand }
    }{ hours }{ $instead ->
        [earlier] { " " }· statt Ihres späteren Termins
       *[new] { "" }
    }

entry = { waited }

wait-deadline = Sie brauchen ihn bis { $day }: So lange suche ich, und Sie kommen vor denen, die länger Zeit haben.

wait-until = Ich suche bis { $day }.

wait-ahead =
    { $ahead ->
        [0] Vor Ihnen wartet niemand.
        [one] Vor Ihnen wartet eine Person.
       *[other] Vor Ihnen warten { $ahead } Personen.
    }

wait-days =
    { $days ->
        [0] Zuletzt war man meist am selben Tag an der Reihe.
        [one] Zuletzt war man nach etwa einem Tag an der Reihe.
       *[other] Zuletzt war man nach etwa { $days } Tagen an der Reihe.
    }

wait-promise = Wird ein Platz frei, halte ich ihn für Sie und schreibe Ihnen.

wait-deadline-hint = Brauchen Sie ihn bis zu einem bestimmten Tag? Schreiben Sie mir das Datum.

entries = Darauf warten Sie. Was ist nicht mehr nötig?

no-entries = Sie stehen auf keiner Warteliste.

offered =
    🔔 Ein Platz ist frei geworden:

    { told }

    Ich halte ihn bis { $until } Uhr für Sie. Möchten Sie ihn?

offered-instead = Er ersetzt Ihren Termin am { $day } um { $time } Uhr.

offer-declined = Gut, den Platz bekommt jemand anderes. Sie warten weiter, an derselben Stelle.

offer-missed = Der angebotene Platz ist weitergegangen. Das macht nichts: Sie warten weiter, an derselben Stelle.

offer-missed-again =
    Auch dieser Platz ist weitergegangen. Sie warten weiter, an derselben Stelle.
    Passen Ihre Wünsche noch? Unter /warteliste können Sie aufhören zu warten, und mit „Neuer Termin“ etwas anderes suchen.

offer-gone = Dieses Angebot ist vorbei.

waited-in-vain =
    Leider ist bisher kein passender Platz frei geworden:

    { waited }

    Soll ich weitersuchen? Oder ein Mensch sucht mit Ihnen: { $phone }, { $hours }

left-waitlist = Sie stehen nicht mehr auf der Warteliste.
