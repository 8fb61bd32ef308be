# What is said on the day of an appointment: first to citizens, then to staff.

checked-in = You are checked in: { $service }, { $time }, { $office }.
checked-in-next =
    Please take a seat. As soon as it is your turn, I tell you here which desk to come to.
    Your number: { $reference }

called =
    📣 It is your turn: please come to desk { $desk } now.
    { $office } · Your number: { $reference }

check-in-too-early = It is too early to check in. From an hour before your appointment you can, by the code that hangs in the office then.
check-in-elsewhere = Your appointment today is at another office:
check-in-served = Your appointment at { $time } is done already. Is there anything else? “Appointment” will do.
check-in-missed = Your place at { $time } has been passed on already, sorry. Please speak to somebody at the desk, or write “appointment” for a new one.
check-in-wrong = I don't find this code today. It changes every day: please write the one that hangs in the office now.

walk-in =
    I find no appointment of yours here today. I'll gladly look for the next free place: { $office }, today.
    Once it is booked, check in by the same code.
    What do you need?

late-by =
    Thank you for telling! The office sees now that you come { $minutes ->
        [one] about a minute
       *[other] about { $minutes } minutes
    } later: { $time }, { $office }.
late = Thank you for telling! The office sees now that you come later: { $time }, { $office }.
late-honestly = Mostly the place is kept for a few minutes. I can't promise it: that is for the office to decide. Another appointment is certain.
late-begun = Mostly the place is kept for a few minutes. I can't promise it: that is for the office to decide. Should it not work out, write “appointment” for a new one.
late-for-nothing = I find no appointment of yours at the moment that you could be late for. Your appointments: /appointments

today =
    { $total ->
        [one] { $day }, one appointment:
       *[other] { $day }, { $total } appointments:
    }
    { $rows }

empty-day = There are no appointments today.
empty-other-day = { $day }: there are no appointments.

day-row = { $time } · { $reference } · { $service } · { $office }{ marked }
expected = { $day }, { $time } · { $reference } · { $service } · { $office }{ marked }
marked =
    { $mark ->
        [none] { "" }
       *[other] { " " }· { $presence }
    }

# How far somebody has come.
presence-expected = expected
presence-late-by = ⏰ { $minutes } min late
presence-late = ⏰ late
presence-checked-in = ✅ here
presence-called = 📣 desk { $desk }
presence-served = ▶️ being served, desk { $desk }
presence-done = ✔️ done
presence-missed = ✖️ not here

codes =
    Check-in on { $day }
    Please hang it where everybody sees it: whoever is here writes me this code.
code-of-office = { $office }: { $code }

called-now = { $time } · { $reference } · { $service } · { $office }{ marked }
called-without-chat = There is no chat: please call them yourself.
before-done = { $reference } is done.
before-did-not-come = { $reference } did not come and is called again after the others.
nobody-waits = { $office }: nobody is waiting at the moment.

sheet-comes = The day to be printed comes as a file.
sheet-title =
    { $scope ->
        [one] { $office } · { $day }
       *[all] All offices · { $day }{ $office }
    }
sheet-count =
    { $total ->
        [one] one appointment
       *[other] { $total } appointments
    }
sheet-written = As of { $day }, { $time }
sheet-time = Time
sheet-reference = Number
sheet-service = Service
sheet-office = Office
sheet-presence = Status

which-day = Which day? For example: /day tomorrow or /day Town Hall 24.11.
codes-of-which-office = For which office? For example: /checkin Town Hall
which-desk = At which desk? For example: /next 4
which-office = At which office? For example: /next Town Hall 4
not-their-office = This office is not one of yours.
not-called = This number is not called at the moment.

label-expected =
    { $time } · { $reference }{ $mark ->
        [none] { "" }
        [late] { " " }⏰
        [here] { " " }✅
        [called] { " " }📣
        [served] { " " }▶️
        [done] { " " }✔️
       *[missed] { " " }✖️
    }
label-arrived = ✅ Is here
label-missed = ✖️ Did not come
label-is-done = ✅ Is done
label-serve = ✅ Is at the desk
label-call-again = 📣 Call again
label-next = 📣 Next person
label-sheet = 🖨 To print
label-today = Today
label-the-day = { $day }
