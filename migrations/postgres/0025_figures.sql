-- How many conversations got to a step on their way to an appointment: a number for each day by the offices' clock,
-- nobody's. Turns that count at the same time do so in different shards.
create table step_count (
    day     text not null,
    step    text not null,
    shard   bigint not null,
    reached bigint not null,
    primary key (day, step, shard)
);

-- Places that were given back before they began, each once: has somebody booked them again?
create table freed_place (
    office    text not null references office (id),
    desk      bigint not null,
    starts_at bigint not null,
    -- When last.
    freed_at  bigint not null,
    primary key (office, desk, starts_at)
);

create index freed_place_age on freed_place (starts_at);
