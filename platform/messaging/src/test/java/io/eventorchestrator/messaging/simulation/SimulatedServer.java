package io.eventorchestrator.messaging.simulation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A PostgreSQL server that survives no crash of its machine (fsync is off), which the simulation doesn't simulate, and
 * that does nothing by itself: no vacuum, no plans by statistics. It has one database, because all databases of a
 * server share the numbers of transactions, by which the relay finds new rows.
 */
final class SimulatedServer implements AutoCloseable {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH = 1L << 30;

    private final EmbeddedPostgres postgres;

    SimulatedServer() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(folder())
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("wal_level", "minimal")
                    .setServerConfig("max_wal_senders", "0")
                    .setServerConfig("max_wal_size", "64MB")
                    .setServerConfig("shared_buffers", "32MB")
                    .setServerConfig("max_connections", "500")
                    .setServerConfig("io_method", "sync")
                    .setServerConfig("autovacuum", "off")
                    .setServerConfig("jit", "off")
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    // Each run creates and deletes dozens of files.
    private static Path folder() throws IOException {
        boolean fits = Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH;
        return fits ? Files.createTempDirectory(MEMORY, "simulation") : Files.createTempDirectory("simulation");
    }

    SimulatedDatabase database() {
        return new SimulatedDatabase(postgres.getPostgresDatabase());
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
