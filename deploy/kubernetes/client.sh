# Precedes a script that deploy/test-kubernetes.sh runs in a pod with bash -s, together with confirmed and refunded of
# deploy/checks.sh. Pure bash, because the images have no curl.

# http METHOD HOST:PORT PATH [BODY [HEADER…]]: prints the response body; fails unless the status is 200 to 299
http() {
  local method=$1 address=$2 path=$3 body=${4:-} answer header
  { exec 3<> "/dev/tcp/${address%:*}/${address##*:}"; } 2> /dev/null || return 1
  {
    printf '%s %s HTTP/1.0\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %s\r\n' \
      "$method" "$path" "$address" "${#body}"
    for header in "${@:5}"; do printf '%s\r\n' "$header"; done
    printf '\r\n%s' "$body"
  } >&3
  answer=$(timeout 20 cat <&3)
  exec 3>&-
  printf '%s' "${answer#*$'\r\n\r\n'}"
  [[ $answer == HTTP/1.?' '2* ]]
}

# order KEY: places an order of one unit; prints its id
order() {
  local answer body='{"customer":{"id":"test","email":"test@example.com"},"currency":"EUR"'
  body=$body',"lines":[{"sku":"TEST-SKU","quantity":1,"unitPrice":100}]}'
  answer=$(http POST order-service:80 /orders "$body" "Idempotency-Key: $1") || return 1
  sed 's/^{"id":"\([^"]*\)".*/\1/' <<< "$answer"
}

# Places orders, one after the other, until /tmp/stop exists; repeats an unanswered one with the same key, as a client
# does. Prints ids, and "again" for each repetition.
load() {
  local n
  for ((n = 1; ; n++)); do
    [ ! -e /tmp/stop ] || return 0
    until order "load-$n"; do
      echo again
      sleep 0.2
    done
  done
}

state() { http GET order-service:80 "/orders/$1" | sed 's/.*"state":"\([A-Z]*\)".*/\1/'; }

return_order() {
  local body='{"lines":[{"sku":"TEST-SKU","quantity":1}],"reason":"a test"}'
  http POST order-service:80 "/orders/$1/returns" "$body" | sed 's/^{"id":"\([^"]*\)".*/\1/'
}
return_of() { http GET order-service:80 "/returns/$1"; }
refunds() { http GET payment-provider:8090 /refunds; }
