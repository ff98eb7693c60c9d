package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.outbox.OutboxNews.FirstNews;
import io.eventorchestrator.messaging.outbox.OutboxNews.News;
import io.eventorchestrator.messaging.outbox.OutboxNews.Snapshot;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the lanes which rows became visible in the outbox, with one query for all topics. */
final class Scout {

    private static final int AT_MOST = 2_000;
    private static final long ASIDE_EVERY = Duration.ofMillis(500).toNanos();
    // Comparing the rows that are set aside, which may be many, takes at most this fraction of the time.
    private static final int ASIDE_PART = 20;
    // Reads everything again as a precaution; no known case needs it.
    private static final long ALL_AGAIN_EVERY = Duration.ofMinutes(10).toNanos();

    private final OutboxNews outbox;
    private final SetAsideTopics setAsideTopics;
    private final HeldShards leases;
    private final LaneRunner lanes;
    private final WakeUp wakeUp;
    private final Duration idlePoll;
    private final MachineTime time;
    private @Nullable Snapshot last;
    private Map<String, String> aside = Map.of();
    private long asideAt;
    private long asideEvery = ASIDE_EVERY;
    private long act;
    private long actAt;
    private long allAgainAt;

    Scout(
            OutboxNews outbox,
            SetAsideTopics setAsideTopics,
            HeldShards leases,
            LaneRunner lanes,
            WakeUp wakeUp,
            Duration idlePoll,
            MachineTime time) {
        this.outbox = outbox;
        this.setAsideTopics = setAsideTopics;
        this.leases = leases;
        this.lanes = lanes;
        this.wakeUp = wakeUp;
        this.idlePoll = idlePoll;
        this.time = time;
        this.asideAt = time.nanoTime();
        this.actAt = asideAt;
        this.allAgainAt = asideAt;
    }

    void round() throws InterruptedException {
        wakeUp.await(idlePoll);
        try {
            look(leases.held());
        } catch (RuntimeException | Error failed) {
            last = null;
            throw failed;
        }
    }

    private void look(Map<Integer, Long> held) {
        Snapshot since = last;
        if (held.isEmpty()) {
            lanes.hold(held);
            last = null;
        } else if (since == null || isDue(allAgainAt, ALL_AGAIN_EVERY)) {
            startAnew(held);
        } else {
            if (!held.equals(lanes.held())) {
                adopt(held);
            }
            tell(since, held);
            watchAside();
        }
    }

    // Determines the starting point first: rows that are not visible there yet are reported later.
    private void startAnew(Map<Integer, Long> held) {
        last = outbox.now();
        allAgainAt = time.nanoTime();
        lanes.rewind();
        adopt(held);
    }

    // A lane takes over a shard only between two looks. It reads by itself the rows that earlier looks left out because
    // the shard was not held.
    private void adopt(Map<Integer, Long> held) {
        followActs();
        compareAside();
        lanes.hold(held);
        outbox.topics().forEach(topic -> lanes.of(topic).signal());
    }

    private void tell(Snapshot since, Map<Integer, Long> held) {
        News news = outbox.since(since, held.keySet(), AT_MOST);
        if (!news.now().follows(since)) {
            startAnew(held);
        } else if (news.size() < AT_MOST) {
            news.byTopic().forEach((topic, rows) -> lanes.of(topic).tell(rows));
            last = news.now();
        } else {
            FirstNews first = outbox.firstSince(since, held.keySet());
            first.first()
                    .forEach(
                            row -> lanes.of(Objects.requireNonNull(row.topic())).tellFrom(row.shard(), row.seq()));
            last = first.now();
        }
    }

    private void watchAside() {
        if (isDue(actAt, ASIDE_EVERY)) {
            followActs();
        }
        if (isDue(asideAt, asideEvery)) {
            compareAside();
        }
    }

    // Comparing misses a record that the shard's former holder set aside and an operator put back between two
    // comparisons.
    private void followActs() {
        long now = outbox.lastAct();
        if (now != act) {
            lanes.rewind();
        }
        act = now;
        actAt = time.nanoTime();
    }

    // A lane reads or reports each record that is set aside after this, so no change between two looks is missed.
    private void compareAside() {
        long begun = time.nanoTime();
        Set<String> changed = setAsideTopics.take();
        Map<String, String> now = outbox.aside();
        Set<String> topics = new HashSet<>(aside.keySet());
        topics.addAll(now.keySet());
        topics.removeIf(topic -> Objects.equals(aside.get(topic), now.get(topic)));
        changed.addAll(topics);
        changed.forEach(topic -> lanes.of(topic).rewind());
        aside = now;
        asideAt = time.nanoTime();
        asideEvery = Math.max(ASIDE_EVERY, ASIDE_PART * (asideAt - begun));
    }

    private boolean isDue(long last, long every) {
        return time.nanoTime() - last >= every;
    }
}
