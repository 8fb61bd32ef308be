# What only businesses read that book in a lane of their own.

# Other names of the command, parted by |.
trade-command = business

trade-joined = Welcome! From now on you book for your business here.

trade-ledger =
    { $name } · { $quota ->
        [one] one place a day
       *[other] { $quota } places a day
    } · { $total ->
        [0] no appointment yet
        [one] one appointment
       *[other] { $total } appointments
    }
trade-empty = This is how to book: /trade 20 registration Tuesday from 8
trade-how = To book more: /trade 20 registration Tuesday from 8

trade-day =
    { $day }{ $left ->
        [0] { " " }· nothing left of your quota:
        [one] { " " }· one place left of your quota:
       *[other] { " " }· { $left } places left of your quota:
    }
    { $rows }
trade-row =
    { $time } · { $reference } · { $service } · { $office }{ $stands ->
        [no] { " " }· cannot take place
       *[yes] { "" }
    }

trade-which-service = Which service shall it be? For example: /trade 20 registration Tuesday from 8
trade-how-many = How many places? For example: /trade 20 registration Tuesday from 8
trade-which-day = On which day? For example: /trade 20 registration Tuesday from 8

trade-preview = { $wanted } × { $service } · { $day }{ hours }
trade-found =
    { $all ->
        [yes] { $found ->
            [one] This place is there:
            [2] Both are there:
           *[other] All { $found } are there:
        }
       *[no] { $found ->
            [one] One of { $wanted } fits:
           *[other] { $found } of { $wanted } fit:
        }
    }
    { $offices }
trade-times = { $office }: { $times }
trade-time =
    { $time }{ $several ->
        [yes] { " " }({ $places } ×)
       *[no] { "" }
    }
trade-left =
    Your quota leaves { $left ->
        [one] one place
       *[other] { $left } places
    } on that day. Nothing is booked yet.

trade-booked =
    Booked: { $count } × { $service } · { $day }
trade-left-now =
    { $left ->
        [0] That is all of your quota for this day.
        [one] One place is left of your quota on that day.
       *[other] { $left } places are left of your quota on that day.
    }
trade-booked-at =
    { $office }:
    { $rows }
trade-numbered = { $number }. { $time } · { $reference }

trade-confirm-cancel =
    Cancel this appointment?
    { $day }, { $time } · { $reference } · { $service } · { $office }
    { $stands ->
        [no] It then no longer counts.
       *[yes] The place is then free for other businesses at once.
    }

trade-cancelled =
    Cancelled: { $day }, { $time } · { $reference } · { $service } · { $office }. { $stands ->
        [no] It no longer counts.
       *[yes] The place is free again and no longer counts.
    }
trade-nothing-to-cancel = This appointment is cancelled already.
trade-too-late = This appointment has begun and cannot be cancelled any more.

trade-falls-out = { $office } unfortunately cannot serve at these times. These appointments of your business cannot take place:
trade-fallen-day =
    { $day }:
    { $rows }
trade-falls-out-help = The office knows about it. With /trade you can cancel them and book others.

trade-not-in-lane = { $service } is not served for businesses here; /book books single appointments.
trade-too-many = I book { $most } places at once at the most. Please split it.
trade-quota-used =
    { $day }: your quota of { $quota ->
        [one] one place
       *[other] { $quota } places
    } is used up. Another day will do.
trade-nothing-free = { $day }: nothing is free for businesses at that time. Please name another day or other hours.
trade-paused = New appointments can't be booked right now. Those you have booked stay.
trade-not-all = Somebody was quicker just now: not all of them are there any more, and nothing is booked yet.

label-trade-book-all = ✅ Book all
label-trade-as-many = As many as possible ({ $count })
label-trade-cancel = ✖️ { $day } { $time } · { $reference }
label-trade-ledger = Our appointments
