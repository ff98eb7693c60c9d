package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import java.util.List;
import java.util.stream.Stream;

/** Looks for the component and the policy of a subscription among the resources that are deployed with it. */
final class SubscriptionComponent {

    private final Inspection inspection;
    private final Findings findings;

    SubscriptionComponent(Inspection inspection, Findings findings) {
        this.inspection = inspection;
        this.findings = findings;
    }

    void check(DaprSubscription subscription) {
        List<Resource> beside = inspection.resources().stream()
                .filter(resource -> resource.set().equals(subscription.set()))
                .toList();
        subscription.pubsub().ifPresent(pubsub -> {
            requireComponent(subscription, pubsub, beside);
            requirePolicy(subscription, pubsub, beside);
        });
    }

    private void requireComponent(DaprSubscription subscription, String pubsub, List<Resource> beside) {
        if (of("Component", beside).noneMatch(component -> component.name().equals(pubsub))) {
            findings.error(
                    "unknown-pubsub",
                    subscription.source(DaprSubscription.PUBSUB),
                    "There is no component " + pubsub + ".",
                    "Add it, or correct pubsubname.");
        }
    }

    private void requirePolicy(DaprSubscription subscription, String pubsub, List<Resource> beside) {
        if (of("Resiliency", beside).noneMatch(policy -> isTarget(policy, pubsub))) {
            findings.error(
                    "no-resiliency",
                    subscription.source(DaprSubscription.PUBSUB),
                    "No Resiliency policy applies to deliveries of " + pubsub + ".",
                    "Add it under spec: targets: components: " + pubsub + ": inbound.");
        }
    }

    private static Stream<Resource> of(String kind, List<Resource> resources) {
        return resources.stream().filter(resource -> resource.kind().equals(kind));
    }

    private static boolean isTarget(Resource policy, String pubsub) {
        return policy.part("spec.targets.components")
                .flatMap(components -> components.get(pubsub))
                .flatMap(target -> target.get("inbound"))
                .isPresent();
    }
}
