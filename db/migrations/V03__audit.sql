-- Who did what to what, when and why. Lines are added and never changed or removed, not even by the site itself.
create table audit_entry (
    id           bigint generated always as identity primary key,
    at           timestamptz not null default now(),
    account_id   bigint,
    account_name text,
    role         smallint,
    action       text        not null,
    subject_kind text        not null,
    subject_id   text        not null,
    reason       text,
    details      jsonb       not null default '{}'
);
create index audit_entry_subject on audit_entry (subject_kind, subject_id, id desc);
create index audit_entry_account on audit_entry (account_name, id desc);
create index audit_entry_action on audit_entry (action, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: lines can be neither changed nor removed', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();
create trigger setting_change_append_only before update or delete or truncate on setting_change
    for each statement execute function refuse_change();
