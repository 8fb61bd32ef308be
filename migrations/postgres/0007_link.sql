-- One person on several messengers: by a one-time code that is shown in one chat and typed into another.

-- A person's newest code.
create table link_code (
    person     text primary key references person (id) on delete cascade,
    code_index text not null unique,
    -- Where it was shown.
    account    text not null references account (id) on delete cascade,
    expires_at bigint not null,
    used_at    bigint
);

create index link_code_expiry on link_code (expires_at);

-- Wrong codes, so that none is guessed: one row for each order, however often it is repeated.
create table link_try (
    id       text primary key,
    account  text not null references account (id) on delete cascade,
    tried_at bigint not null
);

create index link_try_account on link_try (account, tried_at);

-- The account that reminders go to; null is the one that booked.
alter table person add column reminded text references account (id) on delete set null;
