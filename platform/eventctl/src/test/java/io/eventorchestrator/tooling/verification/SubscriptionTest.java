package io.eventorchestrator.tooling.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.tooling.deadletters.ProbeLetters;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    private static final Catalogue CONTRACT = Catalogue.load();

    private final Group group = CONTRACT.groups().stream()
            .filter(any -> any.name().equals("notification-service-large-orders"))
            .findFirst()
            .orElseThrow();
    private final String topic = group.topics().getFirst();
    private final Probes probes = new SampleEvents(CONTRACT, Clock.systemUTC())
            .of(CONTRACT.channel(topic), true)
            .orElseThrow();
    private final Subscription subscription = new Subscription(group, new SentProbes(probes, List.of()), false);

    @Test
    void aGroupThatDoesNotNoteTheMalformedEventIsSeenByItsLetter() {
        List<Inbox.Noted> noted = handledSamples();
        String malformed = probes.all().getLast().id();

        assertThat(subscription.isSeen(new Sightings(noted, Set.of()))).isFalse();
        assertThat(subscription.isSeen(new Sightings(
                        noted, Set.of(new ProbeLetters.Arrived(malformed, group.deadLetterTopic(topic))))))
                .isTrue();
    }

    @Test
    void aLetterThatDoesNotArriveIsHeldBackByTheOutbox() {
        List<Inbox.Noted> first = handledSamples();
        Inbox.Noted dead = row(probes.all().getLast(), "DEAD");
        Iterator<List<Inbox.Noted>> readings = List.of(
                        first, Stream.concat(first.stream(), Stream.of(dead)).toList())
                .iterator();
        ProbeWatch watch = new ProbeWatch(ids -> readings.next(), ids -> Set.of());

        watch.follow(List.of(subscription), List.of(), Duration.ZERO);

        assertThat(subscription.faults(watch.seen(), () -> "the relay stands still"))
                .singleElement()
                .asString()
                .startsWith("the letter of the malformed event has not arrived in ")
                .contains("./eventctl outbox list --service notification-service");
    }

    private List<Inbox.Noted> handledSamples() {
        return Stream.of(probes.sample(), probes.behind())
                .map(probe -> row(probe, "HANDLED"))
                .toList();
    }

    private Inbox.Noted row(Probes.Probe probe, String state) {
        return new Inbox.Noted(group.name(), probe.id(), state, null, null, OffsetDateTime.MIN);
    }
}
