package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.messaging.database.DatabaseProbe;
import io.eventorchestrator.messaging.database.QueryPlans;
import io.eventorchestrator.messaging.deadletter.DeadLetterSender;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.handler.HandlerRegistry;
import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.publishing.CurrentEvent;
import io.eventorchestrator.messaging.retry.RetryProperties;
import io.eventorchestrator.messaging.retry.RetryQueue;
import io.eventorchestrator.messaging.tracing.EventTracing;
import io.eventorchestrator.messaging.transport.Inbox;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Opens the inbox and the retry queue of one simulated instance. */
public final class SimulatedInbox {

    private final Inbox inbox;
    private final RetryQueue retries;

    public SimulatedInbox(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            DatabaseProbe probe,
            DeadLetterSender deadLetters,
            EventPublisher publisher,
            CurrentEvent current,
            HandlerRegistry handlers,
            EventCodec codec,
            Catalogue catalogue,
            RetryProperties settings,
            DeliveryMetrics metrics,
            ProgressBoard board,
            Clock clock,
            MachineTime time) {
        InboxConfiguration parts = new InboxConfiguration();
        InboxRows rows = parts.inboxRows(jdbc);
        ParkedRows parked = parts.parkedRows(jdbc, handlers, settings);
        HandlerInvoker invoker =
                parts.handlerInvoker(current, new EventTracing(ObservationRegistry.NOOP), metrics, clock);
        AttemptRunner attempts = parts.eventAttempts(
                rows, parked, deadLetters, publisher, invoker, settings, new OwnCode(List.of()), transactions, time);
        KeyLocks locks = parts.keyLocks(jdbc, rows, parked);
        TransactionRunner runner = parts.inboxTransactions(transactions, probe, time);
        DeliveryReader reader = parts.deliveryReader(catalogue, codec, handlers);
        inbox = parts.inbox(reader, locks, attempts, runner, metrics, catalogue, board, new QueryPlans(jdbc), time);
        retries = parts.parkedEventRetrier(parked, locks, reader, attempts, runner, metrics, time);
    }

    public Inbox inbox() {
        return inbox;
    }

    public RetryQueue retries() {
        return retries;
    }
}
