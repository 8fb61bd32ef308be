-- Lanes and releases. A place's lane says for whom it is; from `waiting_from` on it may be offered to
-- those who wait, from `visible_from` on everybody in its lane sees it.
alter table place add column waiting_from bigint not null default 0;
update place set waiting_from = visible_from;

-- When a place that is kept back falls to the public if nobody has it then; null: never.
alter table place add column falls_at bigint check (falls_at is null or lane <> 'public');

create index place_fall on place (falls_at) where falls_at is not null and occupant is null;

-- The next release of an office is told to everybody who finds nothing free.
create index place_release on place (office, visible_from) where occupant is null and lane = 'public';

-- The day that an exception is about, `2026-12-24`; null for a rule, which comes again each week.
alter table opening_rule add column only_on text;
