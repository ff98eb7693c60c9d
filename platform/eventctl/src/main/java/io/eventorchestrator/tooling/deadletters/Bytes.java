package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.StrictUtf8;
import java.util.Base64;
import java.util.Optional;

/** Shows bytes that may or may not be text. */
final class Bytes {

    private Bytes() {}

    /** @return empty if they are not UTF-8 */
    static Optional<String> text(byte[] bytes) {
        return StrictUtf8.decode(bytes);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** For people: the text, or base64 if the bytes are not text. */
    static String shown(byte[] bytes) {
        return text(bytes).orElseGet(() -> "base64:" + base64(bytes));
    }
}
