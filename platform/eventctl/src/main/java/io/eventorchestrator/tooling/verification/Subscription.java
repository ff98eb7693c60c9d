package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.catalogue.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One group's subscription to one event type, with the probes that were sent to it.
 *
 * @param lacksLetterTopic whether its dead letter topic does not exist
 */
record Subscription(Group group, SentProbes sent, boolean lacksLetterTopic) {

    private static final String HANDLED = "HANDLED";
    private static final String PARKED = "PARKED";
    private static final String DEAD = "DEAD";

    /** Tests whether all that can be seen has been seen. */
    boolean isSeen(Sightings seen) {
        Probes.Probe malformed = probes().malformed();
        return isTaken(seen) && (malformed == null || seen.hasLetter(deadLetterTopic(), malformed));
    }

    /**
     * Tests whether the group has settled its samples. The malformed event is seen by its letter alone: a group whose
     * route depends on the content sends the letter without noting the event.
     */
    boolean isTaken(Sightings seen) {
        return isSettled(seen, probes().sample()) && isSettled(seen, probes().behind());
    }

    private boolean isSettled(Sightings seen, Probes.Probe probe) {
        return seen.of(group.name(), probe)
                .filter(row -> !row.state().equals(PARKED))
                .isPresent();
    }

    /** One line of what works. */
    String success(Sightings seen) {
        long millis = seen.of(group.name(), probes().sample())
                .map(row -> Duration.between(sent.at(), row.at()).toMillis())
                .orElse(0L);
        return "reached in " + Math.max(0, millis)
                + " ms, the duplicate handled once, the malformed event a dead letter";
    }

    /**
     * The faults of this subscription, a line each.
     *
     * @param culprit tells why an event was not taken
     */
    List<String> faults(Sightings seen, Supplier<String> culprit) {
        List<String> faults = new ArrayList<>();
        Optional<Inbox.Noted> sample = seen.of(group.name(), probes().sample());
        if (sample.isEmpty()) {
            faults.add("not reached: " + culprit.get());
        } else if (!sample.get().state().equals(HANDLED)) {
            faults.add(unhandled(sample.get()));
        } else if (!isSettled(seen, probes().behind())) {
            faults.add("reached, but not by the event behind its duplicate: " + culprit.get());
        }
        if (lacksLetterTopic) {
            faults.add("its dead letter topic " + deadLetterTopic()
                    + " does not exist; ./eventctl topics apply --yes creates it");
        } else if (faults.isEmpty()) {
            letterFault(seen, culprit).ifPresent(faults::add);
        }
        return faults;
    }

    private static String unhandled(Inbox.Noted row) {
        return (row.state().equals(DEAD)
                        ? "reached, but its handler failed: "
                        : "reached, but waits to be tried again: ")
                + row.reason() + ", " + row.detail();
    }

    private Optional<String> letterFault(Sightings seen, Supplier<String> culprit) {
        Probes.Probe malformed = probes().malformed();
        if (malformed == null || seen.hasLetter(deadLetterTopic(), malformed)) {
            return Optional.empty();
        }
        Optional<Inbox.Noted> row = seen.of(group.name(), malformed);
        if (row.isEmpty()) {
            return Optional.of("not reached by the malformed event: " + culprit.get());
        }
        return Optional.of(
                row.get().state().equals(DEAD)
                        ? "the letter of the malformed event has not arrived in " + deadLetterTopic()
                                + "; ./eventctl outbox list --service " + group.service() + " shows what holds it back"
                        : "the malformed event was not refused: it is "
                                + row.get().state());
    }

    private Probes probes() {
        return sent.probes();
    }

    private String deadLetterTopic() {
        return group.deadLetterTopic(probes().channel().topic());
    }
}
