package io.eventorchestrator.tooling.outbox;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.NotStartable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The outboxes of a command, and the selected records. */
final class OutboxSelection {

    private final Unreachable unreachable = new Unreachable();

    @Mixin
    private Databases databases = new Databases();

    @Mixin
    private RecordFilter filter = new RecordFilter();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /**
     * Runs the work on each that answers, in the order of their services. If records are named, only on theirs.
     *
     * @throws NotStartable if none answers
     */
    <T> List<T> each(BiFunction<OutboxTable, Matching, T> work) {
        List<OutboxDatabase> all = databases.all();
        Set<String> services = all.stream().map(OutboxDatabase::service).collect(Collectors.toCollection(TreeSet::new));
        List<OutboxDatabase> asked = all.stream()
                .filter(database -> filter.in(database.service(), services).canMatch())
                .toList();
        List<T> results = asked.stream()
                .map(database -> unreachable.tried(
                        database, table -> work.apply(table, filter.in(database.service(), services))))
                .flatMap(Optional::stream)
                .toList();
        unreachable.requireOther(asked);
        return results;
    }

    /** Tests whether the service's outbox answered each time it was asked. */
    boolean answered(String service) {
        return !unreachable.includes(service);
    }

    boolean allAnswered() {
        return unreachable.isEmpty();
    }

    /** Names each that did not answer; the code is 0 if all did. */
    int exitCode() {
        return unreachable.report(spec.commandLine().getErr());
    }

    /** @throws ParameterException if neither the contract nor an outbox knows the given topic */
    void requireKnownTopic() {
        filter.topic()
                .filter(topic -> Catalogue.load().topics().stream()
                        .noneMatch(known -> known.name().equals(topic)))
                .filter(topic ->
                        each((table, matching) -> table.knows(topic)).stream().noneMatch(found -> found))
                .ifPresent(topic -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            "There is no topic " + topic + " in the contract, and no outbox holds a record for it.");
                });
    }

    /** @throws ParameterException if no filter is given */
    void requireFilter() {
        if (!filter.isGiven()) {
            throw new ParameterException(spec.commandLine(), "Select records, or give --all.");
        }
    }

    /** Tests whether single records are named. */
    boolean names() {
        return filter.hasIds();
    }

    /** @throws ParameterException if a named record was not found */
    void requireFound(Set<String> found) {
        List<String> missing = filter.missing(found).stream()
                .filter(id -> answered(id.replaceFirst("/.*", "")))
                .toList();
        if (!missing.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "There is no such record: " + String.join(", ", missing) + ".");
        }
    }
}
