package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.DeclaredSaga;
import io.eventorchestrator.tooling.flow.Edge.Kind;
import io.eventorchestrator.tooling.project.Finding;
import io.eventorchestrator.tooling.project.Severity;
import io.eventorchestrator.tooling.specs.Feature;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The flow of events of a project, or of one of its features.
 *
 * @param byType its events by their types, in the order of contract and tables
 * @param sagas in which its events occur; for the whole flow, all
 * @param features whose specifications were read
 * @param findings by file and line
 */
record Flow(
        Map<String, Event> byType,
        Edges edges,
        TypesByName names,
        List<DeclaredSaga> sagas,
        List<Feature> features,
        List<Finding> findings) {

    /** Its events in their order. */
    Collection<Event> events() {
        return byType.values();
    }

    /** The events at the other end of an event's relations. */
    List<Event> next(Kind kind, String type) {
        return edges.of(kind, type).flatMap(edge -> event(edge.to()).stream()).toList();
    }

    Optional<Event> event(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** The same flow with other events. */
    Flow with(List<Event> chosen) {
        return new Flow(byType(chosen.stream()), edges, names, sagasOf(chosen), features, findings);
    }

    private List<DeclaredSaga> sagasOf(List<Event> chosen) {
        return sagas.stream()
                .filter(saga -> saga.events()
                        .anyMatch(name ->
                                called(name.text()).filter(chosen::contains).isPresent()))
                .toList();
    }

    /** All stories of its features. */
    Stream<NamedStory> stories() {
        return features.stream()
                .flatMap(feature -> feature.stories().stream().map(story -> new NamedStory(feature.name(), story)));
    }

    /** An event and all that follow from it, nearest first. */
    List<Event> following(Event start, Set<Kind> kinds) {
        Set<Event> reached = new LinkedHashSet<>(Set.of(start));
        Deque<Event> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            String type = open.pop().type();
            kinds.stream()
                    .sorted()
                    .flatMap(kind -> next(kind, type).stream())
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return List.copyOf(reached);
    }

    /** The part that a feature names, with the findings in its own documents. */
    Flow of(Feature feature) {
        List<Event> named =
                events().stream().filter(event -> isNamedIn(feature, event)).toList();
        return new Flow(
                byType(named.stream()),
                edges,
                names,
                sagasOf(named),
                List.of(feature),
                findings.stream()
                        .filter(finding -> finding.source().file().startsWith(feature.folder()))
                        .toList());
    }

    private boolean isNamedIn(Feature feature, Event event) {
        Stream<Evidence> relations = edges.of(event.type()).flatMap(edge -> edges.evidence(edge).stream());
        return Stream.concat(event.evidence().stream(), relations)
                .anyMatch(fact -> fact.source().file().startsWith(feature.folder()));
    }

    /** An event by any of its names. */
    Optional<Event> called(String name) {
        return names.type(name).flatMap(this::event);
    }

    /** Relations between events of this flow and everything else. */
    Stream<Edge> relations() {
        return edges.all().filter(edge -> byType.containsKey(edge.type()));
    }

    private static Map<String, Event> byType(Stream<Event> events) {
        Map<String, Event> byType = new LinkedHashMap<>();
        events.forEach(event -> byType.put(event.type(), event));
        return byType;
    }

    boolean isIncomplete() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
