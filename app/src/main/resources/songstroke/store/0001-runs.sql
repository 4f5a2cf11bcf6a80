-- Runs of pipelines, their steps, and the artifacts they made. Times are ms since 1970 UTC.
create table run (
  seq integer primary key,
  id text not null unique,
  pipeline text not null,
  stack text not null,
  state text not null,
  failed_step text,
  failure text,
  started integer not null,
  ended integer,
  resumed text
) strict;
create index run_running on run (id) where state = 'running';

create table parameter (
  run text not null references run (id),
  name text not null,
  value text not null,
  primary key (run, name)
) strict, without rowid;

create table step_run (
  seq integer primary key,
  run text not null references run (id),
  ordinal integer not null,
  step text not null,
  state text not null,
  cached_run text,
  reason text,
  temporary integer not null default 0,
  attempts integer not null default 0,
  started integer,
  ended integer,
  cache_key text,
  unique (run, step)
) strict;
create index step_run_cache_key on step_run (cache_key) where state = 'succeeded';

create table attempt (
  run text not null,
  step text not null,
  number integer not null,
  started integer not null,
  ended integer,
  failure text,
  primary key (run, step, number)
) strict, without rowid;

create table note (
  run text not null,
  step text not null,
  name text not null,
  value text not null,
  primary key (run, step, name)
) strict, without rowid;

create table artifact (
  seq integer primary key,
  name text not null,
  version integer not null,
  type text not null,
  sha256 text not null,
  bytes integer not null,
  run text not null,
  step text not null,
  stack text not null,
  made integer not null,
  pruned integer not null default 0,
  unique (name, version)
) strict;
create index artifact_sha256 on artifact (sha256);

create table step_artifact (
  run text not null,
  step text not null,
  direction text not null check (direction in ('in', 'out')),
  port text not null,
  artifact integer not null references artifact (seq),
  primary key (run, step, direction, port)
) strict, without rowid;
create index step_artifact_artifact on step_artifact (artifact);

create table log (
  seq integer primary key,
  run text not null,
  step text not null,
  at integer not null,
  line text not null
) strict;
create index log_run on log (run, step);
