package io.eventorchestrator.messaging.transport.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatedCausesTest {

    private final RepeatedCauses causes = new RepeatedCauses();

    @Test
    void aCauseThatLastsIsNewOnce() {
        assertThat(causes.isNew("gone")).isTrue();
        assertThat(causes.isNew("gone")).isFalse();
        causes.nextRound();
        assertThat(causes.isNew("gone")).isFalse();
        causes.nextRound();
        assertThat(causes.isNew("gone")).isFalse();
    }

    @Test
    void aCauseIsForgottenAfterARoundWithoutIt() {
        causes.isNew("gone");
        causes.nextRound();
        assertThat(causes.isNew("refused")).isTrue();
        causes.nextRound();
        assertThat(causes.isNew("gone")).isTrue();
    }
}
