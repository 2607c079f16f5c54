-- The last result of each test of the health page.
create table health_result (
    name        text primary key,
    state       text        not null,
    message_key text        not null,
    parameters  jsonb       not null,
    millis      bigint      not null,
    at          timestamptz not null
);
