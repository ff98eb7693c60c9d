package io.eventorchestrator.messaging.observability;

import io.eventorchestrator.messaging.observability.ProgressBoard.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Meters whose names are known only while a service runs. Used by the watch's thread. */
final class ProgressMeters {

    private static final double MILLIS = 1_000;

    private final ProgressBoard board;
    private final MultiGauge stalled;
    private final MultiGauge loops;
    private final MultiGauge waiting;

    ProgressMeters(MeterRegistry registry, ProgressBoard board) {
        this.board = board;
        this.stalled = MultiGauge.builder("events.stalled")
                .baseUnit("seconds")
                .description("For how long something waits and does not move")
                .register(registry);
        this.loops = MultiGauge.builder("events.loop.age")
                .baseUnit("seconds")
                .description("Time since a loop completed a round")
                .register(registry);
        this.waiting = MultiGauge.builder("events.group.waiting")
                .baseUnit("events")
                .description("Records that wait for a consumer group at the broker; on the kafka transport only")
                .register(registry);
    }

    void note(List<Stall> stalls, Optional<Situation> situation) {
        stalled.register(stalls.stream().map(ProgressMeters::row).toList(), true);
        loops.register(
                board.loops().entrySet().stream().map(ProgressMeters::row).toList(), true);
        Map<String, Long> records = situation.map(Situation::waitingAtBroker).orElse(Map.of());
        waiting.register(
                records.entrySet().stream()
                        .map(group -> Row.of(Tags.of("group", group.getKey()), group.getValue()))
                        .toList(),
                true);
    }

    private static Row<?> row(Stall stall) {
        String kind = stall.kind().name().toLowerCase(Locale.ROOT);
        return Row.of(Tags.of("kind", kind, "name", stall.name()), seconds(stall.lasts()));
    }

    // The age is computed at each scrape: it goes on when the watch itself stands still.
    private static Row<?> row(Map.Entry<String, Loop> loop) {
        Progress progress = loop.getValue().progress();
        return Row.of(Tags.of("loop", loop.getKey()), progress, moved -> seconds(moved.sinceMoved()));
    }

    static double seconds(Duration age) {
        return age.toMillis() / MILLIS;
    }
}
