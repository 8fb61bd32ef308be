-- At which offices those who can come at short notice can be within the hour, as a list of ids; at those of
-- their wish where it is empty.
alter table waitlist_entry add column nearby text not null default '[]';
