#!/usr/bin/env bash
# Runs the demo with four of its orders on a fresh platform, and draws what it prints, for the README.
# Usage: tools/picture/run.sh [FILE], docs/demo.svg by default.
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
picture=${1:-$home/docs/demo.svg}

requirements="$home/tools/picture/requirements.txt"
tool="${XDG_CACHE_HOME:-$HOME/.cache}/event-orchestrator/picture-$(cksum <"$requirements" | cut -d ' ' -f 1)"
if [ ! -x "$tool/bin/python" ]; then
  echo "Installing rich into $tool"
  rm -rf "$tool"
  python3 -m venv "$tool" && "$tool/bin/pip" install -q --disable-pip-version-check -r "$requirements" || {
    rm -rf "$tool"
    echo "rich could not be installed." >&2
    exit 3
  }
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/event-demo.XXXXXX")
trap 'rm -rf "$work"' EXIT
grep -E '"stock"|one line in stock|one line exceeds|cancelled after|in German' \
  "$home/platform/eventctl/src/main/resources/demo/orders.jsonl" >"$work/orders.jsonl"
"$home/eventctl" demo --once --fresh --orders "$work/orders.jsonl" | tee "$work/printed"
sed -n '/placed at once/,/^Stopping/{/^Stopping/!p}' "$work/printed" |
  "$tool/bin/python" "$home/tools/picture/draw.py" \
    '$ ./eventctl demo --once --orders four-orders.jsonl' >"$work/picture"
mv "$work/picture" "$picture"
