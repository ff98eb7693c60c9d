package io.eventorchestrator.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a platform.
 *
 * @param dapr Dapr's programs; empty on the kafka transport
 * @param registry the schema registry's program; empty for a platform without one
 * @param developed the services that are left to their developer
 * @param environment overrides {@link PlatformPort}s
 */
public record PlatformSettings(
        Transport transport,
        Optional<DaprPrograms> dapr,
        Optional<Path> registry,
        Set<String> developed,
        Map<String, String> environment) {

    /** The schema registry's name among the parts and their addresses. */
    public static final String REGISTRY = "schema registry";

    /** The pretended payment provider's name among the parts and their addresses. */
    public static final String PROVIDER = "payment provider";

    private static final String DECISION_WITHIN = "ORDERS_RETURNS_DECISION_WITHIN";

    /** Addresses by name of the part. */
    public Map<String, String> addresses() {
        Map<String, String> addresses = addressesAt("localhost", environment);
        addresses.put("Kafka", kafka());
        addresses.put("mails", "imap://127.0.0.1:" + port(PlatformPort.MAIL_IMAP_PORT));
        providerUrl().ifPresent(url -> addresses.put(PROVIDER, url));
        registryUrl().ifPresent(url -> addresses.put(REGISTRY, url));
        return addresses;
    }

    /**
     * Addresses of a platform on a host that was started by others, in containers for instance; they include its mails.
     *
     * @param host may contain a star for the name of the part, if each has a separate host: {@code order-service},
     *     {@code kafka}, {@code postgres}
     * @param environment overrides {@link PlatformPort}s
     */
    public static Map<String, String> addressesAt(String host, Map<String, String> environment) {
        Map<String, String> addresses = new LinkedHashMap<>();
        ServiceOnThisMachine.ALL.forEach(service -> addresses.put(
                service.name(),
                "http://" + host.replace("*", service.name()) + ":"
                        + service.http().in(environment)));
        addresses.put(
                "PostgreSQL",
                "postgresql://" + host.replace("*", "postgres") + ":" + PlatformPort.POSTGRES_PORT.in(environment)
                        + "/events");
        addresses.put("Kafka", host.replace("*", "kafka") + ":" + PlatformPort.KAFKA_PORT.in(environment));
        return addresses;
    }

    /** The same platform, with these services left to their developer. */
    public PlatformSettings without(Set<String> services) {
        return new PlatformSettings(transport, dapr, registry, services, environment);
    }

    /** The same platform, with a schema registry. */
    public PlatformSettings with(Path program) {
        return new PlatformSettings(transport, dapr, Optional.of(program), developed, environment);
    }

    /** The same, but a return is declined after this time without a decision. The environment may say otherwise. */
    public PlatformSettings decidingWithin(Duration time) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.putIfAbsent(DECISION_WITHIN, time.toSeconds() + "s");
        return new PlatformSettings(transport, dapr, registry, developed, changed);
    }

    // Settings of order-service alone.
    Map<String, String> ofReturns() {
        Map<String, String> settings = new HashMap<>();
        providerUrl().ifPresent(url -> settings.put("ORDERS_REFUNDS_URL", url));
        Optional.ofNullable(environment.get(DECISION_WITHIN)).ifPresent(time -> settings.put(DECISION_WITHIN, time));
        return settings;
    }

    // Only returns need it, and they need a sidecar.
    Optional<String> providerUrl() {
        return transport == Transport.DAPR
                ? Optional.of("http://127.0.0.1:" + port(PlatformPort.PAYMENT_PROVIDER_PORT))
                : Optional.empty();
    }

    Optional<String> registryUrl() {
        return registry.map(program -> "http://127.0.0.1:" + port(PlatformPort.REGISTRY_PORT));
    }

    int port(PlatformPort port) {
        return port.in(environment);
    }

    String kafka() {
        return "127.0.0.1:" + port(PlatformPort.KAFKA_PORT);
    }
}
