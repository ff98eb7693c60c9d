package io.eventorchestrator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DerivedTopicsTest {

    private final List<Topic> topics = Catalogue.load().topics();

    @Test
    void theLedgerOutlivesDeadLetters() {
        long ledger = milliseconds(
                topics.stream()
                        .filter(topic -> topic.name().equals("dlq.ledger"))
                        .findAny()
                        .orElseThrow(),
                "retention.ms");

        assertThat(topics)
                .filteredOn(topic -> topic.name().endsWith(".dlq"))
                .isNotEmpty()
                .allSatisfy(letters -> assertThat(
                                milliseconds(letters, "retention.ms") + milliseconds(letters, "segment.ms"))
                        .isLessThan(ledger));
    }

    @Test
    void inboxesRememberEventsADayLongerThanTopicsKeepThem() {
        long memory = Catalogue.load().leastMemory().minusDays(1).toMillis();

        assertThat(topics)
                .filteredOn(topic -> !topic.name().equals("dlq.ledger"))
                .allSatisfy(topic -> assertThat(milliseconds(topic, "retention.ms") + milliseconds(topic, "segment.ms"))
                        .isLessThanOrEqualTo(memory));
    }

    private static long milliseconds(Topic topic, String name) {
        return Long.parseLong(topic.config().get(name));
    }
}
