-- Rules that staff set from their chat.

-- Nothing new is booked as long as this row stands.
create table booking_pause (
    id       bigint primary key check (id = 1),
    since    bigint not null,
    -- What staff tell all who ask; may be empty.
    sentence text not null
);

-- So many minutes before they begin, citizens can't cancel or move appointments for these services any more.
create table last_moment (
    service text primary key references service (id),
    minutes bigint not null check (minutes > 0)
);

-- An exception that staff have made from their chat: an import of the city file leaves it alone.
alter table opening_rule add column by_staff bigint not null default 0;

-- What is wrong with the bot, until it is over; staff are told when it begins and when it ends.
create table trouble (
    -- outbox telegram, messages set aside, …
    kind       text primary key,
    since      bigint not null,
    -- So much of it was told.
    told_count bigint not null
);

-- What is written there is encrypted from end to end.
alter table chat add column encrypted bigint not null default 0;
