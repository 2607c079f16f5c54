-- Lower comes first; the dashboard puts a job before all others.
alter table transcoding_job add column priority integer not null default 0;

-- What lies on the disks, a line a day for each kind.
create table storage_day (
    day   date   not null,
    kind  text   not null,
    bytes bigint not null,
    primary key (day, kind)
);
