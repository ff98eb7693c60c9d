package io.eventorchestrator.messaging.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The values at a scrape without new findings, as when the watch hangs. */
class ProgressMetersTest {

    private static final Stall OUTBOX =
            new Stall(Stall.Kind.OUTBOX, "orders.order.placed", Duration.ofSeconds(60), "gone");

    private final AtomicLong nanos = new AtomicLong();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ProgressBoard board = new ProgressBoard();
    private final ProgressMeters meters = meters(Duration.ofSeconds(60));

    @Test
    void aStallPersistsBetweenChecksAndIsUnknownAfterTooManyMissedOnes() {
        meters.note(List.of(OUTBOX), Optional.empty());
        pass(30);
        assertThat(stalled("outbox", "orders.order.placed")).isEqualTo(90);
        pass(36);
        assertThat(stalled("outbox", "orders.order.placed")).isNaN();
    }

    @Test
    void aStallThatHasEndedHasNoSeries() {
        meters.note(List.of(OUTBOX), Optional.empty());
        meters.note(List.of(), Optional.empty());
        assertThat(registry.scrape()).doesNotContain("events_stalled_seconds{");
    }

    @Test
    void anActiveLoopIsZeroAndAHangingOneIsSeenWithoutNewFindings() {
        Progress watch = board.loop("progress-watch", Duration.ofMillis(1));
        ProgressMeters impatient = meters(Duration.ofMillis(500));
        watch.advanced();
        impatient.note(List.of(), Optional.empty());

        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(
                        () -> assertThat(stalled("loop", "progress-watch")).isGreaterThan(0.5));
        watch.advanced();
        assertThat(stalled("loop", "progress-watch")).isZero();
        watch.stopped();
        assertThat(stalled("loop", "progress-watch")).isZero();
    }

    @Test
    void lagAtTheBrokerIsReportedByGroup() {
        Backlog nothing = new Backlog(0, 0, 0, List.of(), Map.of());
        meters.note(List.of(), Optional.of(new ProgressFindings(nothing, waiting(7), List.of())));
        assertThat(registry.scrape()).contains("events_group_waiting_events{group=\"reservations\"} 7.0");
    }

    // If a meter were replaced, a scrape at that moment would find it twice, and fail.
    @Test
    void anotherFindingChangesTheValueAndReplacesNoMeter() {
        Progress watch = board.loop("progress-watch", Duration.ofSeconds(1));
        watch.advanced();
        note(Duration.ofSeconds(60), 7);
        List<Meter> before = registry.getMeters();

        note(Duration.ofSeconds(70), 8);

        assertThat(registry.getMeters())
                .hasSize(4)
                .allSatisfy(meter ->
                        assertThat(before).anySatisfy(same -> assertThat(same).isSameAs(meter)));
        assertThat(stalled("group", "reservations")).isEqualTo(70);
        assertThat(registry.scrape()).contains("events_group_waiting_events{group=\"reservations\"} 8.0");
    }

    private void note(Duration lasts, long waiting) {
        Backlog nothing = new Backlog(0, 0, 0, List.of(), Map.of());
        List<Stall> stalls = List.of(new Stall(Stall.Kind.GROUP, "reservations", lasts, "gone"));
        meters.note(stalls, Optional.of(new ProgressFindings(nothing, waiting(waiting), stalls)));
    }

    private static WaitingRecords waiting(long records) {
        return new WaitingRecords(Map.of("reservations", records), Map.of());
    }

    private double stalled(String kind, String name) {
        String series = "events_stalled_seconds{kind=\"%s\",name=\"%s\"} ".formatted(kind, name);
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .findFirst()
                .orElseThrow();
    }

    private ProgressMeters meters(Duration stalledAfter) {
        return new ProgressMeters(
                registry, board, new ProgressProperties(stalledAfter, Duration.ofSeconds(5)), nanos::get);
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
