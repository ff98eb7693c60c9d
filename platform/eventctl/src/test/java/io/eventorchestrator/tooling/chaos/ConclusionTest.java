package io.eventorchestrator.tooling.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.checker.Finding;
import io.eventorchestrator.checker.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConclusionTest {

    private static final Map<String, Long> OPEN = Map.of("open orders", 2L);
    private static final List<String> LACKS = List.of("3 kills of at least 8");

    @Test
    void aBrokenGuaranteeOutweighsEverythingElse() {
        Conclusion conclusion = new Conclusion(1, List.of("order 1 was reserved twice"), OPEN, LACKS);

        assertThat(conclusion.exitCode()).isEqualTo(1);
        assertThat(conclusion.text()).isEqualTo("BROKEN, 1 findings, not at rest: open orders 2:");
    }

    @Test
    void allViolationsAreCountedAlthoughTheFirstOnesAreListed() {
        Finding first = new Finding("nothing is handled twice", "event 1");
        Verdict verdict = new Verdict(
                Verdict.Outcome.VIOLATED, "", List.of(first), Map.of("nothing is handled twice", 1000L), Map.of());

        Conclusion conclusion = Conclusion.of(verdict, Map.of(), List.of());

        assertThat(conclusion.text()).isEqualTo("BROKEN, 1000 findings:");
        assertThat(conclusion.broken())
                .containsExactly("nothing is handled twice: event 1", "nothing is handled twice: 999 more");
    }

    @Test
    void whatDoesNotComeToRestIsNamed() {
        Conclusion conclusion = new Conclusion(0, List.of(), OPEN, LACKS);

        assertThat(conclusion.exitCode()).isEqualTo(4);
        assertThat(conclusion.text()).isEqualTo("NOT AT REST: open orders 2");
    }

    @Test
    void tooFewFaultsDecideNothing() {
        Conclusion conclusion = new Conclusion(0, List.of(), Map.of(), LACKS);

        assertThat(conclusion.exitCode()).isEqualTo(5);
        assertThat(conclusion.text()).isEqualTo("UNDECIDED: 3 kills of at least 8");
    }

    @Test
    void otherwiseEveryGuaranteeHeld() {
        assertThat(new Conclusion(0, List.of(), Map.of(), List.of()).exitCode()).isZero();
    }
}
