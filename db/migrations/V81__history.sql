alter table account add column keeps_history boolean not null default true;

create table watched (
    account_id bigint not null references account (id) on delete cascade,
    video_id bigint not null references video (id) on delete cascade,
    seconds integer not null check (seconds >= 0),
    watched_at timestamptz not null,
    primary key (account_id, video_id)
);

create index watched_latest on watched (account_id, watched_at desc);
create index watched_of_video on watched (video_id);
