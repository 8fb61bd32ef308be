# What stands on buttons and in the menu. The sign in front tells the kind:
# ✅ confirms, ✖️ cancels or discards, 🔁 moves, ⬅️ goes back. There are always words with it.

label-name = { $name }
label-office = { $name } · { $district }
label-place = { $day } { $time }
label-place-at-office = { $day } { $time } · { $office }
label-district =
    { $offices ->
        [one] { $name }
       *[other] { $name } ({ $offices })
    }
label-no-district = Others ({ $offices })
label-earlier-month = ◀ { $month }
label-later-month = { $month } ▶
label-day = { $day }
label-quantity =
    { $quantity ->
        [one] 1 person
       *[other] { $quantity } people
    }
label-book = ✅ Book
label-confirm-move = ✅ Yes, move it
label-more-time = More time
label-change-details = Change details
label-back = ⬅️ Back
label-other-office = Another office
label-any-office = Any office
label-any-office-of = Anywhere in { $district }
label-other-day = Another day
label-any-day = Any day
label-any-hour = Any time of day
label-later = Later
label-for-several = For several
label-one-more-errand = Add another errand
label-only-this-errand = Only { $service }
label-for-somebody-else = For somebody else
label-for-myself = For myself
label-more = More
label-move = 🔁 Move
label-move-at =
    { $whose ->
        [other] 🔁 { $whom }: { $service }, { $day }
       *[own] 🔁 Move: { $service }, { $day }
    }
label-cancel = ✖️ Cancel
label-cancel-at =
    { $whose ->
        [other] ✖️ { $whom }: { $service }, { $day }
       *[own] ✖️ Cancel: { $service }, { $day }
    }
label-confirm-cancel = ✖️ Yes, cancel it
label-cannot-come-later = ✖️ No, not later
label-person = 👤 A person
label-keep = Keep it
label-undo = Undo
label-new-appointment = New appointment
label-wait = 🔔 Waiting list
label-short-notice = Short notice is fine
label-no-short-notice = No short notice
label-wait-earlier = 🔔 Wait for an earlier one
label-ask-urgently = 👤 Urgent request
label-ask-staff = 👤 Request to the city
label-change-wishes = Change wishes
label-change-wishes-for = Change: { $service }
label-weekdays = Days of the week
label-time-of-day = Time of day
label-until-when = Until when
label-weekday = { $weekday }
label-weekday-chosen = ☑ { $weekday }
label-mornings = Mornings
label-afternoons = Afternoons
label-only-on = Only on { $day }
label-two-weeks = Two weeks
label-as-long-as-it-takes = As long as it takes
label-as-wished = As wished
label-done = Done
label-leave-waitlist = ✖️ Stop waiting
label-leave-waitlist-for = ✖️ { $service }
label-take-offer = ✅ Take the place
label-decline-offer = ✖️ No, thanks
label-wait-longer = 🔔 Wait longer
label-coming = ✅ I am coming
label-all-there = ✅ All there
label-not-all-there = Not yet
label-object = 👤 That is not right
label-language = English
label-confirm-forget = ✖️ Yes, delete everything
label-link-another = One more messenger
label-remind-here = Remind me here
label-confirm-link = ✅ Yes, link them
label-unlink = ✖️ Undo the link
label-confirm-unlink = ✖️ Yes, undo it
label-keep-this = ✅ Keep this one
label-keep-only = Keep: { $day } { $time }
label-give-back = ✖️ Cancel this one
label-all-needed = 👤 All are needed
label-take-news = ✅ Yes, please
label-leave-news = ✖️ Unsubscribe

menu-book = Book an appointment
menu-appointments = See my appointments
menu-move = Move an appointment
menu-cancel = Cancel an appointment
menu-waitlist = What I am waiting for
menu-person = Talk to a person
menu-language = Another language
menu-link = Link a second messenger
menu-news = Get news of the city, or unsubscribe
menu-text = Choices as a list in the text, or as buttons again
menu-help = What I can do
menu-privacy = What happens to your data
menu-impressum = Imprint
menu-barrierefreiheit = Accessibility
menu-delete_me = Delete all about me
