-- Somebody would like to speak with a person: what a request of that kind has beside it.
create table plea (
    request     text primary key references request (id) on delete cascade,
    channel     text not null check (channel in ('here', 'phone', 'email')),
    -- What its citizen lets a clerk see of the talk with the bot.
    seen_sealed BLOB,
    -- Where the clerk is who has it, and when something was said or done last.
    clerk_chat  text references chat (id) on delete set null,
    spoke_at    bigint,
    -- When somebody took it first.
    answered_at bigint,
    -- When supervisors are told that nobody has, and when they were.
    escalate_at bigint not null,
    escalated_at bigint
);

create index plea_clerk_chat on plea (clerk_chat) where clerk_chat is not null;
create index plea_escalates on plea (escalate_at) where escalated_at is null;
create index plea_answered on plea (answered_at) where answered_at is not null;

-- One open request for each person.
create unique index request_of_person on request (person) where kind = 'person' and done_at is null;

-- What both have said.
create table plea_line (
    -- The order that said it.
    id          text primary key,
    request     text not null references plea (request) on delete cascade,
    number      bigint not null,
    by_clerk    bigint not null,
    said_sealed BLOB not null,
    -- When the other was told.
    told_at     bigint,
    unique (request, number)
);

-- In which chats, and when, something of it was shown: what was sent then can be forgotten.
create table plea_shown (
    request  text not null references plea (request) on delete cascade,
    chat     text not null references chat (id) on delete cascade,
    shown_at bigint not null,
    primary key (request, chat, shown_at)
);

create index plea_shown_chat on plea_shown (chat);
