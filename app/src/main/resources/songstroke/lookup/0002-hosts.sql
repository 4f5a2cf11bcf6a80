-- A track's id for who waits, and how the hosts that are asked are doing.
alter table waiting add column track_id text;
create table host (name text primary key, since integer not null, opens integer not null,
  troubles integer not null, reachable integer not null) without rowid;
