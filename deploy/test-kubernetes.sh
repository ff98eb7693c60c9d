#!/usr/bin/env bash
# Applies k8s/overlays/local to a cluster, as in docs/operating.md, and uses it: the demo's orders, eventctl verify with
# everything and without a topic, a subscription and a service, a malformed event per subscription, a restart of every
# Deployment under load. Ends with "N passed, N failed", or exits with 75 if there is no cluster.
#   deploy/test-kubernetes.sh                  starts a node from the kit in $KIT (../shared/kubernetes)
#   CONTEXT=NAME deploy/test-kubernetes.sh     uses the cluster of this kubectl context
# IMPORT="kind load docker-image" loads the images into that cluster.
# TAG names the images; they are built unless BUILD=no. KEEP=1 leaves everything running.
set -uo pipefail
cd "$(dirname "$0")/.."
. deploy/docker-here.sh
KIT=${KIT:-$here_root/../shared/kubernetes}
export TAG=${TAG:-test}
services=(*-service)
own_images=("event-orchestrator/eventctl:$TAG")
for service in "${services[@]}"; do own_images+=("event-orchestrator/$service:$TAG"); done
others=($(grep -hoE '(apache/kafka|postgres|axllent/mailpit):[v0-9.]+' k8s/overlays/local/*.yaml | sort -u))

node= namespace=
work=$(mktemp -d)
. deploy/checks.sh
must() {
  local what=$1
  shift
  if "$@" > "$work/check.log" 2>&1; then pass "$what"; else fail "$what"; tail -n 30 "$work/check.log"; exit 1; fi
}

finish() {
  trap - EXIT INT TERM
  if [ "$failed" -gt 0 ] && [ -n "$namespace" ]; then
    kube get pods
    kube get events --sort-by=.lastTimestamp | tail -n 15
    for service in "${services[@]}"; do
      for container in app daprd; do
        echo "-- $service, $container"
        kube logs "deployment/$service" -c $container --tail 300 |
          grep -E '"level":"(WARN|ERROR|warning|error|fatal)"' | tail -n 5 | cut -c 1-500
      done
    done
  fi
  docker_gone
  if [ -z "${KEEP:-}" ]; then
    [ -z "$namespace" ] || [ -n "$node" ] || kube delete namespace event-orchestrator --timeout=180s > /dev/null
    [ -z "$node" ] || "$KIT/down.sh"
  fi
  rm -rf "$work"
  echo "$passed passed, $failed failed"
  # In a trap, exit without a number keeps the earlier status.
  exit $((failed > 0))
}
trap finish EXIT
trap 'fail "interrupted"; exit 1' INT TERM

# ---- the cluster
if [ -n "${CONTEXT:-}" ]; then
  echo "exec kubectl --context '$CONTEXT' \"\$@\"" > "$work/kubectl"
  near() { "$@" --context "$CONTEXT"; }
  import() { [ -z "${IMPORT:-}" ] || $IMPORT "$@"; }
elif [ -x "$KIT/up.sh" ]; then
  echo "exec '$KIT/kubectl' \"\$@\"" > "$work/kubectl"
  near() { "$KIT/in-cluster.sh" env KUBECONFIG="${KIT_HOME:-$here_cache/kubernetes}/run/admin.kubeconfig" "$@"; }
  import() { "$KIT/import-images.sh" "$@"; }
else
  say "skipped: CONTEXT names no cluster, and there is nothing at $KIT to start one with"
  trap - EXIT
  exit 75
fi
chmod +x "$work/kubectl"
kube() { "$work/kubectl" -n event-orchestrator "$@"; }
answers() { kube get --raw /readyz; }
install_node() {
  local wanted=() need
  for need in containerd:containerd runc:runc iptables:iptables nft:nftables; do
    command -v "${need%%:*}" > /dev/null || wanted+=("${need##*:}")
  done
  [ ${#wanted[@]} = 0 ] ||
    {
      apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}"
    }
}
node_up() {
  install_node && "$KIT/build.sh" 4 && node=yes &&
    "$KIT/up.sh" 4d --set dapr_sidecar_injector.sidecarDropALLCapabilities=true
}
is_free() { ! kube get namespace event-orchestrator; }

build() {
  # Touches the file as eventctl does after a build, so that eventctl does not build again.
  mvn -B -ntp -q -DskipTests package && touch platform/eventctl/target/eventctl.classpath &&
    deploy/image/collect.sh target/images || return 1
  local image app
  for image in "${own_images[@]}"; do
    app=${image#*/} app=${app%:*}
    docker build --build-arg JARS=here --build-arg APP="$app" -t "$image" . || return 1
  done
}

