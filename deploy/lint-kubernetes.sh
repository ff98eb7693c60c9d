#!/usr/bin/env bash
# Builds each overlay and checks its resources: strict schemas of Kubernetes, Dapr, KEDA and Strimzi (kubeconform),
# then names, policies and delivery rules (eventctl lint). Needs a JDK and Maven. Missing tools, kustomize (or kubectl)
# and kubeconform, are built from their Go modules; schemas are generated once. Both are cached in
# ~/.cache/event-orchestrator/kubernetes-lint.
set -euo pipefail
cd "$(dirname "$0")/.."
KUBERNETES=1.34.4 DAPR=1.18.2 KEDA=2.21.0 KUBECONFORM=0.8.0 KUSTOMIZE=5.7.1
cache=${XDG_CACHE_HOME:-$HOME/.cache}/event-orchestrator/kubernetes-lint
sources=$(cat deploy/kubernetes/generate-schemas.py deploy/kubernetes/crds/* | sha256sum | cut -c1-8)
schemas=$cache/schemas-$KUBERNETES-$DAPR-$KEDA-$sources
out=$cache/built
mkdir -p "$cache/bin" "$out"
export PATH=$PATH:$cache/bin
begin=$SECONDS

fail() {
  echo "lint-kubernetes: $1" >&2
  exit 3
}

# tool NAME MODULE@VERSION: builds it from its Go module unless it is installed
tool() {
  command -v "$1" > /dev/null && return
  command -v go > /dev/null || fail "no $1 found, and no Go to build it with: install one of them."
  echo "Building $1"
  GOBIN=$cache/bin CGO_ENABLED=0 go install -trimpath "$2"
}

# module MODULE@VERSION: prints the folder of its sources
module() {
  command -v go > /dev/null || fail "no Go found to fetch $1 with."
  go mod download -json "$1" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p'
}

make_schemas() {
  python3 -c 'import yaml' 2> /dev/null || fail "making the schemas needs Python with PyYAML: install python3-yaml."
  echo "Making schemas of Kubernetes $KUBERNETES, Dapr $DAPR, KEDA $KEDA"
  rm -rf "$cache"/schemas-*
  python3 deploy/kubernetes/generate-schemas.py "$schemas.new" \
    "$(module k8s.io/kubernetes@v$KUBERNETES)/api/openapi-spec/swagger.json" \
    "$(module github.com/dapr/dapr@v$DAPR)/charts/dapr/crds" \
    "$(module github.com/kedacore/keda/v2@v$KEDA)/config/crd/bases" \
    deploy/kubernetes/crds
  mv "$schemas.new" "$schemas"
}

build() {
  if command -v kustomize > /dev/null; then kustomize build "$1"; else kubectl kustomize "$1"; fi
}

command -v kubectl > /dev/null || tool kustomize sigs.k8s.io/kustomize/kustomize/v5@v$KUSTOMIZE
tool kubeconform github.com/yannh/kubeconform/cmd/kubeconform@v$KUBECONFORM
[ -d "$schemas" ] || make_schemas

built=()
for overlay in k8s/overlays/*/; do
  name=$(basename "$overlay")
  build "$overlay" > "$out/$name.yaml"
  built+=("$out/$name.yaml")
done
kubeconform -strict -summary -schema-location "$schemas/{{.ResourceKind}}{{.KindSuffix}}.json" \
  -schema-location "$schemas/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json" "${built[@]}"
./eventctl lint "${built[@]}"
echo "linted in $((SECONDS - begin)) s"
