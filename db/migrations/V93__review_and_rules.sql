-- What waits for a look before others may have it, and what was let through.
create table upload_review (
    video_id   bigint primary key references video (id) on delete cascade,
    reasons    text[]      not null,
    let_in     boolean     not null default false,
    cleared    integer,
    created_at timestamptz not null default now(),
    decided_at timestamptz,
    decided_by bigint references account (id) on delete set null
);

create table rule (
    id         bigint generated always as identity primary key,
    kind       text        not null check (kind in ('WORD', 'LINK', 'FILE', 'FRAME', 'MAIL_DOMAIN', 'NETWORK')),
    pattern    text        not null check (length(pattern) between 1 and 200),
    action     text        not null check (action in ('HOLD', 'LABEL', 'REFUSE')),
    note       text,
    author_id  bigint references account (id) on delete set null,
    created_at timestamptz not null default now(),
    unique (kind, pattern)
);

-- SHA-256 of a video's source, and difference hashes of its poster and storyboard.
create table source_hash (
    video_id bigint primary key references video (id) on delete cascade,
    sha256   bytea not null
);
create index source_hash_value on source_hash (sha256);
create table frame_hash (
    video_id bigint not null references video (id) on delete cascade,
    hash     bigint not null,
    primary key (video_id, hash)
);
