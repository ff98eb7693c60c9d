#!/usr/bin/env bash
# Prints the durations of commands that need no running service: medians and minima of new processes, in seconds.
# tools/measure-commands.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-15}
TIMEFORMAT='%R %U %S'

median() {
  sort -n | sed -n "$(((runs + 1) / 2))p"
}

least() {
  sort -n | head -n 1
}

./eventctl --version >/dev/null # builds what is missing, and the cache
echo "$(uname -m), $(nproc) processors, load $(uptime | sed 's/.*average: \([0-9.]*\).*/\1/'), $(./eventctl --version)"
echo "command             elapsed  processor  least elapsed  least processor   ($runs runs)"
for command in check flow "diff HEAD~1 HEAD" --help; do
  # A command with findings exits with 1, and its duration counts, too.
  times=$(for _ in $(seq "$runs"); do { time ./eventctl $command >/dev/null 2>&1 || true; } 2>&1; done)
  elapsed=$(awk '{ print $1 }' <<<"$times")
  processor=$(awk '{ printf "%.2f\n", $2 + $3 }' <<<"$times")
  printf '%-20s %6.2f %10.2f %14.2f %16.2f\n' "$command" "$(median <<<"$elapsed")" "$(median <<<"$processor")" \
    "$(least <<<"$elapsed")" "$(least <<<"$processor")"
done
