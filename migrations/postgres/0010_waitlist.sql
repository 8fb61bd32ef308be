-- The waitlist: who waits for which place. A place that is offered is occupied, like one that is held:
--
--   offer        belongs to an entry of the waitlist, and passes on at expires_at
alter table occupancy drop constraint occupancy_kind_check;
alter table occupancy add constraint occupancy_kind_check check (kind in ('hold', 'appointment', 'grace', 'offer'));

create table waitlist_entry (
    -- The id of the order that made it.
    id           text primary key,
    person       text not null references person (id) on delete cascade,
    -- Where they are told.
    chat         text not null references chat (id) on delete cascade,
    service      text not null references service (id),
    -- Offices, day, hours, quantity: as the conversation has them.
    wish         text not null,
    -- The appointment that an earlier one would replace.
    moving       text references appointment (id) on delete cascade,
    -- The last day that suits, `2026-11-24`,
    until        text not null,
    -- and when it is over.
    until_at     bigint not null,
    -- The day by which it is needed, and when that is over.
    deadline     text,
    deadline_at  bigint,
    short_notice bigint not null default 0,
    -- How many offers in a row nobody answered.
    missed       bigint not null default 0,
    -- The places offered now.
    occupancy    text unique references occupancy (id) on delete set null,
    -- When the offer may be told: quiet hours keep it back; and when it was.
    tell_at      bigint,
    told_at      bigint,
    -- waiting; served: has an appointment; over: waited in vain, and told so
    state        text not null check (state in ('waiting', 'served', 'over')),
    -- Since when they wait: their rank.
    created_at   bigint not null,
    -- Since when they wait without an offer: what was free by then has not been looked at for them.
    free_since   bigint not null,
    -- When it was served, or over.
    ended_at     bigint
);

create index waitlist_entry_rank on waitlist_entry (service, created_at) where state = 'waiting';
create index waitlist_entry_untold on waitlist_entry (tell_at) where occupancy is not null and told_at is null;
create index waitlist_entry_chat on waitlist_entry (chat);
create index waitlist_entry_moving on waitlist_entry (moving) where moving is not null;
create index waitlist_entry_end on waitlist_entry (until_at) where state = 'waiting';
create index waitlist_entry_person on waitlist_entry (person);
create index waitlist_entry_served on waitlist_entry (service, ended_at) where state = 'served';

-- Places that an entry was offered and did not take: they are not offered to it again.
create table waitlist_passed (
    entry     text not null references waitlist_entry (id) on delete cascade,
    office    text not null,
    starts_at bigint not null,
    primary key (entry, office, starts_at)
);

-- What has become free since the waitlist looked last.
create index place_waiting on place (waiting_from) where occupant is null and lane = 'public';
