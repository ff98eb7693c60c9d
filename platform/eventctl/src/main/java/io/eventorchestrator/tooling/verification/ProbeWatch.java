package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.tooling.access.Patience;
import io.eventorchestrator.tooling.deadletters.ProbeLetters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for probes in the inboxes of the groups and in the dead letter topics. */
final class ProbeWatch {

    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Catalogue catalogue;
    private final ProbedDatabases databases;
    private final ProbeLetters letters;
    private Sightings seen = new Sightings(List.of(), Set.of());

    ProbeWatch(Catalogue catalogue, ProbedDatabases databases, ProbeLetters letters) {
        this.catalogue = catalogue;
        this.databases = databases;
        this.letters = letters;
    }

    /** The places where the probes were last seen. */
    Sightings seen() {
        return seen;
    }

    /** Waits until all is seen that should be, or time is up. */
    void follow(List<Subscription> subscriptions, List<String> ids, Duration atMost) {
        Patience patience = new Patience(atMost, AGAIN);
        patience.await(() -> {
            readInboxes(ids);
            return subscriptions.stream().allMatch(subscription -> subscription.isTaken(seen));
        });
        // Once at least, if time is up.
        patience.await(() -> {
            seen = new Sightings(seen.noted(), letters.of(ids));
            return subscriptions.stream()
                    .filter(subscription -> subscription.isTaken(seen))
                    .allMatch(subscription -> subscription.isSeen(seen));
        });
    }

    /** Reads the inboxes once. */
    void readInboxes(List<String> ids) {
        List<String> sources = catalogue.channels().stream()
                .map(SampleEvents::source)
                .distinct()
                .toList();
        List<Inbox.Noted> noted = groupsByService().entrySet().stream()
                .flatMap(service -> noted(service.getKey(), service.getValue(), sources, ids).stream())
                .toList();
        seen = new Sightings(noted, seen.letters());
    }

    private List<Inbox.Noted> noted(String service, List<String> groups, List<String> sources, List<String> ids) {
        return databases.work(service, source -> new Inbox(source, groups).noted(sources, ids));
    }

    private Map<String, List<String>> groupsByService() {
        return catalogue.groups().stream()
                .collect(Collectors.groupingBy(Group::service, Collectors.mapping(Group::name, Collectors.toList())));
    }
}
