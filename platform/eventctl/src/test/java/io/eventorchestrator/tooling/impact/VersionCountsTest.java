package io.eventorchestrator.tooling.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.SchemaVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionCountsTest {

    private static final String TYPE = "orders.order.placed";

    private final VersionCounts events = new VersionCounts(TYPE);

    @Test
    void eventsAreCountedByVersionInNumericalOrder() {
        add("https://example.com/2.0");
        add("https://example.com/10.0");
        add("https://example.com/2.0/content");
        add("2.10");

        assertThat(events.versions().toString()).isEqualTo("{2.0=2, 2.10=1, 10.0=1}");
        assertThat(events.olderThan(new SchemaVersion(10, 0))).isEqualTo(3);
        assertThat(events.olderThan(new SchemaVersion(2, 0))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://example.com/", "v2", "2", "2.0.0", "-1.0", "12345.0", "\u0662.\u0660"})
    void anAddressWithoutAVersionIsCountedApart(String address) {
        add(address);

        assertThat(events.unversioned()).isEqualTo(1);
        assertThat(events.versions()).isEmpty();
    }

    @Test
    void anAddressThatReadersRefuseHasNoVersion() {
        add("https://example.com/" + "a/".repeat(200) + "2.0");

        assertThat(events.unversioned()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "5",
                "\"text\"",
                "{",
                "{} {",
                "\u0000\u0001",
                "{\"type\":\"orders.order.placed\"",
                "<event/>"
            })
    void recordsThatAreNotEventsAreCounted(String value) {
        events.add(value.getBytes(StandardCharsets.UTF_8));

        assertThat(events.foreign()).isEqualTo(1);
        assertThat(events.seen()).isEqualTo(1);
    }

    @Test
    void aValueNestedWithoutEndIsNotAnEvent() {
        events.add("{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        events.add(null);
        events.add(new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThat(events.foreign()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":5}",
                "{\"type\":{\"a\":\"orders.order.placed\"}}",
                "{\"type\":\"orders.order.placed \",\"dataschema\":\"1.0\"}"
            })
    void anEventOfAnotherTypeIsCountedApart(String value) {
        events.add(value.getBytes(StandardCharsets.UTF_8));

        assertThat(events.otherTypes()).isEqualTo(1);
    }

    @Test
    void versionsWithoutEndDoNotFillTheMemory() {
        for (int i = 0; i < 10_000; i++) {
            add("https://example.com/1." + i);
        }

        assertThat(events.versions()).hasSize(100);
        assertThat(events.unversioned()).isEqualTo(9_900);
        assertThat(events.seen()).isEqualTo(10_000);
        assertThat(events.versions()).containsAllEntriesOf(Map.of(new SchemaVersion(1, 0), 1L));
    }

    private void add(String address) {
        events.add("{\"type\":\"%s\",\"dataschema\":\"%s\",\"data\":{}}"
                .formatted(TYPE, address)
                .getBytes(StandardCharsets.UTF_8));
    }
}
