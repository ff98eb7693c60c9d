package io.eventorchestrator.platform.testing;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.LocalPostgres;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.SidecarBinary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The real parts that tests share: started when first asked for, ended with the test run. Safe for many threads. */
public final class TestPlatform {

    private TestPlatform() {}

    /** PostgreSQL with roles and schemas, fresh for this test run. */
    public static LocalPostgres postgres() {
        return Postgres.STARTED;
    }

    /** A Kafka broker with every topic of the contract, fresh for this test run. */
    public static LocalKafka kafka() {
        return Kafka.STARTED;
    }

    /**
     * Starts a sidecar on this run's broker, with the components of the repository; the caller closes it.
     *
     * @throws IllegalStateException if this machine has no sidecar; {@code .ci/run} builds one
     */
    public static DaprSidecar sidecar(DaprSidecar.Address address) {
        SidecarBinary.Found found = new SidecarBinary(System.getenv())
                .locate()
                .orElseThrow(() -> new IllegalStateException("no sidecar here: run tools/sidecar/build.sh"));
        return DaprSidecar.start(
                found.path(),
                address,
                repository().resolve("dapr-components"),
                kafka().bootstrapServers(),
                Path.of("target", "sidecar-" + address.appId() + ".log"));
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
        static final LocalPostgres STARTED = endedWithTests(LocalPostgres.start(fresh("postgres"), Ports.free()));
    }

    private static final class Kafka {
        static final LocalKafka STARTED = started();

        private static LocalKafka started() {
            LocalKafka kafka = endedWithTests(LocalKafka.start(fresh("kafka"), Ports.free()));
            kafka.create(Catalogue.load().topics());
            return kafka;
        }
    }
}
