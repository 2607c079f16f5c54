-- What somebody who waits for approval wrote, and the invitations that are open.
create table sign_up_answer (
    account_id bigint primary key references account (id) on delete cascade,
    answer     text        not null,
    created_at timestamptz not null default now()
);
create table invitation (
    id         bigint generated always as identity primary key,
    token_hash bytea       not null unique,
    note       text,
    places     integer     not null check (places >= 0),
    author_id  bigint references account (id) on delete set null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
);
