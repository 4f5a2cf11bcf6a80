-- Lengths in ms by the monotonic clock, and how far into its run a step began; the clock on the wall may be set meanwhile.
alter table run add column millis integer;
alter table step_run add column began integer;
alter table step_run add column millis integer;
update run set millis = max(0, ended - started) where ended is not null;
update step_run set millis = max(0, ended - started) where ended is not null and started is not null;
