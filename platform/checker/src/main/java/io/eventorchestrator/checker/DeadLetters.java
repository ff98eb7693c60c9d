package io.eventorchestrator.checker;

import java.util.List;
import java.util.Set;

/** Dead letter topics hold nothing but the letters that the run provoked. */
final class DeadLetters implements Rule {

    static final String RULE = "no dead letter that should not be";

    private final Findings findings;
    private final Set<String> allowed;

    DeadLetters(List<String> allowed, Findings findings) {
        this.allowed = Set.copyOf(allowed);
        this.findings = findings;
    }

    @Override
    public void published(TopicRecord found) {
        if (found.topic().endsWith(".dlq")
                && found.header("dlq-probe").isEmpty()
                && !allowed.contains(found.topic())
                && !allowed.contains(found.eventId())
                && !allowed.contains(origin(found))) {
            findings.add(
                    RULE,
                    "event %s at %s: %s, %s"
                            .formatted(
                                    found.eventId(),
                                    found.place(),
                                    found.header("dlq-reason"),
                                    found.header("dlq-detail")));
        }
    }

    /** As {@code topic/partition/offset}. */
    static String origin(TopicRecord letter) {
        return letter.header("dlq-origin-topic") + "/" + letter.header("dlq-origin-partition") + "/"
                + letter.header("dlq-origin-offset");
    }
}
