package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.tooling.access.Patience;
import io.eventorchestrator.tooling.deadletters.ProbeLetters.Arrived;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Looks for probes in the inboxes of the groups and in the dead letter topics. */
final class ProbeWatch {

    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Function<List<String>, List<Inbox.Noted>> inboxes;
    private final Function<List<String>, Set<Arrived>> letters;
    private Sightings seen = new Sightings(List.of(), Set.of());

    /**
     * @param inboxes finds the groups' rows of events
     * @param letters finds the dead letters of events
     */
    ProbeWatch(Function<List<String>, List<Inbox.Noted>> inboxes, Function<List<String>, Set<Arrived>> letters) {
        this.inboxes = inboxes;
        this.letters = letters;
    }

    /** The places where the probes were last seen. */
    Sightings seen() {
        return seen;
    }

    /** Waits until everything expected is seen, or time is up. */
    void follow(List<Subscription> subscriptions, List<String> ids, Duration atMost) {
        Patience patience = new Patience(atMost, AGAIN);
        patience.await(() -> {
            readInboxes(ids);
            return subscriptions.stream().allMatch(subscription -> subscription.isTaken(seen));
        });
        // Once at least, if time is up. The malformed event comes last, and its row tells what became of it.
        patience.await(() -> {
            readInboxes(ids);
            seen = new Sightings(seen.noted(), letters.apply(ids));
            return subscriptions.stream()
                    .filter(subscription -> subscription.isTaken(seen))
                    .allMatch(subscription -> subscription.isSeen(seen));
        });
    }

    /** Reads the inboxes once. */
    void readInboxes(List<String> ids) {
        seen = new Sightings(inboxes.apply(ids), seen.letters());
    }
}
