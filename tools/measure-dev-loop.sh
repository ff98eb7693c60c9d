#!/usr/bin/env bash
# Changes a Java file of order-service, which runs from its sources, and prints the time until a response shows the
# change. Starts and ends a platform here, and restores the file. tools/measure-dev-loop.sh [CHANGES]
set -euo pipefail
cd "$(dirname "$0")/.."
changes=${1:-5}
service=order-service
source=$service/src/main/java/io/eventorchestrator/orders/web/OrderController.java
sentence='names no order'
address=http://localhost:${ORDER_SERVICE_PORT:-8081}/orders/00000000-0000-0000-0000-000000000000
kept=$(mktemp)
log=$(mktemp)
started=false

seen() {
  curl -s --max-time 1 "$address" 2>/dev/null | grep -qF "$1"
}

# Fails after three minutes.
await() {
  local end=$((SECONDS + 180))
  while [ "$SECONDS" -lt "$end" ]; do
    if seen "$1"; then return 0; fi
    sleep 0.05
  done
  echo "Not seen within three minutes: $1; the end of $service's output:" >&2
  tail -n 20 "$log" >&2
  return 1
}

restore() {
  cat "$kept" >"$source"
  if "$started"; then ./eventctl down >/dev/null 2>&1 || true; fi
  rm -f "$kept" "$log"
}

grep -qF "\"$sentence\"" "$source"
cat "$source" >"$kept"
trap restore EXIT
./eventctl up --except "$service" >/dev/null
started=true
./eventctl run "$service" >"$log" 2>&1 &
await "$sentence"
echo "$(uname -m), $(nproc) processors"
for change in $(seq "$changes"); do
  sed "s/\"$sentence\"/\"$sentence, change $change\"/" "$kept" >"$source"
  from=$(date +%s%N)
  await "$sentence, change $change"
  awk -v from="$from" -v to="$(date +%s%N)" -v change="$change" -v load="$(cut -d ' ' -f 1 /proc/loadavg)" \
    'BEGIN { printf "change %d seen after %.1f s, load %s\n", change, (to - from) / 1e9, load }'
done
