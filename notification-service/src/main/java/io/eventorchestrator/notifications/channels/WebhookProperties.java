package io.eventorchestrator.notifications.channels;

import io.eventorchestrator.messaging.InvalidSetting;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.apache.hc.core5.http.HttpHost;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the webhook.
 *
 * @param url of the receiver, http or https; a text, because Spring would escape each {@code %} of a {@link URI}
 *     again. Logins and fragments are refused, because no request would carry them
 * @param secret shared with the receiver: {@code whsec_} and at least 24 random bytes in Base64
 * @param connectTimeout for the connection, TLS included
 * @param readTimeout for each wait for the answer
 * @param callTimeout for a call as a whole, however slowly its answer arrives; the sender's lease is at least twice as
 *     long
 * @param allowPrivate whether the receiver may have a loopback, private or link-local address
 */
@Validated
@ConfigurationProperties("notifications.webhook")
record WebhookProperties(
        @DefaultValue("") String url,

        @DefaultValue("") String secret,

        @DefaultValue("2s") @NotNull @DurationMin(millis = 1)
        Duration connectTimeout,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 1)
        Duration readTimeout,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 1)
        Duration callTimeout,

        @DefaultValue("false") boolean allowPrivate) {

    private static final String BASE64 = "whsec_([A-Za-z0-9+/]{4}){8,}([A-Za-z0-9+/]{2}(==)?|[A-Za-z0-9+/]{3}=?)?";

    // Omits the value, which may contain a secret.
    private static final String CALLABLE_URL = "set NOTIFICATIONS_WEBHOOK_URL (notifications.webhook.url) to an http or"
            + " https address without login and fragment, whose host is a name of letters, digits, dots and hyphens or"
            + " an IP address, such as https://example.com/hooks";

    @AssertTrue(message = CALLABLE_URL)
    boolean isUrlCallable() {
        try {
            return isCallable(new URI(url));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    @AssertTrue(
            message = "set NOTIFICATIONS_WEBHOOK_SECRET (notifications.webhook.secret) to whsec_ and at least 24 random"
                    + " bytes in Base64, such as the output of: echo whsec_$(openssl rand -base64 24)")
    boolean isSecretUsable() {
        return secret.matches(BASE64);
    }

    // A name that resolves to a private address is detected only when it is called.
    @AssertTrue(
            message = "set NOTIFICATIONS_WEBHOOK_ALLOWPRIVATE (notifications.webhook.allow-private) to true, as the"
                    + " webhook's URL names a receiver on this machine or in a private network")
    boolean isReceiverAllowed() {
        return allowPrivate
                || !isUrlCallable()
                || !PublicAddresses.isPrivateByName(receiver().getHost());
    }

    private static boolean isCallable(URI receiver) {
        return List.of("http", "https")
                        .contains(String.valueOf(receiver.getScheme()).toLowerCase(Locale.ROOT))
                && receiver.getHost() != null
                && (receiver.getPort() == -1 || (receiver.getPort() >= 1 && receiver.getPort() <= 65_535))
                && receiver.getRawUserInfo() == null
                && receiver.getRawFragment() == null;
    }

    URI receiver() {
        return URI.create(url);
    }

    /** @throws InvalidSetting if the URL names no host that can be called */
    HttpHost host() {
        if (!isUrlCallable()) {
            throw new InvalidSetting(CALLABLE_URL);
        }
        return HttpHost.create(receiver());
    }

    byte[] key() {
        return Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    // Omits the secret, and the address, which may contain another.
    @Override
    public String toString() {
        return "WebhookProperties[allowPrivate=" + allowPrivate + "]";
    }
}
