package io.eventorchestrator.tooling.verification;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts probes into a producer's outbox as the producer itself puts its events. */
final class ProducerOutbox {

    private static final String HEADERS = "[{\"name\":\"content-type\",\"text\":\"application/cloudevents+json\"}]";

    private final JdbcClient jdbc;

    ProducerOutbox(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** A row of the outbox. */
    record Row(long seq, OffsetDateTime at) {}

    /** A row that the relay has not published. */
    record Unsent(long seq, @Nullable String reason) {}

    /** @return the rows, in the order of the probes */
    List<Row> append(Probes probes) {
        return probes.all().stream().map(probe -> append(probes, probe)).toList();
    }

    private Row append(Probes probes, Probes.Probe probe) {
        return jdbc.sql("""
                        insert into event_outbox (topic, partition, message_key, headers, value)
                        values (:topic, :partition, :key, cast(:headers as json), :value) returning seq, created_at
                        """)
                .param("topic", probes.channel().topic())
                .param("partition", probes.partition())
                .param("key", probes.key())
                .param("headers", HEADERS)
                .param("value", probe.value())
                .query((row, number) -> new Row(row.getLong("seq"), row.getObject("created_at", OffsetDateTime.class)))
                .single();
    }

    /** Takes back what is not published, so that no probe is left behind. */
    List<Unsent> withdraw(String topic, Collection<Long> seqs) {
        return jdbc.sql("""
                        delete from event_outbox where topic = :topic and seq = any (:seqs) returning seq, reason
                        """)
                .param("topic", topic)
                .param("seqs", seqs.toArray(Long[]::new))
                .query((row, number) -> new Unsent(row.getLong("seq"), row.getString("reason")))
                .list();
    }
}
