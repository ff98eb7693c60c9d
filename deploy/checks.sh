# Sourced by the tests of a deployed platform (compose and Kubernetes): counting, reporting, and shared checks.
# The sourcing script provides the folder $work and functions that reach its platform:
#   state ORDER             prints the state of an order
#   return_order ORDER      requests the return of one unit; prints its id
#   return_of ID            prints a return
#   refunds                 prints the decisions of the payment provider
#   letters                 eventctl dlq list --json; fails if it could not read all dead letters
#   malformed TOPIC         sends invalid JSON through the sidecar of the service that publishes to the topic
#   malformed_replay TOPIC  sends invalid JSON to a replay topic, without a sidecar
#   verify OPTION…          eventctl verify

begun=$SECONDS passed=0 failed=0
say() { printf '%4d s  %s\n' $((SECONDS - begun)) "$*"; }
pass() { passed=$((passed + 1)); say "passed: $*"; }
fail() { failed=$((failed + 1)); say "FAILED: $*"; }
check() {
  local what=$1
  shift
  if "$@" >"$work/check.log" 2>&1; then pass "$what"; else fail "$what"; tail -n 15 "$work/check.log"; fi
}

confirmed() { # seconds, orders…: waits until all are confirmed
  local until=$((SECONDS + $1)) id
  shift
  for id in "$@"; do
    until [ "$(state "$id")" = CONFIRMED ]; do
      [ $SECONDS -lt "$until" ] || { echo "$id is $(state "$id")"; return 1; }
      sleep 0.1
    done
  done
}

refunded() { # seconds, order: returns one unit of it, and waits until it is refunded
  local until=$((SECONDS + $1)) id
  id=$(return_order "$2") && [ -n "$id" ] || return 1
  until return_of "$id" | grep -q '"state":"COMPLETED"'; do
    [ $SECONDS -lt "$until" ] || { return_of "$id"; return 1; }
    sleep 0.1
  done
  refunds | grep "\"returnId\":\"$id\",\"state\":\"REFUNDED\""
}

publisher() { # topic; prints the service whose scope holds it
  sed -n '/name: publishingScopes/{n;s/.*value: "\{0,1\}\([^"]*\).*/\1/p;}' dapr-components/pubsub-events.yaml |
    tr ';' '\n' | sed -n "s/^\([^=]*\)=\(.*,\)\{0,1\}$1\(,.*\)\{0,1\}\$/\1/p"
}

routes() { # service; prints the paths to which its sidecar delivers
  sed -nE "s#^ *(- )?(default|path): \"?(/events/$1-[^\"]*)\"?\$#\3#p" dapr-components/subscriptions/*.yaml | sort -u
}

# Operators, not sidecars, write to a replay topic.
send_malformed() { # one per subscription
  local topic
  for topic in $(sed -n 's/^  topic: //p' dapr-components/subscriptions/*.yaml | sort -u); do
    case $topic in
      *.replay) malformed_replay "$topic" || return 1 ;;
      *) malformed "$topic" || return 1 ;;
    esac
  done
}

# On a subscription with rules the sidecar judges first, and its dead letters have no reason.
expected_letters() {
  local file reason
  for file in dapr-components/subscriptions/*.yaml; do
    grep -q '^    rules:' "$file" && reason=unknown || reason=not-json
    sed -n "s/^  deadLetterTopic: \(.*\)/\1 $reason/p" "$file"
  done | sort
}

# Prints topic and reason of each dead letter.
letter_lines() { sed -n 's#.*"letter":"\([^/]*\)/[^"]*".*"reason":"\([^"]*\)".*#\1 \2#p' | sort; }

letters_are_as_expected() { # seconds: waits until each malformed event has a letter, and none is left over
  local until=$((SECONDS + $1))
  expected_letters >"$work/expected"
  until letters | letter_lines >"$work/letters" && diff "$work/expected" "$work/letters"; do
    [ $SECONDS -lt "$until" ] || return 1
    sleep 1
  done
}

# ---- eventctl verify
# Parts that the tests take away, and what it says then.
gone_topic=orders.order.placed.inventory-service-order-reservations.dlq
gone_subscription=order-service-inventory-outcomes--inventory-stock-released
gone_service=notification-service
without_topic="$gone_topic does not exist"
without_subscription='order-service-inventory-outcomes: not reached: the subscription to inventory.stock.released is'
without_service="notification-service-large-orders: not reached: .*$gone_service "

verify_finds_no_fault() {
  local told
  told=$(verify) && grep -q "^verified: .*, no fault" <<<"$told" || { echo "$told"; return 1; }
}
verify_fails() { # seconds; leaves its output in $work/verify, for verify_named
  local status=0
  verify --wait "$1" >"$work/verify" || status=$?
  cat "$work/verify"
  [ "$status" = 1 ]
}
verify_named() { grep "^! .*$1" "$work/verify" || { cat "$work/verify"; return 1; }; }
verify_named_only() { ! grep '^! ' "$work/verify" | grep -vE "$1"; } # faults
verify_names() { verify_fails "$1" && verify_named "$2: .*$3"; } # seconds, group, fault
