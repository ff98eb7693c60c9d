package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.Excerpt;
import io.eventorchestrator.tooling.flow.Edge.Kind;
import io.eventorchestrator.tooling.flow.Evidence.Basis;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.specs.Feature;
import io.eventorchestrator.tooling.specs.Sentence;
import java.util.List;
import java.util.Map;

/** Adds relations that only sentences state, marked as guesses. */
final class ProseFlow {

    private final Parties parties;
    private final TypesByName names;
    private final Edges edges;
    private final Findings findings;

    ProseFlow(Parties parties, TypesByName names, Edges edges, Findings findings) {
        this.parties = parties;
        this.names = names;
        this.edges = edges;
        this.findings = findings;
    }

    /** @param events takes those that only sentences name */
    void read(List<Feature> features, Map<String, Event> events) {
        features.stream().flatMap(feature -> feature.prose().stream()).forEach(sentence -> read(sentence, events));
    }

    private void read(Sentence sentence, Map<String, Event> events) {
        Evidence evidence = new Evidence(Basis.PROSE, sentence.source());
        for (Edge edge : new SentenceFlow().read(Word.of(sentence.text(), names, parties))) {
            event(edge.type(), evidence, events);
            if (edge.kind() == Kind.LEADS_TO || edge.kind() == Kind.UNDONE_BY) {
                event(edge.to(), evidence, events);
            }
            if (edges.infer(edge, evidence)) {
                findings.note(
                        "inferred",
                        sentence.source(),
                        "Inferred from prose: " + edge.sentence() + ".",
                        "Declare it in the table of events.");
            }
        }
    }

    private void event(String type, Evidence evidence, Map<String, Event> events) {
        names.add(type, List.of());
        events.putIfAbsent(
                type,
                new Event(type, type, "", "", "", Excerpt.NONE, Excerpt.NONE, List.of(), false, List.of(evidence)));
    }
}
