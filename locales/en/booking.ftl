# Finding, holding and booking an appointment.

# What for.
errand =
    { $quantity ->
        [one] { $service }
       *[other] { $service }, { $quantity } people
    }

# For whom, if not for oneself.
whose =
    { $whose ->
        [other] { " " }· for { $whom }
       *[own] { "" }
    }

# An appointment, as it stands everywhere.
told =
    { errand }{ whose }
    { $day }, { $time }
    { $office }, { $address }

# What was looked for.
wish = { wish-days }{ hours }{ whose }

wish-days =
    { $scope ->
        [office] { errand } · { $office }
        [day] { errand } · { $day }
        [office-and-day] { errand } · { $office } · { $day }
       *[anywhere] { errand }
    }{ $begins ->
        [since] { " " }· from { $since }
       *[any] { "" }
    }

# At which hours.
hours =
    { $within ->
        [from] { " " }· from { $from }
        [until] { " " }· before { $until }
        [between] { " " }· { $from } to { $until }
       *[any] { "" }
    }

group =
    { $group }
    What do you need?

matches = Several things fit. Which one do you mean?

places =
    { wish }
    These appointments are free. Which one suits you?

places-moving = Your appointment on { $day } at { $time } stays until you confirm a new one.

nothing-free =
    { wish }
    { $within ->
       *[any] { nothing-free-there }
        [from] Nothing is free at these hours. At another time of day there is often something free.
        [until] Nothing is free at these hours. At another time of day there is often something free.
        [between] Nothing is free at these hours. At another time of day there is often something free.
    }

next-release = New appointments open on { $day } at { $time }.

nothing-free-person = A person is glad to go on looking with you: { $phone }, { $hours }

nothing-free-there =
    { $scope ->
        [office] Nothing is free at this office right now. Another office often has something free.
        [day] Nothing is free on this day. Another day often has something free.
        [office-and-day] Nothing is free at this office on this day. Another day or another office often helps.
       *[anywhere]
            { $visit ->
                [several] No office has enough time in one piece for all of it. One by one there is often something left.
               *[one] { nothing-free-anywhere }
            }
    }

nothing-free-anywhere =
    { $quantity ->
        [one] Everything is taken at all offices right now. New appointments are added every day.
       *[other] No office has that many places in a row. For fewer people there is often something left.
    }

place-lost = Sorry, somebody else has just taken this place.

hold-ended = The time is up, the place is no longer held for you.

nothing-later = Nothing is free there at that time or later. Here are the first places.

hold-released = I have given the reserved place back.

link-elsewhere = This office no longer offers it, but others do.
link-outdated = This link unfortunately leads nowhere any more. We will find what you need all the same.

choose-district =
    { $service }
    In which part of the city?

choose-office =
    { $service }
    Which office would you like to come to?

choose-office-of =
    { $service } · { $district }
    Which office would you like to come to?

choose-office-near =
    { $service }
    Nearest to { $code } by postal code. Which office would you like to come to?

postal-code-hint = With your postal code I show the nearest first.

choose-day =
    { $scope ->
        [office] { errand } · { $office }
       *[anywhere] { errand }
    }{ hours } · { $month }
    Which day suits you?

elsewhere =
    { $service }
    The office gives these appointments out itself:

also-elsewhere = These offices give their appointments out themselves:

elsewhere-office =
    { $office }
    { $address }

elsewhere-unknown =
    { $service }
    The office gives these appointments out itself. A person will gladly tell you where: { $phone }, { $hours }

not-bookable =
    { $service }
    Sorry, I can't book an appointment for this. A person knows how to go on: { $phone }, { $hours }

choose-quantity =
    { $service }
    For how many people?

choose-errand =
    { $service }
    What else would you like to do in the same appointment?

apart =
    { $service } and { $other } don’t fit into one appointment, sorry.
    Let us begin with the first. After that, just write: { $other }

held =
    Held for you until { $until }, but not booked yet:

    { told }

bring =
    Please bring:
    { $things }

fee = { $fee }

held-instead = It replaces your appointment on { $day } at { $time }. That one stays until you confirm here.

last-move = After that it cannot be moved once more.

ask-whom = Who is the appointment for? Please write first and last name.

ask-whom-of = Who is the appointment for? Choose somebody, or write first and last name.

details =
    Your details:
    { $details }

ask-name = What is your name? Please write first and last name.

ask-phone = Under which phone number can the office reach you?

ask-email = To which e-mail address can the office write?

not-a-name =
    I could not find a name in that.
    Please write first and last name, for example: Aylin Kaya

not-a-phone =
    I could not find a phone number in that.
    Please write it with its area code, for example: 030 23125 123

not-an-email =
    I could not find an e-mail address in that.
    Please write it like this: name@example.org

booked =
    Booked:

    { told }

    Your number: { $reference }

moved =
    Moved. Your new appointment:

    { told }

    Your number stays: { $reference }

restored =
    Your appointment stands again:

    { told }

    Your number stays: { $reference }

confirmed =
    Thank you! Your appointment stays yours:

    { told }

    Your number: { $reference }

cannot-come = Can’t make it after all? “Cancel” is enough, and somebody else gets the place.

old-remains =
    I could not cancel your old appointment on { $day } at { $time }.
    Please call us about it: { $phone }
