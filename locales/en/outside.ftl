# What is told outside the chat: on the city's website, in the hotline's announcement. It is read aloud, too.

forecast-next = { $service }: the next free appointment is on { $day } at { $time } ({ $office }).

forecast-none = { $service }: no appointment is free at the moment.

forecast-waitlist =
    { $days ->
        [0] On the waitlist, people mostly get a place on the same day.
        [one] On the waitlist, it takes about a day.
       *[other] On the waitlist, it takes about { $days } days.
    }
