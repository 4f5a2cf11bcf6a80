"""What every peer writes: one file per pause rule, with these columns of segments.csv and the segment's start in ms."""

RULES = (1000, 2000, 5000)
COLUMNS = ('start_ms', 'duration_ms', 'keypresses', 'wpm', 'active_ms', 'intervals', 'presses', 'chars', 'whitespace',
           'backspaces', 'other', 'repeats', 'active_wpm', 'net_wpm', 'bursts', 'iki_median_ms', 'iki_q1_ms', 'iki_q3_ms',
           'rollover_ratio', 'hold_median_ms', 'consistency')


def file(folder, rule):
    return f'{folder}/segments-{rule}.csv'
