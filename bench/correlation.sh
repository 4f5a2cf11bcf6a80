#!/bin/sh
# What the frame of pipelines costs beside the bare steps, and what a second demo takes from its cache.
# Needs a built program: mvn package. JAVA names a JDK 25's java.
. "$(dirname "$0")/lib.sh"
java=${JAVA:-java}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
classes="core/target/classes:app/target/classes:app/target/test-classes:app/target/lib/*"
machine
frame() {
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp "$classes" \
    songstroke.steps.FrameBench "$@"
}
echo "one process, 12 rounds each; the first is cold, the median is of the last nine"
for mode in straight framed straight framed; do
  frame "$mode" "$work/$mode" 12 > "$work/out"
  sed -n 's/round 0:/cold:/p' "$work/out"
  sed -n 's/.*round [0-9]*: \([0-9]*\) ms/\1/p' "$work/out" | tail -n 9 | sort -n | sed -n 5p | sed "s/^/$mode warm, ms: /"
  grep VmHWM "$work/out"
done
echo "whole commands: analyze calls the steps directly and keeps nothing, demo runs the same recording as a pipeline"
measure() {
  python3 - "$@" <<'PY'
import os, statistics, subprocess, sys, time
label, runs, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
wall, cpu, rss = [], [], []
for _ in range(runs):
    begin = time.monotonic()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(child.pid, 0)
    wall.append(time.monotonic() - begin)
    cpu.append(used.ru_utime + used.ru_stime)
    rss.append(used.ru_maxrss)
print(f'{label:28} wall {statistics.median(wall) * 1000:5.0f} ms, processor {statistics.median(cpu) * 1000:5.0f} ms, '
      f'resident {statistics.median(rss) / 1024:5.1f} MB (medians of {runs})')
PY
}
sample=app/src/main/resources/songstroke/demo/sample.jsonl.gz
export SONGSTROKE_HOME="$work/home"
./songstroke demo --plain --out "$work/data" >/dev/null 2>&1
measure "analyze, no frame" 9 ./songstroke analyze "$sample" --plain --out "$work/data"
measure "pipeline run, no cache" 9 ./songstroke pipeline run demo --no-cache --plain
measure "demo, all from the cache" 9 ./songstroke demo --plain --out "$work/data"
for home in 1 2 3 4 5; do
  export SONGSTROKE_HOME="$work/fresh$home"
  measure "demo in a fresh home" 1 ./songstroke demo --plain --out "$work/data"
done
