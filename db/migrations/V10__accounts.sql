create table account (
    id            bigint generated always as identity primary key,
    uuid          uuid        not null unique default gen_random_uuid(),
    username      text        not null unique check (username ~ '^[a-z0-9_][a-z0-9_.-]{1,48}[a-z0-9_]$'),
    display_name  text        not null check (length(display_name) between 1 and 120),
    description   text check (length(description) <= 1000),
    email         text        not null check (length(email) <= 254),
    password_hash text        not null,
    role          smallint    not null check (role in (0, 1, 2)),
    suspended     boolean     not null default false,
    quota_bytes   bigint      not null default -1 check (quota_bytes >= -1),
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    signed_in_at  timestamptz
);
create unique index account_email on account (lower(email));

-- Account names and channel handles share one name space. A name stays with its account after the channel is gone, so that
-- nobody else can take over its address.
create table handle (
    name       text primary key,
    account_id bigint  not null references account (id) on delete cascade,
    used       boolean not null default true
);
create index handle_account on handle (account_id);

create table oauth_client (
    id            boolean primary key default true check (id),
    client_id     text not null,
    client_secret text not null
);

-- Tokens of programs. Only their SHA-256 is kept.
create table oauth_token (
    id              bigint generated always as identity primary key,
    account_id      bigint      not null references account (id) on delete cascade,
    access_hash     bytea       not null unique,
    refresh_hash    bytea       not null unique,
    access_expires  timestamptz not null,
    refresh_expires timestamptz not null,
    created_at      timestamptz not null default now()
);
create index oauth_token_account on oauth_token (account_id);
create index oauth_token_expiry on oauth_token (refresh_expires);

create table password_reset (
    token_hash bytea primary key,
    account_id bigint      not null references account (id) on delete cascade,
    expires_at timestamptz not null
);
create index password_reset_account on password_reset (account_id);
