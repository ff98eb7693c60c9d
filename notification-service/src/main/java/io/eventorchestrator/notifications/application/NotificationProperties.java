package io.eventorchestrator.notifications.application;

import io.eventorchestrator.contracts.MailAddress;
import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Recipients, channels and languages of notifications.
 *
 * @param warehouse recipient for depleted stock
 * @param sales recipient for large orders, and for returns that a person must decide about or look into
 * @param quietPeriod time without a further notification about a SKU
 * @param language default for recipients not listed in {@code languages}
 * @param languages by address, such as {@code ada@example.com}, or by domain, such as {@code example.de}
 * @param sender schedule of pending notifications
 */
@Validated
@ConfigurationProperties("notifications")
public record NotificationProperties(
        @NotNull @Pattern(regexp = MailAddress.PATTERN, message = MailAddress.MESSAGE)
        String warehouse,

        @NotNull @Pattern(regexp = MailAddress.PATTERN, message = MailAddress.MESSAGE)
        String sales,

        @NotNull @DurationMin Duration quietPeriod,
        @DefaultValue("en") @NotNull Locale language,
        @DefaultValue Map<String, Locale> languages,
        @DefaultValue @NotNull @Valid Sender sender) {

    public NotificationProperties {
        languages = Map.copyOf(languages);
    }

    /** The language of an address: its own, else its domain's, else the default. */
    Locale languageOf(String recipient) {
        String address = recipient.toLowerCase(Locale.ROOT);
        String domain = address.substring(address.lastIndexOf('@') + 1);
        return languages.getOrDefault(address, languages.getOrDefault(domain, language));
    }

    /**
     * The schedule of attempts. With the defaults they last for more than two hours, so that a mail server may be down
     * for one.
     *
     * @param poll pause between two queries for due notifications, in each channel
     * @param lease time that a dead sender keeps a notification; longer than all time-outs of a channel together
     * @param concurrency maximum number of simultaneous calls for the first attempts of a channel, and as many for its
     *     retries
     * @param attempts maximum number, after which a notification is given up
     * @param firstDelay delay before the second attempt
     * @param multiplier factor between successive delays
     * @param ceiling maximum delay
     */
    public record Sender(
            @DefaultValue("200ms") @NotNull @DurationMin(millis = 1)
            Duration poll,

            @DefaultValue("2m") @NotNull @DurationMin(seconds = 1)
            Duration lease,

            @DefaultValue("8") @Min(1) @Max(1_000) int concurrency,
            @DefaultValue("20") @Min(1) @Max(10_000) int attempts,

            @DefaultValue("5s") @NotNull @DurationMin(millis = 1)
            Duration firstDelay,

            @DefaultValue("2") @DecimalMin("1") @DecimalMax("10")
            double multiplier,

            @DefaultValue("10m") @NotNull @DurationMin(millis = 1)
            Duration ceiling) {

        /** @param attempt number of the failed attempt; the first is 1 */
        Duration delayAfter(int attempt) {
            return new ExponentialDelay(firstDelay, multiplier, ceiling).after(attempt);
        }

        /** The time from the first attempt to the last. */
        Duration horizon() {
            return IntStream.range(1, attempts).mapToObj(this::delayAfter).reduce(Duration.ZERO, Duration::plus);
        }
    }
}
