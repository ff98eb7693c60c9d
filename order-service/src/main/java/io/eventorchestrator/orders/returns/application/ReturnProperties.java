package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.messaging.sweep.SweepProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Returns of orders.
 *
 * @param automaticUpTo largest amount, in minor units, that needs no person's decision, for each ISO 4217 currency; a
 *     person decides about all others
 * @param decisionWithin time for a person's decision, after which a return is declined
 * @param returnableFor time after an order's confirmation in which it can be returned
 * @param stuckAfter time without any change after which a return's workflow is looked after
 * @param countEvery pause between two counts of the returns that are not final
 * @param sweep schedule for looking after returns, and for what operators order
 */
@Validated
@ConfigurationProperties("orders.returns")
public record ReturnProperties(
        @DefaultValue @NotNull Map<String, @NotNull @Min(0) Long> automaticUpTo,

        @DefaultValue("3d") @NotNull @DurationMin(millis = 1)
        Duration decisionWithin,

        @DefaultValue("30d") @NotNull @DurationMin(millis = 1)
        Duration returnableFor,

        @DefaultValue("5m") @NotNull @DurationMin(millis = 1)
        Duration stuckAfter,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 1)
        Duration countEvery,

        @DefaultValue @NotNull @Valid SweepProperties sweep) {

    /** @throws IllegalArgumentException if a limit names no currency, since no amount would be compared with it */
    public ReturnProperties {
        automaticUpTo = Map.copyOf(automaticUpTo);
        automaticUpTo.keySet().forEach(ReturnProperties::requireCurrency);
    }

    private static void requireCurrency(String code) {
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(currency -> currency.getCurrencyCode().equals(code))) {
            throw new IllegalArgumentException(code + " is not an ISO 4217 currency");
        }
    }

    boolean isSmall(String currency, long amount) {
        Long limit = automaticUpTo.get(currency);
        return limit != null && amount <= limit;
    }
}
