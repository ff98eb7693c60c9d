package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.catalogue.DeadLetterHeaders;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.KafkaPartitions;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Replays dead letters as eventctl does: the ledger and the record of the replay in one transaction. Puts back what the
 * relay has set aside.
 */
final class SimulatedOperator {

    static final String REPLAYS = SimulatedInstance.GROUP + ".replay";

    private final World world;
    private final SimulatedBroker broker;
    private final SimulatedDatabase database;
    private final Map<String, Integer> replays;
    private final Set<String> ledger = new HashSet<>();

    SimulatedOperator(World world, SimulatedBroker broker, SimulatedDatabase database, Map<String, Integer> replays) {
        this.world = world;
        this.broker = broker;
        this.database = database;
        this.replays = replays;
    }

    /** Corrects the limits that records set aside exceed, and puts the records back. */
    void putBack() {
        if (database.putBack() > 0) {
            world.note("operator puts refused records back");
            broker.acceptRefused();
        }
    }

    /** @return whether there was a letter to replay */
    boolean replayAll() {
        boolean any = false;
        for (String topic : broker.logs().topics()) {
            if (topic.endsWith(".dlq")) {
                for (InboundRecord letter : List.copyOf(broker.logs().of(topic))) {
                    any |= isOfHandler(letter) && replay(letter);
                }
            }
        }
        return any;
    }

    private static boolean isOfHandler(InboundRecord letter) {
        return letter.header(DeadLetterHeaders.REASON).orElse("").equals("handler-failed");
    }

    private boolean replay(InboundRecord letter) {
        String id = RecordNames.id(Objects.requireNonNull(letter.value()));
        int replay = Integer.parseInt(letter.header(DeadLetterHeaders.REPLAYS).orElse("0")) + 1;
        if (!ledger.add(letter.topic() + letter.partition() + ":" + letter.offset())) {
            return false;
        }
        replays.merge(id, replay, Math::max);
        world.note("operator replays " + RecordNames.name(letter.value()) + ", replay " + replay);
        if (world.bug() == PlantedBug.REPLAY_APART_FROM_LEDGER && world.random(2) == 0) {
            return true;
        }
        broker.append(record(letter, replay));
        if (world.random(3) == 0) {
            // An aborted transaction's record, which the sidecar reads, too.
            world.at(
                    world.now() + Duration.ofMillis(world.random(6_000)).toNanos(),
                    () -> broker.append(record(letter, replay)));
        }
        return true;
    }

    private static OutboundRecord record(InboundRecord letter, int replay) {
        List<RecordHeader> headers = new ArrayList<>(letter.headers().stream()
                .filter(header -> !header.name().equals(DeadLetterHeaders.REPLAYS))
                .toList());
        headers.add(RecordHeader.of(DeadLetterHeaders.REPLAYS, String.valueOf(replay)));
        byte[] key = Objects.requireNonNull(letter.key());
        return new OutboundRecord(
                REPLAYS, key, KafkaPartitions.of(key, SimulatedBroker.PARTITIONS), headers, letter.value());
    }
}
