-- Staff: who may do what from a chat, what they did, and what waits for them.

-- A role. It is offered by a one-time code, and belongs to the account that typed it until it is revoked.
create table staff (
    -- XXX-XXX, as operators name it.
    id          text primary key,
    role        text not null check (role in ('clerk', 'editor', 'supervisor', 'admin')),
    -- A JSON list of offices; null is all of them.
    offices     text,
    name_sealed BYTEA,
    code_index  text unique,
    expires_at  bigint not null,
    account     text references account (id) on delete set null,
    invited_at  bigint not null,
    bound_at    bigint,
    revoked_at  bigint
);

-- An account has one role.
create unique index staff_account on staff (account) where revoked_at is null;

-- What staff did. Nobody changes an entry, and nobody deletes one that is to be kept.
create table audit (
    id            bigint generated always as identity primary key,
    at            bigint not null,
    -- The id of a role, or `command line`.
    actor         text not null,
    action        text not null,
    -- A reference, a role, a request.
    subject       text not null,
    reason_sealed BYTEA
);

-- Entries from this instant on are kept. It only moves forward.
create table audit_kept (
    id    bigint primary key check (id = 1),
    since bigint not null
);

insert into audit_kept (id, since) values (1, 0);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'an audit entry is never changed';
end
$$;

create trigger audit_is_not_changed before update on audit
for each row execute function refuse_change();

create function refuse_loss() returns trigger language plpgsql as $$
begin
    if tg_op = 'TRUNCATE' then
        raise exception 'an audit entry is kept';
    end if;
    if old.at >= (select since from audit_kept) then
        raise exception 'an audit entry is kept';
    end if;
    return old;
end
$$;

create trigger audit_is_kept before delete on audit
for each row execute function refuse_loss();

create trigger audit_is_not_emptied before truncate on audit
for each statement execute function refuse_loss();

create function keep_what_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'what is kept stays written';
    end if;
    if new.since < old.since then
        raise exception 'what is kept only moves forward';
    end if;
    return new;
end
$$;

create trigger audit_kept_moves_forward before update or delete on audit_kept
for each row execute function keep_what_is_kept();

-- What waits for staff.
create table request (
    -- The kind and what it is about: each matter is filed once.
    id            text primary key,
    kind          text not null,
    -- What it is about, sealed: a citizen's own words may stand in it.
    matter_sealed BYTEA not null,
    person        text references person (id) on delete cascade,
    -- Where the citizen is answered.
    chat          text references chat (id) on delete set null,
    -- A JSON list of the appointments it is about, by their ids.
    appointments  text not null,
    service       text references service (id),
    office        text references office (id),
    created_at    bigint not null,
    taken_by      text references staff (id),
    taken_at      bigint,
    done_at       bigint,
    -- Null where it ended by itself.
    done_by       text references staff (id)
);

create index request_open on request (created_at) where done_at is null;
create index request_person on request (person);
create index request_chat on request (chat);
create index request_done on request (done_at) where done_at is not null;
