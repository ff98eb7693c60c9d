package io.eventorchestrator.platform;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Text that nobody guesses and that no format needs to escape. */
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
