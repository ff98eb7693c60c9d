#!/usr/bin/env bash
# Starts the platform as a newcomer would, with docker compose up in a clean clone, on separate ports. Tries all ports
# from the outside, sends a malformed event per subscription, and makes a handler fail until it is retried. Ends with
# "N passed, N failed". The clone includes uncommitted changes, but not files that Git ignores.
# FULL=1 also fills the schema registry, places the demo's orders, inserts a record that can never be published, kills
# the broker, a sidecar and a service, loses a secret, and takes away a topic, a subscription and a service, which
# eventctl verify has to name.
# With the argument "images" it builds only the images. Later runs find their layers in the builder's cache.
# KEEP=1 leaves the stack running if something failed. STANDINS: see deploy/docker-here.sh.
# Exits with 75 and "skipped: …" if this machine can't run a Docker engine or lacks the images.
set -uo pipefail
cd "$(dirname "$0")/.."
. deploy/docker-here.sh
[ "${FULL:-}" = 1 ] || FULL=

services=(*-service)
# Each service's password and two tokens, the token for returns twice, and the passwords of PostgreSQL, Grafana,
# eventctl and the state store.
secrets=$((3 * ${#services[@]} + 6))
work=$(mktemp -d)
. deploy/checks.sh
give_up() { fail "$1"; exit 1; }
pass_over() { echo "skipped: $passed_over"; exit 75; }

finish() {
  local status=$?
  trap - EXIT INT TERM
  if [ "$failed" -gt 0 ] && [ -n "${stack:-}" ]; then
    compose ps -a
    compose logs --no-color --tail 25
    [ -z "${KEEP:-}" ] ||
      { echo "The stack stays: docker compose -p $COMPOSE_PROJECT_NAME --profile '*' down --volumes"; exit 1; }
  fi
  if [ -n "${stack:-}" ]; then
    compose --profile tools --profile observability --profile registry down --volumes --remove-orphans --timeout 20 \
      >/dev/null 2>&1
  fi
  docker_gone
  rm -rf "$work"
  [ $status != 75 ] || exit 75
  echo "$passed passed, $failed failed"
  # In a trap, exit without a number keeps the earlier status.
  exit $((failed > 0))
}
trap finish EXIT
trap 'fail "interrupted"; exit 1' INT TERM

compose() { (cd "$clone" && docker compose "$@"); }

# The clone is in a path with spaces and owned by a user that no image knows.
clone="$work/a clean clone"
clean_clone() {
  mkdir -m 755 "$clone" && chmod 755 "$work" &&
    git ls-files -z --cached --others --exclude-standard |
    tar --create --null --files-from - --ignore-failed-read |
      tar --extract --directory "$clone" &&
    chown -R 4711:4711 "$clone"
}
base_images() {
  sed -n 's/^ARG \(JRE\|MAVEN\)=//p' Dockerfile
  sed -n 's/^ARG DAPR_VERSION=\(.*\)/daprio\/daprd:\1\ndaprio\/dapr:\1/p' deploy/sidecar/Dockerfile
}
own_images() { grep ^event-orchestrator/ "$work/images" | sort -u; }

free_port() {
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 17)); done
  echo "$port"
}

published=("${services[@]}" "${services[@]/%-service/-sidecar-http}" kafka postgres mailpit payment-provider
  ${FULL:+registry})
own_ports() {
  local port=31080 name
  for name in "${published[@]}"; do
    port=$(free_port $((port + 1)))
    export "$(variable "$name")_PORT=$port"
  done
}

# Compares with the time of the SBOM, which Maven writes in each build that is online; a jar's time is always the same.
is_built() {
  local list=platform/eventctl/target/classes/META-INF/sbom/application.cdx.json
  [ -f $list ] &&
    [ -z "$(find pom.xml ./*/pom.xml ./*/src/main platform/*/pom.xml platform/*/src/main -newer $list -type f |
      head -n 1)" ]
}

variable() { local name=${1//-/_}; echo "${name^^}"; }
port_of() { local name; name=$(variable "$1")_PORT; echo "${!name}"; }

# ---- the platform as its users see it
orders=() first=
order() { # SKU; appends the id to orders
  local answer
  answer=$(curl -fsS -m 20 "127.0.0.1:$ORDER_SERVICE_PORT/orders" -H 'content-type: application/json' \
    -d '{"customer":{"id":"test","email":"test@example.com"},"currency":"EUR",
      "lines":[{"sku":"'"$1"'","quantity":1,"unitPrice":100}]}') || return 1
  orders+=("$(sed 's/^{"id":"\([^"]*\)".*/\1/' <<<"$answer")")
}

state() { curl -fsS -m 20 "127.0.0.1:$ORDER_SERVICE_PORT/orders/$1" | sed 's/.*"state":"\([A-Z]*\)".*/\1/'; }

return_order() { # order; prints the return's id
  curl -fsS -m 20 "127.0.0.1:$ORDER_SERVICE_PORT/orders/$1/returns" -H 'content-type: application/json' \
    -d '{"lines":[{"sku":"TEST-SKU","quantity":1}],"reason":"a test"}' | sed 's/^{"id":"\([^"]*\)".*/\1/'
}
return_of() { curl -fsS -m 20 "127.0.0.1:$ORDER_SERVICE_PORT/returns/$1"; }
refunds() { curl -fsS -m 20 "127.0.0.1:$PAYMENT_PROVIDER_PORT/refunds"; }

place_five() { local n; orders=(); for n in 1 2 3 4 5; do order TEST-SKU || return 1; done; }

eventctl() { compose --profile tools run --rm -T eventctl "$@"; }
letters() { eventctl dlq list --json 2>/dev/null; }
token() { # service; read from its container only once
  [ -s "$work/$1.token" ] || compose exec -T "$1" cat /run/secrets/DAPR_API_TOKEN >"$work/$1.token"
  cat "$work/$1.token"
}
malformed() { # topic; through the sidecar of the service that publishes it, as bytes
  local service sidecar
  service=$(publisher "$1")
  sidecar=127.0.0.1:$(port_of "${service%-service}-sidecar-http")
  curl -fsS -m 20 -X POST \
    "$sidecar/v1.0/publish/events/$1?metadata.rawPayload=true&metadata.partitionKey=malformed" \
    -H "dapr-api-token: $(token "$service")" -H 'content-type: application/octet-stream' -d '{"malformed"'
}

kafka_tool() { # name, arguments
  compose exec -T -e KAFKA_HEAP_OPTS=-Xmx64m -e KAFKA_JVM_PERFORMANCE_OPTS='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' \
    kafka "/opt/kafka/bin/kafka-$1.sh" --bootstrap-server localhost:19092 "${@:2}"
}
malformed_replay() { kafka_tool console-producer --topic "$1" <<<'{"malformed"'; }

# Makes a handler's writes fail until it is retried.
failing_handler() {
  local before tries=0
  before=$(retries)
  sql inventory 'alter table reservation rename to away' && order TEST-SKU || return 1
  until [ "$(retries)" != "$before" ] || [ $((tries += 1)) -gt 20 ]; do sleep 0.5; done
  sql inventory 'alter table away rename to reservation' && confirmed 30 "${orders[-1]}" &&
    [ "$(retries)" != "$before" ]
}
retries() {
  curl -fsS -m 5 "127.0.0.1:$(port_of inventory-service)/actuator/prometheus" |
    awk '/^events_retries_total/ { sum += $NF } END { print sum + 0 }'
}
sql() { compose --profile tools run --rm -T psql -qc "set search_path = $1" -c "$2"; }

# ---- records that can never be published
insert_too_large() { # into order-service's outbox, in the state in which its relay sets a record aside
  sql orders "insert into event_outbox (state, topic, partition, message_key, headers, value, reason)
    values ('SET_ASIDE', 'orders.order.placed', 0, convert_to('a-test', 'UTF8'), '[]', '{}', 'too large for a test')"
}
verify() { compose --profile tools run --rm -T verify verify "$@" 2>&1; }

# ---- parts that are gone
subscription_file=dapr-components/subscriptions/$gone_subscription.yaml
take_away() {
  kafka_tool topics --delete --topic $gone_topic &&
    rm "$clone/$subscription_file" && compose restart --no-deps order-service-dapr &&
    compose kill -s KILL $gone_service
}
bring_back() {
  cp "$subscription_file" "$clone/$subscription_file" && compose restart --no-deps order-service-dapr &&
    compose up --wait
}

# ---- schemas
push() { ./eventctl schema push --registry "http://127.0.0.1:$REGISTRY_PORT"; }
registry_is_filled() {
  push >"$work/push" && cat "$work/push" && grep -q ': 0 already in the registry, [1-9]' "$work/push"
}
second_push_changes_nothing() {
  push >"$work/push" && cat "$work/push" && grep -q ', 0 new, .*; nothing to do$' "$work/push"
}

set_aside_is_listed() {
  eventctl outbox list >"$work/aside" 2>&1 && cat "$work/aside" &&
    grep -q '^order-service  orders.order.placed: 1 set aside' "$work/aside" &&
    grep -q 'too large for a test' "$work/aside"
}
set_aside_is_discarded() {
  ! eventctl outbox discard --key a-test --why 'a test' --yes >"$work/nobody" 2>&1 && grep -e --by "$work/nobody" &&
    eventctl outbox discard --key a-test --why 'a test' --by tester --yes &&
    eventctl outbox list | grep 'nothing is set aside' &&
    [ "$(sql orders "copy (select action, done_by from event_outbox_audit) to stdout")" = DISCARDED$'\t'tester ]
}
missing_database_is_named() {
  local status=0
  compose --profile tools run --rm -T -e INVENTORY_SERVICE_DATABASE_URL=jdbc:postgresql://nowhere/events eventctl \
    outbox list >"$work/missing" 2>&1 || status=$?
  cat "$work/missing"
  [ $status = 1 ] && grep -q 'database of inventory-service' "$work/missing" && grep -q '1 set aside' "$work/missing"
}

# ---- ports, tried from the outside
inside() { # network, script: runs it in a container there, outside the platform
  { cat deploy/outside.sh; cat <<<"$2"; } |
    docker run --rm -i --network "$1" --entrypoint bash "event-orchestrator/eventctl:$TAG" -s
}
beside() { inside "container:$(containers "$1")" "$2"; } # container, script: in its network namespace
among() { inside "${COMPOSE_PROJECT_NAME}_default" "$1"; } # script: as one of the platform's containers

port_in_container() { # service, SERVER or APP
  inspect "$1" '{{range .Config.Env}}{{println .}}{{end}}' | sed -n "s/^$2_PORT=//p"
}
# Dapr's official builds serve their health on each address, whatever the flag says.
health_of() { ! tr ',' '\n' <"$work/listening.$1" | grep -x 8080; }
declared() { # container; prints the ports on which others may reach it
  case $1 in
    *-service) port_in_container "$1" SERVER; port_in_container "$1" APP ;;
    *-dapr) inspect "$1" '{{range .Config.Cmd}}{{println .}}{{end}}' |
      sed -nE '/^--(dapr-(http|grpc)|metrics)-port$/{n;p}' ;;
    kafka) printf '%s\n' 9092 19092 ;;
    postgres) echo 5432 ;;
    mailpit) printf '%s\n' 1025 8025 ;;
    payment-provider) echo 8090 ;;
    placement) echo 50005; health_of placement ;;
    scheduler) echo 50006; health_of scheduler ;;
    lag) echo 9308 ;;
    registry) echo 8080 ;;
  esac
}

