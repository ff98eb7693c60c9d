package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.ContractReader;
import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.flow.Edge.Kind;
import io.eventorchestrator.tooling.flow.Evidence.Basis;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.specs.Feature;
import io.eventorchestrator.tooling.specs.SpecReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the flow of a project: from its contract, from its tables of events, and last from its prose. */
final class FlowAnalysis {

    private final Findings findings = new Findings();
    private final Edges edges = new Edges();
    private final TypesByName names = new TypesByName();
    private final Map<String, Event> events = new LinkedHashMap<>();
    private final Contract contract;
    private final List<Feature> features;

    private FlowAnalysis(Project project) {
        contract = ContractReader.read(project, findings);
        features = SpecReader.read(project, findings);
        contract.messages().forEach(this::message);
        contract.operations().forEach(this::operation);
        Parties parties = new Parties(contract, features);
        new TableFlow(contract, parties, names, edges, findings).read(features, events);
        new ProseFlow(parties, names, edges, findings).read(features, events);
        new FlowRules(contract, edges, findings).check(project, features, List.copyOf(events.values()));
    }

    /** The flow of the whole project. */
    static Flow of(Project project) {
        FlowAnalysis analysis = new FlowAnalysis(project);
        return new Flow(
                analysis.events,
                analysis.edges,
                analysis.names,
                analysis.contract.sagas().all(),
                analysis.features,
                analysis.findings.all());
    }

    static ProjectFlow read(Project project) {
        FlowAnalysis analysis = new FlowAnalysis(project);
        return new ProjectFlow(analysis.contract, analysis.features, analysis.names, analysis.findings.all());
    }

    private void message(Message message) {
        names.add(message.type(), message.aliases());
        message.carriers().stream()
                .filter(carrier -> !carrier.address().isEmpty())
                .forEach(carrier -> names.add(message.type(), List.of(carrier.address())));
        Evidence evidence = new Evidence(Basis.CONTRACT, message.source());
        events.putIfAbsent(
                message.type(),
                new Event(
                        message.type(),
                        message.title(),
                        message.version(),
                        message.key(),
                        message.description(),
                        message.schema(),
                        message.example(),
                        message.carriers(),
                        false,
                        List.of(evidence)));
    }

    private void operation(Operation operation) {
        Evidence evidence = new Evidence(Basis.CONTRACT, operation.source());
        for (String type : operation.types()) {
            direction(operation.sends(), operation.service(), operation.group(), type, evidence);
            deadLetters(operation, type);
            for (String reply : operation.replies()) {
                direction(!operation.sends(), operation.service(), "", reply, evidence);
                edges.add(Edge.between(Kind.ANSWERED_BY, type, reply), evidence);
            }
        }
    }

    private void direction(boolean sends, String service, String group, String type, Evidence evidence) {
        edges.add(sends ? Edge.publishes(service, type) : Edge.reads(type, service, group), evidence);
    }

    // The topic's name is this platform's rule, so a contract without its extensions has none.
    private void deadLetters(Operation operation, String type) {
        if (!operation.sends() && !operation.group().isEmpty() && contract.namesServices()) {
            edges.add(
                    new Edge(Kind.DEAD_LETTERS, type, type + "." + operation.group() + ".dlq", operation.group()),
                    new Evidence(Basis.RULE, operation.source()));
        }
    }
}
