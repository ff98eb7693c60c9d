package io.eventorchestrator.checker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of texts and bytes. */
final class Fingerprint {

    private static final MessageDigest SHA = sha256();

    private Fingerprint() {}

    /** A number that stands for these texts in this order. */
    static long of(String... texts) {
        MessageDigest digest = copy();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            // With the length, because otherwise characters could move from one text to the next.
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** The same as a value of a {@link LongMap}, which is never 0. */
    static long asValue(String... texts) {
        return of(texts) | 1;
    }

    /** SHA-256, in hexadecimal digits. */
    static String ofBytes(byte[] bytes) {
        return HexFormat.of().formatHex(copy().digest(bytes));
    }

    private static MessageDigest copy() {
        try {
            return (MessageDigest) SHA.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
