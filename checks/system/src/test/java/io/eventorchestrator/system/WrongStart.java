package io.eventorchestrator.system;

import io.eventorchestrator.platform.ChildProcess;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.HttpProbe;
import io.eventorchestrator.platform.LocalPostgres;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.system.Instance.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts a service from its jar with a wrong setting, in a separate schema. */
final class WrongStart implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(10);

    private final LocalPostgres database = TestPlatform.postgres();
    private final HttpProbe probe = new HttpProbe();
    private final Map<String, String> environment = new HashMap<>();
    private final DaprSidecar.Address address;
    private final String schema;
    private final Path log;
    private ChildProcess process;

    /** Starts order-service, which represents all services if the library causes the failure. */
    WrongStart(String transport, String brokers) {
        this("order-service", transport, brokers);
    }

    /** @param brokers address for a transport that the case doesn't test, unless the environment names another */
    WrongStart(String service, String transport, String brokers) {
        address = new DaprSidecar.Address(service, Ports.free(), Ports.free(), Ports.free());
        schema = "start_" + address.servicePort();
        log = Path.of("target", schema + ".log");
        sql("create schema " + schema + " authorization " + service.replace('-', '_'));
        environment.putAll(Instance.environment(address, transport, new Surroundings(database, brokers)));
        environment.put("DATABASE_URL", database.jdbcUrl() + "?currentSchema=" + schema);
    }

    /** Sets a variable of the service's environment. */
    WrongStart with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs a statement in the database before the start, with {@code %s} for the service's schema. */
    WrongStart after(String statement) {
        sql(statement.formatted(schema));
        return this;
    }

    WrongStart start() {
        process = ChildProcess.start(schema, Instance.command(address.appId()), environment, log);
        return this;
    }

    DaprSidecar.Address address() {
        return address;
    }

    int exitCode() {
        return process.exitCode(START);
    }

    boolean isReady() {
        return probe.answers(address.servicePort(), "/actuator/health/readiness", 200);
    }

    /** Tests whether it runs but is not ready. */
    boolean isHeldBack() {
        return probe.answers(address.servicePort(), "/actuator/health/liveness", 200)
                && probe.answers(address.servicePort(), "/actuator/health/readiness", 503);
    }

    /** The readiness report, including the reason. */
    String readiness() {
        URI uri = URI.create("http://127.0.0.1:" + address.servicePort() + "/actuator/health/readiness");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The lines of a level in its log. */
    List<String> lines(String level) {
        return lines().stream().filter(line -> line.contains(" " + level + " ")).toList();
    }

    /** The lines of stack traces in its log. */
    List<String> trace() {
        return lines().stream().filter(line -> line.startsWith("\tat ")).toList();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void sql(String statement) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password("postgres"));
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
