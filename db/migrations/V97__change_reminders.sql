-- Whether the creator was told that the day of a change is near.
alter table decision add column reminded boolean not null default false;
