"""Compares every segment that a peer computed with the program's, column by column.

Usage: check.py PROGRAM_FOLDER PEER_FOLDER. Numbers agree when they differ by at most 1e-9, as such or as a share;
what is undefined must be undefined in both. Ends with 1 when anything does not agree.
"""
import csv
import datetime
import math
import os
import sys

from columns import COLUMNS, RULES, file

TOLERANCE = 1e-9


def millis(instant):
    at = datetime.datetime.fromisoformat(instant.replace('Z', '+00:00'))
    return round(at.timestamp() * 1000)


def rows(path):
    with open(path, newline='', encoding='utf-8') as lines:
        for row in csv.DictReader(lines):
            if 'start_ms' not in row:
                row['start_ms'] = str(millis(row['start_utc']))
            yield row


def number(text):
    return float(text) if text not in ('', 'NaN', 'nan') else math.nan


def agree(a, b):
    if math.isnan(a) or math.isnan(b):
        return math.isnan(a) and math.isnan(b)
    return abs(a - b) <= TOLERANCE * max(1.0, abs(a))


def compare(program, peer, rule):
    wrong = 0
    name = f'{os.path.basename(peer)}, rule {rule} ms'
    ours, theirs = list(rows(file(program, rule))), list(rows(file(peer, rule)))
    if len(ours) != len(theirs):
        print(f'{name}: {len(theirs)} segments, the program has {len(ours)}')
        return False
    for place, (our, their) in enumerate(zip(ours, theirs)):
        for column in COLUMNS:
            if not agree(number(our[column]), number(their[column])):
                wrong += 1
                if wrong <= 5:
                    print(f'{name}, segment {place + 1}: {column} is {their[column]!r}, '
                          f'the program has {our[column]!r}')
    if not wrong:
        print(f'{name}: all {len(COLUMNS)} columns of {len(ours)} segments agree')
    return wrong == 0


if __name__ == '__main__':
    results = [compare(sys.argv[1], sys.argv[2], rule) for rule in RULES]
    sys.exit(0 if all(results) else 1)
