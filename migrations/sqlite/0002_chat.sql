-- Who talks to us.
--
-- Columns ending in _sealed went through the sealing codec, those ending in _index are keyed hashes
-- by which a sealed value is found again.

-- A value that only the key opens with which all others here were sealed.
create table sealing (
    id           bigint primary key check (id = 1),
    check_sealed BLOB not null
);

-- Several accounts can be one person; an appointment names the person it is for.
create table person (
    id           text primary key,
    name_sealed  BLOB,
    phone_sealed BLOB,
    email_sealed BLOB,
    name_index   text,
    phone_index  text,
    email_index  text,
    created_at   bigint not null,
    forgotten_at bigint
);

create table account (
    id         text primary key,
    platform   text not null,
    address    text not null,
    person     text not null references person (id),
    language   text,
    created_at bigint not null,
    unique (platform, address)
);

create index account_person on account (person);

create table chat (
    id                  text primary key,
    platform            text not null,
    address             text not null,
    account             text not null references account (id),
    conversation_sealed BLOB,
    -- When the conversation wants to be woken: a hold ends, an undo is over.
    wake_at             bigint,
    -- The platform's id of the message that shows the open prompt.
    prompt_message      text,
    -- The platform asked us to leave this chat alone until then.
    paced_until         bigint,
    -- The citizen blocked the bot or left.
    left_at             bigint,
    created_at          bigint not null,
    updated_at          bigint not null,
    unique (platform, address)
);

create index chat_wake on chat (wake_at) where wake_at is not null;
create index chat_account on chat (account);

-- Updates that were applied, so that none is applied twice.
create table seen_update (
    platform text not null,
    id       text not null,
    seen_at  bigint not null,
    primary key (platform, id)
);

create index seen_update_age on seen_update (seen_at);

-- Updates that failed twice: kept with their error, so that one cannot stop the others.
create table failed_turn (
    platform       text not null,
    id             text not null,
    arrival_sealed BLOB not null,
    error          text not null,
    failed_at      bigint not null,
    primary key (platform, id)
);
