#!/bin/sh
# Time of the first two charts in a fresh JVM, five times. Needs `mvn -pl core compile` and a JDK 25 in JAVA_HOME.
# Usage: bench/cold-charts.sh [cjk] [arabic]
set -eu
cd "$(dirname "$0")/.."
java_home=${JAVA_HOME:?set it to a JDK 25}
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
"$java_home/bin/javac" -cp core/target/classes -d "$classes" bench/ColdCharts.java
for run in 1 2 3 4 5; do
  "$java_home/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.io.tmpdir="$classes" \
    -cp "core/target/classes:$classes" ColdCharts "$@"
done
