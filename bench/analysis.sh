#!/bin/sh
# Prints the processor time of whole analyses (one thread, warm) for several sizes. Needs mvn and, as JAVA_HOME or on
# the PATH, a JDK 25.
set -eu
cd "$(dirname "$0")/.."
mvn -q -Dquick -pl core test-compile dependency:build-classpath -Dmdep.outputFile=target/analysis.cp
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
exec "$java" -cp "core/target/classes:core/target/test-classes:$(cat core/target/analysis.cp)" \
  songstroke.analyze.AnalysisBenchmark
