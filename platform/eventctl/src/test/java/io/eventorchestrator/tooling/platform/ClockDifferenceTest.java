package io.eventorchestrator.tooling.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockDifferenceTest {

    private static final Instant ASKED = Instant.parse("2026-11-28T06:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0, OK, agrees with this machine's within 1 s",
        "0, 1000, OK, agrees with this machine's within 1 s",
        "0, 1001, WARNING, is 1.0 s ahead of this machine's",
        "0, -1500, WARNING, is 1.5 s behind this machine's",
        "0, 30000, WARNING, is 30.0 s ahead of this machine's",
        "0, 30001, WRONG, is 30.0 s ahead of this machine's",
        "0, -86400000, WRONG, is 86400.0 s behind this machine's",
    })
    void aDifferenceIsJudgedByItsSize(long took, long ahead, String verdict, String words) {
        assertDiagnosis(took, ahead, verdict, words);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 500, OK, agrees with this machine's within 1 s",
        "4000, 3000, UNKNOWN, more exactly than within 5 s",
        "4000, 0, UNKNOWN, more exactly than within 2 s",
        "4000, -500, UNKNOWN, more exactly than within 3 s",
        "4000, 3001, WARNING, is 3.0 s ahead of this machine's",
        "4000, -3001, WARNING, is 3.0 s behind this machine's",
    })
    void aSlowAnswerIsNotTakenForAWrongClock(long took, long ahead, String verdict, String words) {
        assertDiagnosis(took, ahead, verdict, words);
    }

    private static void assertDiagnosis(long took, long ahead, String verdict, String words) {
        Instant middle = ASKED.plusMillis(took / 2);
        Diagnosis diagnosis = ClockDifference.between(
                        ASKED, middle.plus(Duration.ofMillis(ahead)), ASKED.plusMillis(took))
                .diagnosis("the database");

        assertThat(diagnosis.verdict().name()).isEqualTo(verdict);
        assertThat(diagnosis.line()).contains("the clock of the database " + words);
        assertThat(diagnosis.remedy().isEmpty()).isEqualTo(verdict.equals("OK"));
    }
}
