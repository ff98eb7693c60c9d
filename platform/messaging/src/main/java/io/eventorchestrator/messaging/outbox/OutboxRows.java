package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.outbox.RowResult.NotSent;
import io.eventorchestrator.messaging.outbox.RowResult.Sent;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.StoredHeaders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The relay's access to the outbox, through SQL functions whose plans don't depend on statistics. */
final class OutboxRows {

    private final JdbcClient jdbc;
    private final String instance;
    private final ConnectionLimit connections;

    OutboxRows(JdbcClient jdbc, String instance, ConnectionLimit connections) {
        this.jdbc = jdbc;
        this.instance = instance;
        this.connections = connections;
    }

    /** Rows of the topic behind a position in each shard, oldest first, by shard. */
    Map<Integer, List<RowHeader>> behind(String topic, Map<Integer, Long> positions, int ofEach) {
        return connections
                .run(() -> jdbc.sql(
                                "select * from event_outbox_behind(:topic, :shards::smallint[], :positions, :ofEach)")
                        .param("topic", topic)
                        .param("shards", positions.keySet().toArray(Integer[]::new))
                        .param("positions", positions.values().toArray(Long[]::new))
                        .param("ofEach", ofEach)
                        .query((row, n) -> header(row))
                        .list())
                .stream()
                .collect(Collectors.groupingBy(RowHeader::shard));
    }

    /** The next rows of keys, oldest first, by key, including those that are set aside. */
    Map<Long, List<OfKey>> ofKeys(List<KeyQueue> queues) {
        return connections
                .run(() -> jdbc.sql("select * from event_outbox_of_keys(:keys, :positions, :ofEach)")
                        .param("keys", longs(queues, KeyQueue::orderedBy))
                        .param(
                                "positions",
                                longs(queues, queue -> queue.unreadFrom().orElse(0L)))
                        .param("ofEach", KeyQueue.KEPT)
                        .query((row, n) -> new OfKey(header(row), row.getBoolean("pending")))
                        .list())
                .stream()
                .collect(Collectors.groupingBy(found -> found.row().orderedBy()));
    }

    /** The bytes of the rows that may be published now, or the reason why not. */
    List<Read> read(String topic, BulkInFlight bulk) {
        List<RowHeader> rows = bulk.rows();
        return connections.run(() -> jdbc.sql("""
                        select * from event_outbox_read(:topic, :instance, :held::smallint[], :tokens,
                                                        :shards::smallint[], :seqs, :keys, :published)
                        """)
                .param("topic", topic)
                .param("instance", instance)
                .param("held", bulk.tokens().keySet().toArray(Integer[]::new))
                .param("tokens", bulk.tokens().values().toArray(Long[]::new))
                .param("shards", rows.stream().map(RowHeader::shard).toArray(Integer[]::new))
                .param("seqs", longs(rows, RowHeader::seq))
                .param("keys", longs(rows, RowHeader::orderedBy))
                .param("published", longs(rows, row -> bulk.published().getOrDefault(row.seq(), 0L)))
                .query((row, n) -> read(topic, row))
                .list());
    }

    /**
     * Deletes acknowledged rows. This needs no lease: whichever instance published them, they are published.
     *
     * @return number of rows that still existed
     */
    long delete(String topic, List<RowHeader> rows) {
        return connections.run(() -> jdbc.sql("select event_outbox_published(:topic, :shards::smallint[], :seqs)")
                .param("topic", topic)
                .param(
                        "shards",
                        rows.stream().map(RowHeader::shard).distinct().sorted().toArray(Integer[]::new))
                .param("seqs", rows.stream().map(RowHeader::seq).sorted().toArray(Long[]::new))
                .query(Long.class)
                .single());
    }

    /** Keeps an unpublishable row, with the reason, until an operator puts it back or discards it. */
    void setAside(String topic, RowHeader row, String reason) {
        connections.run(() -> jdbc.sql("select event_outbox_set_aside(:topic, :shard::smallint, :seq, :reason)")
                .param("topic", topic)
                .param("shard", row.shard())
                .param("seq", row.seq())
                .param("reason", reason.replace('\0', ' '))
                .query(Long.class)
                .single());
    }

    private static <T> Long[] longs(Collection<T> of, Function<T, Long> value) {
        return of.stream().map(value).toArray(Long[]::new);
    }

    static RowHeader header(ResultSet row) throws SQLException {
        return new RowHeader(
                row.getLong("seq"),
                row.getInt("shard"),
                row.getLong("ordered_by"),
                row.getInt("partition"),
                row.getInt("size"));
    }

    private static Read read(String topic, ResultSet row) throws SQLException {
        long seq = row.getLong("seq");
        String verdict = row.getString("verdict");
        if (!verdict.equals("READY")) {
            return new Read(seq, NotSent.valueOf(verdict), null);
        }
        try {
            return new Read(seq, null, outbound(topic, row));
        } catch (RuntimeException unreadable) {
            return new Read(seq, new Sent(new Refused("its headers can't be read: " + unreadable.getMessage())), null);
        }
    }

    private static OutboundRecord outbound(String topic, ResultSet row) throws SQLException {
        return new OutboundRecord(
                topic,
                row.getBytes("message_key"),
                row.getInt("partition"),
                StoredHeaders.fromJson(row.getString("headers")),
                row.getBytes("value"));
    }

    /** @param pending false for a row that is set aside */
    record OfKey(RowHeader row, boolean pending) {}

    /**
     * @param result the reason not to send it; null if it is sent
     * @param outbound null if it is not to be sent
     */
    record Read(
            long seq, @Nullable RowResult result, @Nullable OutboundRecord outbound) {}
}
