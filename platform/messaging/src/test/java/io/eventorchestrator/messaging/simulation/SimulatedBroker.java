package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.simulation.Fault.Kind;
import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** A broker in memory: logs of partitions, and one consumer group whose partitions are dealt to instances. */
final class SimulatedBroker {

    static final int PARTITIONS = 6;
    private static final Reach[] REACHES = Reach.values();

    private final World world;
    private final TopicLimits limits;
    private final Set<OutboundRecord> refused = new HashSet<>();
    private final Map<String, List<List<InboundRecord>>> topics = new TreeMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, SimulatedInstance> owners = new HashMap<>();
    private final List<String> subscribed;
    private final int partitionsOfATopic;
    private final Duration publishing;
    private boolean reachable = true;

    /**
     * @param partitionsOfATopic the number of partitions that each topic has
     * @param publishing the simulated time that a publication takes
     */
    SimulatedBroker(World world, Catalogue contract, int partitionsOfATopic, Duration publishing) {
        this.world = world;
        this.limits = new TopicLimits(contract);
        this.subscribed = contract.group(SimulatedInstance.GROUP).subscriptions().stream()
                .sorted()
                .toList();
        this.partitionsOfATopic = partitionsOfATopic;
        this.publishing = publishing;
    }

    /** Lets all publications fail or not. */
    void reachable(boolean isReachable) {
        reachable = isReachable;
    }

    /** All records of a topic, partition by partition. */
    List<InboundRecord> records(String topic) {
        return topics.getOrDefault(topic, List.of()).stream()
                .flatMap(List::stream)
                .toList();
    }

    List<String> topics() {
        return List.copyOf(topics.keySet());
    }

    void append(OutboundRecord outbound) {
        List<List<InboundRecord>> partitions = topics.computeIfAbsent(outbound.topic(), added -> {
            List<List<InboundRecord>> empty = new ArrayList<>();
            for (int i = 0; i < partitionsOfATopic; i++) {
                empty.add(new ArrayList<>());
            }
            return empty;
        });
        List<InboundRecord> log = partitions.get(outbound.partition());
        log.add(new InboundRecord(
                outbound.topic(),
                outbound.partition(),
                log.size(),
                outbound.key(),
                outbound.headers(),
                outbound.value()));
        SimulatedInstance owner = owners.get(new TopicPartition(outbound.topic(), outbound.partition()));
        if (owner != null) {
            owner.news().release();
        }
    }

