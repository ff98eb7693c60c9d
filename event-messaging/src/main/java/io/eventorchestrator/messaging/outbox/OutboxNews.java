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
 * What became visible in the outbox since the last look, whatever its sequence: sequence order is not commit order. A
 * row is told by the first look that sees it, since a look's snapshot names each transaction that it does not see.
 */
final class OutboxNews {

    private final JdbcClient jdbc;

    OutboxNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The point to look from; what is visible now is not told. */
    Snapshot now() {
        return jdbc.sql(
                        "select pg_current_snapshot()::text as now, extract(epoch from pg_postmaster_start_time())::text as server")
                .query((row, n) -> snapshot(row))
                .single();
    }

    /** @param atMost rows; so many may not be all, then ask for {@link #firstSince} */
    News since(Snapshot since, Collection<Integer> shards, int atMost) {
        List<Found> found = jdbc.sql(
                        "select * from event_outbox_news(:since::pg_snapshot, :shards::smallint[], :atMost)")
                .param("since", since.text())
                .param("shards", shards.toArray(Integer[]::new))
                .param("atMost", atMost)
                .query((row, n) -> new Found(snapshot(row), row.getString("topic"), OutboxRows.waiting(row)))
                .list();
        return new News(found.getFirst().now(), byTopic(found));
    }

    /** Where the rows of each topic and shard begin that became visible. */
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

    /** Topics that have rows. Walks along an index, so it is not for every look. */
    List<String> topics() {
        return jdbc.sql("select * from event_outbox_topics()")
                .query(String.class)
                .list();
    }

    /** Of topics with rows that are set aside, a text that changes whenever one is set aside, put back or discarded. */
    Map<String, String> aside() {
        return jdbc
                .sql("select * from event_outbox_aside()")
                .query((row, n) -> Map.entry(row.getString("topic"), row.getString("mark")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Changes whenever an operator's command has put records back or discarded them. */
    long lastAct() {
        return jdbc.sql("select coalesce(max(id), 0) from event_outbox_audit")
                .query(Long.class)
                .single();
    }

    private static Map<String, List<Waiting>> byTopic(List<Found> found) {
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
     * @param text of PostgreSQL's snapshot
     * @param server tells one start of a server from another
     */
    record Snapshot(String text, String server) {

        /** Whether transaction numbers go on from the other: not so after a fail-over. */
        boolean follows(Snapshot earlier) {
            return server.equals(earlier.server) && next() >= earlier.next();
        }

        private long next() {
            return Long.parseLong(text.split(":")[1]);
        }
    }

    record News(Snapshot now, Map<String, List<Waiting>> byTopic) {

        int size() {
            return byTopic.values().stream().mapToInt(List::size).sum();
        }
    }

    record FirstNews(Snapshot now, List<First> first) {}

    record First(Snapshot now, @Nullable String topic, int shard, long seq) {}

    private record Found(Snapshot now, @Nullable String topic, Waiting row) {}
}
