package io.eventorchestrator.checker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects findings, of each rule the first ones and the number of all. */
final class Findings {

    static final int MOST = 20;

    private final Map<String, List<Finding>> first = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();

    void add(String rule, String detail) {
        List<Finding> kept = first.computeIfAbsent(rule, name -> new ArrayList<>());
        if (kept.size() < MOST) {
            kept.add(new Finding(rule, detail));
        }
        counts.merge(rule, 1L, Long::sum);
    }

    List<Finding> kept() {
        return first.values().stream().flatMap(List::stream).toList();
    }

    Map<String, Long> counts() {
        return counts;
    }
}
