package io.eventorchestrator.platform;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Unguessable text that needs no escaping in any format. */
final class RandomSecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private RandomSecret() {}

    static String next() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
