-- What kind of failure it was, as the exit code tells it: a name of the step contract.
alter table step_run add column failure_kind text;
update step_run set failure_kind = case temporary when 1 then 'TEMPORARY' else 'DEFECT' end where state = 'failed';
alter table step_run drop column temporary;
