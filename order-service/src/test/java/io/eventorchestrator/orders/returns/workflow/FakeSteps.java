package io.eventorchestrator.orders.returns.workflow;

import io.eventorchestrator.orders.returns.application.ReturnWork.Next;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.Work;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A return whose row is a list of works: each ends when it succeeds, or is given up. Notes what is done. */
final class FakeSteps implements ReturnSteps {

    private final Deque<Work> works = new ConcurrentLinkedDeque<>();
    private final Map<Work, Deque<RuntimeException>> failures = new EnumMap<>(Work.class);
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Set<String> runs = new ConcurrentSkipListSet<>();
    private final AtomicInteger asked = new AtomicInteger();
    private @Nullable Instant decideBy;
    private volatile boolean isReplaced;

    FakeSteps(Work... works) {
        this.works.addAll(List.of(works));
    }

    /** The next attempts of a work fail. */
    FakeSteps failing(Work work, int times) {
        for (int i = 1; i <= times; i++) {
            failing(work, new IllegalStateException("503, time " + i));
        }
        return this;
    }

    FakeSteps failing(Work work, RuntimeException failure) {
        failures.computeIfAbsent(work, key -> new ArrayDeque<>()).add(failure);
        return this;
    }

    FakeSteps decideBy(Instant latest) {
        decideBy = latest;
        return this;
    }

    /** A person has decided, or the time is up. */
    void decided() {
        works.remove(Work.AWAIT_DECISION);
    }

    /** Another run has replaced the one that asks. */
    void replaced() {
        isReplaced = true;
    }

    /** Counts the questions of workflows for the next work. */
    int asked() {
        return asked.get();
    }

    /** The runs that asked, such as {@code run 1 of version 1}. */
    Set<String> runs() {
        return runs;
    }

    List<String> done() {
        return done;
    }

    @Override
    public boolean noteRun(UUID id, int run, String version) {
        runs.add("run %d of version %s".formatted(run, version));
        return !isReplaced;
    }

    @Override
    public Next next(UUID id) {
        asked.incrementAndGet();
        return new Next(Objects.requireNonNullElse(works.peek(), Work.NONE), decideBy);
    }

    @Override
    public void attempt(UUID id, Work work) {
        done.add(work.name());
        Deque<RuntimeException> left = failures.getOrDefault(work, new ArrayDeque<>());
        if (!left.isEmpty()) {
            throw left.remove();
        }
        works.remove(work);
    }

    @Override
    public void giveUp(UUID id, Work work, Failure failure) {
        done.add("gave up %s after %d: %s".formatted(work, failure.attempts(), failure.error()));
        works.remove(work);
    }

    @Override
    public void timeOut(UUID id) {
        done.add("time out");
    }
}
