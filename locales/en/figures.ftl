# Figures: first in words, then on the pictures. Appointments and places are counted, never members of staff.

figures-head =
    { $scope ->
        [all] Figures of all offices{ $offices }
       *[some] Figures: { $offices }
    }, { $since } to { $until }
figures-lines = { $lines }
figures-nothing = There is nothing to count in this time yet.

figures-booked =
    { $total ->
        [one] Booked: one appointment; this week so far { $running }
       *[other] Booked: { $total } appointments; this week so far { $running }
    }
figures-missed = Missed: { $missed } of { $known } ({ $share }%). Of the others nothing was noted.
figures-late = Cancelled less than { $hours } hours before: { $late }
figures-filled =
    { $freed ->
        [one] Given back: one place; booked again: { $filled } ({ $share }%)
       *[other] Given back: { $freed } places; booked again: { $filled } ({ $share }%)
    }

figures-waiting = On the city’s waitlist: { $waiting }
figures-requests = Requests for a person: { $filed } new, { $open } open
figures-request =
    – { $kind ->
        [person] a person, please
        [duplicates] probably booked twice
        [urgent] urgent, no place free
        [waited] waited in vain
        [falls_out] appointment falls out
        [unconfirmed] not confirmed
        [objected] objection
        [missed] missed several times
        [call_back] please call back
       *[other] other
    }: { $filed } new, { $open } open

figures-next =
    Next free appointment:
    { $rows }
figures-next-row =
    – { $service }: { $when }{ $waiting ->
        [0] { "" }
        [one] , one person waits
       *[other] , { $waiting } wait
    }
figures-none-free = nothing free
figures-in-days =
    { $days ->
        [0] today
        [one] tomorrow
       *[other] in { $days } days
    }

figures-lanes =
    Where appointments come from, and how far ahead they mostly are:
    { $rows }
figures-lane-row =
    – { $lane }: { $booked } ({ $share }%){ $known ->
        [yes] , { $wait }
       *[no] { "" }
    }
figures-lane =
    { $lane ->
        [public] booked in the chat
        [trade] by businesses
        [staff] by staff, for calls and mail
       *[emergency] emergencies
    }
figures-wait =
    { $days ->
        [0] within a day
        [one] one day
       *[other] { $days } days
    }

figures-minutes =
    How long visits take at the desk:
    { $rows }
figures-minutes-row = – { $service }: planned { $planned }, mostly { $took } minutes, four of five up to { $mostly } ({ $visits } measured)

figures-steps =
    How far conversations get, in the whole city:
    { $rows }
figures-step-row = – { $step }: { $reached } ({ $share }%)
figures-step =
    { $step ->
        [began] asked what there is
        [chose] chose a service
        [held] chose a place
        [booked] booked
       *[waits] joined the waitlist
    }

figures-which-office = Of which office? For example: /report Rathaus or /report Rathaus 12, which is twelve weeks.

label-figures-theme =
    { $theme ->
        [dark] 🌙 Dark pictures
       *[light] ☀️ Light pictures
    }
label-figures-all = All offices

# On the pictures. The title says what it is about, the sentence below it what is to be seen.
picture-footer =
    { $scope ->
        [all] All offices{ $offices }
       *[some] { $offices }
    } · { $since } to { $until }
picture-week = { $monday }
picture-number = { $number }
picture-share = { $share }
picture-nothing = –

picture-bookings = Appointments booked
picture-bookings-message =
    { $total ->
        [one] One appointment was booked, this week so far { $running }.
       *[other] { $total } appointments were booked, this week so far { $running }.
    }
picture-bookings-axis = appointments a week; the running one is paler

picture-missed = Missed, cancelled late
picture-missed-message = { $missed } of { $known } did not come, { $late } cancelled less than { $hours } hours before.
picture-missed-axis = share of appointments in percent, week by week
picture-missed-series = missed
picture-late-series = cancelled late

picture-offices = Missed, by office
picture-offices-message = A place stays empty most often here: { $office }.
picture-offices-axis = share of appointments in percent
picture-offices-text = { $share }% · { $missed } of { $known }

picture-refilled = Given back, booked again
picture-refilled-message =
    { $freed ->
        [one] One place was given back; booked again: { $filled } ({ $share }%).
       *[other] { $freed } places were given back; booked again: { $filled } ({ $share }%).
    }
picture-refilled-axis = places a week
picture-freed-series = given back
picture-filled-series = of these booked again
picture-refilled-text = { $filled } of { $freed }

picture-next = The next free appointment
picture-next-message =
    { $case ->
        [none] For { $service } nothing is free.
       *[days] The longest wait is for { $service }: { $when }.
    }
picture-next-axis = days from today
picture-next-text =
    { $when }{ $waiting ->
        [0] { "" }
        [one] { " · " }one waits
       *[other] { " · " }{ $waiting } wait
    }

picture-lanes = Days to the appointment
picture-lanes-message = Staff booked { $booked } of { $total } appointments ({ $share }%).
picture-lanes-axis = days between booking and appointment; half wait less
picture-lanes-text = { $wait } · { $share }% of appointments

picture-minutes = Minutes planned and measured
picture-minutes-message =
    { $case ->
        [longer] { $service } mostly takes longer than planned: { $took } instead of { $planned } minutes.
        [shorter] { $service } mostly takes less than planned: { $took } instead of { $planned } minutes.
       *[same] Visits mostly take as long as planned{ $service }{ $took }{ $planned }.
    }
picture-minutes-axis = minutes at the desk; half of the visits were shorter
picture-planned-series = planned
picture-took-series = measured
picture-minutes-text = { $minutes } min

picture-steps = How far conversations get
picture-steps-message =
    { $case ->
        [chose] Most leave before they choose a service: { $lost }.
        [held] Most leave before they choose a place: { $lost }.
        [booked] Most leave before they book: { $lost }.
       *[none] Whoever asked has booked or waits{ $lost }.
    }
picture-steps-axis = conversations in the whole city
picture-steps-text = { $reached } · { $share }%
