package io.eventorchestrator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    @ParameterizedTest
    @ValueSource(ints = {1024, 262_144, 1_048_576})
    void eachLimitFitsIntoTheNext(int largestEvent) {
        Limits limits = new Limits(largestEvent);

        assertThat(limits.eventRecord()).isGreaterThan(largestEvent);
        assertThat(limits.eventTopic()).isGreaterThan(limits.eventRecord());
        assertThat(limits.letterRecord()).isGreaterThan(3 * limits.eventTopic());
        assertThat(limits.letterTopic()).isGreaterThan(limits.letterRecord());
        assertThat(limits.requestBody()).isGreaterThan(6 * limits.letterTopic());
        assertThat(limits.bulk()).isGreaterThan(limits.eventRecord()).isLessThan(limits.requestBody() / 2);
        assertThat(limits.recordsPerDelivery(limits.letterTopic())).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1023, 1_048_577, Integer.MAX_VALUE})
    void aLargestEventOutOfRangeIsRefused(int largestEvent) {
        assertThatThrownBy(() -> new Limits(largestEvent)).isInstanceOf(IllegalArgumentException.class);
    }
}
