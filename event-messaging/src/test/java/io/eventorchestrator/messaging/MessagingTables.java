package io.eventorchestrator.messaging;

import io.eventorchestrator.platform.testing.TestPlatform;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The library's tables without a service around them, in a schema that tests share. Drop them at the end: a service
 * that starts there later migrates an empty schema only.
 */
public final class MessagingTables {

    private static final String OWNER = "notification_service";

    private MessagingTables() {}

    /** Connects as the owner of the tables. */
    public static DataSource database() {
        return new DriverManagerDataSource(
                TestPlatform.postgres().jdbcUrl(),
                OWNER,
                TestPlatform.postgres().password(OWNER));
    }

    /** Creates them, empty. */
    public static void create() {
        drop();
        flyway().locations("classpath:db/messaging").load().migrate();
    }

    /** Leaves the schema empty. */
    public static void drop() {
        flyway().cleanDisabled(false).load().clean();
    }

    private static FluentConfiguration flyway() {
        return Flyway.configure().dataSource(database()).table("event_messaging_history");
    }
}
