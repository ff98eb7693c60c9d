package io.eventorchestrator.messaging.deadletter;

import io.eventorchestrator.catalogue.DeadLetterHeaders;
import io.eventorchestrator.messaging.transport.InboundRecord;

/** Tells replayed dead letters from first deliveries. Internal. */
public final class Replay {

    private Replay() {}

    /** Whether the record comes from the group's replay topic, the only one whose dead letter headers can be trusted. */
    public static boolean isReplay(String group, InboundRecord inbound) {
        return inbound.topic().equals(group + ".replay");
    }

    /** How often the record was replayed to this group by its own account; 0 for a record that a producer published. */
    public static int count(String group, InboundRecord inbound) {
        String replays = inbound.header(DeadLetterHeaders.REPLAYS).orElse("0");
        return isReplay(group, inbound) && replays.matches("\\d{1,4}") ? Integer.parseInt(replays) : 0;
    }
}
