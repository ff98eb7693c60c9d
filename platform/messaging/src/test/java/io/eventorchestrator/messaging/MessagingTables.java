package io.eventorchestrator.messaging;

import com.zaxxer.hikari.HikariDataSource;
import io.eventorchestrator.platform.testing.TestPlatform;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Creates the library's tables for the tests of a class, without a service. They are in a schema that tests share, and
 * are dropped afterwards: a service that starts there later migrates only an empty schema.
 */
public final class MessagingTables implements BeforeAllCallback, AfterAllCallback {

    private static final String OWNER = "notification_service";

    /** Connects as the owner of the tables. */
    public static DataSource database() {
        return new DriverManagerDataSource(
                TestPlatform.postgres().jdbcUrl(),
                OWNER,
                TestPlatform.postgres().password(OWNER));
    }

    /** Makes a pool connect as the owner of the tables. */
    public static void connect(HikariDataSource pool) {
        pool.setJdbcUrl(TestPlatform.postgres().jdbcUrl());
        pool.setUsername(OWNER);
        pool.setPassword(TestPlatform.postgres().password(OWNER));
        pool.setMaximumPoolSize(20);
    }

    /** Recreates the tables, empty. */
    public static void recreate() {
        clean();
        migrate("latest");
    }

    /**
     * Recreates the tables of a former release.
     *
     * @param version the last migration of that release
     */
    public static void recreate(String version) {
        clean();
        migrate(version);
    }

    /**
     * Migrates the existing tables.
     *
     * @param version the last migration to run
     */
    public static void migrate(String version) {
        flyway().locations("classpath:db/messaging").target(version).load().migrate();
    }

    @Override
    public void beforeAll(ExtensionContext tests) {
        recreate();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        clean();
    }

    private static void clean() {
        flyway().cleanDisabled(false).load().clean();
    }

    private static FluentConfiguration flyway() {
        return Flyway.configure().dataSource(database()).table("event_messaging_history");
    }
}
