# One person, several messengers: linking, reminding, parting.

link-code =
    Your code, valid until { $until }:
    { $code }

    Please write it to me on your other messenger. Whoever has it sees your appointments: pass it on to nobody.

confirm-link =
    This code comes from { $messengers }. Once linked, both chats share your appointments and the language.
    Is it your own code, and shall I link the chats?

linked = Linked! You now find your appointments here and there: /appointments

links = These are linked: { $messengers }

reminders-where-booked = You are reminded where you booked.

reminders-here = You are reminded here.

reminders-there = You are reminded on { $messenger }.

wrong-code = This code is not valid, or not any more. You get a new one on your other messenger with /link.

own-code = That is the right code, but it comes from here: please write it to me on your other messenger.

already-linked = These chats are linked already. What is linked, /link shows you.

too-many-codes = To keep you safe, I take no more codes here for an hour. Until then you find your appointments on your other messenger.

confirm-unlink =
    Appointments you booked here stay with this chat. All others stay with your other messengers.
    Shall I undo the link?

unlinked = The link is undone. What belongs to this chat, /appointments shows you.
