package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.project.Findings;

/** Names of events, topics and consumer groups. */
final class NameRules implements CheckRule {

    @Override
    public void check(Inspection inspection, Findings findings) {
        inspection.contract().messages().forEach(message -> {
            event(message, inspection.rules(), findings);
            topic(message, findings);
        });
        inspection.reads().forEach(read -> group(read, findings));
    }

    private static void event(Message message, HouseRules rules, Findings findings) {
        boolean isWellFormed = rules.eventName().matcher(message.type()).matches();
        if (!isWellFormed) {
            findings.warning(
                    "event-name",
                    message.source(),
                    "The event " + message.type() + " does not match " + rules.eventName() + ".",
                    "Name it <domain>.<entity>.<event>, such as orders.order.placed.");
        }
        String name = isWellFormed ? message.type() : message.title();
        if (!new PastTense(rules.pastTense()).fits(name)) {
            findings.warning(
                    "past-tense",
                    message.source(),
                    "The name of " + name + " does not end in the past tense.",
                    "Name the fact, such as placed, or list its last word under names: past-tense: in "
                            + HouseRulesFile.NAME + ".");
        }
    }

    private static void topic(Message message, Findings findings) {
        if (message.version().isEmpty()) {
            return;
        }
        message.carriers().stream()
                .filter(carrier ->
                        !carrier.address().isEmpty() && !carrier.address().equals(message.type()))
                .forEach(carrier -> findings.error(
                        "topic-name",
                        carrier.source(),
                        "The topic of " + message.type() + " is " + carrier.address() + ".",
                        "Give the event's type to address and topic."));
    }

    private static void group(Operation read, Findings findings) {
        if (!read.group().startsWith(read.service() + "-")) {
            findings.error(
                    "group-name",
                    read.source(),
                    "The consumer group " + read.group() + " does not begin with its service, " + read.service() + ".",
                    "Name it " + read.service() + "-<purpose>.");
        }
    }
}
