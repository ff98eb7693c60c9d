package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformFolderTest {

    @TempDir
    private Path own;

    @Test
    void thereAreNoLogsBeforeTheFirstStart() {
        assertThat(folder().logs()).isEmpty();
    }

    @Test
    void theLogsOfServicesSidecarsKafkaAndPostgresAreFoundByTheirParts() throws IOException {
        write("logs/order-service.log");
        write("logs/order-service-sidecar.log");
        write("logs/notes.txt");
        write("data/kafka/kafka.log");
        write("data/kafka/orders.order.placed-0/00000000000000000000.log");
        write("data/postgres/postgres.log");

        assertThat(folder().logs()).containsOnlyKeys("kafka", "order-service", "order-service-sidecar", "postgres");
        assertThat(folder().logs().get("kafka")).isEqualTo(own.resolve("data/kafka/kafka.log"));
    }

    private PlatformFolder folder() {
        return new PlatformFolder(own, own);
    }

    private void write(String file) throws IOException {
        Path path = own.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "a line\n");
    }
}
