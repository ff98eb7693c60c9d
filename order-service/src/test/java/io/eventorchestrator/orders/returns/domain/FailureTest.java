package io.eventorchestrator.orders.returns.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors come from other companies, and are shown to customers, in logs and on terminals. */
class FailureTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 0x0A, 0x0D, 0x1B, 0x85, 0x9B, 0x200B, 0x2028, 0x2029, 0x202E, 0xD800})
    void nothingInAnErrorControlsATerminalOrForgesALine(int hostile) {
        assertThat(new Failure(1, "card" + Character.toString(hostile) + "expired").error())
                .isEqualTo("card expired");
    }

    @Test
    void aLongErrorIsCutBetweenCharacters() {
        assertThat(new Failure(1, "x".repeat(499) + "😀").error()).isEqualTo("x".repeat(499) + " ");
    }
}
