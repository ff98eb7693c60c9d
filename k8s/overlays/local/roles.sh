# Each state store has a role and a schema, as each service has.
# Sourced by PostgreSQL's start script when the database is created: creates a role and a schema for each service, and
# the role of eventctl outbox, which each service grants its rights when it migrates its tables.
psql -v ON_ERROR_STOP=1 -U postgres -d events \
  -v operator="$OPERATOR_PASSWORD" -v orders_state="$ORDERS_STATE_PASSWORD" \
  -v orders="$ORDERS_PASSWORD" -v inventory="$INVENTORY_PASSWORD" -v notifications="$NOTIFICATIONS_PASSWORD" <<'SQL'
revoke all on schema public from public;
revoke all on database events, postgres, template1 from public;
create role outbox_operator login password :'operator';
grant connect on database events to outbox_operator;
create role order_service login password :'orders';
create schema orders authorization order_service;
grant connect on database events to order_service;
alter role order_service set search_path = orders;
create role order_service_state login password :'orders_state';
create schema orders_state authorization order_service_state;
grant connect on database events to order_service_state;
alter role order_service_state set search_path = orders_state;
create role inventory_service login password :'inventory';
create schema inventory authorization inventory_service;
grant connect on database events to inventory_service;
alter role inventory_service set search_path = inventory;
create role notification_service login password :'notifications';
create schema notifications authorization notification_service;
grant connect on database events to notification_service;
alter role notification_service set search_path = notifications;
SQL
