package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.messaging.database.DatabaseProbe;
import io.eventorchestrator.messaging.database.SimulatedProbe;
import io.eventorchestrator.messaging.deadletter.SimulatedDeadLetters;
import io.eventorchestrator.messaging.handler.HandlerRegistry;
import io.eventorchestrator.messaging.handler.SimulatedHandlers;
import io.eventorchestrator.messaging.inbox.SimulatedInbox;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.outbox.SimulatedRelay;
import io.eventorchestrator.messaging.publishing.CurrentEvent;
import io.eventorchestrator.messaging.publishing.SimulatedPublisher;
import io.eventorchestrator.messaging.retry.SimulatedRetries;
import io.eventorchestrator.messaging.simulation.Fault.Kind;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.Outcome;
import io.eventorchestrator.messaging.transport.RecordLimits;
import io.eventorchestrator.messaging.transport.TopicwiseTransport;
import io.eventorchestrator.messaging.transport.dapr.SimulatedSidecar;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A process of the service: the library's real parts on a simulated machine, broker and connection. */
final class SimulatedInstance {

    static final String SERVICE = "inventory-service";
    static final String GROUP = "inventory-service-order-reservations";
    private static final Duration LONGEST_BULK = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final World world;
    private final SimulatedBroker broker;
    private final SimulatedConnections connections;
    private final InstanceTime time;
    private final WorldClock clock;
    private final Semaphore news = new Semaphore(0);
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final SimulatedRelay relay;
    private final EventPublisher publisher;
    private final SimulatedInbox inbox;
    private final ProgressBoard board = new ProgressBoard();
    private final Pace pace;
    private final boolean hasSidecar;
    private boolean stopped;
    private boolean leaves;
    private @Nullable Thread consumer;
    private @Nullable Runnable stopRetries;

    SimulatedInstance(int number, World world, SimulatedBroker broker, SimulatedDatabase database, Contract contract) {
        this.name = "i" + number;
        this.hasSidecar = number % 2 == 0;
        this.world = world;
        this.broker = broker;
        this.connections = new SimulatedConnections(world, database);
        this.time = new InstanceTime(world, this);
        this.pace = contract.pace();
        JdbcTemplate template = new JdbcTemplate(connections);
        JdbcTransactionManager manager = new JdbcTransactionManager(connections);
        this.jdbc = JdbcClient.create(template);
        this.transactions = new TransactionTemplate(manager);
        this.clock = new WorldClock(world);
        DeliveryMetrics metrics = new DeliveryMetrics(new SimpleMeterRegistry());
        CurrentEvent current = new CurrentEvent();
        this.relay = new SimulatedRelay(
                connections, manager, transport(contract), limited(contract), pace.outbox(), board, time);
        this.publisher =
                SimulatedPublisher.of(relay.outbox(), current, contract.catalogue(), contract.codec(), metrics, clock);
        HandlerRegistry handlers = SimulatedHandlers.of(
                new Reservations(jdbc, publisher, contract.replays(), clock, world.bug()),
                contract.catalogue(),
                SERVICE);
        DatabaseProbe probe = SimulatedProbe.of(new NoAnswer());
        this.inbox = new SimulatedInbox(
                template,
                manager,
                probe,
                SimulatedDeadLetters.of(relay.outbox(), contract.catalogue(), metrics, clock),
                world.bug() == PlantedBug.BUSINESS_FAILURE_UNTOLD ? new SilentPublisher() : publisher,
                current,
                handlers,
                contract.codec(),
                contract.catalogue(),
                pace.retries(),
                metrics,
                board,
                clock,
                time);
    }

    private EventTransport transport(Contract contract) {
        EventTransport transport = new TopicwiseTransport(
                new RecordLimits(contract.catalogue()), (topic, bulk) -> broker.publish(this, bulk));
        return world.bug() == PlantedBug.BREAKER_OPENED_BY_A_RECORD ? new WrongBreaker(transport) : transport;
    }

