package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Carrier;
import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.Source;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Suggests a decision record for each change since a revision that others rely on, unless a record was added. */
final class DecisionRule implements CheckRule {

    static final String NAME = "no-decision";

    private final Contract before;
    private final String revision;
    private final String remedy;

    /**
     * @param before the contract at the revision
     * @param remedy what a decision that is missing needs
     */
    DecisionRule(Contract before, String revision, String remedy) {
        this.before = before;
        this.revision = revision;
        this.remedy = remedy;
    }

    @Override
    public void check(Inspection inspection, Findings findings) {
        Contract after = inspection.contract();
        compare(carriers(before), carriers(after), inspection.project(), findings);
        compare(groups(before), groups(after), inspection.project(), findings);
        Map<String, Fact> versions = versions(after);
        versions.keySet().retainAll(versions(before).keySet());
        Map<String, Fact> older = versions(before);
        older.keySet().retainAll(versions.keySet());
        compare(older, versions, inspection.project(), findings);
    }

    private void compare(Map<String, Fact> old, Map<String, Fact> current, Project project, Findings findings) {
        BiConsumer<Source, String> suggest = (source, what) -> findings.warning(
                NAME,
                source,
                Character.toUpperCase(what.charAt(0)) + what.substring(1) + " since " + revision
                        + ", and no decision says why.",
                remedy);
        current.forEach((name, fact) -> {
            Fact was = old.get(name);
            if (was == null) {
                suggest.accept(fact.source(), name + " is new");
            } else if (!was.value().equals(fact.value())) {
                suggest.accept(
                        fact.source(),
                        fact.what() + " of " + name + " changed from " + was.value() + " to " + fact.value());
            }
        });
        old.keySet().stream()
                .filter(name -> !current.containsKey(name))
                .forEach(name -> suggest.accept(contract(project), name + " is gone"));
    }

    private static Source contract(Project project) {
        return project.contracts().stream()
                .findFirst()
                .map(file -> project.source(file, 0))
                .orElseGet(() -> new Source("", 0));
    }

    private static Map<String, Fact> carriers(Contract contract) {
        Map<String, Fact> facts = new TreeMap<>();
        contract.messages().stream()
                .flatMap(message -> message.carriers().stream())
                .filter(carrier -> !carrier.address().isEmpty())
                .forEach(carrier -> facts.put("the topic " + carrier.address(), partitions(carrier)));
        return facts;
    }

    private static Fact partitions(Carrier carrier) {
        return new Fact(
                "the number of partitions",
                carrier.settings().getOrDefault("partitions", "the default"),
                carrier.source());
    }

    private static Map<String, Fact> groups(Contract contract) {
        Map<String, Fact> facts = new TreeMap<>();
        contract.operations().stream()
                .filter(operation -> !operation.group().isEmpty())
                .forEach(operation -> facts.putIfAbsent("the group " + operation.group(), service(operation)));
        return facts;
    }

    private static Fact service(Operation operation) {
        return new Fact("the service", operation.service(), operation.source());
    }

    private static Map<String, Fact> versions(Contract contract) {
        Map<String, Fact> facts = new TreeMap<>();
        contract.messages().stream()
                .filter(message -> !message.version().isEmpty())
                .forEach(message -> facts.put("the event " + message.type(), major(message)));
        return facts;
    }

    private static Fact major(Message message) {
        return new Fact("the major version", message.version().replaceFirst("\\..*", ""), message.source());
    }

    private record Fact(String what, String value, Source source) {}
}
