#!/usr/bin/env bash
# What the launcher's build costs with a filled Maven repository: the first one, and one after an edited line.
# In a clone of HEAD of its own; prints seconds of the clock and of the processor.
set -eu
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
git clone -q . "$scratch/songstroke"
cd "$scratch/songstroke"
TIMEFORMAT='%R %U %S'
measure() { # NAME
  took=$({ time ./songstroke --version >/dev/null 2>&1; } 2>&1)
  printf '%s\n' "$took" | awk -v name="$1" '{ printf "%-28s %6.1f s, %6.1f s of processor time\n", name, $1, $2 + $3 }'
}
measure 'first build'
echo '// edited' >> app/src/main/java/songstroke/cli/Version.java
measure 'after one edited line'
measure 'nothing to build'
