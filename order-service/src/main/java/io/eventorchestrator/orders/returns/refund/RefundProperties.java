package io.eventorchestrator.orders.returns.refund;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the payment provider.
 *
 * @param url to which {@code /refunds} is added, http or https; empty if there is none, so that each refund fails
 * @param token that is sent to the provider as {@code Authorization: Bearer}; empty to send none
 * @param connectTimeout for the connection, TLS included
 * @param timeout for a call as a whole, however slowly its answer arrives
 */
@Validated
@ConfigurationProperties("orders.refunds")
record RefundProperties(
        @DefaultValue("") @NotNull String url,

        @DefaultValue("") @NotNull String token,

        @DefaultValue("2s") @NotNull @DurationMin(millis = 1)
        Duration connectTimeout,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 1)
        Duration timeout) {

    // Test methods, because the message of a violated field would print its value, which may contain a secret.
    @AssertTrue(
            message = "set ORDERS_REFUNDS_URL (orders.refunds.url) to an http or https address without login, query and"
                    + " fragment, such as https://payments.example.com/v1")
    boolean isUrlCallable() {
        try {
            return url.isEmpty() || isCallable(new URI(url));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    @AssertTrue(
            message = "set ORDERS_REFUNDS_TOKEN (orders.refunds.token) to printable ASCII characters without spaces")
    boolean isTokenSendable() {
        return token.matches("[\\x21-\\x7E]*");
    }

    private static boolean isCallable(URI provider) {
        return List.of("http", "https")
                        .contains(String.valueOf(provider.getScheme()).toLowerCase(Locale.ROOT))
                && provider.getHost() != null
                && (provider.getPort() == -1 || (provider.getPort() >= 1 && provider.getPort() <= 65_535))
                && provider.getRawUserInfo() == null
                && provider.getRawQuery() == null
                && provider.getRawFragment() == null;
    }

    /** Adds a path, without a slash at its start, to the provider's address. */
    URI at(String path) {
        return URI.create(url.endsWith("/") ? url + path : url + "/" + path);
    }

    /** Omits the token, and the address, which may contain another secret. */
    @Override
    public String toString() {
        return "RefundProperties[connectTimeout=" + connectTimeout + ", timeout=" + timeout + "]";
    }
}
