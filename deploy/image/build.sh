#!/usr/bin/env bash
# Builds the jars in an image's build stage. Docker passes a proxy as HTTPS_PROXY or HTTP_PROXY, which Maven ignores,
# so this script turns it into Maven's global settings. The user's settings.xml takes precedence.
set -euo pipefail

# In a work tree, mvn verify would not check the classes that this compiles.
[ ! -e .git ] || { echo "build.sh builds images only; run mvn package here" >&2; exit 1; }

decoded() { printf '%b' "${1//%/\\x}"; }
escaped() { sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g'; }

proxy() { # protocol, URL
  local rest=${2#*://} login=
  rest=${rest%%/*}
  [[ $rest != *@* ]] || { login=${rest%@*}; rest=${rest##*@}; }
  local port=${rest##*:}
  [[ $rest == *:* ]] || port=80
  echo "<proxy><id>$1</id><protocol>$1</protocol><host>${rest%:*}</host><port>$port</port>"
  if [ -n "$login" ]; then
    echo "<username>$(decoded "${login%%:*}" | escaped)</username>"
    echo "<password>$(decoded "${login#*:}" | escaped)</password>"
  fi
  # NO_PROXY ".example.com,10.0.0.1" becomes Maven's "*.example.com|10.0.0.1".
  direct=$(tr -d ' ' <<<"${NO_PROXY:-${no_proxy:-}}" | sed 's/,/|/g; s/\(^\||\)\./\1*./g' | escaped)
  echo "<nonProxyHosts>$direct</nonProxyHosts></proxy>"
}

https=${HTTPS_PROXY:-${https_proxy:-}} http=${HTTP_PROXY:-${http_proxy:-}} options=()
if [ -n "$https$http" ]; then
  umask 077
  settings=$(mktemp)
  trap 'rm -f "$settings"' EXIT
  {
    echo "<settings><proxies>"
    proxy https "${https:-$http}"
    proxy http "${http:-$https}"
    echo "</proxies></settings>"
  } >"$settings"
  options=(--global-settings "$settings")
fi

checks=$(printf ',!%s' checks/*)
checks=${checks#,}
# mvn verify checks the sources; an image only compiles them.
mvn --batch-mode --no-transfer-progress --threads 1C "${options[@]}" -Dmaven.test.skip=true -Dspotless.check.skip \
  -Derror-prone.off=-XepDisableAllChecks -pl "$checks" package
