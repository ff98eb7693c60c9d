package io.eventorchestrator.notifications.application;

import io.eventorchestrator.notifications.domain.Message;
import io.eventorchestrator.notifications.domain.Occasion;
import io.eventorchestrator.notifications.domain.Occasion.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Says what happened in a recipient's language: {@code templates/notifications*.properties}, a file per language. */
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
                .map(argument -> argument instanceof Money money ? format(money, language) : argument)
                .toArray();
        return new Message(
                occasion.orderId(),
                recipient,
                occasion.template(),
                language.toLanguageTag(),
                texts.getMessage(occasion.template() + ".subject", arguments, language),
                texts.getMessage(occasion.template() + ".text", arguments, language));
    }

    private static String format(Money money, Locale language) {
        Currency currency = Currency.getInstance(money.currency());
        NumberFormat format = NumberFormat.getCurrencyInstance(language);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(money.minorUnits(), currency.getDefaultFractionDigits()));
    }
}
