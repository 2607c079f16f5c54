-- Videos whose storyboard was looked at for near copies; hashes of its frames stand beside that of the poster.
create table frame_look (
    video_id bigint primary key references video (id) on delete cascade
);
create index video_newest on video (created_at);
