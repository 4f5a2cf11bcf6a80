# Processor time, memory and Python environments for bench/press-columns.sh: sourced, not run. Figures of earlier
# measurements are kept in $work/figures to be compared.
# shellcheck shell=bash
: "${work:?names a scratch folder}"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/songstroke-bench
if /usr/bin/time -f '%U' true >/dev/null 2>&1; then
  gnu_time=yes
else
  gnu_time=no
  echo 'memory is not measured: that needs GNU time as /usr/bin/time'
fi

headline() { printf '\n%s\n' "$1"; }

figure() { # NAME [VALUE]: keeps it, or prints what was kept
  mkdir -p "$work/figures"
  if [ $# -eq 2 ]; then
    printf '%s\n' "$2" >"$work/figures/$1"
  elif [ -f "$work/figures/$1" ]; then
    cat "$work/figures/$1"
  fi
}

# NAME PRESSES COMMAND...: processor time and peak memory of a whole process.
measure() {
  local name=$1 count=$2 status=0 used
  shift 2
  if [ "$gnu_time" = yes ]; then
    /usr/bin/time -q -f '%U %S %M' -o "$work/used" "$@" >"$work/stdout" 2>"$work/stderr" || status=$?
  else
    TIMEFORMAT='%U %S 0'
    { time "$@" >"$work/stdout" 2>"$work/stderr"; } 2>"$work/used" || status=$?
  fi
  used=$(tail -n 1 "$work/used")
  if [ "$status" -ne 0 ]; then
    printf '%-28s ended with %s after %s (user, system, KB)\n' "$name" "$status" "$used"
    tail -n 5 "$work/stderr"
    return
  fi
  figure "$name" "$(awk '{ print $1 + $2 }' <<<"$used")"
  awk -v name="$name" -v presses="$count" '{ cpu = $1 + $2
    printf "%-28s %8.2f s  %6s MB  %7.2f M presses/s\n", name, cpu, $3 ? int($3 / 1024 + .5) : "-", presses / cpu / 1e6 }' <<<"$used"
}

# NAME PRESSES COMMAND...: the best of the rounds that the command prints as `warm SECONDS`.
warm() {
  local name=$1 count=$2
  shift 2
  if ! "$@" >"$work/stdout" 2>"$work/stderr"; then
    printf '%-28s failed\n' "$name"
    tail -n 5 "$work/stderr"
    return
  fi
  figure "$name" "$(sed -n 's/^warm //p' "$work/stdout" | sort -n | head -n 1)"
  awk -v name="$name" -v presses="$count" '{ printf "%-28s %8.3f s  %17.2f M presses/s\n", name, $1, presses / $1 / 1e6 }' \
    <<<"$(figure "$name")"
}

# NAME OTHER WHAT: how many times the figure of OTHER the figure of NAME is.
compared() {
  [ -z "$(figure "$1")" ] || [ -z "$(figure "$2")" ] ||
    awk -v a="$(figure "$1")" -v b="$(figure "$2")" -v what="$1 / $2, $3" 'BEGIN { printf "  %s: %.2f times\n", what, a / b }'
}

# NAME OTHER: by how much more than OTHER.
more() {
  [ -z "$(figure "$1")" ] || [ -z "$(figure "$2")" ] ||
    awk -v a="$(figure "$1")" -v b="$(figure "$2")" -v what="$1 - $2" 'BEGIN { printf "  %s: %.2f s\n", what, a - b }'
}

# NAME: the Python of an environment with what bench/peers/NAME.txt lists, made when there is none; fails with a reason.
peer_python() {
  local list=bench/peers/$1.txt folder
  if ! command -v python3 >/dev/null 2>&1; then
    echo "$1: left out, there is no python3" >&2
    return 1
  fi
  folder=$cache/$1-$(cksum <"$list" | cut -d' ' -f1)
  if [ ! -f "$folder/complete" ]; then
    echo "$1: installing $(tr '\n' ' ' <"$list")" >&2
    rm -rf "$folder"
    mkdir -p "$cache"
    if ! python3 -m venv "$folder" >"$work/venv" 2>&1; then
      echo "$1: left out, python3 -m venv failed: $(tail -n 1 "$work/venv")" >&2
      return 1
    fi
    if ! "$folder/bin/python" -m pip install -q --disable-pip-version-check -r "$list" >"$work/venv" 2>&1; then
      echo "$1: left out, its packages could not be installed: $(tail -n 1 "$work/venv")" >&2
      return 1
    fi
    touch "$folder/complete"
  fi
  printf '%s\n' "$folder/bin/python"
}
