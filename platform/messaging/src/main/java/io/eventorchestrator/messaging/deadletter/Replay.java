package io.eventorchestrator.messaging.deadletter;

import io.eventorchestrator.catalogue.DeadLetterHeaders;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.util.List;

/** Distinguishes replayed dead letters from first deliveries. Internal. */
public final class Replay {

    private static final List<String> KEPT = List.of(
            DeadLetterHeaders.FIRST_FAILED_AT,
            DeadLetterHeaders.REPLAYS,
            DeadLetterHeaders.REPLAY_ID,
            DeadLetterHeaders.ORIGIN_TOPIC,
            DeadLetterHeaders.ORIGIN_PARTITION,
            DeadLetterHeaders.ORIGIN_OFFSET,
            DeadLetterHeaders.ORIGIN_DIGEST,
            DeadLetterHeaders.NOT_KEPT,
            DeadLetterHeaders.READ_BY);

    private Replay() {}

    /** Tests whether the record comes from the group's replay topic; only there dead letter headers can be trusted. */
    public static boolean isReplay(String group, InboundRecord inbound) {
        return inbound.topic().equals(Group.replayTopic(group));
    }

    /** The headers by which the next letter of a replay continues the first one. */
    static List<RecordHeader> platformHeaders(InboundRecord replayed) {
        return KEPT.stream()
                .flatMap(name -> replayed.header(name).map(text -> RecordHeader.of(name, text)).stream())
                .toList();
    }

    /** Number of replays to this group that the record declares; 0 for a record from a producer. */
    public static int count(String group, InboundRecord inbound) {
        String replays = inbound.header(DeadLetterHeaders.REPLAYS).orElse("0");
        return isReplay(group, inbound) && replays.matches("\\d{1,4}") ? Integer.parseInt(replays) : 0;
    }
}
