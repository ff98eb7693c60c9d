package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.Catalogue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A Dapr sidecar beside one service. */
public final class DaprSidecar implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final String LOOPBACK = "127.0.0.1";

    private final ChildProcess process;
    private final Address address;
    private final int metricsPort;
    private final HttpProbe probe = new HttpProbe();

    private DaprSidecar(ChildProcess process, Address address, int metricsPort) {
        this.process = process;
        this.address = address;
        this.metricsPort = metricsPort;
    }

    /**
     * Addresses and tokens of a sidecar and its service, on this host.
     *
     * @param appId name of the service in the contract
     * @param servicePort port for the service's clients
     * @param appPort port of the service for calls from its sidecar only
     * @param tokens tokens by which they authenticate each other
     * @param workflows empty for a sidecar that runs none
     */
    public record Address(
            String appId,
            int servicePort,
            int appPort,
            int httpPort,
            int grpcPort,
            SidecarTokens tokens,
            Optional<SidecarWorkflows> workflows) {

        /** With random tokens, a free app port and without workflows. */
        public Address(String appId, int servicePort, int httpPort, int grpcPort) {
            this(appId, servicePort, Ports.free(), httpPort, grpcPort, SidecarTokens.random(), Optional.empty());
        }

        SidecarAccess access() {
            return new SidecarAccess(httpPort, tokens.api());
        }

        /** The same address for a sidecar with other tokens. */
        public Address with(SidecarTokens others) {
            return new Address(appId, servicePort, appPort, httpPort, grpcPort, others, workflows);
        }

        /** The same address for a sidecar that runs workflows. */
        public Address with(SidecarWorkflows needed) {
            return new Address(appId, servicePort, appPort, httpPort, grpcPort, tokens, Optional.of(needed));
        }
    }

    /**
     * The resources and secrets of a sidecar.
     *
     * @param components folder of its resources and, in {@code configuration/access.yaml}, of its access rules
     * @param more further folders of resources
     * @param secrets values by name, which the resources refer to, such as {@code KAFKA_BROKERS}
     */
    public record Resources(Path components, List<Path> more, Map<String, String> secrets) {

        public Resources {
            more = List.copyOf(more);
            secrets = Map.copyOf(secrets);
        }

        /** Reveals no secret. */
        @Override
        public String toString() {
            return "Resources[" + components + ", " + more + "]";
        }
    }

    /**
     * Starts a sidecar and waits until it accepts publications; it delivers once the service passes its health check.
     *
     * @throws IllegalStateException if it does not become ready in two minutes, naming the log
     */
    public static DaprSidecar start(Path daprd, Address address, Resources resources, Path log) {
        int metricsPort = Ports.free();
        ChildProcess process = launch(daprd, address, resources, metricsPort, log);
        DaprSidecar sidecar = new DaprSidecar(process, address, metricsPort);
        sidecar.awaitReady();
        return sidecar;
    }

    /** Starts the process without waiting for anything. */
    static ChildProcess launch(Path daprd, Address address, Resources resources, Path log) {
        return launch(daprd, address, resources, Ports.free(), log);
    }

    private static ChildProcess launch(Path daprd, Address address, Resources resources, int metricsPort, Path log) {
        Stream<String> further =
                resources.more().stream().flatMap(folder -> Stream.of("--resources-path", folder.toString()));
        return ChildProcess.start(
                "The sidecar of " + address.appId(),
                Stream.of(
                                command(daprd, address, metricsPort, resources.components()).stream(),
                                workflows(address).stream(),
                                further)
                        .flatMap(Function.identity())
                        .toList(),
                environment(address, resources.secrets()),
                log);
    }

    private static List<String> workflows(Address address) {
        return address.workflows().map(SidecarWorkflows::arguments).orElseGet(SidecarWorkflows::none);
    }

    static Map<String, String> environment(Address address, Map<String, String> secrets) {
        Map<String, String> environment = new HashMap<>(secrets);
        environment.putAll(address.tokens().environment());
        address.workflows().ifPresent(workflows -> environment.putAll(workflows.state()));
        // Otherwise a sidecar looks for an address of this machine, and exits if there is no network.
        environment.put("DAPR_HOST_IP", LOOPBACK);
        return environment;
    }

    private void awaitReady() {
        process.awaitReady(START, this::takesPublications);
    }

    private static List<String> command(Path daprd, Address address, int metricsPort, Path components) {
        return List.of(
                daprd.toString(),
                "--app-id",
                address.appId(),
                "--app-port",
                String.valueOf(address.appPort()),
                "--app-protocol",
                "http",
                "--app-channel-address",
                LOOPBACK,
                "--dapr-http-port",
                String.valueOf(address.httpPort()),
                "--dapr-grpc-port",
                String.valueOf(address.grpcPort()),
                "--dapr-internal-grpc-port",
                String.valueOf(Ports.free()),
                "--metrics-port",
                String.valueOf(metricsPort),
                "--dapr-listen-addresses",
                LOOPBACK,
                "--dapr-internal-grpc-listen-address",
                LOOPBACK,
                "--metrics-listen-address",
                LOOPBACK,
                "--config",
                components.resolve("configuration/access.yaml").toString(),
                "--resources-path",
                components.toString(),
                "--resources-path",
                components.resolve("subscriptions").toString(),
                "--enable-app-health-check",
                "--app-health-check-path",
                "/events/health",
                "--app-health-probe-interval",
                "1",
                "--app-health-threshold",
                "2",
                "--max-body-size",
                String.valueOf(Catalogue.load().limits().requestBody()),
                "--dapr-graceful-shutdown-seconds",
                "20");
    }

    private boolean takesPublications() {
        return probe.answers(address.httpPort(), "/v1.0/healthz/outbound", 204);
    }

    /** The address of its metrics, in Prometheus' text format. */
    public URI metrics() {
        return URI.create("http://" + LOOPBACK + ":" + metricsPort + "/metrics");
    }

    /** Kills it, along with its work in progress. */
    public void kill() {
        process.kill();
    }

    /** Ends it gracefully: it first finishes its work in progress. */
    @Override
    public void close() {
        process.close();
    }
}
