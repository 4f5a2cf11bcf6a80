"""The columns of segments.csv with pandas and NumPy; the lines are read by PyArrow's JSON reader.

Usage: pandas_segments.py RECORDING OUT [--warm ROUNDS]. Boundaries: boundaries.py. One thread. With --warm, prints the
processor time of the computation alone, over columns that are in memory.
"""
import json
import os
import sys
import time

os.environ.update(OMP_NUM_THREADS='1', OPENBLAS_NUM_THREADS='1', MKL_NUM_THREADS='1')

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.json

from boundaries import segments
from columns import COLUMNS, RULES, file

CLASSES = ('char', 'space', 'backspace', 'other')
LONGEST_HOLD = 1000


def lines_without_presses(path):
    """As text, which is faster than as JSON with every field there is."""
    with pyarrow.csv.open_csv(path, pyarrow.csv.ReadOptions(use_threads=False, column_names=['line'], block_size=1 << 22),
                              pyarrow.csv.ParseOptions(delimiter='\x01', quote_char=False),
                              pyarrow.csv.ConvertOptions(column_types={'line': pa.string()})) as reader:
        for batch in reader:
            line = batch['line']
            yield from line.filter(pc.invert(pc.match_substring(line, '"key":'))).to_pylist()


def read(path):
    pa.set_cpu_count(1)
    schema = pa.schema([('t', pa.int64()), ('key', pa.string()), ('hold', pa.int32()), ('repeat', pa.bool_())])
    options = pyarrow.json.ParseOptions(explicit_schema=schema, unexpected_field_behavior='ignore')
    batches = []
    with pyarrow.json.open_json(path, read_options=pyarrow.json.ReadOptions(use_threads=False, block_size=1 << 22),
                                parse_options=options) as reader:
        for batch in reader:
            presses = batch.filter(pc.is_valid(batch['key']))
            batches.append((presses['t'].to_numpy(),
                            pc.index_in(presses['key'], pa.array(CLASSES)).to_numpy().astype(np.int8),
                            pc.fill_null(presses['repeat'], False).to_numpy(zero_copy_only=False),
                            pc.fill_null(presses['hold'], -1).to_numpy()))
    columns = [np.concatenate(parts) for parts in zip(*batches)]
    del batches
    frame = pd.DataFrame(dict(zip(('t', 'key', 'repeat', 'hold'), columns)), copy=False)
    events = [json.loads(line) for line in lines_without_presses(path)]
    return frame, events[0]['start'], events[1:]


def quartile(values, first, count, part):
    """Type 7, of the `count` sorted values from `first` on of each segment."""
    place = np.maximum(count - 1, 0) * part
    below = place.astype(np.int64)
    above = np.minimum(below + 1, np.maximum(count - 1, 0))
    last = len(values) - 1
    low = values[np.minimum(first + below, last)].astype(np.float64)
    high = values[np.minimum(first + above, last)]
    return low + (place - below) * (high - low)


def ratio(above, below):
    return np.divide(above, below, out=np.full(len(above), np.nan), where=below > 0)


