package io.eventorchestrator.messaging;

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

    /** Creates the tables anew, without any row. */
    public static void recreate() {
        clean();
        flyway().locations("classpath:db/messaging").load().migrate();
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