    List<Acknowledgement> publish(SimulatedInstance from, List<OutboundRecord> bulk) {
        world.endStep("is about to publish " + RecordNames.of(bulk));
        Fault fails = world.strike(Kind.PUBLISH_FAILS);
        if (fails != null) {
            world.endStep("could not publish");
            return all(bulk, new Failed("simulated", REACHES[fails.size() % REACHES.length]));
        }
        if (!reachable) {
            return all(bulk, new Failed("simulated", Reach.BROKER));
        }
        Fault late = world.strike(Kind.PUBLISH_LATE);
        if (late != null) {
            world.at(world.now() + Duration.ofMillis(1 + late.size() * 5L).toNanos(), () -> arrive(bulk));
            world.endStep("gave up publishing");
            return all(bulk, new Failed("simulated time-out", late.size() % 2 == 0 ? Reach.TOPIC : Reach.BROKER));
        }
        Fault partly = world.strike(Kind.PUBLISH_PARTLY);
        boolean twice = world.strikes(Kind.PUBLISH_TWICE);
        refuseOne(bulk);
        Set<Integer> tooLarge = limits.exceededBy(bulk);
        List<Acknowledgement> answers = new ArrayList<>();
        for (int i = 0; i < bulk.size(); i++) {
            if (refused.contains(bulk.get(i))) {
                answers.add(new Refused("simulated"));
            } else if (tooLarge.contains(bulk.get(i).partition())) {
                answers.add(new Failed("simulated: the batch is too large", Reach.RECORD));
            } else if (partly != null && (i + partly.size()) % 2 == 0) {
                answers.add(new Failed("simulated", partly.size() % 3 == 0 ? Reach.PARTITION : Reach.RECORD));
            } else {
                append(bulk.get(i));
                if (twice) {
                    append(bulk.get(i));
                }
                answers.add(new Accepted());
            }
        }
        world.endStep("published");
        if (publishing.isPositive()) {
            from.time().sleep(publishing);
        }
        Fault slow = world.strike(Kind.ANSWER_LATE);
        if (slow != null) {
            from.time().sleep(Duration.ofMillis(slow.size() * 40L));
        }
        Fault lost = world.strike(Kind.ANSWER_LOST);
        return lost == null
                ? answers
                : all(bulk, new Failed("simulated loss of the answer", REACHES[lost.size() % REACHES.length]));
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

    private void arrive(List<OutboundRecord> bulk) {
        world.note("arrives late: " + RecordNames.of(bulk));
        bulk.stream().filter(outbound -> !refused.contains(outbound)).forEach(this::append);
    }

    private static List<Acknowledgement> all(List<OutboundRecord> bulk, Acknowledgement answer) {
        return bulk.stream().map(outbound -> answer).toList();
    }

    /** Deals the partitions to instances. */
    void rebalance(List<SimulatedInstance> living) {
        StringBuilder dealt = new StringBuilder("partitions:");
        for (String topic : subscribed) {
            for (int i = 0; i < partitionsOfATopic && !living.isEmpty(); i++) {
                SimulatedInstance owner = living.get(world.random(living.size()));
                owners.put(new TopicPartition(topic, i), owner);
                dealt.append(' ').append(owner.name());
            }
        }
        world.note(dealt.toString());
        living.forEach(instance -> instance.news().release());
    }

    /** Deals the partitions of each topic to instances one after the other. */
    void deal(List<SimulatedInstance> living) {
        for (String topic : subscribed) {
            for (int i = 0; i < partitionsOfATopic; i++) {
                owners.put(new TopicPartition(topic, i), living.get(i % living.size()));
            }
        }
        living.forEach(instance -> instance.news().release());
    }

    /** The next records of one partition, at most so many; empty if there are none for the instance. */
    List<InboundRecord> poll(SimulatedInstance instance) {
        List<TopicPartition> waiting = new ArrayList<>();
        for (String topic : subscribed) {
            for (int i = 0; i < partitionsOfATopic; i++) {
                TopicPartition partition = new TopicPartition(topic, i);
                if (owners.get(partition) == instance && lag(partition) > 0) {
                    waiting.add(partition);
                }
            }
        }
        List<InboundRecord> bulk = new ArrayList<>();
        int most = waiting.isEmpty() ? 0 : 1 + world.random(waiting.size());
        for (int i = 0; i < most; i++) {
            TopicPartition from = waiting.get(i);
            List<InboundRecord> log = log(from);
            int begin = (int) position(from);
            bulk.addAll(log.subList(begin, Math.min(log.size(), begin + 1 + world.random(6))));
        }
        return bulk;
    }

    /** Stores the progress of an instance, unless a partition has moved meanwhile. */
    void commit(SimulatedInstance instance, List<InboundRecord> settled) {
        for (InboundRecord inbound : settled) {
            TopicPartition partition = new TopicPartition(inbound.topic(), inbound.partition());
            if (owners.get(partition) == instance && position(partition) == inbound.offset()) {
                committed.put(partition, inbound.offset() + 1);
            }
        }
    }

    boolean isConsumed() {
        return subscribed.stream().allMatch(topic -> {
            for (int i = 0; i < partitionsOfATopic; i++) {
                if (lag(new TopicPartition(topic, i)) > 0) {
                    return false;
                }
            }
            return true;
        });
    }

    private long lag(TopicPartition partition) {
        return log(partition).size() - position(partition);
    }

    private long position(TopicPartition partition) {
        return committed.getOrDefault(partition, 0L);
    }

    private List<InboundRecord> log(TopicPartition partition) {
        List<List<InboundRecord>> partitions = topics.get(partition.topic());
        return partitions == null ? List.of() : partitions.get(partition.partition());
    }
}
