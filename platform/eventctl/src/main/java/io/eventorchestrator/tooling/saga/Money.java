package io.eventorchestrator.tooling.saga;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount.
 *
 * @param currency ISO 4217
 */
record Money(long minorUnits, String currency) {

    /** An amount such as {@code 90.00 EUR}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(minorUnits, digits()).toPlainString() + " " + currency;
    }

    private int digits() {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .mapToInt(Currency::getDefaultFractionDigits)
                .map(digits -> Math.max(0, digits))
                .findFirst()
                .orElse(0);
    }
}
