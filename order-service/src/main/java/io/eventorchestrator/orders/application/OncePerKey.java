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

/** Does what a client asks for once per key, and gives it the first answer again, byte for byte. */
@Service
public class OncePerKey {

    private final IdempotencyKeys keys;

    OncePerKey(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /**
     * The answer is stored in the transaction of what it tells of, so there is never one without the other. What fails
     * leaves no answer, and may be tried again with the same key.
     *
     * @param request as it was understood, not its bytes: white space and the order of properties make no other request
     * @throws KeyReused if the key stands for another request
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

    /** The key was used with another request before. */
    public static final class KeyReused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        KeyReused(String key) {
            super("Idempotency-Key " + key + " was used with another request");
        }
    }
}
