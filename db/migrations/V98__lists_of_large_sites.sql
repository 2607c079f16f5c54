-- How much each account stores, kept by the database itself, so that people can be listed by it.
create table account_storage (
    account_id bigint  primary key references account (id) on delete cascade,
    videos     integer not null,
    bytes      bigint  not null
);
insert into account_storage (account_id, videos, bytes) select account_id, count(*), sum(source_size) from video group by account_id;
create index account_storage_most on account_storage (bytes desc, account_id desc);

create function count_stored() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        update account_storage set videos = videos - 1, bytes = bytes - old.source_size where account_id = old.account_id;
    end if;
    if tg_op <> 'DELETE' then
        insert into account_storage (account_id, videos, bytes) values (new.account_id, 1, new.source_size)
        on conflict (account_id) do update
            set videos = account_storage.videos + 1, bytes = account_storage.bytes + excluded.bytes;
    end if;
    return null;
end $$;
create trigger video_counted after insert or delete on video for each row execute function count_stored();
create trigger video_counted_again after update of account_id, source_size on video for each row
    when (old.source_size <> new.source_size or old.account_id <> new.account_id) execute function count_stored();

-- What the filters of the dashboard's lists ask for; each is a small part of its table.
create index account_staff on account (role, id desc) where role < 2;
create index account_suspended on account (id desc) where suspended;
create index account_limited on account (id desc) where not may_upload;
create index account_waiting on account (id desc) where waits_for is not null;
create index account_asking on account (id) where waits_for = 'APPROVAL';
create index report_case_unassigned on report_case (touched_at desc, id desc) where assignee_id is null;
create index transcoding_job_open on transcoding_job (state, priority, created_at, id) where state <> 'DONE';
create index letter_failed on letter (priority, id) where failed;
create index webhook_delivery_failed on webhook_delivery (created_at) where failed;
