#!/usr/bin/env bash
# Fuzzes the three HTTP APIs from their own descriptions, then checks the platform's invariants.
# Usage: tools/fuzz/run.sh [SECONDS], 120 by default, shared by the APIs. It has a separate folder and separate ports,
# so it runs beside any other platform.
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
seconds=${1:-120}

fail() {
  echo "$1" >&2
  exit 3
}

case $seconds in '' | *[!0-9]*) fail "Usage: tools/fuzz/run.sh [SECONDS], a whole number, not $seconds." ;; esac
[ "$seconds" -ge "$(find "$home" -maxdepth 1 -name '*-service' | wc -l)" ] ||
  fail "$seconds s are too few: each API needs at least one."
python3 -c 'import sys, venv; sys.exit(sys.version_info < (3, 10))' 2>/dev/null ||
  fail "No Python of version 3.10 or newer with venv found: the fuzzer, schemathesis, needs one."

requirements="$home/tools/fuzz/requirements.txt"
tool="${XDG_CACHE_HOME:-$HOME/.cache}/event-orchestrator/fuzz-$(cksum <"$requirements" | cut -d ' ' -f 1)"
if [ ! -x "$tool/bin/st" ]; then
  echo "Installing schemathesis into $tool"
  rm -rf "$tool"
  python3 -m venv "$tool"
  "$tool/bin/pip" install -q --disable-pip-version-check -r "$requirements" || {
    rm -rf "$tool"
    fail "schemathesis could not be installed."
  }
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/event-fuzz.XXXXXX")
export EVENTCTL_FOLDER="$folder"
# Ports below the range of outgoing connections, any of which could take a port before its owner listens.
services=$(cd "$home" && ls -d ./*-service | sed 's#^./##')
ports=$(
  python3 - POSTGRES KAFKA MAIL_SMTP MAIL_IMAP $(echo "$services" | tr a-z- A-Z_) <<'PORTS'
import random, socket, sys
held = []
while len(held) < len(sys.argv) - 1:
    candidate = socket.socket()
    try:
        candidate.bind(("", random.randint(20000, 29999)))
        held.append(candidate)
    except OSError:
        candidate.close()
print(*(f"{name}_PORT={one.getsockname()[1]}" for name, one in zip(sys.argv[1:], held)))
PORTS
)
export $ports

stop() {
  result=$?
  "$home/eventctl" down >/dev/null 2>&1 || true
  if [ "$result" -eq 0 ]; then rm -rf "$folder"; else echo "Logs and requests: $folder"; fi
  exit "$result"
}
trap stop EXIT

"$home/eventctl" up --transport kafka
"$tool/bin/python" "$home/tools/fuzz/fuzz.py" "$seconds"
