package io.eventorchestrator.messaging.database;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The time-outs as parameters of driver and server.
 *
 * @see <a href="https://jdbc.postgresql.org/documentation/use/#connection-parameters">parameters of the driver</a>
 * @see <a href="https://www.postgresql.org/docs/18/runtime-config-client.html">settings of the server</a>
 */
record ConnectionBounds(DatabaseProperties properties) {

    private static final int PROBES = 3;

    // The first login of a JVM loads and interprets much code, which takes seconds on a busy machine.
    private static final int FIRST_LOGIN = 5;

    /** The driver's parameters for a caller that must not wait for ever. */
    Properties ofDriver() {
        Properties bounds = toConnect();
        bounds.setProperty("socketTimeout", seconds(properties.answer()));
        return bounds;
    }

    /** The driver's parameters for migrations, which log in first and whose statements may take long. */
    Properties ofMigrations() {
        Properties bounds = toConnect();
        bounds.setProperty("loginTimeout", seconds(properties.connect().multipliedBy(FIRST_LOGIN)));
        return bounds;
    }

    /** The driver's parameters to connect. */
    Properties toConnect() {
        Properties bounds = new Properties();
        bounds.setProperty("connectTimeout", seconds(properties.connect()));
        bounds.setProperty("loginTimeout", seconds(properties.connect()));
        bounds.setProperty("tcpKeepAlive", "true");
        return bounds;
    }

    /** A statement to execute on each new connection. */
    String ofSession() {
        Map<String, Long> settings = new LinkedHashMap<>();
        settings.put("lock_timeout", properties.lock().toMillis());
        settings.put("statement_timeout", properties.statement().toMillis());
        settings.put(
                "idle_in_transaction_session_timeout",
                properties.idleTransaction().toMillis());
        settings.put("tcp_user_timeout", properties.silence().toMillis());
        settings.put("client_connection_check_interval", properties.silence().toMillis());
        settings.put("tcp_keepalives_idle", Math.max(1, properties.silence().toSeconds() / 2));
        settings.put("tcp_keepalives_interval", Math.max(1, properties.silence().toSeconds() / 2 / PROBES));
        settings.put("tcp_keepalives_count", (long) PROBES);
        return settings.entrySet().stream()
                .map(setting -> "set " + setting.getKey() + " = " + setting.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String seconds(Duration time) {
        return String.valueOf(Math.max(1, time.toSeconds()));
    }
}
