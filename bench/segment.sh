#!/bin/sh
# Presses a second of the fold from events to segments, beside the original demo's loop.
# Usage: bench/segment.sh [PERSONS=1000]; 10 000 presses a person. Needs a JDK 25 in JAVA_HOME or PATH.
set -eu
cd "$(dirname "$0")/.."
mvn -q -Dquick -pl core test-compile
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g -cp core/target/test-classes:core/target/classes \
  songstroke.segment.FoldBenchmark "${1:-1000}"
