-- Choices of settings, every one that was ever made: the newest of each key counts, earlier ones can be restored.
create table setting_change (
    id         bigint generated always as identity primary key,
    group_name text        not null,
    key        text        not null,
    value      text,
    changed_by text,
    changed_at timestamptz not null default now()
);
create index setting_change_newest on setting_change (group_name, key, id desc);