    private Catalogue limited(Contract contract) {
        return world.bug() == PlantedBug.BULK_ABOVE_THE_LIMIT ? Catalogue.load() : contract.catalogue();
    }

    String name() {
        return name;
    }

    /** The name under which its relay holds shards. */
    String relay() {
        return relay.instance();
    }

    Semaphore news() {
        return news;
    }

    InstanceTime time() {
        return time;
    }

    SimulatedConnections connections() {
        return connections;
    }

    /** Tests whether it stands still. */
    boolean isStopped() {
        return stopped;
    }

    void stop(boolean stop) {
        stopped = stop;
    }

    void start() {
        relay.start();
        stopRetries = SimulatedRetries.start(inbox.retries(), pace.retries(), Set.of(GROUP), board, time);
        Thread reading = time.loop("consumer", this::consume);
        consumer = reading;
        reading.start();
    }

    /**
     * Finishes its work and gives back what it holds, as a process that is asked to end.
     *
     * @param left follows when it reads no more records
     * @param ended follows at last
     */
    void shutDown(Runnable left, Runnable ended) {
        time.beside("shutdown", () -> {
                    leaves = true;
                    news.release();
                    var unused = time.join(Objects.requireNonNull(consumer), LONGEST_BULK);
                    world.at(world.now(), left);
                    Objects.requireNonNull(stopRetries).run();
                    relay.stop();
                    world.at(world.now(), ended);
                })
                .start();
    }

    /** Runs a transaction of the service, which publishes an event. */
    void perform(Operation operation) {
        time.beside("business", () -> new Business(jdbc, transactions, publisher, clock).perform(operation))
                .start();
    }

    private void consume() {
        while (!leaves) {
            List<InboundRecord> bulk = broker.consumers().poll(this);
            if (bulk.isEmpty()) {
                var unused = time.acquire(news, Duration.ofSeconds(30));
                news.drainPermits();
            } else {
                deliver(bulk);
            }
        }
    }

    private void deliver(List<InboundRecord> bulk) {
        world.endStep("gets " + bulk.size() + " records, the first at "
                + bulk.getFirst().offset());
        if (world.bug() == PlantedBug.ACKNOWLEDGED_BEFORE_COMMIT) {
            broker.consumers().commit(this, bulk);
        }
        List<Outcome> outcomes = settle(inbox.inbox(), received(bulk));
        int settled = outcomes.contains(Outcome.UNAVAILABLE) ? outcomes.indexOf(Outcome.UNAVAILABLE) : outcomes.size();
        world.endStep("answers " + outcomes);
        while (world.bug() == PlantedBug.PARKED_EVENT_HOLDS_PARTITIONS && isAnyParked()) {
            time.sleep(PAUSE);
        }
        if (!world.strikes(Kind.DELIVERY_REPEATED)) {
            broker.consumers().commit(this, bulk.subList(0, settled));
        }
        if (settled < bulk.size()) {
            time.sleep(PAUSE);
        }
    }

    // Every second instance reads through a sidecar, so both ways of reading are simulated.
    private List<InboundRecord> received(List<InboundRecord> bulk) {
        boolean hidesMetadata = world.bug() != PlantedBug.METADATA_FROM_HEADERS;
        return hasSidecar ? SimulatedSidecar.deliver(bulk, hidesMetadata) : bulk;
    }

    private boolean isAnyParked() {
        try {
            return jdbc.sql("select exists (select 1 from event_inbox where state = 'PARKED')")
                    .query(Boolean.class)
                    .single();
        } catch (RuntimeException unavailable) {
            return true;
        }
    }

    private static List<Outcome> settle(Inbox inbox, List<InboundRecord> bulk) {
        try {
            return inbox.receive(GROUP, bulk);
        } catch (RuntimeException failed) {
            return List.of(Outcome.UNAVAILABLE);
        }
    }

    /** The probe finds that the database does not answer. */
    private static final class NoAnswer extends AbstractDataSource {

        @Override
        public java.sql.Connection getConnection() throws SQLException {
            throw new SQLException("the database does not answer", "08001");
        }

        @Override
        public java.sql.Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
