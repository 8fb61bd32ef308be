# An office stays closed, or a desk falls out. Nobody's illness is ever named here.

closed-day = { $office } is closed on { $day }, we are sorry.
closed-hours = { $office } is closed on { $day } from { $from } to { $until }, we are sorry.
closed-desk = { $office }: on { $day } one of the desks can’t be served, we are sorry.

closure-reason = { $reason }

falls-out =
    Your appointment can’t take place:

    { told }

alternatives = You come first. I hold this for you until { $day }, { $time }:

no-alternatives = Nothing else is free right now. You are now ahead of everybody: I will hold the next free place for you and write to you.

can-you-come-later =
    Could you come later? Then nobody loses an appointment. Yours is:

    { told }

later-places = I hold this for you until { $day }, { $time }:

not-needed =
    This has been settled, your appointment stays as it is:

    { told }

stays-as-booked = All right, thank you for answering! Should anything change about your appointment, I will write to you.

alternative-gone = Sorry, this place has already been passed on.

closure-listed =
    There is nothing yet in place of this appointment, which can’t take place:

    { told }

alternatives-passed-on = The places that I held for you have been passed on. That does no harm, you still come first.

closure-person = A person from the office will get in touch with you. Or you call: { $phone }, { $hours }

opens-after-all =
    { $office } will be open after all. Your appointment stays:

    { told }

free-again =
    { $office } will be open after all. Your earlier place is free again:

    { told }

free-again-now = Booked is still { $day }, { $time }, { $office }. Would you like to go back? Just write “move”.

place-closed = { $office } can no longer offer this time, we are sorry. Nothing was booked yet; here are the next ones:

offer-closed = { $office } can no longer offer this time, we are sorry, so the offer no longer stands. You are still waiting, at the same position.

appointment-falls-out =
    { told }
    Number: { $reference }
    It can’t take place, we are sorry.

cancelled-closed =
    Cancelled:

    { told }

    Thank you for answering. We are sorry that it came like this.
