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
 * Creates the library's tables, without a service around them, for the tests of a class. They stand in a schema that
 * tests share, and are dropped again: a service that starts there later migrates an empty schema only.
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

    /** Has a pool connect as the owner of the tables. */
    public static void connect(HikariDataSource pool) {
        pool.setJdbcUrl(TestPlatform.postgres().jdbcUrl());
        pool.setUsername(OWNER);
        pool.setPassword(TestPlatform.postgres().password(OWNER));
        pool.setMaximumPoolSize(20);
    }

    /** Creates the tables anew, without any row. */
    public static void recreate() {
        clean();
        migrate("latest");
    }

    /**
     * Creates the tables anew as a former release left them.
     *
     * @param version the last migration of that release
     */
    public static void recreate(String version) {
        clean();
        migrate(version);
    }

    /**
     * Migrates the tables as they stand.
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
