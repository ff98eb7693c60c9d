package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.transport.EventTransport;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Opens the relay of one simulated instance. */
public final class SimulatedRelay {

    // Rare polls keep the history short; the lease spans several renewals.
    private static final OutboxProperties SETTINGS = new OutboxProperties(
            500, Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMillis(500), Duration.ofSeconds(4), 100);

    private final Outbox outbox;
    private final Relay relay;

    public SimulatedRelay(
            DataSource database,
            PlatformTransactionManager transactions,
            EventTransport transport,
            Catalogue catalogue,
            OutboxProperties settings,
            ProgressBoard board,
            MachineTime time) {
        OutboxConfiguration configuration = new OutboxConfiguration();
        WakeUp wakeUp = configuration.relayWakeUp(time);
        outbox = configuration.outbox(JdbcClient.create(database), wakeUp);
        relay = configuration.eventRelay(
                database,
                transactions,
                transport,
                () -> true,
                wakeUp,
                settings,
                catalogue,
                board,
                time,
                new StandardEnvironment());
    }

    /** Settings for a short history. */
    public static OutboxProperties settings() {
        return SETTINGS;
    }

    public Outbox outbox() {
        return outbox;
    }

    /** The name under which it holds shards. */
    public String instance() {
        return relay.instance();
    }

    public void start() {
        relay.start();
    }

    public void stop() {
        relay.stop();
    }
}
