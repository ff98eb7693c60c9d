# Sourced by the tests of a deployed platform, compose and Kubernetes: how they count and tell, and what both look at.
# Whoever sources it gives $work, a folder, and what reaches its platform:
#   state ORDER             the state of an order
#   letters                 eventctl dlq list --json; fails if it could not read all of them
#   malformed TOPIC         something that is no JSON, through the sidecar of the service that publishes to the topic
#   malformed_replay TOPIC  the same to a replay topic, past the sidecars

begun=$SECONDS passed=0 failed=0
say() { printf '%4d s  %s\n' $((SECONDS - begun)) "$*"; }
pass() { passed=$((passed + 1)); say "passed: $*"; }
fail() { failed=$((failed + 1)); say "FAILED: $*"; }
check() { local what=$1; shift; if "$@" >"$work/check.log" 2>&1; then pass "$what"; else fail "$what"; tail -n 15 "$work/check.log"; fi; }

confirmed() { # seconds, orders…: within that time they all are
  local until=$((SECONDS + $1)) id
  shift
  for id in "$@"; do
    until [ "$(state "$id")" = CONFIRMED ]; do
      [ $SECONDS -lt "$until" ] || { echo "$id is $(state "$id")"; return 1; }
      sleep 0.1
    done
  done
}

# Only its group's operator writes to a replay topic, and no sidecar.
send_malformed() { # one for each subscription
  local topic
  for topic in $(sed -n 's/^  topic: //p' dapr-components/subscriptions/*.yaml | sort -u); do
    case $topic in
      *.replay) malformed_replay "$topic" || return 1 ;;
      *) malformed "$topic" || return 1 ;;
    esac
  done
}

# A subscription with rules is judged by the sidecar first, which gives no reason.
expected_letters() {
  local file reason
  for file in dapr-components/subscriptions/*.yaml; do
    grep -q '^    rules:' "$file" && reason=unknown || reason=not-json
    sed -n "s/^  deadLetterTopic: \(.*\)/\1 $reason/p" "$file"
  done | sort
}

# The topic and the reason of each letter.
letter_lines() { sed -n 's#.*"letter":"\([^/]*\)/[^"]*".*"reason":"\([^"]*\)".*#\1 \2#p' | sort; }

letters_are_as_expected() { # seconds: within that time there is one for each malformed event, and no other
  local until=$((SECONDS + $1))
  expected_letters >"$work/expected"
  until letters | letter_lines >"$work/letters" && diff "$work/expected" "$work/letters"; do
    [ $SECONDS -lt "$until" ] || return 1
    sleep 1
  done
}
