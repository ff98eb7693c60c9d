package io.eventorchestrator.tooling.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerEntryTest {

    private static final LetterId LETTER = new LetterId("a.b.c.dlq", Uuid.randomUuid(), 0, 7);

    @Test
    void anEntryWithItsRequiredFieldsAloneCanBeTold() {
        assertThat(read("{\"fate\":\"DISCARDED\",\"at\":\"2026-01-05T09:15:30Z\"}")
                        .map(LedgerEntry::told))
                .hasValue("discarded at 2026-01-05T09:15:30Z by unknown");
    }

    @Test
    void nullsAreLikeMissingFields() {
        assertThat(read("{\"fate\":\"EDITED\",\"by\":null,\"at\":\"2026-01-05T09:15:30Z\",\"why\":null,"
                                + "\"topicId\":null}")
                        .map(LedgerEntry::told))
                .hasValue("edited at 2026-01-05T09:15:30Z by unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31T23:59:59Z",
                "+1000000000-12-31T23:59:59.999999999Z",
                "2300-01-01T00:00:00Z",
            })
    void anEntryOfTheFarFutureAppliesAndCanBeTold(String time) {
        LedgerEntry entry = at(time).orElseThrow();

        assertThat(entry.told()).contains(time);
        assertThat(entry.isOf(LETTER, Instant.now())).isTrue();
        assertThat(entry.isOf(LETTER, Instant.ofEpochMilli(Long.MIN_VALUE))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"})
    void anEntryOfTheFarPastAppliesToNoNewerLetterAndCanBeTold(String time) {
        LedgerEntry entry = at(time).orElseThrow();

        assertThat(entry.told()).contains(time);
        assertThat(entry.isOf(LETTER, Instant.now())).isFalse();
        assertThat(entry.isOf(LETTER, Instant.ofEpochMilli(Long.MAX_VALUE))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e30",
                "-1e30",
                "99999999999999999999999999",
                "-99999999999999999999999999",
                "9223372036854775807",
                "\"+9999999999-01-01T00:00:00Z\"",
                "\"yesterday\"",
                "\"\"",
                "null",
                "{}",
                "[]"
            })
    void anImpossibleTimeMakesNoEntry(String time) {
        assertThat(read("{\"fate\":\"DISCARDED\",\"by\":\"ada\",\"at\":" + time + ",\"why\":\"w\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "no JSON", "{\"fate\":\"LOST\",\"at\":\"2026-01-05T09:15:30Z\"}"})
    void otherTextMakesNoEntry(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void anEntryIsReadAsItWasWritten() {
        LedgerEntry entry = new LedgerEntry(
                LedgerEntry.Fate.REPLAYED, "ada", Instant.parse("2026-01-05T09:15:30.123456789Z"), "w", "t");

        assertThat(LedgerEntry.read(entry.json())).hasValue(entry);
    }

    private static Optional<LedgerEntry> at(String time) {
        return read("{\"fate\":\"DISCARDED\",\"by\":\"ada\",\"at\":\"" + time + "\",\"why\":\"w\"}");
    }

    private static Optional<LedgerEntry> read(String json) {
        return LedgerEntry.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
