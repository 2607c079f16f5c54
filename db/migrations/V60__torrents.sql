create table torrent (
    rendition_id bigint primary key references rendition (id) on delete cascade,
    video_id bigint not null references video (id) on delete cascade,
    info_hash bytea not null unique check (octet_length(info_hash) = 20),
    name text not null,
    piece_length integer not null,
    size bigint not null,
    pieces bytea not null,
    created_at timestamptz not null default now()
);

create index torrent_of_video on torrent (video_id);

-- Torrents that are to be made, or made again after a failure. Renditions that wait to be published need no line here
-- until they have failed once.
create table torrent_task (
    rendition_id bigint primary key references rendition (id) on delete cascade,
    attempts integer not null default 0,
    reason text,
    not_before timestamptz not null default now()
);

create index torrent_task_due on torrent_task (not_before);
