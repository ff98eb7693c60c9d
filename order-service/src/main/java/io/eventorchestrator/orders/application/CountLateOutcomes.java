package io.eventorchestrator.orders.application;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Measures how many orders wait for late outcomes, on both transports. Each instance counts those of all. */
@Component
public class CountLateOutcomes {

    // A larger number would tell an operator nothing more, and take longer to count.
    private static final int MOST = 1_000;

    private final Orders orders;
    private final LateOutcomeProperties properties;
    private final AtomicReference<Double> waiting = new AtomicReference<>(Double.NaN);

    CountLateOutcomes(Orders orders, LateOutcomeProperties properties, MeterRegistry meters) {
        this.orders = orders;
        this.properties = properties;
        meters.gauge("orders.late_outcomes.waiting", waiting, AtomicReference::get);
    }

    /** Counts anew. Without an answer of the database the number is unknown: zero would mean that none waits. */
    @Scheduled(fixedDelayString = "${orders.late-outcomes.count-every}")
    public void count() {
        double known = Double.NaN;
        try {
            known = orders.unanswered(properties.after(), MOST);
        } finally {
            waiting.set(known);
        }
    }
}
