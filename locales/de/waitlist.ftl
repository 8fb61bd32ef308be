# Die Warteliste: warten, angeboten bekommen, nehmen oder weiter warten.

waits =
    🔔 Sie stehen auf der Warteliste:

    { waited }

# Worauf gewartet wird.
waited =
    { wish-days }{ $on ->
        [some] { " " }· nur { $weekdays }
       *[any] { "" }
    }{ hours }{ whose }{ $instead ->
        [earlier] { " " }· statt Ihres späteren Termins
       *[new] { "" }
    }

entry = { waited }

wait-deadline = Sie brauchen ihn bis { $day }: So lange suche ich, und Sie kommen vor denen, die länger Zeit haben.

wait-until = Ich suche bis { $day }.

wait-short-notice =
    { $scope ->
        [nearby] Auch kurzfristig: { $place }.
       *[as-wished] Auch kurzfristig.
    }

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

entries = Darauf warten Sie. Soll etwas anders sein?

urgent = Bis dahin ist zurzeit in keinem Amt etwas frei. Ich suche weiter.

urgent-substitute = Das kann überbrücken: { $substitute }

urgent-ask = Ist es dringend? Dann sieht ein Mensch es sich an und meldet sich bei Ihnen.

urgent-asked = Ihre Anfrage liegt der Stadt vor. Sie brauchen nicht noch einmal zu schreiben.

urgent-person = Ist es dringend? Ein Mensch hilft Ihnen gern: { $phone }, { $hours }

staff-asked =
    { $takes ->
        [minutes]
            { $count ->
                [one] Ein Mensch sieht es sich an und meldet sich bei Ihnen, zuletzt meist nach einer Minute.
               *[other] Ein Mensch sieht es sich an und meldet sich bei Ihnen, zuletzt meist nach { $count } Minuten.
            }
        [hours]
            { $count ->
                [one] Ein Mensch sieht es sich an und meldet sich bei Ihnen, zuletzt meist nach einer Stunde.
               *[other] Ein Mensch sieht es sich an und meldet sich bei Ihnen, zuletzt meist nach { $count } Stunden.
            }
        [days] Ein Mensch sieht es sich an und meldet sich bei Ihnen, zuletzt meist nach { $count } Tagen.
       *[unknown] Ein Mensch sieht es sich an und meldet sich bei Ihnen: { $hours }
    }
    Sie brauchen nicht noch einmal zu schreiben.

ask-wishes = Was soll anders sein?

ask-weekdays =
    An welchen Tagen passt es Ihnen?
    Schreiben geht auch, zum Beispiel „montags und mittwochs“.

ask-hours =
    Zu welcher Uhrzeit passt es Ihnen?
    Schreiben geht auch, zum Beispiel „ab 14 Uhr“.

ask-offices = Wohin möchten Sie kommen?

ask-until =
    Bis wann soll ich suchen?
    Schreiben geht auch, zum Beispiel „bis 12.12.“

ask-nearby = Wohin können Sie innerhalb einer Stunde kommen?

no-entries = Sie stehen auf keiner Warteliste.

offered =
    🔔 Ein Platz ist frei geworden:

    { told }

    Ich halte ihn bis { $until } Uhr für Sie. Möchten Sie ihn?

offered-soon =
    { $minutes ->
        [one] 🔔 In einer Minute in { $place }?
       *[other] 🔔 In { $minutes } Minuten in { $place }?
    }

    { told }

    Ich halte den Platz bis { $until } Uhr für Sie.

offered-instead = Er ersetzt Ihren Termin am { $day } um { $time } Uhr.

offer-declined = Gut, den Platz bekommt jemand anderes. Sie warten weiter, an derselben Stelle.

offer-missed = Der angebotene Platz ist weitergegangen. Das macht nichts: Sie warten weiter, an derselben Stelle.

offer-missed-again =
    Auch dieser Platz ist weitergegangen. Sie warten weiter, an derselben Stelle.
    Passen Ihre Wünsche noch? Unter /warteliste lassen sie sich ändern.

offer-gone = Dieses Angebot ist vorbei.

waited-in-vain =
    Leider ist bisher kein passender Platz frei geworden:

    { waited }

    Soll ich weitersuchen? Oder ein Mensch sucht mit Ihnen: { $phone }, { $hours }

left-waitlist = Sie stehen nicht mehr auf der Warteliste.
