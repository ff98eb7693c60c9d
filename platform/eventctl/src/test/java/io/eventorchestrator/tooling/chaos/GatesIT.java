package io.eventorchestrator.tooling.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.LocalPostgres;
import io.eventorchestrator.platform.Ports;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The triggers of a run of chaos in a real database. */
class GatesIT {

    private static final String TABLES = """
            create table if not exists %1$s.event_outbox (seq bigint);
            create table if not exists %1$s.event_inbox
                (consumer_group text, source text, event_id text, state text)""";
    private static final String HANDLED = """
            set search_path to inventory;
            insert into event_inbox values ('g', '/orders', 'e', 'HANDLED')""";

    @TempDir
    private Path folder;

    @Test
    void redeliveredEventsAreCountedRightAlthoughTheDatabaseIsKilled() {
        try (LocalPostgres postgres = LocalPostgres.start(folder, Ports.free())) {
            Database database = database(postgres);
            Catalogue.load().services().forEach(service -> database.execute(TABLES.formatted(Gates.schema(service))));
            database.execute("create table inventory.reservation_line (sku text)");
            new Gates(database).install();
            assertThat(new Gates(database).redelivered()).isZero();
            for (int i = 0; i < 6; i++) {
                database.execute(HANDLED);
            }
            postgres.kill();
        }

        try (LocalPostgres postgres = LocalPostgres.start(folder, Ports.free())) {
            Database database = database(postgres);
            assertThat(new Gates(database).redelivered()).isEqualTo(5);
            database.execute(HANDLED);
            assertThat(new Gates(database).redelivered()).isEqualTo(6);
        }
    }

    private static Database database(LocalPostgres postgres) {
        return new Database(postgres.jdbcUrl(), postgres.password("postgres"));
    }
}
