package io.eventorchestrator.orders.returns.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.eventorchestrator.messaging.sweep.SweepProperties;
import io.eventorchestrator.orders.returns.DeclaredLimit;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

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

    @Test
    void theContractDeclaresTheTimeForADecision() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Settings.class)
                .run(context -> assertThat(
                                context.getBean(ReturnProperties.class).decisionWithin())
                        .isEqualTo(DeclaredLimit.of("approval")));
    }

    @EnableConfigurationProperties(ReturnProperties.class)
    static class Settings {}

    private static ReturnProperties properties(Map<String, Long> limits) {
        Duration day = Duration.ofDays(1);
        return new ReturnProperties(limits, day, day, day, day, new SweepProperties(day, 1));
    }
}
