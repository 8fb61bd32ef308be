-- Somebody else for whom a citizen books: a person without accounts, known to their carer by a name.
alter table person add column carer text references person (id) on delete cascade;

create unique index person_ward on person (carer, name_index) where carer is not null;

-- By which the same person is known who comes from another account.
alter table person add column name_phone_index text;
alter table person add column name_email_index text;

create index person_name_phone on person (name_phone_index) where name_phone_index is not null;
create index person_name_email on person (name_email_index) where name_email_index is not null;

-- Who comes. Null: the row's `person`, who sees and changes it in any case.
alter table occupancy add column whom text references person (id);
alter table appointment add column whom text references person (id);
alter table waitlist_entry add column whom text references person (id);

create index occupancy_whom on occupancy (whom) where whom is not null;
create index appointment_whom on appointment (whom) where whom is not null;
create index waitlist_entry_whom on waitlist_entry (whom) where whom is not null;

-- How often the citizen has moved it.
alter table appointment add column moves bigint not null default 0;
