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
    { $whose ->
        [other] { $whom } already has an appointment for this:
       *[own] You already have an appointment for this:
    }

    { told }

    So that everybody gets a turn, there is one per person. { $change ->
        [movable] You can move it or keep it.
       *[fixed] It was moved as often as it can be. You can keep it or cancel it.
    }

too-many =
    { $whose ->
        [other] { too-many-of }
       *[own] { too-many-own }
    }
    Is there one you don’t need any more? Then cancel it.

too-many-own =
    { $limit ->
        [one] You already have an appointment. There is only one at a time, so that everybody gets a turn.
       *[other] You already have { $limit } appointments. There are no more at a time, so that everybody gets a turn.
    }

too-many-of =
    { $limit ->
        [one] { $whom } already has an appointment. There is only one at a time, so that everybody gets a turn.
       *[other] { $whom } already has { $limit } appointments. There are no more at a time, so that everybody gets a turn.
    }

# For oneself and others together.
too-many-of-account =
    You have already booked { $limit } appointments, for yourself and others. There are no more at a time, so that everybody gets a turn.
    Is there one you don’t need any more? Then cancel it. For many at once a person can help: { $phone }, { $hours }

# Booked from another chat. No more is said: it could be somebody else.
known-elsewhere =
    There is a booking under this name and number or address already, from another chat. So that everybody gets a turn, there is one appointment per person.
    You can move it there. With /link both chats share your appointments.
    That doesn’t fit? A person is glad to help: { $phone }, { $hours }

too-many-holds =
    Other places are being held for you already, for others or in another chat.
    Book one of them, or give it back there with “Back”. Then you can go on here.

moved-too-often =
    This appointment was moved as often as it can be here. That keeps places for those who need them.
    You can keep it or cancel it. Neither works? A person is glad to help: { $phone }, { $hours }

too-late =
    This appointment has already begun. It can’t be changed here any more.
    Please call us: { $phone }

# Who has probably booked twice is asked: kindly, and about their own appointments only.

which-stays =
    { $own ->
        [one] There seems to be a second appointment of yours for “{ $service }”, from another chat. Do you need this one? If not, somebody else will be glad of it.
       *[other] You have { $own } appointments for “{ $service }”. Which one shall stay? Somebody else will be glad of the others.
    }

others-given-back = Thank you! This appointment stays. What you don't need is cancelled and goes to others who wait.

this-given-back = Thank you! The appointment is cancelled. Somebody else gets the place.

all-stay = Fine, all stays as it is here. A person will have another look.

# Missed appointments: what is, and what helps, without blame.

one-more =
    One of your appointments stayed empty. If you can’t come one day, a word is enough: “cancel”. Then somebody else is glad of it.
    If { $missed } appointments stay empty within some time, only places in the next { $hours } hours can be booked for a while.

one-more-help = Is something wrong about that? 👤 { $phone }, { $opening }

restricted =
    { $missed } appointments stayed empty. So until { $day }, only places that begin within { $hours } hours can be booked. After that, all is open again by itself.

restricted-objection = Is that not right, or was there a reason? A person will look at it: 👤 { $phone }, { $opening }

near-only = Until { $day }, places are open to you that begin within { $hours } hours. Questions? 👤 Person

all-open = All appointments are open to you again.
