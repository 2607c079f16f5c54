create table transcoding_job (
    id uuid primary key,
    video_id bigint not null unique references video (id) on delete cascade,
    account_id bigint not null references account (id),
    file_uuid uuid not null,
    source text,
    source_size bigint not null,
    state text not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    attempts integer not null default 0,
    not_before timestamptz not null,
    lease text,
    worker text,
    lease_expires_at timestamptz,
    phase text,
    percent double precision not null default 0,
    seconds_left integer,
    planned_heights integer[] not null default '{}',
    poster_stored boolean not null default false,
    failure text,
    failure_detail text,
    retryable boolean not null default true,
    created_at timestamptz not null,
    leased_at timestamptz,
    finished_at timestamptz
);

create index transcoding_job_queue on transcoding_job (not_before) where state = 'QUEUED';
create index transcoding_job_leased on transcoding_job (lease_expires_at) where state = 'RUNNING';
create index transcoding_job_of_account on transcoding_job (account_id, leased_at desc);

create table rendition (
    id bigint generated always as identity primary key,
    video_id bigint not null references video (id) on delete cascade,
    file_uuid uuid not null,
    height integer not null,
    width integer not null,
    picture_height integer not null,
    frames_per_second double precision not null,
    peak_bits_per_second bigint not null,
    average_bits_per_second bigint not null,
    codecs text not null,
    duration_seconds double precision not null,
    size bigint not null,
    init_length integer not null,
    has_audio boolean not null,
    first_segment_offset bigint not null,
    segment_lengths integer[] not null,
    segment_durations double precision[] not null,
    blob_key text not null unique,
    published boolean not null default false,
    created_at timestamptz not null,
    unique (video_id, height),
    unique (file_uuid, height)
);

create index rendition_unpublished on rendition (id) where not published;

-- Files of deleted videos that are still to be removed: written with the deletion, done after it, however it ends.
create table leftover (
    id bigint generated always as identity primary key,
    blob_prefix text not null,
    source text,
    job_id uuid
);
