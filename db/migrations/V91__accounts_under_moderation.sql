alter table account
    add column suspended_until  timestamptz,
    add column suspended_reason text,
    add column may_upload       boolean     not null default true,
    -- Who may not sign in yet: CONFIRMATION of the mail address, APPROVAL by the people of the site.
    add column waits_for        text check (waits_for in ('CONFIRMATION', 'APPROVAL')),
    add column email_confirmed  boolean     not null default true,
    add column pending_email    text check (length(pending_email) <= 254),
    add column seen_at          timestamptz,
    add column seen_from        inet,
    add column review_uploads   boolean;
create index account_suspended_until on account (suspended_until) where suspended_until is not null;
create index account_newest on account (created_at desc, id desc);
create index account_seen on account ((coalesce(seen_at, created_at)) desc, id desc);
create index account_display_name on account (lower(display_name) text_pattern_ops);
create index account_name_prefix on account (username text_pattern_ops);
create index account_email_prefix on account (lower(email) text_pattern_ops);
create index account_seen_from on account using gist (seen_from inet_ops);

-- A name never leads to somebody else, also when its account is gone.
alter table handle alter column account_id drop not null;
alter table handle drop constraint handle_account_id_fkey;
alter table handle add constraint handle_account_id_fkey
    foreign key (account_id) references account (id) on delete set null;

-- Its videos are deleted one by one before an account goes; what else it has goes with it.
alter table upload drop constraint upload_account_id_fkey;
alter table upload add constraint upload_account_id_fkey
    foreign key (account_id) references account (id) on delete cascade;
