package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.StoredHeaders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The relay's view of the outbox. Every statement names the tokens of the shards, so only their holder has an effect. */
final class OutboxRows {

    private static final String HELD = """
            (select l.shard from event_relay_lease l
             join unnest(:shards::smallint[], :tokens::bigint[]) as h (shard, token) on l.shard = h.shard and l.token = h.token
             where l.expires_at > clock_timestamp())
            """;

    private final JdbcClient jdbc;

    OutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Asked many times a second by every idle instance, so it costs next to nothing. */
    boolean anyPending() {
        return jdbc.sql("select exists (select 1 from event_outbox where state = 'PENDING')")
                .query(Boolean.class)
                .single();
    }

    /** Whatever is there, oldest first: a commit may bring a lower sequence than one already published. */
    List<OutboxRow> claim(Shards.Held held, int atMost, long bytes) {
        return jdbc.sql("""
                        select seq, topic, partition, message_key, headers, value from (
                            select o.*, sum(length(value)) over (order by seq) as bytes from (
                                select * from event_outbox p where state = 'PENDING' and shard in %s
                                and not exists (select 1 from event_outbox a where a.state = 'SET_ASIDE'
                                                and a.topic = p.topic and a.message_key = p.message_key)
                                order by seq limit :limit) o) sized
                        where bytes - length(value) < :bytes order by seq
                        """.formatted(HELD))
                .param("shards", held.shards())
                .param("tokens", held.tokensByShard())
                .param("limit", atMost)
                .param("bytes", bytes)
                .query((row, n) -> read(row))
                .list();
    }

    void delete(Shards.Held held, List<Long> published) {
        jdbc.sql("delete from event_outbox where seq = any(:seqs) and shard in " + HELD)
                .param("shards", held.shards())
                .param("tokens", held.tokensByShard())
                .param("seqs", published.toArray(Long[]::new))
                .update();
    }

    void setAside(long seq, String reason) {
        jdbc.sql("update event_outbox set state = 'SET_ASIDE', reason = :reason where seq = :seq")
                .param("reason", reason)
                .param("seq", seq)
                .update();
    }

    private OutboxRow read(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("seq"),
                new OutboundRecord(
                        row.getString("topic"),
                        row.getBytes("message_key"),
                        row.getInt("partition"),
                        StoredHeaders.fromJson(row.getString("headers")),
                        row.getBytes("value")));
    }
}
