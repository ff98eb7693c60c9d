# Sourced: makes docker and docker compose usable, and takes back what it started.  $STANDINS names the folder of
# stand-in images, for a machine that reaches package registries but no image registry; ../shared/standins else.
# With it: docker_here, then images_here; docker_gone ends the daemon if this started it.

: "${STANDINS:=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/shared/standins}"
here_cache=${XDG_CACHE_HOME:-$HOME/.cache}/event-orchestrator
here_daemon=
export DOCKER_BUILDKIT=${DOCKER_BUILDKIT:-0}

has_standins() { [ -x "$STANDINS/build.sh" ]; }

docker_here() {
  if has_standins; then
    local wanted=()
    for need in dockerd:docker.io iptables:iptables mmdebstrap:mmdebstrap unzip:unzip; do
      command -v "${need%%:*}" >/dev/null || wanted+=("${need##*:}")
    done
    if [ ${#wanted[@]} -gt 0 ]; then
      echo "installing ${wanted[*]}"
      { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}"; } >/dev/null
    fi
    # Writable, since the images take their scripts' modes over.
    mkdir -p "$here_cache/standins-copy"
    cp -r --no-preserve=mode,ownership "$STANDINS/." "$here_cache/standins-copy"
    find "$here_cache/standins-copy" \( -name '*.sh' -o -name run \) -exec chmod +x {} +
    # The daemon's own client comes first.
    export PATH=/usr/bin:$PATH
  fi
  if ! docker version >/dev/null 2>&1; then
    has_standins || { echo "No Docker engine answers here." >&2; return 1; }
    # Not a child that holds this script's output open.
    "$here_cache/standins-copy/start-dockerd.sh" && here_daemon=yes
  fi
}

compose_here() {
  docker compose version >/dev/null 2>&1 && return
  export DOCKER_CONFIG=$here_cache/docker
  docker compose version >/dev/null 2>&1 && return
  has_standins || { echo "docker compose is missing." >&2; return 1; }
  echo "building the compose plugin"
  DEST=$DOCKER_CONFIG/cli-plugins "$here_cache/standins-copy/build-docker-plugins.sh" compose >"$here_cache/compose-plugin.log" 2>&1 ||
    { tail -20 "$here_cache/compose-plugin.log" >&2; return 1; }
}

# Everything that docker-compose.yml names and does not build, but for its profiles' images.
images_here() {
  has_standins || return 0
  "$here_cache/standins-copy/build.sh" debian temurin postgres kafka mailpit
  docker image inspect "daprio/daprd:$1" >/dev/null 2>&1 || daprd_image "$1"
}

daprd_image() {
  local folder=$here_cache/dapr-$1 context
  [ -x "$folder/daprd" ] || "$(dirname "${BASH_SOURCE[0]}")/../tools/sidecar/build.sh" "$folder"
  context=$(mktemp -d)
  cp "$folder/daprd" /etc/ssl/certs/ca-certificates.crt "$context"
  docker build -q -t "daprio/daprd:$1" -f "$here_cache/standins-copy/dapr/Dockerfile.daprd" "$context" >/dev/null
  rm -r "$context"
}

docker_gone() {
  [ -z "$here_daemon" ] || "$here_cache/standins-copy/stop-dockerd.sh"
}
