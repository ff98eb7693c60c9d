package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.platform.ChildProcess;
import io.eventorchestrator.tooling.access.Patience;
import io.eventorchestrator.tooling.chaos.Fault.Action;
import io.eventorchestrator.tooling.chaos.RefusedOrders.Event;
import io.eventorchestrator.tooling.chaos.RefusedOrders.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.jspecify.annotations.Nullable;

/**
 * An operator's replay writes its record and does not get to the commit, because the broker slows it down by a quota.
 * After the kill, the replay is done again.
 */
final class InAReplay implements Point {

    private static final String REPLAYS = RefusedOrders.GROUP + ".replay";
    private static final String OPERATOR = "producer-dlq-" + RefusedOrders.GROUP + "-0";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Topics topics;
    private final RefusedOrders orders;
    private final Operator operator;
    private final FaultLog log;

    InAReplay(Topics topics, RefusedOrders orders, Operator operator, FaultLog log) {
        this.topics = topics;
        this.orders = orders;
        this.operator = operator;
        this.log = log;
    }

    @Override
    public NamedPoint name() {
        return NamedPoint.IN_A_REPLAY;
    }

    @Override
    public boolean reach(int pick) {
        if (orders.oldest().isEmpty()) {
            orders.place();
        }
        boolean reached = orders.oldest().filter(this::reach).isPresent();
        orders.place();
        return reached;
    }

    private boolean reach(Refused order) {
        Optional<Event> dead = new Patience(PATIENCE, LOOK)
                .ask(() -> orders.event(order).filter(event -> isInLetters(event, order)), Optional::isPresent);
        if (dead.isEmpty()) {
            return false;
        }
        orders.repair(order);
        return killReplay(dead.get(), order) && operator.replay(dead.get().id());
    }

    private boolean isInLetters(Event event, Refused order) {
        return event.state().equals("DEAD")
                && topics.find(
                                "orders.order.placed." + RefusedOrders.GROUP + ".dlq",
                                IsolationLevel.READ_COMMITTED,
                                Topics.key(order.order()))
                        .isPresent();
    }

    private boolean killReplay(Event event, Refused order) {
        limit(1.0);
        try (ChildProcess replay = operator.start("dlq", "replay", event.id(), "--brokers", topics.brokers())) {
            boolean written = new Patience(PATIENCE, LOOK)
                    .ask(
                            () -> find(order, IsolationLevel.READ_UNCOMMITTED).isPresent() || !replay.isAlive(),
                            seen -> seen);
            if (!written
                    || !replay.isAlive()
                    || find(order, IsolationLevel.READ_COMMITTED).isPresent()) {
                return false;
            }
            replay.kill();
            log.note(Action.KILLED, "eventctl dlq replay", name());
            return true;
        } finally {
            limit(null);
        }
    }

    private Optional<ConsumerRecord<byte[], byte[]>> find(Refused order, IsolationLevel isolation) {
        return topics.find(REPLAYS, isolation, Topics.key(order.order()));
    }

    private void limit(@Nullable Double bytesPerSecond) {
        ClientQuotaEntity entity = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, OPERATOR));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", topics.brokers()))) {
            admin.alterClientQuotas(List.of(new ClientQuotaAlteration(
                            entity, List.of(new ClientQuotaAlteration.Op("producer_byte_rate", bytesPerSecond)))))
                    .all()
                    .get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
