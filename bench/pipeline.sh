#!/usr/bin/env bash
# How long the commands about runs take in a store of 10,000 runs, beside the bare start of the program.
# Needs python3 (to fill the store).
. "$(dirname "$0")/lib.sh"
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
./songstroke --home "$home" pipeline runs >/dev/null
python3 - "$home/data/songstroke.db" <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
steps = ['collect_and_track', 'enrich', 'analyze', 'visualize']
for i in range(10_000):
    run, at = f'20260101-{i:06d}-bench', 1_767_225_600_000 + i * 60_000
    db.execute("insert into run (id, pipeline, stack, state, started, ended) values (?, 'correlation', 'local', 'succeeded', ?, ?)", (run, at, at + 900))
    for j, step in enumerate(steps):
        db.execute("insert into step_run (run, ordinal, step, state, attempts, started, ended, cache_key) values (?, ?, ?, 'succeeded', 1, ?, ?, ?)", (run, j, step, at, at + 200, f'{i}-{j}'))
        seq = db.execute("insert into artifact (name, version, type, sha256, bytes, run, step, stack, made) values (?, ?, 'report/1', ?, 5, ?, ?, 'local', ?)", (step + '.out', i + 1, f'{i * 4 + j:064x}', run, step, at)).lastrowid
        db.execute("insert into step_artifact values (?, ?, 'out', 'out', ?)", (run, step, seq))
        db.execute("insert into log (run, step, at, line) values (?, ?, ?, 'done')", (run, step, at))
db.commit()
PY
machine
printf -- '--version      %s\n' "$(wall_ms 15 ./songstroke --version)"
printf 'pipeline runs  %s\n' "$(wall_ms 15 ./songstroke --home "$home" pipeline runs)"
printf 'pipeline show  %s\n' "$(wall_ms 15 ./songstroke --home "$home" pipeline show 20260101-005000-bench)"
printf 'artifact list  %s\n' "$(wall_ms 15 ./songstroke --home "$home" artifact list)"
