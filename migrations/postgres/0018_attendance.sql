-- Who came and who did not, what that means for whoever did not come, and what citizens are told because of
-- something that staff did.

-- What staff marked. It outlives its appointment by no more than the window in which a miss counts.
create table attendance (
    -- The appointment's id.
    appointment text primary key,
    reference   text not null,
    person      text not null references person (id) on delete cascade,
    booked_by   text references account (id) on delete set null,
    missed      bigint not null check (missed in (0, 1)),
    starts_at   bigint not null,
    marked_at   bigint not null,
    marked_by   text not null references staff (id)
);

create index attendance_missed on attendance (person, starts_at) where missed = 1;
create index attendance_age on attendance (starts_at);

-- Who can book near places only, until it ends by itself.
create table restriction (
    person     text primary key references person (id) on delete cascade,
    until_at   bigint not null,
    decided_by text not null references staff (id),
    created_at bigint not null
);

-- What a citizen is to be told unasked.
create table tidings (
    id          text primary key,
    person      text not null references person (id) on delete cascade,
    chat        text not null references chat (id) on delete cascade,
    kind        text not null,
    body_sealed BYTEA not null,
    -- Quiet hours keep it back.
    tell_at     bigint not null,
    told_at     bigint
);

create index tidings_untold on tidings (tell_at) where told_at is null;
create index tidings_person on tidings (person);
create index tidings_chat on tidings (chat);

-- Who was asked because of a request, and what they answered.
create table request_question (
    request     text not null references request (id) on delete cascade,
    person      text not null references person (id) on delete cascade,
    asked_at    bigint not null,
    answered_at bigint,
    -- The ids of the appointments they gave back, as a JSON list; null until they answer.
    given_back  text,
    primary key (request, person)
);

create index request_question_person on request_question (person);
