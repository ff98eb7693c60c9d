package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dapr's subscriptions, with the components and policies that they need, compared with the contract. */
final class SubscriptionRules implements CheckRule {

    private static final String TOPIC = "spec.topic";
    private static final String PUBSUB = "spec.pubsubname";
    private static final String LETTERS = "spec.deadLetterTopic";

    @Override
    public void check(Inspection inspection, Findings findings) {
        inspection.resources("Subscription").forEach(subscription -> {
            required(subscription, findings);
            letters(subscription, inspection, findings);
            pubsub(subscription, inspection, findings);
            topic(subscription, inspection, findings);
        });
        sets(inspection).forEach(set -> missing(set, inspection, findings));
    }

    private static Set<String> sets(Inspection inspection) {
        return inspection.resources("Subscription").map(Resource::set).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void required(Resource subscription, Findings findings) {
        require("no-pubsubname", subscription, PUBSUB, "Name its component as pubsubname.", findings);
        require("no-topic", subscription, TOPIC, "Name its topic.", findings);
        require(
                "no-dead-letter-topic",
                subscription,
                LETTERS,
                "Name a deadLetterTopic: without one, a failing event is dropped or blocks the others.",
                findings);
        if (subscription.part("scopes").map(Part::items).orElse(List.of()).isEmpty()) {
            findings.warning(
                    "no-scopes",
                    subscription.source(),
                    "The subscription " + subscription.name() + " applies to each application.",
                    "Name its service under scopes.");
        }
    }

    private static void require(String rule, Resource subscription, String path, String remedy, Findings findings) {
        if (subscription.text(path).isEmpty()) {
            findings.error(
                    rule,
                    subscription.source("spec"),
                    "The subscription " + subscription.name() + " has no " + path.substring(path.lastIndexOf('.') + 1)
                            + ".",
                    remedy);
        }
    }

    private static void letters(Resource subscription, Inspection inspection, Findings findings) {
        Optional<String> topic = subscription.text(TOPIC);
        Optional<String> letters = subscription.text(LETTERS);
        if (letters.isPresent() && letters.equals(topic)) {
            findings.error(
                    "dead-letter-loop",
                    subscription.source(LETTERS),
                    "The dead letters of " + subscription.name() + " go back to its topic.",
                    "Name another topic.");
        }
        Optional<String> expected = inspection
                .reads()
                .filter(read -> subscription.text(PUBSUB).equals(Optional.of(read.group())))
                .flatMap(read -> read.types().stream()
                        .flatMap(inspection::addresses)
                        .filter(address -> topic.equals(Optional.of(address)))
                        .map(address -> address + "." + read.group() + ".dlq"))
                .findFirst();
        expected.filter(name -> letters.isPresent() && !letters.get().equals(name))
                .ifPresent(name -> findings.error(
                        "dead-letter-name",
                        subscription.source(LETTERS),
                        "The dead letter topic of " + subscription.name() + " is not " + name + ".",
                        "Run ./eventctl generate, or correct it."));
    }

    private static void pubsub(Resource subscription, Inspection inspection, Findings findings) {
        Optional<String> pubsub = subscription.text(PUBSUB);
        if (pubsub.isEmpty()) {
            return;
        }
        List<Resource> beside = inspection.resources().stream()
                .filter(resource -> resource.set().equals(subscription.set()))
                .toList();
        if (of("Component", beside).noneMatch(component -> component.name().equals(pubsub.get()))) {
            findings.error(
                    "unknown-pubsub",
                    subscription.source(PUBSUB),
                    "There is no component " + pubsub.get() + ".",
                    "Add it, or correct pubsubname.");
        }
        if (of("Resiliency", beside).noneMatch(policy -> isTarget(policy, pubsub.get()))) {
            findings.error(
                    "no-resiliency",
                    subscription.source(PUBSUB),
                    "No Resiliency policy is about deliveries of " + pubsub.get() + ".",
                    "Add it under spec: targets: components: " + pubsub.get() + ": inbound.");
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

    private static void topic(Resource subscription, Inspection inspection, Findings findings) {
        if (!inspection.contract().namesServices()) {
            return;
        }
        Set<String> known = Stream.concat(
                        inspection.contract().messages().stream()
                                .flatMap(message -> inspection.addresses(message.type())),
                        inspection.reads().map(read -> read.group() + ".replay"))
                .collect(Collectors.toSet());
        subscription
                .text(TOPIC)
                .filter(topic -> !known.contains(topic))
                .ifPresent(topic -> findings.error(
                        "unknown-topic",
                        subscription.source(TOPIC),
                        "The contract has no topic " + topic + ".",
                        "Correct it, or add the event to the contract."));
    }

    private static void missing(String set, Inspection inspection, Findings findings) {
        inspection
                .reads()
                .forEach(read -> read.types().stream()
                        .flatMap(inspection::addresses)
                        .filter(topic -> inspection
                                .resources("Subscription")
                                .filter(subscription -> subscription.set().equals(set))
                                .noneMatch(subscription -> reads(subscription, read, topic)))
                        .forEach(topic -> findings.error(
                                "subscription-missing",
                                read.source(),
                                "No subscription in " + set + " lets " + read.group() + " read " + topic + ".",
                                "Run ./eventctl generate, or add it.")));
    }

    private static boolean reads(Resource subscription, Operation read, String topic) {
        return subscription.text(PUBSUB).equals(Optional.of(read.group()))
                && subscription.text(TOPIC).equals(Optional.of(topic));
    }
}
