#!/usr/bin/env bash
# Starts docker-compose.yml as a user would, on ports of its own, and breaks it: the demo's orders, a malformed event per
# subscription, the broker, a sidecar and a service killed once each. Ends with "N passed, N failed".
# KEEP=1 leaves the stack running if something failed. STANDINS: see deploy/docker-here.sh.
# Exit 75 and "passed over: …" where this machine can have no Docker engine, or none of the images.
set -uo pipefail
cd "$(dirname "$0")/.."
. deploy/docker-here.sh

work=$(mktemp -d)
. deploy/checks.sh
give_up() { fail "$1"; exit 1; }
pass_over() { echo "passed over: $passed_over"; exit 75; }

finish() {
  local status=$?
  trap - EXIT INT TERM
  if [ "$failed" -gt 0 ] && [ -n "${stack:-}" ]; then
    compose ps -a
    compose logs --no-color --tail 25
    [ -z "${KEEP:-}" ] || { echo "The stack stays: docker compose -p $COMPOSE_PROJECT_NAME down --volumes"; exit 1; }
  fi
  if [ -n "${stack:-}" ]; then compose --profile tools down --volumes --remove-orphans --timeout 20 >/dev/null 2>&1; fi
  docker_gone
  rm -rf "$work"
  [ $status != 75 ] || exit 75
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ]
  exit
}
trap finish EXIT
trap 'fail "interrupted"; exit 1' INT TERM

compose() { docker compose "$@"; }

free_port() { local port=$1; while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 17)); done; echo "$port"; }

own_ports() {
  local port=31080 name
  for name in ORDER_SERVICE INVENTORY_SERVICE NOTIFICATION_SERVICE ORDER_SIDECAR_HTTP INVENTORY_SIDECAR_HTTP \
    NOTIFICATION_SIDECAR_HTTP KAFKA POSTGRES MAILPIT; do
    port=$(free_port $((port + 1)))
    export "${name}_PORT=$port"
  done
}

# By the parts list, which Maven writes each time, though not offline; a jar's own time is the same in every build.
is_built() {
  local list=event-tooling/target/classes/META-INF/sbom/application.cdx.json
  [ -f $list ] && [ -z "$(find pom.xml ./*/pom.xml ./*/src/main -newer $list -type f | head -n 1)" ]
}

