package io.eventorchestrator.tooling.project;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Collects all findings of one run, so that one does not hide the others. */
public final class Findings {

    private final NavigableSet<Finding> all = new TreeSet<>();

    /** Adds what makes the flow incomplete or contradictory. */
    public void error(String rule, Source source, String message, String remedy) {
        all.add(new Finding(Severity.ERROR, rule, source, message, remedy));
    }

    /** Adds what is probably a mistake. */
    public void warning(String rule, Source source, String message, String remedy) {
        all.add(new Finding(Severity.WARNING, rule, source, message, remedy));
    }

    /** Adds what was assumed, or could not be read. */
    public void note(String rule, Source source, String message, String remedy) {
        all.add(new Finding(Severity.NOTE, rule, source, message, remedy));
    }

    /** Adds a finding. */
    public void add(Finding finding) {
        all.add(finding);
    }

    /** Adds those of another collection. */
    public void addAll(Findings others) {
        all.addAll(others.all);
    }

    /** All findings by file and line; equal ones are listed once. */
    public List<Finding> all() {
        return List.copyOf(all);
    }
}
