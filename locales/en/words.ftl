# Words that count as much as a button or command, parted by |.
# Case, hyphens and spaces don't matter. Each has one meaning only, in all languages together.
# What stands on a button must stand here too.

word-yes = yes | yes please | yep | yeah | sure | fine | ok | okay
word-yes-book = book | yes book | book all | yes book all | book it | take it | i take it
word-yes-move = yes move it
word-yes-cancel = yes cancel it
word-yes-forget = yes delete everything
word-yes-link = yes link them | yes link | link them | please link them
word-yes-unlink = yes undo it | yes unlink | yes unlink them | yes undo the link
word-no = no | no thanks | nope | rather not
word-back = back | done | go back | one step back | abort
word-more = more | later | later times | show more | next
word-more-time = more time | more time please | i need more time
word-other-office = another office | other office | somewhere else
word-any-office = any office | all offices | anywhere
word-other-day = another day | other day | another date
word-any-day = any day | all days
word-any-hour = any time | any time of day | any hour
word-for-several = for several | several | several people | more people
word-one-more-errand = add another errand | another errand | one more errand | something else too | in addition | also | too
word-somebody-else = for somebody else | for someone else | for another person | not for me | for my mother | for my mum | for my mom | for my father | for my dad | for my son | for my daughter | for my child | for my kid | for my baby | for my wife | for my husband | for my partner | for my brother | for my sister | for my grandmother | for my grandma | for my grandfather | for my grandpa | for my neighbour | for my neighbor | for my friend | my mother | my father | my child | my daughter | my son | my wife | my husband
word-myself = for me | for myself
word-keep = keep | keep it | leave it | keep this one
word-number-sign = number | choice
word-not = not | none | except | don't | can't | cannot
word-but = but | rather | instead | or
word-change-details = change details | change | change name | wrong | wrong name
word-hello = hello | hey | good morning | good day | good evening
word-thanks = thanks | thank you | thank you very much | many thanks
word-take-offer = take the place | accept
word-decline-offer = decline | decline the offer | not later | no not later | i can’t come later | i cannot come later
word-short-notice = short notice is fine | short notice | no short notice
word-ask-staff = urgent request | urgent | request to the city
word-change-wishes = change wishes | change my wishes | other wishes
word-weekdays = days of the week | other days of the week | weekdays
word-time-of-day = time of day | another time of day
word-until-when = until when
word-as-wished = as wished
word-look = look | search | wait
word-expires = expires | expire
word-as-long-as-it-takes = as long as it takes | however long it takes
word-leave-waitlist = stop waiting | off the waiting list
word-wait-longer = wait longer | keep looking
word-coming = i am coming | i'm coming | i’m coming | coming | i will be there | i'll be there | i’ll be there
word-all-there = all there | i have everything | i have it all
word-not-all-there = not yet | not everything | something is missing
word-object = that is not right | that's not right | that’s not right | not right
word-give-back = cancel this one | not needed any more | i don't need it
word-all-needed = all are needed | both are needed
word-as-many-as-fit = as many as possible | as many as fit
word-link-another = one more messenger | new code
word-remind-here = remind me here | reminders here
word-unlink = undo the link | unlink | disconnect
word-leave-news = unsubscribe | please unsubscribe | no news | no more news | stop news
word-answer-here = here in the chat | in the chat | in this chat
word-answer-by-phone = phone call | by phone
word-answer-by-email = by e-mail
word-withdraw = withdraw the request | withdraw
word-phrases = ready phrases
word-settled = settled
word-give-back-to-list = into the list | back into the list
word-trade-ledger = our appointments
word-trade-other-time = another time | swap | swap it | swap the time
word-trade-file = as a file | list as a file | file | as csv | as a table | table
word-undo = undo | undo it

word-number-1 = one | first | the first | the first one
word-number-2 = two | both | second | the second | the second one
word-number-3 = three | third | the third | the third one
word-number-4 = four | fourth | the fourth
word-number-5 = five | fifth | the fifth
word-number-6 = six
word-number-7 = seven
word-number-8 = eight
word-number-9 = nine
word-number-10 = ten
word-number-11 = eleven
word-number-12 = twelve

word-weekday-0 = monday | mon | on monday
word-weekday-1 = tuesday | tue | on tuesday
word-weekday-2 = wednesday | wed | on wednesday
word-weekday-3 = thursday | thu | on thursday
word-weekday-4 = friday | fri | on friday
word-weekday-5 = saturday | sat | on saturday
word-weekday-6 = sunday | sun | on sunday

word-in-days-0 = today
word-in-days-1 = tomorrow
word-in-days-2 = day after tomorrow | the day after tomorrow

word-in-weeks-0 = this week
word-in-weeks-1 = next week
word-in-weeks-2 = in two weeks | two weeks

word-month-1 = january
word-month-2 = february
word-month-3 = march
word-month-4 = april
word-month-5 = may
word-month-6 = june
word-month-7 = july
word-month-8 = august
word-month-9 = september
word-month-10 = october
word-month-11 = november
word-month-12 = december

word-morning = morning | mornings | in the morning | early
word-noon = noon | at noon | midday
word-afternoon = afternoon | afternoons | in the afternoon
word-evening = evening | in the evening
word-from = after | from | between
word-until = before | until | till
word-and = and | as well as
word-people = people | persons | adults | children
word-desks = desk | desks
word-minutes = minutes | mins
word-full-hours = hour | hours | hrs
word-late = running late | i am late | i'm late | i’m late | be late | minutes late | mins late | min late
word-arrived = is here
word-missed = did not come
word-done = is done
word-serve = is at the desk | at the desk
word-call-again = call again | call them again
word-call-next = next person | next one please
word-sheet = to print | print
word-dark-pictures = dark pictures
word-light-pictures = light pictures

command-start = start | start over | start again
command-book = appointment | new appointment | book an appointment | make an appointment | i need an appointment
command-appointments = appointments | my appointments | my appointment
command-cancel = cancel | cancel appointment | cancel my appointment
command-move = move | move appointment | move my appointment | reschedule | change my appointment
command-waitlist = waitlist | wait for an earlier one | waiting list
command-person = person | a person | human | talk to a person | talk to a human | phone | phone number | call
command-language = language | another language | change language
command-help = help | what can you do
command-privacy = privacy | my data | privacy policy
command-delete_me = delete me | delete everything | delete my data
command-text = text | read aloud | list
command-link = link | connect | link messenger | link telegram | link matrix | another messenger | second messenger
command-end = end | end the conversation | end the talk
command-claim = claim | take over | take over appointment
command-news = news | news of the city | subscribe
command-impressum = imprint | legal notice
command-barrierefreiheit = accessibility

# Names of this language, its own and those of others.
word-language = english | englisch | in english | auf englisch | english please | auf englisch bitte

# How people begin when they say their name; it is no part of it.
word-introduction = my number is | my phone number is | my name is | i am | i'm | her name is | his name is | for
