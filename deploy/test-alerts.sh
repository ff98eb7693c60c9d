#!/usr/bin/env bash
# Tests Prometheus' configuration and alerts with promtool. Exits with 75 if promtool is unavailable.
set -euo pipefail
cd "$(dirname "$0")/observability"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/event-orchestrator/promtool
export PATH=$PATH:$cache/usr/bin

# Extracts only the tool from Debian's package, because installing the package would leave a server running.
fetch() {
  mkdir -p "$cache"
  cd "$cache"
  apt-get update -qq && apt-get download -qq prometheus && dpkg -x prometheus_*.deb . && rm prometheus_*.deb
}

command -v promtool >/dev/null || (fetch) >/dev/null ||
  { echo "skipped: there is no promtool, and no apt-get to fetch one"; exit 75; }
promtool check config --syntax-only prometheus.yaml
promtool check rules alerts.yaml
promtool test rules alerts-test.yaml
