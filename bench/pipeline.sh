#!/bin/sh
# How long the commands about runs take in a store of 10,000 runs, beside the bare start of the program.
# Needs a built program (mvn package), a JDK 25 as JAVA and python3 (to fill the store).
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
java=${JAVA:-java}
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
call() { "$java" -jar "$here/app/target/songstroke.jar" --home "$home" "$@" > /dev/null; }
call pipeline runs
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
measure() {
  label=$1; shift
  i=0
  while [ $i -lt 9 ]; do
    start=$(date +%s%N); call "$@"; end=$(date +%s%N)
    echo $(( (end - start) / 1000000 ))
    i=$((i + 1))
  done | sort -n | sed -n 5p | sed "s/^/$label: median of 9, ms: /"
}
measure "--version" --version
measure "pipeline runs" pipeline runs
measure "pipeline show" pipeline show 20260101-005000-bench
measure "artifact list" artifact list
