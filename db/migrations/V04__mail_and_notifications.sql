-- Letters that are to be sent; one that was sent is removed.
create table letter (
    id         bigint generated always as identity primary key,
    recipient  text        not null,
    subject    text        not null,
    text       text        not null,
    html       text        not null,
    attempts   integer     not null default 0,
    priority   integer     not null default 0,
    reason     text,
    failed     boolean     not null default false,
    not_before timestamptz not null default now(),
    created_at timestamptz not null default now()
);
create index letter_due on letter (priority, id) where not failed;

-- What people are told on the site.
create table notification (
    id          bigint generated always as identity primary key,
    account_id  bigint      not null,
    kind        text        not null,
    message_key text        not null,
    parameters  jsonb       not null default '{}',
    link        text        not null,
    read        boolean     not null default false,
    created_at  timestamptz not null default now()
);
create index notification_of_account on notification (account_id, id desc);
create index notification_unread on notification (account_id) where not read;

-- How each person wants to be told of each kind: 0 not at all, 1 on the site, 2 by mail, 3 both. Absent: the default.
create table notification_choice (
    account_id bigint   not null,
    kind       text     not null,
    channels   smallint not null check (channels between 0 and 3),
    primary key (account_id, kind)
);

create table digest (
    account_id bigint primary key,
    sent_at    timestamptz not null
);