def compute(frame, starts, ends, gaps):
    n = len(starts)
    segment = np.searchsorted(starts, frame['t'].to_numpy(), side='right') - 1
    t, key, repeat, hold = (frame[name].to_numpy() for name in ('t', 'key', 'repeat', 'hold'))
    inside = ~gaps[segment] & (t < ends[segment])
    if not inside.all():
        t, key, repeat, hold, segment = (column[inside] for column in (t, key, repeat, hold, segment))

    by_code = np.bincount(segment * 8 + key + 4 * repeat, minlength=8 * n).reshape(n, 8)
    presses = by_code.sum(axis=1)
    duration = ends - starts
    text_presses = by_code[:, :3].sum(axis=1)
    shared = {
        'start_ms': starts, 'duration_ms': duration, 'keypresses': presses, 'presses': presses,
        'wpm': ratio(presses / 5, duration / 60_000),
        'chars': by_code[:, 0], 'whitespace': by_code[:, 1], 'backspaces': by_code[:, 2], 'other': by_code[:, 3],
        'repeats': by_code[:, 4:].sum(axis=1)}

    is_text = (key < 3) & ~repeat
    t, key, hold, segment = t[is_text], key[is_text], hold[is_text], segment[is_text]
    known = (hold >= 0) & (hold <= LONGEST_HOLD)
    codes = segment[known] * 1024 + hold[known]
    codes.sort()
    count = np.bincount(codes >> 10, minlength=n)
    first = np.cumsum(count) - count
    median = quartile(codes & 1023, first, count, 0.5) if len(codes) else np.zeros(n)
    shared['hold_median_ms'] = np.where(count > 0, median, np.nan)

    same = segment[1:] == segment[:-1]
    length = np.diff(t)
    within = same & (length <= RULES[-1])
    length, at, before = length[within], segment[1:][within], hold[:-1][within]
    backspace, rolled = key[1:][within] == 2, length < before
    known = before >= 0
    codes = at[length > 0] * 8192 + length[length > 0]
    codes.sort()
    sorted_at, sorted_length = codes >> 13, codes & 8191
    count = np.bincount(sorted_at, minlength=n)
    first = np.cumsum(count) - count

    results = {}
    for rule in RULES:
        included = length <= rule
        where = at[included]
        ms = length[included]
        intervals = np.bincount(where, minlength=n)
        active = np.bincount(where, weights=ms, minlength=n).astype(np.int64)
        to_backspace = np.bincount(where[backspace[included]], minlength=n)
        pairs = np.bincount(where[known[included]], minlength=n)
        rollovers = np.bincount(where[rolled[included]], minlength=n)
        count = np.bincount(sorted_at[sorted_length <= rule], minlength=n)
        clock = np.cumsum(ms)
        ended = np.cumsum(active)
        clock -= (ended - active)[where]
        full = active // 1000
        counted = (full > 0)[where] & (clock <= (full * 1000)[where])
        where, clock = where[counted], clock[counted]
        offset = np.cumsum(full) - full
        second = offset[where] + np.maximum(clock - 1, 0) // 1000
        in_second = np.bincount(second, minlength=int(full.sum()))
        owner = np.repeat(np.arange(n), full)
        total = np.bincount(owner, weights=in_second, minlength=n)
        squares = np.bincount(owner, weights=in_second * in_second, minlength=n)
        c = ratio(np.sqrt(np.maximum(full * squares - total * total, 0)), total)
        results[rule] = pd.DataFrame(shared | {
            'active_ms': active, 'intervals': intervals, 'bursts': text_presses - intervals,
            'active_wpm': ratio(12_000.0 * intervals, active),
            'net_wpm': ratio(12_000.0 * np.maximum(intervals - 2 * to_backspace, 0), active),
            'rollover_ratio': ratio(rollovers.astype(np.float64), pairs),
            'consistency': 100 * (1 - np.tanh(c + c**3 / 3 + c**5 / 5)),
        } | {
            name: np.where(count > 1, quartile(sorted_length, first, count, part), np.nan) if len(codes) else np.nan
            for name, part in (('iki_q1_ms', 0.25), ('iki_median_ms', 0.5), ('iki_q3_ms', 0.75))
        })[list(COLUMNS)]
    return results


def main():
    frame, start, events = read(sys.argv[1])
    starts, ends, gaps = (np.array(column) for column in segments(start, events))
    if '--warm' in sys.argv:
        for _ in range(int(sys.argv[sys.argv.index('--warm') + 1])):
            before = time.process_time()
            compute(frame, starts, ends, gaps)
            print(f'warm {time.process_time() - before:.4f}')
        return
    for rule, result in compute(frame, starts, ends, gaps).items():
        result.to_csv(file(sys.argv[2], rule), index=False)


if __name__ == '__main__':
    main()
