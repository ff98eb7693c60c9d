package io.eventorchestrator.tooling.outbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Selects records that match all given options. */
final class RecordFilter {

    private static final Pattern ID = Pattern.compile("(?:([a-z][a-z0-9-]*)/)?(\\d{1,18})");

    @Parameters(
            arity = "0..*",
            paramLabel = "RECORD",
            description = "a record's id as in the list, such as order-service/17")
    private List<String> ids = List.of();

    @Option(names = "--topic", description = "records for this topic")
    private @Nullable String topic;

    @Option(names = "--key", description = "records with this key")
    private @Nullable String key;

    @Option(names = "--reason", paramLabel = "TEXT", description = "records whose reason contains this")
    private @Nullable String reason;

    @Option(names = "--all", description = "all records, if no other option is given")
    private boolean all;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** Tests whether any option is given; commands that change records require one. */
    boolean isGiven() {
        return all || hasIds() || Stream.of(topic, key, reason).anyMatch(given -> given != null);
    }

    boolean hasIds() {
        return !ids.isEmpty();
    }

    Optional<String> topic() {
        return Optional.ofNullable(topic);
    }

    /**
     * The conditions for the records of a service.
     *
     * @param worked the services of the command
     * @throws ParameterException if an id is invalid or names another service
     */
    Matching in(String service, Set<String> worked) {
        return new Matching(ids.isEmpty() ? null : seqs(service, worked), topic, key, reason);
    }

    private Long[] seqs(String service, Set<String> worked) {
        return ids.stream()
                .map(id -> parsed(id, worked))
                .filter(id -> id.group(1) == null || id.group(1).equals(service))
                .map(id -> Long.valueOf(id.group(2)))
                .toArray(Long[]::new);
    }

    /** The given ids that were not found. */
    List<String> missing(Set<String> found) {
        return ids.stream()
                .filter(id -> found.stream().noneMatch(one -> one.equals(id) || one.endsWith("/" + id)))
                .toList();
    }

    private Matcher parsed(String id, Set<String> worked) {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            throw new ParameterException(
                    spec.commandLine(), id + " is not a record's id; list shows them, such as order-service/17.");
        }
        String service = matcher.group(1);
        if (service == null ? worked.size() > 1 : !worked.contains(service)) {
            throw new ParameterException(
                    spec.commandLine(),
                    id + " is not a record of " + String.join(", ", worked) + "; write SERVICE/NUMBER.");
        }
        return matcher;
    }
}
