# Generates missing passwords and tokens, in the container "secrets" of docker-compose.yml. Prints only names.
# Each folder in /secrets is a volume for its readers. A file in /given takes precedence; deploy/secrets/README.md
# names the files. Owners are the users of the images: services and eventctl 10001, sidecars 65532, PostgreSQL 999,
# Grafana 472.
set -eu
umask 077

random() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }

# Writes standard input to a new file, under a name that Spring does not read as a property, and prints that name.
prepare() { # folder, owner:group, mode
  prepared=$(mktemp "/secrets/$1/..XXXXXX")
  cat >"$prepared"
  [ -s "$prepared" ]
  chmod "$3" "$prepared"
  chown "$2" "$prepared"
  echo "$prepared"
}

keep() { # folder, file, owner:group, mode, file that takes precedence
  file=/secrets/$1/$2
  [ -s "$file" ] || rm -f "$file"
  if [ -s "$5" ]; then
    cmp -s "$5" "$file" && return
    new=$(prepare "$1" "$3" "$4" <"$5")
    mv "$new" "$file"
    echo "took $1/$2 from ${5##*/}"
  elif [ ! -e "$file" ]; then
    new=$(random | prepare "$1" "$3" "$4")
    # If two runs generate it at once, the first wins, because a link never replaces a file.
    ln "$new" "$file" 2>/dev/null && echo "generated $1/$2$again" || [ -e "$file" ]
    rm "$new"
  fi
}

again=
for file in /secrets/*/*; do
  [ ! -s "$file" ] ||
    again=", which was missing: run docker compose restart, because running containers keep the former one"
done

keep postgres postgres_password 999:999 0400 /given/postgres_password
keep grafana grafana_password 472:0 0400 /given/grafana_password
keep operator outbox_operator_password 10001:10001 0400 /given/outbox_operator_password
for folder in /secrets/*-state; do
  store=${folder#/secrets/}
  keep "$store" STATE_PASSWORD 65532:65532 0400 "/given/$store.password"
done
for folder in /secrets/*-service; do
  service=${folder#/secrets/}
  keep "$service" DATABASE_PASSWORD 10001:10001 0400 "/given/$service.database_password"
  keep "$service" DAPR_API_TOKEN 10001:65532 0440 "/given/$service.dapr_api_token"
  keep "$service" APP_API_TOKEN 10001:65532 0440 "/given/$service.app_api_token"
done
[ ! -s /given/payment_provider_token ] ||
  keep order-service ORDERS_REFUNDS_TOKEN 10001:10001 0400 /given/payment_provider_token
# One token in two places: order-service's sidecar sends it, and inventory-service requires it for returns.
keep order-service RETURNS_TOKEN 10001:65532 0440 /given/returns_token
keep inventory-service RETURNS_TOKEN 10001:10001 0400 /secrets/order-service/RETURNS_TOKEN
