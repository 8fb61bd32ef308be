# The waitlist: wait, be offered a place, take it or wait on.

waits =
    🔔 You are on the waiting list:

    { waited }

# What is waited for.
waited =
    { wish-days }{ $on ->
        [some] { " " }· only { $weekdays }
       *[any] { "" }
    }{ hours }{ whose }{ $instead ->
        [earlier] { " " }· in place of your later appointment
       *[new] { "" }
    }

entry = { waited }

wait-deadline = You need it by { $day }: I look until then, and you come before those who have more time.

wait-until = I will look until { $day }.

wait-short-notice =
    { $scope ->
        [nearby] At short notice too: { $place }.
       *[as-wished] At short notice too.
    }

wait-ahead =
    { $ahead ->
        [0] Nobody is waiting before you.
        [one] One person is waiting before you.
       *[other] { $ahead } people are waiting before you.
    }

wait-days =
    { $days ->
        [0] Lately people got a place on the same day.
        [one] Lately it took about a day.
       *[other] Lately it took about { $days } days.
    }

wait-promise = When a place becomes free, I keep it for you and write to you.

wait-deadline-hint = Do you need it by a certain day? Send me the date.

entries = This is what you are waiting for. Shall something be different?

urgent = At present nothing is free at any office before that day. I go on looking.

urgent-substitute = This may help meanwhile: { $substitute }

urgent-ask = Is it urgent? Then a person looks at it and contacts you.

urgent-asked = The city has your request. There is no need to write again.

urgent-person = Is it urgent? A person is glad to help: { $phone }, { $hours }

staff-asked =
    { $takes ->
        [minutes]
            { $count ->
                [one] A person looks at it and contacts you, lately within a minute.
               *[other] A person looks at it and contacts you, lately within { $count } minutes.
            }
        [hours]
            { $count ->
                [one] A person looks at it and contacts you, lately within an hour.
               *[other] A person looks at it and contacts you, lately within { $count } hours.
            }
        [days] A person looks at it and contacts you, lately within { $count } days.
       *[unknown] A person looks at it and contacts you: { $hours }
    }
    There is no need to write again.

ask-wishes = What shall be different?

ask-weekdays =
    On which days does it suit you?
    You can also write, for example “Monday and Wednesday”.

ask-hours =
    At what time of day does it suit you?
    You can also write, for example “after 2 pm”.

ask-offices = Where would you like to come?

ask-until =
    Until when shall I look?
    You can also write, for example “until 12.12.”

ask-nearby = Where can you be within an hour?

no-entries = You are on no waiting list.

offered =
    🔔 A place has become free:

    { told }

    I am keeping it for you until { $until }. Would you like it?

offered-soon =
    { $minutes ->
        [one] 🔔 In one minute in { $place }?
       *[other] 🔔 In { $minutes } minutes in { $place }?
    }

    { told }

    I am keeping the place for you until { $until }.

offered-instead = It replaces your appointment on { $day } at { $time }.

offer-declined = Fine, somebody else gets that place. You go on waiting, with the same rank.

offer-missed = The place you were offered has gone to somebody else. That does not matter: you keep your rank.

offer-missed-again =
    This place, too, has gone to somebody else. You keep your rank.
    Do your wishes still fit? With /waitlist you can change them.

offer-gone = This offer is over.

waited-in-vain =
    I am sorry, no suitable place has become free so far:

    { waited }

    Shall I go on looking? Or a person can look with you: { $phone }, { $hours }

left-waitlist = You are no longer on the waiting list.
