package io.eventorchestrator.messaging.transport.kafka;

import java.util.HashSet;
import java.util.Set;

/** Tells which causes of a round of tries are new since the round before, and remembers no more. */
final class RepeatedCauses {

    private Set<String> before = new HashSet<>();
    private Set<String> now = new HashSet<>();

    void nextRound() {
        before = now;
        now = new HashSet<>();
    }

    /** Tests whether it is the first of its kind in this round and the one before. */
    boolean isNew(String cause) {
        return now.add(cause) && !before.contains(cause);
    }
}
