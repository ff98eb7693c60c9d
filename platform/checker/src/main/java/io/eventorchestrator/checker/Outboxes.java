package io.eventorchestrator.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The records that were committed to outboxes, and which of them a topic has. */
final class Outboxes {

    private static final List<String> OF_A_LETTER =
            List.of("dlq-failed-at", "dlq-origin-offset", "dlq-origin-partition", "dlq-origin-topic", "dlq-replays");
    private static final long SERVICES = 1L << 8;
    private static final long PARTITIONS = 1L << 15;

    private final List<String> schemas = new ArrayList<>();
    private final LongMap records = new LongMap();

    void commit(Applied note) {
        JsonNode row = note.after();
        long record = of(
                row.path("topic").asString(),
                RecordKey.ofRow(row),
                row.path("value").asString(""),
                row.path("headers"));
        if (records.get(record) == 0) {
            int service = schemas.indexOf(note.schema());
            if (service < 0) {
                service = schemas.size();
                schemas.add(note.schema());
            }
            records.put(
                    record,
                    pack(
                            row.path("seq").asLong(),
                            service,
                            partition(row.path("partition").asInt(-1))));
        }
    }

    /** Notes that a topic has the record. */
    Publication publish(TopicRecord found) {
        long record = of(found.topic(), found.key(), found.digest(), found.headers());
        long packed = records.get(record);
        if (packed != 0) {
            records.put(record, packed | 1);
        }
        return new Publication(
                packed != 0,
                packed != 0 && packed % 2 == 0,
                packed != 0 && packed / 2 % PARTITIONS != partition(found.partition()),
                seq(packed));
    }

    // The lowest bit says whether a topic has the record.
    private static long pack(long seq, int service, long partition) {
        return ((seq * SERVICES + service) * PARTITIONS + partition) * 2;
    }

    private static long seq(long packed) {
        return packed / 2 / PARTITIONS / SERVICES;
    }

    private static int service(long packed) {
        return (int) (packed / 2 / PARTITIONS % SERVICES);
    }

    private static long partition(int number) {
        return Math.floorMod(number, PARTITIONS);
    }

    /** Records that no topic has, in their order. */
    List<Unpublished> unpublished() {
        List<Unpublished> unpublished = new ArrayList<>();
        records.forEachValue(packed -> {
            if (packed % 2 == 0) {
                unpublished.add(new Unpublished(schemas.get(service(packed)), seq(packed)));
            }
        });
        unpublished.sort(null);
        return unpublished;
    }

    // Letters of one event differ in their headers only.
    private static long of(String topic, String key, String digest, JsonNode headers) {
        Stream<String> parts = Stream.of(topic, key, digest);
        return Fingerprint.of(
                (topic.endsWith(".dlq") ? Stream.concat(parts, letter(headers)) : parts).toArray(String[]::new));
    }

    private static Stream<String> letter(JsonNode headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .filter(header -> OF_A_LETTER.contains(header.path("name").asString()))
                .map(header -> header.path("name").asString() + "="
                        + header.path("text").asString(""))
                .sorted();
    }

    /**
     * A record found in a topic.
     *
     * @param first whether it was not found before
     * @param misplaced whether it is in another partition than its outbox says
     * @param seq in its outbox
     */
    record Publication(boolean isCommitted, boolean first, boolean misplaced, long seq) {}

    /** A record of a service's outbox. */
    record Unpublished(String schema, long seq) implements Comparable<Unpublished> {

        @Override
        public int compareTo(Unpublished other) {
            int bySchema = schema.compareTo(other.schema);
            return bySchema == 0 ? Long.compare(seq, other.seq) : bySchema;
        }
    }
}
