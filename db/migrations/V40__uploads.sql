create table upload (
    id uuid primary key,
    account_id bigint not null references account (id),
    file_name text not null,
    fingerprint text,
    size bigint not null check (size > 0),
    received bigint not null default 0 check (received between 0 and size),
    details jsonb not null,
    video_id bigint references video (id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index upload_of_account on upload (account_id, created_at desc);
create index upload_expiry on upload (expires_at);
