package io.eventorchestrator.messaging.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenSeedTest {

    private static final String NAME = "simulation.of-this-test";

    @AfterEach
    void forget() {
        System.clearProperty(NAME);
    }

    @Test
    void aSeedOfTheCommandLineIsTaken() {
        assertThat(ChosenSeed.of(NAME)).isEmpty();

        System.setProperty(NAME, "-7");

        assertThat(ChosenSeed.of(NAME)).hasValue(-7);
    }

    // Ignored, it would repeat no failure, and the test would pass.
    @ParameterizedTest
    @ValueSource(strings = {"", "7x", "0x7", "99999999999999999999", "7 "})
    void aSeedThatIsNoNumberIsRefused(String text) {
        System.setProperty(NAME, text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChosenSeed.of(NAME))
                .withMessage("-D" + NAME + "=" + text + " is not a number");
    }

    @Test
    void aRangeWithoutSeedsIsRefused() {
        ChosenSeed.requireSome(3, 3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChosenSeed.requireSome(12_000, 8_001))
                .withMessage("there is no seed from 12000 to 8001");
    }
}
