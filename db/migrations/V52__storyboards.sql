create table storyboard (
    video_id bigint primary key references video (id) on delete cascade,
    file_uuid uuid not null,
    blob_key text not null,
    tile_width integer not null,
    tile_height integer not null,
    columns integer not null,
    count integer not null,
    interval_seconds integer not null
);
