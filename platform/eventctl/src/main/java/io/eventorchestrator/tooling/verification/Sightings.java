package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.tooling.deadletters.ProbeLetters.Arrived;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The places where probes have been seen so far.
 *
 * @param noted in inboxes
 * @param letters in dead letter topics
 */
record Sightings(List<Inbox.Noted> noted, Set<Arrived> letters) {

    Optional<Inbox.Noted> of(String group, Probes.Probe probe) {
        return noted.stream().filter(row -> row.isOf(group, probe.id())).findFirst();
    }

    boolean hasLetter(String deadLetterTopic, Probes.Probe probe) {
        return letters.contains(new Arrived(probe.id(), deadLetterTopic));
    }
}
