-- A visit of several errands: beside the first one, which stands in the columns service and quantity, these,
-- as `[{"service":"passport","quantity":2}]`. Its slots and its end are those of the whole visit.
alter table occupancy add column also text not null default '[]';
alter table appointment add column also text not null default '[]';
