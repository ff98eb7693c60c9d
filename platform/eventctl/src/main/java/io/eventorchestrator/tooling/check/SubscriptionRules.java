package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;

/** Dapr's subscriptions, with the components and policies that they need, compared with the contract. */
final class SubscriptionRules implements CheckRule {

    @Override
    public void check(Inspection inspection, Findings findings) {
        SubscriptionParts parts = new SubscriptionParts(findings);
        SubscriptionLetters letters = new SubscriptionLetters(inspection, findings);
        SubscriptionComponent component = new SubscriptionComponent(inspection, findings);
        SubscribedTopics topics = new SubscribedTopics(inspection, findings);
        inspection.resources("Subscription").map(DaprSubscription::new).forEach(subscription -> {
            parts.check(subscription);
            letters.check(subscription);
            component.check(subscription);
            topics.check(subscription);
        });
        topics.reportMissing();
    }
}
