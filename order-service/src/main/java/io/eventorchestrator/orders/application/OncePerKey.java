package io.eventorchestrator.orders.application;

import io.eventorchestrator.orders.application.IdempotencyKeys.Answer;
import io.eventorchestrator.orders.application.IdempotencyKeys.Claim;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Executes a client's request once per key, and repeats the first answer byte for byte. */
@Service
public class OncePerKey {

    private final IdempotencyKeys keys;

    OncePerKey(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /**
     * The answer is stored in the transaction of the request's effect, so neither exists without the other. A failed
     * request stores no answer and may be retried with the same key.
     *
     * @param request in parsed form: white space and the order of properties don't make a different request
     * @throws KeyReused if the key belongs to a different request
     */
    @Transactional
    public Answer answer(String key, String request, Supplier<Answer> first) {
        Claim claim = keys.claim(key, digest(request));
        if (!claim.bodyDigest().equals(digest(request))) {
            throw new KeyReused(key);
        }
        Answer earlier = claim.answer();
        return earlier == null ? remembered(key, first.get()) : earlier;
    }

    private Answer remembered(String key, Answer answer) {
        keys.remember(key, answer);
        return answer;
    }

    private static String digest(String request) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The key was already used for a different request. */
    public static final class KeyReused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        KeyReused(String key) {
            super("Idempotency-Key " + key + " was used with another request");
        }
    }
}
