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
import java.util.stream.Collectors;

/** Meters whose names are known only at run time. Used by the watch's thread. */
final class ProgressMeters {

    private static final double MILLIS = 1_000;

    private final ProgressBoard board;
    private final ProgressProperties properties;
    private final LongSupplier nanoTime;
    private final MultiGauge stalled;
    private final MultiGauge loops;
    private final MultiGauge waiting;
    private volatile Noted noted = new Noted(0, Map.of(), Map.of());

    /** The findings of the last check, which the meters read at each scrape. */
    private record Noted(long at, Map<Tags, Duration> stalls, Map<String, Long> waiting) {}

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
        noted = new Noted(
                nanoTime.getAsLong(),
                stalls.stream()
                        .filter(stall -> stall.kind() != Stall.Kind.LOOP)
                        .collect(Collectors.toMap(ProgressMeters::tags, Stall::lasts, (first, second) -> first)),
                findings.map(found -> found.waitingAtBroker().records()).orElse(Map.of()));
        List<Row<?>> standing = new ArrayList<>();
        board.loops().forEach((name, loop) -> standing.add(standing(name, loop)));
        noted.stalls().keySet().forEach(stall -> standing.add(standing(stall)));
        // Replaces no meter: a scrape at that moment would find the meter twice, and fail.
        stalled.register(standing, false);
        loops.register(
                board.loops().entrySet().stream().map(ProgressMeters::age).toList(), false);
        waiting.register(noted.waiting().keySet().stream().map(this::waiting).toList(), false);
    }

    // Computed at each scrape, so that they continue while the watch itself is stalled.
    private Row<?> standing(String name, Loop loop) {
        return Row.of(
                tags(Stall.Kind.LOOP, name), loop, watched -> seconds(watched.stalledFor(properties.stalledAfter())));
    }

    private Row<?> standing(Tags stall) {
        return Row.of(stall, this, meters -> meters.seconds(stall));
    }

    // NaN once health omits it too, because its state is then unknown.
    private double seconds(Tags stall) {
        Noted last = noted;
        Duration lasts = last.stalls().get(stall);
        Duration since = Duration.ofNanos(nanoTime.getAsLong() - last.at());
        return lasts == null || since.compareTo(properties.knownFor()) > 0 ? Double.NaN : seconds(lasts.plus(since));
    }

    private Row<?> waiting(String group) {
        return Row.of(Tags.of("group", group), this, meters -> meters.records(group));
    }

    private double records(String group) {
        Long records = noted.waiting().get(group);
        return records == null ? Double.NaN : records;
    }

    private static Tags tags(Stall stall) {
        return tags(stall.kind(), stall.name());
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
