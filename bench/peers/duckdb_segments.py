"""The columns of segments.csv with DuckDB: ASOF JOIN and windows.

Usage: duckdb_segments.py RECORDING OUT [--warm ROUNDS]. Boundaries: boundaries.py. One thread. With --warm, prints the
processor time of the computation alone, over tables that are in memory.
"""
import sys
import time

import duckdb

from boundaries import segments
from columns import COLUMNS, RULES, file

READ = """
create table line as select * from read_json(?, format = 'newline_delimited', columns = {
    start: 'BIGINT', t: 'BIGINT', key: 'VARCHAR', hold: 'INTEGER', repeat: 'BOOLEAN', play: 'VARCHAR', kind: 'VARCHAR',
    track: 'STRUCT(id VARCHAR, title VARCHAR, length_ms BIGINT)', position_ms: 'BIGINT', reason: 'VARCHAR',
    mark: 'VARCHAR'})
"""
PRESSES = """
create table press as select t,
    case key when 'char' then 0 when 'space' then 1 when 'backspace' then 2 else 3 end::TINYINT as key,
    coalesce(repeat, false) as repeat, hold from line where key is not null
"""
ATTRIBUTE = """
create or replace temp table attributed as
select p.rowid as place, p.t, p.key, p.repeat, p.hold, b.segment from press p asof join bound b on p.t >= b.start_ms
where not b.gap and p.t < b.end_ms
"""
SHARED = """
create or replace temp table shared as
select segment, count(*) as presses,
    count(*) filter (not repeat and key = 0) as chars, count(*) filter (not repeat and key = 1) as whitespace,
    count(*) filter (not repeat and key = 2) as backspaces, count(*) filter (not repeat and key = 3) as other,
    count(*) filter (repeat) as repeats,
    quantile_cont(hold, 0.5) filter (not repeat and key < 3 and hold <= 1000) as hold_median_ms
from attributed group by segment
"""
INTERVALS = """
create or replace temp table interval_ as
with text as (
    select segment, key, place, t - lag(t) over w as d, lag(hold) over w as before,
        lag(segment) over w as segment_before
    from attributed where not repeat and key < 3 window w as (order by place))
select segment, key, d::INTEGER as d, before from text where segment = segment_before and d <= 5000 order by place
"""
# over the whole recording, one row after the other: what a segment began with is taken away later
CLOCKS = """
create or replace temp table clocked as
select *, sum(d) filter (d <= 1000) over w as clock_1000, sum(d) filter (d <= 2000) over w as clock_2000,
    sum(d) over w as clock_5000
from interval_ window w as (rows unbounded preceding)
"""
UNDER = """
create or replace temp table under_{rule} as
with included as (
    select segment, key, d, before, clock_{rule}::BIGINT as clock from clocked where d <= {rule}),
sums as (
    select segment, min(clock - d) as base, count(*) as intervals, sum(d)::BIGINT as active_ms,
        count(*) filter (key = 2) as to_backspace,
        count(before) as pairs, count(*) filter (d < before) as rollovers, count(*) filter (d > 0) as lengths,
        quantile_cont(d, [0.25, 0.5, 0.75]) filter (d > 0) as quartiles
    from included group by segment),
per_second as (
    select segment, greatest(clock - base - 1, 0) // 1000 as second, count(*) as v
    from included join sums using (segment) group by all),
evenness as (
    select segment, sqrt((any_value(active_ms // 1000) * sum(v * v) - sum(v) * sum(v))::DOUBLE) / sum(v)::DOUBLE as c
    from per_second join sums using (segment) where second < active_ms // 1000 group by segment)
select b.start_ms, b.end_ms - b.start_ms as duration_ms, coalesce(presses, 0) as keypresses,
    coalesce(presses, 0) / 5 / (duration_ms / 60000) as wpm, coalesce(s.active_ms, 0) as active_ms,
    coalesce(s.intervals, 0) as intervals, keypresses as presses, coalesce(chars, 0) as chars,
    coalesce(whitespace, 0) as whitespace, coalesce(backspaces, 0) as backspaces, coalesce(other, 0) as other,
    coalesce(repeats, 0) as repeats, 12000.0::DOUBLE * s.intervals / nullif(s.active_ms, 0) as active_wpm,
    12000.0::DOUBLE * greatest(s.intervals - 2 * to_backspace, 0) / nullif(s.active_ms, 0) as net_wpm,
    coalesce(h.chars + h.whitespace + h.backspaces, 0) - coalesce(s.intervals, 0) as bursts,
    case when lengths > 1 then quartiles[2] end as iki_median_ms,
    case when lengths > 1 then quartiles[1] end as iki_q1_ms,
    case when lengths > 1 then quartiles[3] end as iki_q3_ms, rollovers / nullif(pairs, 0) as rollover_ratio,
    hold_median_ms,
    100 * (1 - tanh(c + c ** 3 / 3 + c ** 5 / 5)) as consistency
from bound b left join shared h using (segment) left join sums s using (segment) left join evenness using (segment)
order by b.start_ms
"""


def compute(db):
    for statement in (ATTRIBUTE, SHARED, INTERVALS, CLOCKS):
        db.execute(statement)
    for rule in RULES:
        db.execute(UNDER.format(rule=rule))


def main():
    db = duckdb.connect(config={'threads': 1})
    db.execute(READ, [sys.argv[1]])
    rows = db.execute("select t, play, kind, track, position_ms, reason, mark, start from line where key is null")
    names = [column[0] for column in rows.description]
    events = [dict(zip(names, row)) for row in rows.fetchall()]
    db.execute(PRESSES)
    db.execute("drop table line")
    db.execute("create table bound (segment INTEGER, start_ms BIGINT, end_ms BIGINT, gap BOOLEAN)")
    starts, ends, gaps = segments(events[0]['start'], events[1:])
    db.execute("insert into bound select unnest(range(len($1)))::INTEGER, unnest($1), unnest($2), unnest($3)",
               [starts, ends, gaps])
    if '--warm' in sys.argv:
        for _ in range(int(sys.argv[sys.argv.index('--warm') + 1])):
            before = time.process_time()
            compute(db)
            print(f'warm {time.process_time() - before:.4f}')
        return
    compute(db)
    for rule in RULES:
        db.execute(f"copy (select {', '.join(COLUMNS)} from under_{rule}) to '{file(sys.argv[2], rule)}' (header)")


if __name__ == '__main__':
    main()
