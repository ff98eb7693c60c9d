package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.PlatformState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Kafka a command works on. */
public final class Brokers {

    @Option(
            names = "--brokers",
            paramLabel = "HOST:PORT",
            description = "Kafka; the platform that runs here, else what KAFKA_BROKERS names")
    private @Nullable String brokers;

    /**
     * {@code host:port}, several separated by commas.
     *
     * @throws NotStartable if nothing says which
     */
    public String address() {
        return Optional.ofNullable(brokers)
                .or(() -> Home.folder()
                        .state()
                        .running()
                        .map(PlatformState::addresses)
                        .map(addresses -> addresses.get("Kafka")))
                .or(() -> Optional.ofNullable(System.getenv("KAFKA_BROKERS")))
                .orElseThrow(
                        () -> new NotStartable("No platform runs here: start it, or name the broker by --brokers."));
    }
}
