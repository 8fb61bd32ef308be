# Reminding: an appointment comes near, and what comes of it.

upcoming =
    { $days ->
        [0] Your appointment is today.
        [one] Your appointment is tomorrow.
       *[other] Your appointment is in { $days } days.
    }

no-answer-yet = I have had no answer from you so far.

reminder =
    { told }

    Your number: { $reference }

# Two wordings that are compared: what it costs in numbers …
missed-costs =
    { $costs ->
        [money] If the place stays empty, that costs { $minutes } minutes and { $euros } euros
       *[time] If the place stays empty, that costs { $minutes } minutes
    }{ $waiting ->
        [0] .
        [one] ; one person is waiting for an appointment.
       *[other] ; { $waiting } people are waiting for an appointment.
    }

# … and in general words.
missed-generally = A place that stays empty costs time and money, and others would like to have it.

reminder-question = Are you coming?

reminder-until = Are you coming? Please answer by { $day }, { $time }. After that, somebody else gets the place.

reminder-still = You said you are coming. Is that still so?

see-you = Thank you, see you on { $day } at { $time }!

ready = Do you have everything? { $question }

not-all-there = That does not matter, there is still time.

not-all-there-help = If it will not be there in time, we find another day. And a person knows what can do without: { $phone }, { $hours }

moved-meanwhile =
    This appointment has been moved meanwhile. Now it is:

    { told }

cancelled-meanwhile =
    This appointment has been cancelled meanwhile:

    { told }

released-appointment =
    We asked on { $since } and got no answer. So your place has gone to somebody else:

    { told }

objected = A person will look at it, I have passed it on. Is it urgent? { $phone }, { $hours }. Please tell them the number { $reference }.
