-- How far somebody with an appointment has come on its day: late, there, called to a desk, served, done. An
-- appointment that is moved begins anew.
create table presence (
    appointment   text primary key references appointment (id) on delete cascade,
    late_at       bigint,
    -- By how much, where they said so.
    late_minutes  bigint,
    checked_in_at bigint,
    -- How often they were called.
    calls         bigint not null default 0,
    -- When last, by which order,
    called_at     bigint,
    called_order  text,
    -- and by whom to which desk, as long as that holds. Whoever does not come waits again.
    called_by     text references staff (id) on delete set null,
    desk          bigint,
    served_at     bigint,
    done_at       bigint
);

create index presence_called on presence (called_by) where called_by is not null;
create index presence_order on presence (called_order) where called_order is not null;

-- Whoever was marked as here before there was more to tell.
insert into presence (appointment, checked_in_at)
    select attendance.appointment, attendance.marked_at
    from attendance join appointment on appointment.id = attendance.appointment where attendance.missed = 0;

-- Where a clerk served last.
alter table staff add column serves_at text;
alter table staff add column serves_desk bigint;

-- The appointments of an office's day.
create index appointment_day on appointment (office, starts_at) where state = 'booked';
