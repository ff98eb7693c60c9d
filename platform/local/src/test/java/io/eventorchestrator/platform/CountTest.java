package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountTest {

    @Test
    void oneIsSingularAndAllOthersArePlural() {
        assertThat(Count.of(0, "letter")).isEqualTo("0 letters");
        assertThat(Count.of(1, "letter")).isEqualTo("1 letter");
        assertThat(Count.of(2, "letter")).isEqualTo("2 letters");
    }
}