only_declared_ports_listen() {
  local part
  for part in $(running); do
    beside "$part" listening | tr '\n' ',' | sed 's/,$//' >"$work/listening.$part" || return 1
    echo "$part: $(cat "$work/listening.$part")"
    [ "$(tr ',' '\n' <"$work/listening.$part" | grep -v loopback | sort)" = "$(declared "$part" | sort)" ] ||
      { echo "but declared: $(declared "$part" | xargs)"; return 1; }
  done
}
# Tries each port on which something listens, at any address. The app port is reachable only on the network that service
# and sidecar share, and the parts for workflows on theirs.
only_declared_ports_answer() {
  local part port declared inner
  for part in $(running); do
    declared=$(declared "$part" | xargs) inner=$(port_in_container "$part" APP)
    [[ $part != @(placement|scheduler) ]] || declared=
    for port in $(tr ',' '\n' <"$work/listening.$part" | sed 's/ loopback//'); do
      if [[ " $declared " == *" $port "* && "$port" != "$inner" ]]; then
        echo "answers $part $port || { echo '$part $port does not answer'; exit 1; }"
      else
        echo "! answers $part $port || { echo '$part $port answers'; exit 1; }"
      fi
    done
  done >"$work/ports"
  cat "$work/ports"
  among "$(cat "$work/ports")"
}
published_now() {
  docker inspect -f '{{range .NetworkSettings.Ports}}{{range .}}{{.HostIp}} {{.HostPort}}{{println}}{{end}}{{end}}' \
    $(containers) | grep .
}
published_ports_are_on_loopback() {
  local name port other
  for name in "${published[@]}"; do
    echo "127.0.0.1 $(port_of "$name")"
  done | sort >"$work/wanted"
  published_now | sort | diff "$work/wanted" - || return 1
  other=$(hostname -I | cut -d ' ' -f 1)
  for port in $(cut -d ' ' -f 2 "$work/wanted"); do
    (. deploy/outside.sh && answers 127.0.0.1 "$port") || { echo "$port does not answer"; return 1; }
    [ -z "$other" ] || ! (. deploy/outside.sh && answers "$other" "$port") || { echo "$other:$port answers"; return 1; }
  done
}
strangers_deliver_nothing() {
  local service sidecar path first public inner http grpc
  for service in "${services[@]}"; do
    sidecar=$service-dapr public=$(port_in_container "$service" SERVER) inner=$(port_in_container "$service" APP)
    { read -r http; read -r grpc; } < <(declared "$sidecar")
    first=$(routes "$service" | sed -n 1p)
    {
      echo "expect 401 POST $sidecar $http /v1.0/publish/events/any; expect 401 GET $sidecar $http /v1.0/metadata"
      for path in $(routes "$service"); do
        echo "expect 404 POST $service $public $path; expect 401 POST $sidecar $http /v1.0/invoke/$service/method$path"
      done
    } >"$work/strange"
    among "$(cat "$work/strange"); refuses $sidecar $grpc $first" &&
      inside "${COMPOSE_PROJECT_NAME}_$service-sidecar" \
        "for path in $(routes "$service" | xargs); do expect 401 POST $service-inner $inner \$path; done" &&
      beside "$sidecar" "refuses 127.0.0.1 50002 $first" || return 1
  done
}

