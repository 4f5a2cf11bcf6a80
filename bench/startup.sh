#!/usr/bin/env bash
# How long `--help` and `analyze` of an hour take, beside a bare picocli program on the same JVM flags.
. "$(dirname "$0")/lib.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

./songstroke --version >/dev/null
machine
java=$(./songstroke --print-java)
flags=$(./songstroke --print-flags)
"${java%/java}/javac" -cp "$(echo app/target/lib/picocli-*.jar)" -d "$work/hello" bench/hello/Hello.java
printf 'Main-Class: Hello\nClass-Path: %s\n' "$(echo "$PWD"/app/target/lib/picocli-*.jar)" >"$work/manifest"
"${java%/java}/jar" cfm "$work/hello.jar" "$work/manifest" -C "$work/hello" .
# shellcheck disable=SC2086 # the flags are words
"$java" $flags -XX:ArchiveClassesAtExit="$work/hello.jsa" -Xlog:disable -jar "$work/hello.jar" --help >/dev/null 2>&1

# One hour of typing, 20,000 presses, 17 tracks.
awk 'BEGIN {
  srand(7); t = 1772442000000; end = t + 3600000
  printf "{\"format\":\"songstroke-recording/1\",\"start\":%.0f,\"zone\":\"Europe/Berlin\",\"keys\":\"x11\",\"music\":\"mpris\"}\n", t
  next_track = t
  while (t < end) {
    if (t >= next_track) {
      k++
      printf "{\"t\":%.0f,\"play\":\"playing\",\"kind\":\"music\",\"player\":\"mpv\",\"track\":{\"title\":\"Track %d\",\"artists\":[\"Artist %d\"],\"album\":\"\",\"length_ms\":215000,\"genres\":[\"genre %d\"]},\"position_ms\":0}\n", t, k, k % 7, k % 5
      next_track += 215000
    }
    printf "{\"t\":%.0f,\"key\":\"%s\",\"hold\":%d}\n", t, rand() < 0.8 ? "char" : "space", 60 + 80 * rand()
    t += 100 + int(160 * rand())
  }
  printf "{\"t\":%.0f,\"mark\":\"end\"}\n", t
}' >"$work/hour.jsonl"
printf 'recording of an hour: %s presses\n' "$(grep -c '"key"' "$work/hour.jsonl")"

# shellcheck disable=SC2086
printf 'picocli hello --help   %s\n' "$(wall_ms 15 "$java" $flags -XX:SharedArchiveFile="$work/hello.jsa" -jar "$work/hello.jar" --help)"
# shellcheck disable=SC2086
printf 'songstroke --help      %s\n' "$(wall_ms 15 "$java" $flags -XX:SharedArchiveFile=app/target/songstroke.jsa -jar app/target/songstroke.jar --help)"
printf './songstroke --help    %s (launcher included)\n' "$(wall_ms 15 ./songstroke --help)"
printf './songstroke analyze   %s (an hour, with charts)\n' "$(wall_ms 7 ./songstroke analyze "$work/hour.jsonl" --out "$work/out")"
