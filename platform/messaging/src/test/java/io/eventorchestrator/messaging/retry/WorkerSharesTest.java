package io.eventorchestrator.messaging.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.loop.SystemTime;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerSharesTest {

    private static final RetryProperties.Schedule SCHEDULE =
            new RetryProperties.Schedule(5, Duration.ofMillis(1), 2, Duration.ofMillis(1));
    private static final int OF_EACH = 100;

    private final CountDownLatch peerAnswers = new CountDownLatch(1);
    private final Set<ParkedKey> settled = ConcurrentHashMap.newKeySet();
    private final RetryScheduler scheduler = new RetryScheduler(
            new OneGroupHangs(),
            new RetryProperties(SCHEDULE, Map.of(), Duration.ofMillis(1), 4),
            Set.of("hanging", "healthy"),
            new ProgressBoard(),
            new SystemTime());

    @AfterEach
    void stop() {
        peerAnswers.countDown();
        scheduler.stop();
    }

    @Test
    void aGroupThatHangsDelaysNoOther() {
        scheduler.start();

        await().atMost(Duration.ofMinutes(5)).until(() -> settled.size() == OF_EACH);
        assertThat(settled).extracting(ParkedKey::consumerGroup).containsOnly("healthy");

        peerAnswers.countDown();
        await().atMost(Duration.ofMinutes(5)).until(() -> settled.size() == 2 * OF_EACH);
    }

    @Test
    void oneWorkerIsReservedForEachGroup() {
        WorkerShares shares = new WorkerShares(Set.of("a", "b", "c"), 4);
        add(shares, "a", 4);

        assertThat(begun(shares)).containsExactly("a", "a");
        add(shares, "b", 2);
        add(shares, "c", 2);
        assertThat(begun(shares)).containsExactly("b", "c");
    }

    @Test
    void theNextFreeWorkerGoesToTheGroupWithTheFewest() {
        WorkerShares shares = new WorkerShares(Set.of("a", "b"), 3);
        add(shares, "a", 4);
        assertThat(begun(shares)).containsExactly("a", "a");
        add(shares, "b", 2);
        assertThat(begun(shares)).containsExactly("b");

        shares.end(new ParkedKey("a", 1));

        assertThat(begun(shares)).containsExactly("a");
        shares.end(new ParkedKey("b", 1));
        assertThat(begun(shares)).containsExactly("b");
    }

    @Test
    void moreGroupsThanWorkersGetOneEach() {
        WorkerShares shares = new WorkerShares(Set.of("a", "b", "c"), 1);
        Set.of("a", "b", "c").forEach(group -> add(shares, group, 2));

        assertThat(begun(shares)).containsExactly("a", "b", "c");
        assertThat(shares.workers()).isEqualTo(3);
    }

    @Test
    void aGroupAsksForNoMoreKeysThanItsWorkersNeedNext() {
        WorkerShares shares = new WorkerShares(Set.of("a", "b"), 3);

        assertThat(shares.room()).isEqualTo(Map.of("a", 4, "b", 4));
        add(shares, "a", 4);
        begun(shares);
        assertThat(shares.room()).isEqualTo(Map.of("b", 4));
    }

    private static void add(WorkerShares shares, String group, int keys) {
        LongStream.rangeClosed(1, keys).forEach(key -> shares.add(new ParkedKey(group, key)));
    }

    /** The groups of the keys that begin now. */
    private static List<String> begun(WorkerShares shares) {
        List<String> groups = new ArrayList<>();
        for (Optional<ParkedKey> key = shares.begin(); key.isPresent(); key = shares.begin()) {
            groups.add(key.get().consumerGroup());
        }
        return groups;
    }

    /** A hundred keys of each group are due. */
    private final class OneGroupHangs implements RetryQueue {

        @Override
        public List<ParkedKey> due(Collection<ParkedKey> except, Map<String, Integer> atMost) {
            return atMost.entrySet().stream()
                    .flatMap(group -> due(group.getKey(), except).stream().limit(group.getValue()))
                    .toList();
        }

        private List<ParkedKey> due(String group, Collection<ParkedKey> except) {
            return LongStream.range(0, OF_EACH)
                    .mapToObj(key -> new ParkedKey(group, key))
                    .filter(key -> !except.contains(key) && !settled.contains(key))
                    .toList();
        }

        @Override
        public Duration untilNextDue(Duration atMost) {
            return atMost;
        }

        @Override
        public RetryResult retry(ParkedKey key) {
            if (key.consumerGroup().equals("hanging")) {
                hang();
            }
            settled.add(key);
            return RetryResult.WAITS;
        }

        private void hang() {
            try {
                peerAnswers.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
