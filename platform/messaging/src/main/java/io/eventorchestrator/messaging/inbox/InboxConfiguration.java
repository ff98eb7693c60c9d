package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.messaging.InvalidSetting;
import io.eventorchestrator.messaging.database.DatabaseProbe;
import io.eventorchestrator.messaging.database.QueryPlans;
import io.eventorchestrator.messaging.deadletter.DeadLetterSender;
import io.eventorchestrator.messaging.envelope.EnvelopeReader;
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
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Configures the inbox. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboxProperties.class)
public class InboxConfiguration {

    @Bean
    DeliveryReader deliveryReader(Catalogue catalogue, EventCodec codec, HandlerRegistry handlers) {
        EnvelopeReader envelopes = new EnvelopeReader(catalogue.limits().largestEvent());
        return new DeliveryReader(envelopes::read, codec, handlers, catalogue);
    }

    @Bean
    HandlerInvoker handlerInvoker(CurrentEvent current, EventTracing tracing, DeliveryMetrics metrics, Clock clock) {
        return new HandlerInvoker(current, tracing, metrics, clock);
    }

    @Bean
    InboxRows inboxRows(JdbcTemplate jdbc) {
        return new InboxRows(StatementCancelled.tellingClient(jdbc));
    }

    @Bean
    ParkedRows parkedRows(JdbcTemplate jdbc, HandlerRegistry handlers, RetryProperties retries) {
        return new ParkedRows(
                StatementCancelled.tellingClient(jdbc),
                handlers.groups(),
                group -> retries.of(group).longest());
    }

    @Bean
    OwnCode ownCode(BeanFactory beans, HandlerRegistry handlers) {
        Set<String> packages = new TreeSet<>(handlers.packages());
        if (AutoConfigurationPackages.has(beans)) {
            packages.addAll(AutoConfigurationPackages.get(beans));
        }
        return new OwnCode(packages);
    }

    @Bean
    AttemptRunner eventAttempts(
            InboxRows rows,
            ParkedRows parked,
            DeadLetterSender deadLetters,
            EventPublisher publisher,
            HandlerInvoker invoker,
            RetryProperties retries,
            OwnCode own,
            PlatformTransactionManager transactions,
            MachineTime time) {
        TransactionTemplate nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        FailureRecorder failures =
                new FailureRecorder(rows, parked, deadLetters, publisher, invoker, retries, own, time);
        return new AttemptRunner(rows, invoker, failures, nested, time);
    }

    @Bean
    KeyLocks keyLocks(JdbcTemplate jdbc, InboxRows rows, ParkedRows parked) {
        return new KeyLocks(StatementCancelled.tellingClient(jdbc), rows, parked);
    }

    @Bean
    TransactionRunner inboxTransactions(
            PlatformTransactionManager transactions, DatabaseProbe database, MachineTime time) {
        return new TransactionRunner(new TransactionTemplate(transactions), database, time);
    }

    @Bean
    Inbox inbox(
            DeliveryReader reader,
            KeyLocks locks,
            AttemptRunner attempts,
            TransactionRunner transactions,
            DeliveryMetrics metrics,
            Catalogue catalogue,
            ProgressBoard board,
            QueryPlans plans,
            MachineTime time) {
        Inbox all = new TransactionalInbox(
                reader,
                new BulkTransaction(plans, locks, attempts, transactions),
                new SingleDelivery(locks, attempts, transactions, time),
                metrics);
        return new WatchedInbox(new RoutedInbox(all, catalogue, metrics), board);
    }

    @Bean
    RetryQueue parkedEventRetrier(
            ParkedRows parked,
            KeyLocks locks,
            DeliveryReader reader,
            AttemptRunner attempts,
            TransactionRunner transactions,
            DeliveryMetrics metrics,
            MachineTime time) {
        return new ParkedEventRetrier(parked, locks, reader, attempts, transactions, metrics, time);
    }

    @Bean
    Housekeeping inboxHousekeeping(
            JdbcClient jdbc, InboxProperties properties, Catalogue catalogue, ProgressBoard board) {
        Duration least = catalogue.leastMemory();
        if (properties.retention().compareTo(least) < 0) {
            throw new InvalidSetting("events.inbox.retention is " + properties.retention() + ", but must be at least "
                    + least + ": a day longer than topics can deliver events again");
        }
        return new Housekeeping(jdbc, properties, board);
    }
}