# All metrics used by alerts or the dashboard.
metrics_are_there() {
  local service name
  for service in "${services[@]}"; do
    curl -fsS -m 20 "127.0.0.1:$(port_of "$service")/actuator/prometheus" || return 1
  done >"$work/metrics"
  for name in $(grep -ohE '\b(events|jvm)_[a-z_]+(_total|_sum|_count|_bytes|_seconds|_events)\b' \
    deploy/observability/alerts.yaml deploy/observability/grafana/dashboards/*.json | sort -u); do
    # Only a service without a sidecar knows the lag at the broker.
    [ "$name" = events_group_waiting_events ] || grep -qE "^$name(_count)?[ {]" "$work/metrics" ||
      { echo "$name is exposed by no service"; return 1; }
  done
}

# Prometheus is not needed to see what it would scrape.
lag_is_exported() {
  local until=$((SECONDS + 120)) name group
  compose --profile observability up --no-deps -d lag || return 1
  until among 'body lag 9308 /metrics' >"$work/lag" && grep -q '^kafka_consumergroup_current_offset{' "$work/lag"; do
    [ $SECONDS -lt "$until" ] || { cat "$work/lag"; return 1; }
    sleep 1
  done
  for name in $(grep -oE 'kafka_consumergroup_[a-z_]+' deploy/observability/alerts.yaml | sort -u); do
    for group in $(sed -n 's/^  pubsubname: //p' dapr-components/subscriptions/*.yaml | sort -u); do
      grep -q "^$name{.*consumergroup=\"$group\"" "$work/lag" || { echo "lag exports no $name of $group"; return 1; }
    done
  done
}

# An exporter whose figures never change would answer, too, but no alert would fire.
lag_becomes() { # seconds, group, condition on the sum n of its topics
  local until=$((SECONDS + $1))
  until among 'body lag 9308 /metrics' >"$work/lag" &&
    awk -v group="consumergroup=\"$2\"" '
      index($0, "kafka_consumergroup_lag{") == 1 && index($0, group) { n += $NF; found = 1 }
      END { exit !(found && n '"$3"') }' "$work/lag"; do
    [ $SECONDS -lt "$until" ] || { grep "^kafka_consumergroup_lag{.*$2" "$work/lag"; return 1; }
    sleep 1
  done
}

# Containers of all profiles; compose itself shows those of a profile only while it is active.
containers() { # [name]
  docker ps -aq --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" \
    --filter label=com.docker.compose.oneoff=False ${1:+--filter "label=com.docker.compose.service=$1"}
}
running() { # prints their names
  docker ps --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" \
    --filter label=com.docker.compose.oneoff=False --format '{{.Label "com.docker.compose.service"}}'
}
inspect() { docker inspect -f "$2" "$(containers "$1")"; }
hardened() {
  local service
  for service in "${services[@]}"; do
    [ "$(inspect $service '{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.Memory}}')" = \
      "10001:10001 true 536870912" ] || return 1
  done
}
maps_its_cache() {
  docker run --rm --entrypoint java "event-orchestrator/$1:${TAG:-dev}" @jvm.args -XX:AOTCache=app.aot -XX:AOTMode=on \
    -cp app.jar --version
}
stopped_gracefully() {
  local part
  for part in "${services[@]}"; do
    [ "$(inspect $part '{{.State.ExitCode}}')" = 143 ] ||
      { echo "$part: exit $(inspect $part '{{.State.ExitCode}}')"; return 1; }
  done
  for part in "${services[@]/%/-dapr}"; do
    [ "$(inspect $part '{{.State.ExitCode}}')" = 0 ] ||
      { echo "$part: exit $(inspect $part '{{.State.ExitCode}}')"; return 1; }
  done
}
mails() { [ "$(curl -fsS "127.0.0.1:$MAILPIT_PORT/api/v1/messages" | sed 's/.*"total":\([0-9]*\).*/\1/')" -gt 0 ]; }
broken_password() { # a service with a wrong secret says so and exits
  ! compose run --rm -T --no-deps -e SPRING_CONFIG_IMPORT= -e DATABASE_PASSWORD=wrong -e DAPR_API_TOKEN=a \
    -e APP_API_TOKEN=b order-service >"$work/wrong.log" 2>&1 &&
    grep -q 'password authentication failed for user "order_service"' "$work/wrong.log"
}

# ---- secrets
in_secrets() { compose run --rm --no-deps -T secrets sh -c "$1" 2>/dev/null; }
all_secrets='for file in /secrets/*/*; do echo "$(cat "$file")"; done'

only_their_readers_have_them() {
  in_secrets 'stat -c "%a %u:%g %n" /secrets/*/*' >"$work/modes"
  cat "$work/modes"
  [ "$(grep -cE -e '^400 10001:10001 .*-service/DATABASE_PASSWORD$' \
    -e '^440 10001:65532 .*-service/((DAPR|APP)_API|RETURNS)_TOKEN$' -e '^400 65532:65532 .*-state/STATE_PASSWORD$' \
    -e '^400 (999:999|472:0|10001:10001) ' \
    "$work/modes")" = "$secrets" ] &&
    [ "$(wc -l <"$work/modes")" = "$secrets" ]
}
secrets_are_shown_nowhere() {
  in_secrets "$all_secrets" >"$work/values"
  [ "$(grep -cE '^[0-9a-f]{64}$' "$work/values")" = "$secrets" ] || return 1
  { docker inspect $(compose ps -aq) && docker history --no-trunc -q $(own_images) && compose logs --no-color; } \
    >"$work/shown" 2>&1
  ! grep -qFf "$work/values" "$work/shown"
}
one_token_for_returns() {
  in_secrets 'cmp /secrets/order-service/RETURNS_TOKEN /secrets/inventory-service/RETURNS_TOKEN'
}
up_again_keeps_them() {
  local before
  before=$(in_secrets "$all_secrets" | sha256sum)
  compose up --wait >"$work/again.log" 2>&1 && [ "$(in_secrets "$all_secrets" | sha256sum)" = "$before" ]
}
lost_secret_is_generated_again() {
  in_secrets 'rm /secrets/inventory-service/DAPR_API_TOKEN' &&
    compose up --no-deps secrets >"$work/anew.log" 2>&1 || return 1
  grep 'generated inventory-service/DAPR_API_TOKEN, which was missing' "$work/anew.log" &&
    compose restart --no-deps inventory-service-dapr >/dev/null 2>&1
}
apart() {
  (
    export COMPOSE_PROJECT_NAME=$COMPOSE_PROJECT_NAME-apart
    "$@"
    status=$?
    compose down --volumes >/dev/null 2>&1
    exit $status
  )
}
two_runs_agree() {
  in_secrets "sh /secrets.sh >/dev/null; $all_secrets" >"$work/one" &
  in_secrets "sh /secrets.sh >/dev/null; $all_secrets" >"$work/other"
  wait $!
  [ "$(wc -l <"$work/one")" = "$secrets" ] && cmp "$work/one" "$work/other"
}
supplied_secrets_are_used() { # from a separate folder, as an earlier version generated them
  export SECRETS="$work/given secrets"
  mkdir -m 700 "$SECRETS" && printf former >"$SECRETS/postgres_password" &&
    printf token >"$SECRETS/order-service.dapr_api_token" &&
    chown -R 4711:4711 "$SECRETS" &&
    [ "$(in_secrets 'sh /secrets.sh >/dev/null; cat /secrets/postgres/* /secrets/order-service/DAPR_API_TOKEN')" = \
      formertoken ] &&
    [ "$(SECRETS='' in_secrets 'sh /secrets.sh; cat /secrets/postgres/*')" = former ]
}
no_token_no_sidecar() { # because its API would be open
  ! docker run --rm --network none "$(grep -m 1 order-service-dapr: "$work/images")" ./daprd --version \
    >"$work/none.log" 2>&1 &&
    grep 'DAPR_API_TOKEN' "$work/none.log"
}
jars_of_this_machine() {
  deploy/image/collect.sh target/images && docker build -q --target jars --build-arg JARS=here .
  local status=$?
  rm -r target/images
  return $status
}

schema_registry() {
  check "the schema registry starts" compose --profile registry up --wait --quiet-pull registry
  check "eventctl schema push fills it" registry_is_filled
  check "a second push changes nothing" second_push_changes_nothing
}
demo_orders() {
  say "the demo's orders"
  check "the demo's orders end as expected" ./eventctl demo --once --at 127.0.0.1
}
parts_gone() {
  say "a dead letter topic, a subscription and a service are gone"
  check "they are taken away" take_away
  check "eventctl verify fails" verify_fails 25
  check "it names the topic" verify_named "$without_topic"
  check "it names the subscription" verify_named "$without_subscription"
  check "it names the service" verify_named "$without_service"
  check "it names nothing else" verify_named_only "$gone_topic|inventory.stock.released|$gone_service"
  check "up brings them back" bring_back
  check "eventctl verify finds no fault again" verify_finds_no_fault
}
record_too_large() {
  say "a record that can never be published"
  check "it is stored in an outbox" insert_too_large
  check "eventctl outbox lists it" set_aside_is_listed
  check "a database that does not answer is named, and the others are listed" missing_database_is_named
  check "it is discarded, but only with the operator's name" set_aside_is_discarded
}
killed_broker() {
  say "killing the broker; a sidecar starts while it is down"
  compose kill -s KILL kafka >/dev/null 2>&1
  compose restart --no-deps order-service-dapr >/dev/null 2>&1
  check "orders are accepted without a broker" place_five
  compose start kafka >/dev/null 2>&1
  check "they are confirmed once it is back" confirmed 120 "${orders[@]}"
}
killed_sidecar() {
  say "killing a sidecar"
  compose kill -s KILL inventory-service-dapr >/dev/null 2>&1
  check "orders are accepted without inventory's sidecar" place_five
  check "eventctl lag counts them" lag_becomes 60 inventory-service-order-reservations '>= 5'
  check "eventctl verify names the group" \
    verify_names 12 inventory-service-order-reservations "no consumer is connected"
  compose start inventory-service-dapr >/dev/null 2>&1
  check "they are confirmed once it is back" confirmed 90 "${orders[@]}"
  check "eventctl lag counts none of them" lag_becomes 60 inventory-service-order-reservations '== 0'
  check "eventctl verify finds no fault again" verify_finds_no_fault
}
killed_service() {
  say "killing a service; one of its tokens is lost"
  compose kill -s KILL inventory-service >/dev/null 2>&1
  check "orders are accepted without inventory-service" place_five
  check "a lost secret is generated again" lost_secret_is_generated_again
  compose start inventory-service >/dev/null 2>&1
  check "they are confirmed once it is back" confirmed 120 "${orders[@]}"
}
in_full() { # steps…
  local step
  for step in ${FULL:+"$@"}; do "$step"; done
}

# ---- the run
export COMPOSE_PROJECT_NAME=event-orchestrator-test TAG=compose-test COMPOSE_ANSI=never COMPOSE_PROGRESS=plain
unset SECRETS JARS MAVEN_SETTINGS
docker_here || pass_over
compose_here || pass_over
clean_clone || give_up "a clean clone"
compose ${FULL:+--profile registry} config --images >"$work/images" || give_up "docker compose config"
images_here $(base_images) $(grep -v ^event-orchestrator/ "$work/images" | sort -u) || pass_over
runs_here "$(grep -m 1 apache/kafka "$work/images")" || pass_over
if [ "${1:-}" = images ]; then
  say "building the images"
  compose --profile tools build --quiet || give_up "docker compose build"
  pass "the images are built"
  exit
fi
is_built || { say "building the jars"; mvn -B -ntp -q -DskipTests package || give_up "mvn package"; }
own_ports
stack=yes
compose --profile tools --profile observability --profile registry down --volumes --remove-orphans >/dev/null 2>&1
docker image rm --force $(own_images) >/dev/null 2>&1

say "docker compose up --wait in a clean clone"
up=$SECONDS begun_at=$(date +%s)
compose up --wait --quiet-pull >"$work/up.log" 2>&1 || { tail -50 "$work/up.log"; give_up "docker compose up --wait"; }
pass "up --wait returned after $((SECONDS - up)) s"
created=$(docker inspect -f '{{.Created}}' $(compose ps -aq) | sort | head -n 1)
say "FIGURE: images and first containers took $(($(date -d "$created" +%s) - begun_at)) s of it"
curl -fsS -X PUT "127.0.0.1:$INVENTORY_SERVICE_PORT/stock/TEST-SKU" -H 'content-type: application/json' \
  -d '{"onHand":1000}' >/dev/null
order TEST-SKU && confirmed 60 "${orders[0]}" && first=$((SECONDS - up))
if [ -n "$first" ]; then
  pass "the first order was confirmed $first s after up"
else
  give_up "the first order is confirmed"
fi

check "a return of it is completed and refunded" refunded 60 "${orders[0]}"
check "only their readers can read the secrets" only_their_readers_have_them
check "no secret is in docker inspect, an image's history or a log" secrets_are_shown_nowhere
check "the caller and the called service have one token for returns" one_token_for_returns
check "up again keeps the secrets" up_again_keeps_them
check "two runs that generate secrets at the same time agree on them" apart two_runs_agree
check "supplied secrets are used, and kept without their folder" apart supplied_secrets_are_used
check "a sidecar without its token does not start" no_token_no_sidecar
check "images can be built from this machine's jars" jars_of_this_machine
check "services run unprivileged, read-only and with a memory limit" hardened
check "order-service's image maps its AOT cache" maps_its_cache order-service
check "a wrong database password ends the service with a clear line" broken_password
check "eventctl lag exports the metrics that the alerts need for each group" lag_is_exported
in_full schema_registry
say "the ports, from the outside"
check "containers listen only on the declared ports" only_declared_ports_listen
check "from another container, only these ports answer" only_declared_ports_answer
check "from outside of Docker, only the published ports answer, on the loopback" published_ports_are_on_loopback
check "without a token, nothing is delivered and no sidecar is used" strangers_deliver_nothing
check "mails arrived at Mailpit" mails
check "eventctl verify finds each event at each consumer" verify_finds_no_fault
in_full demo_orders parts_gone

say "a malformed event per subscription"
check "malformed events are sent" send_malformed
check "each subscription has one dead letter with its reason" letters_are_as_expected 60

in_full record_too_large killed_broker killed_sidecar killed_service
check "a failing handler is retried" failing_handler
check "the services expose every metric of the alerts and the dashboard" metrics_are_there
check "none of this left another dead letter" letters_are_as_expected 30
say "docker compose stop"
compose stop >/dev/null 2>&1
check "services and sidecars received the signal and exited by themselves" stopped_gracefully

# As the README says; without the profiles, their containers would stay, and so would the network.
nothing_is_left() {
  compose --profile '*' down --volumes --timeout 20 >/dev/null 2>&1 && [ -z "$(containers)" ] &&
    [ -z "$(docker volume ls -q --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME")" ]
}
check "docker compose --profile '*' down removes everything" nothing_is_left
