# One's own appointments: see, cancel, move.

appointments = Your appointments:

appointment =
    { told }
    Number: { $reference }

no-appointments =
    You have no appointment right now.
    What do you need? Just write it to me.

confirm-cancel =
    { told }

    Would you like to cancel this appointment?

cancelled =
    Cancelled:

    { told }

    Thank you! Somebody else gets the place.

cancelled-undo = Changed your mind? For a short while you can still undo it.

appointment-gone = This appointment is not there any more. It was cancelled or is over.

undo-gone = Sorry, the appointment can’t be restored any more.

same-service =
    You already have an appointment for this:

    { told }

    So that everybody gets a turn, there is one per person. You can move it or keep it.

too-many =
    { $limit ->
        [one] You already have an appointment. There is only one at a time, so that everybody gets a turn.
       *[other] You already have { $limit } appointments. There are no more at a time, so that everybody gets a turn.
    }
    Is there one you don’t need any more? Then cancel it.

too-late =
    This appointment has already begun. It can’t be changed here any more.
    Please call us: { $phone }
