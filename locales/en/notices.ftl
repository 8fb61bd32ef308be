# News of the city: only for those who want them.

news =
    Would you like to get news of the city, for example about new opening hours?
    About your appointments I write to you in any case.

news-wanted = You get news of the city.

news-taken =
    Gladly, from now on you get news of the city.
    Below each one you find how to unsubscribe.

news-left =
    Unsubscribed. About your appointments I go on writing to you.
    News again after all? /news

# What staff read who write notices.

notice-text =
    What shall the notice say? Write the text in { $language }, just as it shall arrive.
    You can use paragraphs, **bold**, links – like this: [words](https://…) – and lists: lines that begin with “- ”.

language-name =
    { $language ->
        [de] German
        [en] English
       *[other] { $language }
    }

notice-empty = There is nothing in it yet. Please write what shall arrive.
notice-too-long = These are { $units } characters, messengers take only { $most }. Please shorten the text.
notice-too-many-marks = Line { $line }: not every messenger shows more than { $most } bold parts and links.
notice-foreign =
    Line { $line }: not every messenger can show { $what ->
        [heading] headings
        [italic] italics (with * or _)
        [picture] pictures
        [code] code (with ` or indented lines)
        [quote] quotations (with >)
        [html] HTML (with <…>)
        [rule] lines (---)
       *[other] this markup
    }. You can use paragraphs, **bold**, links and lists.
notice-open-bold = Line { $line }: a ** stands alone. Bold is written **like this**, without spaces inside.
notice-broken-link = Line { $line }: something is missing from a link. Write it like this: [words](https://…)
notice-address = Line { $line }: a link needs an address that begins with https:// and has at most { $most } characters.
notice-nested-list = Line { $line }: not every messenger can show a list inside a list.

notice-audience = Who shall get the notice?
notice-days =
    On which day do they have an appointment?
    Several days work, too: 24.11. until 26.11.
notice-person = Which number has the appointment? For example: K7M-2QX
notice-office = At which office do they have their appointment?
notice-service = For which service do they have their appointment?
notice-when = When shall it go out? For example: tomorrow 8:00. At most 7 days ahead.

notice-preview =
    The notice arrives as it stands above.
    To: { $to }
    { $recipients ->
        [one] One person
       *[other] { $recipients } people
    } · { $languages } · { $when } · takes { $lasts }
notice-at = on { $day }, { $time }
notice-at-once = at once
notice-in-quiet-hours = These are quiet hours. The notice goes out all the same.
notice-needs-approval = After that, a supervisor has to approve it.

lasts-seconds = less than a minute
lasts-minutes =
    { $minutes ->
        [one] about a minute
       *[other] about { $minutes } minutes
    }
lasts-hours = about { $hours } hours

to-news = everybody who wants news
to-waiting = everybody on the waitlist
to-booked-on = everybody with an appointment on { $day }
to-booked-from = everybody with an appointment from { $since } to { $day }
to-office = { $office }
to-service = { $service }
to-person = the person with appointment { $reference }

notice-approval =
    Notice no. { $number } by { $author }. May it go out?

notice-nobody = Nobody belongs to that at the moment. Nothing was sent.
notice-no-text = The text in { $language } is still missing: everybody gets it for whose language there is none. Nothing was sent.
notice-past = That time has passed already. Nothing was sent.
notice-too-far = That is more than 7 days ahead. Nothing was sent.
notice-one-person = You wrote this notice yourself. Somebody else has to approve it.
notice-not-deciding = Only a supervisor can approve and reject.
notice-not-yours = These people belong to another office. Nothing was sent.
notice-gone = That can't be done any more, the notice has changed meanwhile. This is how it stands now:

notice-proposed = It is ready to be approved. Those who can approve it have got a message.
notice-approved = Approved. The notice goes out.
notice-rejected = Rejected. Nothing was sent.
notice-paused = Paused. Those who don't have it yet wait.
notice-resumed = It goes on.
notice-stopped = Stopped. Those who don't have it yet won't get it.
notice-listed = The list will come in a moment.

no-notices = There are no notices yet.

notice-head =
    No. { $number } by { $author }{ $approved ->
        [yes] , approved by { $approver }
       *[no] { $approver }
    } · { $state ->
        [proposed] waits for approval
        [rejected] rejected
        [approved] goes out
        [paused] paused
        [stopped] stopped
       *[done] done
    }{ $ahead }
notice-stands =
    { notice-head }
    “{ $begins }”
    To: { $to }
notice-under-way =
    { notice-head }
    “{ $begins }”
    To: { $to }
    { $bar } { $percent } % · delivered: { $sent }{ notice-blocked }{ notice-unreachable }{ notice-unknown }{ notice-withdrawn }{ notice-left }
notice-blocked =
    { $blocked ->
        [0] { "" }
       *[other] { " · " }blocked: { $blocked }
    }
notice-unreachable =
    { $unreachable ->
        [0] { "" }
       *[other] { " · " }unreachable: { $unreachable }
    }
notice-unknown =
    { $unknown ->
        [0] { "" }
       *[other] { " · " }unknown: { $unknown }
    }
notice-withdrawn =
    { $withdrawn ->
        [0] { "" }
       *[other] { " · " }withdrawn: { $withdrawn }
    }
notice-left =
    { $left ->
        [0] { "" }
       *[other] { " · " }left: { $left }
    }
notice-nothing-ahead = { "" }
notice-goes-out = { " " }on { $day }, { $time }
notice-to-go = , { $lasts } to go

notice-waits = A notice by { $author } waits for your approval, no. { $number }: /notices
notice-report = Notice no. { $number } is finished. Whom it has reached stands in the list that comes in a moment.
notice-report-of-nothing = Notice no. { $number } is finished. Nobody got it.

label-to-news = Everybody who wants news
label-to-waiting = Everybody on the waitlist
label-to-booked = Appointments on a day
label-to-person = One person
label-only-office = Only one office
label-only-service = Only one service
label-other-audience = Other recipients
label-send-later = Later
label-send-now = At once
label-in-language = Text in { $language }
label-change-text = Change { $language }
label-propose = ✅ Have it approved
label-send = ✅ Send
label-discard = ✖️ Discard
label-write-notice = New notice
label-notices = Notices
label-look = Look at no. { $number }
label-approve = ✅ Approve no. { $number }
label-reject = ✖️ Reject no. { $number }
label-pause = Pause no. { $number }
label-resume = Resume no. { $number }
label-stop = ✖️ Stop no. { $number }
label-list = List of no. { $number }
