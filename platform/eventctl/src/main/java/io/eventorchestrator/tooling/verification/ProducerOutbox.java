package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.catalogue.Channel;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts events into a producer's outbox, as the producer itself does. */
final class ProducerOutbox {

    private static final String HEADERS = "[{\"name\":\"content-type\",\"text\":\"application/cloudevents+json\"}]";

    private final DataSource database;
    private final JdbcClient jdbc;

    ProducerOutbox(DataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
    }

    /** A row of the outbox. */
    record Row(long seq, OffsetDateTime at) {}

    /** A row that the relay has not published. Each database counts its rows from one; a topic is in one of them. */
    record Unsent(String topic, long seq, @Nullable String reason) {}

    /** @return the rows, in the order of the probes */
    List<Row> append(Probes probes) {
        return probes.all().stream()
                .map(probe -> append(probes.channel(), probes.key(), probe.value()))
                .toList();
    }

    /**
     * Puts this number of events into the outbox, all or none. They are made one by one, since each may be large.
     *
     * @return their ids
     */
    List<String> append(Channel channel, int count, Supplier<PublishedEvents.Ready> events) {
        return Objects.requireNonNull(new TransactionTemplate(new JdbcTransactionManager(database))
                .execute(status -> Stream.generate(events)
                        .limit(count)
                        .map(event -> append(channel, event))
                        .toList()));
    }

    private String append(Channel channel, PublishedEvents.Ready event) {
        append(channel, event.key().getBytes(StandardCharsets.UTF_8), event.value());
        return event.id();
    }

    private Row append(Channel channel, byte[] key, byte[] value) {
        return jdbc.sql("""
                        insert into event_outbox (topic, partition, message_key, headers, value)
                        values (:topic, :partition, :key, cast(:headers as json), :value) returning seq, created_at
                        """)
                .param("topic", channel.topic())
                .param("partition", BuiltInPartitioner.partitionForKey(key, channel.partitions()))
                .param("key", key)
                .param("headers", HEADERS)
                .param("value", value)
                .query((row, number) -> new Row(row.getLong("seq"), row.getObject("created_at", OffsetDateTime.class)))
                .single();
    }

    /** Deletes the events that are not published, so that no probe is left behind. */
    List<Unsent> withdraw(String topic, Collection<Long> seqs) {
        return jdbc.sql("""
                        delete from event_outbox where topic = :topic and seq = any (:seqs) returning seq, reason
                        """)
                .param("topic", topic)
                .param("seqs", seqs.toArray(Long[]::new))
                .query((row, number) -> new Unsent(topic, row.getLong("seq"), row.getString("reason")))
                .list();
    }
}
