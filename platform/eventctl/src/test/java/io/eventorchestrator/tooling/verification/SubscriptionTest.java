package io.eventorchestrator.tooling.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.tooling.deadletters.ProbeLetters;
import java.time.Clock;
import java.time.OffsetDateTime;
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
        List<Inbox.Noted> noted = Stream.of(probes.sample(), probes.behind())
                .map(probe -> new Inbox.Noted(group.name(), probe.id(), "HANDLED", null, null, OffsetDateTime.MIN))
                .toList();
        String malformed = probes.all().getLast().id();

        assertThat(subscription.isSeen(new Sightings(noted, Set.of()))).isFalse();
        assertThat(subscription.isSeen(new Sightings(
                        noted, Set.of(new ProbeLetters.Arrived(malformed, group.deadLetterTopic(topic))))))
                .isTrue();
    }
}
