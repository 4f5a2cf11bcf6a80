#!/usr/bin/env bash
# How far the media session's stamps are from what mpv says on its own control socket, for natural ends, skips and
# pauses. Needs dbus-daemon, mpv with its MPRIS plug-in, and ffmpeg. The plug-in gathers its signals for up to 100 ms.
. "$(dirname "$0")/lib.sh"
machine
mvn -q -Dquick -pl core,app -am test -Dtest=MusicBench -Dsurefire.failIfNoSpecifiedTests=false 2>/dev/null |
  grep -E 'changes, all seen|ERROR' || { echo 'no figures: run mvn test -Dtest=MusicBench to see why' >&2; exit 1; }
machine
