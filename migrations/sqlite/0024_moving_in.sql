-- Appointments that came from another calendar. By these keyed hashes a line of its file is known again, so that
-- what it says moves in once.
create table moved_in (
    -- Of the reference it had there; where it had none, of all that its line says.
    subject_index text primary key,
    -- Of all that its line says.
    content_index text not null,
    -- What it is here; null once that is forgotten.
    appointment   text references appointment (id) on delete set null,
    -- When it is over.
    ends_at       bigint not null
);

create index moved_in_appointment on moved_in (appointment) where appointment is not null;
create index moved_in_end on moved_in (ends_at);

-- What a business calls one of its own: a plate, a number of its own.
alter table appointment add column business_note_sealed BLOB;
