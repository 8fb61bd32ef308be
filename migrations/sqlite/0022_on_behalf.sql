-- 1: staff have booked it for its person, from an account that is told nothing of it.
alter table appointment add column by_staff bigint not null default 0;

-- Appointments that staff have booked for somebody without a chat: by this code, once, a chat takes one over.
create table claim (
    appointment text primary key references appointment (id) on delete cascade,
    code_index  text not null unique,
    made_at     bigint not null,
    used_at     bigint,
    -- By whom; the order may be repeated.
    used_by     text references account (id) on delete set null
);

create index claim_used_by on claim (used_by) where used_by is not null;

-- Staff find appointments by what is known of who comes.
create index person_name on person (name_index) where name_index is not null;
create index person_phone on person (phone_index) where phone_index is not null;
create index person_email on person (email_index) where email_index is not null;

-- 1: staff have put them on the list, who have no chat: the row's is of the staff, and they are called.
alter table waitlist_entry add column by_staff bigint not null default 0;
