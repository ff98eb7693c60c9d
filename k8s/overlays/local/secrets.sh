#!/usr/bin/env bash
# Generates this overlay's missing secrets in the cluster; run it before kubectl apply -k k8s/overlays/local.
# They exist only in the cluster, and are deleted with the namespace and its data. KUBECTL names another kubectl.
set -euo pipefail
namespace=event-orchestrator
kubectl=${KUBECTL:-kubectl}

random() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }

# Uses standard input, because every user can see command lines.
keep() { # name, then "key: value" lines
  local name=$1
  shift
  "$kubectl" -n $namespace get secret "$name" > /dev/null 2>&1 && return
  {
    printf 'apiVersion: v1\nkind: Secret\nmetadata: {name: %s, namespace: %s}\nstringData:\n' "$name" $namespace
    printf '  %s\n' "$@"
  } | "$kubectl" create -f -
}

"$kubectl" apply --server-side -f "$(dirname "$0")/namespace.yaml" > /dev/null
keep postgres "password: '$(random)'"
database=jdbc:postgresql://postgres:5432/events
keep outbox-operator "DATABASE_USERNAME: outbox_operator" "DATABASE_PASSWORD: '$(random)'" \
  "ORDER_SERVICE_DATABASE_URL: $database?currentSchema=orders" \
  "INVENTORY_SERVICE_DATABASE_URL: $database?currentSchema=inventory" \
  "NOTIFICATION_SERVICE_DATABASE_URL: $database?currentSchema=notifications"
password=$(random)
keep order-service-state "password: '$password'" \
  "connection: host=postgres port=5432 dbname=events user=order_service_state password=$password"
for manifest in "$(dirname "$0")"/../../base/*-service.yaml; do
  service=$(basename "$manifest" .yaml)
  keep $service-database "url: $database" "username: ${service//-/_}" "password: '$(random)'"
  keep $service-dapr-api-token "token: '$(random)'"
  keep $service-app-api-token "token: '$(random)'"
done
keep returns-token "token: '$(random)'"
