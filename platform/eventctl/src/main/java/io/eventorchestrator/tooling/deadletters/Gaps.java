package io.eventorchestrator.tooling.deadletters;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects unreadable data. Keeps the first gaps and counts the rest, because a whole topic may be broken. */
final class Gaps {

    private static final int NAMED = 20;

    private final Set<Gap> first = new LinkedHashSet<>();
    private long unnamed;

    void add(Gap gap) {
        if (first.size() < NAMED) {
            first.add(gap);
        } else if (!first.contains(gap)) {
            unnamed++;
        }
    }

    void addAll(Collection<Gap> gaps) {
        gaps.forEach(this::add);
    }

    boolean isEmpty() {
        return first.isEmpty();
    }

    /** A line for each gap. */
    void print(PrintWriter out) {
        List<String> lines = new ArrayList<>();
        first.forEach(gap -> lines.add(gap.toString()));
        if (unnamed > 0) {
            lines.add("and " + unnamed + " more of this kind");
        }
        lines.forEach(out::println);
        out.flush();
    }
}
