-- Links that were sent to show that a mail address is somebody's; one that was followed goes with all others of its account.
create table mail_confirmation (
    token_hash bytea primary key,
    account_id bigint      not null references account (id) on delete cascade,
    email      text        not null check (length(email) <= 254),
    expires_at timestamptz not null
);
create index mail_confirmation_account on mail_confirmation (account_id);
create index account_unconfirmed on account (created_at) where waits_for = 'CONFIRMATION';
