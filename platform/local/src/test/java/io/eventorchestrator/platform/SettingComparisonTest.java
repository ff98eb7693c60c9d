package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingComparisonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1|1.0", "0.5|0.50", "604800000|604800000", "delete,compact|compact,delete", "-1|-1", "true|true"})
    void twoWaysToWriteTheSameValueAreEqual(String one, String other) {
        assertThat(SettingComparison.isSame(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1|2", "delete|delete,compact", "true|false", "1|one", "zstd|gzip"})
    void otherValuesAreADifference(String one, String other) {
        assertThat(SettingComparison.isSame(one, other)).isFalse();
    }

    @Test
    void aValueThatTheBrokerDoesNotKnowDiffersFromAny() {
        assertThat(SettingComparison.isSame(null, "1")).isFalse();
    }
}
