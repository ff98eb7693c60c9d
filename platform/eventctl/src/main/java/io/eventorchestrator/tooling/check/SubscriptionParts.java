package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.List;

/** Reports parts that a subscription lacks. */
final class SubscriptionParts {

    private final Findings findings;

    SubscriptionParts(Findings findings) {
        this.findings = findings;
    }

    void check(DaprSubscription subscription) {
        require("no-pubsubname", subscription, DaprSubscription.PUBSUB, "Name its component as pubsubname.");
        require("no-topic", subscription, DaprSubscription.TOPIC, "Name its topic.");
        require(
                "no-dead-letter-topic",
                subscription,
                DaprSubscription.LETTERS,
                "Name a deadLetterTopic: without one, a failing event is dropped or blocks the others.");
        requireScopes(subscription.resource());
    }

    private void require(String rule, DaprSubscription subscription, String path, String remedy) {
        if (subscription.resource().text(path).isEmpty()) {
            findings.error(
                    rule,
                    subscription.source("spec"),
                    "The subscription " + subscription.name() + " has no " + path.substring(path.lastIndexOf('.') + 1)
                            + ".",
                    remedy);
        }
    }

    private void requireScopes(Resource subscription) {
        if (subscription.part("scopes").map(Part::items).orElse(List.of()).isEmpty()) {
            findings.warning(
                    "no-scopes",
                    subscription.source(),
                    "The subscription " + subscription.name() + " applies to each application.",
                    "Name its service under scopes.");
        }
    }
}
