package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.project.Findings;
import java.util.Map;

/** Names of events, topics and consumer groups. */
final class NameRules implements CheckRule {

    @Override
    public void check(Inspection inspection, Findings findings) {
        inspection.contract().messages().forEach(message -> {
            event(message, inspection.rules(), findings);
            topic(message, inspection.rules().topicName(), findings);
        });
        inspection.reads().forEach(read -> group(read, inspection.rules().groupName(), findings));
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

    private static void topic(Message message, NameForm form, Findings findings) {
        Map<String, String> names = Map.of("event", message.type());
        if (message.version().isEmpty()) {
            return;
        }
        message.carriers().stream()
                .filter(carrier -> !carrier.address().isEmpty() && !form.fits(carrier.address(), names))
                .forEach(carrier -> findings.error(
                        "topic-name",
                        carrier.source(),
                        "The topic of " + message.type() + " is " + carrier.address() + ".",
                        "Give the name " + form.with(names) + " to address and topic."));
    }

    private static void group(Operation read, NameForm form, Findings findings) {
        Map<String, String> names = Map.of("service", read.service());
        if (!form.fits(read.group(), names)) {
            findings.error(
                    "group-name",
                    read.source(),
                    "The consumer group " + read.group() + " of " + read.service() + " does not match " + form.text()
                            + ".",
                    "Name it " + form.with(names).replace(".+", "<purpose>") + ".");
        }
    }
}
