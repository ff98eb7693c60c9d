package io.eventorchestrator.notifications.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who is told what, and how.
 *
 * @param warehouse who is told of depleted stock
 * @param sales who is told of large orders
 * @param largeOrderFrom the total in minor units from which an order is large
 * @param quietPeriod how long a SKU is not told of again
 * @param sender how what is pending is sent
 */
@Validated
@ConfigurationProperties("notifications")
public record NotificationProperties(
        @NotNull @Email String warehouse,
        @NotNull @Email String sales,
        @Min(0) long largeOrderFrom,
        @NotNull Duration quietPeriod,
        @NotNull @Valid Sender sender) {

    /**
     * @param batch how many are leased at once
     * @param poll how often due ones are looked for
     * @param lease how long a sender that has died keeps what it leased
     * @param attempts after which a notification is given up
     * @param firstDelay before the second attempt; doubles from there
     */
    public record Sender(
            @Min(1) int batch,
            @NotNull Duration poll,
            @NotNull Duration lease,
            @Min(1) int attempts,
            @NotNull Duration firstDelay) {}
}
