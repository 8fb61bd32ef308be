-- Holds, offers and appointments share one occupancy of places.
--
--   hold         ends by itself at expires_at
--   appointment  stays
--   grace        was cancelled, and can be taken back until expires_at
create table occupancy (
    id         text primary key,
    kind       text not null check (kind in ('hold', 'appointment', 'grace')),
    person     text not null references person (id),
    service    text not null references service (id),
    quantity   bigint not null,
    office     text not null references office (id),
    desk       bigint not null,
    slots      bigint not null,
    starts_at  bigint not null,
    ends_at    bigint not null,
    expires_at bigint,
    created_at bigint not null,
    check ((kind = 'appointment') = (expires_at is null))
);

create index occupancy_expiry on occupancy (expires_at) where expires_at is not null;
create index occupancy_person on occupancy (person);

-- One row per office, desk and start: the only truth about what is free.
create table place (
    office       text not null references office (id),
    desk         bigint not null,
    starts_at    bigint not null,
    ends_at      bigint not null,
    lane         text not null check (lane in ('public', 'staff', 'emergency', 'trade')),
    visible_from bigint not null,
    rule         text not null references opening_rule (id),
    occupant     text references occupancy (id),
    primary key (office, desk, starts_at)
);

-- The next free place is looked for office by office: an index by time alone would wade through the
-- free places of offices that don't offer the service. It carries all that the search looks at.
create index place_free on place (lane, office, starts_at, visible_from) where occupant is null;
create index place_occupant on place (occupant) where occupant is not null;
create index place_rule on place (rule);

create table appointment (
    id           text primary key,
    -- XXX-XXX, told at the door.
    reference    text not null unique,
    state        text not null check (state in ('booked', 'cancelled')),
    occupancy    text unique references occupancy (id),
    person       text not null references person (id),
    booked_by    text not null references account (id),
    service      text not null references service (id),
    quantity     bigint not null,
    office       text not null references office (id),
    starts_at    bigint not null,
    ends_at      bigint not null,
    -- Raised by every change; the calendar file's SEQUENCE.
    sequence     bigint not null,
    created_at   bigint not null,
    changed_at   bigint not null,
    check (state = 'cancelled' or occupancy is not null)
);

create index appointment_person on appointment (person, starts_at);
create index appointment_booked_by on appointment (booked_by);
create index appointment_end on appointment (ends_at);

-- A place is sold once, whatever the code above believes.
create function refuse_second_occupant() returns trigger language plpgsql as $$
begin
    raise exception 'the place is taken';
end
$$;

create trigger place_is_sold_once before update of occupant on place
for each row when (old.occupant is not null and new.occupant is not null and new.occupant <> old.occupant)
execute function refuse_second_occupant();
