package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Digests all bytes of a record: key, headers and value. */
final class RecordDigest {

    /** The form of a digest. */
    static final String FORM = "[0-9a-f]{32}";

    private static final int BYTES = 16;

    private final MessageDigest digest;

    private RecordDigest(MessageDigest digest) {
        this.digest = digest;
    }

    static String of(InboundRecord inbound) {
        RecordDigest digest = new RecordDigest(sha256());
        digest.add(inbound.key());
        // The sidecar provides headers in arbitrary order.
        inbound.headers().stream()
                .sorted(Comparator.comparing(RecordHeader::name))
                .forEach(header -> {
                    digest.add(header.name().getBytes(StandardCharsets.UTF_8));
                    digest.add(header.value());
                });
        digest.add(inbound.value());
        return HexFormat.of().formatHex(digest.digest.digest(), 0, BYTES);
    }

    // Includes the length, because otherwise bytes could move from one part to the next.
    private void add(byte @Nullable [] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(part == null ? -1 : part.length)
                .flip());
        if (part != null) {
            digest.update(part);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
