-- Closures: an office, or some of its desks, does not open for a time.
create table closure (
    id          text primary key,
    office      text not null references office (id),
    from_at     bigint not null,
    until_at    bigint not null,
    -- The numbers of the desks that fall out, `[2, 3]`; null: the whole office.
    desks       text,
    -- What citizens are told about it; may be empty.
    reason      text not null,
    created_at  bigint not null,
    -- Until when people are asked to come later, where only desks fall out.
    asks_until  bigint,
    -- It is over: the office opens after all, or a wider closure took its place.
    reopened_at bigint
);

create index closure_office on closure (office) where reopened_at is null;

-- Why an appointment falls out; null: it stands.
alter table appointment add column closure text references closure (id);

-- What became of each appointment that is affected.
create table closure_case (
    id          text primary key,
    closure     text not null references closure (id),
    appointment text not null references appointment (id) on delete cascade,
    -- Where it is told; null: in no chat, somebody must call.
    chat        text references chat (id) on delete set null,
    -- new: not looked at yet; asked: an answer is awaited; listed: for staff to call; the others are ends. kept:
    -- the appointment stays as it was; restored: the office opens after all
    state       text not null
        check (state in ('new', 'asked', 'listed', 'moved', 'cancelled', 'kept', 'restored')),
    -- Its place is gone; otherwise the citizen is only asked to make room.
    stranded    bigint not null,
    -- It is asked whether they can come later; otherwise the appointment falls out.
    asks_later  bigint not null,
    -- When the appointment was to begin.
    was_at      bigint not null,
    told_at     bigint,
    answer_by   bigint,
    -- When there is something to do about it: to tell it, or to stop waiting for an answer.
    look_at     bigint,
    ended_at    bigint
);

create unique index closure_case_open on closure_case (appointment) where state in ('new', 'asked', 'listed');
create index closure_case_closure on closure_case (closure, state);
create index closure_case_new on closure_case (was_at) where state = 'new';
create index closure_case_look on closure_case (look_at) where look_at is not null;
create index closure_case_chat on closure_case (chat) where chat is not null;
create index closure_case_appointment on closure_case (appointment);

-- The places that are kept for a case, each an occupancy like an offer's.
create table closure_alternative (
    occupancy    text primary key references occupancy (id) on delete cascade,
    closure_case text not null references closure_case (id) on delete cascade
);

create index closure_alternative_case on closure_alternative (closure_case);

-- Holds and offers that ended with a closure, until their chats are told.
create table closure_hold (
    hold   text primary key,
    office text not null references office (id),
    chat   text not null references chat (id) on delete cascade
);
