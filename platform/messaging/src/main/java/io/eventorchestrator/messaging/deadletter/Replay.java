package io.eventorchestrator.messaging.deadletter;

import io.eventorchestrator.catalogue.DeadLetterHeaders;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.transport.InboundRecord;

/** Distinguishes replayed dead letters from first deliveries. Internal. */
public final class Replay {

    private Replay() {}

    /** Tests whether the record comes from the group's replay topic; only there dead letter headers can be trusted. */
    public static boolean isReplay(String group, InboundRecord inbound) {
        return inbound.topic().equals(Group.replayTopic(group));
    }

    /** Number of replays to this group that the record declares; 0 for a record from a producer. */
    public static int count(String group, InboundRecord inbound) {
        String replays = inbound.header(DeadLetterHeaders.REPLAYS).orElse("0");
        return isReplay(group, inbound) && replays.matches("\\d{1,4}") ? Integer.parseInt(replays) : 0;
    }
}
