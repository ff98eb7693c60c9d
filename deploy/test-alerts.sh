#!/usr/bin/env bash
# Tests Prometheus' configuration and alerts with promtool. Exits with 75 if promtool is unavailable.
set -euo pipefail
cd "$(dirname "$0")/observability"
. ../promtool-here.sh

promtool_here || { echo "skipped: $passed_over"; exit 75; }
promtool check config --syntax-only prometheus.yaml
promtool check rules alerts.yaml
promtool test rules alerts-test.yaml
