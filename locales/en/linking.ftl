# One person, several messengers: linking, reminding, parting.

link-code =
    Your code, valid until { $until }:
    { $code }

    Whoever has it sees your appointments: pass it on to nobody. Please write it to me on your other messenger.

# Messengers in a sentence.
messengers =
    { $number ->
        [one] { $last }
       *[several] { $others } and { $last }
    }

confirm-link =
    This code comes from { messengers }. Once linked, both chats share your appointments and the language.
    Is it your own code, and shall I link the chats?

linked = Linked! You now find your appointments here and there: /appointments

links = { messengers } are linked.

reminders-where-booked = I remind you where you booked.

reminders-here = I remind you here.

reminders-there = I remind you on { $messenger }.

wrong-code = This code is not valid, or not any more. You get a new one on your other messenger with /link.

own-code = That is the right code, but it comes from here: please write it to me on your other messenger.

already-linked = These chats are linked already. /link shows what is linked.

too-many-codes = To keep you safe, I take no more codes here for an hour. Until then you find your appointments on your other messenger.

confirm-unlink =
    Appointments you booked here stay with this chat. All others stay on your other messengers.
    Shall I undo the link?

unlinked = The link is undone. /appointments shows what belongs to this chat.
