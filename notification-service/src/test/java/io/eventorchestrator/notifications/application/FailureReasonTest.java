package io.eventorchestrator.notifications.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureReasonTest {

    private static final String CUP = "\ud83c\udf75";

    @Test
    void aLongReasonIsTruncatedBetweenCharacters() {
        assertThat(reason("x".repeat(999) + CUP)).isEqualTo("x".repeat(999));
        assertThat(reason("x".repeat(998) + CUP + CUP)).isEqualTo("x".repeat(998) + CUP);
    }

    @Test
    void charactersThatAnEventCannotCarryAreReplaced() {
        assertThat(reason("550 no\0such\ud83cuser")).isEqualTo("550 no such user");
    }

    @Test
    void aFailureWithoutTextIsNamedByItsType() {
        assertThat(reason(null)).isEqualTo("IllegalStateException");
        assertThat(reason("\0")).isEqualTo("IllegalStateException");
    }

    private static String reason(@Nullable String message) {
        return FailureReason.of(new IllegalStateException(message));
    }
}
