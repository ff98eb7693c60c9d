package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.Catalogue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One role per service and one per state store, which owns a schema of the common database and has access to nothing
 * else.
 */
final class DatabaseRoles {

    private static final Map<String, String> SCHEMAS = schemas(Catalogue.load());

    private final DatabasePasswords passwords;

    DatabaseRoles(DatabasePasswords passwords) {
        this.passwords = passwords;
    }

    private static Map<String, String> schemas(Catalogue contract) {
        Map<String, String> schemas = contract.services().stream()
                .collect(Collectors.toMap(service -> service.replace('-', '_'), contract::domain));
        contract.stateStores().forEach(store -> schemas.put(store.role(), store.schema()));
        return schemas;
    }

    static Set<String> names() {
        return SCHEMAS.keySet();
    }

    /** @param connection the superuser's, to the database of the services */
    void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Otherwise the server would log a failed statement, including the password.
            statement.execute("set log_min_error_statement = panic");
            statement.execute("revoke all on schema public from public");
            for (String database : Set.of(connection.getCatalog(), "postgres", "template1")) {
                statement.execute("revoke all on database " + database + " from public");
            }
            for (String role : SCHEMAS.keySet()) {
                create(statement, role);
                grant(statement, role, connection.getCatalog());
                setPassword(statement, role);
            }
        }
    }

    private static void create(Statement statement, String role) throws SQLException {
        if (!statement
                .executeQuery("select 1 from pg_roles where rolname = '" + role + "'")
                .next()) {
            statement.execute("create role \"" + role + "\" login");
        }
    }

    private static void grant(Statement statement, String role, String database) throws SQLException {
        String schema = SCHEMAS.get(role);
        statement.execute("grant connect on database %s to \"%s\"".formatted(database, role));
        statement.execute("create schema if not exists \"%s\" authorization \"%s\"".formatted(schema, role));
        statement.execute("alter role \"%s\" set search_path = \"%s\"".formatted(role, schema));
    }

    private void setPassword(Statement statement, String role) throws SQLException {
        statement.execute("alter role \"%s\" password '%s'"
                .formatted(role, passwords.of(role).orElseThrow()));
    }
}
