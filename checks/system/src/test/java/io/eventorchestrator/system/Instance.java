package io.eventorchestrator.system;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.StateStore;
import io.eventorchestrator.platform.ChildProcess;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.HttpProbe;
import io.eventorchestrator.platform.LocalPostgres;
import io.eventorchestrator.platform.LocalWorkflows;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.UnpackedJar;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An instance of a service and, on the dapr transport, its sidecar; both can be stopped, killed and restarted. */
final class Instance implements AutoCloseable {

    static final String RETURNS_TOKEN = "RETURNS_TOKEN";

    private static final Duration START = Duration.ofMinutes(10);
    private static final Map<String, UnpackedJar> JARS = Catalogue.load().services().stream()
            .collect(Collectors.toMap(Function.identity(), service -> UnpackedJar.prepare(Path.of("../.."), service)));

    private final String service;
    private final String transport;
    private final Surroundings surroundings;
    private final Path endpoints;
    private final Map<String, String> settings;
    private final DaprSidecar.Address address;
    private final HttpProbe probe = new HttpProbe();
    private @Nullable ChildProcess process;
    private @Nullable DaprSidecar sidecar;

    /**
     * @param surroundings broker, database and mail server on this machine
     * @param endpoints folder of the HTTP APIs that its sidecar calls by name
     * @param settings environment variables of this instance
     */
    Instance(
            String service, String transport, Surroundings surroundings, Path endpoints, Map<String, String> settings) {
        this.service = service;
        this.transport = transport;
        this.surroundings = surroundings;
        this.endpoints = endpoints;
        this.settings = settings;
        DaprSidecar.Address plain = new DaprSidecar.Address(service, Ports.free(), Ports.free(), Ports.free());
        this.address = surroundings
                .workflows()
                .flatMap(parts -> stores().filter(store -> store.service().equals(service))
                        .findFirst()
                        .map(store -> plain.with(parts.of(store, surroundings.database()))))
                .orElse(plain);
    }

    private static Stream<StateStore> stores() {
        return Catalogue.load().stateStores().stream();
    }

    /** @param workflows placement and scheduler; empty for those that all tests share, with their database */
    record Surroundings(
            LocalPostgres database, String brokers, String returnsToken, Optional<LocalWorkflows> workflows) {

        Surroundings(LocalPostgres database, String brokers) {
            this(database, brokers, UUID.randomUUID().toString(), Optional.empty());
        }

        Surroundings with(LocalWorkflows parts) {
            return new Surroundings(database, brokers, returnsToken, Optional.of(parts));
        }
    }

    void start() {
        launch();
        startSidecar();
        awaitReady();
    }

    void launch() {
        process = ChildProcess.start(
                service, command(service), environment(), Path.of("target", transport + "-" + service + ".log"));
    }

    void awaitReady() {
        if (process != null) {
            process.awaitReady(START, this::isReady);
        }
    }

    void startSidecar() {
        if (transport.equals("dapr")) {
            sidecar = TestPlatform.sidecar(
                    address,
                    endpoints,
                    Map.of("KAFKA_BROKERS", surroundings.brokers(), RETURNS_TOKEN, surroundings.returnsToken()));
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = environment(address, transport, surroundings);
        environment.putAll(settings);
        return environment;
    }

    /** The environment variables that the service needs in these surroundings. */
    static Map<String, String> environment(DaprSidecar.Address address, String transport, Surroundings surroundings) {
        Map<String, String> environment = new HashMap<>(address.tokens().environment());
        environment.putAll(Map.of(
                "SERVER_PORT",
                String.valueOf(address.servicePort()),
                "APP_PORT",
                String.valueOf(address.appPort()),
                "DATABASE_URL",
                surroundings.database().jdbcUrl(),
                "DATABASE_PASSWORD",
                surroundings.database().password(address.appId().replace('-', '_')),
                "EVENTS_TRANSPORT",
                transport,
                "KAFKA_BROKERS",
                surroundings.brokers(),
                RETURNS_TOKEN,
                surroundings.returnsToken(),
                "DAPR_HTTP_PORT",
                String.valueOf(address.httpPort()),
                "DAPR_GRPC_PORT",
                String.valueOf(address.grpcPort())));
        return environment;
    }

    static List<String> command(String service) {
        return JARS.get(service).command();
    }

    int port() {
        return address.servicePort();
    }

    /** The address at which Prometheus reads the metrics of its latest sidecar. */
    URI sidecarMetricsAddress() {
        return Objects.requireNonNull(sidecar).metrics();
    }

    /** The lines that Prometheus reads from its sidecar, which must run. */
    List<String> sidecarMetrics() throws IOException {
        try (InputStream metrics = sidecarMetricsAddress().toURL().openStream()) {
            return new String(metrics.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    List<String> sidecarLog() throws IOException {
        return Files.readAllLines(TestPlatform.log(address));
    }

    boolean isReady() {
        return probe.answers(port(), "/actuator/health/readiness", 200);
    }

    void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** Freezes the service, with its connections, locks and leases; its sidecar keeps running. */
    void freeze() {
        if (process != null) {
            process.freeze();
        }
    }

    void thaw() {
        if (process != null) {
            process.thaw();
        }
    }

    void killSidecar() {
        if (sidecar != null) {
            sidecar.kill();
        }
    }

    /** Stops the service first: it finishes and publishes its work while the sidecar still runs. */
    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        if (sidecar != null) {
            sidecar.close();
        }
    }
}
