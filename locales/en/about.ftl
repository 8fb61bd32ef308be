# Who is speaking: greeting, help, a person, privacy, language.
# Short and warm. What to do stands last.

intro =
    You are talking to a program. It is run by: { $operator }.
    Privacy: { $url }

intro-without-privacy = You are talking to a program. It is run by: { $operator }.

greeting =
    Hello! I am the appointment assistant of the city of { $city }.
    What do you need? For example “{ $example }”.

    To be read aloud: /text · 👤 Person · /privacy

help =
    I help with appointments. Just write what you need, for example “passport”.

    /book – book an appointment
    /appointments – see my appointments
    /move – move an appointment
    /cancel – cancel an appointment
    /waitlist – what you are waiting for
    /person – talk to a person
    /language – another language
    /link – link a second messenger
    /news – get news of the city
    /text – choices as a list, good for reading aloud
    /privacy – what happens to your data
    /delete_me – delete all about me
    /impressum · /barrierefreiheit

    It works without the sign in front too. “Back” always works.
    You book for somebody else? Write “for my mother”, for example.

person = A person is glad to help you: { $phone }, { $hours }.

privacy =
    Responsible: { $operator }.
    I keep this conversation, your appointments and, where the office needs it, your name, phone number or e-mail address, also those of others you book for. Conversation and contact details are encrypted.
    On Matrix, reactions such as 👍 are never encrypted. You can always answer in words instead.
    You get news of the city only if you want to: /news
    In full: { $url }
    Delete everything: /delete_me

imprint =
    Imprint
    { $text }

accessibility =
    Accessibility
    { $text }

confirm-forget =
    Your coming appointments will be cancelled, your details and this conversation deleted. This can’t be undone.
    Shall I really delete everything?

forgotten =
    Everything is deleted, your appointments are cancelled.
    If you need something again, just write to me.

choose-language = Which language shall I write in?

language-chosen = Good, I’ll write English from now on.

numbered-on =
    From now on all choices come as a list in the text. Answer with the number.
    Rather have buttons again? /text

numbered-off =
    From now on there are buttons again.
    Rather have a list in the text? /text
