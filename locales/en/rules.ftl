# Rules that staff set for all: pausing bookings, opening more places, the last moment to cancel.

booking-goes =
    New appointments can be booked. { $holding ->
        [0] Nobody is booking right now.
        [one] One person is booking right now.
       *[other] { $holding } people are booking right now.
    }

how-to-pause = To pause, with a sentence for everybody: /pause We had a power cut and go on tomorrow.

booking-rests = Since { $day }, { $time }, nothing new is booked.

pause-read =
    Whoever asks reads:
    { $sentence }

pause-effect =
    { $holding ->
        [0] Nobody holds a place any more.
        [one] One person still holds a place and can book it.
       *[other] { $holding } people still hold a place and can book it.
    } { $waiting ->
        [0] Nobody is on the waitlist.
        [one] One person is on the waitlist; they get no offer meanwhile.
       *[other] { $waiting } people are on the waitlist; they get no offers meanwhile.
    } Booked appointments stay, and can be moved and cancelled.

label-pause-booking = ⏸ Pause bookings
label-resume-booking = ▶️ Let people book again

booking-paused =
    { $service }{ $quantity ->
        [one] { "" }
       *[other] { " " }({ $quantity } ×)
    }
    New appointments can't be booked right now.

booking-paused-reason = { $sentence }

booking-paused-what-now = Booked appointments stay. I can put you on the waitlist: then I write to you as soon as it goes on and a place is free.

extra-which = At which office shall there be more places?

extra-when = { $office }: from when until when? For example: /extra { $office } today from 14:00 until 16:00, 2 desks

extra =
    { $office } on { $day }{ hours }
    { $desks ->
        [one] One desk more.
       *[other] { $desks } desks more.
    }

extra-brings =
    { $places ->
        [one] That brings one place.
       *[other] That brings { $places } places.
    } { $waiting ->
        [0] Nobody is on the waitlist for this office.
        [one] One person waits for a place at this office; I offer them these first.
       *[other] { $waiting } people wait for a place at this office; I offer them these first.
    }

label-open-extra = ✅ Open them

extra-opened =
    { $office }, { $day }: { $places ->
        [one] one place more, in about a minute.
       *[other] { $places } places more, in about a minute.
    }

extra-no-places = No place fits into that time any more. Nothing is opened yet.

no-last-moments = Every appointment can be cancelled and moved until it begins.

last-moments = Cancelling and moving is possible until:

last-moment = { $service }: { $before } before

how-to-set-last-moment =
    To set one: /last_moment passport 2 hours
    To lift it: /last_moment passport none

last-moment-which = For which service? For example: /last_moment passport 2 hours

last-moment-too-early = More than 14 days before is not possible, sorry. Nothing has changed.

rule-whole-city = This is about all offices. Only somebody who serves all of them can do it. Nothing has changed.

before-minutes =
    { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }
before-hours =
    { $hours ->
        [one] one hour
       *[other] { $hours } hours
    }
before-days =
    { $days ->
        [one] one day
       *[other] { $days } days
    }

past-last-moment =
    This appointment can only be cancelled or moved here until { $before } before it begins.
    Please call: { $phone }, { $hours }

# Something is wrong with the bot itself.
trouble-unheard =
    { $state ->
        [over] ✅ { $messenger } answers again. It was silent from { $day }, { $time }, until { $until }.
       *[lasts] ⚠️ { $messenger } has not answered since { $day }, { $time }. Whoever writes there gets an answer as soon as it works again.
    }

trouble-stuck =
    { $state ->
        [over] ✅ Messages go out to { $messenger } again. They had waited from { $day }, { $time }, until { $until }.
       *[lasts] ⚠️ Messages to { $messenger } have not gone out since { $day }, { $time }. They wait, and go by themselves as soon as it works again.
    }

trouble-set-aside =
    ⚠️ { $times ->
        [one] One message could not be delivered in the last 24 hours and is set aside.
       *[other] { $times } messages could not be delivered in the last 24 hours and are set aside.
    } The server's log says why.

trouble-failed =
    ⚠️ { $times ->
        [one] One message to the bot failed in the last 24 hours because of a defect.
       *[other] { $times } messages to the bot failed in the last 24 hours because of a defect.
    } Those who wrote have been told. The server's log says why.

trouble-database = ✅ The database answers again. It was away from { $day }, { $time }, until { $until }.
