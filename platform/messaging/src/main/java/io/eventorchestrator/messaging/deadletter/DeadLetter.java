package io.eventorchestrator.messaging.deadletter;

import io.eventorchestrator.messaging.transport.InboundRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that its group gives up, with the reason. Internal.
 *
 * @param eventId for the log
 * @param attempts number of attempts; 1 if it was refused at its first delivery
 * @param firstFailedAt null if this is the first failure
 * @param digest identifies an unreadable record; null for any other
 * @param probe whether it is a probe
 */
public record DeadLetter(
        String group,
        InboundRecord original,
        String eventId,
        int attempts,
        @Nullable Instant firstFailedAt,
        @Nullable String digest,
        boolean probe,
        Verdict verdict) {

    /**
     * @param largestKey size of the key above which the letter keeps no key either
     * @param bytes size of the whole letter
     * @param largest maximum size of a letter
     */
    DeadLetter withKeyAlone(int largestKey, long bytes, int largest) {
        byte[] key = original.key();
        InboundRecord rest = new InboundRecord(
                original.topic(),
                original.partition(),
                original.offset(),
                key == null || key.length > largestKey ? null : key,
                isReplay() ? Replay.platformHeaders(original) : List.of(),
                new byte[0]);
        return new DeadLetter(
                group, rest, eventId, attempts, firstFailedAt, digest, probe, verdict.tooLarge(bytes, largest));
    }

    boolean isReplay() {
        return Replay.isReplay(group, original);
    }

    int replays() {
        return Replay.count(group, original);
    }
}
