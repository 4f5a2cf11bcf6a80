#!/usr/bin/env bash
# How long after a command a real Music Player Daemon's change is heard, and how far the stamps of natural ends are from
# where the server's own position says that the track began. Needs mpd and ffmpeg.
. "$(dirname "$0")/lib.sh"
machine
mvn -q -Dquick -pl core,app -am test -Dtest=MpdBench -Dsurefire.failIfNoSpecifiedTests=false 2>/dev/null |
  grep -E 'changes, all seen|ERROR' || { echo 'no figures: run mvn test -Dtest=MpdBench to see why' >&2; exit 1; }
machine
