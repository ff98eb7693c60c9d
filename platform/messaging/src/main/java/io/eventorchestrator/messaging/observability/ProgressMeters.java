package io.eventorchestrator.messaging.observability;

import io.eventorchestrator.messaging.observability.ProgressBoard.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Meters whose names are known only at run time. Used by the watch's thread. */
final class ProgressMeters {

    private static final double MILLIS = 1_000;

    private final ProgressBoard board;
    private final ProgressProperties properties;
    private final LongSupplier nanoTime;
    private final MultiGauge stalled;
    private final MultiGauge loops;
    private final MultiGauge waiting;

    ProgressMeters(MeterRegistry registry, ProgressBoard board, ProgressProperties properties, LongSupplier nanoTime) {
        this.board = board;
        this.properties = properties;
        this.nanoTime = nanoTime;
        this.stalled = MultiGauge.builder("events.stalled")
                .baseUnit("seconds")
                .description("Time that something has waited without progress; zero for an active loop")
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

    /** @param stalls those of loops are ignored, because they are measured at each scrape */
    void note(List<Stall> stalls, Optional<ProgressFindings> findings) {
        List<Row<?>> standing = new ArrayList<>();
        board.loops().forEach((name, loop) -> standing.add(standing(name, loop)));
        stalls.stream()
                .filter(stall -> stall.kind() != Stall.Kind.LOOP)
                .forEach(stall -> standing.add(standing(stall)));
        stalled.register(standing, true);
        loops.register(
                board.loops().entrySet().stream().map(ProgressMeters::age).toList(), true);
        Map<String, Long> records =
                findings.map(ProgressFindings::waitingAtBroker).orElse(Map.of());
        waiting.register(
                records.entrySet().stream()
                        .map(group -> Row.of(Tags.of("group", group.getKey()), group.getValue()))
                        .toList(),
                true);
    }

    // Computed at each scrape, so that they continue while the watch itself is stalled.
    private Row<?> standing(String name, Loop loop) {
        return Row.of(
                tags(Stall.Kind.LOOP, name), loop, watched -> seconds(watched.stalledFor(properties.stalledAfter())));
    }

    private Row<?> standing(Stall stall) {
        long noted = nanoTime.getAsLong();
        return Row.of(tags(stall.kind(), stall.name()), stall, found -> seconds(found, noted));
    }

    // NaN once health omits it too, because its state is then unknown.
    private double seconds(Stall stall, long noted) {
        Duration since = Duration.ofNanos(nanoTime.getAsLong() - noted);
        return since.compareTo(properties.knownFor()) > 0
                ? Double.NaN
                : seconds(stall.lasts().plus(since));
    }

    private static Tags tags(Stall.Kind kind, String name) {
        return Tags.of("kind", kind.name().toLowerCase(Locale.ROOT), "name", name);
    }

    private static Row<?> age(Map.Entry<String, Loop> loop) {
        Progress progress = loop.getValue().progress();
        return Row.of(Tags.of("loop", loop.getKey()), progress, moved -> seconds(moved.sinceMoved()));
    }

    static double seconds(Duration age) {
        return age.toMillis() / MILLIS;
    }
}
