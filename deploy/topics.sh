#!/usr/bin/env bash
# Generated from the contract by ./eventctl generate; a test refuses any difference.
# Creates and configures the contract's topics with Kafka's own tools, where eventctl can't run.
# KAFKA_BROKERS=HOST:PORT [KAFKA_HOME=/opt/kafka] [KAFKA_COMMAND_CONFIG=FILE] [REPLICATION=N] \
#   bash topics.sh
# Deletes nothing and adds no partitions. A topic that fails is named, and the others are done.
# May be repeated.
set -euo pipefail

: "${KAFKA_BROKERS:?must be the address of the brokers, such as localhost:9092}"
tools=${KAFKA_HOME:-/opt/kafka}/bin
options=(--bootstrap-server "$KAFKA_BROKERS")
[ -z "${KAFKA_COMMAND_CONFIG:-}" ] || options+=(--command-config "$KAFKA_COMMAND_CONFIG")
present=$("$tools/kafka-topics.sh" "${options[@]}" --list)
failed=()

# topic NAME PARTITIONS REPLICAS SETTING=VALUE...; REPLICAS is - for the brokers' default.
topic() {
  local name=$1 partitions=$2 replicas=${REPLICATION:-$3} setting settings=()
  shift 3
  if grep -qxF "$name" <<<"$present"; then
    # Brackets protect the commas of lists.
    for setting in "$@"; do settings+=("${setting%%=*}=[$(capped "$setting")]"); done
    "$tools/kafka-configs.sh" "${options[@]}" --alter --entity-type topics --entity-name "$name" \
      --add-config "$(IFS=,; echo "${settings[*]}")" || failed+=("$name")
  else
    for setting in "$@"; do settings+=(--config "${setting%%=*}=$(capped "$setting")"); done
    [ "$replicas" = - ] || settings+=(--replication-factor "$replicas")
    "$tools/kafka-topics.sh" "${options[@]}" --create --topic "$name" --partitions "$partitions" \
      "${settings[@]}" || failed+=("$name")
  fi
}

# The value of a setting. A write must not wait for more replicas than there are.
capped() {
  local value=${1#*=}
  case $1 in
    min.insync.replicas=*) [ "$value" -le "${REPLICATION:-$value}" ] || value=$REPLICATION ;;
  esac
  echo "$value"
}

topic orders.order.placed 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic orders.order.confirmed 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic orders.order.rejected 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic orders.order.cancelled 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic orders.order.expired 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic orders.return.requested 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic orders.return.approved 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic orders.return.declined 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic orders.return.completed 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic orders.return.failed 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic inventory.stock.reserved 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic inventory.stock.rejected 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic inventory.stock.released 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic inventory.stock.depleted 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic notifications.notification.sent 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic notifications.notification.failed 6 - \
  max.message.bytes=307200 \
  retention.ms=604800000 \
  segment.ms=86400000
topic orders.order.placed.inventory-service-order-reservations.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic orders.order.cancelled.inventory-service-order-reservations.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic orders.order.expired.inventory-service-order-reservations.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic inventory.stock.reserved.order-service-inventory-outcomes.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic inventory.stock.rejected.order-service-inventory-outcomes.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic inventory.stock.released.order-service-inventory-outcomes.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic notifications.notification.sent.order-service-notification-outcomes.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic notifications.notification.failed.order-service-notification-outcomes.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic orders.order.confirmed.notification-service-order-alerts.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic orders.order.rejected.notification-service-order-alerts.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic orders.order.cancelled.notification-service-order-alerts.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic orders.order.expired.notification-service-order-alerts.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic orders.return.requested.notification-service-return-alerts.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic orders.return.approved.notification-service-return-alerts.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic orders.return.declined.notification-service-return-alerts.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic orders.return.completed.notification-service-return-alerts.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic orders.return.failed.notification-service-return-alerts.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic inventory.stock.depleted.notification-service-stock-alerts.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic orders.order.confirmed.notification-service-large-orders.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic inventory-service-order-reservations.replay 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic inventory-service-order-reservations.replay.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic order-service-inventory-outcomes.replay 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic order-service-inventory-outcomes.replay.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic order-service-notification-outcomes.replay 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic order-service-notification-outcomes.replay.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic notification-service-order-alerts.replay 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic notification-service-order-alerts.replay.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic notification-service-return-alerts.replay 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic notification-service-return-alerts.replay.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic notification-service-stock-alerts.replay 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic notification-service-stock-alerts.replay.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic notification-service-large-orders.replay 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic notification-service-large-orders.replay.dlq 6 - \
  max.message.bytes=1228800 \
  retention.ms=1209600000 \
  segment.ms=86400000
topic dlq.ledger 1 - \
  cleanup.policy=compact,delete \
  retention.ms=1382400000

[ ${#failed[@]} -eq 0 ] || { echo "These topics failed: ${failed[*]}" >&2; exit 1; }
