package io.eventorchestrator.tooling.deadletters;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects unreadable data. Keeps the first failures and counts the rest, because a whole topic may be broken. */
final class FailureReport {

    private static final int NAMED = 20;

    private final Set<ReadFailure> first = new LinkedHashSet<>();
    private Optional<ReadFailure> unread = Optional.empty();
    private long unnamed;

    void add(ReadFailure failure) {
        if (first.size() < NAMED) {
            first.add(failure);
        } else if (!first.contains(failure)) {
            unnamed++;
        }
    }

    void addAll(Collection<ReadFailure> failures) {
        failures.forEach(this::add);
    }

    /** Adds places behind which letters may be that were not read. */
    void addUnread(Collection<ReadFailure> places) {
        unread = unread.or(() -> places.stream().findFirst());
        addAll(places);
    }

    /** The first place behind which letters may be that were not read. */
    Optional<ReadFailure> unread() {
        return unread;
    }

    boolean isEmpty() {
        return first.isEmpty();
    }

    /** A line for each failure. */
    void print(PrintWriter out) {
        lines().forEach(out::println);
        out.flush();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        first.forEach(failure -> lines.add(failure.toString()));
        if (unnamed > 0) {
            lines.add("and " + unnamed + " more of this kind");
        }
        return lines;
    }
}
