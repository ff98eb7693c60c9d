# Sourced: makes docker and docker compose usable, and stops what it started. $STANDINS names the folder of stand-in
# images, for a machine that reaches package registries but no image registry; default ../shared/standins.
#   docker_here || …        an engine answers
#   compose_here || …       docker compose works, with BuildKit
#   images_here IMAGE… || … the images are available: existing, stand-ins, or pulled
#   runs_here IMAGE || …    a container of the image can run
#   test_kafka_here || …    the tests use the public Kafka image, run by Testcontainers
#   docker_gone             stops the engine that docker_here started, and no other
# If this machine lacks something, the project has not failed: each function then returns 75, with the reason in
# $passed_over.

here_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
here_cache=${XDG_CACHE_HOME:-$HOME/.cache}/event-orchestrator
here_scripts= here_daemon= passed_over=
: "${STANDINS:=$here_root/../shared/standins}"
# The images need BuildKit, which Docker before 23 does not use by default.
export DOCKER_BUILDKIT=${DOCKER_BUILDKIT:-1}

has_standins() { [ -x "$STANDINS/build.sh" ]; }
not_here() { passed_over=$1; return 75; }

docker_here() {
  has_standins && { standins_here || return; }
  docker version >/dev/null 2>&1 && return
  has_standins || {
    not_here "no Docker engine answers, and there are no stand-ins at $STANDINS to start one with"
    return
  }
  "$here_scripts/start-dockerd.sh" >"$here_cache/dockerd-start.log" 2>&1
  # An engine that was running before may belong to another run, which will stop it.
  grep -q "^dockerd: started" "$here_cache/dockerd-start.log" && here_daemon=yes && weigh_containers
  docker version >/dev/null 2>&1 ||
    not_here "the Docker engine can't start here: $(tail -n 1 "$here_cache/dockerd-start.log")"
}

# Without systemd and autogroups, all containers together get as much processor time as one thread beside them. A broker
# in a container then does not answer for minutes while tests and services start.
weigh_containers() {
  local group=/sys/fs/cgroup/cpu/docker
  [ "$(cat /proc/sys/kernel/sched_autogroup_enabled 2>/dev/null)" = 0 ] || return 0
  { mkdir -p $group && echo 4096 >$group/cpu.shares; } 2>/dev/null || true
}

