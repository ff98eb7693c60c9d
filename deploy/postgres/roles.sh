#!/bin/bash
# Creates a role and a schema for each service and each state store, with their passwords, and the role of eventctl
# outbox; may be repeated at any time.
set -euo pipefail
PGPASSWORD=$(cat /run/secrets/postgres/postgres_password)
export PGPASSWORD

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 <<'SQL' || {
set client_min_messages = warning;
revoke all on schema public from public;
revoke all on database events, postgres, template1 from public;
SQL
  echo "PostgreSQL refuses its superuser: its data are older than the secrets. Put the former password into" \
    "deploy/secrets/postgres_password, or delete the data with docker compose down --volumes." >&2
  exit 1
}

# psql reads the password itself, because every user can see command lines.
login() { # role, file of the password
  FILE=$2 psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --set role="$1" <<'SQL'
\set password `cat "$FILE"`
select format('create role %I login', :'role') where not exists (select from pg_roles where rolname = :'role') \gexec
alter role :"role" with password :'password';
grant connect on database events to :"role";
SQL
}

prepare() { # role, schema, file of the password
  login "$1" "$3"
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --set role="$1" --set schema="$2" <<'SQL'
set client_min_messages = warning;
alter role :"role" set search_path = :"schema";
create schema if not exists :"schema" authorization :"role";
SQL
  echo "$1 has its schema $2"
}

# Each service grants it what eventctl outbox needs, when it migrates its tables.
login outbox_operator /run/secrets/operator/outbox_operator_password
prepare order_service orders /run/secrets/order-service/DATABASE_PASSWORD
prepare order_service_state orders_state /run/secrets/order-service-state/STATE_PASSWORD
prepare inventory_service inventory /run/secrets/inventory-service/DATABASE_PASSWORD
prepare notification_service notifications /run/secrets/notification-service/DATABASE_PASSWORD
