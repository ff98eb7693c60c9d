package io.eventorchestrator.guarantees;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of a test that a claim names.
 *
 * @param tried by the name of the class that has run it
 * @param missing simple names of the classes that have not
 * @param missingFull those that run only in the profile full
 */
record TestRow(
        TestName name, TestType source, Map<String, Tried> tried, List<String> missing, List<String> missingFull) {

    static TestRow of(TestName name, TestSources sources, Figures figures) {
        Map<String, Tried> tried = new TreeMap<>();
        Map<Boolean, List<String>> missing = sources.runners(name).stream()
                .sorted(Comparator.comparing(TestType::simpleName))
                .filter(type -> {
                    Tried figure = figures.tests().get(name.in(type.name()));
                    if (figure != null) {
                        tried.put(type.name(), figure);
                    }
                    return figure == null;
                })
                .collect(Collectors.partitioningBy(
                        type -> sources.isFull(type, name),
                        Collectors.mapping(TestType::simpleName, Collectors.toList())));
        return new TestRow(
                name,
                sources.type(name),
                tried,
                missing.getOrDefault(false, List.of()),
                missing.getOrDefault(true, List.of()));
    }

    Tried sum() {
        return tried.values().stream().reduce(Tried.nothing(""), Tried::and);
    }

    Set<String> folders() {
        return tried.values().stream().map(Tried::folder).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Tests whether a class that belongs to each build has not run it, or has skipped a case. */
    boolean isIncomplete() {
        return !missing.isEmpty() || sum().skipped() > 0;
    }

    String result() {
        Tried sum = sum();
        return Stream.of(
                        part(sum.failed() > 0, "**" + sum.failed() + " failed**"),
                        part(sum.passed() > 0, sum.passed() + " passed"),
                        part(sum.skipped() > 0, "**" + sum.skipped() + " skipped**"),
                        part(!missing.isEmpty(), "**not run**" + named(missing)),
                        part(!missingFull.isEmpty(), "not run, profile `full`" + named(missingFull)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String part(boolean applies, String text) {
        return applies ? text : "";
    }

    private String named(List<String> types) {
        return tried.isEmpty() && (missing.isEmpty() || missingFull.isEmpty())
                ? ""
                : types.stream().collect(Collectors.joining("`, `", ": `", "`"));
    }
}
