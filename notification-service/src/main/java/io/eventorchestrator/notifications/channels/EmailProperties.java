package io.eventorchestrator.notifications.channels;

import io.eventorchestrator.contracts.MailAddress;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for the content of mails; {@code spring.mail} configures the server.
 *
 * @param from the sender's address; its domain also ends each Message-ID
 * @param callTimeout for sending a mail as a whole, however slowly the server answers; the sender's lease is at
 *     least twice as long
 */
@Validated
@ConfigurationProperties("notifications.email")
record EmailProperties(
        @NotNull @Pattern(regexp = MailAddress.PATTERN, message = MailAddress.MESSAGE)
        String from,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 1)
        Duration callTimeout) {

    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }
}
