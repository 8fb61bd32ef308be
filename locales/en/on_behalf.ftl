# Staff book for somebody who called or wrote.

# With what a letter ends, before the name; divided by |.
letter-closing = kind regards | best regards | regards | many thanks | best wishes | yours sincerely | yours faithfully | sincerely | cheers

on-behalf-which-service =
    Which service is needed?
    You can also write all of it at once: /book_for identity card town hall Tuesday morning. Or paste an e-mail.

on-behalf-which-reason =
    Why can't it wait?
    The reason is kept on record. Please without names, for example: flight tomorrow, passport stolen.
on-behalf-no-reason = I need a reason in words for that, at most 300 characters.

on-behalf-which-office = { $service }: at which of your offices?

on-behalf-places =
    { $kind ->
        [emergency] Emergency ·
        [move] 🔁 { $reference } ·
       *[call] For callers ·
    } { $service }{ $where ->
        [there] { " " }· { $office }
       *[anywhere] { "" }
    }{ $when ->
        [then] { " " }· { $day }
       *[any] { "" }
    }{ hours }
on-behalf-free =
    These are free. Which one suits?
    Another day, another time, another office: just write it.
on-behalf-nothing-free = Nothing is free here for that. Write another day, another time or another office.

on-behalf-not-here = { $service } is not offered at your offices.

on-behalf-kept =
    Held until { $until }, not booked yet:
    { $service } · { $day }, { $time } · { $office }

on-behalf-ask-name = For whom? First and last name, please; telephone or e-mail can go with it.
on-behalf-ask-reach = How can they be reached? A telephone number or an e-mail address is enough.
on-behalf-no-name = I did not understand that as a name. First and last name, please.
on-behalf-no-reach = I did not understand that. A telephone number or an e-mail address, please.
on-behalf-known = Name and contact are noted. They are not shown here.
on-behalf-contact = For: { $contact }

on-behalf-waiting = Waitlist · { $service }: when something is free, /requests says whom to call.
on-behalf-ask-phone = Under which telephone number can they be reached?
on-behalf-waits = On the waitlist: { $service }, until { $day }. When something is free, you call; it stands under /requests.
on-behalf-call-back = Has become free: { $day }, { $time }. Until { $until } the place is held for them.
on-behalf-lost = This place has just been taken, or the time was over. Nothing is booked yet.

on-behalf-booked = Booked: { $reference } · { $service } · { $day }, { $time } · { $office }
on-behalf-code =
    Code to read out or to mail: { $code }
    Whoever writes “/claim { $code }” to the bot has the appointment in their own chat and is reminded there. The code works once, until the appointment begins.

on-behalf-at-limit =
    This person already has:
    { $rows }
    Nothing new is booked. Shall one be moved?

on-behalf-row = { $reference } · { $day }, { $time } · { $service } · { $office }
on-behalf-found =
    Found:
    { $rows }
on-behalf-chat =
    { $chat ->
        [yes] It stands in a chat: what you change is told there.
       *[no] It stands in no chat: if you change it, please call or write.
    }

on-behalf-nothing-found = I find no such appointment at your offices.
on-behalf-only-by-reference = I look for names and telephone numbers only where they may be shown, too. Here please by number, for example: /find K7M-2QX
on-behalf-find-what = Please with the number, for example: /find K7M-2QX

on-behalf-cancelling =
    Cancel this appointment?
    { $reference } · { $day }, { $time } · { $service } · { $office }
on-behalf-state-reason = You can write a reason for the chat now, without names.
on-behalf-reason = In the chat it will say: { $reason }
on-behalf-nobody-told = There is no chat to it: please tell the person yourself.

on-behalf-cancelled =
    Cancelled: { $reference } · { $day }, { $time } · { $service } · { $office }. { $chat ->
        [yes] The chat will be told.
       *[no] Please tell the person yourself.
    }
on-behalf-moved =
    Moved: { $reference } · { $day }, { $time } · { $service } · { $office }. { $chat ->
        [yes] The chat will be told.
       *[no] Please tell the person yourself.
    }

on-behalf-too-late = This appointment has already begun and can't be changed any more.
on-behalf-of-business = A business has booked this appointment; it changes it by itself.
on-behalf-has-chat = This appointment stands in a chat already; it needs no code.

label-on-behalf-place = { $day } { $time } · { $office }
label-on-behalf-book = ✅ Book
label-on-behalf-confirm-move = 🔁 Move it there
label-on-behalf-other-place = ⬅️ Another place
label-on-behalf-wait = 🔔 On the waitlist
label-on-behalf-open = { $day } { $time } · { $reference }
label-on-behalf-move =
    { $which ->
        [named] 🔁 Move { $reference }
       *[this] 🔁 Move
    }
label-on-behalf-ask-cancel = ✖️ Cancel
label-on-behalf-cancel = ✖️ Yes, cancel it
label-on-behalf-new-code = New code

# What citizens read of it.
claim-which-code = Please with the code that you were given: /claim K7QP-2MXA-4T9R
claim-wrong-code = This code is not valid, or not any more. Please compare it; the office can give you a new one.
claim-claimed = This appointment belongs to this chat now. I will remind you here, and here you can move or cancel it.

office-cancelled =
    Your office has cancelled this appointment{ $whose ->
        [other] { " " }(for { $whom })
       *[own] { "" }
    }:
    { $service } · { $day }, { $time } · { $office } · { $reference }
office-moved =
    Your office has moved your appointment{ $whose ->
        [other] { " " }(for { $whom })
       *[own] { "" }
    }. It is now:
    { $service } · { $day }, { $time } · { $office } · { $reference }
office-reason = Reason: { $reason }
office-call = Does this not suit you? With /book you find other times, and on { $phone } a person will help you.
