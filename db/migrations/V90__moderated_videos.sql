-- What those who look after the site decided about a video. Its creator's own choices stand beside, untouched.
alter table video
    add column held           boolean not null default false,
    add column delisted       boolean not null default false,
    add column blocked_at     timestamptz,
    add column blocked_reason text check ((blocked_reason is null) = (blocked_at is null)),
    add column sensitive_reason text;

drop index video_public_newest;
create index video_public_newest on video (published_at desc, id desc)
    where state = 'PUBLISHED' and privacy = 'PUBLIC' and not held and not delisted and blocked_at is null;
drop index video_public_of_channel;
create index video_public_of_channel on video (channel_id, published_at desc)
    where state = 'PUBLISHED' and privacy = 'PUBLIC' and not held and not delisted and blocked_at is null;
create index video_blocked on video (blocked_at desc, id desc) where blocked_at is not null;
create index video_held on video (created_at, id) where held;
