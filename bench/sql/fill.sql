-- A site of {users} users, {videos} videos and {reports} reports, made in one transaction. Numbers are spread by fixed
-- rules, so that every run has the same site: few people have many videos, few things many reports.
set local synchronous_commit = off;

create function pg_temp.pick(n bigint, variadic list text[]) returns text language sql immutable
    return list[1 + ((n * 7919) % cardinality(list))];

-- People, each with the channel of their name.
insert into account (username, display_name, email, password_hash, role, quota_bytes, created_at, signed_in_at, seen_at,
                     seen_from, suspended, suspended_reason, may_upload, waits_for)
select name || '.' || n,
       initcap(name) || ' ' || n,
       name || '.' || n || '@' || pg_temp.pick(n / 11, 'example.org', 'example.com', 'example.net', 'mail.example', 'post.example'),
       '{noop}' || md5(n::text),
       case when n <= 20 then 1 else 2 end,
       case when n % 10 = 0 then 5000000000 else -1 end,
       now() - (({users} - n) * interval '17 minutes'),
       now() - (n % 9000) * interval '3 minutes',
       case when n % 7 = 0 then null else now() - ((n * 31) % 90000) * interval '47 seconds' end,
       case when n % 7 = 0 then null
            when n % 9 = 0 then '2001:db8::'::inet + (n * 65537::bigint)
            else '10.0.0.0'::inet + (n * 167) % 16000000 end,
       n % 97 = 0, case when n % 97 = 0 then 'Advertising.' end,
       n % 61 <> 0,
       case when n % 401 = 0 then 'APPROVAL' when n > {users} - 100 then 'CONFIRMATION' end
from (select n, pg_temp.pick(n, 'ana', 'bela', 'chidi', 'dora', 'emre', 'farah', 'goran', 'hana', 'ines', 'jonas', 'kofi',
                             'lena', 'milan', 'nadia', 'omar', 'petra', 'quinn', 'rosa', 'sami', 'tove') || '_'
             || pg_temp.pick(n / 20, 'novak', 'okafor', 'silva', 'tanaka', 'weber', 'yilmaz', 'kowalska', 'haddad', 'berg',
                             'costa', 'duval', 'eriksen') name
      from generate_series(1, {users}) n) people;
insert into handle (name, account_id) select username, id from account where id > 1;
insert into handle (name, account_id) select username || '_channel', id from account where id > 1;
insert into channel (account_id, handle, display_name, created_at)
select id, username || '_channel', display_name, created_at from account where id > 1;
insert into sign_up_answer (account_id, answer, created_at)
select id, 'I make films about bicycles.', created_at from account where waits_for = 'APPROVAL';
insert into invitation (token_hash, note, places, author_id, expires_at)
select sha256(n::text::bytea), 'For the ' || n || 'th guest', 1 + n % 5, 1, now() + interval '30 days' from generate_series(1, 200) n;
insert into oauth_token (account_id, access_hash, refresh_hash, access_expires, refresh_expires)
select id, sha256(('a' || id)::bytea), sha256(('r' || id)::bytea), now() + interval '1 day', now() + interval '14 days'
from account where id % 4 = 0;
insert into spring_session (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time, principal_name)
select gen_random_uuid()::text, gen_random_uuid()::text, ms - id * 1000, ms, 2592000, ms + 2592000000, id::text
from (select id, (extract(epoch from now()) * 1000)::bigint ms from account where id % 5 = 0) signed_in;

-- Videos: the square makes the first people have most of them.
insert into video (uuid, account_id, channel_id, name, description, tags, privacy, state, failure, source_size,
                   duration_seconds, width, height, poster_key, poster_width, poster_height, views, created_at, updated_at,
                   published_at, held, delisted, blocked_at, blocked_reason, sensitive_reason, nsfw)
select made.uuid, channel.account_id, channel.id,
       pg_temp.pick(n, 'A walk in', 'Cooking in', 'A concert in', 'By train to', 'The weather in', 'Repairing bicycles in') || ' '
           || pg_temp.pick(n / 6, 'Accra', 'Bergen', 'Cusco', 'Dhaka', 'Esbjerg', 'Fez', 'Gdansk', 'Hue', 'Izmir', 'Jaipur') || ' ' || n,
       repeat('What happened that day, in some words. ', 12),
       array[pg_temp.pick(n, 'travel', 'food', 'music'), pg_temp.pick(n / 3, 'city', 'country', 'sea')],
       case when n % 12 = 0 then 'PRIVATE' when n % 13 = 0 then 'UNLISTED' else 'PUBLIC' end,
       case when n % 150 = 0 then 'TRANSCODING_FAILED' when n % 160 = 0 then 'TO_TRANSCODE' else 'PUBLISHED' end,
       case when n % 150 = 0 then 'The file ends in the middle of a picture.' end,
       (10 + n % 700) * 1000000::bigint, 30 + n % 3000, 1920, 1080,
       made.uuid || '/' || made.uuid || '-poster.jpg', 640, 360,
       case when n % 5 = 0 then 0 else (n * 7919::bigint) % 20000 end,
       made, made, made, n % 40 = 0, n % 90 = 0,
       case when n % 55 = 0 then made + interval '1 day' end, case when n % 55 = 0 then 'It shows somebody who did not agree.' end,
       case when n % 70 = 0 then 'Shows an operation.' end, n % 70 = 0
