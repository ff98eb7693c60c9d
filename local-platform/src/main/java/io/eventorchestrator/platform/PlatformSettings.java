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
        Map<String, String> addresses = new LinkedHashMap<>();
        ServiceOnThisMachine.ALL.forEach(
                service -> addresses.put(service.name(), "http://localhost:" + port(service.http())));
        addresses.put("PostgreSQL", "postgresql://localhost:" + port(PlatformPort.POSTGRES_PORT) + "/events");
        addresses.put("Kafka", kafka());
        addresses.put("mails", "imap://127.0.0.1:" + port(PlatformPort.MAIL_IMAP_PORT));
        return addresses;
    }

    int port(PlatformPort port) {
        return port.in(environment);
    }

    String kafka() {
        return "127.0.0.1:" + port(PlatformPort.KAFKA_PORT);
    }
}
