package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.simulation.Fault.Kind;
import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A broker in memory, which accepts, loses, repeats and refuses records as the seed says. */
final class SimulatedBroker {

    static final int PARTITIONS = 6;
    private static final Reach[] REACHES = Reach.values();

    private final World world;
    private final TopicLimits limits;
    private final Set<OutboundRecord> refused = new HashSet<>();
    private final PartitionLogs logs;
    private final SimulatedConsumers consumers;
    private final Duration publishing;
    private boolean reachable = true;

    /**
     * @param partitionsOfATopic the number of partitions that each topic has
     * @param publishing the simulated time that a publication takes
     */
    SimulatedBroker(World world, Catalogue contract, int partitionsOfATopic, Duration publishing) {
        this.world = world;
        this.limits = new TopicLimits(contract);
        this.logs = new PartitionLogs(partitionsOfATopic);
        this.consumers = new SimulatedConsumers(
                world, logs, contract.group(SimulatedInstance.GROUP).subscriptions(), partitionsOfATopic);
        this.publishing = publishing;
    }

    PartitionLogs logs() {
        return logs;
    }

    SimulatedConsumers consumers() {
        return consumers;
    }

    /** Lets all publications fail or not. */
    void reachable(boolean isReachable) {
        reachable = isReachable;
    }

    void append(OutboundRecord outbound) {
        logs.append(outbound);
        consumers.arrived(new TopicPartition(outbound.topic(), outbound.partition()));
    }

    List<Acknowledgement> publish(SimulatedInstance from, List<OutboundRecord> bulk) {
        world.endStep("is about to publish " + RecordNames.of(bulk));
        Failed failure = failure(bulk);
        return failure == null ? answered(from, bulk, store(bulk)) : all(bulk, failure);
    }

    private @Nullable Failed failure(List<OutboundRecord> bulk) {
        Fault fails = world.strike(Kind.PUBLISH_FAILS);
        if (fails != null) {
            world.endStep("could not publish");
            return new Failed("simulated", reach(fails));
        }
        return reachable ? late(bulk) : new Failed("simulated", Reach.BROKER);
    }

    private @Nullable Failed late(List<OutboundRecord> bulk) {
        Fault late = world.strike(Kind.PUBLISH_LATE);
        if (late == null) {
            return null;
        }
        world.at(world.now() + Duration.ofMillis(1 + late.size() * 5L).toNanos(), () -> arrive(bulk));
        world.endStep("gave up publishing");
        return new Failed("simulated time-out", late.size() % 2 == 0 ? Reach.TOPIC : Reach.BROKER);
    }

    private void arrive(List<OutboundRecord> bulk) {
        world.note("arrives late: " + RecordNames.of(bulk));
        bulk.stream().filter(outbound -> !refused.contains(outbound)).forEach(this::append);
    }

    private List<Acknowledgement> store(List<OutboundRecord> bulk) {
        Fault partly = world.strike(Kind.PUBLISH_PARTLY);
        int times = world.strikes(Kind.PUBLISH_TWICE) ? 2 : 1;
        refuseOne(bulk);
        Set<Integer> tooLarge = limits.exceededBy(bulk);
        List<Acknowledgement> answers = new ArrayList<>();
        for (int i = 0; i < bulk.size(); i++) {
            boolean isHit = partly != null && (i + partly.size()) % 2 == 0;
            answers.add(answer(bulk.get(i), tooLarge, isHit ? partly : null));
            for (int time = 0; time < times && answers.getLast() instanceof Accepted; time++) {
                append(bulk.get(i));
            }
        }
        return answers;
    }

    private Acknowledgement answer(OutboundRecord outbound, Set<Integer> tooLarge, @Nullable Fault fault) {
        if (refused.contains(outbound)) {
            return new Refused("simulated");
        }
        if (tooLarge.contains(outbound.partition())) {
            return new Failed("simulated: the batch is too large", Reach.RECORD);
        }
        return fault == null
                ? new Accepted()
                : new Failed("simulated", fault.size() % 3 == 0 ? Reach.PARTITION : Reach.RECORD);
    }

    private List<Acknowledgement> answered(
            SimulatedInstance from, List<OutboundRecord> bulk, List<Acknowledgement> answers) {
        world.endStep("published");
        if (publishing.isPositive()) {
            from.time().sleep(publishing);
        }
        Fault slow = world.strike(Kind.ANSWER_LATE);
        if (slow != null) {
            from.time().sleep(Duration.ofMillis(slow.size() * 40L));
        }
        Fault lost = world.strike(Kind.ANSWER_LOST);
        return lost == null ? answers : all(bulk, new Failed("simulated loss of the answer", reach(lost)));
    }

    private void refuseOne(List<OutboundRecord> bulk) {
        Fault refusal = world.strike(Kind.RECORD_REFUSED);
        if (refusal != null) {
            refused.add(bulk.get(refusal.size() % bulk.size()));
        }
    }

    /** Refuses none of the records any more that it has refused so far. */
    void acceptRefused() {
        refused.clear();
    }

    private static Reach reach(Fault fault) {
        return REACHES[fault.size() % REACHES.length];
    }

    private static List<Acknowledgement> all(List<OutboundRecord> bulk, Acknowledgement answer) {
        return bulk.stream().map(outbound -> answer).toList();
    }
}
