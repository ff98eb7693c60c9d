package io.eventorchestrator.orders.returns.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.eventorchestrator.messaging.sweep.SweepProperties;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPropertiesTest {

    @ParameterizedTest
    @CsvSource({"EUR, 5000, true", "EUR, 5001, false", "USD, 1, false", "USD, 0, false"})
    void anAmountIsSmallUpToTheLimitOfItsCurrency(String currency, long amount, boolean isSmall) {
        assertThat(properties(Map.of("EUR", 5000L)).isSmall(currency, amount)).isEqualTo(isSmall);
    }

    @Test
    void withoutLimitsAPersonDecidesAboutEachReturn() {
        assertThat(properties(Map.of()).isSmall("EUR", 0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eur", "EURO", ""})
    void aLimitOfAnUnknownCurrencyIsRefused(String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> properties(Map.of(currency, 1L)));
    }

    private static ReturnProperties properties(Map<String, Long> limits) {
        Duration day = Duration.ofDays(1);
        return new ReturnProperties(limits, day, day, day, day, new SweepProperties(day, 1));
    }
}
