-- Where the bytes of a video came from, a line for each day in UTC. All but served_bytes are pages' claims within what
-- the site knows to be possible.
create table offload_day (
    video_id bigint not null references video (id) on delete cascade,
    day date not null,
    pages bigint not null default 0,
    watched_seconds bigint not null default 0,
    peer_bytes bigint not null default 0,
    seeder_bytes bigint not null default 0,
    http_bytes bigint not null default 0,
    sent_bytes bigint not null default 0,
    served_bytes bigint not null default 0,
    starts bigint not null default 0,
    start_millis bigint not null default 0,
    stalls bigint not null default 0,
    stalled_millis bigint not null default 0,
    switches bigint not null default 0,
    primary key (video_id, day)
);

create index offload_day_of_site on offload_day (day);
