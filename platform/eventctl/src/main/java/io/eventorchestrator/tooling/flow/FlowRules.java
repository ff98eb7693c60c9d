package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.flow.Edge.Kind;
import io.eventorchestrator.tooling.flow.Evidence.Basis;
import io.eventorchestrator.tooling.project.Finding;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.Severity;
import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.specs.Feature;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds gaps in a flow, and contradictions between contract and tables. */
final class FlowRules {

    private static final String TEMPLATE = "README.md";
    private static final String COLUMNS =
            "Add one to plan.md, with the columns Event, Producer, Consumers, Key, Leads to and Undone by; or a heading"
                    + " 'Events' with 'None.' below it.";
    private static final Set<Kind> COMPARED = Set.of(Kind.PUBLISHES, Kind.READS);

    private final Contract contract;
    private final Edges edges;
    private final Findings findings;

    FlowRules(Contract contract, Edges edges, Findings findings) {
        this.contract = contract;
        this.edges = edges;
        this.findings = findings;
    }

    void check(Project project, List<Feature> features, List<Event> events) {
        sources(project, features);
        features.forEach(feature -> feature(project, feature));
        boolean hasTables =
                features.stream().anyMatch(feature -> !feature.rows().isEmpty());
        for (Event event : events) {
            ends(event);
            if (hasTables && contract.namesServices()) {
                compare(event);
            }
        }
    }

    private void sources(Project project, List<Feature> features) {
        Severity severity = project.contracts().isEmpty() && features.isEmpty() ? Severity.ERROR : Severity.WARNING;
        if (project.contracts().isEmpty()) {
            findings.add(new Finding(
                    severity,
                    "no-contract",
                    new Source(".", 0),
                    "The project has no AsyncAPI contract.",
                    "Add an asyncapi.yaml, or name it with --contract."));
        }
        if (features.isEmpty()) {
            findings.add(new Finding(
                    severity,
                    "no-specs",
                    new Source(".", 0),
                    "The project has no specifications: no spec.md or plan.md in a folder specs.",
                    "Add them, or name the folder with --specs."));
        }
    }

    private void feature(Project project, Feature feature) {
        if (feature.rows().isEmpty() && !feature.saysNoEvents() && feature.isWhole()) {
            findings.error(
                    "no-event-flow",
                    feature.place(),
                    "The feature " + feature.name() + " has no table of events.",
                    template(project).orElse(COLUMNS));
        }
    }

    private static Optional<String> template(Project project) {
        return project.specs()
                .map(specs -> specs.resolve(TEMPLATE))
                .filter(Files::isRegularFile)
                .map(file -> "Add one to plan.md; " + project.name(file) + " has a template.");
    }

    private void ends(Event event) {
        Source source = event.evidence().getFirst().source();
        if (edges.of(Kind.PUBLISHES, event.type()).findAny().isEmpty()) {
            tell("no-producer", source, "Nobody publishes " + event.type() + ".", "Name its producer.");
        }
        if (!event.isForOthers() && edges.of(Kind.READS, event.type()).findAny().isEmpty()) {
            findings.warning(
                    "no-consumer",
                    source,
                    "Nobody reads " + event.type() + ".",
                    "Name its consumers, or write" + " 'published for others' in its row.");
        }
    }

    // A document of one application leaves its partners out.
    private void tell(String rule, Source source, String message, String remedy) {
        if (contract.operations().isEmpty() || contract.namesServices()) {
            findings.warning(rule, source, message, remedy);
        } else {
            findings.note(rule, source, message, remedy);
        }
    }

    private void compare(Event event) {
        boolean inContract = event.evidence().stream().anyMatch(fact -> fact.basis() == Basis.CONTRACT);
        List<Source> rows = event.evidence().stream()
                .filter(fact -> fact.basis() == Basis.TABLE)
                .map(Evidence::source)
                .toList();
        if (!inContract && !rows.isEmpty()) {
            findings.warning(
                    "not-in-contract",
                    rows.getFirst(),
                    "The contract has no event " + event.type() + ".",
                    "Add it, or correct the name.");
        } else if (rows.isEmpty() && inContract) {
            findings.warning(
                    "not-in-specs",
                    event.evidence().getFirst().source(),
                    "No table of events has " + event.type() + ".",
                    "Add a row to the plan of its feature.");
        } else if (inContract) {
            edges.of(event.type()).forEach(edge -> compare(edge, rows.getFirst()));
        }
    }

    private void compare(Edge edge, Source row) {
        boolean inContract = edges.has(edge, Basis.CONTRACT);
        boolean inTable = edges.has(edge, Basis.TABLE);
        if (!COMPARED.contains(edge.kind()) || inContract == inTable) {
            return;
        }
        Source at = inTable ? edges.source(edge, Basis.TABLE) : row;
        String known =
                inTable ? "the contract does not" : "the table does not, see " + edges.source(edge, Basis.CONTRACT);
        findings.error(
                "contradiction",
                at,
                (inTable ? "The table" : "The contract") + " says that " + edge.sentence() + ", " + known + ".",
                "Correct one of them.");
    }
}
