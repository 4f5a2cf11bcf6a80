#!/usr/bin/env bash
# Presses a second of the fold from events to segments, beside the original demo's loop.
# Usage: bench/segment.sh [PERSONS=1000]; 10,000 presses a person.
. "$(dirname "$0")/lib.sh"
machine
mvn -q -Dquick -pl core test-compile 2>/dev/null
"$(./songstroke --print-java)" -Xmx1g -cp core/target/test-classes:core/target/classes \
  songstroke.segment.FoldBenchmark "${1:-1000}"
