-- Reminders. When an appointment is looked at next, to remind of it or to give its place away: 0 is as soon as
-- possible, null is never again. What is said then, the policy of that moment knows.
alter table appointment add column remind_at bigint default 0;
update appointment set remind_at = null where state = 'cancelled';

-- When the citizen said that they come, as it stands now.
alter table appointment add column confirmed_at bigint;
-- When its place was given away, because nobody did.
alter table appointment add column released_at bigint;
-- How its reminders are worded: an arm of a comparison, thrown by dice.
alter table appointment add column wording text;

create index appointment_remind on appointment (remind_at) where remind_at is not null;

-- What was told.
create table reminder (
    appointment text not null references appointment (id) on delete cascade,
    told_at     bigint not null,
    -- Where,
    chat        text not null references chat (id) on delete cascade,
    -- of which version,
    sequence    bigint not null,
    -- and of what time.
    starts_at   bigint not null,
    -- 1: a confirmation was asked for.
    asked       bigint not null,
    -- 1: and for the last time.
    last        bigint not null,
    -- 1: the appointment has changed since, and the chat does not know. 2: it knows.
    outdated    bigint not null default 0,
    primary key (appointment, told_at)
);

create index reminder_outdated on reminder (told_at) where outdated = 1;
create index reminder_chat on reminder (chat);

-- What a row speaks of, and which version: it is not sent any more once that has changed.
alter table outbox add column appointment text;
alter table outbox add column sequence bigint;

create index outbox_appointment on outbox (appointment) where appointment is not null;