# ---- the platform as its users see it
orders=() first=
order() { # SKU; its id is appended to orders
  local answer
  answer=$(curl -fsS -m 20 "127.0.0.1:$ORDER_SERVICE_PORT/orders" -H 'content-type: application/json' \
    -d '{"customer":{"id":"test","email":"test@example.com"},"currency":"EUR","lines":[{"sku":"'"$1"'","quantity":1,"unitPrice":100}]}') || return 1
  orders+=("$(sed 's/^{"id":"\([^"]*\)".*/\1/' <<<"$answer")")
}

state() { curl -fsS -m 20 "127.0.0.1:$ORDER_SERVICE_PORT/orders/$1" | sed 's/.*"state":"\([A-Z]*\)".*/\1/'; }

place_five() { local n; orders=(); for n in 1 2 3 4 5; do order TEST-SKU || return 1; done; }

letters() { compose --profile tools run --rm -T eventctl dlq list --json 2>/dev/null; }
malformed() { # topic; through the sidecar of the service that publishes it, as bytes
  local service=order port=$ORDER_SIDECAR_HTTP_PORT
  case $1 in
    inventory.*) service=inventory port=$INVENTORY_SIDECAR_HTTP_PORT ;;
    notifications.*) service=notification port=$NOTIFICATION_SIDECAR_HTTP_PORT ;;
  esac
  curl -fsS -m 20 -X POST "127.0.0.1:$port/v1.0/publish/events/$1?metadata.rawPayload=true&metadata.partitionKey=malformed" \
    -H "dapr-api-token: $(cat "$SECRETS/$service-service.dapr_api_token")" -H 'content-type: application/octet-stream' -d '{"malformed"'
}

malformed_replay() {
  compose exec -T -e KAFKA_HEAP_OPTS=-Xmx64m kafka /opt/kafka/bin/kafka-console-producer.sh \
    --bootstrap-server localhost:19092 --topic "$1" <<<'{"malformed"'
}

# A handler that can't write, until its third attempt.
failing_handler() {
  sql inventory 'alter table reservation rename to away' && order TEST-SKU || return 1
  sleep 2
  sql inventory 'alter table away rename to reservation' && confirmed 30 "${orders[-1]}"
}
sql() { compose --profile tools run --rm -T psql -qc "set search_path = $1" -c "$2"; }

# Each metric that an alert or the dashboard asks for.
metrics_are_there() {
  local port name
  for port in $ORDER_SERVICE_PORT $INVENTORY_SERVICE_PORT $NOTIFICATION_SERVICE_PORT; do
    curl -fsS -m 20 "127.0.0.1:$port/actuator/prometheus" || return 1
  done >"$work/metrics"
  for name in $(grep -ohE '\b(events|jvm)_[a-z_]+(_total|_sum|_count|_bytes|_seconds|_events)\b' \
    deploy/observability/alerts.yaml deploy/observability/grafana/dashboards/*.json | sort -u); do
    grep -qE "^$name(_count)?[ {]" "$work/metrics" || { echo "$name is exposed by no service"; return 1; }
  done
}

inspect() { docker inspect -f "$2" "$(compose ps -aq "$1")"; }
hardened() {
  local service
  for service in order-service inventory-service notification-service; do
    [ "$(inspect $service '{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.Memory}}')" = "10001:10001 true 536870912" ] || return 1
  done
}
maps_its_cache() { docker run --rm --entrypoint java "event-orchestrator/$1:${TAG:-dev}" @jvm.args -XX:AOTCache=app.aot -XX:AOTMode=on -cp app.jar --version; }
stopped_gracefully() {
  local part
  for part in order-service inventory-service notification-service; do
    [ "$(inspect $part '{{.State.ExitCode}}')" = 143 ] || { echo "$part: exit $(inspect $part '{{.State.ExitCode}}')"; return 1; }
  done
  for part in order-service-dapr inventory-service-dapr notification-service-dapr; do
    [ "$(inspect $part '{{.State.ExitCode}}')" = 0 ] || { echo "$part: exit $(inspect $part '{{.State.ExitCode}}')"; return 1; }
  done
}
mails() { [ "$(curl -fsS "127.0.0.1:$MAILPIT_PORT/api/v1/messages" | sed 's/.*"total":\([0-9]*\).*/\1/')" -gt 0 ]; }
broken_password() { # a service that has a wrong secret says so and ends
  ! compose run --rm -T --no-deps -e SPRING_CONFIG_IMPORT= -e DATABASE_PASSWORD=wrong -e DAPR_API_TOKEN=a -e APP_API_TOKEN=b \
    order-service >"$work/wrong.log" 2>&1 && grep -q 'password authentication failed for user "order_service"' "$work/wrong.log"
}

# ---- the run
export COMPOSE_PROJECT_NAME=event-orchestrator-test SECRETS=$work/secrets COMPOSE_ANSI=never COMPOSE_PROGRESS=quiet
docker_here || pass_over
compose_here || pass_over
deploy/secrets.sh "$SECRETS" >/dev/null
compose config --images >"$work/images" || give_up "docker compose config"
images_here $(sed -n 's/^ARG JRE=//p' Dockerfile) $(grep -v ^event-orchestrator/ "$work/images" | sort -u) || pass_over
runs_here "$(grep -m 1 apache/kafka "$work/images")" || pass_over
is_built || { say "building the jars"; mvn -B -ntp -q -DskipTests package || give_up "mvn package"; }
own_ports
stack=yes
compose --profile tools down --volumes --remove-orphans >/dev/null 2>&1
for image in topics order-service inventory-service notification-service; do
  say "building the image of $image"
  compose build "$image" >"$work/build.log" 2>&1 || { grep -v Skipping "$work/build.log" | tail -30; give_up "docker compose build $image"; }
done

say "docker compose up --wait"
up=$SECONDS
compose up --wait --quiet-pull >"$work/up.log" 2>&1 || { tail -20 "$work/up.log"; give_up "docker compose up --wait"; }
pass "up --wait returned after $((SECONDS - up)) s"
curl -fsS -X PUT "127.0.0.1:$INVENTORY_SERVICE_PORT/stock/TEST-SKU" -H 'content-type: application/json' -d '{"onHand":1000}' >/dev/null
order TEST-SKU && confirmed 60 "${orders[0]}" && first=$((SECONDS - up))
if [ -n "$first" ]; then pass "the first order was confirmed $first s after up"; else give_up "the first order is confirmed"; fi

check "services run as nobody, read-only, within their memory" hardened
check "order-service's image maps its AOT cache" maps_its_cache order-service
check "a wrong database password is a clear line and an end" broken_password
say "the demo's orders"
check "the demo's orders end as expected" ./eventctl demo --once --at 127.0.0.1
check "mails arrived at Mailpit" mails
say "a malformed event per subscription"
check "malformed events are sent" send_malformed
check "each subscription has one dead letter with its reason" letters_are_as_expected 60

say "killing the broker; a sidecar starts while it is away"
compose kill -s KILL kafka >/dev/null 2>&1
compose restart --no-deps order-service-dapr >/dev/null 2>&1
check "orders are taken without a broker" place_five
compose start kafka >/dev/null 2>&1
check "they are confirmed once it is back" confirmed 120 "${orders[@]}"

say "killing a sidecar"
compose kill -s KILL inventory-service-dapr >/dev/null 2>&1
check "orders are taken without inventory's sidecar" place_five
compose start inventory-service-dapr >/dev/null 2>&1
check "they are confirmed once it is back" confirmed 90 "${orders[@]}"

say "killing a service"
compose kill -s KILL inventory-service >/dev/null 2>&1
check "orders are taken without inventory-service" place_five
compose start inventory-service >/dev/null 2>&1
check "they are confirmed once it is back" confirmed 120 "${orders[@]}"

check "a handler that fails is tried again" failing_handler
check "the services expose every metric of the alerts and the dashboard" metrics_are_there
check "after all of it there is no dead letter more" letters_are_as_expected 30
say "docker compose stop"
compose stop >/dev/null 2>&1
check "services and sidecars heard the signal and ended by themselves" stopped_gracefully
