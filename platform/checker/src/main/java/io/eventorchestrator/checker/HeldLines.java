package io.eventorchestrator.checker;

import java.util.HashMap;
import java.util.Map;

/** The quantities that orders or returns consist of, by their ids. */
final class HeldLines {

    private final Map<String, Map<String, Integer>> lines = new HashMap<>();

    void add(String id, String sku, int quantity) {
        Map<String, Integer> before = lines.get(id);
        if (before == null) {
            lines.put(id.intern(), Map.of(sku.intern(), quantity));
        } else {
            Map<String, Integer> merged = new HashMap<>(before);
            merged.merge(sku.intern(), quantity, Integer::sum);
            lines.put(id, Map.copyOf(merged));
        }
    }

    Map<String, Integer> of(String id) {
        return lines.getOrDefault(id, Map.of());
    }
}