from (select n, gen_random_uuid() uuid, now() - interval '2 days' - ({videos} - n) * interval '29 minutes' made,
             2 + floor(({users} - 200) * power(((n * 7919::bigint) % {videos}) / {videos}::float8, 2))::bigint owner
      from generate_series(1, {videos}) n) made
join channel on channel.account_id = made.owner;
insert into rendition (video_id, file_uuid, height, width, picture_height, frames_per_second, peak_bits_per_second,
                       average_bits_per_second, codecs, duration_seconds, size, init_length, has_audio,
                       first_segment_offset, segment_lengths, segment_durations, blob_key, published, created_at)
select video.id, video.uuid, rung.height, rung.height * 16 / 9, rung.height, 30, rung.rate * 2, rung.rate,
       'avc1.64001f,mp4a.40.2', duration_seconds, (duration_seconds * rung.rate / 8)::bigint, 1000, true, 1000,
       array_fill(rung.rate / 4, array[(duration_seconds / 2)::int]), array_fill(2::float8, array[(duration_seconds / 2)::int]),
       video.uuid || '/' || video.uuid || '-' || rung.height || '-fragmented.mp4', true, video.created_at
from video cross join (values (1080, 5000000), (720, 2800000), (360, 800000)) rung (height, rate)
where video.state = 'PUBLISHED' and video.duration_seconds > 0;
insert into torrent (rendition_id, video_id, info_hash, name, piece_length, size, pieces)
select id, video_id, substring(sha256(id::text::bytea) for 20), 'video-' || height || 'p.mp4', 262144, size,
       decode(repeat(md5(id::text), 40), 'hex')
from rendition;
insert into transcoding_job (id, video_id, account_id, file_uuid, source, source_size, state, attempts, not_before, phase,
                             percent, failure, failure_detail, created_at, finished_at)
select gen_random_uuid(), id, account_id, uuid,
       case state when 'PUBLISHED' then null else gen_random_uuid()::text end, source_size,
       case state when 'PUBLISHED' then 'DONE' when 'TO_TRANSCODE' then 'QUEUED' else 'FAILED' end,
       case state when 'TRANSCODING_FAILED' then 3 else 1 end, created_at, null, 0,
       case state when 'TRANSCODING_FAILED' then failure end, null, created_at, case state when 'TO_TRANSCODE' then null else created_at end
from video;
insert into source_hash (video_id, sha256) select id, sha256(uuid::text::bytea) from video;
insert into frame_hash (video_id, hash) select id, hashtextextended(uuid::text, step) from video cross join generate_series(1, 4) step;
insert into upload_review (video_id, reasons, let_in, created_at)
select id, case when id % 80 = 0 then '{"word: casino"}' else '{review}' end::text[], not held, created_at from video where held or id % 9 = 0;
insert into offload_day (video_id, day, pages, watched_seconds, peer_bytes, seeder_bytes, http_bytes, sent_bytes, served_bytes, starts)
select video.id, current_date - day, 1 + video.id % 40, 600, video.id % 900 * 1000000, video.id % 50 * 1000000,
       video.id % 400 * 1000000, 0, video.id % 500 * 1000000, 1 + video.id % 40
from video cross join generate_series(0, 29) day where (video.id + day) % 10 = 0;

-- Reports: three of eight things are reported more than once; a sixth of the cases is open.
insert into report_case (kind, target_id, video_id, channel_id, account_id, title, open, assignee_id, created_at, touched_at)
select 'VIDEO', video.id, video.id, channel_id, account_id, name, n % 6 = 0, case when n % 4 = 0 then 2 + n % 20 end, made, made + interval '3 hours'
from (select n, now() - ({reports} / 2 - n) * interval '37 minutes' made from generate_series(1, {reports} / 2) n) cases
join video on video.id = (select min(id) from video) + (n * 4)
union all
select 'ACCOUNT', account.id, null, null, account.id, display_name, n % 6 = 0, case when n % 4 = 0 then 2 + n % 20 end, made, made + interval '2 hours'
from (select n, now() - ({reports} / 8 - n) * interval '91 minutes' made from generate_series(1, {reports} / 8) n) cases
join account on account.id = 30 + n * 7;
insert into report (case_id, reporter_id, reasons, words, start_at, state, answer, created_at, updated_at)
select id, 50 + (id * 131 + k * 977) % ({users} - 100),
       array[pg_temp.pick(id + k, 'SPAM', 'HATEFUL', 'VIOLENT', 'RIGHTS', 'PRIVACY')],
       repeat('This is not what the title says. ', 3), case when kind = 'VIDEO' then 12 + k end,
       case when open then 1 when id % 2 = 0 then 2 else 3 end, case when open then null else 'We looked at it.' end,
       created_at + k * interval '5 minutes', created_at + k * interval '5 minutes'
