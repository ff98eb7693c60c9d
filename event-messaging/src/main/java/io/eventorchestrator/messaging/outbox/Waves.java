package io.eventorchestrator.messaging.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a batch into bulks that hold one row per key each. A bulk's entries fail one by one and the sidecar's producer is
 * not idempotent, so a key's next row may go only after the acknowledgement of the one before.
 */
final class Waves {

    private Waves() {}

    static List<List<OutboxRow>> of(List<OutboxRow> batch) {
        List<List<OutboxRow>> waves = new ArrayList<>();
        Map<Object, Integer> nextWave = new HashMap<>();
        for (OutboxRow row : batch) {
            int wave = nextWave.merge(row.orderedBy(), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(row);
        }
        return waves;
    }
}
