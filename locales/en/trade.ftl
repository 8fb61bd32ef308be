# What only businesses read that book in a lane of their own.

# Other names of the command, parted by |.
trade-command = business

# What may stand above the column of a list and is no entry, parted by |.
trade-list-head = plate | plates | number plate | number | order | order number | reference | list

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
trade-empty = This is how to book: /trade 20 registration Tuesday from 8. Or /trade registration Tuesday from 8 and below it a number plate on each line.
trade-how = To book more: /trade 20 registration Tuesday from 8, with a number plate on each line below if you like.

trade-day =
    { $day }{ $left ->
        [0] { " " }· nothing left of your quota:
        [one] { " " }· one place left of your quota:
       *[other] { " " }· { $left } places left of your quota:
    }
    { $rows }
trade-row =
    { $time } · { $reference }{ $named ->
        [yes] { " " }· { $note }
       *[no] { "" }
    } · { $service } · { $office }{ $stands ->
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
trade-numbered =
    { $number }. { $time } · { $reference }{ $named ->
        [yes] { " " }· { $note }
       *[no] { "" }
    }

trade-without =
    { $count ->
        [one] There was no place left for { $notes }.
       *[other] There was no place left for these { $count }: { $notes }.
    }

trade-other-times =
    When shall this appointment be instead? Until you choose, it stays as it is.
    { $day }, { $time } · { $reference } · { $service } · { $office }{ $stands ->
        [no] { " " }· cannot take place
       *[yes] { "" }
    }
trade-other-times-how = Other days: /trade { $reference } Thursday from 10
trade-no-other-time = No other time is free for this appointment at the moment. It stays as it is.
trade-time-gone = That time has just been taken. Your appointment stands as it did.
trade-swapped =
    Swapped. Now: { $day }, { $time } · { $reference } · { $service } · { $office }{ $stands ->
        [no] { " " }· cannot take place
       *[yes] { "" }
    }

trade-file-comes = The list comes as a file that every spreadsheet opens.
trade-column-number = No.
trade-column-note = Plate
trade-column-day = Day
trade-column-time = Time
trade-column-service = Service
trade-column-office = Office
trade-column-reference = Number
trade-column-state = State
trade-state =
    { $stands ->
        [no] cannot take place
       *[yes] booked
    }

trade-list-too-long = Line { $line } of the list is too long, or cannot be read. Please write one number plate a line, of { $most } letters at the most; nothing is booked yet.
trade-list-twice = Lines { $earlier } and { $line } of the list are the same. Please take one of them out; nothing is booked yet.
trade-list-count = { $wanted } places are wanted, and the list has { $lines } lines. Which is right? Without the number I book a place for each line.

trade-confirm-cancel =
    Cancel this appointment, or swap it?
    { $day }, { $time } · { $reference } · { $service } · { $office }
    { $stands ->
        [no] Once cancelled, it no longer counts.
       *[yes] Once cancelled, the place is free for other businesses at once.
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
label-trade-other-time = 🔁 Another time
label-trade-swap = 🔁 { $day } { $time } · { $office }
label-trade-file = 📄 As a file
