#!/usr/bin/env bash
# How fast presses become segments, beside DuckDB, Polars and pandas that compute the same columns of segments.csv:
# every segment of theirs must agree to 1e-9. Compare processor times, which repeat; the clock on the wall says little.
# Usage: bench/press-columns.sh [--only SECTION[,SECTION...]] [PRESSES=10000000]
# Sections: segments (JSON Lines -> segments.csv, whole processes), analyze (the whole command), blocks (a fresh process
# over blocks of presses), warm (in memory), reader (key lines), jmh (not unless named).
# Needs mvn. Without python3 the peers are left out; their packages go into ~/.cache/songstroke-bench (XDG_CACHE_HOME).
only=segments,analyze,blocks,warm,reader
if [ "${1:-}" = --only ]; then
  only=${2:?names the sections}
  shift 2
fi
presses=${1:-10000000}
# shellcheck source=bench/lib.sh
. "$(dirname "$0")/lib.sh"
set -o pipefail

work=$(mktemp -d "${TMPDIR:-/tmp}/songstroke-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
# shellcheck source=bench/processes.sh
. bench/processes.sh
case ",$only," in *[!a-z,]*) echo "bench/press-columns.sh: --only takes names separated by commas" >&2; exit 64 ;; esac
wanted() { case ",$only," in *",$1,"*) ;; *) return 1 ;; esac; }

mvn -q -Dquick -Pbench -pl core,bench compile dependency:build-classpath -Dmdep.includeScope=runtime \
  -Dmdep.outputFile=target/bench.classpath
java=$(./songstroke --print-java)
classes=(-cp "bench/target/classes:$(cat bench/target/bench.classpath)")
read -ra flags <<<"$(./songstroke --print-flags)"
# As the launcher starts the program, and with all of the JVM's compilers.
c1=("$java" "${flags[@]}" "${classes[@]}")
c2=("$java")
for flag in "${flags[@]}"; do
  [ "$flag" = -XX:TieredStopAtLevel=1 ] || c2+=("$flag")
done
c2+=("${classes[@]}")
generate() { # FOLDER, then options of GenerateRecordings
  "${c2[@]}" songstroke.bench.GenerateRecordings "$work/$1" "$presses" "${@:2}" | sed "s/^/$1: /"
}

machine
if wanted segments || wanted analyze || wanted blocks || wanted warm; then
  generate one
fi
one=$work/one/recording-1.jsonl

if wanted segments; then
  headline 'JSON Lines -> segments.csv under three pause rules, whole processes, one thread'
  measure program "$presses" "${c1[@]}" songstroke.bench.RecordingToSegments "$one" "$work/program"
  measure 'program, C2' "$presses" "${c2[@]}" songstroke.bench.RecordingToSegments "$one" "$work/program"
  for peer in polars pandas duckdb; do
    if python=$(peer_python "$peer"); then
      mkdir -p "$work/$peer"
      measure "$peer" "$presses" "$python" "bench/peers/${peer}_segments.py" "$one" "$work/$peer"
      compared "$peer" program 'JSON Lines -> segments.csv'
      "$python" bench/peers/check.py "$work/program" "$work/$peer"
    fi
  done
fi

if wanted analyze; then
  # What does not end is ended: after 15 minutes, or $BENCH_LIMIT seconds.
  limited=(env)
  if command -v timeout >/dev/null 2>&1; then
    limited=(timeout "${BENCH_LIMIT:-900}")
  fi
  headline 'analyze, whole command with model and charts'
  measure 'analyze, 1,500 tracks' "$presses" "${limited[@]}" ./songstroke analyze "$one" --out "$work/out"
  measure 'reading and folding alone' "$presses" "${c1[@]}" songstroke.bench.RecordingToSegments "$one" "$work/program"
  generate gz --gzip
  measure 'analyze, .jsonl.gz' "$presses" "${limited[@]}" \
    ./songstroke analyze "$work/gz/recording-1.jsonl.gz" --out "$work/out"
  more 'analyze, .jsonl.gz' 'analyze, 1,500 tracks'
  rm -rf "$work/gz"
  generate tracks --tracks=25000
  measure 'analyze, 25,000 tracks' "$presses" "${limited[@]}" \
    ./songstroke analyze "$work/tracks/recording-1.jsonl" --out "$work/out"
  compared 'analyze, 25,000 tracks' 'analyze, 1,500 tracks' 'processor time'
  rm -rf "$work/tracks"
fi

if wanted blocks; then
  headline 'blocks of presses -> segments in memory, a fresh process'
  "${c2[@]}" songstroke.bench.RecordingToBlocks "$one" "$work/events.jsonl" "$work/blocks"
  measure 'blocks' "$presses" "${c1[@]}" songstroke.bench.BlocksToSegments \
    "$work/events.jsonl" "$work/blocks"
  measure 'blocks, C2' "$presses" "${c2[@]}" songstroke.bench.BlocksToSegments "$work/events.jsonl" \
    "$work/blocks"
  rm -f "$work/blocks"
fi

if wanted warm; then
  headline 'in memory, warm, processor time of one round'
  warm fold "$presses" "${c2[@]}" songstroke.bench.WarmFold 1 "$one"
  warm 'fold, launcher flags' "$presses" "${c1[@]}" songstroke.bench.WarmFold 1 "$one"
  for peer in polars pandas duckdb; do
    if python=$(peer_python "$peer"); then
      warm "$peer in memory" "$presses" "$python" "bench/peers/${peer}_segments.py" "$one" "$work" --warm 3
      compared "$peer in memory" fold 'warm, in memory'
      compared "$peer in memory" 'fold, launcher flags' 'warm, in memory'
    fi
  done
  rm -rf "$work/one"
  generate many --files=16
  warm '16 recordings, 1 thread' "$presses" "${c2[@]}" songstroke.bench.WarmFold 1 "$work/many"
  warm '16 recordings, 2 threads' "$presses" "${c2[@]}" songstroke.bench.WarmFold 2 "$work/many"
  compared '16 recordings, 2 threads' '16 recordings, 1 thread' 'processor time'
  rm -rf "$work/many"
fi

if wanted reader; then
  headline "key lines into columns, processor time of one round, launcher's flags"
  all=$presses
  presses=$((all > 2000000 ? 2000000 : all))
  for order in --in-order --shuffle; do
    generate lines "$order"
    warm "reader, $order" "$presses" "${c1[@]}" songstroke.bench.ReadKeyLines \
      "$work/lines/recording-1.jsonl"
  done
  presses=$all
fi

if wanted jmh; then
  headline "JMH, operations per us, launcher's flags"
  "${c2[@]}" org.openjdk.jmh.Main -jvmArgs "${flags[*]}" 'songstroke.bench.*'
fi
machine
