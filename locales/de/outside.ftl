# What is told outside the chat: on the city's website, in the hotline's announcement. It is read aloud, too.

forecast-next = { $service }: Der nächste freie Termin ist am { $day } um { $time } Uhr ({ $office }).

forecast-none = { $service }: Zurzeit ist kein Termin frei.

forecast-waitlist =
    { $days ->
        [0] Auf der Warteliste ist man meist am selben Tag an der Reihe.
        [one] Auf der Warteliste ist man nach etwa einem Tag an der Reihe.
       *[other] Auf der Warteliste ist man nach etwa { $days } Tagen an der Reihe.
    }
