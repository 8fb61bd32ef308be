# What only staff read: short, without citizens' names.

# Other names of the commands, parted by |.
staff-command-staff = team
staff-command-requests = queue
staff-command-close = shut
staff-command-closures = closed
staff-command-today = expected
staff-command-arrived = here
staff-command-missed = absent
staff-command-done = served
staff-command-day = date
staff-command-checkin = codes
staff-command-next = call
staff-command-notice = announcement | announce
staff-command-notices = announcements
staff-command-book_for = bookfor | book_for_somebody
staff-command-emergency = emergency_booking
staff-command-find = search
staff-command-pause = hold_bookings
staff-command-extra = extra_places
staff-command-last_moment = deadline
staff-command-phrases = sentences
staff-command-report = figures

staff-home =
    Your role: { $role ->
        [clerk] Clerk
        [editor] Editor
        [supervisor] Supervisor
       *[admin] Administrator
    } · { $scope ->
        [some] { $offices }
       *[all] all offices
    }

staff-waiting =
    { $waiting ->
        [0] No request is waiting.
        [one] One request is waiting: /requests
       *[other] { $waiting } requests are waiting: /requests
    }

wrong-invitation = This code is not valid, or not any more. Whoever gave it to you can make a new one.

too-many-invitations = To be safe, I take no more codes here for an hour.

requests =
    { $total ->
        [one] One request is waiting:
       *[other] { $total } requests are waiting, the oldest first:
    }

no-requests = No request is waiting.

# How long something has waited; "waiting for" stands before it.
age-minutes =
    { $minutes ->
        [0] a moment
        [one] a minute
       *[other] { $minutes } minutes
    }
age-hours =
    { $hours ->
        [one] an hour
       *[other] { $hours } hours
    }
age-days = { $days } days

request-duplicates =
    Probably booked twice ({ $score } %), waiting for { $age }
    What speaks for it: { $reasons }

request-urgent =
    Urgent: no place free before { $day }, for { $age }
    { $shown ->
        [yes] Can be reached: { $reach }
       *[no] Name and number stand in the encrypted Matrix room and at the terminal under /requests.
    }

request-waited =
    Has waited in vain since { $day }, asked { $age } ago
    { $shown ->
        [yes] Can be reached: { $reach }
       *[no] Name and number stand in the encrypted Matrix room and at the terminal under /requests.
    }
request-unconfirmed =
    Not confirmed, for { $age }
    The question reached no chat. The appointment still stands.

request-objected =
    Objection: { $reference } was wrongly given away, for { $age }
    The appointment had not been confirmed.

request-missed =
    { $missed } missed appointments: { $references }. This has been waiting for { $age }.
    Proposal: only places at short notice until { $day }. A supervisor decides.

request-call-back =
    Please call, a place is free, for { $age }
    { $shown ->
        [yes] To be reached: { $reach }
       *[no] The number stands in the encrypted Matrix room and at the terminal under /requests.
    }
label-request-call-back = Call: a place is free
label-take-for-them = ✅ Book
label-decline-for-them = ✖️ Does not suit

question-open = Asked; not all have answered yet.

question-needed = Answer: all appointments are needed.

unreachable = Nobody can be reached here: the chats were left. The request stays in the list.

no-such-reference = I find no appointment of this number at your offices.

which-reference = With its number, please, for example: /arrived K7M-2QX

too-early = It is too early for that.

request-where =
    { $about ->
        [service] { $service }
        [office] { $office }
       *[both] { $service } · { $office }
    }

request-taken = Being handled by: { $name }

request-handled = Done.

request-gone = This request is done already.

reason-same-person = same account
reason-same-phone = same phone number
reason-phone-alike = similar phone number
reason-same-email = same e-mail address
reason-same-name = same name
reason-name-alike = similar name
reason-name-in-part = part of the name
reason-rare-name = rare name
reason-unique-name = very rare name
reason-same-week = within a week
reason-other-phone = but another phone number
reason-other-email = but another e-mail address

label-requests = Requests
label-request-duplicates =
    { $named ->
        [no] Twice
       *[yes] Twice: { $reference }
    }
