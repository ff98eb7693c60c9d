package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.DeadLetterReason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Compares the names in a selection with the broker's topics and with all letters, open or settled. */
final class SelectionCheck {

    // The library's reasons; letters may have others.
    private static final List<String> REASONS = Stream.concat(
                    Stream.of(DeadLetterReason.values()).map(DeadLetterReason::code),
                    Stream.of(DeadLetter.BY_THE_SIDECAR))
            .toList();

    private final GivenName group;
    private final GivenName type;
    private final GivenName reason;
    private final Set<String> unseen;

    SelectionCheck(Selection selection, DeadLetterTopics topics) {
        this.group = new GivenName(
                "consumer group", selection.group(), topics.groups().values());
        this.type = new GivenName("event type", selection.type(), topics.eventTopics());
        this.reason = new GivenName("reason", selection.reason(), REASONS);
        this.unseen = new LinkedHashSet<>(selection.ids());
    }

    void see(DeadLetter letter) {
        if (!unseen.isEmpty()) {
            unseen.remove(letter.id().toString());
            unseen.remove(letter.eventId());
        }
        if (type.isOpen()) {
            type.exists(letter.type());
        }
        if (reason.isOpen()) {
            reason.exists(letter.reason());
        }
    }

    /** The ledger knows letters that are deleted. */
    void see(LedgerState ledger) {
        unseen.removeIf(id -> ledger.at(id).isPresent());
    }

    /** One sentence on the first unknown name, with the existing ones; empty if all are known. */
    Optional<String> complaint() {
        return Stream.of(group, type, reason)
                .flatMap(name -> name.complaint().stream())
                .findFirst()
                .or(() -> unseen.stream().findFirst().map(SelectionCheck::noLetter));
    }

    private static String noLetter(String id) {
        return "No dead letter, and no event in one, has the id " + id + "; ./eventctl dlq list --lines shows them.";
    }
}
