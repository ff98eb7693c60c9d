#!/bin/sh
# Passes the local database's passwords to services that an IDE starts: one folder per service, which Spring reads as a
# config tree. Called by the run configurations in .run and .vscode.
set -eu
cd "$(dirname "$0")/../.."
passwords=.eventctl/data/postgres/pgpass
[ -f $passwords ] || {
  echo "No platform was started here yet: ./eventctl up --transport kafka" >&2
  exit 3
}
umask 077
for folder in *-service; do
  service=${folder%/}
  mkdir -p .eventctl/ide/$service
  role=$(echo $service | tr - _)
  sed -n "s/^\*:\*:\*:$role://p" $passwords > .eventctl/ide/$service/DATABASE_PASSWORD
done
