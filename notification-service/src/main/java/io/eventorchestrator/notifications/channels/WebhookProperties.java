package io.eventorchestrator.notifications.channels;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where notifications are posted.
 *
 * @param url of the receiver
 * @param secret shared with the receiver: {@code whsec_} and at least 24 random bytes in Base64
 * @param connectTimeout for the connection, TLS included
 * @param readTimeout for each wait on the answer
 * @param callTimeout for a call as a whole, however slowly its answer drips in; the sender's lease is at least twice as
 *     long
 * @param allowPrivate whether the receiver may have a loopback, private or link-local address
 */
@Validated
@ConfigurationProperties("notifications.webhook")
record WebhookProperties(
        @NotNull URI url,

        @NotNull @Pattern(regexp = "whsec_[A-Za-z0-9+/]{32,}={0,2}", message = "must be whsec_ and Base64")
        String secret,

        @DefaultValue("2s") @NotNull @DurationMin(millis = 1)
        Duration connectTimeout,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 1)
        Duration readTimeout,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 1)
        Duration callTimeout,

        @DefaultValue("false") boolean allowPrivate) {

    byte[] key() {
        return Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    // A secret is no part of any log.
    @Override
    public String toString() {
        return "WebhookProperties[url=" + url + "]";
    }
}
