#!/usr/bin/env bash
# Makes the secrets that docker compose mounts, each in a file of its own, where none is yet: deploy/secrets.sh [FOLDER]
# The folder is open to its owner only. The files in it are readable, since containers have users of their own.
# Each name is the contract's: compose says which container sees which.
set -euo pipefail
folder=${1:-$(dirname "$0")/secrets}
mkdir -p "$folder"
chmod 700 "$folder"

random() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }

keep() { # file, content
  [ -s "$folder/$1" ] || { printf '%s' "$2" > "$folder/$1"; echo "made $folder/$1"; }
  chmod 644 "$folder/$1"
}

keep postgres_password "$(random)"
keep grafana_password "$(random)"
for service in order-service inventory-service notification-service; do
  keep "$service.database_password" "$(random)"
  keep "$service.dapr_api_token" "$(random)"
  keep "$service.app_api_token" "$(random)"
  # The sidecar reads its tokens from the environment only, and its image has no shell to fill it from files.
  keep "$service-dapr.env" "$(printf 'DAPR_API_TOKEN=%s\nAPP_API_TOKEN=%s\n' \
    "$(cat "$folder/$service.dapr_api_token")" "$(cat "$folder/$service.app_api_token")")"
done
