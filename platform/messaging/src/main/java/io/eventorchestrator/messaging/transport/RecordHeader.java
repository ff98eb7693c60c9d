package io.eventorchestrator.messaging.transport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A header of a record, equal by content.
 *
 * @param name may occur several times in a record
 * @param value not copied, must not be changed; null if the producer set none
 */
public record RecordHeader(String name, byte @Nullable [] value) {

    /** @param text encoded as UTF-8 */
    public static RecordHeader of(String name, String text) {
        return new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The value as UTF-8, with replacement characters for invalid bytes; empty for a header without a value. */
    public String text() {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordHeader header && name.equals(header.name) && Arrays.equals(value, header.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, Arrays.hashCode(value));
    }

    @Override
    public String toString() {
        return name + ": " + text();
    }
}
