-- What is being asked about one thing: all reports of it that came before it was decided.
create table report_case (
    id          bigint generated always as identity primary key,
    kind        text        not null check (kind in ('VIDEO', 'CHANNEL', 'ACCOUNT')),
    target_id   bigint      not null,
    video_id    bigint references video (id) on delete set null,
    channel_id  bigint references channel (id) on delete set null,
    account_id  bigint references account (id) on delete cascade,
    title       text        not null,
    open        boolean     not null default true,
    assignee_id bigint references account (id) on delete set null,
    reports     integer     not null default 0,
    created_at  timestamptz not null default now(),
    touched_at  timestamptz not null default now()
);
create unique index report_case_open on report_case (kind, target_id) where open;
create index report_case_queue on report_case (open, touched_at desc, id desc);
create index report_case_account on report_case (account_id, id desc);
create index report_case_video on report_case (video_id);
create index report_case_channel on report_case (channel_id);

create table report (
    id          bigint generated always as identity primary key,
    case_id     bigint      not null references report_case (id) on delete cascade,
    reporter_id bigint references account (id) on delete set null,
    reasons     text[]      not null default '{}',
    words       text        not null,
    start_at    integer,
    end_at      integer,
    state       smallint    not null default 1 check (state in (1, 2, 3)),
    answer      text,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now()
);
create index report_of_case on report (case_id, id);
create index report_of_reporter on report (reporter_id, id desc);
create unique index report_once on report (case_id, reporter_id);

create table case_note (
    id         bigint generated always as identity primary key,
    case_id    bigint      not null references report_case (id) on delete cascade,
    author_id  bigint references account (id) on delete set null,
    text       text        not null,
    created_at timestamptz not null default now()
);
create index case_note_of_case on case_note (case_id, id);

create table decision (
    id             bigint generated always as identity primary key,
    case_id        bigint references report_case (id) on delete set null,
    kind           text        not null,
    account_id     bigint references account (id) on delete cascade,
    video_id       bigint references video (id) on delete set null,
    title          text        not null,
    reason         text        not null,
    words          text        not null,
    author_id      bigint references account (id) on delete set null,
    due_at         timestamptz,
    before         jsonb       not null default '{}',
    done           boolean     not null default false,
    created_at     timestamptz not null default now(),
    undone_at      timestamptz,
    undone_by      bigint references account (id) on delete set null,
    undone_reason  text,
    appeal         text check (appeal in ('OPEN', 'ACCEPTED', 'REJECTED')),
    appealed_at    timestamptz,
    appeal_by      bigint references account (id) on delete set null
);
create index decision_newest on decision (created_at desc, id desc);
create index decision_of_account on decision (account_id, id desc);
create index decision_of_video on decision (video_id);
create index decision_of_case on decision (case_id);
create index decision_appeals on decision (appealed_at, id) where appeal = 'OPEN';
create index decision_due on decision (due_at) where due_at is not null and undone_at is null and not done;

-- Threads: of a report between its reporter and the moderators, of a decision with the person whom it concerns.
create table moderation_message (
    id          bigint generated always as identity primary key,
    report_id   bigint references report (id) on delete cascade,
    decision_id bigint references decision (id) on delete cascade,
    author_id   bigint references account (id) on delete set null,
    by_staff    boolean     not null,
    text        text        not null,
    created_at  timestamptz not null default now(),
    check ((report_id is null) <> (decision_id is null))
);
create index moderation_message_report on moderation_message (report_id, id);
create index moderation_message_decision on moderation_message (decision_id, id);

-- The site's own words for a decision; without a row, those of the message files.
create table decision_template (
    kind text primary key,
    text text not null
);

create table appeal_link (
    token_hash bytea primary key,
    account_id bigint      not null references account (id) on delete cascade,
    expires_at timestamptz not null
);
