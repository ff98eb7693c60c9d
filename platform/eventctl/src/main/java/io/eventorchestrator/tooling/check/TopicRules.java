package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Carrier;
import io.eventorchestrator.tooling.project.Findings;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Partitions, replicas and retention of topics, by the rules of the house and by those of their dead letters. */
final class TopicRules implements CheckRule {

    private static final BigInteger FOR_EVER = BigInteger.valueOf(Long.MAX_VALUE);

    @Override
    public void check(Inspection inspection, Findings findings) {
        List<TopicFact> topics = topics(inspection);
        DeadLetterNames names = new DeadLetterNames(inspection);
        topics.forEach(topic -> {
            boolean isOfLetters = names.has(topic.name());
            bounds(topic, isOfLetters, inspection.rules(), findings);
            inSync(topic, findings);
            if (isOfLetters) {
                origin(topic, names, topics).ifPresent(origin -> letters(topic, origin, findings));
            }
        });
    }

    private static List<TopicFact> topics(Inspection inspection) {
        Stream<Carrier> carriers = inspection.contract().messages().stream()
                .flatMap(message -> message.carriers().stream())
                .distinct();
        return Stream.concat(
                        carriers.map(TopicFact::of),
                        inspection.resources("KafkaTopic").map(TopicFact::of))
                .toList();
    }

    private static void bounds(TopicFact topic, boolean isOfLetters, HouseRules rules, Findings findings) {
        bound("partitions", topic, "partitions", rules.partitions(), findings);
        bound("replicas", topic, "replicas", rules.replicas(), findings);
        if (!isOfLetters) {
            bound("retention", topic, "retention.ms", rules.retention(), findings);
        }
    }

    private static void bound(String rule, TopicFact topic, String setting, Bounds bounds, Findings findings) {
        topic.number(setting)
                .map(TopicRules::unlimited)
                .filter(value -> !bounds.contain(value))
                .ifPresent(value -> findings.warning(
                        rule,
                        topic.source(),
                        setting + " of " + topic.name() + " is " + value + ", and the rules allow " + bounds + ".",
                        "Change it, or the bounds in " + HouseRulesFile.NAME + "."));
    }

    private static void inSync(TopicFact topic, Findings findings) {
        Optional<BigInteger> replicas = topic.number("replicas");
        topic.number("min.insync.replicas")
                .filter(needed -> replicas.isPresent() && needed.compareTo(replicas.get()) > 0)
                .ifPresent(needed -> findings.error(
                        "in-sync",
                        topic.source(),
                        topic.name() + " has " + replicas.get() + " replicas, and a write waits for " + needed + ".",
                        "Lower min.insync.replicas, or no write succeeds."));
    }

    private static Optional<TopicFact> origin(TopicFact letters, DeadLetterNames names, List<TopicFact> topics) {
        return topics.stream()
                .filter(topic -> names.isOf(letters.name(), topic.name()))
                .filter(topic -> topic.kind().equals(letters.kind()))
                .max(Comparator.comparingInt(topic -> topic.name().length()));
    }

    private static void letters(TopicFact letters, TopicFact origin, Findings findings) {
        if (isBelow("retention.ms", letters, origin)) {
            findings.error(
                    "dead-letter-retention",
                    letters.source(),
                    letters.name() + " keeps dead letters for a shorter time than " + origin.name()
                            + " keeps events, see " + origin.source() + ".",
                    "Raise its retention.ms.");
        }
        if (isBelow("partitions", letters, origin)) {
            findings.error(
                    "dead-letter-partitions",
                    letters.source(),
                    letters.name() + " has fewer partitions than " + origin.name() + ", see " + origin.source()
                            + ". A sidecar keeps the partition of a dead letter.",
                    "Give it as many partitions.");
        }
    }

    private static boolean isBelow(String setting, TopicFact topic, TopicFact origin) {
        Optional<BigInteger> least = origin.number(setting).map(TopicRules::unlimited);
        return topic.number(setting)
                .map(TopicRules::unlimited)
                .filter(value -> least.isPresent() && value.compareTo(least.get()) < 0)
                .isPresent();
    }

    private static BigInteger unlimited(BigInteger value) {
        return value.signum() < 0 ? FOR_EVER : value;
    }
}
