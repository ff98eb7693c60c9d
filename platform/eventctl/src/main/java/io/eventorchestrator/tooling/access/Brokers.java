package io.eventorchestrator.tooling.access;

import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.PlatformState;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine.Option;

/** The brokers of a command, with their login. */
public final class Brokers {

    @Option(
            names = "--brokers",
            paramLabel = "HOST:PORT",
            description = "Kafka's address; by default that of the platform that runs here, else KAFKA_BROKERS")
    private @Nullable String brokers;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "file with properties of a Kafka client, such as a login, as for Kafka's own tools;"
                    + " KAFKA_COMMAND_CONFIG by default")
    private @Nullable Path commandConfig;

    /** Tests whether the command line or the environment names brokers, rather than a platform running here. */
    public boolean areNamed() {
        return brokers != null || System.getenv("KAFKA_BROKERS") != null;
    }

    /**
     * Tests whether these are the brokers of a platform that runs here; {@code --brokers} may name others.
     */
    public boolean areOfThePlatformHere() {
        return Home.folder()
                .state()
                .running()
                .filter(platform ->
                        brokers == null || brokers.equals(platform.addresses().get("Kafka")))
                .isPresent();
    }

    /**
     * {@code host:port}, several separated by commas.
     *
     * @throws NotStartable if no brokers are named
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
                        () -> new NotStartable("No platform runs here: start it, or name the broker with --brokers."));
    }

    /**
     * The client settings for these brokers, including the login.
     *
     * @throws NotStartable if no brokers are named, or the file of settings can't be read
     */
    public Map<String, Object> client() {
        Map<String, Object> settings = new HashMap<>();
        Optional.ofNullable(commandConfig)
                .or(() -> Optional.ofNullable(System.getenv("KAFKA_COMMAND_CONFIG"))
                        .map(Path::of))
                .map(Brokers::read)
                .ifPresent(read -> read.forEach((name, value) -> settings.put(String.valueOf(name), value)));
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, address());
        return settings;
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new NotStartable("The settings of Kafka's client can't be read: " + unreadable);
        }
    }

    /** The message of Kafka's client; the enclosing exception only says that no client could be created. */
    public static String reason(Throwable failure) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
    }
}
