package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.orders.returns.application.OpenReturns.Count;
import io.eventorchestrator.orders.returns.domain.ReturnState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Measures returns that are not final, by state, on both transports. Each instance counts those of all. */
@Component
public class CountReturns {

    private static final double MILLIS_PER_SECOND = 1000;

    private final OpenReturns returns;
    private final MeterRegistry meters;
    private final AtomicReference<@Nullable Map<ReturnState, Count>> counts = new AtomicReference<>();

    CountReturns(OpenReturns returns, MeterRegistry meters) {
        this.returns = returns;
        this.meters = meters;
        Stream.of(ReturnState.values()).filter(state -> !state.isFinal()).forEach(this::measure);
    }

    private void measure(ReturnState state) {
        gauge("orders.returns.open", null, state, Count::number);
        gauge(
                "orders.returns.oldest.age",
                "seconds",
                state,
                count -> count.longestUnchanged().toMillis() / MILLIS_PER_SECOND);
    }

    private void gauge(String name, @Nullable String unit, ReturnState state, ToDoubleFunction<Count> value) {
        Gauge.builder(name, counts, known -> value(known.get(), state, value))
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .baseUnit(unit)
                .register(meters);
    }

    private static double value(
            @Nullable Map<ReturnState, Count> known, ReturnState state, ToDoubleFunction<Count> value) {
        return known == null ? Double.NaN : value.applyAsDouble(known.getOrDefault(state, Count.NONE));
    }

    /** Counts anew. Without an answer of the database the numbers are unknown: zero would mean that none is open. */
    @Scheduled(fixedDelayString = "${orders.returns.count-every}")
    public void count() {
        Map<ReturnState, Count> known = null;
        try {
            known = returns.count();
        } finally {
            counts.set(known);
        }
    }
}
