#!/usr/bin/env bash
# How well a Spotify account is followed by few questions whose answers are computed with, beside a question a second
# whose boundaries are where they were seen: twenty thousand scripted tracks on a virtual clock, both in one run.
. "$(dirname "$0")/lib.sh"
machine
mvn -q -Dquick -pl core,app -am test -Dtest=PollingBench -Dsurefire.failIfNoSpecifiedTests=false 2>/dev/null |
  grep -E 'tracks,|calls/h|the same|ERROR' || { echo 'no figures: run mvn test -Dtest=PollingBench to see why' >&2; exit 1; }
