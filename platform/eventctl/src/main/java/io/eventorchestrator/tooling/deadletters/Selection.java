package io.eventorchestrator.tooling.deadletters;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Selects letters that match all given options. */
final class Selection {

    @Parameters(arity = "0..*", paramLabel = "LETTER", description = "a letter's id, or the id of its event")
    private List<String> ids = List.of();

    @Option(names = "--group", description = "letters of this consumer group")
    private @Nullable String group;

    @Option(names = "--type", description = "letters with events of this type")
    private @Nullable String type;

    @Option(names = "--reason", description = "letters with this reason")
    private @Nullable String reason;

    @Option(names = "--since", paramLabel = "TIME", description = "failed at this time or later (2026-11-24T10:00:00Z)")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "failed before this time")
    private @Nullable Instant until;

    @Option(names = "--all", description = "all letters, if no other option is given")
    private boolean all;

    /** Tests whether any option is given; commands that change letters require one. */
    boolean isGiven() {
        return all
                || !ids.isEmpty()
                || Stream.of(group, type, reason, since, until).anyMatch(java.util.Objects::nonNull);
    }

    List<String> ids() {
        return ids;
    }

    @Nullable
    String group() {
        return group;
    }

    @Nullable
    String type() {
        return type;
    }

    @Nullable
    String reason() {
        return reason;
    }

    /** Tests whether single letters are named. */
    boolean namesLetters() {
        return !ids.isEmpty();
    }

    boolean matches(DeadLetter letter) {
        return (ids.isEmpty() || ids.contains(letter.id().toString()) || ids.contains(letter.eventId()))
                && (group == null || group.equals(letter.group()))
                && (type == null || type.equals(letter.type()))
                && (reason == null || reason.equals(letter.reason()))
                && (since == null || !letter.failedAt().isBefore(since))
                && (until == null || letter.failedAt().isBefore(until));
    }
}
