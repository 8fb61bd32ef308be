-- How far a platform was heard whose own position can't be trusted (see `store::sync`).
create table sync_token (
    -- Which account of which platform.
    heard_as text primary key,
    token    text not null
);

-- The last event of each room that was answered.
create table room_position (
    platform text not null,
    room     text not null,
    event    text not null,
    primary key (platform, room)
);

-- Encrypted events whose key has not come yet.
create table withheld_event (
    platform text not null,
    event    text not null,
    room     text not null,
    sender   text not null,
    session  text not null,
    seen_at  bigint not null,
    -- When the citizen was asked to send it again.
    asked_at bigint,
    primary key (platform, event)
);
