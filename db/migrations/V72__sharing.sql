-- What owners want of sharing between viewers; a video without a line is shared unless it is private.
create table video_sharing (
    video_id bigint primary key references video (id) on delete cascade,
    allowed boolean not null,
    allowed_when_private boolean not null
);
