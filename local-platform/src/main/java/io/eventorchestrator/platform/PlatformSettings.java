package io.eventorchestrator.platform;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the platform is run.
 *
 * @param daprd the sidecar's binary; empty on the kafka transport
 * @param environment where {@link PlatformPort}s are looked up
 */
public record PlatformSettings(Transport transport, Optional<Path> daprd, Map<String, String> environment) {

    /** Where to look, by the name of the part. */
    public Map<String, String> addresses() {
        Map<String, String> addresses = addressesAt("localhost", environment);
        addresses.put("Kafka", kafka());
        addresses.put("mails", "imap://127.0.0.1:" + port(PlatformPort.MAIL_IMAP_PORT));
        return addresses;
    }

    /**
     * Where to look on a host whose platform somebody else runs, in containers for instance; its mails are read there.
     *
     * @param host a star in it stands for the part, where each has a host of its own: {@code order-service},
     *     {@code kafka}, {@code postgres}
     * @param environment where {@link PlatformPort}s are looked up
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

    int port(PlatformPort port) {
        return port.in(environment);
    }

    String kafka() {
        return "127.0.0.1:" + port(PlatformPort.KAFKA_PORT);
    }
}
