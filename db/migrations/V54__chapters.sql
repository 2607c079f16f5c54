create table chapter (
    video_id bigint not null references video (id) on delete cascade,
    origin text not null check (origin in ('CREATOR', 'FILE')),
    start_seconds integer not null check (start_seconds >= 0),
    title text not null,
    primary key (video_id, origin, start_seconds)
);