# Production's broker, scaler and database are missing, but their resource types exist if a Go module or this project
# has them.
production_is_accepted() {
  local keda
  keda=$(sed -n 's/.* KEDA=\([0-9.]*\).*/\1/p' deploy/lint-kubernetes.sh)
  keda=$(go mod download -json "github.com/kedacore/keda/v2@v$keda" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
  kube apply --server-side -f "$keda/config/crd/bases" -f deploy/kubernetes/crds &&
    kube wait --for=condition=Established crd --all --timeout=60s &&
    kube create namespace kafka &&
    kube apply --server-side -f k8s/overlays/production/services/namespace.yaml &&
    kube kustomize k8s/overlays/production > "$work/production.yaml" &&
    "$work/kubectl" apply --server-side --dry-run=server -f "$work/production.yaml"
}

# ---- the platform as its users see it
in_pod() { { declare -f confirmed refunded; cat deploy/kubernetes/client.sh; cat; } | kube exec -i "$@" -- bash -s; }
client() { in_pod tester <<< "$*"; }
eventctl() { kube exec tester -- java @/app/jvm.args -XX:AOTCache=/app/app.aot -jar app.jar "$@"; }
manifests() { kube kustomize k8s/overlays/local | sed "s#\(image: event-orchestrator/.*\):dev\$#\1:$TAG#"; }
apply() { manifests > "$work/local.yaml" && kube apply --server-side -f "$work/local.yaml"; }
tester() {
  sed "s#:dev\$#:$TAG#" deploy/kubernetes/tester.yaml > "$work/tester.yaml" &&
    kube apply --server-side -f "$work/tester.yaml" && kube wait --for=condition=Ready pod/tester --timeout=120s
}
rolled_out() {
  local service
  for service in "${services[@]}"; do kube rollout status "deployment/$service" --timeout=600s || return 1; done
}
restarts() {
  kube get pods -l app.kubernetes.io/component=service \
    -o jsonpath='{range .items[*].status.containerStatuses[*]}{.restartCount}{"\n"}{end}' |
    awk '{sum += $1} END {print sum + 0}'
}

# By the lines that docs/verify.md has for a cluster.
k() { kube "$@"; }
verify() {
  local lines
  lines=$(sed -n "/^for secret in/,/ verify'\$/p" docs/verify.md)
  [[ $lines == *" verify'" ]] || { echo "docs/verify.md has no lines for a cluster"; return 2; }
  eval "${lines%\'} $*'" 2>&1
}

# ---- parts that are gone
kafka_topics() {
  kube exec kafka-0 -- env KAFKA_HEAP_OPTS=-Xmx64m /opt/kafka/bin/kafka-topics.sh \
    --bootstrap-server kafka.event-orchestrator.svc.cluster.local:9092 "$@"
}
subscription_is_deleted() { kube delete subscription.dapr.io "$gone_subscription" && restart order-service; }
subscription_is_applied() { kube apply --server-side -f "$work/local.yaml" && restart order-service; }
scaled() { # replicas; none is left of the old ones if it is 0
  kube scale "deployment/$gone_service" --replicas="$1" &&
    if [ "$1" = 0 ]; then
      kube wait --for=delete pod -l "app.kubernetes.io/name=$gone_service" --timeout=180s
    else
      kube rollout status "deployment/$gone_service" --timeout=300s
    fi
}
verify_blames() { # what is named, and all that may be
  check "eventctl verify fails" verify_fails 60
  check "it names it" verify_named "$1"
  check "it names nothing else" verify_named_only "$2"
}

malformed() { # topic; through the sidecar of the service that publishes it, as bytes
  local service
  service=$(publisher "$1")
  in_pod "deployment/$service" -c app <<< "http POST 127.0.0.1:3500 \
    '/v1.0/publish/events/$1?metadata.rawPayload=true&metadata.partitionKey=malformed' \
    '{\"malformed\"' 'dapr-api-token: '\$DAPR_API_TOKEN"
}
malformed_replay() {
  kube exec -i kafka-0 -- env KAFKA_HEAP_OPTS=-Xmx64m /opt/kafka/bin/kafka-console-producer.sh \
    --bootstrap-server kafka.event-orchestrator.svc.cluster.local:9092 --topic "$1" <<< '{"malformed"'
}
letters() { eventctl dlq list --json; }
no_letters() { local found; found=$(letters | letter_lines) && [ -z "$found" ]; }

# ---- a record that can never be published, as a relay sets one aside
insert_too_large() {
  kube exec -i postgres-0 -- psql -U postgres -d events -v ON_ERROR_STOP=1 <<< "
    insert into orders.event_outbox (state, topic, partition, message_key, headers, value, reason)
    values ('SET_ASIDE', 'orders.order.placed', 0, convert_to('a-test', 'UTF8'), '[]', '{}', 'too large for a test')"
}
set_aside_is_discarded() {
  eventctl outbox list > "$work/aside" && cat "$work/aside" && grep -q '1 set aside' "$work/aside" &&
    eventctl outbox discard --key a-test --why 'a test' --by tester --yes &&
    eventctl outbox list | grep 'nothing is set aside'
}

# ---- ports, tried from another pod; the kit's network enforces no policies
outside() { { cat deploy/outside.sh; cat <<< "$*"; } | kube exec -i tester -- bash -s; }
service_pods() { # prints service, address and pod of each
  kube get pods -l app.kubernetes.io/component=service --field-selector=status.phase=Running -o \
    jsonpath='{range .items[*]}{.metadata.labels.app\.kubernetes\.io/name} {.status.podIP} {.metadata.name}{"\n"}{end}'
}
# Allows only the ports of both containers and 3501, where the sidecar reports its health to the kubelet.
only_declared_ports_listen() {
  local service ip pod port declared listening
  while read -r service ip pod; do
    declared=$(kube get pod "$pod" -o jsonpath='{.spec.containers[*].ports[*].containerPort}')
    listening=$({ cat deploy/outside.sh; echo listening; } | kube exec -i "$pod" -c app -- bash -s) || return 1
    listening=$(grep -v loopback <<< "$listening" | xargs)
    echo "$pod listens on $listening, declared are $declared"
    for port in $listening; do
      [[ " $declared 3501 " == *" $port "* ]] || { echo "$port is not declared"; return 1; }
    done
  done <<< "$(service_pods)"
}
strangers_deliver_nothing() {
  local service ip pod path public inner
  while read -r service ip pod; do
    public=$(kube get pod "$pod" -o jsonpath='{.spec.containers[?(@.name=="app")].ports[0].containerPort}')
    inner=$(kube get pod "$pod" -o jsonpath='{.metadata.annotations.dapr\.io/app-port}')
    for path in $(routes "$service"); do
      outside "
        for port in $inner 3500 50001; do ! answers $ip \$port || { echo '$service answers at' \$port; exit 1; }; done
        expect 404 POST $ip $public $path
        refuses $ip 50002 $path" < /dev/null || return 1
    done
  done <<< "$(service_pods)"
}

restart() { # service; returns once the old pod is gone
  local old
  old=$(kube get pods -l "app.kubernetes.io/name=$1" -o name)
  kube rollout restart "deployment/$1" && kube rollout status "deployment/$1" --timeout=300s &&
    kube wait --for=delete $old --timeout=180s
}
under_load() {
  local service load
  client load > "$work/load" &
  load=$!
  for service in "${services[@]}"; do
    check "$service restarts" restart "$service"
  done
  kube exec tester -- touch /tmp/stop
  wait $load
}
all_confirmed() {
  local ids
  ids=$(grep -v again "$work/load" | tr '\n' ' ')
  [ -n "$ids" ] && client "confirmed 180 $ids"
}
duplicates() {
  local pod
  for pod in $(kube get pods -l app.kubernetes.io/component=service -o name); do
    in_pod "$pod" -c app <<< 'http GET 127.0.0.1:$SERVER_PORT /actuator/prometheus'
  done | awk '/^events_consumed(_events)?_total\{.*outcome="(DUPLICATE|duplicate)"/ {sum += $NF} END {print sum + 0}'
}

# ---- the run
docker_here && images_here "${others[@]}" eclipse-temurin:25-jre ||
  { say "skipped: $passed_over"; trap - EXIT; docker_gone; exit 75; }
[ "${BUILD:-}" = no ] || must "images are built" build
answers > /dev/null 2>&1 || must "a node with Dapr is up" node_up
must "nothing of the platform is in the cluster yet" is_free
must "images are in the cluster" import "${own_images[@]}" "${others[@]}"
docker_gone
namespace=yes
[ -n "${CONTEXT:-}" ] || check "the API server accepts the production overlay (dry run)" production_is_accepted
must "secrets are generated" env KUBECTL="$work/kubectl" k8s/overlays/local/secrets.sh
must "the doctor finds the cluster ready" near ./eventctl doctor --kubernetes --overlay local
start=$SECONDS
must "the local overlay is applied" apply
must "the topics exist" kube wait --for=condition=complete job/topics --timeout=300s
must "the services are ready" rolled_out
must "the client's pod is ready" tester
must "stock is set" client "http PUT inventory-service:80 /stock/TEST-SKU '{\"onHand\":1000000}'"
must "the first order is confirmed" client 'confirmed 120 "$(order first)"'
say "FIGURE: the first order was confirmed $((SECONDS - start)) s after kubectl apply;" \
  "containers had been restarted $(restarts) times"
check "a return of it is completed and refunded" client 'refunded 120 "$(order first)"'
check "the demo's orders end as expected" eventctl demo --once --at '*'
check "mails arrived at Mailpit" client "http GET mailpit:8025 /api/v1/messages | grep -q '\"total\":[1-9]'"
check "there are no dead letters" no_letters
check "eventctl verify finds each event at each consumer" verify_finds_no_fault
say "a dead letter topic is gone"
check "it is deleted" kafka_topics --delete --topic "$gone_topic"
verify_blames "$without_topic" "$gone_topic"
check "topics apply creates it again" eventctl topics apply --yes --replication 1
check "eventctl verify finds no fault again" verify_finds_no_fault
say "a subscription is gone"
check "it is deleted" subscription_is_deleted
verify_blames "$without_subscription" inventory.stock.released
check "the overlay brings it back" subscription_is_applied
check "eventctl verify finds no fault again" verify_finds_no_fault
say "a service is gone"
check "it is scaled to zero" scaled 0
verify_blames "$without_service" "$gone_service"
check "it is scaled back" scaled 1
check "eventctl verify finds no fault again" verify_finds_no_fault
check "a record that can never be published is in an outbox" insert_too_large
check "eventctl outbox lists and discards it" set_aside_is_discarded
check "pods listen only on the declared ports" only_declared_ports_listen
check "from another pod, nothing is delivered and no sidecar is used" strangers_deliver_nothing
check "malformed events are sent" send_malformed
check "each subscription has one dead letter, and there are no others" letters_are_as_expected 90
say "restarting each Deployment under load"
loaded=$SECONDS
under_load
say "FIGURE: $(grep -vc again "$work/load") orders in $((SECONDS - loaded)) s with three restarts," \
  "$(grep -c again "$work/load") of them repeated because no answer came"
check "they are all confirmed" all_confirmed
check "no restart left a dead letter" letters_are_as_expected 90
say "FIGURE: $(duplicates) redeliveries were detected by the inboxes of the pods that run now"
