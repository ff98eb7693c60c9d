package io.eventorchestrator.inventory.application;

import io.eventorchestrator.messaging.sweep.SweepProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The service's retention times, and the token for returns.
 *
 * @param tombstoneRetention time to remember that an order reserved nothing, because it was cancelled before it arrived
 *     or was rejected; at least a day longer than any topic can deliver the order
 * @param sweep schedule for deleting expired tombstones and rejections
 * @param returnsToken that callers must send to take goods of returns back or out again; empty to let nobody
 */
@Validated
@ConfigurationProperties("inventory")
public record InventoryProperties(
        @DefaultValue("16d") @NotNull @DurationMin(millis = 1)
        Duration tombstoneRetention,

        @DefaultValue @NotNull @Valid SweepProperties sweep,

        @DefaultValue("") @NotNull String returnsToken) {

    // Tests a method, because the message of a violated field would print the token.
    @AssertTrue(
            message = "set RETURNS_TOKEN (inventory.returns-token) to printable ASCII characters without spaces and"
                    + " commas, such as the output of: openssl rand -hex 24")
    boolean isReturnsTokenSendable() {
        return returnsToken.matches("[\\x21-\\x7E&&[^,]]*");
    }

    /** Omits the token, because logs are kept. */
    @Override
    public String toString() {
        return "InventoryProperties[tombstoneRetention=" + tombstoneRetention + ", sweep=" + sweep + "]";
    }
}
