-- The morning of a release: tens of thousands join one waitlist within a minute.

-- Who waits longer is counted in the index alone.
drop index waitlist_entry_rank;
create index waitlist_entry_rank on waitlist_entry (service, created_at, id, deadline_at) where state = 'waiting';
create index waitlist_entry_deadline on waitlist_entry (service, deadline_at, created_at, id)
    where state = 'waiting' and deadline_at is not null;

-- Who began to wait since the last look.
create index waitlist_entry_new on waitlist_entry (free_since) where state = 'waiting' and occupancy is null;
