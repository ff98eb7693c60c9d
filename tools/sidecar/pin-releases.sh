#!/usr/bin/env bash
# Pins the official programs of the version in go.mod: writes releases.sha256, to be committed. Run it where Dapr's
# releases are reachable; afterwards a machine without them downloads the release instead of building it.
set -euo pipefail
cd "$(dirname "$0")"
version=$(sed -n 's#.*github.com/dapr/dapr v##p' go.mod | head -n 1)
releases=${DAPR_RELEASES:-https://github.com/dapr/dapr/releases/download}
for program in daprd placement scheduler; do
  for platform in linux_amd64 linux_arm64 darwin_amd64 darwin_arm64; do
    url="$releases/v$version/${program}_$platform.tar.gz"
    sha256=$(curl -fsSL "$url.sha256" | cut -c 1-64)
    [[ $sha256 =~ ^[0-9a-f]{64}$ ]] || { echo "$url.sha256 holds no digest" >&2; exit 1; }
    echo "$sha256  $url"
  done
done > releases.part
mv releases.part releases.sha256
cat releases.sha256
