-- What the bot says, written in the transaction that causes it and sent after the commit.
create table outbox (
    id          integer primary key autoincrement,
    chat        text not null references chat (id),
    lane        text not null check (lane in ('live', 'due', 'bulk')),
    kind        text not null check (kind in ('prompt', 'aside', 'toast', 'file')),
    body_sealed BLOB not null,
    due_at      bigint not null,
    -- Who claimed it has until then to record what became of it.
    lease_until bigint,
    attempts    bigint not null default 0,
    -- Attempts of which nobody knows the outcome: the process died in between.
    unknown     bigint not null default 0,
    outcome     text check (outcome in ('delivered', 'edited', 'superseded', 'blocked', 'unreachable', 'unknown', 'expired', 'refused')),
    -- The platform's id of the message it became.
    message     text,
    reason      text,
    created_at  bigint not null,
    closed_at   bigint
);

create index outbox_open on outbox (lane, due_at, id) where outcome is null;
-- Of open and closed rows, so that a chat that is deleted is not looked for in all of them.
create index outbox_chat on outbox (chat, outcome, id);
create index outbox_closed on outbox (closed_at) where closed_at is not null;
