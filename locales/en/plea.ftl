# Speaking with a person: first what citizens read, then the staff.

plea-topic = Gladly: a person from the office answers you. What is it about? One sentence will do.
plea-or-call = Would you rather call at once? { $phone }, { $hours }
plea-no-topic = I did not understand that, sorry. Please write in one sentence what it is about.

plea-channel = How shall the person answer?

plea-consent = May the person see what I had asked you last, and what I did not understand? Then you need not explain it again.

plea-asked = Your request is there.
plea-stands =
    Your request, for { $age }: “{ $topic }”
    Answer: { $channel ->
        [phone] by phone, { $reach }
        [email] by e-mail, { $reach }
       *[here] here in the chat
    }
plea-is-taken = A person from the office is looking after it.
plea-next =
    { $takes ->
        [minutes]
            { $count ->
                [one] A person takes it over, lately within a minute.
               *[other] A person takes it over, lately within { $count } minutes.
            }
        [hours]
            { $count ->
                [one] A person takes it over, lately within an hour.
               *[other] A person takes it over, lately within { $count } hours.
            }
        [days] A person takes it over, lately within { $count } days.
       *[unknown] A person takes it over. How long that takes I don’t know yet.
    }
    Is it urgent? { $phone }, { $hours }
plea-go-on = There is no need to write again. Until then everything here goes on as usual.
plea-elsewhere = The conversation is in your other chat.
plea-withdrawn = Your request is withdrawn.

plea-begun =
    👤 A person from the office is here now. What you write goes to them.
    Commands such as /book go on working. To end the conversation: /end
plea-promised =
    { $channel ->
        [phone] 👤 A person from the office has your request and calls you.
        [email] 👤 A person from the office has your request and sends you an e-mail.
       *[here] 👤 A person from the office has your request.
    }
plea-kept = Nobody is in the conversation just now. Your message is with your request: whoever takes it over reads it and writes to you here.
plea-waits = It can’t go on here just now, sorry. Your request waits again, in its old place, and whoever has time next contacts you. You need not do anything.
plea-ended-by-clerk = The conversation has ended. Do you need anything else? Just write it, or: /person
plea-ended = The conversation has ended. Do you need anything else? Just write it.
plea-over = The conversation had ended already, so I am reading this. To have a person again: /person
plea-no-talk = There is no conversation with a person just now. To begin one: /person
plea-takes-longer = It takes longer this time until a person answers, sorry. Your request stands, and there is no need to write again. Is it urgent? { $phone }, { $hours }

label-answer-here = Here in the chat
label-answer-by-phone = Phone call
label-answer-by-email = E-mail
label-may-see = ✅ Yes, please
label-may-not-see = Rather not
label-withdraw = ✖️ Withdraw the request
label-end-talk = ✖️ End the conversation

# What one side says, as the other reads it.
line-of-clerk = 👤 { $text }
line-of-citizen = 💬 { $text }

# What is said often, in any city; on a button at most 40 characters.
phrase-one-moment = One moment please, I am looking it up.
phrase-bring = Please bring with you: { $things }
phrase-which-number = Under which telephone number can I reach you?
phrase-call-you = I call you in a moment.
phrase-book-here = You find an appointment here in the chat: /book
phrase-anything-else = Is there anything else I can do for you?
phrase-goodbye = You are welcome. All the best!
label-phrase-one-moment = One moment please, I am looking it up.
label-phrase-bring = Please bring …
label-phrase-which-number = Under which number can I reach you?
label-phrase-call-you = I call you in a moment.
label-phrase-book-here = Appointments are found by /book
label-phrase-anything-else = Is there anything else I can do?
label-phrase-goodbye = You are welcome. All the best!

# For staff.
request-person =
    Would like to speak with a person, for { $age }{ person-topic }
    { $channel ->
        [phone] Answer: a call{ person-reach }
        [email] Answer: an e-mail{ person-reach }
       *[here] Answer: in the chat
    }
person-topic =
    { $shown ->
        [yes] : “{ $topic }”
       *[no] { "" }
    }
person-reach =
    { $shown ->
        [yes] , { $reach }
       *[no] . All else stands in the encrypted Matrix room and at the terminal under /requests.
    }
label-request-person = 👤 A person is wanted

counsel-so-far = So far, as the chat showed it last:
counsel-puzzle = Not understood: “{ $text }”
counsel-here =
    You are in the conversation: what you write goes to the chat. Commands such as /today go on working.
    Said often: /phrases · To end it: /end
counsel-elsewhere =
    { $channel ->
        [phone] Please call, and say here when it is settled.
        [email] Please write an e-mail, and say here when it is settled.
       *[here] Please answer in the chat.
    }
counsel-sent = Said, in the language of the chat: { $text }
counsel-phrases = Which phrase? It arrives in the language of the chat.
counsel-ask-bring = What shall the person bring? It arrives as you write it.
counsel-no-bring = I did not understand that. Please in a few words: what shall the person bring?
counsel-colleague = A colleague has taken this request already. Thank you for being there!
counsel-not-here = What citizens write may not be shown here. Please take the conversation in the encrypted Matrix room or at the terminal.
counsel-busy = You are still in a conversation. Please end it first: /end
counsel-own = Better somebody else takes this request: it is your own, or of somebody who is just advising others.
counsel-ended-by-citizen = The conversation was ended in the chat. What else waits: /requests
counsel-over = This conversation is over; that did not arrive any more. What waits: /requests
counsel-lapsed = Nothing went on here for a while, so the request waits for somebody who has time: /requests
counsel-ended = The conversation has ended.
counsel-given-back = The request waits in the list again.
counsel-takes-longer =
    { $minutes ->
        [one] For a minute somebody has wished to speak with a person, and nobody has taken it: /requests
       *[other] For { $minutes } minutes somebody has wished to speak with a person, and nobody has taken it: /requests
    }

label-phrases = 💬 Ready phrases
label-talk-settled = ✅ Settled
label-give-back-to-list = ⬅️ Into the list
