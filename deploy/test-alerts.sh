#!/usr/bin/env bash
# Holds Prometheus' configuration and the alerts to what they are to fire on. Exit 75 where no promtool is to be had.
set -euo pipefail
cd "$(dirname "$0")/observability"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/event-orchestrator/promtool
export PATH=$PATH:$cache/usr/bin

# The tool alone, out of Debian's package: installing that would leave a server.
fetch() {
  mkdir -p "$cache"
  cd "$cache"
  apt-get update -qq && apt-get download -qq prometheus && dpkg -x prometheus_*.deb . && rm prometheus_*.deb
}

command -v promtool >/dev/null || (fetch) >/dev/null || { echo "passed over: there is no promtool, and no apt-get to fetch one"; exit 75; }
promtool check config --syntax-only prometheus.yaml
promtool check rules alerts.yaml
promtool test rules alerts-test.yaml
