# When something goes wrong. It is always the program's fault, never the writer's.

misunderstood =
    Sorry, I did not understand that. It is my fault.
    Pick one of the choices, or write in one word what you need, for example “passport”.
    “Back” always works. Rather a person? Write “person” 👤.

unknown-command =
    I don’t know this command.
    What I can do stands here: /help

too-long =
    Sorry, I can’t read texts as long as that.
    Please write in a few words what you need.

cannot-read-file = I don’t open pictures and files and never download them. Is it your identity card? Then please delete the picture here in the chat.

cannot-read-sticker = Sorry, I don’t understand stickers. Please tell me in words.

cannot-read-voice = Sorry, I can’t listen to voice messages. Please write to me, or call us: /person

cannot-read-forwarded = I don’t read forwarded messages. Please write to me yourself what you need.

cannot-read-edited = Sorry, I don’t see later changes. Please write it as a new message.

cannot-read-sealed = I couldn’t decrypt a message of yours. Please send it once more.

cannot-read-other = Sorry, I can’t read that. Please tell me in words.

not-yet =
    I can’t do that yet.
    A person is glad to help you with it: { $phone }

one-moment = One moment please, I am looking into the calendar.

desk-silent =
    The calendar does not answer. So I don’t know whether it worked.
    What is booked you see here: /appointments
    A person knows for certain: { $phone }

started-over = Our conversation starts afresh. It is my fault. Your appointments are safe: /appointments

turn-failed =
    I made a mistake with your last message.
    Please send it once more.

welcome = You’re welcome!

several-people = I am happy to help – please write to me in a room of your own, so that only you see your appointments.

write-directly = Appointments are private. Please write to me directly, not in the group.

toast-outdated = This is no longer open. The new choices are below.

toast-one-moment = One moment please …

toast-no-choice = Nothing is free there. You can choose the days with a number.
