#!/usr/bin/env bash
# What `run` costs in the background while somebody types 10 keys a second: memory and processor over a minute.
# Needs Xvfb, dbus-daemon, mpv with its MPRIS plug-in, and ffmpeg.
. "$(dirname "$0")/lib.sh"
machine
mvn -q -Dquick -pl core,app -am package -DskipTests
./songstroke --version
# shellcheck disable=SC2046 # the flags are words
cd app && "$(../songstroke --print-java)" -cp "target/test-classes:target/classes:target/lib/*:../core/target/test-classes" \
  songstroke.endtoend.BackgroundBench $(../songstroke --print-flags) -XX:SharedArchiveFile=target/songstroke.jsa
