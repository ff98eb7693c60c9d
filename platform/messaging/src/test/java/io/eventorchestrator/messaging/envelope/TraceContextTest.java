package io.eventorchestrator.messaging.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void aNewTraceIsValid() {
        TraceContext begun = TraceContext.begin();

        assertThat(TraceContext.of(begun.traceparent(), null)).contains(begun);
    }

    @Test
    void theNextSpanStaysInTheTraceWithItsStateAndFlags() {
        TraceContext next =
                TraceContext.of(PARENT, "vendor=1").map(TraceContext::next).orElseThrow();

        assertThat(next.traceparent())
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .endsWith("-01")
                .hasSameSizeAs(PARENT)
                .isNotEqualTo(PARENT);
        assertThat(next.tracestate()).isEqualTo("vendor=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"
            })
    void whatTheRecommendationForbidsIsNotFollowed(String traceparent) {
        assertThat(TraceContext.of(traceparent, null)).isEmpty();
    }
}
