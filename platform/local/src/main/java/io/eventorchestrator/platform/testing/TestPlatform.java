package io.eventorchestrator.platform.testing;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.StateStore;
import io.eventorchestrator.platform.DaprPrograms;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.DaprSidecar.Resources;
import io.eventorchestrator.platform.KafkaBroker;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.LocalPostgres;
import io.eventorchestrator.platform.LocalWorkflows;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.SidecarSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Real PostgreSQL, Kafka and sidecars, shared by tests: started on first use, ended with the test run. Thread-safe. */
public final class TestPlatform {

    private TestPlatform() {}

    /**
     * PostgreSQL with roles and schemas, fresh for this test run. Its driver finds the password of a user who connects
     * without one.
     */
    public static LocalPostgres postgres() {
        return Postgres.STARTED;
    }

    /**
     * A Kafka broker with every topic of the contract, fresh for this test run: a container if a Docker engine has the
     * image, otherwise a separate process; the log says which.
     */
    public static KafkaBroker kafka() {
        return Kafka.STARTED;
    }

    /**
     * Starts a sidecar on this run's broker, with the components of the repository; the caller closes it.
     *
     * @throws IllegalStateException if this machine has no sidecar and can't obtain one
     */
    public static DaprSidecar sidecar(DaprSidecar.Address address) {
        return sidecar(address, kafka().bootstrapServers());
    }

    /** Starts a sidecar on another broker; the caller closes it. */
    public static DaprSidecar sidecar(DaprSidecar.Address address, String brokers) {
        return sidecar(address, brokers, repository().resolve("dapr-components"));
    }

    /** Starts a sidecar on another broker, with other components; the caller closes it. */
    public static DaprSidecar sidecar(DaprSidecar.Address address, String brokers, Path components) {
        return sidecar(address, new Resources(components, List.of(), Map.of("KAFKA_BROKERS", brokers)));
    }

    /**
     * Starts a sidecar with the components of the repository and further resources; the caller closes it.
     *
     * @param secrets values that they refer to, {@code KAFKA_BROKERS} among them
     */
    public static DaprSidecar sidecar(DaprSidecar.Address address, Path further, Map<String, String> secrets) {
        return sidecar(address, new Resources(repository().resolve("dapr-components"), List.of(further), secrets));
    }

    private static DaprSidecar sidecar(DaprSidecar.Address address, Resources resources) {
        return DaprSidecar.start(Sidecar.PROGRAMS.daprd(), withWorkflows(address), resources, log(address));
    }

    // The repository's contract, as its components are; a test may have another one.
    private static DaprSidecar.Address withWorkflows(DaprSidecar.Address address) {
        return Sidecar.STORES.stream()
                .filter(store -> store.service().equals(address.appId())
                        && address.workflows().isEmpty())
                .findFirst()
                .map(store -> address.with(workflows().of(store, postgres())))
                .orElse(address);
    }

    /**
     * Placement and a scheduler, fresh for this test run. Every sidecar of a service that runs workflows uses them,
     * unless its address names others.
     */
    public static LocalWorkflows workflows() {
        return Workflows.STARTED;
    }

    /** Starts other ones, which a test may kill; the caller closes them. */
    public static LocalWorkflows newWorkflows() {
        return LocalWorkflows.start(Sidecar.PROGRAMS, fresh("workflows"));
    }

    /** The log of that sidecar alone. */
    public static Path log(DaprSidecar.Address address) {
        return Path.of("target", "sidecar-" + address.appId() + "-" + address.httpPort() + ".log");
    }

    private static Path repository() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve("dapr-components")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not run within the repository"));
    }

    private static Path fresh(String name) {
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            return Files.createTempDirectory(target, name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static <T extends AutoCloseable> T endedWithTests(T part) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                part.close();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }));
        return part;
    }

    private static final class Postgres {
        static final LocalPostgres STARTED = started();

        private static LocalPostgres started() {
            LocalPostgres postgres = endedWithTests(LocalPostgres.start(fresh("postgres"), Ports.free()));
            System.setProperty(
                    "org.postgresql.pgpassfile", postgres.passwordFile().toString());
            return postgres;
        }
    }

    private static final class Sidecar {
        static final DaprPrograms PROGRAMS = SidecarSource.of(repository())
                .obtain(new Logged())
                .orElseThrow(
                        () -> new IllegalStateException("no sidecar is available here: install Go 1.26 to build one"));
        static final List<StateStore> STORES = Catalogue.read(
                        repository().resolve("event-contracts/src/main/resources/asyncapi.yaml"))
                .stateStores();
    }

    private static final class Workflows {
        static final LocalWorkflows STARTED = endedWithTests(newWorkflows());
    }

    private static final class Kafka {
        static final KafkaBroker STARTED = started();

        private static KafkaBroker started() {
            KafkaBroker kafka = endedWithTests(broker());
            kafka.create(Catalogue.load().topics());
            return kafka;
        }

        private static KafkaBroker broker() {
            Optional<KafkaBroker> container = ContainerKafka.start();
            new Logged()
                    .note("Kafka for the tests: "
                            + (container.isPresent()
                                    ? "Testcontainers"
                                    : "a broker in a separate process, because there is no Docker with "
                                            + ContainerKafka.IMAGE));
            return container.orElseGet(() -> LocalKafka.start(fresh("kafka"), Ports.free()));
        }
    }
}