standins_here() {
  local wanted=() need
  for need in dockerd:docker.io iptables:iptables mmdebstrap:mmdebstrap unzip:unzip; do
    command -v "${need%%:*}" >/dev/null || wanted+=("${need##*:}")
  done
  if [ ${#wanted[@]} -gt 0 ]; then
    echo "installing ${wanted[*]}"
    {
      apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}"
    } >/dev/null ||
      { not_here "${wanted[*]} can't be installed"; return; }
  fi
  # A writable and executable copy, because the images copy the modes of their files.
  mkdir -p "$here_cache"
  here_scripts=$(mktemp -d "$here_cache/standins-copy.XXXX")
  cp -r "$STANDINS/." "$here_scripts"
  chmod -R u+w "$here_scripts"
  find "$here_scripts" \( -name '*.sh' -o -name run \) -exec chmod +x {} +
  # The engine's own client comes first, but nothing else in its folder.
  if [ -x /usr/bin/docker ]; then
    ln -s /usr/bin/docker "$here_scripts/docker"
    export PATH=$here_scripts:$PATH
  fi
}

has_plugin() { docker "$1" version >/dev/null 2>&1; }

# compose builds images with buildx, or without it with the classic builder.
compose_here() {
  local plugin
  has_plugin compose && has_plugin buildx && return
  has_standins || { not_here "docker lacks its compose or its buildx plugin"; return; }
  export DOCKER_CONFIG=$here_cache/docker
  for plugin in compose buildx; do
    has_plugin $plugin && continue
    echo "building the plugin $plugin"
    DEST=$DOCKER_CONFIG/cli-plugins "$here_scripts/build-docker-plugins.sh" $plugin \
      >"$here_cache/$plugin-plugin.log" 2>&1 ||
      { not_here "the plugin $plugin can't be built, see $here_cache/$plugin-plugin.log"; return; }
  done
}

images_here() {
  local image
  for image in "$@"; do
    is_here "$image" && continue
    if has_standins; then stand_in "$image"; else docker pull --quiet "$image"; fi >"$here_cache/image.log" 2>&1 ||
      { not_here "$image is not available here: $(tail -n 1 "$here_cache/image.log")"; return; }
    echo "$image is available"
  done
}

# Rebuilt each time, because an older stand-in of the sidecar may lack a component of tools/sidecar.
is_here() {
  case $1 in daprio/*:*) has_standins && return 1 ;; esac
  docker image inspect "$1" >/dev/null 2>&1
}

# An engine that answers may still be unable to start containers. The image needs a shell.
runs_here() {
  docker run --rm --entrypoint bash "$1" -c true >"$here_cache/run.log" 2>&1 ||
    not_here "the Docker engine can't run a container here: $(sed -n '/[Ee]rror/{p;q}' "$here_cache/run.log")"
}

test_kafka_here() {
  local source=$here_root/platform/local/src/main/java/io/eventorchestrator/platform/testing/ContainerKafka.java
  images_here $(grep -oE '(apache/kafka|testcontainers/ryuk):[0-9.]+' "$source") || return
  runs_here "$(grep -oE 'apache/kafka:[0-9.]+' "$source")" || return
  export TEST_KAFKA=container
  # An engine inside a container supports neither privileged containers nor a gateway that leads back here.
  export TESTCONTAINERS_RYUK_CONTAINER_PRIVILEGED=false TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1 \
    TESTCONTAINERS_CHECKS_DISABLE=true
}

stand_in() {
  local tag=${1##*:}
  case $1 in
    apicurio/apicurio-registry:*) registry_image "$1" "$tag" ;;
    apache/kafka:*) KAFKA=$tag "$here_scripts/build.sh" kafka ;;
    busybox:*) busybox_image "$1" ;;
    maven:*-eclipse-temurin-*) maven_image "$1" "${tag%%-*}" "${tag##*-}" ;;
    axllent/mailpit:v*) MAILPIT=${tag#v} "$here_scripts/build.sh" mailpit ;;
    daprio/daprd:*) dapr_image daprio/daprd "$tag" daprd ;;
    daprio/dapr:*) dapr_image daprio/dapr "$tag" placement scheduler ;;
    eclipse-temurin:*-jre) JRE=${tag%-jre} "$here_scripts/build.sh" temurin ;;
    postgres:*) "$here_scripts/build.sh" postgres ;;
    testcontainers/ryuk:*) RYUK=$tag "$here_scripts/build.sh" ryuk ;;
    *) echo "it has no stand-in" && return 1 ;;
  esac
}

# The project's own builds of the sidecar (daprio/daprd) and of all parts (daprio/dapr), instead of the official ones.
dapr_image() { # image, version, programs
  local folder=$here_cache/dapr-$2-3 context program
  context=$(mktemp -d)
  cp /etc/ssl/certs/ca-certificates.crt "$context"
  for program in "${@:3}"; do
    [ -x "$folder/$program" ] || "$here_root/tools/sidecar/build.sh" "$folder" "$program" || return
    cp "$folder/$program" "$context"
  done
  docker build -q -t "$1:$2" -f "$here_scripts/dapr/Dockerfile.${1#daprio/}" "$context" ||
    { rm -r "$context"; return 1; }
  rm -r "$context"
}

# Debian's static build.
busybox_image() {
  local context
  context=$(mktemp -d)
  (cd "$context" && apt-get download -qq busybox-static && dpkg -x busybox-static*.deb . && rm ./*.deb) &&
    printf 'FROM scratch\nCOPY bin/busybox /bin/\nRUN ["/bin/busybox", "--install", "/bin"]\nCMD ["sh"]\n' \
      >"$context/Dockerfile" &&
    docker build -q -t "$1" "$context"
  local status=$?
  rm -r "$context"
  return $status
}

maven_image() { # image, Maven's version, the JDK's
  local context status jdk
  jdk=$(ls -d /usr/lib/jvm/*-"$3"-*/bin/javac | head -n 1)
  jdk=${jdk%/bin/javac}
  "$here_scripts/build.sh" debian || return
  context=$(mktemp -d "$here_cache/maven.XXXX")
  mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
    -Dartifact="org.apache.maven:apache-maven:$2:tar.gz:bin" -DoutputDirectory="$context" &&
    cp -a "$jdk" "$context/jdk" &&
    rm -f "$context/jdk/lib/src.zip" "$context/jdk/lib/security/cacerts" &&
    cp -L "$jdk/lib/security/cacerts" "$context/jdk/lib/security/cacerts" &&
    cat >"$context/Dockerfile" <<DOCKERFILE &&
FROM debian:bookworm-slim
COPY jdk /opt/java/openjdk
ADD apache-maven-$2-bin.tar.gz /opt
ENV JAVA_HOME=/opt/java/openjdk LANG=C.UTF-8
ENV PATH=/opt/apache-maven-$2/bin:/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
CMD ["mvn"]
DOCKERFILE
    docker build -q -t "$1" "$context"
  status=$?
  rm -r "$context"
  return $status
}

# The release of Maven Central, which the image contains too, on the services' JRE.
registry_image() { # image, version
  local context status jre
  jre=$(sed -n 's/^ARG JRE=//p' "$here_root/Dockerfile")
  context=$(mktemp -d "$here_cache/registry.XXXX")
  images_here "$jre" &&
    mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
      -Dartifact="io.apicurio:apicurio-registry-app:$2:tar.gz:all" -DoutputDirectory="$context" &&
    cat >"$context/Dockerfile" <<DOCKERFILE &&
FROM $jre
ADD apicurio-registry-app-$2-all.tar.gz /deployments
USER 185
ENTRYPOINT ["sh", "-c", "exec java \$JAVA_OPTS_APPEND -jar /deployments/quarkus-run.jar"]
DOCKERFILE
    docker build -q -t "$1" "$context"
  status=$?
  rm -r "$context"
  return $status
}

docker_gone() {
  if [ -n "$here_daemon" ]; then
    # The disk is used only by this project: delete layers that no build has used for days.
    docker image prune --force --filter until=72h >/dev/null 2>&1 || true
    docker builder prune --force --filter until=72h >/dev/null 2>&1 || true
    "$here_scripts/stop-dockerd.sh"
    here_daemon=
  fi
  [ -z "$here_scripts" ] || rm -rf "$here_scripts"
}
