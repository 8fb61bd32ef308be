-- Businesses, which book in a lane of their own within a quota a day.
create table business (
    -- XXX-XXX, as operators name it.
    id            text primary key,
    name_sealed   BYTEA not null,
    -- How many places it may have a day.
    quota         bigint not null check (quota > 0),
    -- A JSON list of offices; null is all of them.
    offices       text,
    code_index    text not null unique,
    expires_at    bigint not null,
    -- Who books for it; null: nobody yet, or nobody any more.
    person        text references person (id) on delete set null,
    registered_at bigint not null,
    bound_at      bigint,
    ended_at      bigint
);

-- A person books for one business.
create unique index business_person on business (person) where ended_at is null;

-- The business that has booked it, and by which order; null for citizens.
alter table appointment add column business text references business (id);
alter table appointment add column business_order text;

create index appointment_business on appointment (business, starts_at) where business is not null;
