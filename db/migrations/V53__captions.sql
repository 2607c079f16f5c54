create table caption (
    video_id bigint not null references video (id) on delete cascade,
    language text not null,
    file_uuid uuid not null unique,
    blob_key text not null,
    updated_at timestamptz not null,
    primary key (video_id, language)
);
