-- What the city offers, as its file said it last. Nothing is deleted: what vanished is retired, so
-- that appointments there keep their names.
create table city (
    id   bigint primary key check (id = 1),
    body text not null
);

create table service_group (
    id         text primary key,
    position   bigint not null,
    body       text not null,
    retired_at bigint
);

create table service (
    id         text primary key,
    position   bigint not null,
    body       text not null,
    retired_at bigint
);

create table office (
    id         text primary key,
    position   bigint not null,
    body       text not null,
    retired_at bigint
);

create table office_service (
    office  text not null references office (id),
    service text not null references service (id),
    primary key (service, office)
);

-- A changed rule is a new one: its id is made of what it says.
create table opening_rule (
    id         text primary key,
    office     text not null references office (id),
    -- In its office; rules that hold at the same time get desks side by side, in this order.
    position   bigint not null,
    body       text not null,
    -- The last day that places are laid out for, `2026-11-24`.
    laid_until text,
    -- The zone and the default slot they were laid out with: `Europe/Berlin, PT900S`.
    laid_with  text,
    retired_at bigint
);
