package io.eventorchestrator.messaging.outbox;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last published row of each recently used key. Lookups start behind it: while another session holds a snapshot,
 * index entries of deleted rows can't be removed and would be read again.
 */
final class LastPublished {

    private static final int KEPT = 10_000;

    private final Map<Long, Long> seqs = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > KEPT;
        }
    };

    long of(long orderedBy) {
        return seqs.getOrDefault(orderedBy, 0L);
    }

    void note(long orderedBy, long seq) {
        seqs.put(orderedBy, seq);
    }

    void forget(long orderedBy) {
        seqs.remove(orderedBy);
    }
}
