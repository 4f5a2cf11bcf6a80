#!/bin/sh
# What the frame of pipelines costs beside the bare steps, and what a second demo takes from its cache.
# Needs a built program: mvn package. SONGSTROKE_JAVA names a JDK 25.
. "$(dirname "$0")/lib.sh"
java=${SONGSTROKE_JAVA:-java}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
classes="core/target/classes:app/target/classes:app/target/test-classes:app/target/lib/*"
machine
frame() {
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp "$classes" \
    songstroke.correlation.FrameBench "$@"
}
echo "one process, 12 rounds each; the first is cold, the median is of the last nine"
for mode in straight framed straight framed; do
  frame "$mode" "$work/$mode" 12 > "$work/out"
  sed -n 's/round 0:/cold:/p' "$work/out"
  sed -n 's/.*round [0-9]*: \([0-9]*\) ms/\1/p' "$work/out" | tail -n 9 | sort -n | sed -n 5p | sed "s/^/$mode warm, ms: /"
  grep VmHWM "$work/out"
done
echo "the command demo in a fresh home, then again in the same home; each pair its own home"
for pair in 1 2 3 4 5; do
  export SONGSTROKE_HOME="$work/home$pair"
  printf 'first  '
  wall_ms 1 ./songstroke demo --plain --out "$work/data"
  printf 'second '
  wall_ms 1 ./songstroke demo --plain --out "$work/data"
done
