package io.eventorchestrator.notifications.channels;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How mails are written; {@code spring.mail} says how they are sent.
 *
 * @param from the sender's address; its domain also ends each Message-ID
 */
@Validated
@ConfigurationProperties("notifications.email")
record EmailProperties(@NotNull @Email String from) {

    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }
}
