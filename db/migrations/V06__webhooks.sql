create table webhook (
    id          bigint generated always as identity primary key,
    url         text        not null,
    secret      text        not null,
    events      text[]      not null,
    created_at  timestamptz not null default now(),
    last_status integer,
    last_answer text,
    last_at     timestamptz
);

-- Posts that are to be brought; one that was taken is removed.
create table webhook_delivery (
    id         uuid primary key default gen_random_uuid(),
    webhook_id bigint      not null references webhook (id) on delete cascade,
    event      text        not null,
    body       text        not null,
    attempts   integer     not null default 0,
    reason     text,
    failed     boolean     not null default false,
    not_before timestamptz not null default now(),
    created_at timestamptz not null default now()
);
create index webhook_delivery_due on webhook_delivery (not_before) where not failed;

-- Steps of the site's life that happen once.
create table site_mark (
    name text primary key,
    at   timestamptz not null default now()
);
