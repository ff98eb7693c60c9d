package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.flow.Edge.Kind;
import io.eventorchestrator.tooling.flow.Evidence.Basis;
import io.eventorchestrator.tooling.project.Source;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All relations, each with the places that state it. */
final class Edges {

    private final Map<Edge, NavigableSet<Evidence>> all = new LinkedHashMap<>();
    private final Map<String, Set<Edge>> byType = new HashMap<>();

    void add(Edge edge, Evidence evidence) {
        byType.computeIfAbsent(edge.type(), any -> new LinkedHashSet<>()).add(edge);
        all.computeIfAbsent(edge, any -> new TreeSet<>()).add(evidence);
    }

    /**
     * Adds a relation that a table or a sentence states for a service; it applies to each known group of the service.
     */
    void addReader(String type, String service, String group, Evidence evidence) {
        List<Edge> known = of(Kind.READS, type)
                .filter(edge -> group.isEmpty() && edge.other().equals(service))
                .toList();
        known.forEach(edge -> add(edge, evidence));
        if (known.isEmpty()) {
            add(Edge.reads(type, service, group), evidence);
        }
    }

    /**
     * Adds an inference, unless it is declared somewhere.
     *
     * @return whether it was added
     */
    boolean infer(Edge edge, Evidence evidence) {
        boolean isDeclared = of(edge.kind(), edge.type())
                .anyMatch(known -> known.other().equals(edge.other()) && !has(known, Basis.PROSE));
        if (!isDeclared) {
            add(edge, evidence);
        }
        return !isDeclared;
    }

    Stream<Edge> all() {
        return all.keySet().stream();
    }

    /** The relations of an event. */
    Stream<Edge> of(String type) {
        return List.copyOf(byType.getOrDefault(type, Set.of())).stream();
    }

    Stream<Edge> of(Kind kind, String type) {
        return of(type).filter(edge -> edge.kind() == kind);
    }

    NavigableSet<Evidence> evidence(Edge edge) {
        return all.getOrDefault(edge, new TreeSet<>());
    }

    /** The first place that states a relation on this basis. */
    Source source(Edge edge, Basis basis) {
        return evidence(edge).stream()
                .filter(evidence -> evidence.basis() == basis)
                .map(Evidence::source)
                .findFirst()
                .orElseThrow();
    }

    boolean has(Edge edge, Basis basis) {
        return evidence(edge).stream().anyMatch(evidence -> evidence.basis() == basis);
    }
}
