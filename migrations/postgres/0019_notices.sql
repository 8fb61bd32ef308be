-- Notices: what staff write to many.

-- Since when somebody wants news of the city; null: they don't.
alter table person add column news_at bigint;

create index person_news on person (id) where news_at is not null;

create table notice (
    id          bigint generated always as identity primary key,
    state       text not null check (state in ('proposed', 'approved', 'paused', 'stopped', 'done', 'rejected')),
    -- As on the command line: `booked:2026-12-01..2026-12-05,office=mitte`.
    audience    text not null,
    -- A JSON map from languages to texts with their marks.
    texts       text not null,
    author      text not null,
    approver    text,
    -- Not before; null: at once.
    send_at     bigint,
    created_at  bigint not null,
    -- The order that wrote it down; null: the command line.
    ordered_by  text unique,
    -- Since when those know of it who can approve it.
    announced_at bigint,
    -- Whoever joined the audience later gets nothing.
    approved_at bigint,
    -- The last person that was looked at for it,
    reached     text not null default '',
    -- how many of them get it,
    recipients  bigint not null default 0,
    -- and since when all have been looked at.
    queued_at   bigint,
    ended_at    bigint,
    -- What became of it, as JSON, once it has ended: the outbox forgets.
    progress    text,
    -- Since when its author and approver know that.
    reported_at bigint
);

create index notice_open on notice (id) where ended_at is null;
create index notice_ended on notice (ended_at) where ended_at is not null;

-- Who gets a notice: each person once, however often the process dies.
create table notice_recipient (
    person    text not null,
    notice    bigint not null references notice (id) on delete cascade,
    -- Their number in the list, from 1.
    number    bigint not null,
    -- Where they get it; null where they can't be written to.
    chat      text,
    -- The appointment it is about.
    reference text,
    primary key (person, notice)
);

create index notice_recipient_number on notice_recipient (notice, number);

-- In which chats staff look at notices, and what they were shown there.
create table notice_watch (
    chat     text primary key references chat (id) on delete cascade,
    shown    text not null,
    shown_at bigint not null
);

-- Who wants the list of what became of each recipient.
create table notice_list (
    notice bigint not null references notice (id) on delete cascade,
    chat   text not null references chat (id) on delete cascade,
    primary key (notice, chat)
);

create index notice_list_chat on notice_list (chat);

-- The notice that a row of the bulk lane brings. The index counts what became of it without a look at the rows.
alter table outbox add column notice bigint;

create index outbox_notice on outbox (notice, outcome, unknown) where notice is not null;
