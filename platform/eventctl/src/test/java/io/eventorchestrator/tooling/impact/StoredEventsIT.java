package io.eventorchestrator.tooling.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.tooling.OutboxSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Counts events in the tables of the library as its migrations make them. */
class StoredEventsIT {

    private static final String TYPE = "orders.order.placed";
    private static final Group READERS = group("readers", "reader-service");

    private final SingleConnectionDataSource database =
            new SingleConnectionDataSource(OutboxSchema.url("stored"), true);
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @BeforeEach
    void migrate() throws IOException {
        OutboxSchema.recreate(jdbc, "stored");
    }

    @AfterEach
    void close() {
        database.destroy();
    }

    @Test
    void theOutboxIsCountedByStateAndVersion() {
        write(TYPE, "PENDING", event("2.0"));
        write(TYPE, "PENDING", event("1.0"));
        write(TYPE, "SET_ASIDE", event("1.1"));
        write(TYPE, "SET_ASIDE", new byte[] {(byte) 0xff, 0});
        write("orders.order.expired", "PENDING", event("1.0"));

        List<Holding> outbox = stored(100).outbox(TYPE);

        assertThat(outbox)
                .extracting(
                        Holding::name,
                        StoredEventsIT::versions,
                        holding -> holding.events().foreign())
                .containsExactly(
                        tuple("reader-service, to publish", "{1.0=1, 2.0=1}", 0L),
                        tuple("reader-service, set aside", "{1.1=1}", 1L));
        assertThat(outbox).allMatch(Holding::isWhole);
    }

    @Test
    void parkedEventsOfAGroupAreCountedItsReplaysToo() {
        park("readers", TYPE, "1", event("1.0"));
        park("readers", "readers.replay", "2", event("1.1"));
        park("readers", "readers.replay", "3", "{\"type\":\"other\"}".getBytes(StandardCharsets.UTF_8));
        park("readers", "orders.order.expired", "4", event("1.0"));
        park("others", TYPE, "5", event("1.0"));
        jdbc.update("insert into event_inbox (consumer_group, source, event_id, state, topic, partition, record_offset,"
                + " attempts) values ('readers', '/s', '6', 'DEAD', '" + TYPE + "', 0, 0, 5)");

        List<Holding> inbox = stored(100).inbox(TYPE, List.of(READERS, group("others", "other-service")));

        assertThat(inbox).singleElement().satisfies(holding -> {
            assertThat(holding.name()).isEqualTo("readers, parked");
            assertThat(versions(holding)).isEqualTo("{1.0=1, 1.1=1}");
            assertThat(holding.events().otherTypes()).isEqualTo(1);
        });
    }

    @Test
    void noMoreRowsThanTheBoundAreCounted() {
        for (int i = 0; i < 7; i++) {
            write(TYPE, "PENDING", event("1.0"));
        }

        assertThat(stored(7).outbox(TYPE)).allMatch(Holding::isWhole);
        assertThat(stored(5).outbox(TYPE)).noneMatch(Holding::isWhole);
        assertThat(versions(stored(5).outbox(TYPE).getFirst())).isEqualTo("{1.0=5}");
    }

    private StoredEvents stored(long limit) {
        return new StoredEvents("reader-service", database, limit);
    }

    private static String versions(Holding holding) {
        return holding.events().versions().toString();
    }

    private static byte[] event(String version) {
        return "{\"type\":\"%s\",\"dataschema\":\"https://example.com/%s\"}"
                .formatted(TYPE, version)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void write(String topic, String state, byte[] value) {
        jdbc.update(
                "insert into event_outbox (state, topic, partition, headers, value) values (?, ?, 0, '[]', ?)",
                state,
                topic,
                value);
    }

    private void park(String group, String topic, String id, byte @Nullable [] value) {
        jdbc.update(
                "insert into event_inbox (consumer_group, source, event_id, state, topic, partition, record_offset,"
                        + " attempts, value) values (?, '/s', ?, 'PARKED', ?, 0, 0, 2, ?)",
                group,
                id,
                topic,
                value);
    }

    private static Group group(String name, String service) {
        return new Group(name, service, "reads", List.of(TYPE), Map.of());
    }
}
