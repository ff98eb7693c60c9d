package io.eventorchestrator.notifications.application;

import io.eventorchestrator.notifications.domain.Message;
import io.eventorchestrator.notifications.domain.Occasion;
import io.eventorchestrator.notifications.domain.Occasion.Lines;
import io.eventorchestrator.notifications.domain.Occasion.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Renders messages in a recipient's language from {@code templates/notifications*.properties}, a file per language. */
@Component
class Templates {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    Templates() {
        texts.setBasename("templates/notifications");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
    }

    /** @throws org.springframework.context.NoSuchMessageException if no language has the template */
    Message render(Occasion occasion, String recipient, Locale language) {
        Object[] arguments = occasion.arguments().stream()
                .map(argument -> written(argument, language))
                .toArray();
        return new Message(
                occasion.orderId(),
                recipient,
                occasion.template(),
                language.toLanguageTag(),
                texts.getMessage(occasion.template() + ".subject", arguments, language),
                texts.getMessage(occasion.template() + ".text", arguments, language));
    }

    private Object written(Object argument, Locale language) {
        return switch (argument) {
            case Money money -> format(money, language);
            case Lines lines -> format(lines, language);
            default -> argument;
        };
    }

    private String format(Lines lines, Locale language) {
        return lines.arguments().stream()
                .map(line -> texts.getMessage(lines.template(), line.toArray(), language))
                .map(line -> "\n" + line)
                .collect(Collectors.joining());
    }

    private String format(Money money, Locale language) {
        return known(money.currency())
                .map(currency -> format(money, currency, language))
                .orElseGet(() -> texts.getMessage(
                        "amount-in-minor-units", new Object[] {money.minorUnits(), money.currency()}, language));
    }

    // The contract allows any three letters, including codes without known minor units.
    private static Optional<Currency> known(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .findFirst();
    }

    private static String format(Money money, Currency currency, Locale language) {
        NumberFormat format = NumberFormat.getCurrencyInstance(language);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(money.minorUnits(), currency.getDefaultFractionDigits()));
    }
}
