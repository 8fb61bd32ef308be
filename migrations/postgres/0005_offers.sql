-- Offices differ in how they offer a service: some need longer for it, some let it be booked elsewhere.
create table offer (
    office  text not null references office (id),
    service text not null references service (id),
    -- How many slots in a row one errand takes there; null where it is not booked with us.
    slots   bigint,
    -- As the city file says it.
    body    text not null,
    primary key (service, office)
);

insert into offer (office, service, slots, body)
select office_service.office, office_service.service, coalesce((service.body::json ->> 'slots')::bigint, 1), to_json(office_service.service)::text
from office_service join service on service.id = office_service.service;

drop table office_service;

-- How often it was booked lately: the most wanted stands first.
alter table service add column bookings bigint not null default 0;
