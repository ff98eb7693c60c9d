package io.eventorchestrator.tooling.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConclusionTest {

    private static final Map<String, Long> OPEN = Map.of("open orders", 2L);
    private static final List<String> LACKS = List.of("3 kills of at least 8");

    @Test
    void aBrokenGuaranteeOutweighsEverythingElse() {
        Conclusion conclusion = new Conclusion(List.of("order 1 was reserved twice"), OPEN, LACKS);

        assertThat(conclusion.exitCode()).isEqualTo(1);
        assertThat(conclusion.text()).isEqualTo("BROKEN, 1 findings:");
    }

    @Test
    void whatDoesNotComeToRestIsNamed() {
        Conclusion conclusion = new Conclusion(List.of(), OPEN, LACKS);

        assertThat(conclusion.exitCode()).isEqualTo(4);
        assertThat(conclusion.text()).isEqualTo("NOT AT REST: open orders 2");
    }

    @Test
    void tooFewFaultsDecideNothing() {
        Conclusion conclusion = new Conclusion(List.of(), Map.of(), LACKS);

        assertThat(conclusion.exitCode()).isEqualTo(5);
        assertThat(conclusion.text()).isEqualTo("UNDECIDED: 3 kills of at least 8");
    }

    @Test
    void otherwiseEveryGuaranteeHeld() {
        assertThat(new Conclusion(List.of(), Map.of(), List.of()).exitCode()).isZero();
    }
}
