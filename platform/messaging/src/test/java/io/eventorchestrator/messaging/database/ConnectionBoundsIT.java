package io.eventorchestrator.messaging.database;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Each time-out of {@code events.database} reaches the driver and the server, on each kind of connection. */
class ConnectionBoundsIT {

    private static final List<Properties> OPENED = new CopyOnWriteArrayList<>();
    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(Connections.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.datasource.url", TestPlatform.postgres().jdbcUrl(),
                        "spring.datasource.username", "inventory_service",
                        "spring.datasource.password", TestPlatform.postgres().password("inventory_service"),
                        "spring.datasource.driver-class-name", ObservedDriver.class.getName(),
                        "spring.datasource.hikari.maximum-pool-size", 1,
                        "events.database.connect", "3s",
                        "events.database.lock", "1500ms",
                        "events.database.statement", "7s",
                        "events.database.idle-transaction", "9s",
                        "events.database.silence", "18s"))
                .run();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @BeforeEach
    void forget() {
        OPENED.clear();
    }

    @Test
    void theServerBoundsAPooledConnection() throws SQLException {
        assertThat(settings(context.getBean(DataSource.class)))
                .containsOnly(
                        entry("lock_timeout", "1500ms"),
                        entry("statement_timeout", "7s"),
                        entry("idle_in_transaction_session_timeout", "9s"),
                        entry("tcp_user_timeout", "18000"),
                        entry("client_connection_check_interval", "18s"),
                        entry("tcp_keepalives_idle", "9"),
                        entry("tcp_keepalives_interval", "3"),
                        entry("tcp_keepalives_count", "3"),
                        entry("plan_cache_mode", "force_custom_plan"));
    }

    @Test
    void theDriverBoundsAPooledConnection() {
        HikariDataSource pool = context.getBean(HikariDataSource.class);

        assertThat(pool.getDataSourceProperties())
                .contains(
                        entry("connectTimeout", "3"),
                        entry("loginTimeout", "3"),
                        entry("tcpKeepAlive", "true"),
                        entry("socketTimeout", "12"));
        assertThat(pool.getValidationTimeout()).isEqualTo(Duration.ofSeconds(3).toMillis());
    }

    @Test
    void theProbeEndsAfterTheTimeToConnect() {
        assertThat(context.getBean(DatabaseProbe.class).obstacle()).isEmpty();

        assertThat(OPENED)
                .singleElement()
                .satisfies(driver -> assertThat(driver)
                        .contains(
                                entry("connectTimeout", "3"),
                                entry("loginTimeout", "3"),
                                entry("tcpKeepAlive", "true"),
                                entry("socketTimeout", "3")));
    }

    @Test
    void aMigrationMayLogInSlowlyAndHasNoTimeLimitOnceItIsConnected() throws SQLException {
        DataSource migrations = context.getBean(MigrationConnections.class).dataSource();

        assertThat(settings(migrations))
                .contains(entry("statement_timeout", "0"), entry("idle_in_transaction_session_timeout", "0"));
        assertThat(OPENED)
                .singleElement()
                .satisfies(driver -> assertThat(driver)
                        .contains(
                                entry("connectTimeout", "3"),
                                entry("loginTimeout", "15"),
                                entry("tcpKeepAlive", "true"))
                        .doesNotContainKey("socketTimeout"));
        assertThat(context.getBean(Flyway.class).getConfiguration().getDataSource())
                .isSameAs(migrations);
    }

    private static Map<String, String> settings(DataSource database) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : List.of(
                    "lock_timeout",
                    "statement_timeout",
                    "idle_in_transaction_session_timeout",
                    "tcp_user_timeout",
                    "client_connection_check_interval",
                    "tcp_keepalives_idle",
                    "tcp_keepalives_interval",
                    "tcp_keepalives_count",
                    "plan_cache_mode")) {
                try (ResultSet setting = statement.executeQuery("show " + name)) {
                    setting.next();
                    settings.put(name, setting.getString(1));
                }
            }
        }
        return settings;
    }

    /** Remembers the parameters of each connection that it opens. */
    public static final class ObservedDriver extends org.postgresql.Driver {

        @Override
        public Connection connect(String url, Properties parameters) throws SQLException {
            OPENED.add(parameters);
            return super.connect(url, parameters);
        }
    }

    @SpringBootConfiguration
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    @Import(DatabaseConfiguration.class)
    static class Connections {

        @Bean
        FlywayMigrationStrategy nothingToMigrate() {
            return flyway -> {};
        }
    }
}