label-request-urgent =
    { $named ->
        [no] Urgent
       *[yes] Urgent: { $reference }
    }
label-request-waited =
    { $named ->
        [no] Waited in vain
       *[yes] Waited in vain: { $reference }
    }
label-settled = ✅ Done

# Closing, and opening again.
close-which = Which office stays closed?

close-when =
    { $office }: on which day?
    All at once works, too: /close { $office } 24.11. from 10 am, 1 desk: a sentence for everybody

closing =
    { $office } on { $day }{ hours }: { $scope ->
        [desks] { $desks ->
            [one] one desk falls out.
           *[other] { $desks } desks fall out.
        }
       *[office] the whole office stays closed.
    }

closing-reason = It says: { $reason }

closing-extent =
    { $people ->
        [0] No appointment is affected.
        [one] One appointment is affected.{ extent-parts }
       *[other] { $people } appointments are affected.{ extent-parts }
    }
extent-parts = { extent-seated }{ extent-offered }{ extent-calls }
extent-seated =
    { $seated ->
        [0] { "" }
       *[other] { " " }At another desk at the same time: { $seated }.
    }
extent-offered =
    { $offered ->
        [0] { "" }
       *[other] { " " }Another place is there: { $offered }.
    }
extent-calls =
    { $calls ->
        [0] { "" }
       *[other] { " " }No chat, please call: { $calls }.
    }

closing-past = That time is over. Everything stays as it is.
closing-not-open = It is closed then anyway. Everything stays as it is.
closed-already = It is closed then already: /closures
closing-desks =
    { $served ->
        [one] There are not so many desks then, only one.
       *[other] There are not so many desks then, only { $served }.
    }
closing-gone = This closure is not there any more.

is-closed = Closed. Everybody affected is written to; who has no chat stands under /requests
is-reopened = It opens again. Whoever had not answered keeps the appointment and is told so.

no-closures = Nothing is closed. To close: /close

closure =
    { $office } on { $day }{ hours }: { $scope ->
        [desks] { $desks ->
            [one] one desk
           *[other] { $desks } desks
        }
       *[office] the whole office
    }

closure-progress =
    { $people ->
        [0] No appointment is affected.
       *[other] Affected: { $people }{ progress-untold }{ progress-asked }{ progress-waiting }{ progress-listed }{ progress-moved }{ progress-cancelled }{ progress-kept }
    }
progress-untold =
    { $untold ->
        [0] { "" }
       *[other] { " · " }not written to yet: { $untold }
    }
progress-asked =
    { $asked ->
        [0] { "" }
       *[other] { " · " }answer open: { $asked }
    }
progress-waiting =
    { $waiting ->
        [0] { "" }
       *[other] { " · " }waiting for a place: { $waiting }
    }
progress-listed =
    { $listed ->
        [0] { "" }
       *[other] { " · " }please call: { $listed }
    }
progress-moved =
    { $moved ->
        [0] { "" }
       *[other] { " · " }moved: { $moved }
    }
progress-cancelled =
    { $cancelled ->
        [0] { "" }
       *[other] { " · " }cancelled: { $cancelled }
    }
progress-kept =
    { $kept ->
        [0] { "" }
       *[other] { " · " }unchanged: { $kept }
    }

request-falls-out =
    Appointment can’t take place, nothing instead yet, for { $age }
    { $chat ->
        [yes] No answer in the chat.
        [trade] A business; it knows, and books anew by itself.
       *[no] No chat: please call.
    }

label-request-falls-out =
    { $named ->
        [no] Falls out
       *[yes] Falls out: { $reference }
    }
label-close = ✅ Close
label-one-desk = Only one desk
label-reopen = Reopen: { $office }, { $day }
label-request-unconfirmed =
    { $named ->
        [no] Not confirmed
       *[yes] Not confirmed: { $reference }
    }
label-request-objected = Objection: { $reference }
label-request-missed = Missed appointments
label-ask = Ask them
label-restrict = ✅ Restrict
label-spare = Don't restrict
