package io.eventorchestrator.messaging.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessagingHealthTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final ProgressBoard board = new ProgressBoard();
    private final ProgressWatch watch = mock(ProgressWatch.class);
    private final MessagingHealth health = new MessagingHealth(() -> true, watch, board);

    MessagingHealthTest() {
        when(watch.stalls()).thenReturn(List.of());
        when(watch.findings()).thenReturn(Optional.empty());
    }

    @Test
    void tellsTheAgeOfTheLastRoundOfEachLoopThatWorks() {
        Progress hanging = board.loop("hanging", SOON);
        Progress working = board.loop("working", SOON);
        Progress ended = board.loop("ended", SOON);
        hanging.advanced();
        ended.stopped();

        await().atMost(SOON).untilAsserted(() -> {
            working.advanced();
            assertThat(lastRounds()).hasToString("{hanging=2 s ago, working=0 s ago}");
        });
        hanging.failed("a failed round is none");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lastRounds()).asString().contains("hanging=3 s ago"));
    }

    private Object lastRounds() {
        return Objects.requireNonNull(health.health().getDetails().get("lastRounds"));
    }
}
