package io.eventorchestrator.messaging.outbox;

import com.zaxxer.hikari.HikariDataSource;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.loop.SystemTime;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.observability.TransportProbe;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The existing outbox with relay instances, without a service; it leaves the outbox empty. */
final class RelayFixture implements AutoCloseable {

    static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    static final int CONNECTIONS = 3;

    private final HikariDataSource database = new HikariDataSource();
    private final OutboxConfiguration configuration = new OutboxConfiguration();
    private final WakeUp wakeUp = configuration.relayWakeUp(new SystemTime());
    private final JdbcTransactionManager transactions;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final List<Relay> relays = new CopyOnWriteArrayList<>();

    RelayFixture() {
        MessagingTables.connect(database);
        transactions = new JdbcTransactionManager(database);
        transaction = new TransactionTemplate(transactions);
        outbox = configuration.outbox(jdbc(), wakeUp);
    }

    JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    /** Starts another instance, whose probe always answers. */
    Relay start(EventTransport transport, Duration lease) {
        return start(transport, () -> true, lease);
    }

    /** Starts another instance. */
    Relay start(EventTransport transport, TransportProbe probe, Duration lease) {
        OutboxProperties properties =
                new OutboxProperties(500, Duration.ofMillis(20), lease, FIRST_PAUSE, LONGEST_PAUSE, CONNECTIONS);
        Relay relay = configuration.eventRelay(
                database,
                transactions,
                transport,
                probe,
                wakeUp,
                properties,
                Catalogue.load(),
                new ProgressBoard(),
                new SystemTime(),
                new StandardEnvironment());
        relays.add(relay);
        relay.start();
        return relay;
    }

    /** Appends records in one transaction. */
    void append(List<OutboundRecord> records) {
        transaction.executeWithoutResult(status -> records.forEach(outbox::append));
    }

    int connectionsInUse() {
        return database.getHikariPoolMXBean().getActiveConnections();
    }

    int waiting() {
        return jdbc().sql("select count(*) from event_outbox where state = 'PENDING'")
                .query(Integer.class)
                .single();
    }

    /** @param number identifies the record in place of its partition, which no test reads */
    static OutboundRecord outbound(String topic, String key, int number, int size) {
        return new OutboundRecord(topic, key.getBytes(StandardCharsets.UTF_8), number, List.of(), new byte[size]);
    }

    static OutboundRecord outbound(String topic, String key, int number) {
        return outbound(topic, key, number, 100);
    }

    @Override
    public void close() {
        relays.forEach(Relay::stop);
        jdbc().sql("truncate event_outbox").update();
        database.close();
    }
}
