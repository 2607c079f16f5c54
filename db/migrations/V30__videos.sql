create table video (
    id bigint generated always as identity primary key,
    uuid uuid not null unique,
    account_id bigint not null references account (id),
    channel_id bigint not null references channel (id),
    name text not null,
    description text,
    support text,
    tags text[] not null default '{}',
    category integer,
    licence integer,
    language text,
    nsfw boolean not null default false,
    download_enabled boolean not null default true,
    comments_policy integer not null default 1,
    privacy text not null check (privacy in ('PUBLIC', 'UNLISTED', 'PRIVATE')),
    state text not null check (state in ('PUBLISHED', 'TO_TRANSCODE', 'TRANSCODING_FAILED')),
    failure text,
    wait_transcoding boolean not null default false,
    source_size bigint not null default 0,
    duration_seconds double precision not null default 0,
    width integer not null default 0,
    height integer not null default 0,
    poster_key text,
    poster_width integer not null default 0,
    poster_height integer not null default 0,
    views bigint not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    published_at timestamptz,
    originally_published_at timestamptz
);

create index video_of_account on video (account_id, created_at desc);
create index video_public_newest on video (published_at desc, id desc) where state = 'PUBLISHED' and privacy = 'PUBLIC';
create index video_public_of_channel on video (channel_id, published_at desc)
    where state = 'PUBLISHED' and privacy = 'PUBLIC';
