#!/usr/bin/env bash
# What `run` costs in the background while somebody types 10 keys a second: memory and processor over a minute.
# Needs Xvfb, dbus-daemon, mpv with its MPRIS plug-in, and ffmpeg.
. "$(dirname "$0")/lib.sh"
machine
./songstroke --version
mvn -q -Dquick -pl core,app -am package -DskipTests dependency:build-classpath -Dmdep.includeScope=test \
    -Dmdep.outputFile=target/test.classpath
# shellcheck disable=SC2046 # the flags are words
cd app && "$(../songstroke --print-java)" -cp "target/test-classes:target/classes:$(cat target/test.classpath)" \
  songstroke.endtoend.BackgroundBench $(../songstroke --print-flags) -XX:SharedArchiveFile=target/songstroke.jsa
