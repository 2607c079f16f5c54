create table channel (
    id           bigint generated always as identity primary key,
    uuid         uuid        not null unique default gen_random_uuid(),
    account_id   bigint      not null references account (id) on delete cascade,
    handle       text        not null unique references handle (name),
    display_name text        not null check (length(display_name) between 1 and 120),
    description  text check (length(description) <= 1000),
    support      text check (length(support) <= 1000),
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now()
);
create index channel_account on channel (account_id);