from (select *, row_number() over (order by id) turn from report_case) report_case
cross join lateral generate_series(1, case when turn % 8 < 3 then 3 else 1 end) k
limit {reports} * 19 / 20;
-- One thing that everybody reports.
insert into report (case_id, reporter_id, reasons, words, created_at, updated_at)
select (select id from report_case where open order by touched_at desc limit 1), id, '{RIGHTS}', 'This is my film.', now(), now()
from account where id > {users} / 2 order by account.id limit greatest(0, {reports} - (select count(*) from report));
update report_case set reports = (select count(*) from report where case_id = report_case.id);
insert into case_note (case_id, author_id, text) select id, 3, 'Seen before.' from report_case where id % 3 = 0;
insert into decision (case_id, kind, account_id, video_id, title, reason, words, author_id, created_at, appeal, appealed_at, done)
select id, case when kind = 'ACCOUNT' then pg_temp.pick(id, 'WARN', 'DISMISS', 'LIMIT') else pg_temp.pick(id, 'DISMISS', 'BLOCK', 'LABEL', 'UNLIST') end,
       account_id, video_id, title, 'It is against the rules.', repeat('We are sorry to tell you. ', 6), 2 + id % 20,
       touched_at, case when id % 50 = 0 then 'OPEN' when id % 51 = 0 then 'REJECTED' end, case when id % 50 = 0 then touched_at end, false
from report_case where not open;
insert into moderation_message (report_id, author_id, by_staff, text, created_at)
select id, case k when 1 then reporter_id else 3 end, k = 2, 'Thank you for telling us more.', created_at + k * interval '1 hour'
from report cross join generate_series(1, 2) k where id % 3 = 0;
insert into moderation_message (decision_id, author_id, by_staff, text)
select id, account_id, false, 'I see this otherwise.' from decision where appeal is not null;
insert into rule (kind, pattern, action)
select pg_temp.pick(n, 'WORD', 'LINK', 'MAIL_DOMAIN', 'FILE'), case when pg_temp.pick(n, 'WORD', 'LINK', 'MAIL_DOMAIN', 'FILE') = 'FILE'
       then encode(sha256(n::text::bytea), 'hex') else 'spam' || n || '.example' end, 'HOLD' from generate_series(1, 500) n;

-- What a site writes down with the time.
insert into audit_entry (at, account_id, account_name, role, action, subject_kind, subject_id, reason)
select now() - ({audit} - n) * interval '2 minutes', 2 + n % 20, (select username from account where id = 2 + n % 20), 1,
       pg_temp.pick(n, 'moderation.decide', 'people.change', 'review.let-in', 'settings.change', 'jobs.retry'), 'video', (n % 50000)::text, 'It is against the rules.'
from generate_series(1, {audit}) n;
insert into notification (account_id, kind, message_key, parameters, link, read, created_at)
select case when n % 4 = 0 then 1 else 2 + n % 5000 end, 'NEW_REPORT', 'moderation.news.report', '{"title": "A walk in Accra"}', '/admin/reports/1',
       n % 3 <> 0, now() - ({audit} - n) * interval '1 minute' from generate_series(1, {audit}) n;
insert into letter (recipient, subject, text, html, attempts, reason, failed)
select 'person' || n || '@example.org', 'What was decided', 'A letter.', '<p>A letter.</p>', 8, 'The mail server refused it.', n % 2 = 0 from generate_series(1, 2000) n;
insert into webhook (url, secret, events) select 'https://example.org/hook/' || n, md5(n::text), '{REPORT}' from generate_series(1, 10) n;
insert into webhook_delivery (webhook_id, event, body, attempts, reason, failed, not_before)
select 1 + n % 10, 'REPORT', '{}', 3, 'It answered 500.', n % 2 = 0, now() + interval '1 day' from generate_series(1, 1000) n;
insert into torrent_task (rendition_id, attempts, reason, not_before)
select id, 4, 'The file cannot be read.', now() + interval '1 day' from rendition order by id limit 100;
insert into storage_day (day, kind, bytes)
select current_date - day, kind, (40 - day) * 1000000000::bigint from generate_series(0, 29) day
cross join unnest(array['renditions', 'sources', 'uploads', 'database']) kind
on conflict do nothing;
