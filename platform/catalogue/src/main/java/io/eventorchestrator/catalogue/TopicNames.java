package io.eventorchestrator.catalogue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Finds names that Kafka would refuse, or that two topics, subscriptions or services would share. */
final class TopicNames {

    // Kafka's limit; longer ones could not be the name of a file either.
    private static final int LONGEST = 249;

    private final Catalogue catalogue;

    TopicNames(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** One line; empty if all names can be used. */
    Optional<String> firstFault() {
        if (catalogue.channels().isEmpty()) {
            return Optional.of("has no channels");
        }
        return Stream.of(tooLong(), twice(names(), UnaryOperator.identity()), subscribedTwice(), sharedDomain())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Stream<String> names() {
        return catalogue.topics().stream().map(Topic::name);
    }

    private Optional<String> tooLong() {
        return names().filter(name -> name.length() > LONGEST)
                .findFirst()
                .map(name ->
                        "the topic " + name + " has " + name.length() + " characters, but Kafka allows " + LONGEST);
    }

    private static Optional<String> twice(Stream<String> names, UnaryOperator<String> form) {
        Set<String> seen = new HashSet<>();
        return names.filter(name -> !seen.add(form.apply(name)))
                .findFirst()
                .map(name -> "two topics have the name " + name);
    }

    // A subscription is a resource of Kubernetes, whose name has dashes where the topic's has dots.
    private Optional<String> subscribedTwice() {
        return catalogue.groups().stream()
                .map(group -> twice(group.topics().stream(), topic -> topic.replace('.', '-'))
                        .map(fault -> group.name() + ": " + fault + " but for dots and dashes"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    // A domain names the database schema and the package of one service, so services can't share it.
    private Optional<String> sharedDomain() {
        Set<String> seen = new HashSet<>();
        return catalogue.services().stream()
                .filter(service -> !seen.add(catalogue.domain(service)))
                .findFirst()
                .map(service ->
                        "the domain " + catalogue.domain(service) + " of " + service + " belongs to another service");
    }
}
