package io.eventorchestrator.messaging.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds rows that became visible in the outbox since the last look, regardless of their sequence, because sequence
 * order is not commit order. Each row is reported once, because a look's snapshot names all transactions that it does
 * not see.
 */
final class OutboxNews {

    private final JdbcClient jdbc;

    OutboxNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The starting point for the next look; rows visible now are not reported. */
    Snapshot now() {
        return jdbc.sql("select pg_current_snapshot()::text as now, extract(epoch from"
                        + " pg_postmaster_start_time())::text as server")
                .query((row, n) -> snapshot(row))
                .single();
    }

    /** @param atMost maximum number of rows; if it is reached, there may be more: use {@link #firstSince} */
    News since(Snapshot since, Collection<Integer> shards, int atMost) {
        List<Found> found = jdbc.sql(
                        "select * from event_outbox_news(:since::pg_snapshot, :shards::smallint[], :atMost)")
                .param("since", since.text())
                .param("shards", shards.toArray(Integer[]::new))
                .param("atMost", atMost)
                .query((row, n) -> new Found(snapshot(row), row.getString("topic"), OutboxRows.header(row)))
                .list();
        return new News(found.getFirst().now(), byTopic(found));
    }

    /** The position of the first new row of each topic and shard. */
    FirstNews firstSince(Snapshot since, Collection<Integer> shards) {
        List<First> found = jdbc.sql("select * from event_outbox_first_news(:since::pg_snapshot, :shards::smallint[])")
                .param("since", since.text())
                .param("shards", shards.toArray(Integer[]::new))
                .query((row, n) ->
                        new First(snapshot(row), row.getString("topic"), row.getInt("shard"), row.getLong("seq")))
                .list();
        return new FirstNews(
                found.getFirst().now(),
                found.stream().filter(first -> first.topic() != null).toList());
    }

    /** Topics with rows. Walks along an index, which is too expensive for every look. */
    List<String> topics() {
        return jdbc.sql("select * from event_outbox_topics()")
                .query(String.class)
                .list();
    }

    /** For each topic with set-aside rows, a text that changes whenever one is set aside, put back or discarded. */
    Map<String, String> aside() {
        return jdbc
                .sql("select * from event_outbox_aside()")
                .query((row, n) -> Map.entry(row.getString("topic"), row.getString("mark")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A number that changes whenever an operator has put back or discarded records. */
    long lastAct() {
        return jdbc.sql("select coalesce(max(id), 0) from event_outbox_audit")
                .query(Long.class)
                .single();
    }

    private static Map<String, List<RowHeader>> byTopic(List<Found> found) {
        return found.stream()
                .filter(row -> row.topic() != null)
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNull(row.topic()),
                        Collectors.mapping(Found::row, Collectors.toList())));
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        return new Snapshot(row.getString("now"), row.getString("server"));
    }

    /**
     * @param text PostgreSQL's snapshot
     * @param server distinguishes restarts of the server
     */
    record Snapshot(String text, String server) {

        /** Tests whether transaction numbers continue from the other snapshot; after a fail-over they may not. */
        boolean follows(Snapshot earlier) {
            return server.equals(earlier.server) && next() >= earlier.next();
        }

        private long next() {
            return Long.parseLong(text.split(":", -1)[1]);
        }
    }

    record News(Snapshot now, Map<String, List<RowHeader>> byTopic) {

        int size() {
            return byTopic.values().stream().mapToInt(List::size).sum();
        }
    }

    record FirstNews(Snapshot now, List<First> first) {}

    record First(Snapshot now, @Nullable String topic, int shard, long seq) {}

    private record Found(Snapshot now, @Nullable String topic, RowHeader row) {}
}
