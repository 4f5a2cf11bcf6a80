# Shared by the benchmark scripts: sourced, not run.
set -eu
cd "$(dirname "$0")/.."

# The machine, in one line.
machine() {
  printf 'machine: %s x %s, load %s\n' "$(nproc 2>/dev/null || echo '?')" \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)" "$(cut -d' ' -f1-3 /proc/loadavg)"
}

# The median, minimum and maximum wall time in ms of $1 runs of the command that follows.
wall_ms() {
  runs=$1
  shift
  for _ in $(seq "$runs"); do
    before=$(date +%s%N)
    "$@" >/dev/null 2>&1
    after=$(date +%s%N)
    echo $(((after - before) / 1000000))
  done | sort -n | awk '{v[NR]=$1} END {printf "median %d ms (%d-%d, %d runs)\n", v[int((NR+1)/2)], v[1], v[NR], NR}'
}
