"""The columns of segments.csv with Polars; the lines are read by its streaming reader.

Usage: polars_segments.py RECORDING OUT [--warm ROUNDS]. Boundaries: boundaries.py. One thread (POLARS_MAX_THREADS).
With --warm, prints the processor time of the computation alone, over columns that are in memory.
"""
import json
import os
import sys
import time

os.environ['POLARS_MAX_THREADS'] = '1'

import polars as pl

from boundaries import segments
from columns import COLUMNS, RULES, file

LONGEST_HOLD = 1000
# more seconds than a segment can have
SECONDS = 1 << 32
PRESS = {'t': pl.Int64, 'key': pl.Enum(['char', 'space', 'backspace', 'other']), 'hold': pl.Int32, 'repeat': pl.Boolean}


def read(path):
    """The presses from JSON with the fields of a press alone; the few other lines as text first, which is faster."""
    presses = pl.scan_ndjson(path, schema=PRESS).filter(pl.col('key').is_not_null()).select(
        't', pl.col('key').to_physical().cast(pl.Int8), pl.col('repeat').fill_null(False), 'hold')
    lines = pl.scan_csv(path, has_header=False, separator='\x01', quote_char=None, schema={'line': pl.String}) \
        .filter(~pl.col('line').str.contains('"key":', literal=True))
    events = [json.loads(line) for line in lines.collect(engine='streaming')['line']]
    return presses.collect(engine='streaming'), events[0]['start'], events[1:]


def compute(presses, bounds):
    at = presses.lazy().join_asof(bounds.lazy(), left_on='t', right_on='start_ms', strategy='backward') \
        .filter(~pl.col('gap') & (pl.col('t') < pl.col('end_ms'))).select(
            't', 'key', 'repeat', 'hold', pl.col('segment').set_sorted()).collect()
    single = ~pl.col('repeat')
    counts = at.lazy().group_by('segment').agg(
        keypresses=pl.len(), presses=pl.len(),
        chars=(single & (pl.col('key') == 0)).sum(), whitespace=(single & (pl.col('key') == 1)).sum(),
        backspaces=(single & (pl.col('key') == 2)).sum(), other=(single & (pl.col('key') == 3)).sum(),
        repeats=pl.col('repeat').sum())
    text = at.lazy().filter(single & (pl.col('key') < 3)).select(
        'segment', 'key', 'hold',
        d=pl.when(pl.col('segment') == pl.col('segment').shift(1)).then(pl.col('t').diff()).cast(pl.Int32),
        before=pl.col('hold').shift(1)).collect()
    holds = text.lazy().filter(pl.col('hold') <= LONGEST_HOLD).group_by('segment').agg(
        hold_median_ms=pl.col('hold').median())
    shared, holds = pl.collect_all([counts, holds])
    within = text.lazy().filter(pl.col('d') <= RULES[-1]).select('segment', 'key', 'd', 'before').collect()
    shared = bounds.select('segment', 'start_ms', duration_ms=pl.col('end_ms') - pl.col('start_ms')) \
        .join(shared, on='segment', how='left').join(holds, on='segment', how='left')
    return {rule: under(rule, within, shared) for rule in RULES}


def under(rule, within, shared):
    included = within.lazy().filter(pl.col('d') <= rule)
    sums = included.group_by('segment').agg(
        intervals=pl.len().cast(pl.Int64), active_ms=pl.col('d').sum().cast(pl.Int64),
        to_backspace=(pl.col('key') == 2).sum().cast(pl.Int64), pairs=pl.col('before').count(),
        rollovers=(pl.col('d') < pl.col('before')).sum())
    quartiles = included.filter(pl.col('d') > 0).group_by('segment').agg(
        lengths=pl.len(), iki_q1_ms=pl.col('d').quantile(0.25, 'linear'),
        iki_median_ms=pl.col('d').quantile(0.5, 'linear'), iki_q3_ms=pl.col('d').quantile(0.75, 'linear'))
    clock = included.group_by('segment', maintain_order=True).agg(
        clock=pl.col('d').cast(pl.Int64).cum_sum()).explode('clock')
    # the clock only goes on, so segment and second as one number are in ascending order
    second = (pl.col('segment').cast(pl.Int64) * SECONDS + (pl.col('clock') - 1).clip(0) // 1000).set_sorted()
    per_second = clock.select(second=second).group_by('second').agg(v=pl.len().cast(pl.Int64))
    sums, quartiles, per_second = pl.collect_all([sums, quartiles, per_second])
    c = (pl.col('full') * pl.col('squares') - pl.col('total') ** 2).sqrt() / pl.col('total')
    evenness = per_second.lazy().with_columns(
        segment=(pl.col('second') // SECONDS).cast(pl.Int32), second=pl.col('second') % SECONDS) \
        .join(sums.lazy().select('segment', full=pl.col('active_ms') // 1000), on='segment') \
        .filter(pl.col('second') < pl.col('full')).group_by('segment').agg(
            full=pl.col('full').first(), total=pl.col('v').sum(), squares=(pl.col('v') ** 2).sum()) \
        .select('segment', c=c) \
        .select('segment', consistency=100 * (1 - (pl.col('c') + pl.col('c') ** 3 / 3 + pl.col('c') ** 5 / 5).tanh()))
    zero = ['keypresses', 'presses', 'chars', 'whitespace', 'backspaces', 'other', 'repeats', 'intervals', 'active_ms']
    text = pl.col('chars') + pl.col('whitespace') + pl.col('backspaces')
    spread = [pl.when(pl.col('lengths') > 1).then(pl.col(name)).alias(name)
              for name in ('iki_q1_ms', 'iki_median_ms', 'iki_q3_ms')]
    active = pl.when(pl.col('active_ms') > 0).then(pl.col('active_ms'))
    return shared.lazy().join(sums.lazy(), on='segment', how='left').join(quartiles.lazy(), on='segment', how='left') \
        .join(evenness, on='segment', how='left') \
        .with_columns(pl.col(zero).fill_null(0).cast(pl.Int64)).with_columns(
            *spread,
            wpm=pl.col('presses') / 5 / (pl.col('duration_ms') / 60_000),
            bursts=text - pl.col('intervals'),
            active_wpm=12_000.0 * pl.col('intervals') / active,
            net_wpm=12_000.0 * (pl.col('intervals') - 2 * pl.col('to_backspace')).clip(0) / active,
            rollover_ratio=pl.when(pl.col('pairs') > 0).then(pl.col('rollovers') / pl.col('pairs'))) \
        .sort('segment').select(COLUMNS).collect()


def main():
    presses, start, events = read(sys.argv[1])
    starts, ends, gaps = segments(start, events)
    bounds = pl.DataFrame({'segment': range(len(starts)), 'start_ms': starts, 'end_ms': ends, 'gap': gaps},
                          schema_overrides={'segment': pl.Int32}).set_sorted('start_ms')
    presses = presses.with_columns(pl.col('t').set_sorted())
    if '--warm' in sys.argv:
        for _ in range(int(sys.argv[sys.argv.index('--warm') + 1])):
            before = time.process_time()
            compute(presses, bounds)
            print(f'warm {time.process_time() - before:.4f}')
        return
    for rule, result in compute(presses, bounds).items():
        result.write_csv(file(sys.argv[2], rule))


if __name__ == '__main__':
    main()
