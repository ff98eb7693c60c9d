package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.flow.Edge.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The relations that a sentence states. What a service reads leads to what it publishes afterwards. */
final class StatedRelations {

    private final Set<Edge> edges = new LinkedHashSet<>();
    private final List<Edge> published = new ArrayList<>();
    private final Map<String, List<String>> readBy = new HashMap<>();
    private final List<String> causes = new ArrayList<>();
    private final List<String> undoing = new ArrayList<>();

    List<Edge> all() {
        return List.copyOf(edges);
    }

    /** The publications that the sentence states so far. */
    List<Edge> published() {
        return List.copyOf(published);
    }

    List<String> causes() {
        return List.copyOf(causes);
    }

    void cause(String type) {
        causes.add(type);
    }

    void forgetCauses() {
        causes.clear();
    }

    /** A service compensates an event, by what it publishes afterwards. */
    void undoing(String type) {
        undoing.add(type);
    }

    void undoneBy(String type) {
        undoing.forEach(undone -> edges.add(Edge.between(Kind.UNDONE_BY, undone, type)));
    }

    void reads(String service, String type) {
        edges.add(Edge.reads(type, service, ""));
        readBy.computeIfAbsent(service, any -> new ArrayList<>()).add(type);
    }

    /** A service does something because of the causes. */
    void reacts(String service) {
        causes.forEach(cause -> reads(service, cause));
    }

    /** A service publishes an event as the cause of something else. */
    void publishesAsCause(String service, String type) {
        edges.add(Edge.publishes(service, type));
    }

    void publishes(String service, String type) {
        Edge edge = Edge.publishes(service, type);
        edges.add(edge);
        published.add(edge);
        reacts(service);
        readBy.getOrDefault(service, List.of()).forEach(cause -> leads(cause, type));
        undoneBy(type);
    }

    void leads(String cause, String type) {
        if (!cause.equals(type)) {
            edges.add(Edge.between(Kind.LEADS_TO, cause, type));
        }
    }

    /** Relates two events, the subject of a verb and another one. */
    void between(Role verb, String subject, String other, boolean isReversed) {
        switch (verb) {
            case LEAD -> leads(isReversed ? other : subject, isReversed ? subject : other);
            case FOLLOW -> leads(isReversed ? subject : other, isReversed ? other : subject);
            default ->
                edges.add(Edge.between(Kind.UNDONE_BY, isReversed ? subject : other, isReversed ? other : subject));
        }
    }
}
