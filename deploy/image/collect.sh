#!/usr/bin/env bash
# Copies the jars for the images, each with its SBOM, to a folder: deploy/image/collect.sh FOLDER
# Run mvn package first. A module becomes an image if it has an SBOM.
set -euo pipefail
folder=${1:?usage: collect.sh FOLDER}
mkdir -p "$folder"

for parts in {*-service,platform/*}/target/classes/META-INF/sbom/application.cdx.json; do
  [ -f "$parts" ] || { echo "collect.sh: no jars here; mvn -DskipTests package builds them" >&2; exit 1; }
  module=${parts%%/target/*}
  app=${module##*/}
  jar=$module/target/$app-image.jar
  [ -f "$jar" ] || jar=$module/target/$app.jar
  cp "$jar" "$folder/$app.jar"
  cp "$parts" "$folder/$app.cdx.json"
done
